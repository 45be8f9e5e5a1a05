"""One volunteer's duty: signing in and out, or written down by hand as good (B-01)."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.http import local_day
from lianxin.volunteers.actions.hours import claim, claim_all
from lianxin.volunteers.actions.shifts import check_fit, clash_told
from lianxin.volunteers.actions.taking import leave, put
from lianxin.volunteers.models import Duty, DutyState, Shift, Volunteer
from lianxin.volunteers.queries.access import duty_for, shift_for
from lianxin.volunteers.queries.law import SIGN_IN, count_of, step_of
from lianxin.volunteers.queries.shifts import clashing
from lianxin.volunteers.rules import DUTY_FLOW, SHIFT_FLOW
from lianxin.volunteers.rules.access import leads_duty, runs_shift
from lianxin.volunteers.rules.crediting import credit, is_whole
from lianxin.volunteers.rules.serving import may_sign_in


@transaction.atomic
def leave_duty(actor: Actor, pk: int, *, now: datetime) -> Duty:
    """Not come after all: the place is free for another."""
    return _release(actor, pk, "leave", now=now)


@transaction.atomic
def miss(actor: Actor, pk: int, *, now: datetime) -> Duty:
    """Note that somebody did not come."""
    return _release(actor, pk, "miss", now=now)


def _release(actor: Actor, pk: int, verb: str, *, now: datetime) -> Duty:
    duty = duty_for(actor, pk)
    shift = Shift.objects.select_for_update().get(pk=duty.shift_id)
    duty = duty_for(actor, pk, lock=True)
    step = leave(DUTY_FLOW, verb, actor, duty)
    duty.released_at = now
    put(actor, duty, step, duty.volunteer.community_id, now=now, changed={"released_at"})
    shift.taken -= 1
    shift.save(update_fields=["taken"])
    return duty


@transaction.atomic
def sign_in(actor: Actor, pk: int, *, code: str, now: datetime) -> Duty:
    """Sign in with the shift's code; a leader or staff need none."""
    duty = duty_for(actor, pk, lock=True)
    step = leave(DUTY_FLOW, "sign_in", actor, duty)
    _check_code(actor, duty, code)
    community = duty.shift.project.community
    minutes = count_of(community, SIGN_IN, on=local_day(now))
    if not may_sign_in(now, duty.shift.starts_at, duty.shift.ends_at, minutes=minutes):
        raise OutOfOrder(
            _("开始前 %(minutes)d 分钟到结束前可以签到；错过了也没关系，请带队的人手工记。")
            % {"minutes": minutes}
        )
    duty.in_at = now
    put(actor, duty, step, community.pk, now=now, changed={"in_at"})
    return duty


def _check_code(actor: Actor, duty: Duty, code: str) -> None:
    if leads_duty(actor, duty) or code.strip() == duty.shift.code:
        return
    raise Invalid(_("签到码不对，请看看现场的 6 位数字。"), field="code")


@transaction.atomic
def sign_out(actor: Actor, pk: int, *, code: str, now: datetime) -> Duty:
    """Sign out; the time from the start, or from signing in after it, is claimed."""
    duty = duty_for(actor, pk, lock=True)
    step = leave(DUTY_FLOW, "sign_out", actor, duty)
    _check_code(actor, duty, code)
    shift, began = duty.shift, duty.in_at or duty.starts_at
    starts_at = max(shift.starts_at, began)
    ends_at = min(shift.ends_at, now)
    smallest, _rule = step_of(shift.project.community, on=local_day(now))
    minutes = credit(starts_at, ends_at, step=smallest)
    if minutes <= 0:
        raise OutOfOrder(
            _("还不到 %(least)d 分钟，记不成时长；要先走的话，请带队的人手工记。")
            % {"least": smallest}
        )
    duty.out_at, duty.starts_at, duty.ends_at = now, starts_at, ends_at
    changed = {"out_at", "starts_at", "ends_at"}
    put(actor, duty, step, shift.project.community_id, now=now, changed=changed)
    claim(actor, duty, minutes=minutes, now=now)
    return duty


@transaction.atomic
def record(
    actor: Actor,
    pk: int,
    *,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> Duty:
    """Write down by hand from when to when somebody served, the way there and back left out."""
    duty = duty_for(actor, pk, lock=True)
    step = leave(DUTY_FLOW, "record", actor, duty)
    smallest, _rule = step_of(duty.shift.project.community, on=local_day(now))
    _check_span(starts_at, ends_at, now=now)
    minutes = credit(starts_at, ends_at, step=smallest)
    if not minutes:
        raise Invalid(_("不到 %(least)d 分钟，记不成时长。") % {"least": smallest}, field="ends")
    other = clashing([duty.volunteer_id], starts_at, ends_at).exclude(pk=duty.pk).first()
    if other:
        raise Invalid(clash_told(other), field="starts")
    duty.starts_at, duty.ends_at = starts_at, ends_at
    changed = {"starts_at", "ends_at"}
    put(actor, duty, step, duty.volunteer.community_id, now=now, changed=changed, is_by_hand=True)
    claim(actor, duty, minutes=minutes, now=now)
    return duty


def _check_span(starts_at: datetime, ends_at: datetime, *, now: datetime) -> None:
    if ends_at <= starts_at:
        raise Invalid(_("结束要在开始之后。"), field="ends")
    if ends_at > now:
        raise Invalid(_("还没到这个时间，服务完再记。"), field="ends")
    if ends_at - starts_at > timedelta(days=1):
        raise Invalid(_("一次服务在一天之内，请核对一下。"), field="ends")


@transaction.atomic
def enter_roster(
    actor: Actor, pk: int, volunteer_ids: Collection[int], *, minutes: int, now: datetime
) -> Shift:
    """Write down at once who came to a shift, each for so many minutes from its start.

    Who had signed up is recorded, who had not is added; whoever was elsewhere then is refused.
    """
    shift = shift_for(actor, pk, lock=True)
    leave(SHIFT_FLOW, "roster", actor, shift)
    span_end = shift.starts_at + timedelta(minutes=minutes)
    smallest, _rule = step_of(shift.project.community, on=local_day(now))
    if minutes <= 0 or not is_whole(minutes, step=smallest):
        raise Invalid(_("时长按 %(step)d 分钟一格记。") % {"step": smallest}, field="minutes")
    _check_span(shift.starts_at, span_end, now=now)
    people = _fit(actor, shift, volunteer_ids, now=now)
    other = clashing(volunteer_ids, shift.starts_at, span_end).exclude(shift=shift).first()
    if other:
        who = _("%(name)s：%(why)s") % {"name": other.volunteer.name, "why": clash_told(other)}
        raise Invalid(who, field="volunteers")
    duties = _written(shift, people, span_end, now=now)
    claim_all(actor, duties, minutes=minutes, now=now)
    journal.record(
        actor,
        "roster",
        shift,
        shift.project.community_id,
        at=now,
        volunteers=[each.pk for each in people],
        minutes=minutes,
    )
    return shift


def _fit(
    actor: Actor, shift: Shift, volunteer_ids: Collection[int], *, now: datetime
) -> list[Volunteer]:
    """Those who are to be written down; raises Invalid for anybody who may not serve there."""
    found = Volunteer.objects.filter(pk__in=volunteer_ids).select_related("community__subdistrict")
    if not runs_shift(actor, shift):
        # A leader knows the team, not the community's whole register.
        found = found.filter(
            memberships__team=shift.project.team_id, memberships__until__isnull=True
        )
    people = list(found.order_by("pk"))
    if not people or len(people) < len(set(volunteer_ids)):
        raise Invalid(_("从登记过的志愿者里选来了的人。"), field="volunteers")
    for each in people:
        try:
            check_fit(each, shift, now=now)
        except OutOfOrder as refusal:
            who = _("%(name)s：%(why)s") % {"name": each.name, "why": refusal.message}
            raise Invalid(who, field="volunteers") from refusal
    return people


def _written(
    shift: Shift, people: Collection[Volunteer], ends_at: datetime, *, now: datetime
) -> list[Duty]:
    """Their duties as served; raises Invalid for somebody whose hours are recorded already."""
    held = {duty.volunteer_id: duty for duty in shift.duties.filter(released_at__isnull=True)}
    if any(held[each.pk].state == DutyState.SERVED for each in people if each.pk in held):
        raise Invalid(_("有人的时长已经记过了，改时长请到时长一栏。"), field="volunteers")
    new = [
        Duty(
            shift=shift,
            volunteer=each,
            starts_at=shift.starts_at,
            ends_at=ends_at,
            state=DutyState.SERVED,
            signed_at=now,
            knows_risk=True,
        )
        for each in people
        if each.pk not in held
    ]
    known = [held[each.pk] for each in people if each.pk in held]
    for duty in known:
        duty.state, duty.ends_at = DutyState.SERVED, ends_at
    try:
        with transaction.atomic():
            Duty.objects.bulk_update(known, ["state", "ends_at"])
            Duty.objects.bulk_create(new)
    except IntegrityError as error:
        raise OutOfOrder(_("有人刚刚在别处记了同一时间，请再看一遍。")) from error
    shift.taken += len(new)
    shift.needed = max(shift.needed, shift.taken)
    shift.revision += 1
    shift.save(update_fields=["taken", "needed", "revision"])
    return known + new
