"""The rules of a community's Party work on a day."""

from datetime import date

from lianxin.core.packs import Rule, rule
from lianxin.places.models import Community


def rule_of(community: Community, key: str, day: date) -> Rule:
    return rule(key, on=day, jurisdictions=community.subdistrict.jurisdictions)
