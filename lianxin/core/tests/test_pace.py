from datetime import timedelta

import pytest

from lianxin.core import pace
from lianxin.core.errors import TooMany
from lianxin.core.tests.factories import MONDAY

pytestmark = pytest.mark.django_db


def test_one_try_too_many_within_the_hour_is_refused_with_the_wait():
    for minute in range(3):
        pace.spend("find", "a", most=3, now=MONDAY + timedelta(minutes=minute))
    with pytest.raises(TooMany, match="57 分钟"):
        pace.spend("find", "a", most=3, now=MONDAY + timedelta(minutes=3))


def test_an_hour_later_one_may_try_again():
    for _try in range(3):
        pace.spend("find", "b", most=3, now=MONDAY)
    pace.spend("find", "b", most=3, now=MONDAY + timedelta(minutes=61))


def test_tries_of_others_and_for_other_things_do_not_count():
    for _try in range(3):
        pace.spend("find", "c", most=3, now=MONDAY)
    pace.spend("find", "d", most=3, now=MONDAY)
    pace.spend("look", "c", most=3, now=MONDAY)
