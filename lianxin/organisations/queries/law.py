"""The rules of a community's day."""

from datetime import date

from lianxin.core.packs import rule
from lianxin.places.models import Community

RENEWAL = "organisations.renewal_days"
PLEDGE = "organisations.pledge_days"
WORDS = "organisations.match_words"


def count_of(community: Community, key: str, *, on: date) -> int:
    return rule(key, on=on, jurisdictions=community.subdistrict.jurisdictions).count
