"""The rules of the day for one community's activities."""

from datetime import datetime

from lianxin.core.http import local_day
from lianxin.core.packs import Rule, rule
from lianxin.places.models import Community

OFFER_HOURS = "activities.offer_hours"
WAITING_PLACES = "activities.waiting_places"
SIGN_IN_MINUTES = "activities.sign_in_minutes"
WISHES_OPEN = "activities.wishes_open_course"
FIRST_RIGHT_DAYS = "activities.first_right_days"
CERTIFICATE_SHARE = "activities.certificate_share"


def rule_for(community: Community, key: str, *, now: datetime) -> Rule:
    jurisdictions = community.subdistrict.jurisdictions
    return rule(key, on=local_day(now), jurisdictions=jurisdictions)


def count_for(community: Community, key: str, *, now: datetime) -> int:
    return rule_for(community, key, now=now).count
