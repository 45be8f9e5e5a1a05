"""What hangs, stands or runs in a place: exhibits, things, films."""

from typing import Annotated, Any, Literal

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    as_told,
    body_of,
    done,
    filled,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.facilities import actions
from lianxin.facilities.api.door import router
from lianxin.facilities.api.outfitting import (
    ExhibitRow,
    RoomAtDesk,
    exhibit_row,
    keeper,
    place_at,
    told_place,
)
from lianxin.facilities.api.rooms import ThingTold, thing_told
from lianxin.facilities.forms.desk import ExhibitForm, FilmForm, ThingForm
from lianxin.facilities.models import Equipment, Exhibit, Film, Room, RoomKind
from lianxin.facilities.queries import facility_at, rooms_for
from lianxin.facilities.queries.desk import film_for, films_at
from lianxin.facilities.queries.exhibits import exhibit_for, stop
from lianxin.facilities.queries.lending import thing_for

MOST_FILMS = 500
ROOM = Part(Annotated[Ref, Field(description="在哪儿：编号在 rooms 里")], ..., str)
HangsExhibit = body_of(ExhibitForm, "HangsExhibit")
DescribesThing = body_of(ThingForm, "DescribesThing", instead={"room": ROOM})
DescribesFilm = body_of(FilmForm, "DescribesFilm", instead={"room": ROOM})


class ExhibitTold(ExhibitRow):
    """One thing on a walk, and where one goes from it."""

    words: str
    picture_alt: str = Field(description="照片上是什么；没有照片就是空的")
    transcript: str = Field(description="录音里说了什么；没有录音就是空的")
    number: int
    total: int
    previous: int | None
    next: int | None


class FilmTold(Shape):
    """A film that may be shown."""

    id: int
    title: str
    year: int | None
    minutes: int
    rights: str = Field(description="从哪儿来、凭什么放")
    words: str
    room: str
    is_kept: bool


class Films(Shape):
    """Those that are kept first."""

    items: list[FilmTold]


class MovesExhibit(Body):
    """One place forwards or backwards on the walk."""

    to: Literal["earlier", "later"]


@router.reads(
    "/communities/{slug}/rooms/{int:pk}/exhibits/{int:thing}",
    scope=Scope.COMMUNITY_READ,
    gives=ExhibitTold,
    says="一件展品，和它前后的",
    is_open=True,
)
def exhibit(request: Call, slug: Slug, pk: Key, thing: Key) -> ExhibitTold:
    found = stop(request.actor, facility_at(request.actor, slug, pk), thing)
    shown = found.exhibit
    return ExhibitTold(
        **exhibit_row(shown).model_dump(),
        words=shown.words,
        picture_alt=shown.picture_alt,
        transcript=shown.transcript,
        number=found.number,
        total=found.total,
        previous=found.previous.pk if found.previous else None,
        next=found.next.pk if found.next else None,
    )


@router.writes(
    "/communities/{slug}/rooms/{int:pk}/exhibits",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="添一件展品",
    status=201,
)
@taking(HangsExhibit)
def add_exhibit(request: Call, slug: Slug, pk: Key, told: Any) -> RoomAtDesk:
    keeper(request, slug)
    room, form = place_at(request, slug, pk), _panel(told)
    done(form, lambda: actions.add_exhibit(request.actor, pk, form.panel(), now=http.now()))
    return told_place(request, room)


def _panel(told: Any) -> ExhibitForm:
    sent: Any = filled(told)
    return ExhibitForm(*sent)


def _exhibit(request: Call, slug: str, pk: int) -> Exhibit:
    community, found = keeper(request, slug), exhibit_for(request.actor, pk)
    if found.community_id != community.pk:
        raise NotFound
    return found


@router.writes(
    "/communities/{slug}/exhibits/{int:pk}/change",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="改一件展品；没有新照片、新录音就还用原来的",
)
@taking(HangsExhibit)
def change_exhibit(request: Call, slug: Slug, pk: Key, told: Any) -> RoomAtDesk:
    found, form = _exhibit(request, slug, pk), _panel(told)
    done(form, lambda: actions.change_exhibit(request.actor, pk, form.panel(), now=http.now()))
    return told_place(request, found.room)


@router.writes(
    "/communities/{slug}/exhibits/{int:pk}/move",
    scope=Scope.ROOMS_WORK,
    gives=RoomAtDesk,
    says="一件展品往前或往后挪一位",
)
def move_exhibit(request: Call, slug: Slug, pk: Key, told: MovesExhibit) -> RoomAtDesk:
    found = _exhibit(request, slug, pk)
    actions.move_exhibit(request.actor, pk, earlier=told.to == "earlier", now=http.now())
    return told_place(request, found.room)


@router.writes(
    "/communities/{slug}/things",
    scope=Scope.ROOMS_WORK,
    gives=ThingTold,
    says="添一件东西",
    status=201,
)
@taking(DescribesThing)
def add_thing(request: Call, slug: Slug, told: Any) -> ThingTold:
    community = keeper(request, slug)
    form = ThingForm(list(rooms_for(request.actor, community.pk)), filled(told)[0])

    def deed() -> Equipment:
        return actions.add_equipment(request.actor, form.thing(), now=http.now())

    return thing_told(done(form, deed))


@router.writes(
    "/communities/{slug}/things/{int:pk}/change",
    scope=Scope.ROOMS_WORK,
    gives=ThingTold,
    says="改一件东西，或记它报废",
)
@taking(DescribesThing)
def change_thing(request: Call, slug: Slug, pk: Key, told: Any) -> ThingTold:
    community = keeper(request, slug)
    if thing_for(request.actor, pk).community_id != community.pk:
        raise NotFound
    form = ThingForm(list(rooms_for(request.actor, community.pk)), filled(told)[0])

    def deed() -> Equipment:
        return actions.change_equipment(request.actor, pk, form.thing(), now=http.now())

    return thing_told(done(form, deed))


@router.reads(
    "/communities/{slug}/films",
    scope=Scope.ROOMS_WORK,
    gives=Films,
    says="片库",
)
def films(request: Call, slug: Slug) -> Films:
    found = films_at(request.actor, keeper(request, slug).pk)[:MOST_FILMS]
    return Films(items=[told_film(each) for each in found])


def told_film(film: Film) -> FilmTold:
    return as_told(FilmTold, film, room=film.room.name)


@router.writes(
    "/communities/{slug}/films",
    scope=Scope.ROOMS_WORK,
    gives=Films,
    says="片库里添一部影片",
    status=201,
)
@taking(DescribesFilm)
def add_film(request: Call, slug: Slug, told: Any) -> Films:
    community = keeper(request, slug)
    cinemas: list[Room] = list(rooms_for(request.actor, community.pk).filter(kind=RoomKind.CINEMA))
    form = FilmForm(cinemas, filled(told)[0])

    def deed() -> object:
        room, reel = form.cleaned_data["room"], form.reel()
        return actions.add_film(request.actor, room, reel, now=http.now())

    done(form, deed)
    return films(request, slug)


@router.writes(
    "/communities/{slug}/films/{int:pk}/change",
    scope=Scope.ROOMS_WORK,
    gives=Films,
    says="改一部影片，或记它还回去了",
)
@taking(DescribesFilm)
def change_film(request: Call, slug: Slug, pk: Key, told: Any) -> Films:
    community, film = keeper(request, slug), film_for(request.actor, pk)
    if film.community_id != community.pk:
        raise NotFound
    form = FilmForm([film.room], filled(told)[0])
    done(form, lambda: actions.change_film(request.actor, pk, form.reel(), now=http.now()))
    return films(request, slug)
