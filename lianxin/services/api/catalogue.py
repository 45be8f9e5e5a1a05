"""What may be asked for at home, as the desk keeps it: lines of services, and the services."""

from typing import Annotated, Any, Literal

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Nothing,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.services.actions import teams as actions
from lianxin.services.api.door import router
from lianxin.services.api.helping import Reach
from lianxin.services.api.teams import KindOfWork, NamedByNumber
from lianxin.services.forms import teams as forms
from lianxin.services.models import Line, Paid, Service
from lianxin.services.queries import desk_teams as queries
from lianxin.services.queries.doors import service_for

WhoPays = Annotated[Paid, enumerated(Paid)]
TEAM = Part(Annotated[Ref, Field(description="哪支队：编号在 teams 里")], ..., str)
LINE = Part(Annotated[Ref | None, Field(description="算哪一类：编号在 lines 里")], None, str)


class ServiceLine(Shape):
    """A line of services under the community's own name."""

    id: int
    name: str = Field(examples=["家政维修"])
    what: str


class ServiceAtDesk(Shape):
    """A service, offered or no longer."""

    id: int
    name: str = Field(examples=["修水龙头"])
    what: str
    team: int
    line: int | None
    work: KindOfWork
    asker: Reach
    paid: WhoPays
    minutes: int
    is_offered: bool


class CatalogueAtDesk(Shape):
    """All lines and services of a community, and the teams that could offer more."""

    lines: list[ServiceLine]
    items: list[ServiceAtDesk]
    teams: list[NamedByNumber]


@router.reads(
    "/communities/{slug}/services/catalogue",
    scope=Scope.SERVICES_WORK,
    gives=CatalogueAtDesk,
    says="工作台上的服务单子：停了的也在内",
)
def catalogue(request: Call, slug: Slug) -> CatalogueAtDesk:
    page = _page(request, slug)
    return CatalogueAtDesk(
        lines=[_line(each) for each in page.lines],
        items=[_service(each) for each in page.services],
        teams=[NamedByNumber(id=each.pk, name=each.name) for each in page.teams],
    )


def _page(request: Call, slug: str) -> queries.Catalogue:
    page = queries.catalogue_desk(request.actor, slug)
    keep_home(request, page.community.pk)
    return page


def _line(line: Line) -> ServiceLine:
    return ServiceLine(id=line.pk, name=line.name, what=line.what)


def _service(service: Service) -> ServiceAtDesk:
    return as_told(ServiceAtDesk, service, team=service.team_id, line=service.line_id)


@router.writes(
    "/communities/{slug}/services/catalogue/lines",
    scope=Scope.SERVICES_WORK,
    gives=CatalogueAtDesk,
    says="加一类服务",
    status=201,
)
@taking(body_of(forms.LineForm, "AddsLine"))
def add_line(request: Call, slug: Slug, told: Any) -> CatalogueAtDesk:
    community, form = _page(request, slug).community, forms.LineForm(filled(told)[0])

    def deed() -> object:
        said = form.cleaned_data
        return actions.add_line(request.actor, community, **said, now=http.now())

    done(form, deed)
    return catalogue(request, slug)


@router.writes(
    "/communities/{slug}/services/catalogue",
    scope=Scope.SERVICES_WORK,
    gives=CatalogueAtDesk,
    says="加一样能请人上门做的事",
    status=201,
)
@taking(body_of(forms.ServiceForm, "AddsService", instead={"team_id": TEAM, "line_id": LINE}))
def add_service(request: Call, slug: Slug, told: Any) -> CatalogueAtDesk:
    page = _page(request, slug)
    teams = [(each.pk, each.name) for each in page.teams]
    lines = [(each.pk, each.name) for each in page.lines]
    form = forms.ServiceForm(teams, lines, filled(told)[0])

    def deed() -> object:
        return actions.add_service(request.actor, page.community, form.told(), now=http.now())

    done(form, deed)
    return catalogue(request, slug)


def _offered(verb: Literal["offer", "stop"], says: str) -> None:
    def take(request: Call, slug: Slug, pk: Key, told: Nothing) -> CatalogueAtDesk:
        community = _page(request, slug).community
        if service_for(request.actor, pk).community_id != community.pk:
            raise NotFound
        actions.offer(request.actor, pk, is_offered=verb == "offer", now=http.now())
        return catalogue(request, slug)

    take.__name__ = f"{verb}_service"
    router.writes(
        f"/communities/{{slug}}/services/catalogue/{{int:pk}}/{verb}",
        scope=Scope.SERVICES_WORK,
        gives=CatalogueAtDesk,
        says=says,
    )(take)


_offered("offer", "又能请这样上门了")
_offered("stop", "先不接这样上门了；已经请的照办")
