"""What is lent out of a room: to whom, until when, how it went out and how it came back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.bulk import insert_all
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.facilities.actions.rooms import require
from lianxin.facilities.models import Condition, Equipment, Loan, LoanState, Room
from lianxin.facilities.queries import room_for, rooms_for
from lianxin.facilities.queries.lending import loan_for, thing_for
from lianxin.facilities.rules import LOAN_FLOW
from lianxin.people.actions import meet

ONCE = "equipment_is_lent_to_one_at_a_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing as staff describe it."""

    room_id: int
    name: str
    kind: str
    label: str = ""
    condition: str = Condition.GOOD
    is_lendable: bool = True
    is_retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lending:
    """To whom, until when, and how the thing looks as it goes."""

    due_on: date
    name: str = ""
    phone: str = ""
    user_id: int | None = None
    words: str = ""


@transaction.atomic
def add_equipment(actor: Actor, made: Thing, *, now: datetime) -> Equipment:
    thing = Equipment(added_at=now)
    _describe(actor, thing, made, now=now)
    journal.record(actor, "add_equipment", thing, thing.community_id, at=now, name=thing.name)
    return thing


@transaction.atomic
def add_all_equipment(
    actor: Actor, community_id: int, every: Sequence[Thing], *, now: datetime
) -> list[Equipment]:
    """Write many things of a community down, in few statements; raises IntegrityError where a
    number is on two.
    """
    require(actor, community_id)
    rooms = {room.pk: room for room in rooms_for(actor, community_id)}
    things = []
    for made in every:
        thing = Equipment(added_at=now)
        _write_on(thing, rooms[made.room_id], made, now=now)
        things.append(thing)
    insert_all(things)
    told = [(each, {"name": each.name}) for each in things]
    journal.record_each(actor, "add_equipment", told, community_id, at=now)
    return things


@transaction.atomic
def change_equipment(actor: Actor, pk: int, made: Thing, *, now: datetime) -> Equipment:
    """Describe it anew; what is out cannot be retired."""
    thing = thing_for(actor, pk, lock=True)
    if made.is_retired and thing.loans.filter(state=LoanState.OUT).exists():
        raise OutOfOrder(_("它还借在外面，还回来才能报废。"))
    _describe(actor, thing, made, now=now)
    journal.record(actor, "change_equipment", thing, thing.community_id, at=now, name=thing.name)
    return thing


def _describe(actor: Actor, thing: Equipment, made: Thing, *, now: datetime) -> None:
    room = room_for(actor, made.room_id)
    require(actor, room.community_id)
    if thing.pk and thing.community_id != room.community_id:
        raise Invalid(_("请从本社区的房间里选。"), field="room")
    _write_on(thing, room, made, now=now)
    same = Equipment.objects.filter(community=thing.community_id, label=made.label)
    if made.label and same.exclude(pk=thing.pk).exists():
        raise Invalid(_("这个编号已经贴在另一件上了。"), field="label")
    thing.save()


def _write_on(thing: Equipment, room: Room, made: Thing, *, now: datetime) -> None:
    for name, value in asdict(made).items():
        if name not in ("room_id", "is_retired"):
            setattr(thing, name, value)
    thing.room, thing.community_id = room, room.community_id
    thing.name = said(made.name, field="name", missing=_("写明是什么。"), most=60)
    thing.retired_at = (thing.retired_at or now) if made.is_retired else None


@transaction.atomic
def lend(actor: Actor, pk: int, made: Lending, *, now: datetime) -> Loan:
    """Lend a thing; raises OutOfOrder when somebody has it, which the database itself holds."""
    thing = thing_for(actor, pk, lock=True)
    require(actor, thing.community_id)
    if not thing.is_lendable or thing.retired_at:
        raise OutOfOrder(_("这件不外借。"))
    if thing.condition not in (Condition.GOOD, Condition.WORN):
        raise OutOfOrder(_("这件坏了或丢了，修好、找到才能借。"))
    if made.due_on < local_day(now):
        raise Invalid(_("归还的日子要在今天或以后。"), field="due_on")
    name = made.name.strip()
    if made.user_id is None and not name:
        raise Invalid(_("写明借给谁。"), field="name")
    person = meet(thing.community_id, now=now, name=name, phone=made.phone, user_id=made.user_id)
    loan = Loan(
        community_id=thing.community_id,
        equipment=thing,
        person=person,
        lent_at=now,
        due_on=made.due_on,
        before=thing.condition,
        words_before=made.words.strip(),
        lent_by_id=actor.user_id,
    )
    try:
        with transaction.atomic():
            loan.save()
    except IntegrityError as error:
        raise OutOfOrder(_("“%(name)s”还借在外面，还回来才能再借。") % {"name": thing}) from error
    journal.record(actor, "lend", loan, loan.community_id, at=now, due=made.due_on.isoformat())
    return loan


def _taken(actor: Actor, pk: int, verb: str) -> Loan:
    loan = loan_for(actor, pk, lock=True)
    step = LOAN_FLOW.require(verb, actor, loan, standing=LoanState(loan.state).label)
    loan.state = step.leads_to(loan)
    return loan


def _end(actor: Actor, loan: Loan, verb: str, *, after: str, words: str, now: datetime) -> Loan:
    """Write how it came back, on the loan and on the thing itself."""
    loan.after, loan.words_after, loan.ended_at = after, words, now
    loan.save(update_fields=["state", "after", "words_after", "ended_at"])
    Equipment.objects.filter(pk=loan.equipment_id).update(condition=after)
    journal.record(actor, f"{verb}_lent", loan, loan.community_id, at=now, after=after)
    return loan


@transaction.atomic
def give_back(
    actor: Actor, pk: int, *, now: datetime, after: str = Condition.GOOD, words: str = ""
) -> Loan:
    """Take it back whole."""
    loan = _taken(actor, pk, "give_back")
    if after not in (Condition.GOOD, Condition.WORN):
        raise Invalid(_("坏了或丢了，请选那一步来记。"), field="after")
    return _end(actor, loan, "give_back", after=after, words=words.strip(), now=now)


@transaction.atomic
def damage(actor: Actor, pk: int, *, words: str, now: datetime) -> Loan:
    """Take it back broken, and say what is broken; nobody is charged by a program."""
    loan = _taken(actor, pk, "damage")
    told = said(words, field="words", missing=_("写一句坏在哪里。"), most=200)
    return _end(actor, loan, "damage", after=Condition.DAMAGED, words=told, now=now)


@transaction.atomic
def lose(actor: Actor, pk: int, *, words: str, now: datetime) -> Loan:
    loan = _taken(actor, pk, "lose")
    told = said(words, field="words", missing=_("写一句怎么丢的、后来怎么办。"), most=200)
    return _end(actor, loan, "lose", after=Condition.LOST, words=told, now=now)


@transaction.atomic
def find(actor: Actor, pk: int, *, now: datetime, words: str = "") -> Loan:
    """What was lost has come back after all."""
    loan = _taken(actor, pk, "find")
    told = words.strip() or loan.words_after
    return _end(actor, loan, "find", after=Condition.WORN, words=told, now=now)


@transaction.atomic
def extend(actor: Actor, pk: int, *, due_on: date, now: datetime) -> Loan:
    loan = _taken(actor, pk, "extend")
    if due_on <= loan.due_on:
        raise Invalid(_("续借要比原来的日子晚。"), field="due_on")
    loan.due_on = due_on
    loan.save(update_fields=["due_on"])
    journal.record(actor, "extend_lent", loan, loan.community_id, at=now, due=due_on.isoformat())
    return loan
