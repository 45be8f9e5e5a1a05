"""The rules of a community's day that hold here."""

from lianxin.volunteers.queries.law import count_of, rule_of

__all__ = [
    "BURST_MINUTES",
    "BURST_VOTES",
    "DEEDS",
    "DEVICE_VOTES",
    "NOTICE",
    "RESULT",
    "TELLS",
    "count_of",
    "rule_of",
]

NOTICE = "honours.notice_workdays"
RESULT = "honours.result_workdays"
DEEDS = "honours.deeds_least"
BURST_VOTES = "honours.burst_votes"
BURST_MINUTES = "honours.burst_minutes"
DEVICE_VOTES = "honours.device_votes"
TELLS = "honours.tells_an_hour"
