"""A reorganisation from the question to the day it is carried out."""

from datetime import timedelta

import pytest

from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.figures import Period
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.party.actions import structure
from lianxin.party.actions.reorganisation import asking, carrying, changing, computing, deciding
from lianxin.party.actions.reorganisation.changing import Move
from lianxin.party.actions.reorganisation.deciding import Agreement
from lianxin.party.figures import REORGANISATIONS
from lianxin.party.models import (
    Affiliation,
    Body,
    Member,
    Plan,
    PlanState,
    Proposal,
    Term,
)
from lianxin.party.queries.proposals import Comparison
from lianxin.party.tests.estate import QUICK, TOMORROW, Estate, day_of, secretary_in
from lianxin.party.tests.factories import clerk_of, head_of, oneself
from lianxin.people.tests.factories import secretary_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def estate() -> Estate:
    return Estate()


def places_of(proposal: Proposal) -> dict[int, int]:
    return dict(proposal.allotments.values_list("member_id", "branch__position"))


def test_a_question_is_answered_with_proposals_that_keep_its_bounds(estate):
    plan = estate.ready()
    assert plan.state == PlanState.READY
    assert plan.proposals.count() >= 2
    for side in Comparison(plan).proposed():
        assert sorted(side.places) == sorted(member.pk for member in estate.members)
        assert side.off == 0
        assert all(6 <= branch.size <= 12 for branch in side.branches)


def test_the_rules_in_force_when_it_was_asked_stay_with_the_plan(estate):
    keys = set(estate.begun().rules.values_list("key", flat=True))
    assert {"party.founding_full_members", "party.branch_members", "party.walk_detour"} <= keys


def test_bounds_that_collide_leave_the_plan_to_be_asked_anew(estate):
    plan = estate.ready(branches=5)
    assert plan.state == PlanState.DRAFTING
    assert plan.collisions == [["least", 30, 24]]
    assert not plan.proposals.exists()
    again = asking.ask(estate.clerk, plan.pk, estate.wish(), now=MONDAY)
    assert (again.state, again.collisions) == (PlanState.COMPUTING, [])


def test_an_answer_to_an_older_question_is_let_go(estate):
    plan = estate.begun()
    asking.stop(estate.clerk, plan.pk, now=MONDAY)
    newer = asking.ask(estate.clerk, plan.pk, estate.wish(branches=2), now=MONDAY)
    computing.compute(plan.pk, plan.revision, clock=lambda: MONDAY, limits=QUICK)
    newer.refresh_from_db()
    assert newer.state == PlanState.COMPUTING
    assert not newer.proposals.exists()


def test_answering_twice_keeps_one_set_of_proposals(estate):
    plan = estate.ready()
    before = plan.proposals.count()
    computing.compute(plan.pk, plan.revision - 1, clock=lambda: MONDAY, limits=QUICK)
    assert plan.proposals.count() == before


def test_a_community_is_reorganised_once_at_a_time(estate):
    estate.begun()
    with pytest.raises(OutOfOrder):
        estate.begun()


@pytest.mark.parametrize(
    "stranger",
    [
        lambda _estate: clerk_of(CommunityFactory.create()),
        lambda estate: secretary_of(estate.community),
        lambda estate: head_of(estate.branches[0]),
        lambda estate: oneself(with_account(estate)),
    ],
)
def test_a_plan_does_not_exist_for_who_does_not_lead_all(estate, stranger):
    plan, actor = estate.ready(), stranger(estate)
    with pytest.raises(NotFound):
        deciding.submit(actor, plan.pk, number=1, now=MONDAY)
    with pytest.raises(NotFound):
        asking.begin(actor, estate.community.slug, estate.wish(), now=MONDAY)


def with_account(estate: Estate) -> Member:
    from_other = head_of(estate.branches[1])
    return Member.objects.get(person__in=from_other.person_ids)


def test_a_building_moved_by_hand_takes_its_members_along(estate):
    plan = estate.ready()
    proposal = plan.proposals.get(number=1)
    home = estate.homes[0].pk
    source = places_of(proposal)[estate.members[0].pk]
    target = (source + 1) % 3
    move = Move(target=target, building_id=home, source=source)
    changing.change(estate.clerk, plan.pk, 1, move, now=MONDAY)
    moved = {pk for pk, place in places_of(proposal).items() if place == target}
    here = {member.pk for member in estate.members if member.home_id == home}
    assert here <= moved
    proposal.refresh_from_db()
    assert proposal.changes == 1
    groups = proposal.allotments.filter(member__in=here).values_list("group__branch__position")
    assert {place for (place,) in groups} == {target}


def test_moving_somebody_to_where_they_are_is_refused(estate):
    plan = estate.ready()
    member = estate.members[0]
    place = places_of(plan.proposals.get(number=1))[member.pk]
    group = plan.proposals.get(number=1).allotments.get(member=member).group.position
    with pytest.raises(OutOfOrder):
        changing.change(
            estate.clerk,
            plan.pk,
            1,
            Move(target=place, group=group, member_id=member.pk),
            now=MONDAY,
        )


def test_a_branch_too_small_to_stand_alone_is_not_put_to_the_committee(estate):
    plan = estate.ready()
    proposal = plan.proposals.get(number=1)
    leaving = [pk for pk, place in places_of(proposal).items() if place == 0][2:]
    for pk in leaving:
        changing.change(estate.clerk, plan.pk, 1, Move(target=1, member_id=pk), now=MONDAY)
    with pytest.raises(Invalid, match="正式党员不足 3 人"):
        deciding.submit(estate.clerk, plan.pk, number=1, now=MONDAY)


def test_looking_at_names_is_written_down(estate):
    plan = estate.ready()
    changing.look(estate.clerk, plan.pk, 1, now=MONDAY)
    entry = Entry.objects.get(deed="look")
    assert (entry.actor_id, entry.details) == (estate.clerk.user_id, {"purpose": "reorganisation"})


def test_a_decision_is_taken_back_until_it_is_carried_out(estate):
    plan = estate.agreed()
    deciding.revert(estate.clerk, plan.pk, words="人选还要再议", now=MONDAY)
    plan.refresh_from_db()
    assert (plan.state, plan.chosen, plan.resolution) == (PlanState.READY, None, "")
    assert set(Member.objects.values_list("branch", flat=True)) == {
        branch.pk for branch in estate.branches
    }


def test_nothing_is_carried_out_before_its_day(estate):
    plan = estate.agreed()
    with pytest.raises(OutOfOrder, match="还没到"):
        carrying.carry_out(estate.clerk, plan.pk, now=MONDAY)
    assert carrying.sweep(now=MONDAY) == 0


def test_a_decision_for_a_past_day_is_refused(estate):
    plan = estate.ready()
    deciding.submit(estate.clerk, plan.pk, number=1, now=MONDAY)
    past = Agreement(
        agreed_on=day_of(MONDAY),
        resolution="三号",
        effective_on=day_of(MONDAY) - timedelta(days=1),
    )
    with pytest.raises(Invalid):
        deciding.agree(estate.clerk, plan.pk, past, now=MONDAY)


def test_on_its_day_everybody_belongs_where_the_proposal_says(estate):
    plan = estate.agreed()
    wanted = dict(plan.chosen.allotments.values_list("member_id", "branch__name"))
    assert carrying.sweep(now=TOMORROW) == 1
    plan.refresh_from_db()
    assert plan.state == PlanState.CARRIED_OUT
    now = dict(Member.objects.values_list("pk", "branch__name"))
    assert now == wanted
    assert len(estate.standing()) == 3
    assert not Member.objects.filter(branch__dissolved_on__isnull=False).exists()
    assert not Member.objects.filter(group__dissolved_on__isnull=False).exists()
    moved = Affiliation.objects.filter(since=day_of(TOMORROW)).count()
    assert moved == Entry.objects.filter(deed="place").count()
    assert Entry.objects.filter(deed="carry_out").get().details["moved"] == moved


def test_duties_in_a_branch_that_ends_end_with_it(estate):
    secretary_in(estate.branches[0], estate.members[0])
    plan = estate.agreed(branches=1, least=20, most=40)
    carrying.carry_out(estate.clerk, plan.pk, now=TOMORROW)
    (left,) = estate.standing()
    ended = next(branch for branch in estate.branches if branch.pk != left.pk)
    ended.refresh_from_db()
    assert ended.dissolved_on == day_of(TOMORROW)
    assert not Term.objects.filter(body=ended, ended_on__isnull=True).exists()


def test_who_left_meanwhile_is_let_go(estate):
    plan = estate.agreed()
    gone = estate.members[3]
    Member.objects.filter(pk=gone.pk).update(left_on=day_of(TOMORROW))
    carrying.carry_out(estate.clerk, plan.pk, now=TOMORROW)
    assert not Affiliation.objects.filter(member=gone, since=day_of(TOMORROW)).exists()


def test_who_came_meanwhile_stops_it_until_somebody_looks(estate):
    plan = estate.agreed()
    estate.member(0, 9)
    with pytest.raises(OutOfOrder, match="还没有安排"):
        carrying.carry_out(estate.clerk, plan.pk, now=TOMORROW)
    assert carrying.sweep(now=TOMORROW) == 0
    assert len(estate.standing()) == 2


class Killed(BaseException):
    """As if the process had been ended."""


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_leaves_no_trace(monkeypatch):
    estate = Estate()
    plan = estate.agreed(branches=1, least=20, most=40)
    kinds = (Body, Affiliation, Entry)
    before = [kind.objects.count() for kind in kinds]
    dissolve = structure.dissolve

    def kill(*args, **more):
        """Let the first group end, so that much is written already."""
        dissolve(*args, **more)
        raise Killed

    monkeypatch.setattr(carrying, "dissolve", kill)
    with pytest.raises(Killed):
        carrying.carry_out(estate.clerk, plan.pk, now=TOMORROW)
    plan.refresh_from_db()
    assert plan.state == PlanState.AGREED
    assert before == [kind.objects.count() for kind in kinds]
    belonging = set(Member.objects.values_list("branch", flat=True))
    assert belonging == {branch.pk for branch in estate.branches}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_carry_out_at_once_one_does():
    estate = Estate()
    plan = estate.agreed()

    def press():
        carrying.carry_out(estate.clerk, plan.pk, now=TOMORROW)

    found = at_once(press, press)
    assert [type(refusal) for refusal in found if refusal] == [OutOfOrder]
    assert Entry.objects.filter(deed="carry_out").count() == 1
    assert len(estate.standing()) == 3


def test_the_numbers_of_before_stay_with_a_plan_that_was_carried_out(estate):
    plan = estate.agreed()
    before = Comparison(plan)
    moving = before.moving(before.proposed()[0])
    sizes = before.today().measures.sizes
    carrying.carry_out(estate.clerk, plan.pk, now=TOMORROW)
    plan.refresh_from_db()
    after = Comparison(plan)
    assert after.moving(after.proposed()[0]) == moving
    assert after.today().measures.sizes == sizes


def test_the_year_counts_what_was_carried_out_in_it(estate):
    plan = estate.agreed()

    def counted(year: int) -> list[Plan]:
        return list(Plan.objects.filter(REORGANISATIONS.part(Period(year))))

    assert counted(TOMORROW.year) == []
    carrying.carry_out(estate.clerk, plan.pk, now=TOMORROW)
    assert (counted(TOMORROW.year), counted(TOMORROW.year - 1)) == ([plan], [])
