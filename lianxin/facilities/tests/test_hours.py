from datetime import datetime, time

import pytest

from lianxin.core.figures import LOCAL
from lianxin.facilities.rules.hours import opening, read_hours


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("每天 8:30–20:00", list(range(7))),
        ("周一到周五 8:30–17:30", [0, 1, 2, 3, 4]),
        ("周三、周六 9:00-11:00", [2, 5]),
        ("周一至五 9：00～17：00", [0, 1, 2, 3, 4]),
        ("周一到周五 8:30–17:30；周六 9:00–12:00", [0, 1, 2, 3, 4, 5]),
        ("星期天 14:00到16:00", [6]),
    ],
)
def test_hours_are_read_from_the_words_that_staff_write(words, days):
    assert [span.weekday for span in read_hours(words)] == days


@pytest.mark.parametrize(
    "words", ["", "周三、周六", "有活动时开", "每天 25:00–26:00", "每天 18:00–8:00", "电话预约"]
)
def test_what_cannot_be_read_without_guessing_is_left_as_words(words):
    assert read_hours(words) == []


def test_a_day_may_have_a_break_at_noon():
    spans = read_hours("周一到周二 8:30–11:30、13:30–17:00")
    assert [(span.weekday, span.opens) for span in spans] == [
        (0, time(8, 30)),
        (0, time(13, 30)),
        (1, time(8, 30)),
        (1, time(13, 30)),
    ]


@pytest.mark.parametrize(
    ("hour", "is_open", "words"),
    [
        (datetime(2026, 3, 4, 8, 29, tzinfo=LOCAL), False, "今天 8:30 开"),
        (datetime(2026, 3, 4, 8, 30, tzinfo=LOCAL), True, "现在开着，到 17:30"),
        (datetime(2026, 3, 4, 17, 30, tzinfo=LOCAL), False, "现在关着，周四 8:30 开"),
        (datetime(2026, 3, 6, 18, 0, tzinfo=LOCAL), False, "现在关着，周一 8:30 开"),
    ],
)
def test_a_page_says_whether_it_is_open_to_the_minute(hour, is_open, words):
    told = opening("周一到周五 8:30–17:30", hour)
    assert (told.is_open, told.words) == (is_open, words)
