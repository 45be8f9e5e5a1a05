"""Openings, who began to work, and whether they still do when one asks again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.places.models import Community
from lianxin.services.actions.work import ask_later, taken
from lianxin.services.models import Answer, FollowUp, Jobseeker, Opening, Placement, Trade
from lianxin.services.queries.work import follow_up_for, opening_for
from lianxin.services.rules.work import SEEKER_FLOW, asks, runs_opening, works_in
from lianxin.volunteers.actions.taking import leave, put


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningTold:
    employer: str
    title: str
    trade: str
    places: int
    until: date
    pay: str = ""
    words: str = ""


@transaction.atomic
def post_opening(
    actor: Actor, community: Community, told: OpeningTold, *, now: datetime
) -> Opening:
    if not works_in(actor, community.pk):
        raise NotPermitted(_("招工信息由社区的工作人员核实了再发。"))
    if told.trade not in Trade.values:
        raise Invalid(_("选是哪个行当。"), field="trade")
    if told.until < local_day(now):
        raise Invalid(_("招到哪天，要在今天以后。"), field="until")
    opening = Opening.objects.create(
        community=community,
        employer=said(told.employer, field="employer", missing=_("写上哪家招人。"), most=60),
        title=said(told.title, field="title", missing=_("写上招什么。"), most=40),
        trade=told.trade,
        places=max(1, told.places),
        pay=told.pay.strip()[:40],
        words=told.words.strip()[:300],
        until=told.until,
        posted_at=now,
    )
    journal.record(actor, "post_opening", opening, community.pk, at=now, title=opening.title)
    return opening


@transaction.atomic
def close_opening(actor: Actor, pk: int, *, now: datetime) -> Opening:
    opening = opening_for(actor, pk, lock=True)
    if not runs_opening(actor, opening):
        raise NotPermitted(_("由社区的工作人员来收。"))
    if opening.closed_at is not None:
        raise OutOfOrder(_("已经收起来了。"))
    opening.closed_at = now
    opening.save(update_fields=["closed_at"])
    journal.record(actor, "close_opening", opening, opening.community_id, at=now)
    return opening


@transaction.atomic
def place(
    actor: Actor,
    pk: int,
    *,
    began_on: date,
    where: str = "",
    opening_id: int | None = None,
    now: datetime,
    seen: int | None = None,
) -> Placement:
    """Record that somebody began to work, and set when to ask again."""
    seeker = taken(actor, pk, seen)
    step = leave(SEEKER_FLOW, "place", actor, seeker)
    if began_on > local_day(now):
        raise Invalid(_("还没到这一天，上岗了再记。"), field="began_on")
    opening = opening_for(actor, opening_id, lock=True) if opening_id else None
    if opening is not None:
        _check_room(opening, seeker)
    place_told = where or (opening.employer if opening else "")
    placement = Placement.objects.create(
        seeker=seeker,
        opening=opening,
        where=said(place_told, field="where", missing=_("写上在哪儿上岗。"), most=60),
        began_on=began_on,
        recorded_at=now,
    )
    seeker.is_jobless = False
    changed = {"is_jobless"}
    put(actor, seeker, step, seeker.community_id, now=now, changed=changed)
    ask_later(seeker, since=began_on, placement=placement)
    return placement


def _check_room(opening: Opening, seeker: Jobseeker) -> None:
    if opening.community_id != seeker.community_id:
        raise NotFound
    if opening.placements.filter(ended_on__isnull=True).count() >= opening.places:
        raise Invalid(_("这个岗位已经招满了。"), field="opening_id")


@transaction.atomic
def answer(actor: Actor, pk: int, *, answer: str, words: str = "", now: datetime) -> FollowUp:
    """Write down whether somebody is at work; who is not any more looks again."""
    follow_up = follow_up_for(actor, pk, lock=True)
    if not asks(actor, follow_up):
        raise NotPermitted(_("回访由社区的工作人员来记。"))
    if follow_up.answer:
        raise OutOfOrder(_("这次回访已经记过了。"))
    if answer not in Answer.values:
        raise Invalid(_("选在岗还是不在岗。"), field="answer")
    today = local_day(now)
    follow_up.answer, follow_up.words = answer, words.strip()[:120]
    follow_up.answered_on, follow_up.by_id = today, actor.user_id
    follow_up.save(update_fields=["answer", "words", "answered_on", "by_id"])
    community_id = follow_up.seeker.community_id
    journal.record(actor, "answer_follow_up", follow_up, community_id, at=now, answer=answer)
    if answer == Answer.NOT:
        lose(actor, follow_up.seeker_id, now=now)
    return follow_up


@transaction.atomic
def lose(actor: Actor, pk: int, *, now: datetime) -> Jobseeker:
    """End a place of work, if there is one: somebody looks again."""
    seeker = taken(actor, pk)
    today = local_day(now)
    for held in Placement.objects.select_for_update().filter(seeker=seeker, ended_on__isnull=True):
        held.ended_on = max(today, held.began_on)
        held.save(update_fields=["ended_on"])
    if seeker.state == SEEKER_FLOW["lose"].target:
        return seeker
    step = leave(SEEKER_FLOW, "lose", actor, seeker)
    seeker.is_jobless = True
    put(actor, seeker, step, seeker.community_id, now=now, changed={"is_jobless"})
    return seeker


@transaction.atomic
def turn(actor: Actor, pk: int, verb: str, *, now: datetime, seen: int | None = None) -> Jobseeker:
    """Stop looking for work, or begin again."""
    seeker = taken(actor, pk, seen)
    step = leave(SEEKER_FLOW, verb, actor, seeker)
    put(actor, seeker, step, seeker.community_id, now=now)
    return seeker
