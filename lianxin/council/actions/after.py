"""After a session: progress, dissent and its answer, revoking, and what is late rises."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.core.workdays import workdays_between
from lianxin.council.actions.taking import put_item, record, taken_item
from lianxin.council.models import AgendaItem, Choice, Dissent, Resolution, Result
from lianxin.council.queries.law import DISSENT, RISES, rule_for
from lianxin.council.rules.access import runs
from lianxin.council.tasks import tell_above, tell_participants, tell_staff

MOST = 500


@transaction.atomic
def progress(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Tell how a resolution is being carried out; one on a matter is told on the matter."""
    item, step = taken_item(actor, pk, "progress", seen=seen)
    words = said(words, field="words", missing=_("写一句进展。"), most=MOST)
    entry = put_item(actor, item, step, now=now, words=words)
    tell_participants.enqueue(entry.pk)
    return item


@transaction.atomic
def revoke(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> AgendaItem:
    """Take a resolution back with its reason; what was decided stays to be read."""
    item, step = taken_item(actor, pk, "revoke", seen=seen)
    item.outcome = said(words, field="words", missing=_("写明为什么撤销。"), most=MOST)
    close(item.resolution, Result.REVOKED, at=now)
    entry = put_item(actor, item, step, now=now, changed={"outcome"}, words=item.outcome)
    tell_participants.enqueue(entry.pk)
    return item


def close(resolution: Resolution, result: str, *, at: datetime) -> None:
    resolution.result = result
    resolution.finished_at = max(at, resolution.resolved_at)
    resolution.save(update_fields=["result", "finished_at"])


@transaction.atomic
def dissent(
    actor: Actor, pk: int, *, words: str, now: datetime, member_id: int | None = None
) -> Dissent:
    """Write down why a member is against what was resolved; it is owed an answer (D-06).

    A member for themself; who serves the council for anybody called, or without a name.
    """
    item, _step = taken_item(actor, pk, "dissent")
    member = None
    if not runs(actor, item.session):
        seats = item.session.seats.filter(member__user_id=actor.user_id or 0)
        seat = seats.first()
        if seat is None:
            raise OutOfOrder(_("您不在这次会议的名单里。"))
        member = seat.member_id
        _check_not_for_it(item, member)
    elif member_id:
        member = member_id
        if not item.session.seats.filter(member_id=member).exists():
            raise Invalid(_("从应到的成员里选。"), field="member")
    if member and item.resolution.dissents.filter(member_id=member).exists():
        raise OutOfOrder(_("这位成员的不同意见已经记下了。"))
    words = said(words, field="words", missing=_("写一句为什么不同意。"), most=MOST)
    return object_to(actor, item, words, now=now, member_id=member)


def _check_not_for_it(item: AgendaItem, member_id: int) -> None:
    own = item.ballots.filter(round=item.round, member_id=member_id).first()
    if own and own.choice == Choice.AYE:
        raise OutOfOrder(_("您投的是赞成。改了主意，可以请社工把它再提到会上。"))


def object_to(
    actor: Actor, item: AgendaItem, words: str, *, now: datetime, member_id: int | None = None
) -> Dissent:
    days = rule_for(item.session.council, DISSENT, now=now).count
    made = Dissent.objects.create(
        resolution=item.resolution,
        member_id=member_id,
        words=words,
        said_at=now,
        due_on=local_day(now) + timedelta(days=days),
    )
    record(actor, "dissent", item, item.session, now=now, member=member_id, words=words)
    return made


@transaction.atomic
def answer_dissent(actor: Actor, pk: int, *, dissent_id: int, words: str, now: datetime) -> Dissent:
    """Answer a reason against; the answer is public beside it."""
    item, step = taken_item(actor, pk, "answer_dissent")
    found = Dissent.objects.filter(pk=dissent_id, resolution__item=item).first()
    if found is None:
        raise NotFound
    if found.answered_on:
        raise OutOfOrder(_("这条意见刚刚有人答复了，下面是最新的样子。"))
    found.answer = said(words, field="words", missing=_("写一句答复。"), most=MOST)
    found.answered_on = local_day(now)
    found.save(update_fields=["answer", "answered_on"])
    entry = put_item(actor, item, step, now=now, words=found.answer, dissent=found.pk)
    tell_participants.enqueue(entry.pk)
    return found


@transaction.atomic
def escalate(pk: int, *, now: datetime) -> bool:
    """Let a late resolution rise to the secretary, then to the street; true when it rose.

    One on a matter rises with the matter.
    """
    item, step = taken_item(CLOCK, pk, "escalate")
    resolution = item.resolution
    late = workdays_between(resolution.due_on, local_day(now))
    level = 0
    for rank, key in enumerate(RISES, start=1):
        if late >= rule_for(item.session.council, key, now=now).count:
            level = rank
    if level <= resolution.escalation:
        return False
    resolution.escalation = level
    resolution.save(update_fields=["escalation"])
    entry = put_item(CLOCK, item, step, now=now, level=level, late=late)
    tell_above.enqueue(entry.pk)
    return True


@transaction.atomic
def remind_answer(pk: int, *, now: datetime) -> bool:
    """Call for the answer that a dissent is owed, once, on its day."""
    where = Dissent.objects.filter(pk=pk).values_list("resolution__item_id", flat=True).first()
    item, step = taken_item(CLOCK, where or 0, "remind_answer")
    waiting = Dissent.objects.filter(pk=pk, answered_on=None, is_reminded=False)
    if not waiting.update(is_reminded=True):
        return False
    words = _("“%(title)s”有一条不同意见该答复了。") % {"title": item.title}
    entry = put_item(CLOCK, item, step, now=now, words=words)
    tell_staff.enqueue(entry.pk)
    return True


def tried(deed: Callable[..., bool], pk: int, now: datetime) -> bool:
    try:
        return deed(pk, now=now)
    except OutOfOrder:
        return False
