"""Several people at one meeting at once: one wins, and nothing is counted twice."""

from functools import partial

import pytest

from lianxin.core.errors import OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.threads import at_once
from lianxin.party.actions import attending, voting
from lianxin.party.actions.reminding import sweep_life
from lianxin.party.models import Meeting, MeetingState, Motion, Reminder, Turnout
from lianxin.party.tests.meetings import EVENING, HOUR, Stage, at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage() -> Stage:
    return Stage(6)


def test_of_four_who_close_a_meeting_at_once_one_does(stage):
    meeting = stage.open()
    close = partial(attending.close, stage.head, meeting.pk, now=EVENING + HOUR)
    found = at_once(*[close] * 4)
    assert sum(refusal is None for refusal in found) == 1
    assert all(isinstance(refusal, OutOfOrder) for refusal in found if refusal)
    assert Meeting.objects.get(pk=meeting.pk).state == MeetingState.HELD
    assert Entry.objects.filter(deed="close").count() == 1


def test_of_two_counts_from_one_page_the_first_stays(stage):
    motion = stage.put(stage.open())
    found = at_once(
        *(
            partial(voting.count, stage.head, motion.pk, counted, now=EVENING, seen=0)
            for counted in (voting.Count(6), voting.Count(0, noes=6))
        )
    )
    assert sum(refusal is None for refusal in found) == 1
    motion.refresh_from_db()
    assert motion.revision == 1
    assert {motion.ayes, motion.noes} == {6, 0}


def test_two_motions_are_not_put_at_once(stage):
    meeting = stage.open()
    put = partial(
        voting.put_to_vote,
        stage.head,
        meeting.pk,
        voting.Proposal("ordinary", "同意"),
        now=EVENING,
    )
    found = at_once(put, put, put)
    assert sum(refusal is None for refusal in found) == 1
    assert Motion.objects.count() == 1


def test_everybody_who_arrives_at_once_is_written_down(stage):
    meeting = stage.open(present=0)
    rows = list(meeting.attendances.values_list("pk", flat=True))
    at_once(
        *(partial(attending.arrive, stage.head, meeting.pk, [row], now=EVENING) for row in rows)
    )
    assert meeting.attendances.filter(state=Turnout.PRESENT).count() == 6


def test_two_rounds_of_the_clock_at_once_remind_once(stage):
    sweep = partial(sweep_life, now=at(2026, 3, 30))
    assert at_once(sweep, sweep) == [None, None]
    reminded = Reminder.objects.filter(code="members").count()
    assert reminded == 1
    assert Entry.objects.filter(deed="remind").count() == Reminder.objects.count()
