"""Sending what is due, by any number of workers side by side."""

import time
from datetime import datetime

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from lianxin.core import http
from lianxin.notifications.actions import sending
from lianxin.notifications.queries.outbox import next_due

SPAN_SECONDS = 20
"""How long one task may go on, so that other work gets its turn."""
BEHIND = -50
"""Pictures, plans and papers that somebody waits for come first."""


@task(priority=BEHIND)
def deliver() -> None:
    """Send what is due until nothing is, or the span is over; then see to it that somebody goes on.

    While there is work, each worker calls one more, so that all who are free lend a hand.
    """
    end = time.monotonic() + SPAN_SECONDS
    is_first = True
    with sending.Post() as post:
        while time.monotonic() < end and (batches := sending.claim(now=http.now())):
            if is_first:
                wake(at=http.now())
                is_first = False
            for batch in batches:
                sending.send(post, batch, now=http.now)
    wake_if_due()


def wake_if_due() -> None:
    """See to it that what waits is sent when it may be."""
    if moment := next_due():
        wake(at=max(moment, http.now()))


@task()
def ask_to_confirm(user_id: int) -> None:
    """Send the link that makes a mail address known as its owner's."""
    sending.ask_to_confirm(user_id)


def wake(*, at: datetime) -> None:
    """Have somebody deliver at a moment, unless somebody will by then."""
    waiting = DBTaskResult.objects.filter(
        task_path=deliver.module_path, status=TaskResultStatus.READY, run_after__lte=at
    )
    if not waiting.exists():
        deliver.using(run_after=at).enqueue()
