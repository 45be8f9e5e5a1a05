"""What happens because a day has passed: an ask that nobody answered, a loan that ends."""

from datetime import datetime, timedelta

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.errors import OutOfOrder
from lianxin.core.http import local_day
from lianxin.facilities.actions.asking import lapse
from lianxin.facilities.models import LoanState
from lianxin.facilities.queries.asking import overdue_asks
from lianxin.facilities.queries.law import REMINDER_DAYS, count_for
from lianxin.facilities.queries.lending import loan_for, to_remind
from lianxin.facilities.tasks import tell_borrower

LONGEST_NOTICE = timedelta(days=31)


def sweep(*, now: datetime) -> None:
    for pk in overdue_asks(now):
        try:
            lapse(CLOCK, pk, now=now)
        except OutOfOrder:
            # Somebody answered while the round went.
            continue
    today = local_day(now)
    for pk in to_remind(today, due_by=today + LONGEST_NOTICE):
        _remind(pk, now=now)


@transaction.atomic
def _remind(pk: int, *, now: datetime) -> None:
    """Remind once some days before, and once on the day after the last."""
    loan, today = loan_for(CLOCK, pk, lock=True), local_day(now)
    days = count_for(loan.community, REMINDER_DAYS, on=today)
    first, late = loan.due_on - timedelta(days=days), loan.due_on + timedelta(days=1)
    since = loan.reminded_on
    is_due = first <= today and (since is None or since < first)
    is_late = today >= late and (since is None or since < late)
    if loan.state != LoanState.OUT or not (is_due or is_late):
        return
    loan.reminded_on = today
    loan.save(update_fields=["reminded_on"])
    entry = journal.record(CLOCK, "remind_lent", loan, loan.community_id, at=now)
    tell_borrower.enqueue(entry.pk)
