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
SPEECH_SECONDS = "council.speech_seconds"
SPEECH_TURNS = "council.speech_turns"
SECONDS = "council.seconds_needed"
PROXIES = "council.proxies_each"
DISSENT = "council.dissent_days"
RISES = ("council.secretary_after_workdays", "council.street_after_workdays")
"""After how many workdays a late resolution is the secretary's, then the street's."""


def rule_for(council: Council, key: str, *, now: datetime) -> Rule:
    jurisdictions = council.community.subdistrict.jurisdictions
    return rule(key, on=local_day(now), jurisdictions=jurisdictions)


def turns_and_seconds(council: Council, *, now: datetime) -> tuple[int, int]:
    """How often and how long one may speak to an item: by the charter, else by the rule."""
    turns = council.speech_turns or rule_for(council, SPEECH_TURNS, now=now).count
    return turns, council.speech_seconds or rule_for(council, SPEECH_SECONDS, now=now).count


def proxies_allowed(council: Council, *, now: datetime) -> int:
    """For how many one member may vote: by the charter, never more than the day's rule."""
    return min(council.proxies_each, rule_for(council, PROXIES, now=now).count)


def doubtful(council: Council, *, now: datetime) -> Iterable[Rule]:
    """The rules in force that nobody has checked against their source yet, one of each article
    (D-01).
    """
    rules = (rule_for(council, key, now=now) for key in (QUORUM, MAJORITY, NOTICE, PUBLISH))
    return {each.article: each for each in rules if not each.is_confirmed}.values()
