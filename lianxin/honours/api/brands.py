"""Brands under which a community gathers what it does: read by all, kept by staff."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Nothing,
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
from lianxin.honours import actions
from lianxin.honours.api.door import router
from lianxin.honours.forms.showing import BrandForm, TieForm, TiePage
from lianxin.honours.models import Brand, Tie
from lianxin.honours.queries import brands as queries
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug


class BrandRow(Shape):
    """A brand as a list tells it."""

    id: int
    name: str = Field(examples=["博爱家园"])
    words: str
    since: date
    is_open: bool


class Brands(Shape):
    """A community's brands; for staff those that are not open as well."""

    items: list[BrandRow]


class TiedTold(Shape):
    """Something that is done under a brand."""

    id: int = Field(description="去掉时写在地址里")
    kind: str = Field(examples=["team"], description="队伍、项目、系列……；网页是 page")
    name: str
    path: str = Field(description="本站网页的地址；别的是空的")


class BrandTold(BrandRow):
    """A brand with all that is done under it, and what goes on."""

    ties: list[TiedTold]
    activities: list[str] = Field(description="最近的活动")
    stories: list[str] = Field(description="墙上的好事")


class MayBeTied(Shape):
    """Something that can be gathered under a brand."""

    what: str = Field(examples=["team:3"])
    name: str


class BrandAtDesk(BrandTold):
    """The same, with what can still be gathered under it."""

    choices: list[MayBeTied]


class TiesToBrand(Body):
    """What is gathered under a brand, as `choices` names it."""

    what: str = Field(pattern=r"^[a-z]+:[0-9]{1,18}$", examples=["team:3"])


@router.reads(
    "/communities/{slug}/brands",
    scope=Scope.COMMUNITY_READ,
    gives=Brands,
    says="社区的品牌",
    is_open=True,
)
def brands(request: Call, slug: Slug) -> Brands:
    community = community_by_slug(slug)
    return Brands(items=[_row(each) for each in queries.brands_of(request.actor, community.pk)])


def _row(brand: Brand) -> BrandRow:
    return BrandRow.model_validate(_facts(brand))


def _facts(brand: Brand) -> dict[str, Any]:
    return {
        "id": brand.pk,
        "name": brand.name,
        "words": brand.words,
        "since": brand.since,
        "is_open": brand.is_open,
    }


@router.reads(
    "/communities/{slug}/brands/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=BrandTold,
    says="一个品牌和收在它下面的",
    is_open=True,
)
def brand(request: Call, slug: Slug, pk: Key) -> BrandTold:
    found = queries.gathered(request.actor, slug, pk, today=http.today())
    return BrandTold.model_validate(_gathered(found))


def _gathered(found: queries.Gathered) -> dict[str, Any]:
    return {
        **_facts(found.brand),
        "ties": [_tied(each) for each in found.ties],
        "activities": [each.title for each in found.activities],
        "stories": [each.story.title for each in found.stories],
    }


def _tied(tie: Tie) -> TiedTold:
    known = {
        "team": tie.team,
        "troupe": tie.troupe,
        "project": tie.project,
        "series": tie.series,
        "board": tie.board,
    }
    kind, thing = next(((kind, each) for kind, each in known.items() if each), ("page", tie.title))
    return TiedTold(id=tie.pk, kind=kind, name=str(thing), path=tie.path)


@router.reads(
    "/communities/{slug}/brands/{int:pk}/desk",
    scope=Scope.WALL_WORK,
    gives=BrandAtDesk,
    says="工作台上的一个品牌，和还能收进来的",
)
def brand_at_desk(request: Call, slug: Slug, pk: Key) -> BrandAtDesk:
    return _told(request, slug, pk)


def _workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


def _told(request: Call, slug: str, pk: int) -> BrandAtDesk:
    community = _workplace(request, slug)
    found = queries.gathered(request.actor, slug, pk, today=http.today())
    choices = [
        MayBeTied(what=what, name=name) for what, name in queries.choices(request.actor, community)
    ]
    return BrandAtDesk.model_validate({**_gathered(found), "choices": choices})


@router.writes(
    "/communities/{slug}/brands",
    scope=Scope.WALL_WORK,
    gives=BrandAtDesk,
    says="立一个品牌",
    status=201,
)
@taking(body_of(BrandForm, "FoundsBrand"))
def found_brand(request: Call, slug: Slug, told: Any) -> BrandAtDesk:
    community, form = _workplace(request, slug), BrandForm(filled(told)[0])

    def deed() -> Brand:
        return actions.found_brand(request.actor, community, form.told(), now=http.now())

    return _told(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/brands/{int:pk}/rewrite",
    scope=Scope.WALL_WORK,
    gives=BrandAtDesk,
    says="改一个品牌的名称和说明",
)
@taking(body_of(BrandForm, "RewritesBrand"))
def rewrite_brand(request: Call, slug: Slug, pk: Key, told: Any) -> BrandAtDesk:
    _kept(request, slug, pk)
    form = BrandForm(filled(told)[0])
    done(form, lambda: actions.rewrite_brand(request.actor, pk, form.told(), now=http.now()))
    return _told(request, slug, pk)


def _kept(request: Call, slug: str, pk: int) -> Community:
    """Refuse a brand of another community."""
    community = _workplace(request, slug)
    if not queries.brands_of(request.actor, community.pk).filter(pk=pk).exists():
        raise NotFound
    return community


@router.writes(
    "/communities/{slug}/brands/{int:pk}/tie",
    scope=Scope.WALL_WORK,
    gives=BrandAtDesk,
    says="把队伍、项目、系列或栏目收到品牌下面",
)
def tie_to_brand(request: Call, slug: Slug, pk: Key, told: TiesToBrand) -> BrandAtDesk:
    community = _kept(request, slug, pk)
    form = TieForm(queries.choices(request.actor, community), told.model_dump())
    done(form, lambda: actions.tie(request.actor, pk, **form.cleaned_data, now=http.now()))
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/brands/{int:pk}/page",
    scope=Scope.WALL_WORK,
    gives=BrandAtDesk,
    says="把本站的一页收到品牌下面，例如一个工程",
)
@taking(body_of(TiePage, "TiesPage"))
def tie_page_to_brand(request: Call, slug: Slug, pk: Key, told: Any) -> BrandAtDesk:
    _kept(request, slug, pk)
    form = TiePage(filled(told)[0])
    done(form, lambda: actions.tie_page(request.actor, pk, **form.cleaned_data, now=http.now()))
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/brands/{int:pk}/ties/{int:thing}/drop",
    scope=Scope.WALL_WORK,
    gives=BrandAtDesk,
    says="从品牌下面去掉一样",
)
def untie_from_brand(request: Call, slug: Slug, pk: Key, thing: Key, told: Nothing) -> BrandAtDesk:
    _kept(request, slug, pk)
    actions.untie(request.actor, pk, tie=thing, now=http.now())
    return _told(request, slug, pk)


def _opened(verb: Literal["open", "close"], says: str) -> None:
    def take(request: Call, slug: Slug, pk: Key, told: Nothing) -> BrandAtDesk:
        _kept(request, slug, pk)
        actions.open_brand(request.actor, pk, is_open=verb == "open", now=http.now())
        return _told(request, slug, pk)

    take.__name__ = f"{verb}_brand"
    router.writes(
        f"/communities/{{slug}}/brands/{{int:pk}}/{verb}",
        scope=Scope.WALL_WORK,
        gives=BrandAtDesk,
        says=says,
    )(take)


_opened("open", "品牌的页面开放给大家看")
_opened("close", "品牌的页面先收起来")
