import pytest

from lianxin.core.errors import NotFound
from lianxin.party.models import Duty, Term
from lianxin.party.queries.access import bodies_for, members_for, office_of
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
    oneself,
)
from lianxin.people.tests.factories import officer_of, resident_of, secretary_of, staff_of


@pytest.fixture
def branch(db):
    return BranchFactory.create()


@pytest.fixture
def member(branch):
    return MemberFactory.create(branch=branch, with_account=True)


@pytest.mark.parametrize("of", [staff_of, secretary_of, resident_of])
def test_a_post_at_the_desk_alone_opens_no_party_record(member, of):
    actor = of(member.community)
    assert not members_for(actor).exists()
    assert not bodies_for(actor).exists()
    with pytest.raises(NotFound):
        office_of(actor, member.community.slug)


def test_a_street_officer_without_a_party_post_sees_no_member(member):
    assert not members_for(officer_of(member.community.subdistrict)).exists()


def test_a_clerk_sees_every_member_of_the_community_and_none_elsewhere(member):
    MemberFactory.create()
    assert list(members_for(clerk_of(member.community))) == [member]


def test_a_branchs_secretary_sees_that_branch_alone(member, branch):
    MemberFactory.create(branch=BranchFactory.create(parent=branch.parent))
    head = head_of(branch)
    assert {each.branch_id for each in members_for(head)} == {branch.pk}
    office = office_of(head, branch.community.slug)
    assert not office.is_whole
    assert office.branch_ids == {branch.pk}


def test_a_groups_leader_sees_that_group_and_leads_no_branch(branch):
    group = GroupFactory.create(parent=branch)
    term = TermFactory.create(body=group, duty=Duty.LEADER, member__branch=branch)
    fellow = MemberFactory.create(branch=branch, group=group)
    MemberFactory.create(branch=branch)
    leader = oneself(term.member)
    assert set(members_for(leader)) == {fellow, term.member}
    with pytest.raises(NotFound):
        office_of(leader, branch.community.slug)


def test_a_committees_secretary_sees_all_of_the_community(member, branch):
    committee = branch.parent
    head = TermFactory.create(body=committee, member__branch=branch).member
    assert member in members_for(oneself(head))
    assert office_of(oneself(head), branch.community.slug).is_whole


def test_who_was_released_from_a_duty_sees_no_more_than_themself(member, branch):
    head = head_of(branch)
    Term.objects.update(ended_on=Term.objects.get().since)
    assert [each.person_id in head.person_ids for each in members_for(head)] == [True]


def test_a_member_sees_themself_and_which_branches_there_are(member, branch):
    CommitteeFactory.create()
    MemberFactory.create(branch=branch)
    assert list(members_for(oneself(member))) == [member]
    assert set(bodies_for(oneself(member))) == {branch, branch.parent}
