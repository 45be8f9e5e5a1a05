import pytest

from lianxin.core.actor import GUEST
from lianxin.core.figures import Period, evidence, values
from lianxin.council import actions
from lianxin.council.figures import ATTENDANCE, CARRIED_OUT, FIGURES, RESOLUTIONS, SESSIONS_HELD
from lianxin.council.tests.factories import DAY, MEETING, Stage
from lianxin.matters.models import Matter, State

pytestmark = pytest.mark.django_db
YEAR = Period(2026)


@pytest.fixture
def stage() -> Stage:
    """One session of five called and four come, two resolutions, one of them on a matter."""
    stage = Stage()
    session = stage.sitting("车棚", matters=[stage.matter(private=True)], present=4)
    for index in (0, 1):
        item = stage.voting(session, index)
        votes = {member.pk: "aye" for member in stage.members[:4]}
        actions.enter_votes(stage.staff, item.pk, votes, now=MEETING)
        made = actions.Decision("建", "社区居委会", MEETING.date())
        actions.declare_passed(stage.staff, item.pk, made, now=MEETING)
    stage.held(session)
    return stage


def value_of(stage, figure, period=YEAR):
    return values([figure], [stage.community.pk], period)[stage.community.pk, figure.code]


def test_a_session_counts_once_it_is_over_and_in_its_own_year(stage):
    stage.plan("还没开的会", at=MEETING + 30 * DAY)
    assert value_of(stage, SESSIONS_HELD).part == 1
    assert value_of(stage, SESSIONS_HELD, Period(2025)).part == 0


def test_attendance_is_who_came_out_of_who_was_called(stage):
    found = value_of(stage, ATTENDANCE)
    assert (found.part, found.whole) == (4, 5)


def test_a_resolution_is_carried_out_when_its_residents_say_so(stage):
    assert value_of(stage, RESOLUTIONS).part == 2
    assert (value_of(stage, CARRIED_OUT).part, value_of(stage, CARRIED_OUT).whole) == (0, 2)
    Matter.objects.update(state=State.PARTLY_SOLVED, outcome="一半", closed_at=MEETING + DAY)
    assert value_of(stage, CARRIED_OUT).part == 0
    Matter.objects.update(state=State.SOLVED)
    assert value_of(stage, CARRIED_OUT).part == 1


def test_a_free_questions_resolution_is_carried_out_when_staff_note_it(stage):
    item = stage.council.sessions.get().items.get(matter=None)
    actions.finish(stage.staff, item.pk, words="建好了。", now=MEETING + DAY)
    assert value_of(stage, CARRIED_OUT).part == 1


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.code)
def test_value_and_evidence_come_out_of_one_condition(stage, figure):
    other = Stage()
    other.held(other.sitting())
    assert value_of(stage, figure).part == evidence(figure, stage.community.pk, YEAR).count()


def test_a_guest_sees_sessions_but_neither_seats_nor_what_is_private(stage):
    seen = {
        figure.code: evidence(figure, stage.community.pk, YEAR).filter(figure.sees(GUEST)).count()
        for figure in FIGURES
    }
    assert (seen["sessions_held"], seen["attendance"], seen["resolutions"]) == (1, 0, 1)
    mine = evidence(RESOLUTIONS, stage.community.pk, YEAR).filter(RESOLUTIONS.sees(stage.staff))
    assert mine.count() == 2
