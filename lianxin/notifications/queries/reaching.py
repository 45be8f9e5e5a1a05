"""How people can be reached, as the outbox and the pages about it ask."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.packs import rule
from lianxin.notifications.models import Browser, Channel, Gateway, Served, Wishes
from lianxin.notifications.rules import Hours, Terms

_COLUMNS = (
    "user_id", "by_push", "by_mail", "by_sms", "is_at_once", "digest_hour",
    "quiet_from", "quiet_until", "refused",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """By what one user is told: their terms, and whether a browser shows news to them."""

    terms: Terms
    has_browser: bool = False

    @property
    def channels(self) -> frozenset[str]:
        """The ways that lead somewhere."""
        return self.terms.channels - (frozenset() if self.has_browser else {Channel.PUSH})


def number(key: str, *, on: date) -> int:
    return rule(f"messages.{key}", on=on, jurisdictions=()).count


def hours(*, on: date) -> Hours:
    names = ("quiet_from", "quiet_until", "digest_hour")
    return Hours(*(number(name, on=on) for name in names))


def has_mail() -> bool:
    """Whether this installation has a way to send mail."""
    return bool(settings.LIANXIN_HAS_MAIL)


def has_sms(community_id: int | None) -> bool:
    """Whether the street has an SMS service for a community."""
    return sms_of(community_id) is not None


def sms_of(community_id: int | None) -> Gateway | None:
    here = community_id or 0
    served = Served.objects.filter(community_id=here, is_sms=True, gateway__is_on=True)
    found = served.select_related("gateway").first()
    return found.gateway if found else None


def groups_of(community_id: int) -> QuerySet[Gateway]:
    """The robots in the groups of a community."""
    return Gateway.objects.filter(
        is_on=True, served__community_id=community_id, served__is_sms=False
    )


def wishes_of(user_id: int) -> Wishes:
    """What somebody wants; who never said anything wants nothing beyond the inbox."""
    return Wishes.objects.filter(pk=user_id).first() or Wishes(user_id=user_id)


def has_phone(user_id: int) -> bool:
    """Whether a user's account has a telephone number."""
    return User.objects.filter(pk=user_id).exclude(phone_index="").exists()


def browsers_for(actor: Actor) -> QuerySet[Browser]:
    """One's own browsers that show news, the latest first."""
    own = Browser.objects.filter(user_id=actor.user_id or 0, gone_at__isnull=True)
    return own.order_by("-added_at", "-pk")


def reaches(user_ids: Collection[int]) -> dict[int, Reach]:
    """By user, how those want to be told who have said so."""
    shown = Browser.objects.filter(user=OuterRef("pk"), gone_at__isnull=True)
    rows = Wishes.objects.filter(pk__in=user_ids).values_list(*_COLUMNS, Exists(shown))
    return {
        user_id: Reach(_terms(*rest, tuple(refused)), has_browser=has_browser)
        for user_id, *rest, refused, has_browser in rows
    }


@lru_cache(maxsize=1_000)
def _terms(
    by_push: bool,
    by_mail: bool,
    by_sms: bool,
    is_at_once: bool,
    digest_hour: int | None,
    quiet_from: int | None,
    quiet_until: int | None,
    refused: tuple[str, ...],
) -> Terms:
    chosen = {Channel.PUSH: by_push, Channel.MAIL: by_mail, Channel.SMS: by_sms}
    quiet = None if quiet_from is None or quiet_until is None else (quiet_from, quiet_until)
    return Terms(
        channels=frozenset(channel for channel, is_chosen in chosen.items() if is_chosen),
        is_at_once=is_at_once,
        digest_hour=digest_hour,
        quiet=quiet,
        refused=frozenset(refused),
    )


def otherwise(user_ids: Collection[int]) -> Mapping[int, list[str]]:
    """By what those can be reached who chose no way, where the law has them told all the same."""
    found: dict[int, list[str]] = defaultdict(list)
    confirmed = Wishes.objects.filter(pk__in=user_ids, mail_confirmed_at__isnull=False)
    for pk in confirmed.values_list("pk", flat=True):
        found[pk].append(Channel.MAIL)
    with_phone = User.objects.filter(pk__in=user_ids, is_active=True).exclude(phone_index="")
    for pk in with_phone.values_list("pk", flat=True):
        found[pk].append(Channel.SMS)
    return found


@dataclass(frozen=True, slots=True)
class Ways:
    """What the page of one's wishes shows."""

    wishes: Wishes
    hours: Hours
    browsers: list[Browser]
    has_mail: bool
    has_sms: bool

    @property
    def offered(self) -> dict[str, bool]:
        """Which ways can be chosen."""
        return {
            "by_push": bool(self.browsers),
            "by_mail": self.has_mail and self.wishes.mail_confirmed_at is not None,
            "by_sms": self.has_sms,
        }


def ways_for(actor: Actor, *, on: date) -> Ways:
    """By what somebody may be told; raises NotFound for a guest, who has no inbox."""
    if actor.user_id is None:
        raise NotFound
    return Ways(
        wishes=wishes_of(actor.user_id),
        hours=hours(on=on),
        browsers=list(browsers_for(actor)),
        has_mail=has_mail(),
        has_sms=has_sms(actor.home_id) and has_phone(actor.user_id),
    )
