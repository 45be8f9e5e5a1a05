"""Relief at the desk: staff check, grant and pay. What a household writes of its hardship, and
names in full, are read on the pages.
"""

from typing import Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Leaf,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    as_told,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    turned,
)
from lianxin.services import actions
from lianxin.services.api.door import router
from lianxin.services.api.relief import (
    PLACE,
    KindOfHardship,
    ReliefTold,
    StateOfRelief,
    facts_of,
)
from lianxin.services.deeds import RELIEF_DEEDS
from lianxin.services.forms.relief import ProxyAskForm
from lianxin.services.models import Relief
from lianxin.services.queries import relief as queries
from lianxin.services.rules.relief import RELIEF_FLOW


class ReliefAtDesk(ReliefTold):
    """The same for staff, the name masked."""

    person: int
    name: str = Field(examples=["李*芳"])
    checks: int = Field(description="几位同事入户核实过")
    payable: list[int] = Field(description="能从哪几个经费项目付")


class ReliefRow(Shape):
    """One that waits for a step, or is over."""

    id: int
    hardship: KindOfHardship
    state: StateOfRelief
    asked_fen: int
    name: str = Field(examples=["李*芳"])


class ReliefLeaf(Leaf):
    """A page of them."""

    items: list[ReliefRow]


class WhichReliefs(Turning):
    """Those that wait, or those that are over; a page has fifty."""

    is_over: bool = False


@router.reads(
    "/communities/{slug}/relief/desk",
    scope=Scope.RELIEF_WORK,
    gives=ReliefLeaf,
    says="工作台上的救助：在等的，或办完的；姓名遮住",
)
def reliefs(request: Call, slug: Slug, which: Query[WhichReliefs]) -> ReliefLeaf:
    seen = queries.register(
        request.actor,
        slug,
        unmasked=(),
        is_over=which.is_over,
        after=which.after,
        before=which.before,
    )
    keep_home(request, seen.community.pk)
    names = {relief.pk: contact.name for relief, contact in seen.contacts}
    return turned(ReliefLeaf, seen.page, lambda relief: _row(relief, names[relief.pk]))


def _row(relief: Relief, name: str) -> ReliefRow:
    return as_told(ReliefRow, relief, name=name)


@router.reads(
    "/communities/{slug}/relief/{int:pk}/desk",
    scope=Scope.RELIEF_WORK,
    gives=ReliefAtDesk,
    says="工作台上的一份救助申请",
)
def relief_at_desk(request: Call, slug: Slug, pk: Key) -> ReliefAtDesk:
    return _at_desk(request, slug, pk)


@router.writes(
    "/communities/{slug}/relief/taken-down",
    scope=Scope.RELIEF_WORK,
    gives=ReliefAtDesk,
    says="替居民写下救助申请（代办）",
    status=201,
)
@taking(body_of(ProxyAskForm, "TakesReliefDown", instead={"place": PLACE}))
def take_relief_down(request: Call, slug: Slug, told: Any) -> ReliefAtDesk:
    community = queries.relief_desk(request.actor, slug)
    keep_home(request, community.pk)
    form = ProxyAskForm(queries.doors(community.pk), *filled(told))
    made = done(
        form,
        lambda: actions.ask_relief(request.actor, community, form.told(), now=http.now()),
    )
    return _at_desk(request, slug, made.pk)


def _dossier(request: Call, slug: str, pk: int) -> queries.Dossier:
    told = queries.dossier(request.actor, slug, pk, unmasked=(), today=http.today())
    keep_home(request, told.relief.community_id)
    return told


def _at_desk(request: Call, slug: str, pk: int) -> ReliefAtDesk:
    told = _dossier(request, slug, pk)
    request.version = told.relief.revision
    return ReliefAtDesk.model_validate(
        {
            **facts_of(request, told.relief),
            "person": told.contact.pk,
            "name": told.contact.name,
            "checks": len(told.checks),
            "payable": [project for project, _title in told.payable],
        }
    )


def _found(request: Call, slug: str, pk: int) -> Found:
    page = _dossier(request, slug, pk)
    return Found(page.relief, ({"project_id": list(page.payable)},))


Steps(
    router=router,
    scope=Scope.RELIEF_WORK,
    path="relief/{int:pk}/desk",
    name="{}_at_desk",
    body="Relief{}",
    find=_found,
    gives=ReliefAtDesk,
    tell=lambda request, slug, relief: _at_desk(request, slug, relief.pk),
    has_version=True,
).declare(RELIEF_DEEDS, lambda verb: f"救助：{RELIEF_FLOW[verb].label}")
