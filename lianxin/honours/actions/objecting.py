"""Objections to the names or to the count: heard, answered, and told to all by their answers."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.honours.actions.rounds import taken
from lianxin.honours.models import Objection, RoundState
from lianxin.honours.queries.access import objection_for
from lianxin.honours.rules import ROUND_FLOW
from lianxin.honours.tasks import tell_objector
from lianxin.people.actions import meet
from lianxin.volunteers.actions.taking import leave, put


@transaction.atomic
def object_to(
    actor: Actor, pk: int, *, words: str, name: str = "", phone: str = "", now: datetime
) -> Objection:
    """Say what is against a name or the count, within its days; only staff read who said it."""
    round_ = taken(actor, pk, None)
    step = leave(ROUND_FLOW, "object", actor, round_)
    is_of_result = round_.state == RoundState.COUNTED
    last = round_.result_until if is_of_result else round_.notice_until
    if last is not None and local_day(now) > last:
        raise OutOfOrder(_("提异议的日子已经过了。还有话说，请打社区电话。"))
    told = said(words, field="words", missing=_("写一写有什么不同意见。"), most=500)
    if actor.user_id is None and not phone:
        raise Invalid(_("留一个电话，社区好答复您。"), field="phone")
    person = meet(
        round_.community_id,
        now=now,
        name=name or actor.name,
        phone="" if actor.user_id else phone,
        user_id=actor.user_id,
    )
    made = Objection.objects.create(
        round=round_, person=person, is_of_result=is_of_result, words=told, at=now
    )
    put(actor, round_, step, round_.community_id, now=now, objection=made.pk)
    return made


@transaction.atomic
def answer(
    actor: Actor, pk: int, *, words: str, is_upheld: bool = False, now: datetime
) -> Objection:
    """Answer an objection; the answer is for all to read, who objected is not."""
    round_ = taken(actor, objection_for(actor, pk).round_id, None)
    objection = objection_for(actor, pk, lock=True)
    step = leave(ROUND_FLOW, "answer", actor, round_)
    if objection.answered_at is not None:
        raise OutOfOrder(_("这一条已经答复过了。"))
    objection.answer = said(words, field="words", missing=_("写一写怎么核实的。"), most=500)
    objection.is_upheld, objection.answered_at = is_upheld, now
    objection.save(update_fields=["answer", "is_upheld", "answered_at"])
    entry = put(actor, round_, step, round_.community_id, now=now, objection=pk)
    tell_objector.enqueue(pk, entry.pk)
    return objection
