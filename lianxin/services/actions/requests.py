"""What happens to a request beside the visits: its order, its rating, its end, its way to a matter
and from one.
"""

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.matters.actions import triage, work
from lianxin.matters.actions.filing import Report, file
from lianxin.matters.actions.hearing import hear
from lianxin.matters.models import (
    Category,
    Channel,
    Matter,
    MatterKind,
    Satisfaction,
    State,
)
from lianxin.matters.queries import matter_for
from lianxin.matters.queries.shelf import shelf
from lianxin.matters.rules import works_on
from lianxin.services.actions.asking import Asking, ask
from lianxin.services.actions.outcomes import answer_matter
from lianxin.services.actions.taking import leave, put, taken
from lianxin.services.models import OVER, CallState, HelpRequest, Service

A_MATTERS_DAYS = 7
"""How long a matter that became a request is in hand at first: till its visits should be over."""


@transaction.atomic
def urge(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> HelpRequest:
    """Let a request go ahead of others, with the reason."""
    request, step = taken(actor, pk, "urge", seen=seen)
    request.urgent_words = said(words, field="words", missing=_("写一句为什么要提前。"), most=120)
    request.is_urgent = True
    put(actor, request, step, now=now, changed={"is_urgent", "urgent_words"}, words=words)
    return request


@transaction.atomic
def calm(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> HelpRequest:
    """Let it wait its turn again."""
    request, step = taken(actor, pk, "calm", seen=seen)
    request.is_urgent, request.urgent_words = False, ""
    put(actor, request, step, now=now, changed={"is_urgent", "urgent_words"})
    return request


@transaction.atomic
def rate(
    actor: Actor, pk: int, *, satisfaction: str, words: str = "", now: datetime
) -> HelpRequest:
    """Say how it was: not satisfied, it is done again once, and then it is the secretary's."""
    if satisfaction not in Satisfaction.values:
        raise Invalid(_("请选一个：满意、一般、不满意。"), field="satisfaction")
    is_bad = satisfaction == Satisfaction.BAD
    if is_bad:
        words = said(words, field="words", missing=_("写一句哪里不满意，我们照着改。"), most=300)
    request, step = taken(actor, pk, _verb(pk) if is_bad else "rate")
    request.satisfaction, request.rating_words = satisfaction, words.strip()[:300]
    if is_bad:
        request.reopened += 1
    changed = {"satisfaction", "rating_words", "reopened"}
    put(actor, request, step, now=now, changed=changed, satisfaction=satisfaction)
    answer_matter(actor, request, now=now)
    return request


def _verb(pk: int) -> str:
    """Of two steps the one that is open; either refuses alike where neither is."""
    known = HelpRequest.objects.filter(pk=pk).values_list("reopened", flat=True).first()
    return "dispute_again" if known else "dispute"


@transaction.atomic
def settle(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> HelpRequest:
    """The secretary ends what was twice not satisfying, and says how."""
    request, step = taken(actor, pk, "settle", seen=seen)
    request.end_words = said(words, field="words", missing=_("写明怎么解决的。"), most=300)
    put(actor, request, step, now=now, changed={"end_words"}, words=words)
    return request


@transaction.atomic
def decline(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> HelpRequest:
    """End what cannot be done, with the reason."""
    request, step = taken(actor, pk, "decline", seen=seen)
    request.end_words = said(
        words, field="words", missing=_("写明为什么办不了，本人看得到。"), most=300
    )
    put(actor, request, step, now=now, changed={"end_words"}, words=words)
    return request


@transaction.atomic
def withdraw(actor: Actor, pk: int, *, now: datetime, words: str = "") -> HelpRequest:
    """It is wanted no more; a planned visit is called off with it."""
    request, step = taken(actor, pk, "withdraw")
    request.end_words = words.strip()[:300]
    put(actor, request, step, now=now, changed={"end_words"})
    request.visits.filter(state=CallState.PLANNED).update(
        state=CallState.CALLED_OFF, released_at=now, words=_("对方说不用了")
    )
    return request


@transaction.atomic
def from_matter(
    actor: Actor,
    matter_id: int,
    *,
    service: Service,
    fits: bool = False,
    outside_words: str = "",
    halves: Collection[tuple[date, str]],
    now: datetime,
) -> HelpRequest:
    """Give a matter to a service team: its words, place, person and clock go along, and it stays
    in hand until the visit is made.
    """
    matter = matter_for(actor, matter_id)
    if not works_on(actor, matter):
        raise NotPermitted(_("由社区的工作人员来转。"))
    if HelpRequest.objects.filter(matter=matter).exclude(state__in=sorted(OVER)).exists():
        raise OutOfOrder(_("这件事已经转给服务队了。"))
    _take_in_hand(actor, matter, service, now=now)
    asking = Asking(
        key=uuid.uuid4(),
        community=matter.community,
        service=service,
        words=matter.words[:500],
        halves=halves,
        place=matter.place,
        place_words=matter.place_words or matter.place_label or matter.community.name,
        channel=Channel.DOOR,
        matter=matter,
        asker=matter.reporter,
        fits=fits,
        outside_words=outside_words,
        since=matter.reported_at,
    )
    return ask(actor, asking, now=now)


def _take_in_hand(actor: Actor, matter: Matter, service: Service, *, now: datetime) -> None:
    """Say on the matter who will come; raises OutOfOrder where it can be given to nobody now."""
    if matter.state in (State.REPORTED, State.ACCEPTED):
        triage.handle(
            actor,
            matter.pk,
            lead_id=actor.user_id or 0,
            due_on=local_day(now) + timedelta(days=A_MATTERS_DAYS),
            now=now,
            words=_("请%(team)s上门。") % {"team": service.team.name},
        )
    elif matter.state == State.IN_HAND:
        words = _("请%(team)s上门。") % {"team": service.team.name}
        work.progress(actor, matter.pk, words=words, now=now)
    else:
        raise OutOfOrder(_("这件事现在不能转给服务队。"))


@transaction.atomic
def to_matter(actor: Actor, pk: int, *, category_id: int, words: str, now: datetime) -> HelpRequest:
    """A request that a visit does not settle becomes a matter, or goes back to the one that it
    came from.
    """
    request, step = taken(actor, pk, "move")
    request.end_words = said(words, field="words", missing=_("写一句为什么转成诉求。"), most=300)
    if request.matter is None:
        request.matter = _filed(actor, request, leaf(category_id), now=now)
    else:
        told = _("服务队转回：%(words)s") % {"words": request.end_words}
        hear(actor, request.matter.pk, words=told, now=now, is_public=True)
    changed = {"end_words", "matter"}
    put(actor, request, step, now=now, changed=changed, matter=request.matter.number)
    return request


def leaf(category_id: int) -> Category:
    if category_id not in shelf().leaves:
        raise Invalid(_("选一个类别，说不准就选“其他”。"), field="category_id")
    return shelf().leaves[category_id]


def _filed(actor: Actor, request: HelpRequest, category: Category, *, now: datetime) -> Matter:
    asker = request.asker
    report = Report(
        key=uuid.uuid4(),
        community=request.community,
        kind=MatterKind.HELP,
        category=category,
        words=request.words,
        place=request.place,
        place_words=request.place_words,
        phone=(asker.phone or (asker.user.phone if asker.user else "")) if asker else "",
        name=asker.name if asker else "",
        channel=Channel.DOOR,
        is_public=False,
    )
    matter = file(actor, report, now=now)
    # The clock goes on from when help was asked for.
    matter.reported_at = min(matter.reported_at, request.asked_at)
    if asker:
        matter.reporter = asker
    matter.save(update_fields=["reported_at", "reporter"])
    return matter


def visited(actor: Actor, request: HelpRequest, *, at: datetime, now: datetime) -> None:
    """A locked request after a visit at some moment, part of the visit's own deed; what was done
    at somebody's home is not told on the matter's public page.
    """
    step = leave(actor, request, "visit")
    if request.visited_at is None:
        waited = max(timedelta(), at - request.asked_at)
        request.visited_at, request.wait_hours = at, waited // timedelta(hours=1)
    put(actor, request, step, now=now, changed={"visited_at", "wait_hours"})
    matter = request.matter
    if matter is not None and matter.state == State.IN_HAND and works_on(actor, matter):
        outcome = _("%(team)s上门办好了。") % {"team": request.service.team.name}
        work.report_done(actor, matter.pk, outcome=outcome, now=now)
