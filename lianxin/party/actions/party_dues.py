"""Party dues: reckoned, collected, eased and given, each written down once (P-15, P-16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.money import yuan
from lianxin.core.text import said
from lianxin.party.models import DuesBasis, DuesGift, DuesPayment, DuesRelief, Member
from lianxin.party.queries.access import leads_all, member_for, office_of
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.party_dues import (
    gifts_for,
    paying,
    payments_for,
    reliefs_for,
    rows_of,
    scale_of,
)
from lianxin.party.queries.study import led
from lianxin.party.rules import party_dues as rules
from lianxin.party.rules.party_dues import month_after, month_of

MOST_AHEAD = 12
"""Months that may be paid before they have come."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a member's dues are reckoned from."""

    from_month: date
    livelihood: str
    base: int | None = None
    """In fen, after tax."""
    amount: int | None = None
    """In fen, where it is to be another than the rule's."""
    why: str = ""


@transaction.atomic
def assess(actor: Actor, slug: str, pk: int, told: Assessment, *, now: datetime) -> DuesBasis:
    """Set what a member pays from a month on; whoever pays other than by the rule, for a reason."""
    member = _led(actor, slug, pk)
    month = month_of(told.from_month)
    if month < month_of(member.admitted_on):
        raise Invalid(_("党费从入党那个月算起，不能更早。"), field="from_month")
    scale = scale_of(member.community, month)
    asked = rules.reckoned(scale, told.livelihood, told.base)
    amount = asked if told.amount is None else told.amount
    why = ""
    if not rules.is_by_rule(scale, told.livelihood, told.base, amount):
        missing = _("按规定是每月 %(amount)s 元，写一句为什么不一样。") % {"amount": yuan(asked)}
        why = said(told.why, field="why", missing=missing, most=200)
    standing = member.dues_bases.filter(from_month=month, replaced_at__isnull=True)
    standing.update(replaced_at=now)
    basis = DuesBasis.objects.create(
        community_id=member.community_id,
        member=member,
        from_month=month,
        livelihood=told.livelihood,
        base="" if told.base is None else str(told.base),
        amount_fen=amount,
        formula=rules.formula(scale, told.livelihood, told.base),
        why=why,
        recorded_at=now,
    )
    # What somebody earns stands in no journal.
    _journal(actor, "assess_dues", member, now, month=month.isoformat())
    return basis


@transaction.atomic
def collect(
    actor: Actor, slug: str, members: Iterable[int], month: date, *, on: date, now: datetime
) -> int:
    """Write down that members paid a month's dues; returns how many had not been written yet."""
    office, today, month = office_of(actor, slug), local_day(now), month_of(month)
    if on > today:
        raise Invalid(_("这一天还没有到。"), field="on")
    if month > month_after(month_of(today), MOST_AHEAD):
        raise Invalid(_("最多提前交一年。"), field="month")
    here = led(office, paying(office.community, month)).filter(pk__in=list(members))
    rows = rows_of(office.community, list(here.order_by("pk")), month, today=today)
    paid = [row for row in rows if row.is_open]
    made = DuesPayment.objects.bulk_create(
        [
            DuesPayment(
                community=office.community,
                member=row.member,
                month=month,
                amount_fen=row.due or 0,
                paid_on=on,
                recorded_at=now,
            )
            for row in paid
        ],
        # Who presses second finds it written.
        ignore_conflicts=True,
    )
    if made:
        journal.record(
            actor,
            "collect_dues",
            office.community,
            office.community.pk,
            at=now,
            month=month.isoformat(),
            members=[row.member.pk for row in paid],
        )
    return len(made)


@transaction.atomic
def strike(actor: Actor, pk: int, *, why: str, now: datetime) -> DuesPayment:
    """Take back a payment that was written down by mistake."""
    payment = payments_for(actor).filter(pk=pk).select_related("member__community").first()
    if payment is None:
        raise NotFound
    _led(actor, payment.member.community.slug, payment.member_id)
    reason = said(why, field="why", missing=_("写一句哪里记错了。"), most=200)
    open_ = DuesPayment.objects.filter(pk=pk, struck_at__isnull=True)
    if not open_.update(struck_at=now, struck_why=reason):
        raise OutOfOrder(_("这一笔已经划掉了。"))
    _journal(actor, "strike_dues", payment.member, now, month=payment.month.isoformat())
    return payment


@transaction.atomic
def ask_relief(
    actor: Actor,
    slug: str,
    pk: int,
    *,
    from_month: date,
    until_month: date,
    amount: int,
    why: str,
    now: datetime,
) -> DuesRelief:
    """Ask, for a member in need, that they pay less or nothing for some months; changes nothing
    until branch and superior agreed.
    """
    member = _led(actor, slug, pk)
    if until_month < from_month:
        raise Invalid(_("结束的月份比开始早，请核对。"), field="until_month")
    relief = DuesRelief.objects.create(
        community_id=member.community_id,
        member=member,
        from_month=month_of(from_month),
        until_month=month_of(until_month),
        amount_fen=amount,
        why=said(why, field="why", missing=_("写一句为什么申请。"), most=200),
        asked_on=local_day(now),
    )
    _journal(actor, "ask_relief", member, now)
    return relief


@transaction.atomic
def agree_relief(actor: Actor, pk: int, *, meeting: str, now: datetime) -> DuesRelief:
    """Write down where the branch agreed."""
    relief = _open_relief(actor, pk)
    missing = _("写明哪一次支部会议同意的。")
    relief.meeting = said(meeting, field="meeting", missing=missing, most=120)
    relief.save(update_fields=["meeting"])
    _journal(actor, "agree_relief", relief.member, now, meeting=relief.meeting)
    return relief


@transaction.atomic
def approve_relief(actor: Actor, pk: int, *, number: str, now: datetime) -> DuesRelief:
    """Write down the superior's approval, from which on the dues are eased."""
    relief = _open_relief(actor, pk)
    if not relief.meeting:
        raise OutOfOrder(_("要先有支部会议同意，再报上级批准。"))
    if not leads_all(actor, relief.community_id):
        raise NotFound
    relief.approval = said(number, field="number", missing=_("写明上级批复的文号。"), most=60)
    relief.approved_on = local_day(now)
    relief.save(update_fields=["approval", "approved_on"])
    _journal(actor, "approve_relief", relief.member, now, number=relief.approval)
    return relief


@transaction.atomic
def refuse_relief(actor: Actor, pk: int, *, now: datetime) -> DuesRelief:
    relief = _open_relief(actor, pk)
    relief.refused_on = local_day(now)
    relief.save(update_fields=["refused_on"])
    _journal(actor, "refuse_relief", relief.member, now)
    return relief


@transaction.atomic
def receive_gift(
    actor: Actor, slug: str, pk: int, *, amount: int, on: date, now: datetime
) -> DuesGift:
    """Write down what a member gave once beyond their dues (P-16)."""
    member = _led(actor, slug, pk)
    if on > local_day(now):
        raise Invalid(_("这一天还没有到。"), field="on")
    least = rule_of(member.community, rules.TO_CENTRE, on).count
    gift = DuesGift.objects.create(
        community_id=member.community_id,
        member=member,
        amount_fen=amount,
        given_on=on,
        goes_on=amount >= least,
    )
    _journal(actor, "receive_gift", member, now)
    return gift


@transaction.atomic
def hand_on(actor: Actor, pk: int, *, number: str, on: date, now: datetime) -> DuesGift:
    """Write down that a great gift was handed on."""
    gift = gifts_for(actor).filter(pk=pk).select_related("member__community").first()
    if gift is None:
        raise NotFound
    _led(actor, gift.member.community.slug, gift.member_id)
    if not gift.given_on <= on <= local_day(now):
        raise Invalid(_("上缴的日子在收到以后、今天以前，请核对。"), field="on")
    receipt = said(number, field="number", missing=_("写明上缴的收据号。"), most=60)
    waiting = DuesGift.objects.filter(pk=pk, goes_on=True, handed_on__isnull=True)
    if not waiting.update(handed_on=on, receipt=receipt):
        raise OutOfOrder(_("这一笔不用上缴，或已经上缴了。"))
    _journal(actor, "hand_on", gift.member, now, number=receipt)
    return gift


def _led(actor: Actor, slug: str, pk: int) -> Member:
    """A member of whose branch the actor has the lead."""
    office, member = office_of(actor, slug), member_for(actor, pk)
    if member.community_id != office.community.pk or not office.leads(member.branch_id):
        raise NotFound
    return Member.objects.select_related("community__subdistrict").get(pk=pk)


def _open_relief(actor: Actor, pk: int) -> DuesRelief:
    relief = reliefs_for(actor).filter(pk=pk).select_related("member__community").first()
    if relief is None:
        raise NotFound
    _led(actor, relief.member.community.slug, relief.member_id)
    held = DuesRelief.objects.select_for_update(of=("self",)).select_related("member")
    relief = held.get(pk=pk)
    if relief.approved_on or relief.refused_on:
        raise OutOfOrder(_("这份申请已经有结果了。"))
    return relief


def _journal(actor: Actor, deed: str, member: Member, now: datetime, **details: Any) -> None:
    journal.record(actor, deed, member, member.community_id, at=now, **details)
