"""Works planned at the desk: what, where, with whose money and consent, by when; and pictures."""

from collections.abc import Callable, Mapping
from typing import Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Key,
    Leaf,
    Part,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    Words,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    turned,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.matters.queries import matters_for
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.works import actions
from lianxin.works.api.door import router
from lianxin.works.api.reading import WorksRow, WorksTold, row_of, told_works
from lianxin.works.deeds import DEEDS
from lianxin.works.forms.plan import PlanForm, facts
from lianxin.works.models import Project
from lianxin.works.queries import project_at_desk
from lianxin.works.queries.shelf import VIEWS, builders_of, buildings_of, rooms_of, shelf
from lianxin.works.rules.flow import WORKERS

TAKEN = frozenset(
    {
        "announce", "resume", "add_piece", "take_vote", "consent", "take_fund", "fund",
        "set_milestone", "photograph", "stop", "say",
    }
)  # fmt: skip
"""The page's steps that `desk` has no operation for."""
FOR_ANOTHER = {"say": "write_down"}
WORDS = {"write_down": "替住户记下行不行（代办）"}


class NamedThing(Shape):
    """Something to choose by its number."""

    id: int
    name: str = Field(examples=["东舍坊118号院7号楼"])


class WorksChoices(Shape):
    """What a plan may name."""

    buildings: list[NamedThing]
    rooms: list[NamedThing]
    builders: list[NamedThing]


class ShelfLeaf(Leaf):
    """A page of works at the desk, the latest first; it has twenty."""

    items: list[WorksRow]


class WhichShelf(Turning):
    """Which of them."""

    view: str = Field("running", pattern=f"^({'|'.join(VIEWS)})$")


NUMBERS = Part(list[Words], [])
PlansWorks = body_of(PlanForm, "PlansWorks", instead={"matters": NUMBERS})


@router.reads(
    "/communities/{slug}/works/desk",
    scope=Scope.WORKS_PLAN,
    gives=ShelfLeaf,
    says="工作台上的工程：还没公示的也在内",
)
def shelf_(request: Call, slug: Slug, which: Query[WhichShelf]) -> ShelfLeaf:
    community = _workplace(request, slug)
    page = shelf(
        request.actor, community.pk, view=which.view, after=which.after, before=which.before
    )
    return turned(ShelfLeaf, page, row_of)


@router.reads(
    "/communities/{slug}/works/choices",
    scope=Scope.WORKS_PLAN,
    gives=WorksChoices,
    says="立工程时能选的楼、房间和施工单位",
)
def choices(request: Call, slug: Slug) -> WorksChoices:
    pk = _workplace(request, slug).pk
    return WorksChoices(
        buildings=[NamedThing(id=each.pk, name=each.label) for each in buildings_of(pk)],
        rooms=[NamedThing(id=each.pk, name=each.name) for each in rooms_of(pk)],
        builders=[
            NamedThing(id=each.pk, name=each.name)
            for each in builders_of(request.actor, pk, None, on=http.today())
        ],
    )


@router.writes(
    "/communities/{slug}/works",
    scope=Scope.WORKS_PLAN,
    gives=WorksTold,
    says="立一项工程",
    status=201,
)
@taking(PlansWorks)
def plan(request: Call, slug: Slug, told: Any) -> WorksTold:
    community = _worker(request, slug)
    form = _form(request, community, told, {})
    made = done(form, lambda: actions.plan(request.actor, community, form.plan(), now=http.now()))
    return told_works(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/works/{int:pk}/rewrite",
    scope=Scope.WORKS_PLAN,
    gives=WorksTold,
    says="改计划",
    has_version=True,
)
@taking(PlansWorks)
def rewrite(request: Call, slug: Slug, pk: Key, told: Any) -> WorksTold:
    community, project = _worker(request, slug), _project(request, slug, pk)
    version = unchanged_since(request, project.revision)
    form = _form(request, community, told, facts(project))
    done(
        form,
        lambda: actions.rewrite(request.actor, pk, form.plan(), now=http.now(), seen=version),
    )
    return told_works(request, slug, pk)


def _form(request: Call, community: Community, told: Body, initial: Mapping[str, Any]) -> PlanForm:
    data, _files = filled(told)
    said = data.get("matters", [])
    known = matters_for(request.actor).filter(community_id=community.pk, number__in=said)
    by_number = dict(known.values_list("number", "pk"))
    data["matters"] = [str(by_number.get(number, 0)) for number in said]
    first = {**initial, "matters": [*initial.get("matters", []), *by_number.values()]}
    return PlanForm(request.actor, community.pk, data, initial=first, today=http.today())


def _workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


def _worker(request: Call, slug: str) -> Community:
    community = _workplace(request, slug)
    if not request.actor.holds(WORKERS, community.pk):
        raise NotFound
    return community


def _project(request: Call, slug: str, pk: int) -> Project:
    project = project_at_desk(request.actor, slug, pk)
    keep_home(request, project.community_id)
    return project


def _drop(name: str, act: Callable[..., Any], says: str) -> None:
    def drop(request: Call, slug: Slug, pk: Key, thing: Key) -> WorksTold:
        unchanged_since(request, _project(request, slug, pk).revision)
        act(request.actor, pk, now=http.now(), **{name: thing})
        return told_works(request, slug, pk)

    drop.__name__ = f"drop_{name}"
    router.writes(
        f"/communities/{{slug}}/works/{{int:pk}}/{name}s/{{int:thing}}/drop",
        scope=Scope.WORKS_PLAN,
        gives=WorksTold,
        says=says,
        has_version=True,
    )(drop)


Steps(
    router=router,
    scope=Scope.WORKS_PLAN,
    path="works/{int:pk}",
    body="Works{}",
    find=lambda request, slug, pk: Found(_project(request, slug, pk)),
    gives=WorksTold,
    tell=lambda request, slug, project: told_works(request, slug, project.pk),
    has_version=True,
).declare(
    {FOR_ANOTHER.get(verb, verb): deed for verb, deed in DEEDS.items() if verb in TAKEN},
    lambda verb: WORDS.get(verb) or DEEDS[verb].label,
)
_drop("piece", actions.drop_piece, "去掉一项活儿")
_drop("funding", actions.drop_fund, "去掉一笔钱")
_drop("photo", actions.drop_photo, "去掉一张照片")
