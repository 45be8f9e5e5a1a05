"""A medical team, and what it noted under consents."""

import factory
from factory.django import DjangoModelFactory

from lianxin.core.tests.factories import MONDAY
from lianxin.people.models import Consent, Purpose
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.services.models import HealthNote, Member, MemberSkill, Team, Work


class ConsentFactory(DjangoModelFactory[Consent]):
    class Meta:
        model = Consent

    community = factory.SelfAttribute("person.community")
    person = factory.SubFactory(PersonFactory)
    purpose = Purpose.HEALTH
    field = "notes"
    since = MONDAY


class MedicalTeamFactory(DjangoModelFactory[Team]):
    class Meta:
        model = Team

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("医疗巡诊服务队{}".format)
    founded_on = MONDAY.date().replace(year=2015)


class MedicFactory(DjangoModelFactory[Member]):
    class Meta:
        model = Member
        skip_postgeneration_save = True

    team = factory.SubFactory(MedicalTeamFactory)
    person = factory.SubFactory(
        PersonFactory, resident=True, community=factory.SelfAttribute("..team.community")
    )
    name = "孙大夫"
    since = MONDAY.date().replace(year=2015)
    skill = factory.RelatedFactory(
        "lianxin.services.tests.health_factories.SkillFactory", factory_related_name="member"
    )


class SkillFactory(DjangoModelFactory[MemberSkill]):
    class Meta:
        model = MemberSkill

    member = factory.SubFactory(MedicFactory)
    work = Work.MEDICAL


class HealthNoteFactory(DjangoModelFactory[HealthNote]):
    class Meta:
        model = HealthNote

    community = factory.SubFactory(CommunityFactory)
    person = factory.SubFactory(
        PersonFactory, resident=True, community=factory.SelfAttribute("..community")
    )
    team = factory.SubFactory(MedicalTeamFactory, community=factory.SelfAttribute("..community"))
    member = factory.SubFactory(MedicFactory, team=factory.SelfAttribute("..team"))
    consent = factory.SubFactory(ConsentFactory, person=factory.SelfAttribute("..person"))
    words = "血压偏高"
    at = MONDAY
