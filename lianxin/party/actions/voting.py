"""Votes in a meeting (P-08, P-10): put to those entitled, counted, and passed or not by the count
alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy
from lianxin.party.actions.convening import record, refuse_marked, taken
from lianxin.party.models import (
    ONE_BY_ONE,
    Choice,
    Manner,
    Meeting,
    MeetingKind,
    Motion,
    MotionKind,
    MotionState,
    Turnout,
    Voice,
)
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.meetings import motion_for, voters
from lianxin.party.rules.counting import keys_of
from lianxin.party.rules.meeting import MOTION_FLOW


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is put to the vote, in which manner; `about` names a thing of a higher floor (P-24)."""

    kind: str
    words: str
    manner: str = Manner.SHOW
    candidates: Sequence[str] = ()
    about: tuple[str, int] | None = None


@transaction.atomic
def put_to_vote(
    actor: Actor, pk: int, made: Proposal, *, now: datetime, seen: int | None = None
) -> Motion:
    """Count who is there, refuse where they are too few, and open the vote."""
    meeting, step = taken(actor, pk, "put", seen=seen)
    candidate = _candidate(meeting, made)
    if live := meeting.motions.filter(state=MotionState.PUT).first():
        raise OutOfOrder(_("“%(words)s”还没有计票，一项一项来。") % {"words": live.words})
    about_kind, about_id = made.about or ("", None)
    motion = Motion(
        community_id=meeting.community_id,
        meeting=meeting,
        kind=made.kind,
        words=_worded(made, candidate),
        candidate=candidate,
        manner=Manner(made.manner),
        put_at=now,
        about_kind=about_kind,
        about_id=about_id,
    )
    _set_bar(meeting, motion)
    motion.save(force_insert=True)
    told = {"kind": made.kind, "entitled": motion.entitled, "present": motion.present}
    record(actor, step.verb, meeting, now=now, motion=motion.pk, **told)
    return motion


def _candidate(meeting: Meeting, made: Proposal) -> str:
    """The one person whom a vote on persons is about; two at once are refused (P-10)."""
    if made.kind not in MotionKind.values:
        raise Invalid(_("从单子里选一类。"), field="kind")
    if made.kind not in ONE_BY_ONE:
        return ""
    if meeting.kind != MeetingKind.MEMBERS:
        raise Invalid(_("接收预备党员和转正要在支部党员大会上表决。"), field="kind")
    names = [name for name in (tidy(each).strip() for each in made.candidates) if name]
    if len(names) > 1:
        article = rule_of(
            meeting.community, keys_of(made.kind).ayes, local_day(meeting.starts_at)
        ).article
        raise Invalid(
            _("要逐个讨论、逐个表决，一次只能一位（%(article)s）。") % {"article": article},
            field="candidates",
        )
    return said("".join(names), field="candidates", missing=_("写明是哪一位。"), most=60)


def _worded(made: Proposal, candidate: str) -> str:
    refuse_marked("", made.words, field="words")
    if candidate and not made.words.strip():
        return str(MotionKind(made.kind).label)
    return said(made.words, field="words", missing=_("写明表决什么。"), most=500)


def _set_bar(meeting: Meeting, motion: Motion) -> None:
    """What the vote has to reach, by the rules of the meeting's day, kept with it."""
    keys, day = keys_of(motion.kind), local_day(meeting.starts_at)
    present_rule = rule_of(meeting.community, keys.present, day)
    ayes_rule = rule_of(meeting.community, keys.ayes, day)
    entitled = list(meeting.attendances.filter(is_entitled=True).values_list("state", flat=True))
    motion.entitled, motion.present = len(entitled), entitled.count(Turnout.PRESENT)
    needed = keys.needed(present_rule, ayes_rule, motion.entitled)
    motion.present_needed, motion.ayes_needed = needed
    motion.present_rule_id, motion.ayes_rule_id = present_rule.pk, ayes_rule.pk
    if not motion.entitled or motion.present < motion.present_needed:
        raise OutOfOrder(
            _(
                "有表决权的应到 %(entitled)d 人，要到 %(needed)d 人才能表决"
                "（%(article)s），现在 %(present)d 人。"
            )
            % {
                "entitled": motion.entitled,
                "needed": motion.present_needed,
                "article": present_rule.article,
                "present": motion.present,
            }
        )


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted in the room; `written_ayes` are opinions handed in beforehand (P-10)."""

    ayes: int
    noes: int = 0
    abstentions: int = 0
    written_ayes: int = 0


@transaction.atomic
def count(
    actor: Actor, pk: int, counted: Count, *, now: datetime, seen: int | None = None
) -> Motion:
    """Enter a show of hands or papers; whether it passed follows from the numbers."""
    motion = motion_for(actor, pk, lock=True)
    if motion.manner == Manner.NAMED:
        raise OutOfOrder(_("这次是记名表决，请按人记。"))
    return _settle(actor, motion, counted, now=now, seen=seen)


@transaction.atomic
def enter_voices(
    actor: Actor,
    pk: int,
    voices: Mapping[int, str],
    *,
    written_ayes: int = 0,
    now: datetime,
    seen: int | None = None,
) -> Motion:
    """Enter a named vote, by member; a blank choice is none."""
    motion = motion_for(actor, pk, lock=True)
    if motion.manner != Manner.NAMED:
        raise OutOfOrder(_("这次不记名，只记总数。"))
    given = {member_id: choice for member_id, choice in voices.items() if choice}
    if set(given.values()) - set(Choice.values):
        raise Invalid(_("请选赞成、反对或弃权。"))
    if set(given) - set(voters(motion).values_list("member_id", flat=True)):
        raise Invalid(_("只有到会且有表决权的党员才能投。"))
    tally = list(given.values())
    counted = Count(
        tally.count(Choice.AYE), tally.count(Choice.NO), tally.count(Choice.ABSTAIN), written_ayes
    )
    _settle(actor, motion, counted, now=now, seen=seen, voices=given)
    motion.voices.all().delete()
    Voice.objects.bulk_create(
        Voice(community_id=motion.community_id, motion=motion, member_id=member_id, choice=choice)
        for member_id, choice in given.items()
    )
    return motion


def _settle(
    actor: Actor,
    motion: Motion,
    counted: Count,
    *,
    now: datetime,
    seen: int | None,
    **details: Any,
) -> Motion:
    if seen is not None and seen != motion.revision:
        raise OutOfOrder(_("刚刚有人记过这次的票，下面是最新的样子。"))
    _refuse_impossible(motion, counted)
    motion.ayes, motion.noes = counted.ayes, counted.noes
    motion.abstentions, motion.written_ayes = counted.abstentions, counted.written_ayes
    verb = "pass" if motion.carried >= motion.ayes_needed else "fail"
    standing = MotionState(motion.state).label
    step = MOTION_FLOW.require(verb, actor, motion, standing=standing)
    motion.state = step.leads_to(motion)
    motion.revision += 1
    motion.save()
    told = {"ayes": motion.ayes, "noes": motion.noes, "abstentions": motion.abstentions}
    _journal(actor, verb, motion, now=now, **told, written=motion.written_ayes, **details)
    return motion


def _refuse_impossible(motion: Motion, counted: Count) -> None:
    voices = counted.ayes + counted.noes + counted.abstentions
    if voices > motion.present or min(counted.ayes, counted.noes, counted.abstentions) < 0:
        raise Invalid(
            _("到会有表决权的 %(present)d 人，数出了 %(voices)d 票，请再点一点。")
            % {"present": motion.present, "voices": voices},
            field="ayes",
        )
    if counted.written_ayes and motion.kind not in ONE_BY_ONE:
        raise Invalid(_("书面意见只在接收预备党员和转正时计入。"), field="written_ayes")
    if not 0 <= counted.written_ayes <= motion.entitled - motion.present:
        raise Invalid(_("书面意见只算没有到会的有表决权的党员。"), field="written_ayes")


@transaction.atomic
def drop(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Motion:
    """Take a motion back before it is counted."""
    motion = motion_for(actor, pk, lock=True)
    if seen is not None and seen != motion.revision:
        raise OutOfOrder(_("刚刚有人记过这次的票，下面是最新的样子。"))
    standing = MotionState(motion.state).label
    step = MOTION_FLOW.require("drop", actor, motion, standing=standing)
    motion.state = step.leads_to(motion)
    motion.revision += 1
    motion.save(update_fields=["state", "revision"])
    _journal(actor, step.verb, motion, now=now)
    return motion


def _journal(actor: Actor, deed: str, motion: Motion, *, now: datetime, **details: Any) -> None:
    place = motion.community_id
    journal.record(actor, deed, motion, place, at=now, office=actor.name, **details)
