"""The ledger: hours claimed and verified apart, a change being a new entry with its reason."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.volunteers.models import Duty, DutyState, EntryKind, HourEntry
from lianxin.volunteers.queries.access import duty_for, shift_for
from lianxin.volunteers.queries.law import step_of
from lianxin.volunteers.rules.access import leads_shift, serves, serves_or_leads, verifies
from lianxin.volunteers.rules.crediting import is_whole


def claim(actor: Actor, duty: Duty, *, minutes: int, now: datetime) -> HourEntry:
    """Claim a duty's hours; part of a greater deed."""
    return claim_all(actor, [duty], minutes=minutes, now=now)[0]


def claim_all(
    actor: Actor, duties: Collection[Duty], *, minutes: int, now: datetime
) -> list[HourEntry]:
    """The same for many duties of one shift at once."""
    first = next(iter(duties))
    _smallest, rule = step_of(first.shift.project.community, on=local_day(now))
    return HourEntry.objects.bulk_create(
        HourEntry(
            duty=duty,
            volunteer_id=duty.volunteer_id,
            kind=EntryKind.CLAIMED,
            minutes=minutes,
            by_id=_signed(actor, duty),
            rule_id=rule.pk,
            served_at=duty.starts_at,
            at=now,
        )
        for duty in duties
    )


def _signed(actor: Actor, duty: Duty) -> int | None:
    """Nobody's account for one's own doing, so that nothing of it stays when one leaves."""
    return None if serves(actor, duty) else actor.user_id


def standing(duty: Duty, kind: str) -> HourEntry | None:
    """The entry that holds: the one that nothing has taken the place of."""
    return duty.hours.filter(kind=kind, correction__isnull=True).first()


@transaction.atomic
def verify(actor: Actor, pk: int, *, minutes: int, now: datetime, reason: str = "") -> HourEntry:
    """Confirm a duty's hours, by staff or the leader, never one's own; a number other than the
    claimed one says why.
    """
    duty = duty_for(actor, pk, lock=True)
    _check_verifier(actor, duty)
    claimed = standing(duty, EntryKind.CLAIMED)
    if claimed is None or duty.state != DutyState.SERVED:
        raise OutOfOrder(_("还没有申报时长，先记时长再核实。"))
    if standing(duty, EntryKind.VERIFIED):
        raise OutOfOrder(_("已经核实过了；要改，用“更正”，写明理由。"))
    if minutes == 0:
        raise Invalid(_("没有服务的，不用核实；请更正申报的时长。"), field="hours")
    _check_minutes(duty, minutes, now=now)
    if minutes != claimed.minutes and not reason.strip():
        raise Invalid(_("和申报的不一样，写一句为什么。"), field="reason")
    _smallest, rule = step_of(duty.shift.project.community, on=local_day(now))
    made = HourEntry.objects.create(
        duty=duty,
        volunteer_id=duty.volunteer_id,
        kind=EntryKind.VERIFIED,
        minutes=minutes,
        reason=reason.strip()[:200],
        by_id=actor.user_id,
        rule_id=rule.pk,
        served_at=duty.starts_at,
        at=now,
    )
    journal.record(
        actor, "verify_hours", made, duty.volunteer.community_id, at=now, minutes=minutes
    )
    return made


def _check_verifier(actor: Actor, duty: Duty) -> None:
    if serves(actor, duty):
        raise NotPermitted(_("自己的时长要请别人来核实。"))
    if not verifies(actor, duty):
        raise NotPermitted(_("时长由社区的工作人员或带队的人来核实。"))


def _check_minutes(duty: Duty, minutes: int, *, now: datetime) -> None:
    smallest, _rule = step_of(duty.shift.project.community, on=local_day(now))
    if minutes < 0 or not is_whole(minutes, step=smallest):
        raise Invalid(_("时长按 %(step)d 分钟一格记。") % {"step": smallest}, field="hours")
    if minutes > (duty.ends_at - duty.starts_at).total_seconds() / 60:
        raise Invalid(_("比服务的时间还长；路上的时间不算。"), field="hours")


@transaction.atomic
def verify_shift(actor: Actor, pk: int, *, now: datetime) -> int:
    """Confirm everything of a shift that is claimed and not verified, as it was claimed; one's own
    is left for another. Returns how many.
    """
    shift = shift_for(actor, pk, lock=True)
    if not leads_shift(actor, shift) or not actor.is_known:
        raise NotPermitted(_("时长由社区的工作人员或带队的人来核实。"))
    verified = HourEntry.objects.filter(duty__shift=shift, kind=EntryKind.VERIFIED)
    claims = HourEntry.objects.filter(
        duty__shift=shift, kind=EntryKind.CLAIMED, correction__isnull=True, minutes__gt=0
    ).exclude(duty__in=verified.values("duty"))
    others = [
        each
        for each in claims.select_related("duty__volunteer").order_by("pk")
        if not serves(actor, each.duty)
    ]
    if not others:
        raise OutOfOrder(_("没有等着您核实的时长。"))
    HourEntry.objects.bulk_create(
        HourEntry(
            duty=each.duty,
            volunteer_id=each.volunteer_id,
            kind=EntryKind.VERIFIED,
            minutes=each.minutes,
            by_id=actor.user_id,
            rule_id=each.rule_id,
            served_at=each.served_at,
            at=now,
        )
        for each in others
    )
    journal.record(
        actor,
        "verify_shift",
        shift,
        shift.project.community_id,
        at=now,
        duties=[each.duty_id for each in others],
    )
    return len(others)


@transaction.atomic
def correct(
    actor: Actor, pk: int, entry_id: int, *, minutes: int, reason: str, now: datetime
) -> HourEntry:
    """Put a new entry in the place of an old one, which stays to be read; nought takes it back."""
    duty = duty_for(actor, pk, lock=True)
    old = duty.hours.filter(pk=entry_id).first()
    if old is None:
        raise NotFound
    if old.kind == EntryKind.VERIFIED:
        _check_verifier(actor, duty)
    elif not serves_or_leads(actor, duty):
        raise NotPermitted(_("申报的时长由本人或社区来改。"))
    missing = _("时长要有理由才能改，写一句为什么。")
    reason = said(reason, field="reason", missing=missing, most=200)
    _check_minutes(duty, minutes, now=now)
    made = HourEntry(
        duty=duty,
        volunteer_id=duty.volunteer_id,
        kind=old.kind,
        minutes=minutes,
        corrects=old,
        reason=reason,
        by_id=actor.user_id if old.kind == EntryKind.VERIFIED else _signed(actor, duty),
        rule_id=old.rule_id,
        served_at=duty.starts_at,
        at=now,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise OutOfOrder(_("这一笔刚刚已经改过了，请看最新的。")) from error
    journal.record(
        actor, "correct_hours", made, duty.volunteer.community_id, at=now, before=old.minutes,
        after=minutes,
    )  # fmt: skip
    return made
