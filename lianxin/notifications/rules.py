"""When somebody is told and by what, and who sees the ways out. Pure: hours and wishes come in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from django.db.models import Q
from django.utils import timezone

from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.flow import Text
from lianxin.core.rulenames import AREAS
from lianxin.notifications.models import Channel, Kind

ONE_DAY, ONE_HOUR = timedelta(days=1), timedelta(hours=1)
_TELLING = (
    "matters", "activities", "council", "volunteers", "services", "facilities", "honours",
    "organisations", "party",
)  # fmt: skip
TOPICS: Mapping[str, Text] = MappingProxyType({area: AREAS[area] for area in _TELLING})
"""What news is about, by the app whose things it tells of."""
DISCREET = frozenset({"party", "services"})
"""Of these a telephone lying on a table says no more than that there is news."""
REPEATABLE = frozenset({Channel.PUSH, Channel.MAIL})
"""Ways whose receiver knows a message that comes twice by its name."""
GROUP_TOPICS = ("honours", "activities", "council")
"""Of what a residents' group can be told: all of it public."""
SCHEMES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        Kind.WECOM: frozenset({"wecombot"}),
        Kind.DINGTALK: frozenset({"dingtalk"}),
        Kind.FEISHU: frozenset({"feishu", "lark"}),
        Kind.SMS: frozenset({"json", "jsons", "form", "forms", "xml", "xmls"}),
        Kind.OTHER: frozenset({"json", "jsons", "form", "forms", "matrixs", "rockets", "mmosts"}),
    }
)
"""How an address of each kind may begin: nothing that would run or write on our own machines."""
MOST_BROWSERS = 10
"""So many of one user's browsers show news; a new one takes the place of the oldest."""
PHONE = "{phone}"
"""Where in the address of an SMS service the number goes."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of the day at which the rules have messages sent and not sent."""

    quiet_from: int
    quiet_until: int
    digest_hour: int


@dataclass(frozen=True, slots=True)
class Terms:
    """How somebody wants to be told."""

    channels: frozenset[str] = frozenset()
    is_at_once: bool = False
    digest_hour: int | None = None
    quiet: tuple[int, int] | None = None
    """None: as the rules have it; two equal hours: never quiet."""
    refused: frozenset[str] = frozenset()

    def wants(self, topic: str, *, is_required: bool) -> bool:
        return is_required or topic not in self.refused


def topic_of(subject_kind: str) -> str:
    """The app whose thing it is, e.g. matters.matter is of matters."""
    return subject_kind.partition(".")[0]


def due(terms: Terms, hours: Hours, *, at: datetime, is_required: bool = False) -> datetime:
    """The first moment at which news of `at` may be sent: with the day's digest, or at once, and
    never in the quiet hours. What is required does not wait for the digest.
    """
    local = timezone.localtime(at)
    if not (terms.is_at_once or is_required):
        hour = hours.digest_hour if terms.digest_hour is None else terms.digest_hour
        local = _next(local, hour)
    start, end = terms.quiet or (hours.quiet_from, hours.quiet_until)
    return _next(local, end) if _is_within(local.hour, start, end) else local


def _next(local: datetime, hour: int) -> datetime:
    """The next time, later than now, that a clock shows this full hour."""
    today = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return today if today > local else today + ONE_DAY


def _is_within(hour: int, start: int, end: int) -> bool:
    """Whether an hour of the day lies in a span that may run over midnight."""
    return start <= hour < end if start <= end else hour >= start or hour < end


def may_look(actor: Actor) -> bool:
    """Whether somebody has a desk, at which it is shown what was not delivered."""
    return bool(actor.places(*DESK))


def may_set_up(actor: Actor) -> bool:
    return bool(actor.places(Role.STREET))


def gateways_visible_to(actor: Actor) -> Q:
    """The street's own: those that serve one of its communities."""
    return Q(served__community_id__in=actor.places(Role.STREET))


def deliveries_visible_to(actor: Actor) -> Q:
    """Of the communities where one works; what is of none, only the street sees."""
    of_none = Q(community_id__isnull=True) if actor.places(Role.STREET) else Q(pk__in=[])
    return Q(community_id__in=actor.places(*DESK)) | of_none


def is_push_service(host: str, known: Iterable[str]) -> bool:
    """Whether words may be handed to a host: one that is named, or lies under one with a dot."""
    return any(host == each or (each.startswith(".") and host.endswith(each)) for each in known)


def mask_url(url: str) -> str:
    """jsons://…f3k9: enough to know an address again, too little to use it."""
    scheme, _colon, rest = url.partition("://")
    return f"{scheme}://…{rest[-4:] if len(rest) > 12 else ''}"
