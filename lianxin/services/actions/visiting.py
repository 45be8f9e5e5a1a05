"""Visits: kept, told of, or missed; and the clock's round over them."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.services.actions.pairing import set_next
from lianxin.services.models import CareState, CareVisit, LogEntry, PairingState, VisitState
from lianxin.services.queries.care_access import visit_for
from lianxin.services.queries.law import ALARM_HOUR, count_of
from lianxin.services.rules.care import VISIT_FLOW
from lianxin.services.tasks.care import tell_coordinator
from lianxin.volunteers.actions.taking import leave, put

MOST_WORDS = 500
ONE_DAY = timedelta(days=1)


@transaction.atomic
def keep(
    actor: Actor,
    pk: int,
    *,
    on: date,
    words: str = "",
    needs_help: bool = False,
    now: datetime,
) -> CareVisit:
    """Say that somebody was there, on which day, and what was seen; the next visit follows.

    A missed one may be told of later, if it had taken place.
    """
    visit = visit_for(actor, pk, lock=True)
    step = leave(VISIT_FLOW, "keep", actor, visit)
    _check_day(visit, on, today=local_day(now))
    was_due = visit.state == VisitState.DUE
    visit.kept_on, visit.needs_help = on, needs_help
    community_id = visit.care.community_id
    changed = {"kept_on", "needs_help"}
    entry = put(actor, visit, step, community_id, now=now, changed=changed, needs_help=needs_help)
    _log(actor, visit, words, now=now)
    is_running = visit.care.state == CareState.OPEN
    if was_due and is_running and visit.pairing.state == PairingState.ACTIVE:
        set_next(visit.pairing, visit.care, after=on)
    if needs_help and is_running:
        tell_coordinator.enqueue(entry.pk)
    return visit


def _check_day(visit: CareVisit, on: date, *, today: date) -> None:
    if on > today:
        raise Invalid(_("还没到这一天，去过了再记。"), field="on")
    if on < local_day(visit.pairing.began_at):
        raise Invalid(_("那时还没有结对。"), field="on")


def _log(actor: Actor, visit: CareVisit, words: str, *, now: datetime) -> None:
    told = words.strip()
    if len(told) > MOST_WORDS:
        raise Invalid(_("最多 %(most)d 字，请删短一些。") % {"most": MOST_WORDS}, field="words")
    if told:
        LogEntry.objects.create(
            care=visit.care,
            visit=visit,
            words=told,
            by_id=actor.user_id,
            by_name=actor.name or visit.pairing.helper.person.name,
            at=now,
        )


def sweep_visits(*, now: datetime) -> None:
    """Alarm the coordinators of what is due today and has not been told of by the hour of the
    rule; the day after it is missed, and the next visit is set.
    """
    today = local_day(now)
    due = CareVisit.objects.filter(
        state=VisitState.DUE, due_on__lte=today, care__state=CareState.OPEN
    )
    for pk in due.order_by("pk").values_list("pk", flat=True):
        _look_at(pk, now=now)


@transaction.atomic
def _look_at(pk: int, *, now: datetime) -> None:
    found = CareVisit.objects.select_for_update(of=("self",)).select_related(
        "care__community__subdistrict", "pairing"
    )
    visit = found.get(pk=pk)
    today = local_day(now)
    if visit.state != VisitState.DUE or visit.care.state != CareState.OPEN:
        return
    is_over = visit.due_on < today
    hour = count_of(visit.care.community, ALARM_HOUR, on=today)
    if visit.alarmed_at is None and (is_over or timezone.localtime(now).hour >= hour):
        _alarm(visit, now=now)
    if is_over:
        put(CLOCK, visit, VISIT_FLOW["miss"], visit.care.community_id, now=now)
        # Had the clock stood still for a year, one visit is missed, and not fifty.
        set_next(visit.pairing, visit.care, after=max(visit.due_on, today - ONE_DAY))


def _alarm(visit: CareVisit, *, now: datetime) -> None:
    visit.alarmed_at = now
    visit.save(update_fields=["alarmed_at"])
    entry = journal.record(CLOCK, "alarm", visit, visit.care.community_id, at=now)
    tell_coordinator.enqueue(entry.pk)
