"""Handing one message over, and writing down at once what became of it."""

import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db import transaction
from django.db.models import F, QuerySet

from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.notifications.actions.sending.claiming import Batch
from lianxin.notifications.actions.sending.post import LONGEST, Outcome, Post
from lianxin.notifications.models import Browser, Delivery, State
from lianxin.notifications.queries import reaching


def send(post: Post, batch: Batch, *, now: Callable[[], datetime]) -> None:
    """Send a message, unless its lease could end on the way; then it goes back into the line."""
    if now() + LONGEST > batch.until:
        _put_back(batch, now())
        return
    outcome = post.hand_over(batch)
    if outcome.is_sent:
        # One statement needs no transaction around it, and there are many of these.
        _mine(batch).update(state=State.SENT, done_at=now(), lease=None, error="")
    else:
        fail(batch, outcome, now=now())


@transaction.atomic
def fail(batch: Batch, outcome: Outcome, *, now: datetime) -> None:
    """Write down why a message was not sent, if the lease is still held, and what follows."""
    if outcome.is_gone and batch.first.browser_id:
        gone = Browser.objects.filter(pk=batch.first.browser_id, gone_at__isnull=True)
        gone.update(gone_at=now, endpoint="", p256dh="", auth="")
    if outcome.is_gone:
        _mine(batch).update(state=State.MOOT, done_at=now, lease=None, error=outcome.error)
    elif outcome.is_final or _is_last(batch, now):
        _mine(batch).update(state=State.DEAD, done_at=now, lease=None, error=outcome.error)
    else:
        later = now + backoff(max(row.attempts for row in batch.rows), on=local_day(now))
        _mine(batch).update(state=State.WAITING, due_at=later, lease=None, error=outcome.error)


def _mine(batch: Batch) -> QuerySet[Delivery]:
    keys = [row.pk for row in batch.rows]
    return Delivery.objects.filter(pk__in=keys, lease=batch.lease, state=State.SENDING)


def _put_back(batch: Batch, now: datetime) -> None:
    _mine(batch).update(state=State.WAITING, due_at=now, lease=None, attempts=F("attempts") - 1)


def _is_last(batch: Batch, now: datetime) -> bool:
    most = reaching.number("attempts", on=local_day(now))
    return max(row.attempts for row in batch.rows) >= most


def backoff(attempts: int, *, on: date) -> timedelta:
    """How long to wait after so many attempts: each time a multiple of the last, and a share of it
    by chance, so that what failed together does not come back together.
    """
    base = reaching.number("retry_seconds", on=on)
    base *= reaching.number("retry_factor", on=on) ** (attempts - 1)
    jitter = rule("messages.retry_jitter", on=on, jurisdictions=()).value
    chance = Fraction(secrets.randbelow(1001), 1000)
    return timedelta(milliseconds=int(base * 1000 * (1 + jitter * chance)))
