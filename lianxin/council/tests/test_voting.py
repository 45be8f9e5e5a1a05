import pytest

from lianxin.core import packs
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import picture
from lianxin.council import actions
from lianxin.council.models import Choice, ItemState, Member, Resolution, SeatState, Vote
from lianxin.council.tests.factories import DAY, MEETING, Stage, decision, put_rule
from lianxin.matters.models import Matter, State
from lianxin.people.tests.factories import PersonFactory, actor_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def new_rule(db):
    yield put_rule
    packs.forget()


def account_of(stage: Stage, member: Member) -> Actor:
    """Give a member an account, and return who they are."""
    person = PersonFactory.create(community=stage.community, resident=True)
    member.user = person.user
    member.save()
    actor = actor_for(person.user)
    posts = frozenset({(Role.MEMBER, stage.community.pk)})
    return Actor(user_id=actor.user_id, posts=posts, name=actor.name)


def test_a_vote_keeps_the_numbers_and_the_rules_of_its_moment():
    stage = Stage(21)
    session = stage.sitting(present=17)
    item = stage.voting(session)
    assert (item.entitled, item.present, item.quorum_needed, item.ayes_needed) == (21, 17, 11, 9)
    assert item.quorum_rule.effective_from.year == 2026
    assert item.ballots.count() == 17


def test_below_quorum_nothing_is_put_to_the_vote():
    stage = Stage(6)
    item = stage.moved(stage.sitting(present=3))
    with pytest.raises(OutOfOrder, match="还差 1 人"):
        actions.put_to_vote(stage.staff, item.pk, now=MEETING)


def test_of_three_hundred_150_are_no_quorum_and_76_of_151_resolve():
    stage = Stage(300)
    session = stage.sitting(present=150)
    item = stage.moved(session)
    with pytest.raises(OutOfOrder, match="还差 1 人"):
        actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    late = session.seats.exclude(state=SeatState.PRESENT).first()
    actions.arrive(stage.staff, session.pk, [late.pk], now=MEETING)
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    ids = [member.pk for member in stage.members]
    actions.enter_votes(stage.staff, item.pk, dict.fromkeys(ids[:75], "aye"), now=MEETING)
    with pytest.raises(OutOfOrder, match="要 76 票才通过"):
        actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
    actions.enter_votes(stage.staff, item.pk, {ids[75]: "aye"}, now=MEETING)
    assert actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING).pk


def test_who_left_before_the_vote_does_not_count_for_its_quorum():
    stage = Stage(6)
    session = stage.sitting(present=4)
    item = stage.moved(session)
    seat = session.seats.filter(state=SeatState.PRESENT).last()
    actions.leave(stage.staff, session.pk, [seat.pk], now=MEETING)
    with pytest.raises(OutOfOrder, match="在场 3 人"):
        actions.put_to_vote(stage.staff, item.pk, now=MEETING)


def test_a_rule_stricter_than_the_charter_sets_the_bar(stage, new_rule):
    new_rule("council.quorum", "2/3")
    item = stage.moved(stage.sitting(present=3))
    with pytest.raises(OutOfOrder, match="要到 4 人"):
        actions.put_to_vote(stage.staff, item.pk, now=MEETING)


def test_a_majority_passes_and_becomes_a_resolution(stage):
    item = stage.voted(stage.sitting(), ayes=3, noes=2)
    resolution = actions.declare_passed(
        stage.staff, item.pk, decision(dissent="怕挡光。"), now=MEETING
    )
    item.refresh_from_db()
    assert (item.state, item.ayes, item.noes) == (ItemState.PASSED, 3, 2)
    assert (resolution.dissents.get().words, resolution.resolved_at) == ("怕挡光。", MEETING)


def test_a_tie_fails_and_cannot_be_declared_passed():
    stage = Stage(4)
    item = stage.voted(stage.sitting(), ayes=2, noes=2)
    with pytest.raises(OutOfOrder, match="要 3 票才通过"):
        actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
    lost = actions.declare_rejected(stage.staff, item.pk, now=MEETING)
    assert lost.state == ItemState.REJECTED
    assert not Resolution.objects.exists()


def test_what_has_its_ayes_cannot_be_declared_lost(stage):
    item = stage.voted(stage.sitting(), ayes=3)
    with pytest.raises(OutOfOrder, match="已经够 3 票"):
        actions.declare_rejected(stage.staff, item.pk, now=MEETING)


def test_abstaining_and_silent_members_still_count_as_present(stage):
    item = stage.voted(stage.sitting(), ayes=2)
    with pytest.raises(OutOfOrder):
        actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)


def test_a_result_is_not_declared_once_the_quorum_has_gone(stage):
    session = stage.sitting()
    item = stage.voted(session, ayes=5)
    seats = session.seats.values_list("pk", flat=True)[:3]
    actions.leave(stage.staff, session.pk, list(seats), now=MEETING)
    with pytest.raises(OutOfOrder, match="不能宣布"):
        actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
    with pytest.raises(OutOfOrder, match="不能宣布"):
        actions.declare_rejected(stage.staff, item.pk, now=MEETING)


def test_a_resolution_hands_its_matter_back_with_a_lead_and_a_day(stage):
    matter = stage.matter()
    item = stage.voted(stage.sitting(matters=[matter]), ayes=5)
    actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
    matter.refresh_from_db()
    assert (matter.state, matter.lead_office) == (State.IN_HAND, "社区居委会")
    told = Entry.objects.get(deed="resolve").details
    assert told["decided_by"].endswith("第一次会议")
    assert (told["tally"]["ayes"], told["tally"]["present"]) == (5, 5)


@pytest.mark.parametrize(
    ("goes_back", "state"), [(True, State.ACCEPTED), (False, State.AT_COUNCIL)]
)
def test_a_lost_motions_matter_goes_back_or_waits_for_the_next_session(stage, goes_back, state):
    matter = stage.matter()
    item = stage.voted(stage.sitting(matters=[matter]), ayes=1, noes=4)
    actions.declare_rejected(stage.staff, item.pk, goes_back=goes_back, now=MEETING)
    assert Matter.objects.get(pk=matter.pk).state == state


def test_a_day_already_past_or_no_lead_is_refused_and_nothing_is_written(stage):
    item = stage.voted(stage.sitting(), ayes=5)
    for field, made in (
        ("due_on", decision(due_on=(MEETING - DAY).date())),
        ("lead_office", decision(lead_office=" ")),
        ("what", decision(what="")),
    ):
        with pytest.raises(Invalid) as refusal:
            actions.declare_passed(stage.staff, item.pk, made, now=MEETING)
        assert refusal.value.field == field
    item.refresh_from_db()
    assert item.state == ItemState.VOTING


def test_only_those_present_move_and_nobody_seconds_themself(stage):
    session = stage.sitting(present=2)
    item = session.items.get()
    actions.call(stage.staff, item.pk, now=MEETING)
    here, there = stage.members[0].pk, stage.members[4].pk
    for mover, seconder, field in ((there, None, "mover"), (here, there, "seconder")):
        with pytest.raises(Invalid) as refusal:
            actions.move(
                stage.staff, item.pk, motion="建", mover_id=mover, seconder_id=seconder, now=MEETING
            )
        assert refusal.value.field == field
    with pytest.raises(Invalid, match="另一个人"):
        actions.move(
            stage.staff, item.pk, motion="建", mover_id=here, seconder_id=here, now=MEETING
        )


def test_one_item_is_before_the_meeting_at_a_time(stage):
    session = stage.sitting("甲", "乙")
    stage.moved(session)
    with pytest.raises(OutOfOrder, match="正在议“甲”"):
        actions.call(stage.staff, session.items.get(title="乙").pk, now=MEETING)


def test_a_member_votes_once_on_their_own_phone(stage):
    member = account_of(stage, stage.members[0])
    item = stage.voting(stage.sitting())
    actions.vote(member, item.pk, choice=Choice.AYE, now=MEETING)
    with pytest.raises(OutOfOrder, match="已经投过"):
        actions.vote(member, item.pk, choice=Choice.NO, now=MEETING)
    item.refresh_from_db()
    assert (item.ayes, item.noes) == (1, 0)
    assert Vote.objects.get(is_cast=True).entered_by is None


def test_who_came_after_the_vote_was_put_has_no_vote_in_it(stage):
    late = account_of(stage, stage.members[4])
    session = stage.sitting(present=4)
    item = stage.voting(session)
    seat = session.seats.get(member=stage.members[4])
    actions.arrive(stage.staff, session.pk, [seat.pk], now=MEETING)
    with pytest.raises(OutOfOrder, match="不在场"):
        actions.vote(late, item.pk, choice=Choice.AYE, now=MEETING)


def test_who_has_left_the_room_cannot_vote_by_phone(stage):
    member = account_of(stage, stage.members[0])
    session = stage.sitting()
    item = stage.voting(session)
    seat = session.seats.get(member=stage.members[0])
    actions.leave(stage.staff, session.pk, [seat.pk], now=MEETING)
    with pytest.raises(OutOfOrder):
        actions.vote(member, item.pk, choice=Choice.AYE, now=MEETING)


def test_staff_have_no_vote_of_their_own(stage):
    item = stage.voting(stage.sitting())
    with pytest.raises(NotPermitted):
        actions.vote(stage.staff, item.pk, choice=Choice.AYE, now=MEETING)


def test_staff_correct_what_they_wrote_down_but_not_what_a_member_cast(stage):
    member = account_of(stage, stage.members[0])
    item = stage.voting(stage.sitting())
    own, other = stage.members[0].pk, stage.members[1].pk
    actions.vote(member, item.pk, choice=Choice.AYE, now=MEETING)
    actions.enter_votes(stage.staff, item.pk, {other: Choice.AYE}, now=MEETING)
    item = actions.enter_votes(stage.staff, item.pk, {other: Choice.NO}, now=MEETING)
    assert (item.ayes, item.noes) == (1, 1)
    with pytest.raises(OutOfOrder, match="自己投了票"):
        actions.enter_votes(stage.staff, item.pk, {own: Choice.NO}, now=MEETING)


def test_who_is_not_on_the_roll_of_the_vote_gets_no_vote_written_down(stage):
    item = stage.voting(stage.sitting(present=3))
    with pytest.raises(Invalid, match="付表决时在场"):
        actions.enter_votes(stage.staff, item.pk, {stage.members[4].pk: Choice.AYE}, now=MEETING)


def test_a_repeated_vote_begins_from_nought_and_keeps_the_old_ballots(stage):
    item = stage.voted(stage.sitting(), ayes=5)
    item = actions.revote(stage.staff, item.pk, now=MEETING)
    assert (item.state, item.votes, item.put_at, item.round) == (ItemState.MOVED, 0, None, 1)
    item = actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    assert item.ballots.filter(round=0, is_cast=True).count() == 5
    assert item.ballots.filter(round=1, is_cast=False).count() == 5


def test_a_secret_vote_tells_who_voted_and_never_what():
    stage = Stage(is_secret=True)
    member = account_of(stage, stage.members[0])
    item = stage.voting(stage.sitting())
    actions.vote(member, item.pk, choice=Choice.NO, now=MEETING)
    item.refresh_from_db()
    ballot = Vote.objects.get(is_cast=True)
    assert (item.noes, ballot.member, ballot.choice) == (1, stage.members[0], "")
    assert "choice" not in Entry.objects.get(deed="vote").details


def test_counted_papers_are_as_many_as_were_handed_in():
    stage = Stage(is_secret=True)
    item = stage.voting(stage.sitting())
    ids = [member.pk for member in stage.members]
    with pytest.raises(Invalid, match="一样多"):
        actions.enter_papers(
            stage.staff, item.pk, actions.Papers(ids, 4, 0, 0, picture()), now=MEETING
        )
    item = actions.enter_papers(
        stage.staff, item.pk, actions.Papers(ids, 3, 1, 1, picture()), now=MEETING
    )
    assert (item.ayes, item.noes, item.abstentions, item.unvoted) == (3, 1, 1, 0)
    with pytest.raises(OutOfOrder, match="已经投过"):
        actions.enter_papers(
            stage.staff, item.pk, actions.Papers(ids[:1], 1, 0, 0, picture()), now=MEETING
        )


def test_named_and_secret_votes_are_not_written_down_as_each_other(stage):
    named = stage.voting(stage.sitting())
    with pytest.raises(OutOfOrder, match="记名"):
        actions.enter_papers(stage.staff, named.pk, actions.Papers([], 0, 0, 0), now=MEETING)
    hidden = Stage(is_secret=True)
    secret = hidden.voting(hidden.sitting())
    with pytest.raises(OutOfOrder, match="无记名"):
        actions.enter_votes(hidden.staff, secret.pk, {}, now=MEETING)


def test_the_second_of_two_who_declare_from_one_page_is_told_who_was_first(stage):
    item = stage.voted(stage.sitting(), ayes=5)
    seen = item.revision
    actions.declare_passed(stage.secretary, item.pk, decision(), now=MEETING, seen=seen)
    with pytest.raises(OutOfOrder, match=stage.secretary.name):
        actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING, seen=seen)
    assert Resolution.objects.count() == 1
