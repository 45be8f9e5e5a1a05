import factory
from factory.django import DjangoModelFactory

from lianxin.core.tests.factories import MONDAY
from lianxin.core.text import tokens
from lianxin.organisations.models import (
    Agreement,
    Contact,
    Field,
    Kind,
    Match,
    MatchState,
    Milestone,
    MilestoneKind,
    Need,
    Organisation,
    Partner,
    Pledge,
    Project,
    Resource,
    State,
)
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.tests.factories import CommunityFactory

TODAY = MONDAY.date()
LONG_AGO = TODAY.replace(year=2014)


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    community = factory.SubFactory(CommunityFactory)
    kind = Kind.SOCIAL
    state = factory.LazyAttribute(
        lambda made: State.FILED if made.kind == Kind.SOCIAL else State.STANDING
    )
    name = factory.Sequence("第{}艺术团".format)
    since = LONG_AGO
    fostered_on = factory.LazyAttribute(
        lambda made: made.since if made.state in (State.FILED, State.REGISTERED) else None
    )

    class Params:
        local = factory.Trait(kind=Kind.LOCAL)
        idea = factory.Trait(state=State.IDEA)


class MilestoneFactory(DjangoModelFactory[Milestone]):
    class Meta:
        model = Milestone

    organisation = factory.SubFactory(OrganisationFactory)
    kind = MilestoneKind.CLAIM
    what = "济南市非物质文化遗产"
    on = TODAY
    noted_at = MONDAY


class ContactFactory(DjangoModelFactory[Contact]):
    class Meta:
        model = Contact

    organisation = factory.SubFactory(OrganisationFactory)
    person = factory.SubFactory(
        PersonFactory, community=factory.SelfAttribute("..organisation.community")
    )
    title = "负责人"
    since = TODAY


class AgreementFactory(DjangoModelFactory[Agreement]):
    class Meta:
        model = Agreement

    organisation = factory.SubFactory(OrganisationFactory)
    title = "场地共用协议"
    signed_on = LONG_AGO


class PledgeFactory(DjangoModelFactory[Pledge]):
    class Meta:
        model = Pledge

    organisation = factory.SubFactory(OrganisationFactory)
    what = "周末开放操场"
    made_on = LONG_AGO
    due_on = TODAY


class ResourceFactory(DjangoModelFactory[Resource]):
    class Meta:
        model = Resource

    community = factory.SelfAttribute("organisation.community")
    organisation = factory.SubFactory(OrganisationFactory)
    field = Field.ROOM
    what = "能坐六十人的会议室"
    since = LONG_AGO
    tokens = factory.LazyAttribute(lambda made: tokens(made.what))


class NeedFactory(DjangoModelFactory[Need]):
    class Meta:
        model = Need

    community = factory.SubFactory(CommunityFactory)
    field = Field.ROOM
    what = "老年大学要一间会议室"
    since = TODAY
    tokens = factory.LazyAttribute(lambda made: tokens(made.what))


class MatchFactory(DjangoModelFactory[Match]):
    class Meta:
        model = Match

    community = factory.SelfAttribute("need.community")
    need = factory.SubFactory(NeedFactory)
    resource = factory.SubFactory(
        ResourceFactory, organisation__community=factory.SelfAttribute("...need.community")
    )
    state = MatchState.ACCEPTED
    reasons = ("都是“场地”",)
    decided_at = MONDAY


class ProjectFactory(DjangoModelFactory[Project]):
    class Meta:
        model = Project

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("共建项目{}".format)
    agreed_on = LONG_AGO
    due_on = TODAY


class PartnerFactory(DjangoModelFactory[Partner]):
    class Meta:
        model = Partner

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SubFactory(
        OrganisationFactory, community=factory.SelfAttribute("..project.community")
    )
