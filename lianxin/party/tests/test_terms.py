from datetime import date, timedelta

import pytest

from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions.terms import Charge, appoint, full_term, move_due, release
from lianxin.party.models import BranchKind, Duty, Term
from lianxin.party.rules.terms import months_after
from lianxin.party.tests.factories import (
    LONG_AGO,
    BranchFactory,
    GroupFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
)

TODAY = MONDAY.date()


@pytest.fixture
def branch(db):
    return BranchFactory.create()


@pytest.fixture
def clerk(branch):
    return clerk_of(branch.community)


def given(actor, body, member, duty=Duty.SECRETARY, since=TODAY):
    return appoint(actor, body.pk, Charge(member.pk, duty, since), now=MONDAY)


def test_a_communitys_branch_is_elected_anew_after_five_years(branch):
    assert full_term(branch, date(2021, 6, 1)) == date(2026, 6, 1)


@pytest.mark.parametrize("kind", [BranchKind.NEW_SECTOR, BranchKind.THEMED])
def test_any_other_branch_is_elected_anew_after_three_years(branch, kind):
    branch.branch_kind = kind
    assert full_term(branch, date(2021, 6, 1)) == date(2024, 6, 1)


def test_a_term_before_the_rule_changed_keeps_the_rule_of_its_day(branch):
    assert full_term(branch, date(2015, 4, 1)) == date(2018, 4, 1)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2024, 1, 1), -1, date(2023, 12, 1)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_months_last(day, months, then):
    assert months_after(day, months) == then


def test_who_joins_a_committee_shares_the_day_on_which_it_is_due(branch, clerk):
    first, second = MemberFactory.create_batch(2, branch=branch)
    due = given(clerk, branch, first, since=TODAY - timedelta(days=400)).due_on
    assert given(clerk, branch, second, Duty.MEMBER).due_on == due


def test_a_second_secretary_is_refused_until_the_first_is_released(branch, clerk):
    first, second = MemberFactory.create_batch(2, branch=branch)
    held = given(clerk, branch, first)
    with pytest.raises(Invalid, match="已经有书记了"):
        given(clerk, branch, second)
    release(clerk, held.pk, on=TODAY, now=MONDAY)
    assert given(clerk, branch, second).member == second
    with pytest.raises(OutOfOrder, match="已经卸任"):
        release(clerk, held.pk, on=TODAY, now=MONDAY)


def test_a_probationary_member_leads_no_branch(branch, clerk):
    member = MemberFactory.create(branch=branch, probationary=True)
    with pytest.raises(Invalid, match="正式党员"):
        given(clerk, branch, member)


def test_a_duty_is_given_to_who_belongs_there_and_where_there_is_such_a_duty(branch, clerk):
    with pytest.raises(Invalid, match="从这个组织的党员里"):
        given(clerk, branch, MemberFactory.create(branch__parent=branch.parent))
    member = MemberFactory.create(branch=branch)
    with pytest.raises(Invalid, match="没有这个职务"):
        given(clerk, branch, member, Duty.LEADER)
    with pytest.raises(Invalid, match="任职的日子"):
        given(clerk, branch, member, since=TODAY + timedelta(days=1))


def test_a_branchs_secretary_names_the_leaders_of_its_groups_and_no_more(branch):
    head = head_of(branch)
    group = GroupFactory.create(parent=branch)
    member = MemberFactory.create(branch=branch, group=group)
    term = given(head, group, member, Duty.LEADER)
    assert term.due_on is None
    with pytest.raises(NotPermitted):
        given(head, branch, member, Duty.MEMBER)
    assert release(head, term.pk, on=TODAY, now=MONDAY).ended_on == TODAY


def test_an_election_is_moved_by_a_year_at_most_and_with_an_approval(branch, clerk):
    TermFactory.create(body=branch, since=LONG_AGO, due_on=date(2026, 6, 1))
    with pytest.raises(Invalid, match="文号"):
        move_due(clerk, branch.pk, due_on=date(2027, 6, 1), approval=" ", now=MONDAY)
    with pytest.raises(Invalid, match="不能超过 12 个月"):
        move_due(clerk, branch.pk, due_on=date(2027, 6, 2), approval="解委1号", now=MONDAY)
    for day in (date(2027, 6, 1), date(2025, 6, 1)):
        move_due(clerk, branch.pk, due_on=day, approval="解委1号", now=MONDAY)
        term = Term.objects.get()
        assert (term.due_on, term.due_before) == (day, date(2026, 6, 1))


def test_where_nobody_holds_a_term_there_is_nothing_to_move(branch, clerk):
    with pytest.raises(OutOfOrder, match="没有任期"):
        move_due(clerk, branch.pk, due_on=TODAY, approval="解委1号", now=MONDAY)
