"""While a session sits: opening, who is in the room, pauses, the end."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.council.actions.planning import call_roll
from lianxin.council.actions.taking import put, record, taken
from lianxin.council.models import (
    LIVE,
    ItemState,
    Passage,
    Presence,
    Seat,
    SeatState,
    Session,
    Speech,
    SpeechState,
    Vote,
)
from lianxin.council.queries.access import serving
from lianxin.council.queries.law import PUBLISH, rule_for
from lianxin.council.queries.minutes import passages_of
from lianxin.council.rules.floor import ran
from lianxin.council.rules.meeting import first_day


@transaction.atomic
def open_session(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    """Begin a session on its day or later, never sooner after its notice than the rule allows."""
    session, step = taken(actor, pk, "open", seen=seen)
    today = local_day(now)
    if today < first_day(session.notified_at or now, session.notice_days or 0):
        article = session.notice_rule.article if session.notice_rule else ""
        raise OutOfOrder(
            _("通知还没满 %(days)d 天，不能开会（%(article)s）。")
            % {"days": session.notice_days or 0, "article": article}
        )
    if today < local_day(session.starts_at):
        raise OutOfOrder(_("还没到通知的日子。要提前开，先改期并重新通知。"))
    if session.council.sessions.filter(opened_at__isnull=False, closed_at=None).exists():
        raise OutOfOrder(_("上一次会议还没有散会。"))
    members = list(serving(session.council_id, on=today))
    call_roll(session, members)
    session.opened_at = now
    put(actor, session, step, now=now, changed={"opened_at"}, called=len(members))
    return session


def _chosen(session: Session, seat_ids: Collection[int], states: Collection[str]) -> list[Seat]:
    """The seats among these that are in one of the states; none is a refusal."""
    seats = list(session.seats.filter(pk__in=seat_ids).select_related("member").order_by("pk"))
    if len(seats) < len(set(seat_ids)):
        raise NotFound
    fit = [seat for seat in seats if seat.state in states]
    if not fit:
        raise OutOfOrder(_("选的人已经记过了，下面是最新的样子。"))
    return fit


@transaction.atomic
def arrive(actor: Actor, pk: int, seat_ids: Collection[int], *, now: datetime) -> list[Seat]:
    """Note that members have come into the room."""
    session, step = taken(actor, pk, "arrive")
    absent = (SeatState.CALLED, SeatState.EXCUSED, SeatState.AWAY)
    seats = _chosen(session, seat_ids, absent)
    for seat in seats:
        seat.state, seat.first_at = SeatState.PRESENT, seat.first_at or now
    Seat.objects.bulk_update(seats, ["state", "first_at"])
    Presence.objects.bulk_create(Presence(seat=seat, arrived_at=now) for seat in seats)
    came = [seat.member_id for seat in seats]
    session.proxies.filter(giver__in=came, ended_at=None).update(ended_at=now)
    _note(actor, session, step.verb, seats, now=now)
    return seats


@transaction.atomic
def leave(actor: Actor, pk: int, seat_ids: Collection[int], *, now: datetime) -> list[Seat]:
    """Note that members have left the room."""
    session, step = taken(actor, pk, "leave")
    seats = _chosen(session, seat_ids, (SeatState.PRESENT,))
    for seat in seats:
        seat.state = SeatState.AWAY
    Seat.objects.bulk_update(seats, ["state"])
    Presence.objects.filter(seat__in=seats, left_at=None).update(left_at=now)
    _note(actor, session, step.verb, seats, now=now)
    return seats


@transaction.atomic
def excuse(actor: Actor, pk: int, seat_ids: Collection[int], *, now: datetime) -> list[Seat]:
    """Note that members asked for leave; they stay among those called."""
    session, step = taken(actor, pk, "excuse")
    seats = _chosen(session, seat_ids, (SeatState.CALLED,))
    for seat in seats:
        seat.state = SeatState.EXCUSED
    Seat.objects.bulk_update(seats, ["state"])
    _note(actor, session, step.verb, seats, now=now)
    return seats


@transaction.atomic
def take_back(actor: Actor, pk: int, seat_ids: Collection[int], *, now: datetime) -> list[Seat]:
    """Undo mistaken arrivals, as long as no vote has counted them."""
    session, _step = taken(actor, pk, "arrive")
    seats = _chosen(session, seat_ids, (SeatState.PRESENT, SeatState.AWAY))
    members = [seat.member_id for seat in seats]
    if Vote.objects.filter(item__session=session, member__in=members).exists():
        raise OutOfOrder(_("表决时已经把他算作到会，不能当作没来过；走了请记离席。"))
    Presence.objects.filter(seat__in=seats).delete()
    for seat in seats:
        seat.state, seat.first_at = SeatState.CALLED, None
    Seat.objects.bulk_update(seats, ["state", "first_at"])
    _note(actor, session, "take_back", seats, now=now)
    return seats


def _note(
    actor: Actor, session: Session, deed: str, seats: Collection[Seat], *, now: datetime
) -> None:
    """Attendance goes beside the session's other steps: it never makes another's page stale."""
    present = session.seats.filter(state=SeatState.PRESENT).count()
    members = [seat.member_id for seat in seats]
    record(actor, deed, session, session, now=now, members=members, present=present)


@transaction.atomic
def pause(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    session, step = taken(actor, pk, "pause", seen=seen)
    for item in session.items.filter(since__isnull=False):
        item.spent, item.since = ran(item.spent, item.since, now), None
        item.save(update_fields=["spent", "since"])
    for speech in Speech.objects.filter(item__session=session, since__isnull=False):
        speech.spent, speech.since = ran(speech.spent, speech.since, now), None
        speech.state = SpeechState.PAUSED
        speech.save(update_fields=["spent", "since", "state"])
    put(actor, session, step, now=now)
    return session


@transaction.atomic
def resume(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    session, step = taken(actor, pk, "resume", seen=seen)
    session.items.filter(state__in=sorted(LIVE)).update(since=now)
    put(actor, session, step, now=now)
    return session


@transaction.atomic
def adjourn(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    """End a session: what was not reached is postponed, and the minutes are drawn up."""
    session, step = taken(actor, pk, "adjourn", seen=seen)
    if live := session.items.filter(state__in=sorted(LIVE)).first():
        raise OutOfOrder(
            _("“%(title)s”还没有议完：先宣布、留待下次或转交，再散会。") % {"title": live.title}
        )
    session.items.filter(state=ItemState.PLANNED).update(state=ItemState.POSTPONED, decided_at=now)
    Presence.objects.filter(seat__session=session, left_at=None).update(left_at=now)
    law = rule_for(session.council, PUBLISH, now=now)
    session.closed_at, session.publish_rule_id = now, law.pk
    session.publish_due_on = local_day(now) + timedelta(days=law.count)
    changed = {"closed_at", "publish_rule", "publish_due_on"}
    put(actor, session, step, now=now, changed=changed)
    Passage.objects.bulk_create(
        Passage(session=session, item_id=item_id, text=text)
        for item_id, text in passages_of(session)
    )
    return session
