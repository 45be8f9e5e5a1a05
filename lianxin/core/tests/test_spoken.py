from datetime import date

from lianxin.core.spoken import clock, in_chinese, spoken, spoken_date
from lianxin.core.tests.factories import MONDAY


def test_numbers_are_told_as_people_say_them():
    assert [in_chinese(n) for n in (3, 10, 12, 20, 35, 100)] == [
        "三",
        "十",
        "十二",
        "二十",
        "三十五",
        "100",
    ]


def test_moments_are_told_by_the_clock_of_jinan():
    assert (clock(MONDAY), spoken(MONDAY)) == ("9:00", "3月2日 9:00")
    assert spoken_date(date(2015, 3, 20)) == "2015年3月20日"
