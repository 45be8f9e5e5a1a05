"""Commendations: proposed, vetted, put on public notice, announced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal, workdays
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.text import said, tidy
from lianxin.party.actions.study import whole_office
from lianxin.party.models import (
    Body,
    BodyKind,
    Commendation,
    CommendationState,
    Nominee,
    Verdict,
)
from lianxin.party.queries.access import office_of
from lianxin.party.queries.commendation import commendation_for, notice_rule, place_of
from lianxin.party.queries.study import led, writable_member
from lianxin.party.rules.commendation import COMMENDATION_FLOW
from lianxin.party.rules.posts import NAME, NOTICE
from lianxin.people.actions import Leave, consent
from lianxin.people.models import Consent, Purpose


@transaction.atomic
def propose(actor: Actor, slug: str, *, name: str, words: str, now: datetime) -> Commendation:
    """Open an occasion on which members and branches can be proposed."""
    office = whole_office(actor, slug)
    commendation = Commendation.objects.create(
        community=office.community,
        name=said(name, field="name", missing=_("写个名称。"), most=60),
        words=tidy(words).strip()[:500],
        opened_at=now,
    )
    journal.record(actor, "propose_commendation", commendation, office.community.pk, at=now)
    return commendation


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """A member or a branch, as what, and for what."""

    honour: str
    deeds: str
    member_id: int | None = None
    body_id: int | None = None


@transaction.atomic
def nominate(
    actor: Actor, pk: int, nomination: Nomination, *, now: datetime, seen: int | None = None
) -> Nominee:
    """Propose a member or a branch that one leads."""
    commendation, step = _taken(actor, pk, "nominate", seen)
    honour = said(nomination.honour, field="honour", missing=_("写明推荐为什么。"), most=40)
    deeds = said(nomination.deeds, field="deeds", missing=_("写一写先进事迹。"), most=300)
    made = Nominee(commendation=commendation, honour=honour, deeds=deeds)
    _put_name(actor, made, nomination)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Invalid(_("已经推荐过了。"), field="member") from error
    _put(actor, commendation, step, now=now, nominee=made.pk)
    return made


def _put_name(actor: Actor, made: Nominee, nomination: Nomination) -> None:
    community = made.commendation.community
    if (nomination.member_id is None) == (nomination.body_id is None):
        raise Invalid(_("选一位党员，或者一个支部。"), field="member")
    if nomination.member_id is not None:
        member = writable_member(actor, nomination.member_id)
        if member.community_id != community.pk:
            raise NotFound
        made.member = member
        return
    office = office_of(actor, community.slug)
    bodies = led(office, Body.objects.exclude(kind=BodyKind.GROUP), "id")
    made.body = bodies.filter(pk=nomination.body_id).first()
    if made.body is None:
        raise NotFound


@transaction.atomic
def judge(
    actor: Actor,
    pk: int,
    *,
    nominee: int,
    is_fit: bool,
    reason: str = "",
    now: datetime,
    seen: int | None = None,
) -> Commendation:
    """Find a nominee fit, or drop them with the reason."""
    commendation, step = _taken(actor, pk, "judge", seen)
    judged = commendation.nominees.filter(pk=nominee).first()
    if judged is None:
        raise NotFound
    judged.verdict = Verdict.FIT if is_fit else Verdict.DROPPED
    judged.reason = tidy(reason).strip()[:200]
    if not is_fit and not judged.reason:
        raise Invalid(_("写一写为什么不列入。"), field="reason")
    judged.save(update_fields=["verdict", "reason"])
    return _put(actor, commendation, step, now=now, nominee=nominee, verdict=judged.verdict)


@transaction.atomic
def notice(actor: Actor, pk: int, *, now: datetime, seen: int | None = None) -> Commendation:
    """Put those found fit on public notice, for as many working days as the rule says."""
    commendation, step = _taken(actor, pk, "notice", seen)
    days = notice_rule(commendation.community, now)
    commendation.noticed_on = local_day(now)
    commendation.notice_until = workdays.add_workdays(commendation.noticed_on, days.count)
    commendation.notice_rule_id = days.pk
    changed = ["noticed_on", "notice_until", "notice_rule"]
    return _put(actor, commendation, step, now=now, changed=changed)


@transaction.atomic
def announce(
    actor: Actor, pk: int, *, words: str, now: datetime, seen: int | None = None
) -> Commendation:
    """Announce it once the notice is over, and say where that was done."""
    commendation, step = _taken(actor, pk, "announce", seen)
    last = commendation.notice_until
    if last is not None and local_day(now) <= last:
        raise OutOfOrder(
            _("公示到%(month)d月%(day)d日为止，之后才能公布。")
            % {"month": last.month, "day": last.day}
        )
    commendation.outcome = said(
        words, field="words", missing=_("写一写在哪里、怎样公布的。"), most=300
    )
    commendation.announced_at = now
    return _put(actor, commendation, step, now=now, changed=["outcome", "announced_at"])


@transaction.atomic
def step_with_words(
    actor: Actor, pk: int, verb: str, *, words: str, now: datetime, seen: int | None = None
) -> Commendation:
    """Vet it, send it back because of an objection, or cancel it; the last two say why."""
    if verb not in ("vet", "send_back", "cancel"):
        raise NotFound
    commendation, step = _taken(actor, pk, verb, seen)
    if verb != "vet":
        missing = _("写一写是什么原因。")
        commendation.outcome = said(words, field="words", missing=missing, most=300)
    if verb == "send_back":
        commendation.nominees.update(verdict="", reason="")
    return _put(actor, commendation, step, now=now, changed=["outcome"])


@transaction.atomic
def agree(
    actor: Actor, member_pk: int, nominee_pk: int, *, now: datetime, given_by: str = ""
) -> Consent:
    """Let one's own name be published in the commendation for which one is proposed (S-06), or a
    member's by the paper that they gave.
    """
    member = writable_member(actor, member_pk)
    mine = Nominee.objects.filter(pk=nominee_pk, member=member)
    nominee = mine.select_related("commendation").first()
    if nominee is None or member.person is None:
        raise NotFound
    where = place_of(nominee.commendation)
    leave = Leave(
        purpose=Purpose.COMMENDATION, field=NAME, where=where, notice=NOTICE, given_by=given_by
    )
    return consent(actor, member.person, leave, now=now)


def _taken(actor: Actor, pk: int, verb: str, seen: int | None) -> tuple[Commendation, Step]:
    commendation = commendation_for(actor, pk, lock=True)
    if seen is not None and seen != commendation.revision:
        raise OutOfOrder(_("刚刚有人走了一步，下面是最新的样子。您写的还在，看过再发。"))
    standing = CommendationState(commendation.state).label
    return commendation, COMMENDATION_FLOW.require(verb, actor, commendation, standing=standing)


def _put(
    actor: Actor,
    commendation: Commendation,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Commendation:
    commendation.state = step.leads_to(commendation)
    commendation.revision += 1
    commendation.save(update_fields={"state", "revision", *changed})
    journal.record(actor, step.verb, commendation, commendation.community_id, at=now, **details)
    return commendation
