"""Who looks after whom: helpers come and go, people make pairs, visits follow their rhythm."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CARE, Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.people.actions import meet
from lianxin.people.models import Person
from lianxin.places.models import Community, Place
from lianxin.services.models import (
    Care,
    CareVisit,
    EndReason,
    Helper,
    HelperKind,
    Pairing,
    PairingState,
    Tongue,
    VisitState,
    Wish,
)
from lianxin.services.queries.care_access import care_for, helper_for, pairing_for
from lianxin.services.queries.law import CARE_DAYS, count_of
from lianxin.services.rules.care import CARE_FLOW, PAIRING_FLOW, VISIT_FLOW, coordinates_helper
from lianxin.volunteers.actions.taking import leave, put
from lianxin.volunteers.models import Campaign, CampaignState


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What somebody says who will look after others; `person` where it is known who they are."""

    name: str = ""
    phone: str = ""
    person: Person | None = None
    place: Place | None = None
    kind: str = HelperKind.NEIGHBOUR
    is_female: bool | None = None
    tongues: Collection[str] = (Tongue.MANDARIN,)
    wish: str = Wish.ANYBODY
    most: int = 1


@transaction.atomic
def offer_help(actor: Actor, community: Community, told: Offer, *, now: datetime) -> Helper:
    """Put oneself down as a helper, or let a coordinator do it (代办); once is enough."""
    person = told.person
    is_self = person is not None and person.pk in actor.person_ids
    if not is_self and not actor.holds(CARE, community.pk):
        raise NotPermitted(_("由本人来报，或请社区的关爱专员代办。"))
    if person is None:
        name = said(told.name, field="name", missing=_("写上姓名。"), most=60)
        person = meet(community.pk, now=now, phone=told.phone, name=name)
    if person.community_id != community.pk:
        raise NotFound
    if Helper.objects.filter(person=person, left_at__isnull=True).exists():
        raise Invalid(_("已经报过了。"), field="name")
    if told.place is not None:
        person.place = told.place
        person.save(update_fields=["place"])
    helper = Helper.objects.create(community=community, person=person, since=now, **_told(told))
    journal.record(actor, "offer_help", helper, community.pk, at=now, kind=told.kind)
    return helper


def _told(told: Offer) -> dict[str, object]:
    if told.kind not in HelperKind.values:
        raise Invalid(_("选是党员、志愿者还是邻居。"), field="kind")
    if told.most < 1:
        raise Invalid(_("至少能照看一位。"), field="most")
    tongues = [each for each in Tongue.values if each in told.tongues]
    if not tongues:
        raise Invalid(_("勾上会说什么话，至少一样。"), field="tongues")
    return {
        "kind": told.kind,
        "is_female": told.is_female,
        "tongues": tongues,
        "wish": told.wish,
        "most": told.most,
    }


@transaction.atomic
def stop_helping(actor: Actor, pk: int, *, now: datetime) -> Helper:
    """Leave, whenever one will; what one looked after goes back to the coordinator."""
    helper = helper_for(actor, pk, lock=True)
    if not coordinates_helper(actor, helper):
        raise NotPermitted(_("由本人来说，或请关爱专员代办。"))
    if helper.left_at is not None:
        raise OutOfOrder(_("已经退出了。"))
    helper.left_at = now
    helper.save(update_fields=["left_at"])
    journal.record(actor, "stop_helping", helper, helper.community_id, at=now)
    pairings = Pairing.objects.select_for_update().filter(helper=helper, ended_at__isnull=True)
    for pairing in pairings.select_related("care"):
        end_pairing_of(actor, pairing, EndReason.OTHER, now=now)
    return helper


@transaction.atomic
def pair(
    actor: Actor,
    pk: int,
    *,
    helper_id: int,
    campaign_id: int | None = None,
    why: Sequence[str] = (),
    now: datetime,
) -> Pairing:
    """Let a helper look after somebody, both having been asked; the rhythm begins."""
    care = care_for(actor, pk, lock=True)
    step = leave(CARE_FLOW, "pair", actor, care)
    if not care.need:
        raise OutOfOrder(_("先评估需要，才知道多久去看一次。"))
    # Locked, so that two coordinators at once cannot give one helper too many.
    helper = helper_for(actor, helper_id, lock=True)
    _check_free(care, helper)
    pairing = Pairing.objects.create(
        care=care,
        helper=helper,
        campaign=_campaign(care, campaign_id),
        why=list(why),
        began_at=now,
    )
    put(actor, care, step, care.community_id, now=now, pairing=pairing.pk)
    set_next(pairing, care, after=local_day(now))
    return pairing


def _campaign(care: Care, pk: int | None) -> Campaign | None:
    if pk is None:
        return None
    found = Campaign.objects.filter(pk=pk, community=care.community_id, state=CampaignState.OPEN)
    if campaign := found.first():
        return campaign
    raise Invalid(_("从本社区正在开展的专题活动里选。"), field="campaign_id")


def _check_free(care: Care, helper: Helper) -> None:
    if helper.community_id != care.community_id:
        raise NotFound
    if helper.person_id == care.person_id:
        raise Invalid(_("不能自己照看自己。"), field="helper_id")
    if helper.left_at is not None:
        raise OutOfOrder(_("这位已经退出了，换一位。"))
    running = Pairing.objects.filter(helper=helper, state=PairingState.ACTIVE)
    if running.filter(care=care).exists():
        raise OutOfOrder(_("他们已经结对了。"))
    if running.count() >= helper.most:
        raise OutOfOrder(
            _("这位说最多照看 %(most)d 位，已经满了，换一位。") % {"most": helper.most}
        )


@transaction.atomic
def pair_all(
    actor: Actor,
    community: Community,
    pairs: Sequence[tuple[int, int, Sequence[str]]],
    *,
    now: datetime,
) -> list[Pairing]:
    """Make the pairs that a coordinator chose from a proposal, all or none."""
    if not pairs:
        raise Invalid(_("勾上要结对的，至少一对。"), field="pairs")
    made = [pair(actor, care, helper_id=helper, why=why, now=now) for care, helper, why in pairs]
    if any(each.care.community_id != community.pk for each in made):
        raise NotFound
    return made


@transaction.atomic
def end_pairing(actor: Actor, pk: int, *, reason: str, now: datetime) -> Pairing:
    pairing = pairing_for(actor, pk, lock=True)
    leave(PAIRING_FLOW, "end", actor, pairing)
    if reason not in EndReason.values:
        raise Invalid(_("选一个原因。"), field="reason")
    end_pairing_of(actor, pairing, reason, now=now)
    return pairing


def end_pairing_of(actor: Actor, pairing: Pairing, reason: str, *, now: datetime) -> None:
    """End a locked pairing with what is still due of it, part of a greater deed that judged who
    may.
    """
    pairing.ended_at, pairing.end_reason = now, reason
    community_id = pairing.care.community_id
    changed = {"ended_at", "end_reason"}
    put(actor, pairing, PAIRING_FLOW["end"], community_id, now=now, changed=changed, reason=reason)
    due = CareVisit.objects.select_for_update().filter(pairing=pairing, state=VisitState.DUE)
    for visit in due:
        put(actor, visit, VISIT_FLOW["drop"], community_id, now=now)


def days_between(care: Care, *, on: date) -> timedelta:
    """How long after a visit the next one is due, by the need and the day's rule."""
    return timedelta(days=count_of(care.community, CARE_DAYS[care.need], on=on))


def set_next(pairing: Pairing, care: Care, *, after: date) -> CareVisit:
    due = after + days_between(care, on=after)
    return CareVisit.objects.create(pairing=pairing, care=care, due_on=due)


def hasten(care: Care, *, now: datetime) -> None:
    """Bring visits nearer that a greater need wants earlier."""
    today = local_day(now)
    due = today + days_between(care, on=today)
    waiting = CareVisit.objects.filter(care=care, state=VisitState.DUE, due_on__gt=due)
    waiting.update(due_on=due)
