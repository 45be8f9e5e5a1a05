"""Care, helpers and gifts, lawful by default; and a coordinator who can let the real deeds play."""

from datetime import date, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.accounts.models import User
from lianxin.core.actor import Actor, Role
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import PersonFactory, PostFactory, actor_for
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory
from lianxin.services import actions
from lianxin.services.models import (
    Assessment,
    Care,
    CareKind,
    CareMark,
    CareVisit,
    EmergencyContact,
    Festival,
    Gift,
    Ground,
    Helper,
    LogEntry,
    Need,
    Pairing,
)

DAY = timedelta(days=1)


class CareFactory(DjangoModelFactory[Care]):
    class Meta:
        model = Care

    community = factory.SubFactory(CommunityFactory)
    person = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..community"))
    born_on = date(1940, 5, 1)
    ground = Ground.RECORD
    ground_words = "区民政局空巢老人名册"
    coordinator = factory.LazyAttribute(
        lambda care: PostFactory.create(community=care.community, role=Role.CARE).user
    )
    need = Need.HIGH
    entered_at = MONDAY


class HelperFactory(DjangoModelFactory[Helper]):
    class Meta:
        model = Helper

    community = factory.SubFactory(CommunityFactory)
    person: Any = factory.SubFactory(
        PersonFactory, resident=True, community=factory.SelfAttribute("..community")
    )
    kind = "neighbour"
    tongues = factory.LazyFunction(lambda: ["zh"])
    most = 2
    since = MONDAY


class PairingFactory(DjangoModelFactory[Pairing]):
    class Meta:
        model = Pairing

    care = factory.SubFactory(CareFactory)
    helper = factory.SubFactory(HelperFactory, community=factory.SelfAttribute("..care.community"))
    began_at = MONDAY


class CareVisitFactory(DjangoModelFactory[CareVisit]):
    class Meta:
        model = CareVisit

    pairing = factory.SubFactory(PairingFactory)
    care = factory.SelfAttribute("pairing.care")
    due_on = (MONDAY + 7 * DAY).date()


class FestivalFactory(DjangoModelFactory[Festival]):
    class Meta:
        model = Festival

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("重阳节{}".format)
    on = (MONDAY + 7 * DAY).date()
    gift = "米一袋、油一桶"
    worth_fen = 12_000
    kinds = factory.LazyFunction(lambda: ["empty"])
    planned_at = MONDAY
    state = "open"


class GiftFactory(DjangoModelFactory[Gift]):
    class Meta:
        model = Gift

    festival = factory.SubFactory(FestivalFactory)
    care = factory.SubFactory(CareFactory, community=factory.SelfAttribute("..festival.community"))
    why = "空巢老人"
    listed_at = MONDAY


class AssessmentFactory(DjangoModelFactory[Assessment]):
    class Meta:
        model = Assessment

    care = factory.SubFactory(CareFactory)
    need = Need.HIGH
    words = "一个人住，买菜不便"
    by_id = 1
    at = MONDAY


class LogFactory(DjangoModelFactory[LogEntry]):
    class Meta:
        model = LogEntry

    care = factory.SubFactory(CareFactory)
    words = "精神不错，念叨孙子"
    by_id = 1
    by_name = "王桂芬"
    at = MONDAY


class MarkFactory(DjangoModelFactory[CareMark]):
    class Meta:
        model = CareMark

    care = factory.SubFactory(CareFactory)
    kind = CareKind.EMPTY_NEST


class ContactFactory(DjangoModelFactory[EmergencyContact]):
    class Meta:
        model = EmergencyContact

    care = factory.SubFactory(CareFactory)
    name = "李建国"
    relation = "儿子"
    phone = "13900001111"


def carer_of(community: Community) -> Actor:
    return actor_for(PostFactory.create(community=community, role=Role.CARE).user)


def helper_actor(helper: Helper) -> Actor:
    user = User.objects.get(pk=helper.person.user_id)
    return actor_for(user)


class Ward:
    """A community with its coordinator, who does the real deeds."""

    def __init__(self, community: Community | None = None) -> None:
        self.community = community or CommunityFactory.create()
        self.carer = carer_of(self.community)

    def enter(self, **told: Any) -> Care:
        base = {
            "name": "李桂芳",
            "kinds": ["empty"],
            "ground": Ground.RECORD,
            "ground_words": "空巢老人名册",
        }
        return actions.enter(
            self.carer, self.community, actions.Entry(**{**base, **told}), now=MONDAY
        )

    def assessed(self, need: str = Need.HIGH, **told: Any) -> Care:
        care = self.enter(**told)
        actions.assess(self.carer, care.pk, need=need, words="一个人住", now=MONDAY)
        care.refresh_from_db()
        return care

    def helper(self, **told: Any) -> Helper:
        return HelperFactory.create(community=self.community, **told)

    def paired(self, need: str = Need.HIGH, **told: Any) -> Pairing:
        care = self.assessed(need, **told)
        return actions.pair(self.carer, care.pk, helper_id=self.helper().pk, now=MONDAY)
