"""Party organisations and members, and the actors who lead them."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.core.actor import Actor, Role
from lianxin.core.tests.factories import MONDAY
from lianxin.party.models import Body, BodyKind, BranchKind, Duty, Member, Rank, Standing, Term
from lianxin.people.tests.factories import PersonFactory, PostFactory, actor_for
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

LONG_AGO = date(2012, 5, 1)


class CommitteeFactory(DjangoModelFactory[Body]):
    class Meta:
        model = Body

    community: Any = factory.SubFactory(CommunityFactory)
    kind = BodyKind.COMMITTEE
    name: Any = "社区党委"
    founded_on = LONG_AGO


class BranchFactory(CommitteeFactory):
    community = factory.SelfAttribute("parent.community")
    parent = factory.SubFactory(CommitteeFactory)
    kind = BodyKind.BRANCH
    branch_kind = BranchKind.RESIDENTS
    name = factory.Sequence("第{}党支部".format)

    class Params:
        themed = factory.Trait(branch_kind=BranchKind.THEMED)


class GroupFactory(CommitteeFactory):
    community = factory.SelfAttribute("parent.community")
    parent = factory.SubFactory(BranchFactory)
    kind = BodyKind.GROUP
    name = factory.Sequence("第{}党小组".format)


class MemberFactory(DjangoModelFactory[Member]):
    class Meta:
        model = Member

    community = factory.SelfAttribute("branch.community")
    branch = factory.SubFactory(BranchFactory)
    name = "孙桂兰"
    rank = Rank.FULL
    standing = Standing.ENROLLED
    admitted_on = date(1998, 7, 1)
    full_on = date(1999, 7, 1)
    entered_on = LONG_AGO

    class Params:
        probationary = factory.Trait(
            rank=Rank.PROBATIONARY, full_on=None, admitted_on=MONDAY.date().replace(month=1)
        )
        with_account = factory.Trait(
            person=factory.SubFactory(
                PersonFactory, resident=True, community=factory.SelfAttribute("..community")
            )
        )


class TermFactory(DjangoModelFactory[Term]):
    class Meta:
        model = Term

    community = factory.SelfAttribute("body.community")
    body = factory.SubFactory(BranchFactory)
    member = factory.SubFactory(
        MemberFactory, branch=factory.SelfAttribute("..body"), with_account=True
    )
    duty = Duty.SECRETARY
    since = LONG_AGO


def clerk_of(community: Community) -> Actor:
    """Who works with all Party records of a community."""
    return actor_for(PostFactory.create(community=community, role=Role.PARTY).user)


def head_of(branch: Body) -> Actor:
    """The secretary of a branch."""
    member = TermFactory.create(body=branch).member
    assert member.person is not None
    assert member.person.user is not None
    return actor_for(member.person.user)


def oneself(member: Member) -> Actor:
    assert member.person is not None
    assert member.person.user is not None
    return actor_for(member.person.user)
