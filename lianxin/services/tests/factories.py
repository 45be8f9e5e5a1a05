"""Teams, services, requests and visits, lawful by default."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.services.models import (
    DayPlan,
    HelpRequest,
    Licence,
    Line,
    Member,
    Service,
    Team,
    Used,
    Visit,
    WantedHalf,
)

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
BEGAN: date = MONDAY.date().replace(year=2015)


class TeamFactory(DjangoModelFactory[Team]):
    class Meta:
        model = Team

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("彩虹维修服务队{}".format)
    founded_on = BEGAN


class MemberFactory(DjangoModelFactory[Member]):
    class Meta:
        model = Member

    team = factory.SubFactory(TeamFactory)
    person = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..team.community"))
    name = "赵师傅"
    since = BEGAN


class LicenceFactory(DjangoModelFactory[Licence]):
    class Meta:
        model = Licence

    member = factory.SubFactory(MemberFactory)
    work = "medical"
    title = "执业医师证 110370102000001"
    since = BEGAN
    until = MONDAY.date() + 365 * DAY


class LineFactory(DjangoModelFactory[Line]):
    class Meta:
        model = Line

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("体贴式服务{}".format)


class ServiceFactory(DjangoModelFactory[Service]):
    class Meta:
        model = Service

    team = factory.SubFactory(TeamFactory)
    community = factory.SelfAttribute("team.community")
    name = factory.Sequence("修水管{}".format)
    work = "water"


class RequestFactory(DjangoModelFactory[HelpRequest]):
    class Meta:
        model = HelpRequest

    community = factory.SubFactory(CommunityFactory)
    service = factory.SubFactory(
        ServiceFactory, team__community=factory.SelfAttribute("...community")
    )
    number = factory.Sequence(lambda n: n + 1)
    words = "厨房水管漏水"
    place_words = "东舍坊118号院"
    asker = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..community"))
    channel = "web"
    asked_at = MONDAY
    due_on = MONDAY.date() + 3 * DAY
    due_rule = factory.LazyFunction(lambda: RulePack.objects.order_by("pk").first())


class WantedHalfFactory(DjangoModelFactory[WantedHalf]):
    class Meta:
        model = WantedHalf

    request = factory.SubFactory(RequestFactory)
    day = MONDAY.date() + DAY
    half = "am"


class DayPlanFactory(DjangoModelFactory[DayPlan]):
    class Meta:
        model = DayPlan

    community = factory.SubFactory(CommunityFactory)
    day = MONDAY.date() + DAY
    half = "am"
    asked_at = MONDAY


class VisitFactory(DjangoModelFactory[Visit]):
    class Meta:
        model = Visit

    request = factory.SubFactory(RequestFactory)
    community = factory.SelfAttribute("request.community")
    member = factory.SubFactory(MemberFactory, team=factory.SelfAttribute("..request.service.team"))
    day = MONDAY.date() + DAY
    half = "am"
    starts_at = MONDAY + DAY
    ends_at = MONDAY + DAY + HOUR


class UsedFactory(DjangoModelFactory[Used]):
    class Meta:
        model = Used

    visit = factory.SubFactory(VisitFactory)
    name = "软管"
