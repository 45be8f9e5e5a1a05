"""The rules of a council's place and day."""

from collections.abc import Iterable
from datetime import datetime

from lianxin.core.http import local_day
from lianxin.core.packs import Rule, rule
from lianxin.council.models import Council

QUORUM = "council.quorum"
MAJORITY = "council.majority"
NOTICE = "council.notice_days"
PUBLISH = "council.publish_days"


def rule_for(council: Council, key: str, *, now: datetime) -> Rule:
    jurisdictions = council.community.subdistrict.jurisdictions
    return rule(key, on=local_day(now), jurisdictions=jurisdictions)


def doubtful(council: Council, *, now: datetime) -> Iterable[Rule]:
    """The rules in force that nobody has checked against their source yet, one of each article
    (D-01).
    """
    rules = (rule_for(council, key, now=now) for key in (QUORUM, MAJORITY, NOTICE, PUBLISH))
    return {each.article: each for each in rules if not each.is_confirmed}.values()
