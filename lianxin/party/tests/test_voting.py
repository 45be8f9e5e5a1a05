import pytest

from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions import attending, excusing, keeping, planning, voting
from lianxin.party.models import (
    Choice,
    Excusal,
    Manner,
    MeetingKind,
    MeetingState,
    Motion,
    MotionKind,
    MotionState,
    Voice,
)
from lianxin.party.queries.meetings import members_meeting_discussed
from lianxin.party.queries.roll import entitled_in
from lianxin.party.tests.factories import TermFactory
from lianxin.party.tests.meetings import EVENING, Stage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("ayes", "state"), [(10, MotionState.FAILED), (11, MotionState.PASSED)])
def test_of_twenty_entitled_and_twelve_present_eleven_ayes_pass_and_ten_fail(ayes, state):
    stage = Stage(20, probationary=3)
    motion = stage.put(stage.open(present=12))
    assert (motion.entitled, motion.present, motion.ayes_needed) == (20, 12, 11)
    counted = voting.Count(ayes, noes=12 - ayes)
    assert voting.count(stage.head, motion.pk, counted, now=EVENING).state == state


def test_half_of_those_entitled_are_enough_for_a_vote_and_one_fewer_are_not():
    stage = Stage(20)
    assert stage.put(stage.open(present=10)).present_needed == 10
    with pytest.raises(OutOfOrder, match="第11条"):
        stage.put(stage.open(present=9))


@pytest.mark.parametrize("kind", [MotionKind.ADMISSION, MotionKind.CONVERSION])
def test_ten_of_twenty_are_too_few_to_vote_on_a_person(kind):
    stage = Stage(20)
    with pytest.raises(OutOfOrder, match=r"要到 11 人.*发展党员"):
        stage.put(stage.open(present=10), kind, candidates=["王明"])
    assert stage.put(stage.open(present=11), kind, candidates=["王明"]).candidate == "王明"


def test_two_candidates_in_one_vote_are_refused_with_the_article():
    stage = Stage(5)
    with pytest.raises(Invalid, match=r"一次只能一位.*发展党员"):
        stage.put(stage.open(), MotionKind.ADMISSION, candidates=["王明", "李芳"])
    assert not Motion.objects.exists()


def test_a_vote_on_a_person_names_the_person_and_is_the_members_meetings():
    stage = Stage(5)
    with pytest.raises(Invalid, match="写明是哪一位"):
        stage.put(stage.open(), MotionKind.ADMISSION)


def test_written_opinions_of_the_absent_count_on_persons_alone():
    stage = Stage(20)
    meeting = stage.open(present=12)
    motion = stage.put(meeting, MotionKind.CONVERSION, candidates=["王明"])
    counted = voting.Count(9, noes=3, written_ayes=2)
    assert voting.count(stage.head, motion.pk, counted, now=EVENING).state == MotionState.PASSED
    too_many = voting.Count(9, noes=3, written_ayes=9)
    with pytest.raises(Invalid, match="没有到会"):
        voting.count(stage.head, motion.pk, too_many, now=EVENING)
    plain = stage.put(meeting)
    with pytest.raises(Invalid, match="只在接收"):
        voting.count(stage.head, plain.pk, counted, now=EVENING)


def test_no_more_voices_are_counted_than_people_are_there():
    stage = Stage(5)
    motion = stage.put(stage.open(present=4))
    with pytest.raises(Invalid, match="再点一点"):
        voting.count(stage.head, motion.pk, voting.Count(4, noes=1), now=EVENING)


def test_a_named_vote_is_entered_by_member_and_counts_itself():
    stage = Stage(5, probationary=1)
    motion = stage.put(stage.open(present=4), manner=Manner.NAMED)
    ids = [row.member_id for row in motion.meeting.attendances.filter(state="present")]
    voices = dict.fromkeys(ids, Choice.AYE) | {ids[0]: Choice.NO}
    motion = voting.enter_voices(stage.head, motion.pk, voices, now=EVENING)
    assert (motion.ayes, motion.noes, motion.state) == (3, 1, MotionState.PASSED)
    assert Voice.objects.count() == 4
    for stranger in (stage.members[4].pk, stage.probationers[0].pk):
        with pytest.raises(Invalid, match="有表决权"):
            voting.enter_voices(stage.head, motion.pk, {stranger: Choice.AYE}, now=EVENING)
    with pytest.raises(OutOfOrder, match="记名"):
        voting.count(stage.head, motion.pk, voting.Count(3), now=EVENING)


def test_who_has_no_record_of_both_superior_and_meeting_stays_counted():
    stage = Stage(20)
    excusal = excusing.ask(
        stage.head, stage.slug, stage.members[1].pk, ground="bedridden", now=MONDAY
    )
    assert len(entitled_in(stage.branch, EVENING.date())) == 20
    meeting = stage.held()
    with pytest.raises(OutOfOrder, match="上级"):
        excusing.approve(stage.head, excusal.pk, meeting_id=meeting.pk, now=EVENING)
    excusing.consent(stage.head, excusal.pk, number="历组〔2026〕3号", on=MONDAY.date(), now=MONDAY)
    assert len(entitled_in(stage.branch, EVENING.date())) == 20
    excusing.approve(stage.head, excusal.pk, meeting_id=meeting.pk, now=EVENING)
    assert stage.members[1].pk not in entitled_in(stage.branch, EVENING.date())
    assert stage.put(stage.open()).entitled == 19
    excusing.end(stage.head, excusal.pk, now=EVENING)
    assert len(entitled_in(stage.branch, EVENING.date())) == 20
    assert Excusal.objects.get().ended_on == EVENING.date()


def test_a_meeting_of_another_branch_cannot_approve_an_excusal():
    stage, other = Stage(4), Stage(4)
    excusal = excusing.ask(stage.head, stage.slug, stage.members[1].pk, ground="abroad", now=MONDAY)
    excusing.consent(stage.head, excusal.pk, number="3号", on=MONDAY.date(), now=MONDAY)
    with pytest.raises(Invalid, match="本支部"):
        excusing.approve(stage.head, excusal.pk, meeting_id=other.held().pk, now=EVENING)
    with pytest.raises(NotFound):
        excusing.end(other.head, excusal.pk, now=EVENING)


@pytest.fixture
def board() -> Stage:
    """A branch with a committee of four."""
    stage = Stage(6)
    for member, duty in zip(stage.members[1:4], ("organiser", "publicity", "member"), strict=True):
        TermFactory.create(body=stage.branch, member=member, duty=duty)
    return stage


def test_of_a_committee_half_has_to_come_for_the_meeting_to_count(board):
    few = board.open(MeetingKind.COMMITTEE, present=1)
    with pytest.raises(OutOfOrder, match=r"到 2 人才能开会.*第12条"):
        attending.close(board.head, few.pk, now=EVENING)
    planning.call_off(board.head, few.pk, words="人不够。", now=EVENING)
    assert board.held(MeetingKind.COMMITTEE, present=2).state == MeetingState.HELD


def test_a_committees_paper_book_is_held_to_the_same_half(board):
    made = board.made(MeetingKind.COMMITTEE)
    for came, is_enough in ((1, False), (2, True)):
        heads = frozenset(member.pk for member in board.members[:came])
        held = keeping.Held(made, EVENING, "研究工作。", came=heads)
        if is_enough:
            assert keeping.keep(board.head, board.slug, [held], now=EVENING)
        else:
            with pytest.raises(OutOfOrder, match="第12条"):
                keeping.keep(board.head, board.slug, [held], now=EVENING)


def test_only_some_meetings_vote_and_a_committee_counts_its_own(board):
    with pytest.raises(OutOfOrder, match="不表决"):
        board.put(board.open(MeetingKind.THEME_DAY))
    assert board.put(board.open(MeetingKind.COMMITTEE)).entitled == 4


def test_what_members_discussed_is_found_by_what_it_was_about():
    stage = Stage(5)
    motion = stage.put(stage.open(), about=("funds.project", 7))
    assert list(members_meeting_discussed("funds.project", 7)) == [motion]
    assert not members_meeting_discussed("funds.project", 8).exists()
    voting.drop(stage.head, motion.pk, now=EVENING)
    assert not members_meeting_discussed("funds.project", 7).exists()
