"""Every step of a loop, from what was studied to the proof that things are put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.text import said, tidy
from lianxin.core.uploads import keep
from lianxin.party.actions.papers import refuse_marked_words
from lianxin.party.models import Body, BodyKind, Loop, LoopState, Problem
from lianxin.party.queries.access import office_of
from lianxin.party.queries.loop import loop_for, owners_of
from lianxin.party.queries.study import campaign_for, writable_member
from lianxin.party.rules.loop import LOOP_FLOW


@transaction.atomic
def begin_for_member(actor: Actor, campaign_pk: int, member_pk: int, *, now: datetime) -> Loop:
    """Let a member, oneself or of a branch that one leads, go through a campaign."""
    campaign = campaign_for(actor, campaign_pk)
    member = writable_member(actor, member_pk)
    if member.community_id != campaign.community_id or member.branch is None:
        raise NotFound
    return _begin(actor, Loop(campaign=campaign, body=member.branch, member=member), now=now)


@transaction.atomic
def begin_for_branch(actor: Actor, campaign_pk: int, body_pk: int, *, now: datetime) -> Loop:
    """Let a branch, or the committee itself, go through a campaign."""
    campaign = campaign_for(actor, campaign_pk)
    office = office_of(actor, campaign.community.slug)
    bodies = Body.objects.exclude(kind=BodyKind.GROUP).filter(community=campaign.community_id)
    body = bodies.filter(pk=body_pk, dissolved_on__isnull=True).first()
    if body is None or not office.leads(body.pk):
        raise NotFound
    return _begin(actor, Loop(campaign=campaign, body=body), now=now)


def _begin(actor: Actor, loop: Loop, *, now: datetime) -> Loop:
    loop.community_id, loop.begun_at = loop.campaign.community_id, now
    try:
        with transaction.atomic():
            loop.save(force_insert=True)
    except IntegrityError as error:
        raise OutOfOrder(_("这个专题的整改台账已经开始了，接着往下做就行。")) from error
    journal.record(actor, "begin_loop", loop, loop.community_id, at=now)
    return loop


@transaction.atomic
def study(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Loop:
    """Say what was studied; from then on problems are looked for."""
    loop, step = _taken(actor, pk, "study", seen)
    loop.studied = said(words, field="words", missing=_("写一写学了什么。"), most=500)
    return _put(actor, loop, step, now=now, changed=["studied"])


@transaction.atomic
def find(actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None) -> Loop:
    """Write a problem down."""
    loop, step = _taken(actor, pk, "find", seen)
    words = said(words, field="words", missing=_("写一写发现了什么问题。"), most=300)
    refuse_marked_words(words, field="words")
    Problem.objects.create(loop=loop, words=words, found_at=now)
    return _put(actor, loop, step, now=now)


@transaction.atomic
def drop(actor: Actor, pk: int, *, problem: int, now: datetime, seen: int | None = None) -> Loop:
    """Strike out a problem that nothing was done about yet."""
    loop, step = _taken(actor, pk, "drop", seen)
    dropped = _problem(loop, problem)
    if dropped.measure:
        raise OutOfOrder(_("这个问题已经分析过，不能再划掉。"))
    dropped.delete()
    return _put(actor, loop, step, now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    cause: str
    measure: str
    owner_id: int
    due_on: date


@transaction.atomic
def analyse(
    actor: Actor,
    pk: int,
    analysis: Analysis,
    *,
    problem: int,
    now: datetime,
    seen: int | None = None,
) -> Loop:
    """Say why a problem is there, what is done about it, by whom, until when."""
    loop, step = _taken(actor, pk, "analyse", seen)
    analysed = _problem(loop, problem)
    analysed.cause = said(analysis.cause, field="cause", missing=_("写一写原因。"), most=300)
    analysed.measure = said(
        analysis.measure, field="measure", missing=_("写一写怎么改。"), most=300
    )
    owner = owners_of(loop).filter(pk=analysis.owner_id).first()
    if owner is None:
        raise Invalid(_("责任人要从这个支部的党员里选。"), field="owner")
    analysed.owner, analysed.due_on = owner, analysis.due_on
    analysed.save(update_fields=["cause", "measure", "owner", "due_on"])
    return _put(actor, loop, step, now=now)


@transaction.atomic
def prove(
    actor: Actor,
    pk: int,
    *,
    problem: int,
    words: str,
    now: datetime,
    photo: UploadedFile | None = None,
    seen: int | None = None,
) -> Loop:
    """Close a problem by what shows that it is put right, in words, with a photograph, or both."""
    loop, step = _taken(actor, pk, "prove", seen)
    closed = _problem(loop, problem)
    is_mine = closed.owner is not None and closed.owner.person_id in actor.person_ids
    if not (is_mine or loop.is_led or loop.is_own):  # type: ignore[attr-defined]  # annotated
        raise NotPermitted(_("这个问题由责任人来整改。"))
    if closed.closed_at:
        raise OutOfOrder(_("这个问题已经有了整改的凭证。"))
    closed.proof = tidy(words).strip()[:500]
    if not closed.proof and photo is None:
        raise Invalid(_("写一写改成了什么样，或者传一张照片。"), field="words")
    closed.photo = keep(photo, now=now) if photo else None
    closed.closed_at = now
    closed.save(update_fields=["proof", "photo", "closed_at"])
    return _put(actor, loop, step, now=now)


@transaction.atomic
def reopen(
    actor: Actor, pk: int, *, problem: int, words: str, now: datetime, seen: int | None = None
) -> Loop:
    """Find that a problem is not put right after all; its proof stays on record with the reason."""
    loop, step = _taken(actor, pk, "reopen", seen)
    opened = _problem(loop, problem)
    if opened.closed_at is None:
        raise OutOfOrder(_("这个问题还在整改。"))
    why = said(words, field="words", missing=_("写一写哪里没有改到位。"), most=300)
    proof, opened.closed_at = opened.proof, None
    opened.save(update_fields=["closed_at"])
    return _put(actor, loop, step, now=now, problem=opened.pk, why=why, proof=proof)


@transaction.atomic
def move(actor: Actor, pk: int, verb: str, *, now: datetime, seen: int | None = None) -> Loop:
    """Take a step that asks for nothing more: look_into, rectify, finish, look_again."""
    if verb not in BARE:
        raise NotFound
    loop, step = _taken(actor, pk, verb, seen)
    loop.done_at = now if step.target == LoopState.DONE else None
    return _put(actor, loop, step, now=now, changed=["done_at"])


BARE = ("look_into", "rectify", "finish", "look_again")


def _taken(actor: Actor, pk: int, verb: str, seen: int | None) -> tuple[Loop, Step]:
    loop = loop_for(actor, pk, lock=True)
    if seen is not None and seen != loop.revision:
        raise OutOfOrder(_("刚刚有人改过这本台账，下面是最新的样子。您写的还在，看过再发。"))
    standing = LoopState(loop.state).label
    return loop, LOOP_FLOW.require(verb, actor, loop, standing=standing)


def _put(
    actor: Actor,
    loop: Loop,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Loop:
    loop.state = step.leads_to(loop)
    loop.revision += 1
    loop.save(update_fields={"state", "revision", *changed})
    journal.record(actor, step.verb, loop, loop.community_id, at=now, **details)
    return loop


def _problem(loop: Loop, pk: int) -> Problem:
    if found := loop.problems.select_related("owner").filter(pk=pk).first():
        return found
    raise NotFound
