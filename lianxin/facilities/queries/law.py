"""The rules of the day for a community's facilities."""

from datetime import date

from lianxin.core.packs import rule
from lianxin.places.models import Community

ASK_DAYS = "facilities.ask_days"
ASK_HOURS = "facilities.ask_hours"
OPEN_ASKS = "facilities.open_asks"
LOAN_DAYS = "facilities.loan_days"
REMINDER_DAYS = "facilities.loan_reminder_days"


def count_for(community: Community, key: str, *, on: date) -> int:
    return rule(key, on=on, jurisdictions=community.subdistrict.jurisdictions).count
