"""The rules of a fund's place and day."""

from datetime import datetime

from lianxin.core.http import local_day
from lianxin.core.packs import Rule, rule
from lianxin.places.models import Community

NOTICE = "funds.notice_workdays"
VOICES = "funds.voices_an_hour"
QUOTES_FROM = "funds.quotes_from"
QUOTES_LEAST = "funds.quotes_least"
RESIDENTS = "funds.residents_accept"
OVERSEERS = "funds.overseers_accept"
CARRY = "funds.carry_over"


def rule_for(community: Community, key: str, *, now: datetime) -> Rule:
    return rule(key, on=local_day(now), jurisdictions=community.subdistrict.jurisdictions)


def count_for(community: Community, key: str, *, now: datetime) -> int:
    return rule_for(community, key, now=now).count


def use_rule(community: Community, use: str, *, now: datetime) -> Rule:
    """Whether money may be spent on a use: 1 or 0, with the article that says so."""
    return rule_for(community, f"funds.use_{use}", now=now)
