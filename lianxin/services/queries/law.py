"""The rules of a community's day for care, relief and work help."""

from collections.abc import Sequence
from datetime import date

from lianxin.core.packs import Rule, rule
from lianxin.places.models import Community
from lianxin.services.models import Need

CARE_DAYS = {need.value: f"services.care_days_{need.value}" for need in Need}
ALARM_HOUR = "services.care_alarm_hour"
YEAR_FEN = "services.relief_year_fen"
YEAR_TIMES = "services.relief_year_times"
NOTICE_WORKDAYS = "services.relief_notice_workdays"
PHOTO_DAYS = "services.relief_photo_days"
FOLLOW_UPS = (
    "services.follow_up_first",
    "services.follow_up_second",
    "services.follow_up_third",
)


def rule_of(community: Community, key: str, *, on: date) -> Rule:
    return rule(key, on=on, jurisdictions=community.subdistrict.jurisdictions)


def count_of(community: Community, key: str, *, on: date) -> int:
    return rule_of(community, key, on=on).count


def doubtful(community: Community, keys: Sequence[str], *, on: date) -> list[Rule]:
    """What of these is in force here and nobody has checked against its source yet."""
    rules = (rule_of(community, key, on=on) for key in keys)
    return list({found.article: found for found in rules if not found.is_confirmed}.values())
