"""The speakers' list and its clock: hands raised, the floor given, paused and taken back."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.text import tidy
from lianxin.council.actions.moving import speaker
from lianxin.council.actions.taking import record, taken_item
from lianxin.council.models import ON_FLOOR, Speech, SpeechState, Stance
from lianxin.council.queries.access import item_for
from lianxin.council.queries.law import turns_and_seconds
from lianxin.council.rules.floor import SPEECH_FLOW, ran, warnings


@transaction.atomic
def raise_hand(
    actor: Actor, pk: int, *, stance: str, now: datetime, member_id: int | None = None
) -> Speech:
    """Ask to speak, saying first where one stands; a hand that is up stays up, with its place in
    the list, when it is raised again.
    """
    item, _step = taken_item(actor, pk, "ask_to_speak")
    if stance not in Stance.values:
        raise Invalid(_("先说赞成、反对还是中立。"), field="stance")
    member = speaker(actor, item.session, member_id, field="member")
    up = Speech.objects.filter(item=item, member=member, state=SpeechState.WAITING).first()
    if up is None:
        up = Speech.objects.create(item=item, member=member, stance=stance, asked_at=now)
    elif up.stance == stance:
        return up
    else:
        up.stance = stance
        up.save(update_fields=["stance"])
    details = {"member": member.pk, "stance": stance}
    record(actor, "ask_to_speak", item, item.session, now=now, **details)
    return up


def _taken(actor: Actor, pk: int, verb: str) -> tuple[Speech, Step]:
    """Lock the session of a speech and get leave for a step; hands are as public as the item."""
    where = Speech.objects.filter(pk=pk).values_list("item_id", flat=True).first()
    item = item_for(actor, where or 0, lock=True)
    speech = Speech.objects.select_related("member").filter(pk=pk, item=item).first()
    if speech is None:
        raise NotFound
    speech.item = item
    standing = SpeechState(speech.state).label
    return speech, SPEECH_FLOW.require(verb, actor, speech, standing=standing)


def _put(
    actor: Actor, speech: Speech, step: Step, *, now: datetime, changed: set[str], **details: Any
) -> Speech:
    """Speeches go beside the item's own steps: they never make another's page stale."""
    speech.state = step.leads_to(speech)
    speech.save(update_fields={"state", *changed})
    told = {"member": speech.member_id, "stance": speech.stance, **details}
    record(actor, step.verb, speech.item, speech.item.session, now=now, **told)
    return speech


@transaction.atomic
def lower_hand(actor: Actor, pk: int, *, now: datetime) -> Speech:
    speech, step = _taken(actor, pk, "lower_hand")
    return _put(actor, speech, step, now=now, changed=set())


@transaction.atomic
def recognise(actor: Actor, pk: int, *, now: datetime, reason: str = "") -> Speech:
    """Give somebody the floor; what the rules warn of wants a reason (D-12)."""
    speech, step = _taken(actor, pk, "recognise")
    item = speech.item
    if others := list(item.speeches.filter(state__in=sorted(ON_FLOOR)).select_related("member")):
        raise OutOfOrder(_("%(name)s正在说，先请他说完。") % {"name": others[0].member.name})
    turns, seconds = turns_and_seconds(item.session.council, now=now)
    spoken = item.speeches.filter(member=speech.member, state=SpeechState.ENDED).count()
    told = warnings(speech, item.session, spoken=spoken, turns=turns)
    reason = tidy(reason).strip()[:200]
    if told and not reason:
        raise Invalid(_("%(why)s写一句为什么还请他说。") % {"why": "".join(told)}, field="reason")
    speech.turn, speech.turns, speech.seconds = spoken + 1, turns, seconds
    speech.reason = reason if told else ""
    speech.begun_at = speech.since = now
    changed = {"turn", "turns", "seconds", "reason", "begun_at", "since"}
    details = {"turn": speech.turn, "reason": speech.reason}
    return _put(actor, speech, step, now=now, changed=changed, **details)


@transaction.atomic
def pause_speech(actor: Actor, pk: int, *, now: datetime) -> Speech:
    """Stop the clock, for a question of order."""
    speech, step = _taken(actor, pk, "pause_speech")
    speech.spent, speech.since = ran(speech.spent, speech.since, now), None
    return _put(actor, speech, step, now=now, changed={"spent", "since"})


@transaction.atomic
def resume_speech(actor: Actor, pk: int, *, now: datetime) -> Speech:
    speech, step = _taken(actor, pk, "resume_speech")
    speech.since = now
    return _put(actor, speech, step, now=now, changed={"since"})


@transaction.atomic
def end_speech(actor: Actor, pk: int, *, now: datetime, gist: str = "") -> Speech:
    """Take the floor back, with what was said in a sentence for the minutes."""
    speech, step = _taken(actor, pk, "end_speech")
    speech.spent, speech.since = ran(speech.spent, speech.since, now), None
    speech.ended_at, speech.gist = now, tidy(gist).strip()[:300]
    changed = {"spent", "since", "ended_at", "gist"}
    details = {"turn": speech.turn, "seconds": speech.spent, "gist": speech.gist}
    return _put(actor, speech, step, now=now, changed=changed, **details)


def take_speech_step(
    actor: Actor, pk: int, verb: str, *, now: datetime, words: Mapping[str, str]
) -> Speech:
    """One of the steps above by its verb, with what a page was told for it."""
    if verb not in STEPS:
        raise NotFound
    deed, field = STEPS[verb]
    return deed(actor, pk, now=now, **({field: words.get(field, "")} if field else {}))


STEPS: Mapping[str, tuple[Callable[..., Speech], str]] = {
    "lower_hand": (lower_hand, ""),
    "recognise": (recognise, "reason"),
    "pause_speech": (pause_speech, ""),
    "resume_speech": (resume_speech, ""),
    "end_speech": (end_speech, "gist"),
}
"""What each does, and the field of what may be said with it."""
