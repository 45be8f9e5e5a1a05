"""Leaving a member out of the count of the entitled: never silently, only by two records (P-09)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.models import MET, Excusal, Ground, Meeting, MeetingKind, Rank
from lianxin.party.queries.access import member_for, office_of
from lianxin.party.queries.meetings import excusal_for


@transaction.atomic
def ask(actor: Actor, slug: str, member_id: int, *, ground: str, now: datetime) -> Excusal:
    """Begin: the ground on which a member should not be counted. It changes no count yet."""
    office = office_of(actor, slug)
    member = member_for(actor, member_id)
    if member.community_id != office.community.pk or not office.leads(member.branch_id):
        raise NotFound
    if ground not in Ground.values:
        raise Invalid(_("从六种情形里选一种。"), field="ground")
    if member.rank != Rank.FULL:
        raise Invalid(_("预备党员本来就不计入有表决权的人数。"), field="member")
    if member.excusals.filter(ended_on__isnull=True).exists():
        raise OutOfOrder(_("这位党员已经在办了。"))
    excusal = Excusal.objects.create(
        community_id=member.community_id, member=member, ground=ground, asked_on=local_day(now)
    )
    _journal(actor, "ask_excusal", excusal, now=now, member=member.pk, ground=ground)
    return excusal


@transaction.atomic
def consent(actor: Actor, pk: int, *, number: str, on: date, now: datetime) -> Excusal:
    """Record the superior organisation's consent by its number and day."""
    excusal = _open(actor, pk)
    excusal.consent = said(number, field="number", missing=_("写明上级批复的文号。"), most=60)
    excusal.consented_on = _past(on, now)
    excusal.save(update_fields=["consent", "consented_on"])
    _journal(actor, "consent_excusal", excusal, now=now, number=excusal.consent)
    return excusal


@transaction.atomic
def approve(actor: Actor, pk: int, *, meeting_id: int, now: datetime) -> Excusal:
    """Record the members' meeting that approved it: one that was held, of the member's branch."""
    excusal = _open(actor, pk)
    if not excusal.consent:
        raise OutOfOrder(_("要先有上级党组织的同意，再由党员大会通过。"))
    held = Meeting.objects.filter(
        pk=meeting_id,
        kind=MeetingKind.MEMBERS,
        state__in=sorted(MET),
        body__members=excusal.member_id,
    ).first()
    if held is None:
        raise Invalid(_("从本支部开过的党员大会里选。"), field="meeting")
    excusal.approved_in, excusal.approved_on = held, local_day(held.starts_at)
    excusal.save(update_fields=["approved_in", "approved_on"])
    _journal(actor, "approve_excusal", excusal, now=now, meeting=held.pk)
    return excusal


@transaction.atomic
def end(actor: Actor, pk: int, *, now: datetime) -> Excusal:
    """Count the member again from today on."""
    excusal = _open(actor, pk)
    excusal.ended_on = local_day(now)
    excusal.save(update_fields=["ended_on"])
    _journal(actor, "end_excusal", excusal, now=now)
    return excusal


def _open(actor: Actor, pk: int) -> Excusal:
    excusal = excusal_for(actor, pk, lock=True)
    if excusal.ended_on is not None:
        raise OutOfOrder(_("这一条已经结束，他又计入人数了。"))
    return excusal


def _past(on: date, now: datetime) -> date:
    if on > local_day(now):
        raise Invalid(_("这一天还没到。"), field="on")
    return on


def _journal(actor: Actor, deed: str, excusal: Excusal, *, now: datetime, **details: Any) -> None:
    place = excusal.community_id
    journal.record(actor, deed, excusal, place, at=now, office=actor.name, **details)
