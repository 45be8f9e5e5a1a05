"""Help at home: what is offered, asking for it, one's own requests."""

from datetime import date, datetime
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Ref,
    Scope,
    Shape,
    Slug,
    Words,
    enumerated,
    keep_home,
    sent_as,
    unchanged_since,
)
from lianxin.core.errors import Invalid, NotFound
from lianxin.matters.models import Satisfaction
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug, place_labelled, place_named
from lianxin.services.actions import asking, requests
from lianxin.services.api.door import router
from lianxin.services.models import Asker, For, HelpRequest, RequestState, Service
from lianxin.services.queries.catalogue import offered, own_requests
from lianxin.services.queries.doors import request_for
from lianxin.services.rules.requests import REQUEST_FLOW, asked

StateOfRequest = Annotated[RequestState, enumerated(RequestState)]
Whom = Annotated[For, enumerated(For)]
Reach = Annotated[Asker, enumerated(Asker)]
Feeling = Annotated[Satisfaction, enumerated(Satisfaction)]


class ServiceRow(Shape):
    """What may be asked for."""

    id: int
    name: str = Field(examples=["修水龙头"])
    line: str = Field(examples=["家政维修"])
    what: str
    team: str = Field(examples=["夕阳红维修队"])
    asker: Reach = Field(description="谁可以请")
    minutes: int = Field(examples=[30])


class Services(Shape):
    """All that a community's teams offer."""

    items: list[ServiceRow]


class HalfDay(Body):
    """A morning or an afternoon on which somebody is at home."""

    day: date = Field(examples=["2026-03-12"])
    half: Literal["am", "pm"] = Field(examples=["am"])


class WantsHelp(Body):
    """Whom one wants, for what, where and when."""

    service: Ref = Field(examples=[3])
    words: Words = Field(min_length=1, max_length=500, examples=["厨房水龙头关不严，一直滴水"])
    place: Words = Field(min_length=1, max_length=120, examples=["东舍坊118号院 7号楼 2单元"])
    halves: list[HalfDay] = Field(min_length=1, max_length=20)
    whom: Whom = For.SELF
    served_name: Words = Field("", max_length=60, description="替别人请的，写去看谁")
    fits: bool = Field(
        False, description="给老人和行动不便的人的服务：去看的是满岁数的老人，或行动不便"
    )


class Times(Body):
    """On which half-days somebody is at home."""

    halves: list[HalfDay] = Field(min_length=1, max_length=20)


class Rates(Body):
    """How it was."""

    satisfaction: Feeling = Field(examples=["good"])
    words: Words = Field("", max_length=300)


class RequestTold(Shape):
    """One's own request."""

    id: int
    number: str = Field(examples=["LSL-F0012"])
    service: str
    words: str
    place: str
    state: StateOfRequest
    state_name: str
    asked_at: datetime
    due_on: date = Field(description="最晚哪天第一次上门")
    revision: int
    verbs: list[str] = Field(examples=[["change_times", "withdraw"]])


class Requests(Shape):
    """One's own requests here, the latest first."""

    items: list[RequestTold]


@router.reads(
    "/communities/{slug}/services",
    scope=Scope.SERVICES_READ,
    gives=Services,
    says="能请人上门做什么",
    is_open=True,
)
def services(request: Call, slug: Slug) -> Services:
    return Services(items=[_service(each) for each in offered(community_by_slug(slug).pk)])


@router.reads(
    "/me/requests", scope=Scope.SERVICES_READ, gives=Requests, says="我在这个社区请过的上门帮忙"
)
def mine(request: Call) -> Requests:
    rows = own_requests(request.actor, request.caller.community_id)
    return Requests(items=[_request(request, each) for each in rows])


@router.writes(
    "/communities/{slug}/requests",
    scope=Scope.SERVICES_WRITE,
    gives=RequestTold,
    says="请人上门",
    status=201,
)
def ask(request: Call, slug: Slug, asks: WantsHelp) -> RequestTold:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    made = asking.ask(request.actor, _asking(request, community, asks), now=http.now())
    return _request(request, _own(request, made.pk))


@router.reads(
    "/me/requests/{int:pk}", scope=Scope.SERVICES_READ, gives=RequestTold, says="我请的一次上门"
)
def one(request: Call, pk: Key) -> RequestTold:
    found = _own(request, pk)
    request.version = found.revision
    return _request(request, found)


@router.writes(
    "/me/requests/{int:pk}/times",
    scope=Scope.SERVICES_WRITE,
    gives=RequestTold,
    says="改时间",
    has_version=True,
)
def times(request: Call, pk: Key, said: Times) -> RequestTold:
    found = _own(request, pk)
    unchanged_since(request, found.revision)
    asking.change_times(request.actor, found.pk, halves=_halves(said.halves), now=http.now())
    return _request(request, _own(request, pk))


@router.writes(
    "/me/requests/{int:pk}/withdraw",
    scope=Scope.SERVICES_WRITE,
    gives=RequestTold,
    says="不用了",
    has_version=True,
)
def withdraw(request: Call, pk: Key) -> RequestTold:
    found = _own(request, pk)
    unchanged_since(request, found.revision)
    requests.withdraw(request.actor, found.pk, now=http.now())
    return _request(request, _own(request, pk))


@router.writes(
    "/me/requests/{int:pk}/rate",
    scope=Scope.SERVICES_WRITE,
    gives=RequestTold,
    says="说说上门怎么样",
    has_version=True,
)
def rate(request: Call, pk: Key, said: Rates) -> RequestTold:
    found = _own(request, pk)
    unchanged_since(request, found.revision)
    requests.rate(
        request.actor,
        found.pk,
        satisfaction=said.satisfaction,
        words=said.words,
        now=http.now(),
    )
    return _request(request, _own(request, pk))


def _own(request: Call, pk: int) -> HelpRequest:
    """One's own, in the token's community; the desk's are the desk's."""
    found = request_for(request.actor, pk)
    if not asked(request.actor, found):
        raise NotFound
    return found


def _asking(request: Call, community: Community, asks: WantsHelp) -> asking.Asking:
    place = place_labelled(community.pk, asks.place) or place_named(community.pk, asks.place)
    return asking.Asking(
        key=sent_as(request),
        community=community,
        service=_offered(community, asks.service),
        words=asks.words,
        halves=_halves(asks.halves),
        place=place,
        place_words="" if place else asks.place,
        whom=asks.whom,
        served_name=asks.served_name,
        fits=asks.fits,
    )


def _offered(community: Community, pk: int) -> Service:
    for each in offered(community.pk):
        if each.pk == pk:
            return each
    raise Invalid(_("这一项现在不提供了，请选别的。"), field="service")


def _halves(halves: list[HalfDay]) -> list[tuple[date, str]]:
    return [(each.day, each.half) for each in halves]


def _service(service: Service) -> ServiceRow:
    return ServiceRow(
        id=service.pk,
        name=service.name,
        line=service.line.name if service.line else "",
        what=service.what,
        team=service.team.name,
        asker=Asker(service.asker),
        minutes=service.minutes,
    )


def _request(request: Call, found: HelpRequest) -> RequestTold:
    verbs = {step.verb for step in REQUEST_FLOW.open_to(request.actor, found)}
    state = RequestState(found.state)
    return RequestTold(
        id=found.pk,
        number=found.told_number,
        service=found.service.name,
        words=found.words,
        place=found.place_label,
        state=state,
        state_name=str(state.label),
        asked_at=found.asked_at,
        due_on=found.due_on,
        revision=found.revision,
        verbs=sorted(verbs & {"change_times", "withdraw", "rate"}),
    )
