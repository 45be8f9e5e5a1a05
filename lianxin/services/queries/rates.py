"""The rules of a community's day that requests and rounds go by."""

from datetime import date, datetime, time
from fractions import Fraction

from lianxin.core.figures import LOCAL
from lianxin.core.packs import Rule, rule
from lianxin.places.models import Community
from lianxin.services.models import Way
from lianxin.volunteers.models import Half

FIRST_VISIT = "services.first_visit_workdays"
ELDER_AGE = "services.elder_age"
AHEAD = "services.asking_days"
PACE = "services.requests_an_hour"
SECONDS = "services.plan_seconds"
DETOUR = "party.walk_detour"
_PACES = {Way.WALKING: "services.walk_pace", Way.RIDING: "services.ride_pace"}
_BEGINS = {Half.MORNING: "services.morning_begins", Half.AFTERNOON: "services.afternoon_begins"}
_ENDS = {Half.MORNING: "services.morning_ends", Half.AFTERNOON: "services.afternoon_ends"}


def rule_of(community: Community, key: str, *, on: date) -> Rule:
    return rule(key, on=on, jurisdictions=community.subdistrict.jurisdictions)


def count_of(community: Community, key: str, *, on: date) -> int:
    return rule_of(community, key, on=on).count


def pace_of(community: Community, way: str, *, on: date) -> int:
    """Metres a minute."""
    return count_of(community, _PACES[Way(way)], on=on)


def detour_of(community: Community, *, on: date) -> Fraction:
    return rule_of(community, DETOUR, on=on).value


def span_of(community: Community, half: str, *, on: date) -> tuple[int, int]:
    """From which minute of the day to which a half-day's rounds go."""
    begins, ends = _BEGINS[Half(half)], _ENDS[Half(half)]
    return count_of(community, begins, on=on), count_of(community, ends, on=on)


def moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), tzinfo=LOCAL)


def minute_of(moment_: datetime) -> int:
    there = moment_.astimezone(LOCAL)
    return there.hour * 60 + there.minute
