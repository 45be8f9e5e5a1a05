"""The rules of the day for one community's activities."""

from datetime import datetime

from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.places.models import Community

OFFER_HOURS = "activities.offer_hours"
WAITING_PLACES = "activities.waiting_places"
SIGN_IN_MINUTES = "activities.sign_in_minutes"


def count_for(community: Community, key: str, *, now: datetime) -> int:
    jurisdictions = community.subdistrict.jurisdictions
    return rule(key, on=local_day(now), jurisdictions=jurisdictions).count
