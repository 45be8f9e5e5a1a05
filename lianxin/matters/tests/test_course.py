import pytest

from lianxin.core import journal
from lianxin.core.tests.factories import MONDAY
from lianxin.matters import actions
from lianxin.matters.queries.course import lines
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import resident_of, staff_of

pytestmark = pytest.mark.django_db


def told(matter):
    return [line.what for line in lines(list(journal.course_of(matter, public_only=False)))]


def test_neighbours_who_join_one_after_another_are_told_in_one_line():
    matter = MatterFactory.create()
    for _ in range(3):
        actions.support(resident_of(matter.community), matter.pk, now=MONDAY)
    assert told(matter) == ["3 位邻居说“我也遇到”"]


def test_a_step_between_two_neighbours_keeps_them_apart():
    matter = MatterFactory.create()
    actions.support(resident_of(matter.community), matter.pk, now=MONDAY)
    actions.accept(staff_of(matter.community), matter.pk, now=MONDAY)
    actions.support(resident_of(matter.community), matter.pk, now=MONDAY)
    assert told(matter) == ["有邻居说“我也遇到”", "受理", "有邻居说“我也遇到”"]
