"""What happens to mediations because days have passed."""

from datetime import datetime

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.council.models import Court, Mediation
from lianxin.council.queries.mediation import (
    CONFIRM,
    REMIND,
    days_of,
    visits_due,
    with_court_open,
)
from lianxin.council.rules.mediation import last_day
from lianxin.council.tasks.mediation import tell_mediation


def sweep_mediations(*, now: datetime) -> None:
    """Close the court's days when they are over, remind before that, and of visits that are due."""
    today = local_day(now)
    for mediation in with_court_open():
        begins = mediation.effective_on or today
        community = mediation.community
        if today > last_day(begins, days_of(community, CONFIRM, on=begins)):
            _lapse(mediation.pk, now=now)
        elif today >= last_day(begins, days_of(community, REMIND, on=begins)):
            _remind(mediation.pk, now=now)
    for visit in visits_due(on=today):
        with transaction.atomic():
            visit.reminded_at = now
            visit.save(update_fields=["reminded_at"])
            _record("remind_visit", visit.mediation, now=now)


@transaction.atomic
def _lapse(pk: int, *, now: datetime) -> None:
    open_ones = Mediation.objects.filter(pk=pk, court=Court.NONE)
    if open_ones.update(court=Court.LAPSED, court_on=local_day(now)):
        _record("lapse_court", Mediation.objects.get(pk=pk), now=now)


@transaction.atomic
def _remind(pk: int, *, now: datetime) -> None:
    if Mediation.objects.filter(pk=pk, reminded_at__isnull=True).update(reminded_at=now):
        _record("remind_court", Mediation.objects.get(pk=pk), now=now)


def _record(deed: str, mediation: Mediation, *, now: datetime) -> None:
    entry = journal.record(CLOCK, deed, mediation, mediation.community_id, at=now)
    tell_mediation.enqueue(entry.pk)
