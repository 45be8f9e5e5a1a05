"""Elections as they go: who counts, how many must come, who is elected by how many ayes."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.actor import CLOCK, GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import Notice
from lianxin.party.actions import election as acts
from lianxin.party.actions.announcing import Announced, announce
from lianxin.party.models import (
    Body,
    Candidate,
    Duty,
    Election,
    ElectionState,
    Excusal,
    Ground,
    Term,
)
from lianxin.party.rules.election import ELECTION_FLOW, Stands, elected
from lianxin.party.tasks.elections import tell_voters
from lianxin.party.tests.factories import (
    BranchFactory,
    GroupFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
    oneself,
)

TODAY = MONDAY.date()
STEPS = {
    "announced": {"roll", "call_off"},
    "rolled": {"nominate", "drop", "stand", "call_off"},
    "standing": {"reopen", "hold", "void", "call_off"},
    "open": {"count"},
    "counted": {"count", "run_off", "finish"},
    "void": {"again", "call_off"},
    "done": set(),
    "called_off": set(),
}


@pytest.fixture
def branch(db):
    return BranchFactory.create()


@pytest.fixture
def clerk(branch):
    return clerk_of(branch.community)


def told(**more):
    return Announced(**{"held_on": TODAY, "venue": "活动室", "seats": 3, **more})


class Poll:
    """An election of a branch with so many full members, driven by whoever may."""

    def __init__(self, branch: Body, clerk, full: int = 51, **more) -> None:
        self.members = MemberFactory.create_batch(full, branch=branch)
        self.clerk = clerk
        self.pk = announce(clerk, branch.pk, told(**more), now=MONDAY).pk

    def stand(self, *duties: str) -> "Poll":
        acts.roll(self.clerk, self.pk, now=MONDAY)
        for member, duty in zip(self.members, duties, strict=False):
            acts.nominate(self.clerk, self.pk, member=member.pk, duty=duty, now=MONDAY)
        acts.move_on(self.clerk, self.pk, "stand", now=MONDAY)
        return self

    def hold(self, present: int) -> str:
        return acts.hold(self.clerk, self.pk, present=present, now=MONDAY).state

    def count(self, papers: int, *ayes: int) -> list[bool]:
        running = Candidate.objects.filter(election=self.pk).order_by("pk")
        given_ayes = {each.pk: aye for each, aye in zip(running, ayes, strict=True)}
        acts.count(self.clerk, self.pk, papers=papers, ayes=given_ayes, now=MONDAY)
        return list(running.values_list("is_elected", flat=True))


THREE = (Duty.SECRETARY, Duty.ORGANISER, Duty.PUBLICITY)


@pytest.mark.parametrize(("present", "state"), [(40, "void"), (41, "open"), (51, "open")])
def test_four_fifths_of_the_entitled_must_be_there_or_it_is_void(branch, clerk, present, state):
    assert Poll(branch, clerk).stand(*THREE).hold(present) == state


def test_more_than_half_of_the_entitled_elect_and_not_of_those_present(branch, clerk):
    poll = Poll(branch, clerk).stand(*THREE)
    poll.hold(41)
    assert poll.count(41, 26, 25, 41) == [True, False, True]


def test_the_elected_begin_their_terms_in_place_of_those_before(branch, clerk):
    old = TermFactory.create(body=branch, due_on=TODAY)
    poll = Poll(branch, clerk, full=8).stand(*THREE)
    poll.hold(9)
    poll.count(9, 9, 9, 9)
    acts.finish(clerk, poll.pk, now=MONDAY)
    old.refresh_from_db()
    assert old.ended_on == TODAY
    held = Term.objects.filter(body=branch, ended_on__isnull=True)
    assert {(term.member_id, term.duty) for term in held} == {
        (member.pk, duty) for member, duty in zip(poll.members, THREE, strict=False)
    }
    assert {term.due_on for term in held} == {date(TODAY.year + 5, TODAY.month, TODAY.day)}


def test_seats_left_empty_are_filled_in_another_round_that_keeps_who_was_elected(branch, clerk):
    poll = Poll(branch, clerk, full=10).stand(*THREE)
    poll.hold(10)
    assert poll.count(10, 10, 5, 8) == [True, False, True]
    acts.move_on(clerk, poll.pk, "run_off", now=MONDAY)
    poll.hold(8)
    running = Candidate.objects.get(election=poll.pk, is_elected=False)
    acts.count(clerk, poll.pk, papers=8, ayes={running.pk: 6}, now=MONDAY)
    assert Candidate.objects.filter(election=poll.pk, is_elected=True).count() == 3
    with pytest.raises(OutOfOrder, match="选满"):
        acts.move_on(clerk, poll.pk, "run_off", now=MONDAY)
    assert acts.finish(clerk, poll.pk, now=MONDAY).state == ElectionState.DONE


def test_without_a_secretary_the_result_cannot_be_declared(branch, clerk):
    poll = Poll(branch, clerk, full=10).stand(*THREE)
    poll.hold(10)
    poll.count(10, 5, 10, 10)
    with pytest.raises(OutOfOrder, match="书记还没有选出来"):
        acts.finish(clerk, poll.pk, now=MONDAY)


def test_a_wrong_count_is_put_right_before_the_result_is_declared(branch, clerk):
    poll = Poll(branch, clerk, full=10).stand(*THREE)
    poll.hold(10)
    poll.count(10, 5, 10, 10)
    assert poll.count(10, 6, 10, 10) == [True, True, True]


@pytest.mark.parametrize(("papers", "ayes", "field"), [(11, 5, "papers"), (9, 10, "ayes_")])
def test_there_are_no_more_papers_than_people_nor_ayes_than_papers(
    branch, clerk, papers, ayes, field
):
    poll = Poll(branch, clerk, full=10).stand(*THREE)
    poll.hold(10)
    with pytest.raises(Invalid) as refused:
        poll.count(papers, ayes, ayes, ayes)
    assert refused.value.field.startswith(field)


def test_who_is_excused_without_both_records_stays_entitled(branch, clerk):
    poll = Poll(branch, clerk, full=20, seats=1)
    member = poll.members[0]
    excusal = Excusal.objects.create(
        community=branch.community, member=member, ground=Ground.BEDRIDDEN, asked_on=TODAY
    )
    excusal.consent, excusal.consented_on = "解委5号", TODAY
    excusal.save()
    assert acts.roll(clerk, poll.pk, now=MONDAY).entitled == 20


def test_members_on_probation_are_on_the_roll_and_not_entitled(branch, clerk):
    MemberFactory.create(branch=branch, probationary=True)
    poll = Poll(branch, clerk, full=4, seats=1)
    election = acts.roll(clerk, poll.pk, now=MONDAY)
    assert (election.entitled, election.voters.count()) == (4, 5)


def test_only_who_is_entitled_stands_and_only_once(branch, clerk):
    poll = Poll(branch, clerk, full=3)
    acts.roll(clerk, poll.pk, now=MONDAY)
    outsider = MemberFactory.create(branch__parent=branch.parent)
    ask: dict[str, Any] = {"duty": Duty.SECRETARY, "now": MONDAY}
    with pytest.raises(Invalid, match="从名册上"):
        acts.nominate(clerk, poll.pk, member=outsider.pk, **ask)
    candidate = acts.nominate(clerk, poll.pk, member=poll.members[0].pk, **ask)
    with pytest.raises(Invalid, match="从名册上"):
        acts.nominate(clerk, poll.pk, member=poll.members[0].pk, **ask)
    acts.drop(clerk, poll.pk, candidate=candidate.pk, now=MONDAY)
    with pytest.raises(OutOfOrder, match="候选人还不够"):
        acts.move_on(clerk, poll.pk, "stand", now=MONDAY)


def test_an_early_or_late_election_wants_an_approval_and_stays_within_a_year(branch, clerk):
    TermFactory.create(body=branch, due_on=TODAY + timedelta(days=200))
    with pytest.raises(Invalid, match="文号") as refused:
        announce(clerk, branch.pk, told(), now=MONDAY)
    assert refused.value.field == "approval"
    far = told(held_on=TODAY + timedelta(days=600), approval="解委6号")
    with pytest.raises(Invalid, match="不能超过 12 个月"):
        announce(clerk, branch.pk, far, now=MONDAY)
    assert announce(clerk, branch.pk, told(approval="解委6号"), now=MONDAY).pk


def test_an_election_in_the_last_month_of_a_term_needs_no_approval(branch, clerk):
    TermFactory.create(body=branch, due_on=TODAY + timedelta(days=20))
    assert announce(clerk, branch.pk, told(), now=MONDAY).approval == ""


def test_delegates_elect_only_where_there_are_five_hundred_members(branch, clerk):
    MemberFactory.create_batch(2, branch=branch)
    with pytest.raises(Invalid, match="500 人以上"):
        announce(clerk, branch.pk, told(is_by_delegates=True), now=MONDAY)


def test_where_delegates_elect_they_are_the_entitled(branch, clerk):
    poll = Poll(branch, clerk, full=6, seats=1)
    Election.objects.update(is_by_delegates=True)
    keys = [member.pk for member in poll.members[:4]]
    with pytest.raises(Invalid, match="代表要从"):
        acts.roll(clerk, poll.pk, delegate_ids=[*keys, 0], now=MONDAY)
    assert acts.roll(clerk, poll.pk, delegate_ids=keys, now=MONDAY).entitled == 4


def test_a_void_election_is_announced_anew_for_another_day(branch, clerk):
    poll = Poll(branch, clerk, full=10).stand(*THREE)
    assert poll.hold(7) == ElectionState.VOID
    later = told(held_on=TODAY + timedelta(days=7))
    election = acts.again(clerk, poll.pk, later, now=MONDAY)
    assert (election.state, election.present) == (ElectionState.ANNOUNCED, None)


def test_one_organisation_holds_one_election_at_a_time(branch, clerk):
    poll = Poll(branch, clerk, full=3)
    with pytest.raises(OutOfOrder, match="正在办"):
        announce(clerk, branch.pk, told(), now=MONDAY)
    acts.call_off(clerk, poll.pk, reason="下月再办", now=MONDAY)
    assert announce(clerk, branch.pk, told(), now=MONDAY).pk != poll.pk


def test_groups_and_themed_branches_elect_nobody(branch, clerk):
    for body in (
        GroupFactory.create(parent=branch),
        BranchFactory.create(parent=branch.parent, themed=True),
    ):
        with pytest.raises(Invalid, match="不在这里选"):
            announce(clerk, body.pk, told(), now=MONDAY)


def test_a_branchs_secretary_runs_its_election_and_an_ordinary_member_does_not(branch, clerk):
    head = head_of(branch)
    election = announce(head, branch.pk, told(), now=MONDAY)
    member = MemberFactory.create(branch=branch, with_account=True)
    with pytest.raises(NotPermitted):
        acts.roll(oneself(member), election.pk, now=MONDAY)
    with pytest.raises(NotFound):
        acts.roll(clerk_of(BranchFactory.create().community), election.pk, now=MONDAY)
    assert acts.roll(head, election.pk, now=MONDAY).state == ElectionState.ROLLED


def test_who_saw_an_older_page_is_told_instead_of_taking_the_step(branch, clerk):
    poll = Poll(branch, clerk, full=3)
    acts.roll(clerk, poll.pk, now=MONDAY, seen=0)
    with pytest.raises(OutOfOrder, match="刚刚有人"):
        acts.call_off(clerk, poll.pk, reason="改日", now=MONDAY, seen=0)


def test_members_with_an_account_are_told_of_the_announcement_and_the_result(branch, clerk):
    member = MemberFactory.create(branch=branch, with_account=True)
    poll = Poll(branch, clerk, full=4, seats=1).stand(Duty.SECRETARY)
    tell_voters.call(Entry.objects.get(deed="announce").pk)
    poll.hold(5)
    poll.count(5, 5)
    acts.finish(clerk, poll.pk, now=MONDAY)
    tell_voters.call(Entry.objects.get(deed="finish").pk)
    notice = Notice.objects.get()
    assert notice.user == member.person.user
    assert [line["text"] for line in notice.lines] == [
        "2026年3月2日在活动室选举，应选 1 人，请您参加。",
        "选出来了：孙桂兰（书记）。",
    ]


@pytest.mark.parametrize("verb", ELECTION_FLOW)
def test_a_step_of_an_election_is_given_in_its_state_to_its_leaders_only(verb):
    for state, is_led in product(ElectionState.values, (True, False)):
        election = Election(state=state, seats=1)
        election.is_led = is_led
        election.standing = [Candidate(duty=Duty.SECRETARY, is_elected=verb == "finish")]
        actor = CLOCK if is_led else GUEST
        open_to = {step.verb for step in ELECTION_FLOW.open_to(actor, election)}
        assert (verb in open_to) == (is_led and verb in STEPS[state])


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "open", "present": 3, "present_needed": 4, "entitled": 5},
        {"state": "open", "present": 6, "present_needed": 4, "entitled": 5},
        {"state": "void", "present": 4, "present_needed": 4, "entitled": 5},
        {"state": "called_off"},
        {"state": "rolled", "seats": 0},
        {"state": "open", "present": 4, "present_needed": 4, "entitled": 5, "papers": 5},
        {"state": "sleeping"},
    ],
)
def test_an_impossible_election_is_not_kept(branch, clerk, wrong):
    poll = Poll(branch, clerk, full=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Election.objects.filter(pk=poll.pk).update(**wrong)


def test_nobody_is_kept_as_elected_without_the_ayes_needed(branch, clerk):
    poll = Poll(branch, clerk, full=3).stand(*THREE)
    for wrong in ({"ayes": 1, "needed": 2}, {"ayes": 0, "needed": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Candidate.objects.filter(election=poll.pk).update(is_elected=True, **wrong)


stands = st.builds(
    Stands, key=st.integers(1, 10**6), duty=st.sampled_from((*THREE, Duty.MEMBER)),
    ayes=st.integers(0, 60),
)  # fmt: skip


@given(st.lists(stands, max_size=12, unique_by=lambda each: each.key), st.integers(1, 60),
       st.integers(1, 9))  # fmt: skip
def test_nobody_is_elected_below_the_bar_or_past_a_better_one(candidates, needed, seats):
    chosen = elected(candidates, needed=needed, seats=max(seats, 3))
    for each in candidates:
        rivals = [other for other in candidates if other.duty == each.duty]
        if each.key in chosen:
            assert each.ayes >= needed
            better = [other for other in rivals if other.ayes > each.ayes]
            assert {other.key for other in better} <= chosen
        elif each.ayes >= needed and each.duty in THREE:
            assert any(other.ayes >= each.ayes for other in rivals if other.key != each.key)
    assert len(chosen) <= max(seats, 3)


def test_two_who_share_the_last_seat_with_as_many_ayes_neither_have_it():
    running = [Stands(key, Duty.MEMBER, ayes) for key, ayes in ((1, 30), (2, 20), (3, 20))]
    assert elected(running, needed=16, seats=2) == {1}
