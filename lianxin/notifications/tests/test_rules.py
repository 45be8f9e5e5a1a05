from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.notifications.rules import Hours, Terms, due, is_push_service, mask_url

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = Hours(quiet_from=21, quiet_until=8, digest_hour=18)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("terms", "told", "sent"),
    [
        (Terms(), at(2, 9), at(2, 18)),
        (Terms(), at(2, 17, 59), at(2, 18)),
        (Terms(), at(2, 18), at(3, 18)),
        (Terms(digest_hour=22), at(2, 9), at(3, 8)),
        (Terms(is_at_once=True), at(2, 9, 5), at(2, 9, 5)),
        (Terms(is_at_once=True), at(2, 20, 59), at(2, 20, 59)),
        (Terms(is_at_once=True), at(2, 21), at(3, 8)),
        (Terms(is_at_once=True), at(3, 7, 59), at(3, 8)),
        (Terms(is_at_once=True), at(3, 8), at(3, 8)),
        (Terms(is_at_once=True, quiet=(12, 14)), at(2, 13), at(2, 14)),
        (Terms(is_at_once=True, quiet=(0, 0)), at(2, 23), at(2, 23)),
        (Terms(digest_hour=7, quiet=(22, 6)), at(2, 9), at(3, 7)),
    ],
)
def test_news_goes_at_once_or_with_the_days_digest_and_never_in_quiet_hours(terms, told, sent):
    assert due(terms, HOURS, at=told) == sent


def test_what_is_required_waits_for_the_morning_but_not_for_the_digest():
    assert due(Terms(), HOURS, at=at(2, 9), is_required=True) == at(2, 9)
    assert due(Terms(), HOURS, at=at(2, 22), is_required=True) == at(3, 8)


HOUR = st.integers(0, 23)


@settings(max_examples=50)
@given(HOUR, HOUR, HOUR, st.booleans(), st.integers(0, 2 * 24 * 60))
def test_whatever_is_wished_it_goes_within_two_days_and_outside_the_quiet(
    start, end, digest, is_at_once, minutes
):
    told = at(2, 0) + timedelta(minutes=minutes)
    terms = Terms(is_at_once=is_at_once, digest_hour=digest, quiet=(start, end))
    sent = due(terms, HOURS, at=told)
    assert told <= sent <= told + timedelta(days=2)
    quiet = {(start + step) % 24 for step in range((end - start) % 24)}
    assert sent.hour not in quiet


@pytest.mark.parametrize(
    ("host", "is_known"),
    [
        ("fcm.googleapis.com", True),
        ("web.push.apple.com", True),
        ("evil-fcm.googleapis.com", False),
        ("push.apple.com.evil.cn", False),
        ("127.0.0.1", False),
        ("", False),
    ],
)
def test_words_are_handed_only_to_push_services_that_are_named(host, is_known):
    assert is_push_service(host, ["fcm.googleapis.com", ".push.apple.com"]) is is_known


def test_an_address_is_shown_without_what_would_let_others_use_it():
    assert mask_url("wecombot://abcdefgh-ijkl-f3k9") == "wecombot://…f3k9"
    assert mask_url("json://short") == "json://…"
