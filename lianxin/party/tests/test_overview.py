from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.core.actor import Role
from lianxin.core.errors import NotFound
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions.announcing import Announced, announce
from lianxin.party.queries.overview import overview
from lianxin.party.tests.factories import (
    BranchFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
)
from lianxin.people.tests.factories import PostFactory, staff_of

TODAY = MONDAY.date()


@pytest.fixture
def branch(db):
    return BranchFactory.create(name="第一党支部", founded_on=TODAY - timedelta(days=1))


def seen(actor, branch):
    return overview(actor, branch.community.slug, on=TODAY)


@pytest.mark.parametrize(("days", "count"), [(181, 0), (180, 1), (-3, 1)])
def test_terms_that_end_within_half_a_year_or_have_ended_are_due(branch, days, count):
    TermFactory.create(body=branch, due_on=TODAY + timedelta(days=days))
    page = seen(clerk_of(branch.community), branch)
    assert [due.days for due in page.terms] == [days] * count


def test_a_branchs_secretary_sees_what_is_due_in_that_branch_alone(branch):
    head = head_of(branch)
    other = BranchFactory.create(parent=branch.parent)
    for body in (branch, other):
        TermFactory.create(body=body, duty="deputy", due_on=TODAY)
        MemberFactory.create(
            branch=body, probationary=True, admitted_on=TODAY - timedelta(days=360)
        )
    page = seen(head, branch)
    assert [due.body for due in page.terms] == [branch]
    assert [each.member.branch for each in page.people.endings] == [branch]


def test_an_election_is_due_until_it_is_over(branch):
    clerk = clerk_of(branch.community)
    assert not seen(clerk, branch).elections
    told = Announced(held_on=TODAY, venue="活动室", seats=1)
    election = announce(clerk, branch.pk, told, now=MONDAY)
    assert seen(clerk, branch).elections == [election]


def test_who_has_no_part_in_party_work_has_no_first_page_of_it(branch):
    with pytest.raises(NotFound):
        seen(staff_of(branch.community), branch)


def test_the_first_page_says_what_is_due_and_that_it_is_no_official_register(branch, client):
    user = PostFactory.create(community=branch.community, role=Role.PARTY).user
    client.force_login(user)
    TermFactory.create(body=branch, due_on=TODAY.replace(year=2020))
    page = reverse("party_desk:overview", args=[branch.community.slug])
    words = client.get(page).content.decode()
    assert "该换届了" in words
    assert "不是正式的党员信息库" in words
