import pytest

from lianxin.core.actor import GUEST
from lianxin.core.figures import Period, evidence, values
from lianxin.party.actions import planning
from lianxin.party.figures import LIFE, MEETINGS, TURNOUT
from lianxin.party.models import MeetingKind
from lianxin.party.tests.meetings import EVENING, Stage
from lianxin.people.tests.factories import staff_of

pytestmark = pytest.mark.django_db
YEAR = Period(2026)


@pytest.fixture
def stage() -> Stage:
    stage = Stage(5)
    stage.approved(present=4)
    stage.held(MeetingKind.LESSON, present=3)
    stage.told(MeetingKind.THEME_DAY)
    off = stage.told(MeetingKind.MEMBERS)
    planning.call_off(stage.head, off.pk, words="人不够。", now=EVENING)
    return stage


def value_of(stage, code):
    return values(LIFE, [stage.community.pk], YEAR)[stage.community.pk, code]


def test_only_meetings_that_were_held_are_counted_each_under_its_kind(stage):
    counted = {figure.code: value_of(stage, figure.code).part for figure in MEETINGS}
    assert counted == {
        "party_meetings_members": 1,
        "party_meetings_committee": 0,
        "party_meetings_group": 0,
        "party_meetings_lesson": 1,
        "party_meetings_theme_day": 0,
    }


def test_the_share_of_those_who_came_is_of_those_who_were_called(stage):
    found = value_of(stage, TURNOUT.code)
    assert (found.part, found.whole) == (7, 10)


def test_the_records_behind_it_are_seen_by_party_posts_and_by_nobody_else(stage):
    records = evidence(TURNOUT, stage.community.pk, YEAR, of="whole")
    for actor, count in ((stage.clerk, 10), (stage.head, 10)):
        assert records.filter(TURNOUT.sees(actor)).count() == count
    for actor in (GUEST, staff_of(stage.community), Stage(3).head):
        assert not records.filter(TURNOUT.sees(actor)).exists()
