"""Residents ask for a room; staff give it, by the same booking as everybody's, or say why not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.text import said
from lianxin.facilities.actions.rooms import Slot, book, free
from lianxin.facilities.models import Ask, AskState, Room
from lianxin.facilities.queries import facility_at
from lianxin.facilities.queries.asking import ask_for, asked_already, held, open_asks_of
from lianxin.facilities.queries.law import ASK_DAYS, ASK_HOURS, OPEN_ASKS, count_for
from lianxin.facilities.rules import ASK_FLOW
from lianxin.facilities.tasks import tell_asker
from lianxin.people.actions import meet


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants a room for."""

    key: UUID
    slot: Slot
    what: str
    people: int | None = None


@transaction.atomic
def ask(actor: Actor, slug: str, room_id: int, wish: Wish, *, now: datetime) -> Ask:
    """Ask for a room; sent twice it is one ask."""
    if actor.user_id is None:
        raise NotPermitted(_("先登录，社区好知道答复谁。也可以直接打社区电话。"))
    if before := asked_already(actor, wish.key):
        return before
    room = facility_at(actor, slug, room_id)
    person = meet(room.community_id, now=now, name=actor.name, user_id=actor.user_id)
    _check(room, wish, now=now)
    _check_number(room, person.pk, now=now)
    made = Ask.objects.create(
        community_id=room.community_id,
        room=room,
        person=person,
        starts_at=wish.slot.starts_at,
        ends_at=wish.slot.ends_at,
        what=said(wish.what, field="what", missing=_("写一句用来做什么。"), most=80),
        people=wish.people,
        key=wish.key,
        asked_at=now,
    )
    journal.record(actor, "ask_room", made, room.community_id, at=now, slot=str(wish.slot))
    return made


def _check(room: Room, wish: Wish, *, now: datetime) -> None:
    slot, today = wish.slot, local_day(now)
    if not room.takes_asks or not room.is_in_use:
        raise Invalid(_("这里不接受申请，请打社区电话问问。"))
    if slot.ends_at <= slot.starts_at:
        raise Invalid(_("结束的时间要在开始以后。"), field="ends")
    if slot.starts_at <= now:
        raise Invalid(_("这个时间已经过了，请选以后的。"), field="day")
    hours = count_for(room.community, ASK_HOURS, on=today)
    if slot.ends_at - slot.starts_at > timedelta(hours=hours):
        raise Invalid(_("一次最多用 %(hours)d 小时。") % {"hours": hours}, field="ends")
    days = count_for(room.community, ASK_DAYS, on=today)
    if local_day(slot.starts_at) > today + timedelta(days=days):
        raise Invalid(_("最早提前 %(days)d 天申请。") % {"days": days}, field="day")
    if held(room, since=slot.starts_at, until=slot.ends_at):
        raise Invalid(_("这段时间里已经有人用，请换个时间。"), field="starts")
    if wish.people and room.capacity and wish.people > room.capacity:
        raise Invalid(_("这里最多坐 %(count)d 人。") % {"count": room.capacity}, field="people")


def _check_number(room: Room, person_id: int, *, now: datetime) -> None:
    most = count_for(room.community, OPEN_ASKS, on=local_day(now))
    if open_asks_of(person_id) >= most:
        raise OutOfOrder(_("您已有 %(count)d 个申请在等答复，等有了答复再提。") % {"count": most})


def _taken(actor: Actor, pk: int, verb: str) -> Ask:
    ask_ = ask_for(actor, pk, lock=True)
    step = ASK_FLOW.require(verb, actor, ask_, standing=AskState(ask_.state).label)
    ask_.state = step.leads_to(ask_)
    return ask_


def _put(actor: Actor, ask_: Ask, verb: str, *, now: datetime) -> Entry:
    ask_.answered_at = ask_.answered_at or now
    ask_.save(update_fields=["state", "answered_at", "answer", "booking"])
    return journal.record(actor, f"{verb}_room", ask_, ask_.community_id, at=now)


@transaction.atomic
def confirm(actor: Actor, pk: int, *, now: datetime) -> Ask:
    """Give the room; raises OutOfOrder, saying who has it, when it is not free."""
    ask_ = _taken(actor, pk, "confirm")
    slot = Slot(ask_.starts_at, ask_.ends_at)
    ask_.booking = book(actor, ask_.room_id, slot, what=ask_.what, now=now, is_bound=True)
    entry = _put(actor, ask_, "confirm", now=now)
    tell_asker.enqueue(entry.pk)
    return ask_


@transaction.atomic
def decline(actor: Actor, pk: int, *, words: str, now: datetime) -> Ask:
    """Say why it cannot be."""
    ask_ = _taken(actor, pk, "decline")
    ask_.answer = said(words, field="words", missing=_("写一句为什么订不了。"), most=200)
    entry = _put(actor, ask_, "decline", now=now)
    tell_asker.enqueue(entry.pk)
    return ask_


@transaction.atomic
def withdraw(actor: Actor, pk: int, *, now: datetime) -> Ask:
    ask_ = _taken(actor, pk, "withdraw")
    _put(actor, ask_, "withdraw", now=now)
    return ask_


@transaction.atomic
def give_up(actor: Actor, pk: int, *, now: datetime) -> Ask:
    """Give a confirmed room back, by whoever asked for it or by staff; it is free again."""
    ask_ = _taken(actor, pk, "give_up")
    if ask_.booking is not None:
        free(actor, ask_.booking, now=now)
    entry = _put(actor, ask_, "give_up", now=now)
    if ask_.person_id not in actor.person_ids:
        tell_asker.enqueue(entry.pk)
    return ask_


@transaction.atomic
def lapse(actor: Actor, pk: int, *, now: datetime) -> Ask:
    """Its time has come and nobody has answered: say so, for silence is no answer."""
    ask_ = _taken(actor, pk, "lapse")
    entry = _put(actor, ask_, "lapse", now=now)
    tell_asker.enqueue(entry.pk)
    return ask_
