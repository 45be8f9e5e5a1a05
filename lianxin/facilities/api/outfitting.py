"""Places at the desk: described, given a picture, and how many came. Nobody's name is counted."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    PDF,
    Call,
    Key,
    Nothing,
    Scope,
    Shape,
    Slug,
    as_told,
    body_of,
    done,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.facilities import actions, pdf
from lianxin.facilities.api.door import router
from lianxin.facilities.api.rooms import KindOfRoom
from lianxin.facilities.forms import CoverForm, RoomForm
from lianxin.facilities.forms.desk import VisitForm
from lianxin.facilities.models import Exhibit, Room, Visit
from lianxin.facilities.queries import room_for
from lianxin.facilities.queries.desk import dossier, shelf, visit_for
from lianxin.facilities.queries.exhibits import exhibits_of
from lianxin.facilities.rules import keeps
from lianxin.people.queries import workplace
from lianxin.places.models import Community

OutfitsRoom = body_of(RoomForm, "OutfitsRoom")


class RoomRowAtDesk(Shape):
    """A place as the desk lists it."""

    id: int
    name: str = Field(examples=["社区活动室"])
    kind: KindOfRoom
    place: str = Field(examples=["社区二楼"])
    is_in_use: bool
    is_shown: bool = Field(description="居民看得到")
    exhibits: int
    things: int


class RoomsAtDesk(Shape):
    """Every place of a community, those that residents do not see as well."""

    items: list[RoomRowAtDesk]


class VisitorsTold(Shape):
    """How many came on a day."""

    id: int
    on: date
    count: int
    is_approximate: bool = Field(description="没细数，是个约数")
    who: str = Field(examples=["小学两个班"])
    is_taken_back: bool


class ExhibitRow(Shape):
    """Something that hangs there, in its order."""

    id: int
    title: str
    era: str
    spot: str = Field(examples=["进门左手第三块"])
    is_shown: bool


class RoomAtDesk(Shape):
    """A place with what hangs there and who came lately."""

    id: int
    name: str
    kind: KindOfRoom
    place: str
    capacity: int | None
    equipment: str
    hours: str
    words: str
    partner: str
    opened_on: date | None
    is_in_use: bool
    is_shown: bool
    takes_asks: bool
    has_cover: bool
    exhibits: list[ExhibitRow]
    visits: list[VisitorsTold] = Field(description="最近的二十笔")


@router.reads(
    "/communities/{slug}/rooms/desk",
    scope=Scope.ROOMS_WORK,
    gives=RoomsAtDesk,
    says="工作台上的房间和场所，居民看不到的也在内",
)
def rooms_at_desk(request: Call, slug: Slug) -> RoomsAtDesk:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return RoomsAtDesk(items=[_row(each) for each in shelf(request.actor, community.pk)])


def _row(room: Room) -> RoomRowAtDesk:
    counted = vars(room)
    return as_told(RoomRowAtDesk, room, exhibits=counted["shown"], things=counted["kept"])


@router.reads(
    "/communities/{slug}/rooms/{int:pk}/desk",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="工作台上的一处房间或场所：展品、来了多少人",
)
def room_at_desk(request: Call, slug: Slug, pk: Key) -> RoomAtDesk:
    return told_place(request, place_at(request, slug, pk))


def place_at(request: Call, slug: str, pk: int) -> Room:
    """A place at the desk of its community; elsewhere it is absent."""
    community, room = workplace(request.actor, slug), room_for(request.actor, pk)
    keep_home(request, community.pk)
    if room.community_id != community.pk:
        raise NotFound
    return room


def keeper(request: Call, slug: str) -> Community:
    """Refuse who works here and keeps no places."""
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    if not keeps(request.actor, community.pk):
        raise NotFound
    return community


def told_place(request: Call, room: Room) -> RoomAtDesk:
    told = dossier(request.actor, room)
    return as_told(
        RoomAtDesk,
        room,
        has_cover=room.cover_id is not None,
        exhibits=[exhibit_row(each) for each in told.exhibits],
        visits=[_visitors(each) for each in told.visits],
    )


def exhibit_row(exhibit: Exhibit) -> ExhibitRow:
    return as_told(ExhibitRow, exhibit)


def _visitors(visit: Visit) -> VisitorsTold:
    return as_told(VisitorsTold, visit, is_taken_back=visit.taken_back_at is not None)


@router.writes(
    "/communities/{slug}/rooms",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="添一间房或一处场所",
    status=201,
)
@taking(OutfitsRoom)
def add_room(request: Call, slug: Slug, told: Any) -> RoomAtDesk:
    community, form = keeper(request, slug), RoomForm(filled(told)[0])

    def deed() -> Room:
        return actions.add_room(request.actor, community, form.outfit(), now=http.now())

    return told_place(request, done(form, deed))


@router.writes(
    "/communities/{slug}/rooms/{int:pk}/change",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="改一处房间或场所的介绍",
)
@taking(OutfitsRoom)
def change_room(request: Call, slug: Slug, pk: Key, told: Any) -> RoomAtDesk:
    keeper(request, slug)
    place_at(request, slug, pk)
    form = RoomForm(filled(told)[0])
    done(form, lambda: actions.change_room(request.actor, pk, form.outfit(), now=http.now()))
    return told_place(request, place_at(request, slug, pk))


@router.writes(
    "/communities/{slug}/rooms/{int:pk}/cover",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="给一处场所挂上照片",
)
@taking(body_of(CoverForm, "HangsCover"))
def hang_cover(request: Call, slug: Slug, pk: Key, told: Any) -> RoomAtDesk:
    keeper(request, slug)
    place_at(request, slug, pk)
    sent: Any = filled(told)
    form = CoverForm(*sent)

    def deed() -> object:
        picture, alt = form.cleaned_data["picture"], form.cleaned_data["alt"]
        return actions.hang_cover(request.actor, pk, picture, alt=alt, now=http.now())

    done(form, deed)
    return told_place(request, place_at(request, slug, pk))


@router.writes(
    "/communities/{slug}/rooms/{int:pk}/visits",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="记一天来了多少人：只记数，不记是谁",
    status=201,
)
@taking(body_of(VisitForm, "CountsVisitors"))
def count_visits(request: Call, slug: Slug, pk: Key, told: Any) -> RoomAtDesk:
    keeper(request, slug)
    room = place_at(request, slug, pk)
    form = VisitForm(filled(told)[0], today=http.today())
    done(
        form,
        lambda: actions.count_visits(request.actor, pk, now=http.now(), **form.cleaned_data),
    )
    return told_place(request, room)


@router.writes(
    "/communities/{slug}/rooms/visits/{int:pk}/take-back",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="一笔来访不算了",
)
def take_back_visits(request: Call, slug: Slug, pk: Key, told: Nothing) -> RoomAtDesk:
    community, visit = keeper(request, slug), visit_for(request.actor, pk)
    if visit.community_id != community.pk:
        raise NotFound
    actions.take_back_visits(request.actor, pk, now=http.now())
    return told_place(request, place_at(request, slug, visit.room_id))


@router.papers(
    "/communities/{slug}/rooms/{int:pk}/codes",
    scope=Scope.ROOMS_WORK,
    says="一处展陈各件展品的码，PDF，剪下来贴",
)
def exhibit_codes(request: Call, slug: Slug, pk: Key) -> HttpResponse:
    room = place_at(request, slug, pk)
    labels = [
        (each, request.build_absolute_uri(reverse("exhibit_code", args=[each.code])))
        for each in exhibits_of(request.actor, room)
        if each.is_shown
    ]
    if not labels:
        raise NotFound
    return HttpResponse(pdf.codes(room, labels, today=http.today()), content_type=PDF)
