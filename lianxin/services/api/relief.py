"""Relief as a household has it: asked for, with more papers shown, signed for and taken back."""

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext as _
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
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
    unchanged_since,
)
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.people.queries import oneself_in
from lianxin.places.queries import community_by_slug
from lianxin.services import actions
from lianxin.services.api.door import router
from lianxin.services.forms.relief import AskForm, MorePhotos, Sign
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
    photos: int = Field(description="凭证的照片几张，最多 6 张；在页面上看")
    revision: int = Field(description='版本：If-Match 里写 "7"')
    verbs: list[str] = Field(examples=[["receive", "withdraw"]], description="您现在能走的步")


class Reliefs(Shape):
    """One's own, the latest first."""

    items: list[ReliefTold]


@router.reads(
    "/communities/{slug}/relief/mine",
    scope=Scope.RELIEF_READ,
    gives=Reliefs,
    says="我家申请的救助",
)
def own_reliefs(request: Call, slug: Slug) -> Reliefs:
    community = community_by_slug(slug)
    found = queries.own(request.actor, community)
    return Reliefs(items=[ReliefTold.model_validate(facts_of(request, each)) for each in found])


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
    "/communities/{slug}/relief/{int:pk}/photos",
    scope=Scope.RELIEF_WRITE,
    gives=ReliefTold,
    says="补凭证的照片：还没评议就可以，同一张只留一张",
    has_version=True,
)
@taking(body_of(MorePhotos, "AddsReliefPhotos"))
def add_relief_photos(request: Call, slug: Slug, pk: Key, told: Any) -> ReliefTold:
    found = _own(request, slug, pk)
    form = MorePhotos(request.actor, found, http.today(), {}, *filled(told))
    done(form, lambda: actions.add_relief_photos(request.actor, pk, now=http.now(), **form.said()))
    return _told(request, queries.relief_for(request.actor, pk))


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


def facts_of(request: Call, relief: Relief) -> dict[str, Any]:
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
        "photos": relief.photos.count(),
        "revision": relief.revision,
        "verbs": sorted(step.verb for step in RELIEF_FLOW.open_to(request.actor, relief)),
    }


def _told(request: Call, relief: Relief) -> ReliefTold:
    request.version = relief.revision
    return ReliefTold.model_validate(facts_of(request, relief))
