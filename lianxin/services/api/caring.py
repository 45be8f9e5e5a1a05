"""Care on a helper's phone: whom one looks after, and a visit told of. What is kept of a person's
health and hardship, and whom to call, are read on the pages alone.
"""

from datetime import date
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
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.people.queries import oneself_in
from lianxin.places.queries import community_by_slug
from lianxin.services import actions
from lianxin.services.api.door import router
from lianxin.services.forms.care import Give, Keep, OwnOfferForm
from lianxin.services.models import CareVisit, EndReason, Gift, VisitState
from lianxin.services.queries import caring_own
from lianxin.services.queries.care_access import (
    care_for,
    gift_for,
    helper_for,
    pairing_for,
    visit_for,
)
from lianxin.services.queries.caring import homes
from lianxin.services.rules.care import visits

HOME = Part(Annotated[Ref | None, Field(description="您住哪儿：编号在社区的 places 里")], None, str)
StateOfVisit = Annotated[VisitState, enumerated(VisitState)]


class CareVisitTold(Shape):
    """A visit to somebody whom one looks after."""

    id: int
    pairing: int
    name: str = Field(examples=["李桂芳"])
    due_on: date
    state: StateOfVisit
    kept_on: date | None


class GiftTold(Shape):
    """A festival's gift that one brings."""

    id: int
    name: str = Field(examples=["李桂芳"])
    gift: str = Field(examples=["一箱牛奶"])
    festival: str = Field(examples=["重阳节"])


class CaredFor(Shape):
    """One who looks after oneself."""

    pairing: int
    name: str


class OwnCare(Shape):
    """Whom one looks after, who looks after one."""

    due: list[CareVisitTold]
    done: list[CareVisitTold]
    gifts: list[GiftTold]
    helpers: list[CaredFor] = Field(description="照看您的人")
    offer: int | None = Field(description="您报名照看人的编号：退出时写在地址里")
    care: int | None = Field(description="您受照看的编号：不要了时写在地址里")


@router.reads(
    "/communities/{slug}/care/mine",
    scope=Scope.CARE_READ,
    gives=OwnCare,
    says="我照看的人和要走的访，照看我的人",
)
def own_care(request: Call, slug: Slug) -> OwnCare:
    return _mine(request, slug)


def _mine(request: Call, slug: str) -> OwnCare:
    seen = caring_own.mine(request.actor, community_by_slug(slug))
    return OwnCare(
        due=[_visit(each) for each in seen.due],
        done=[_visit(each) for each in seen.done],
        gifts=[_gift(each) for each in seen.gifts],
        helpers=[CaredFor(pairing=each.pk, name=each.helper.person.name) for each in seen.by],
        offer=seen.helper.pk if seen.helper else None,
        care=seen.cared_for.pk if seen.cared_for else None,
    )


def _visit(visit: CareVisit) -> CareVisitTold:
    return as_told(CareVisitTold, visit, pairing=visit.pairing_id, name=visit.care.person.name)


def _gift(gift: Gift) -> GiftTold:
    return GiftTold(
        id=gift.pk,
        name=gift.care.person.name,
        gift=gift.festival.gift,
        festival=gift.festival.name,
    )


@router.writes(
    "/communities/{slug}/care/visits/{int:pk}/keep",
    scope=Scope.CARE_WRITE,
    gives=OwnCare,
    says="记下去看过了，下一次就排好",
)
@taking(body_of(Keep, "KeepsVisit"))
def keep_visit(request: Call, slug: Slug, pk: Key, told: Any) -> OwnCare:
    found = visit_for(request.actor, pk)
    keep_home(request, found.care.community_id)
    if found.care.community.slug != slug or not visits(request.actor, found):
        raise NotFound
    form = Keep(request.actor, found, http.today(), {}, filled(told)[0])
    done(form, lambda: actions.keep(request.actor, pk, now=http.now(), **form.said()))
    return _mine(request, slug)


@router.writes(
    "/communities/{slug}/care/gifts/{int:pk}/give",
    scope=Scope.CARE_WRITE,
    gives=OwnCare,
    says="节日慰问送到了，签收",
)
@taking(body_of(Give, "GivesGift"))
def give_gift(request: Call, slug: Slug, pk: Key, told: Any) -> OwnCare:
    found = gift_for(request.actor, pk)
    keep_home(request, found.festival.community_id)
    if found.festival.community.slug != slug:
        raise NotFound
    form = Give(request.actor, found, http.today(), {}, filled(told)[0])
    done(form, lambda: actions.give(request.actor, pk, now=http.now(), **form.said()))
    return _mine(request, slug)


@router.writes(
    "/communities/{slug}/care/pairings/{int:pk}/end",
    scope=Scope.CARE_WRITE,
    gives=OwnCare,
    says="停下结对：哪一边都可以，不用说原因",
)
def end_pairing(request: Call, slug: Slug, pk: Key, told: Nothing) -> OwnCare:
    found = pairing_for(request.actor, pk)
    keep_home(request, found.care.community_id)
    if found.care.community.slug != slug:
        raise NotFound
    actions.end_pairing(request.actor, pk, reason=EndReason.DECLINED, now=http.now())
    return _mine(request, slug)


@router.writes(
    "/communities/{slug}/care/offer",
    scope=Scope.CARE_WRITE,
    gives=OwnCare,
    says="报名照看人：先登记成志愿者；都愿意才结对",
    status=201,
)
@taking(body_of(OwnOfferForm, "OffersCare", instead={"place": HOME}))
def offer_care(request: Call, slug: Slug, told: Any) -> OwnCare:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    if (person := oneself_in(request.actor, community.pk)) is None:
        raise OutOfOrder(_("先登记成志愿者，再来报名照看人。"))
    form = OwnOfferForm(homes(community.pk), filled(told)[0])

    def deed() -> object:
        return actions.offer_help(
            request.actor, community, form.told(person=person), now=http.now()
        )

    done(form, deed)
    return _mine(request, slug)


@router.writes(
    "/communities/{slug}/care/helpers/{int:pk}/stop",
    scope=Scope.CARE_WRITE,
    gives=OwnCare,
    says="不再照看人了",
)
def stop_caring(request: Call, slug: Slug, pk: Key, told: Nothing) -> OwnCare:
    found = helper_for(request.actor, pk)
    keep_home(request, found.community_id)
    if found.community.slug != slug:
        raise NotFound
    actions.stop_helping(request.actor, pk, now=http.now())
    return _mine(request, slug)


@router.writes(
    "/communities/{slug}/care/people/{int:pk}/end",
    scope=Scope.CARE_WRITE,
    gives=OwnCare,
    says="不要再上门了：哪天需要，说一声就行",
)
def end_own_care(request: Call, slug: Slug, pk: Key, told: Nothing) -> OwnCare:
    found = care_for(request.actor, pk)
    keep_home(request, found.community_id)
    if found.community.slug != slug or found.person_id not in request.actor.person_ids:
        raise NotFound
    actions.end_care(request.actor, pk, reason=EndReason.DECLINED, now=http.now())
    return _mine(request, slug)
