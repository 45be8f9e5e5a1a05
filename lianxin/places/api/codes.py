"""The codes on stairwell doors, on paper and renewed; and how many live in a community."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    PDF,
    Body,
    Call,
    Key,
    Nothing,
    Ref,
    Scope,
    Shape,
    Slug,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.places import actions, queries
from lianxin.places.actions.heads import count_heads
from lianxin.places.api.door import router
from lianxin.places.forms import HeadcountForm
from lianxin.places.models import Community, Place
from lianxin.places.pdf import LAYOUTS, Layout, sheet
from lianxin.places.queries import community_by_slug
from lianxin.places.rules import works_at

LATELY = timedelta(days=30)


class YardTold(Shape):
    """A courtyard: how many codes hang on its doors, and how often they were scanned of late."""

    id: int
    label: str = Field(examples=["东舍坊118号院"])
    codes: int
    scans: int = Field(description="最近三十天扫了几次")


class Yards(Shape):
    """All courtyards of a community."""

    items: list[YardTold]


class DoorTold(Shape):
    """A door that a code can hang on."""

    place: int
    label: str
    code: int | None = Field(description="现在挂的码的编号；没有就是空的")
    scans: int
    strays: int = Field(description="旧码还有人扫的次数")


class Doors(Shape):
    """The doors of a courtyard."""

    items: list[DoorTold]


class RenewsCodes(Body):
    """Which door's code; none for all of the courtyard."""

    door: Ref | None = None


class HeadsTold(Shape):
    """How many live in a community, by whose count."""

    residents: int
    households: int
    on: date | None
    by: str


@router.reads(
    "/communities/{slug}/codes",
    scope=Scope.PLACES_WORK,
    gives=Yards,
    says="楼门上的码：各院挂了几张、扫了几次",
)
def yards(request: Call, slug: Slug) -> Yards:
    community = _home(request, slug)
    lines = queries.yard_lines(request.actor, community.pk, since=http.today() - LATELY)
    return Yards(
        items=[
            YardTold(id=each.yard.pk, label=each.yard.label, codes=each.codes, scans=each.scans)
            for each in lines
        ]
    )


def _home(request: Call, slug: str) -> Community:
    community = community_by_slug(slug)
    if not works_at(request.actor, community.pk):
        raise NotFound
    keep_home(request, community.pk)
    return community


def _yard(request: Call, slug: str, pk: int) -> tuple[Community, Place]:
    community = _home(request, slug)
    return community, queries.yard_at(request.actor, community.pk, pk)


@router.reads(
    "/communities/{slug}/codes/{int:pk}",
    scope=Scope.PLACES_WORK,
    gives=Doors,
    says="一个院各楼门的码",
)
def doors(request: Call, slug: Slug, pk: Key) -> Doors:
    return _doors(_yard(request, slug, pk)[1])


def _doors(yard: Place) -> Doors:
    lines = queries.door_lines(yard, since=http.today() - LATELY)
    return Doors(
        items=[
            DoorTold(
                place=each.place.pk,
                label=each.place.label,
                code=each.code.pk if each.code else None,
                scans=each.scans,
                strays=each.strays,
            )
            for each in lines
        ]
    )


@router.writes(
    "/communities/{slug}/codes/{int:pk}/renew",
    scope=Scope.PLACES_WORK,
    gives=Doors,
    says="一个楼门换新码，或整个院都换；旧的作废",
)
def renew_codes(request: Call, slug: Slug, pk: Key, told: RenewsCodes) -> Doors:
    _community, yard = _yard(request, slug, pk)
    if told.door is None:
        actions.renew_codes(request.actor, yard.pk, now=http.now())
        return _doors(yard)
    if told.door not in {each.pk for each in queries.doors_in(yard.pk)}:
        raise NotFound
    actions.renew_code(request.actor, told.door, now=http.now())
    return _doors(yard)


@router.writes(
    "/communities/{slug}/codes/{int:pk}/doors/{int:thing}/keep-old",
    scope=Scope.PLACES_WORK,
    gives=Doors,
    says="撤销一次换码：旧的接着用；新码有人扫过就撤不回了",
)
def keep_old_code(request: Call, slug: Slug, pk: Key, thing: Key, told: Nothing) -> Doors:
    _community, yard = _yard(request, slug, pk)
    here = {each.code.pk for each in queries.door_lines(yard, since=http.today()) if each.code}
    if thing not in here:
        raise NotFound
    actions.keep_old_code(request.actor, thing, now=http.now())
    return _doors(yard)


def _printed(layout: Layout) -> None:
    def take(request: Call, slug: Slug, pk: Key) -> HttpResponse:
        community, yard = _yard(request, slug, pk)
        lines = queries.door_lines(yard, since=http.today())
        coded = [(each.place, each.code) for each in lines if each.code]
        if not coded:
            raise NotFound
        site = request.build_absolute_uri("/")
        made = sheet(community, coded, layout, site=site, today=http.today())
        return HttpResponse(made, content_type=PDF)

    take.__name__ = f"codes_{layout.name.replace('-', '_')}"
    router.papers(
        f"/communities/{{slug}}/codes/{{int:pk}}/{layout.name}",
        scope=Scope.PLACES_WORK,
        says=f"一个院的码，PDF：{layout.label}",
    )(take)


for its_layout in LAYOUTS.values():
    _printed(its_layout)


@router.writes(
    "/communities/{slug}/headcount",
    scope=Scope.PLACES_WORK,
    gives=HeadsTold,
    says="社区住着多少人、多少户，数从哪儿来",
)
@taking(body_of(HeadcountForm, "CountsHeads"))
def headcount(request: Call, slug: Slug, told: Any) -> HeadsTold:
    community = _home(request, slug)
    form = HeadcountForm(filled(told)[0])

    def deed() -> Community:
        return count_heads(request.actor, community.pk, form.headcount(), now=http.now())

    counted = done(form, deed)
    return HeadsTold(
        residents=counted.residents,
        households=counted.households,
        on=counted.counted_on,
        by=counted.counted_by,
    )
