"""How often somebody may try what could be guessed."""

from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext as _

from lianxin.core.errors import TooMany
from lianxin.core.secrets import blind_index

WINDOW_SECONDS = 3600


def spend(purpose: str, whose: str, *, most: int, now: datetime) -> None:
    """Count one try within the last hour; raises TooMany past `most`, which counts no further."""
    key = f"pace:{purpose}:{blind_index(whose)}"
    tries = [at for at in cache.get(key, ()) if at > now.timestamp() - WINDOW_SECONDS]
    if len(tries) >= most:
        minutes = max(1, round((tries[0] + WINDOW_SECONDS - now.timestamp()) / 60))
        raise TooMany(
            _("一小时里试了 %(most)d 次，请过 %(minutes)d 分钟再来，或打社区电话问。")
            % {"most": most, "minutes": minutes}
        )
    cache.set(key, [*tries, now.timestamp()], WINDOW_SECONDS)
