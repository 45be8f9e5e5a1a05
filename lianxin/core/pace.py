"""How often somebody may try what could be guessed."""

from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext as _

from lianxin.core.errors import TooMany
from lianxin.core.secrets import blind_index

WINDOW_SECONDS = 3600


def spend(purpose: str, whose: str, *, most: int, now: datetime) -> None:
    """Count one try within the last hour; raises TooMany past `most`, which counts no further."""
    key = _key(purpose, whose)
    tries = [at for at in cache.get(key, ()) if at > now.timestamp() - WINDOW_SECONDS]
    if len(tries) >= most:
        minutes = max(1, round((tries[0] + WINDOW_SECONDS - now.timestamp()) / 60))
        raise TooMany(
            _("一小时里试了 %(most)d 次，请过 %(minutes)d 分钟再来，或打社区电话问。")
            % {"most": most, "minutes": minutes}
        )
    cache.set(key, [*tries, now.timestamp()], WINDOW_SECONDS)


def count(purpose: str, whose: str, *, most: int, now: datetime) -> int:
    """The same for what is done by the thousand: counted by the minute, so that what is kept stays
    small. Returns how many are left of the hour.
    """
    key, minute = _key(purpose, whose), int(now.timestamp()) // 60
    hour: dict[int, int] = {
        at: n for at, n in cache.get(key, {}).items() if at > minute - WINDOW_SECONDS // 60
    }
    used = sum(hour.values())
    if used >= most:
        raise TooMany(_("一小时里用了 %(most)d 次，歇几分钟再来。") % {"most": most})
    cache.set(key, {**hour, minute: hour.get(minute, 0) + 1}, WINDOW_SECONDS)
    return most - used - 1


def _key(purpose: str, whose: str) -> str:
    return f"pace:{purpose}:{blind_index(whose)}"
