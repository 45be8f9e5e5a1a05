"""Shifts of a project, and signing up for them: never more than are needed, never two at once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.volunteers.actions.taking import leave, put
from lianxin.volunteers.models import Duty, DutyState, Project, Shift, Volunteer
from lianxin.volunteers.queries.access import project_for, shift_for, volunteer_for
from lianxin.volunteers.queries.audience import users_signed_up
from lianxin.volunteers.queries.law import GUARDIAN, NOTICE, count_of
from lianxin.volunteers.queries.shifts import clashing
from lianxin.volunteers.rules import PROJECT_FLOW, SHIFT_FLOW
from lianxin.volunteers.rules.access import is_self, leads_shift
from lianxin.volunteers.rules.serving import bar
from lianxin.volunteers.tasks import tell_signed_up


@dataclass(frozen=True, slots=True)
class ShiftTold:
    starts_at: datetime
    ends_at: datetime
    needed: int
    venue: str = ""


@transaction.atomic
def add_shift(actor: Actor, project_id: int, told: ShiftTold, *, now: datetime) -> Shift:
    """Set one time of a published project; what is past may be written down later as well."""
    project = project_for(actor, project_id, lock=True)
    leave(PROJECT_FLOW, "add_shift", actor, project)
    if told.ends_at <= told.starts_at:
        raise Invalid(_("结束要在开始之后。"), field="ends")
    if local_day(told.ends_at) != local_day(told.starts_at):
        raise Invalid(_("一个班次在一天之内，跨天的请分开排。"), field="ends")
    if told.needed < 1:
        raise Invalid(_("至少要一个人。"), field="needed")
    shift = Shift.objects.create(
        project=project,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        needed=told.needed,
        venue=told.venue.strip() or project.venue,
    )
    journal.record(actor, "add_shift", shift, project.community_id, at=now)
    return shift


@transaction.atomic
def sign_up(actor: Actor, pk: int, volunteer_id: int, *, knows_risk: bool, now: datetime) -> Duty:
    """Take a duty on a shift for oneself, or as staff or leader for somebody who asked.

    Raises OutOfOrder when it is full, over or clashes; Invalid unless the risk was read.
    """
    shift = shift_for(actor, pk, lock=True)
    volunteer = volunteer_for(actor, volunteer_id)
    leave(SHIFT_FLOW, "sign_up", actor, shift)
    if not (is_self(actor, volunteer) or leads_shift(actor, shift)):
        raise NotPermitted(_("报名由本人来，或请社区代报。"))
    check_fit(volunteer, shift, now=now)
    if not knows_risk:
        raise Invalid(_("先看一看有什么风险，勾上“知道了”再报名。"), field="knows_risk")
    if shift.ends_at <= now:
        raise OutOfOrder(_("这个班次已经过去了，看看别的。"))
    if shift.free < 1:
        raise OutOfOrder(_("刚刚报满了，谢谢您。看看别的班次。"))
    duty = _take(shift, volunteer, now=now)
    shift.taken += 1
    shift.revision += 1
    shift.save(update_fields=["taken", "revision"])
    journal.record(actor, "sign_up", duty, volunteer.community_id, at=now, volunteer=volunteer.pk)
    return duty


def check_fit(volunteer: Volunteer, shift: Shift, *, now: datetime) -> None:
    """Raises OutOfOrder for whoever may not serve on a shift, with the reason (V-07, S-01)."""
    project: Project = shift.project
    if volunteer.community_id != project.community_id:
        raise OutOfOrder(_("先在这个社区登记，再报这里的名。"))
    community, today = project.community, local_day(now)
    why = bar(
        volunteer,
        project,
        notice=count_of(community, NOTICE, on=today),
        of_age=count_of(community, GUARDIAN, on=today),
        day=local_day(shift.starts_at),
    )
    if why:
        raise OutOfOrder(why)


def _take(shift: Shift, volunteer: Volunteer, *, now: datetime) -> Duty:
    """The duty itself; raises OutOfOrder, naming what it clashes with."""
    other = clashing([volunteer.pk], shift.starts_at, shift.ends_at).first()
    if other and other.shift_id == shift.pk:
        raise OutOfOrder(_("您已经报过这个班次了。"))
    if other:
        raise OutOfOrder(clash_told(other))
    made = Duty(
        shift=shift,
        volunteer=volunteer,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        signed_at=now,
        knows_risk=True,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        # Signed up on another shift at the same moment: the database keeps one.
        raise OutOfOrder(_("和您刚刚报的另一个班次撞了时间。")) from error
    return made


def clash_told(other: Duty) -> str:
    return _("和“%(project)s”撞了时间，一个人同一时间只能在一处。") % {
        "project": other.shift.project.name
    }


@transaction.atomic
def cancel_shift(actor: Actor, pk: int, *, words: str, now: datetime) -> Shift:
    """Call a shift off; whoever signed up has their time back."""
    shift = shift_for(actor, pk, lock=True)
    step = leave(SHIFT_FLOW, "cancel", actor, shift)
    shift.words = said(
        words, field="words", missing=_("写一句为什么取消，报了名的人看得到。"), most=200
    )
    signed = users_signed_up([shift.pk])
    shift.duties.filter(released_at__isnull=True).update(state=DutyState.LEFT, released_at=now)
    shift.taken = 0
    changed = {"words", "taken"}
    place = shift.project.community_id
    entry = put(actor, shift, step, place, now=now, changed=changed, words=shift.words)
    if users := signed.get(shift.pk):
        tell_signed_up.enqueue(entry.pk, users)
    return shift


@transaction.atomic
def evaluate(actor: Actor, pk: int, *, words: str, now: datetime) -> Shift:
    """Keep what those who were served said of it (V-03)."""
    shift = shift_for(actor, pk, lock=True)
    step = leave(SHIFT_FLOW, "evaluate", actor, shift)
    shift.evaluation = said(words, field="words", missing=_("写一句服务得怎样。"), most=300)
    put(actor, shift, step, shift.project.community_id, now=now, changed={"evaluation"})
    return shift


@transaction.atomic
def hold(actor: Actor, pk: int, *, now: datetime) -> Shift:
    """Say that a shift took place; without anybody who served there is no service.

    The spots of a campaign that it was sent to are covered by it.
    """
    shift = shift_for(actor, pk, lock=True)
    step = leave(SHIFT_FLOW, "hold", actor, shift)
    if shift.starts_at > now:
        raise OutOfOrder(_("还没到时间，开展过再记。"))
    if not shift.duties.filter(state=DutyState.SERVED).exists():
        raise OutOfOrder(_("先记下来了谁、服务了多久，再记为已开展。"))
    for duty in shift.duties.filter(state=DutyState.SIGNED):
        duty.state, duty.released_at = DutyState.ABSENT, now
        duty.save(update_fields=["state", "released_at"])
        shift.taken -= 1
    shift.held_at = now
    changed = {"held_at", "taken"}
    put(actor, shift, step, shift.project.community_id, now=now, changed=changed)
    _cover(shift)
    return shift


def _cover(shift: Shift) -> None:
    for crew in shift.crews.select_related("spot").filter(spot__covered_at__isnull=True):
        crew.spot.covered_at = shift.ends_at
        crew.spot.save(update_fields=["covered_at"])
