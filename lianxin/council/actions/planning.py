"""Before a session: when, where, what about, who is told (D-04: topic, participants, notice)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.spoken import in_chinese, spoken_day
from lianxin.core.text import said
from lianxin.council.actions.taking import put, put_item, record, taken, taken_item
from lianxin.council.models import (
    AgendaItem,
    Council,
    ItemState,
    Member,
    Reserved,
    Seat,
    Session,
    SessionState,
)
from lianxin.council.queries import council_for
from lianxin.council.queries.access import serving
from lianxin.council.queries.law import NOTICE, rule_for
from lianxin.council.queries.planning import matters_waiting
from lianxin.council.rules.access import serves
from lianxin.council.rules.meeting import first_day
from lianxin.council.rules.words import suggested_reserve
from lianxin.council.tasks import tell_participants


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where, who chairs, who else is asked to come; `invited` are Stakeholder codes."""

    starts_at: datetime
    venue: str
    chair_id: int
    title: str = ""
    minute_taker_id: int | None = None
    """Whom the minutes and the papers are given to; none where the staff keep them."""
    invited: tuple[str, ...] = ()
    guests: str = ""


@transaction.atomic
def plan(actor: Actor, council_id: int, made: Plan, *, now: datetime) -> Session:
    """Begin a session's plan; it is nobody's but the staff's until it is told."""
    council = council_for(actor, council_id, lock=True)
    if not serves(actor, council):
        raise NotPermitted(_("会议由本社区的工作人员来安排。"))
    last = council.sessions.order_by("-number").values_list("number", flat=True).first() or 0
    session = Session(council=council, number=last + 1)
    _write(session, made, now=now)
    session.save(force_insert=True)
    record(actor, "plan", session, session, now=now, starts_at=made.starts_at.isoformat())
    return session


@transaction.atomic
def replan(actor: Actor, pk: int, made: Plan, *, now: datetime, seen: int | None = None) -> Session:
    session, step = taken(actor, pk, "replan", seen=seen)
    _write(session, made, now=now)
    changed = {"starts_at", "venue", "chair", "title", "invited", "guests", "minute_taker"}
    put(actor, session, step, now=now, changed=changed, starts_at=made.starts_at.isoformat())
    return session


def _write(session: Session, made: Plan, *, now: datetime) -> None:
    if made.starts_at < now:
        raise Invalid(_("这个时间已经过去，请选以后的时间。"), field="starts_at")
    session.starts_at, session.guests = made.starts_at, made.guests.strip()
    session.venue = said(made.venue, field="venue", missing=_("写明在哪儿开。"), most=60)
    session.invited = list(made.invited)
    default = _("第%(number)s次会议") % {"number": in_chinese(session.number)}
    session.title = made.title.strip() or default
    on = local_day(made.starts_at)
    chair = serving(session.council_id, on=on).filter(pk=made.chair_id).first()
    if chair is None:
        raise Invalid(_("主持人要从那一天在任的成员里选。"), field="chair")
    session.chair = chair
    session.minute_taker = _minute_taker(session, made.minute_taker_id, chair, on=on)


def _minute_taker(
    session: Session, member_id: int | None, chair: Member, *, on: date
) -> Member | None:
    """A member with an account who is not the chair: nobody signs the minutes twice."""
    if member_id is None:
        return None
    taker = serving(session.council_id, on=on).filter(pk=member_id, user__isnull=False).first()
    if taker is None or taker == chair:
        raise Invalid(
            _("记录人要从那一天在任、有账号的成员里选，不能是主持人自己。"), field="minute_taker"
        )
    return taker


@transaction.atomic
def add_matters(
    actor: Actor,
    pk: int,
    matter_ids: Collection[int],
    *,
    now: datetime,
    seen: int | None = None,
) -> list[AgendaItem]:
    """Put matters that wait for the council on the agenda, in the order in which they came."""
    session, step = taken(actor, pk, "add_item", seen=seen)
    waiting = matters_waiting(actor, session.council.community_id).filter(pk__in=matter_ids)
    found = list(waiting.order_by("reported_at", "pk"))
    if not found or len(found) < len(set(matter_ids)):
        raise OutOfOrder(_("选的事里有的已经不在等议事会，或已经在别的议程上。"))
    place = _next_place(session)
    items = AgendaItem.objects.bulk_create(
        AgendaItem(
            session=session,
            position=place + index,
            matter=matter,
            title=matter.title,
            reserved=suggested_reserve(f"{matter.title} {matter.words}"),
        )
        for index, matter in enumerate(found)
    )
    put(actor, session, step, now=now, titles=[item.title for item in items])
    return items


@transaction.atomic
def add_question(
    actor: Actor, pk: int, *, title: str, now: datetime, words: str = "", seen: int | None = None
) -> AgendaItem:
    """Put a free question on the agenda."""
    session, step = taken(actor, pk, "add_item", seen=seen)
    item = AgendaItem.objects.create(
        session=session,
        position=_next_place(session),
        title=said(title, field="title", missing=_("写明议什么。"), most=60),
        words=words.strip(),
        reserved=suggested_reserve(f"{title} {words}"),
    )
    put(actor, session, step, now=now, titles=[item.title])
    return item


def _next_place(session: Session) -> int:
    last = session.items.order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + 1


@transaction.atomic
def bring_forward(actor: Actor, pk: int, item_id: int, *, now: datetime) -> Session:
    """Let an item change places with the one before it."""
    session, step = taken(actor, pk, "order")
    items = list(session.items.filter(state=ItemState.PLANNED).order_by("position", "pk"))
    place = next((index for index, item in enumerate(items) if item.pk == item_id), 0)
    if place == 0:
        raise OutOfOrder(_("它已经在最前面了。"))
    items[place - 1], items[place] = items[place], items[place - 1]
    for position, item in enumerate(items, start=1):
        item.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
    put(actor, session, step, now=now, order=[item.pk for item in items])
    return session


@transaction.atomic
def plan_times(
    actor: Actor, pk: int, minutes: Mapping[int, int | None], *, now: datetime
) -> Session:
    """Say how many minutes each item is planned to take; nothing is cut off by it."""
    session, step = taken(actor, pk, "plan_times")
    items = {item.pk: item for item in session.items.all()}
    if set(minutes) - set(items):
        raise NotFound
    for key, planned in minutes.items():
        items[key].minutes = planned or None
    AgendaItem.objects.bulk_update(items.values(), ["minutes"])
    told = {str(key): planned for key, planned in minutes.items()}
    record(actor, step.verb, session, session, now=now, minutes=told)
    return session


@transaction.atomic
def drop(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> AgendaItem:
    """Take an item off the agenda before the session; its matter waits for another."""
    item, step = taken_item(actor, pk, "drop", seen=seen)
    item.decided_at = now
    put_item(actor, item, step, now=now, changed={"decided_at"})
    return item


@transaction.atomic
def reserve(
    actor: Actor, pk: int, *, kind: str, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Say whether the law leaves an item to the owners (D-07); blank for no."""
    item, step = taken_item(actor, pk, "reserve", seen=seen)
    if kind and kind not in Reserved.values:
        raise Invalid(_("从单子里选一类。"), field="reserved")
    before, item.reserved = item.reserved, kind
    put_item(actor, item, step, now=now, changed={"reserved"}, before=before, after=kind)
    return item


@transaction.atomic
def notify(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Session:
    """Tell members and those concerned; too late for its day is refused with the rule."""
    session, step = taken(actor, pk, "notify", seen=seen)
    if not session.items.filter(state=ItemState.PLANNED).exists():
        raise OutOfOrder(_("议程还是空的：先加议题，再发通知。"))
    members = list(serving(session.council_id, on=local_day(session.starts_at)))
    law = rule_for(session.council, NOTICE, now=now)
    session.notice_days = max(session.council.notice_days, law.count)
    session.notice_rule_id, session.notified_at = law.pk, now
    earliest = first_day(now, session.notice_days)
    if local_day(session.starts_at) < earliest:
        raise Invalid(
            _("至少提前 %(days)d 天通知（%(article)s）；今天通知，最早 %(day)s开会。")
            % {
                "days": session.notice_days,
                "article": _source(session.council, law.count, law.article),
                "day": spoken_day(earliest),
            },
            field="starts_at",
        )
    call_roll(session, members)
    changed = {"notified_at", "notice_days", "notice_rule"}
    entry = put(actor, session, step, now=now, changed=changed, called=len(members))
    tell_participants.enqueue(entry.pk)
    return session


def _source(council: Council, least: int, article: str) -> str:
    return article if council.notice_days <= least else _("本议事会章程")


def call_roll(session: Session, members: Collection[Member]) -> None:
    """Let the roll be these members; who has already answered keeps their seat's state."""
    known = set(session.seats.values_list("member_id", flat=True))
    session.seats.exclude(member__in=members).delete()
    Seat.objects.bulk_create(
        Seat(session=session, member=member) for member in members if member.pk not in known
    )


@transaction.atomic
def reschedule(
    actor: Actor, pk: int, *, now: datetime, words: str = "", seen: int | None = None
) -> Session:
    """Take the notice back to change the day or the agenda; it has to be told again."""
    session, step = taken(actor, pk, "reschedule", seen=seen)
    session.notified_at = session.notice_days = session.notice_rule = None
    changed = {"notified_at", "notice_days", "notice_rule"}
    entry = put(actor, session, step, now=now, changed=changed, words=words.strip())
    tell_participants.enqueue(entry.pk)
    return session


@transaction.atomic
def cancel(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Session:
    """Call a session off; what was on its agenda waits for another."""
    session, step = taken(actor, pk, "cancel", seen=seen)
    words = said(words, field="words", missing=_("写一句为什么不开了，收到通知的人看得到。"))
    was_told = session.state == SessionState.NOTIFIED
    session.items.filter(state=ItemState.PLANNED).update(state=ItemState.POSTPONED, decided_at=now)
    entry = put(actor, session, step, now=now, words=words)
    if was_told:
        tell_participants.enqueue(entry.pk)
    return session
