"""A visit: promised, given to somebody else, made, and what came of it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, uploads
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy
from lianxin.places.models import Community
from lianxin.services.actions.requests import visited
from lianxin.services.actions.taking import leave, put
from lianxin.services.actions.ways import measure
from lianxin.services.models import CallState, HelpRequest, Member, RequestState, Used, Visit
from lianxin.services.queries.doors import request_for, visit_for
from lianxin.services.queries.planning import can, members_of
from lianxin.services.queries.rates import minute_of, moment, span_of
from lianxin.services.rules.requests import VISIT_FLOW
from lianxin.services.rules.teams import works_in
from lianxin.volunteers.models import Half

MOST_NOTE = 500
NOON = 12 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What came of a visit, as its visitor leaves it: sent twice under one key it is one record.

    `elapsed` is how long ago it was written, by the visitor's own watch: the difference of two
    readings, which holds however wrong the watch is.
    """

    key: uuid.UUID
    is_met: bool = True
    found: str = ""
    did: str = ""
    used: Sequence[tuple[str, str]] = ()
    words: str = ""
    elapsed: timedelta = timedelta()


def _take(actor: Actor, pk: int, verb: str) -> Visit:
    visit = visit_for(actor, pk, lock=True)
    VISIT_FLOW.require(verb, actor, visit, standing=visit.get_state_display())
    return visit


def _record(actor: Actor, deed: str, visit: Visit, *, now: datetime, **details: Any) -> None:
    journal.record(
        actor, deed, visit, visit.community_id, at=now, request=visit.request_id, **details
    )


@transaction.atomic
def promise(actor: Actor, pk: int, *, now: datetime) -> Visit:
    """The person was told when and who: from now on no plan moves it."""
    visit = _take(actor, pk, "promise")
    visit.is_promised = True
    visit.save(update_fields=["is_promised"])
    _disclose(actor, visit.request, now=now)
    _record(actor, "promise", visit, now=now)
    return visit


@transaction.atomic
def promise_all(actor: Actor, community: Community, day: date, half: str, *, now: datetime) -> int:
    """Everybody on a half-day's rounds was told; returns how many were told anew."""
    if not works_in(actor, community.pk):
        raise NotPermitted(_("由社区的工作人员来定。"))
    loose = Visit.objects.filter(
        community=community, day=day, half=half, state=CallState.PLANNED, is_promised=False
    )
    pks = list(loose.order_by("pk").values_list("pk", flat=True))
    for pk in pks:
        promise(actor, pk, now=now)
    return len(pks)


@transaction.atomic
def reassign(
    actor: Actor, pk: int, *, member_id: int, clock: time, now: datetime, is_loose: bool = False
) -> Visit:
    """Give a visit to somebody who may do it, or set it at another time of its day; `is_loose`
    only as long as nobody was promised a time.
    """
    visit = _take(actor, pk, "reassign")
    if is_loose and visit.is_promised:
        raise OutOfOrder(_("这家的时间已经告诉过对方，拖不动。要改，先打个电话，再在下面改。"))
    before = visit.member_id
    member = _able(visit.request, visit.community, visit.day, member_id)
    starts_at = datetime.combine(visit.day, clock, tzinfo=LOCAL)
    ends_at = starts_at + timedelta(minutes=visit.request.service.minutes)
    _refuse_clash(member, starts_at, ends_at, but=visit.pk)
    visit.member, visit.starts_at, visit.ends_at = member, starts_at, ends_at
    visit.half = _half(clock)
    visit.save(update_fields=["member", "starts_at", "ends_at", "half"])
    measure(visit.community, visit.day, {before, member.pk})
    _record(actor, "reassign", visit, now=now, member=member.pk)
    return visit


def _half(clock: time) -> str:
    return Half.MORNING if clock.hour * 60 < NOON else Half.AFTERNOON


def _able(request: HelpRequest, community: Community, on: date, member_id: int) -> Member:
    """Raises Invalid for who cannot do it, or has no licence that is good on the day (V-06)."""
    for member in members_of(community, on=on):
        if member.pk == member_id:
            if can(member, request, on=on):
                return member
            raise Invalid(_("这位不会做这一样，或资质没有、过期，不能派。"), field="member_id")
    raise NotFound


def _refuse_clash(member: Member, starts_at: datetime, ends_at: datetime, *, but: int = 0) -> None:
    taken = Visit.objects.filter(
        member=member, released_at__isnull=True, starts_at__lt=ends_at, ends_at__gt=starts_at
    ).exclude(pk=but)
    if taken.exists():
        raise Invalid(_("这位那个时间已经有一家要去了，换个时间。"), field="clock")


@transaction.atomic
def set_visit(
    actor: Actor, request_id: int, *, member_id: int, starts_at: datetime, now: datetime
) -> Visit:
    """Plan one visit by hand, promised at once: it was agreed with the person."""
    request = request_for(actor, request_id, lock=True)
    step = leave(actor, request, "plan")
    day = local_day(starts_at)
    member = _able(request, request.community, day, member_id)
    ends_at = starts_at + timedelta(minutes=request.service.minutes)
    _refuse_clash(member, starts_at, ends_at)
    half = Half.MORNING if minute_of(starts_at) < NOON else Half.AFTERNOON
    visit = Visit.objects.create(
        community=request.community,
        request=request,
        member=member,
        day=day,
        half=half,
        starts_at=starts_at,
        ends_at=ends_at,
        is_promised=True,
    )
    _disclose(actor, request, now=now)
    put(actor, request, step, now=now, day=day.isoformat(), half=str(half))
    return visit


def _disclose(actor: Actor, request: HelpRequest, *, now: datetime) -> None:
    """Who goes may call them: written down where the person sees who read their data (S-16)."""
    if request.asker:
        reason = _("上门前打电话联系")
        journal.record(actor, "unmask", request.asker, request.community_id, at=now, reason=reason)


@transaction.atomic
def call_off(actor: Actor, pk: int, *, words: str, now: datetime) -> Visit:
    """It will not be made, and why; the request waits to be planned again."""
    visit = _take(actor, pk, "call_off")
    visit.words = said(words, field="words", missing=_("写一句为什么不去了。"), most=200)
    _release(actor, visit, CallState.CALLED_OFF, "unplan", now=now)
    _record(actor, "call_off", visit, now=now)
    return visit


def _release(actor: Actor, visit: Visit, state: str, verb: str, *, now: datetime) -> None:
    visit.state, visit.released_at = state, now
    visit.save(update_fields=["state", "released_at", "words", "key", "recorded_at"])
    request = HelpRequest.objects.select_for_update(of=("self",)).get(pk=visit.request_id)
    if request.state == RequestState.PLANNED:
        put(actor, request, leave(actor, request, verb), now=now)


def record(
    actor: Actor,
    pk: int,
    told: Recorded,
    *,
    now: datetime,
    photo: UploadedFile | None = None,
) -> Visit:
    """Write down what came of a visit, once under its key; a photo is never asked for (B-04).

    Raises OutOfOrder where something else was recorded of it already.
    """
    for _again in range(2):
        try:
            return _once(actor, pk, told, now=now, photo=photo)
        except IntegrityError:
            continue
    return _once(actor, pk, told, now=now, photo=photo)


@transaction.atomic
def _once(
    actor: Actor, pk: int, told: Recorded, *, now: datetime, photo: UploadedFile | None
) -> Visit:
    visit = visit_for(actor, pk, lock=True)
    if visit.key == told.key:
        return visit
    verb = "record" if told.is_met else "miss"
    VISIT_FLOW.require(verb, actor, visit, standing=visit.get_state_display())
    visit.key, visit.recorded_at = told.key, now
    if not told.is_met:
        visit.words = tidy(told.words).strip()[:200] or _("家里没人")
        _release(actor, visit, CallState.MISSED, "miss", now=now)
        _record(actor, "miss", visit, now=now)
        return visit
    _write(visit, told, now=now)
    if photo:
        visit.photo = uploads.keep(photo, now=now)
    visit.save()
    _keep_used(visit, told.used)
    _record(actor, "record", visit, now=now)
    request = HelpRequest.objects.select_related("matter", "service__team", "community")
    locked = request.select_for_update(of=("self",)).get(pk=visit.request_id)
    if locked.state != RequestState.PLANNED:
        raise OutOfOrder(_("这件事已经不在上门的单子里了，请打电话问社区。"))
    visited(actor, locked, at=visit.done_at or now, now=now)
    return visit


def _write(visit: Visit, told: Recorded, *, now: datetime) -> None:
    visit.found = tidy(told.found).strip()[:MOST_NOTE]
    visit.did = said(told.did, field="did", missing=_("写一句做了什么。"), most=MOST_NOTE)
    visit.state = CallState.DONE
    visit.done_at = _ended(visit, told.elapsed, now=now)


def _ended(visit: Visit, elapsed: timedelta, *, now: datetime) -> datetime:
    """The server's moment of what was written so long ago: never to come, never before the day of
    the visit.
    """
    begins, _ends = span_of(visit.community, Half.MORNING, on=visit.day)
    earliest = min(now, moment(visit.day, begins))
    return max(earliest, min(now, now - max(timedelta(), elapsed)))


def _keep_used(visit: Visit, used: Sequence[tuple[str, str]]) -> None:
    Used.objects.bulk_create(
        Used(visit=visit, name=name.strip()[:40], quantity=quantity.strip()[:20])
        for name, quantity in used[:20]
        if name.strip()
    )
