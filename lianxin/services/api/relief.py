"""Relief: a household asks, signs and takes back; staff check, grant, pay. What a household writes
of its hardship, and names in full, are read on the pages.
"""

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Leaf,
    Nothing,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
    turned,
    unchanged_since,
)
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.people.queries import oneself_in
from lianxin.places.queries import community_by_slug
from lianxin.services import actions
from lianxin.services.api.door import router
from lianxin.services.deeds import RELIEF_DEEDS
from lianxin.services.forms.relief import AskForm, ProxyAskForm, Sign
from lianxin.services.models import Hardship, Relief, ReliefState
from lianxin.services.queries import relief as queries
from lianxin.services.rules.relief import RELIEF_FLOW

KindOfHardship = Annotated[Hardship, enumerated(Hardship)]
StateOfRelief = Annotated[ReliefState, enumerated(ReliefState)]
PLACE = Part(Annotated[Ref, Field(description="住哪一栋、哪个单元：编号在 places 里")], ..., str)


class ReliefTold(Shape):
    """What a household asked for and what became of it; money is in fen."""

    id: int
    hardship: KindOfHardship
    state: StateOfRelief
    state_name: str
    asked_fen: int
    granted_fen: int
    asked_at: datetime
    notice_until: date | None
    reason: str = Field(description="没有批准的原因")
    revision: int = Field(description='版本：If-Match 里写 "7"')
    verbs: list[str] = Field(examples=[["receive", "withdraw"]], description="您现在能走的步")


class Reliefs(Shape):
    """One's own, the latest first."""

    items: list[ReliefTold]


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
    "/communities/{slug}/relief/mine",
    scope=Scope.RELIEF_READ,
    gives=Reliefs,
    says="我家申请的救助",
)
def own_reliefs(request: Call, slug: Slug) -> Reliefs:
    community = community_by_slug(slug)
    found = queries.own(request.actor, community)
    return Reliefs(items=[ReliefTold.model_validate(_facts(request, each)) for each in found])


@router.writes(
    "/communities/{slug}/relief",
    scope=Scope.RELIEF_WRITE,
    gives=ReliefTold,
    says="申请救助；两位工作人员先后上门核实",
    status=201,
)
@taking(body_of(AskForm, "AsksRelief", instead={"place": PLACE}))
def ask_relief(request: Call, slug: Slug, told: Any) -> ReliefTold:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    person = oneself_in(request.actor, community.pk)
    if person is None:
        raise NotPermitted(_("本社区认识您以后才能在网上申请：打电话或到社区来，当面就办。"))
    form = AskForm(queries.doors(community.pk), *filled(told))

    def deed() -> Relief:
        asked = form.told(person=person)
        return actions.ask_relief(request.actor, community, asked, now=http.now())

    return _told(request, done(form, deed))


@router.writes(
    "/communities/{slug}/relief/{int:pk}/receive",
    scope=Scope.RELIEF_WRITE,
    gives=ReliefTold,
    says="签收",
    has_version=True,
)
@taking(body_of(Sign, "SignsRelief"))
def receive(request: Call, slug: Slug, pk: Key, told: Any) -> ReliefTold:
    found = _own(request, slug, pk)
    form = Sign(request.actor, found, http.today(), {}, filled(told)[0])
    done(form, lambda: actions.receive(request.actor, pk, now=http.now(), **form.said()))
    return _told(request, queries.relief_for(request.actor, pk))


@router.writes(
    "/communities/{slug}/relief/{int:pk}/withdraw",
    scope=Scope.RELIEF_WRITE,
    gives=ReliefTold,
    says="不申请了",
    has_version=True,
)
def withdraw_relief(request: Call, slug: Slug, pk: Key, told: Nothing) -> ReliefTold:
    _own(request, slug, pk)
    actions.withdraw_relief(request.actor, pk, now=http.now())
    return _told(request, queries.relief_for(request.actor, pk))


def _own(request: Call, slug: str, pk: int) -> Relief:
    found = queries.relief_for(request.actor, pk)
    if found.community.slug != slug or found.person_id not in request.actor.person_ids:
        raise NotFound
    keep_home(request, found.community_id)
    unchanged_since(request, found.revision)
    return found


def _facts(request: Call, relief: Relief) -> dict[str, Any]:
    state = ReliefState(relief.state)
    return {
        "id": relief.pk,
        "hardship": Hardship(relief.hardship),
        "state": state,
        "state_name": str(state.label),
        "asked_fen": relief.asked_fen,
        "granted_fen": relief.granted_fen,
        "asked_at": relief.asked_at,
        "notice_until": relief.notice_until,
        "reason": relief.reason,
        "revision": relief.revision,
        "verbs": sorted(step.verb for step in RELIEF_FLOW.open_to(request.actor, relief)),
    }


def _told(request: Call, relief: Relief) -> ReliefTold:
    request.version = relief.revision
    return ReliefTold.model_validate(_facts(request, relief))


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
    return ReliefRow(
        id=relief.pk,
        hardship=Hardship(relief.hardship),
        state=ReliefState(relief.state),
        asked_fen=relief.asked_fen,
        name=name,
    )


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
            **_facts(request, told.relief),
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
