"""Telling addresses what happened, as long as there is one to be told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from lianxin.core import http
from lianxin.core.outside.posting import Reply, post
from lianxin.gateway.actions.once import forget_answers
from lianxin.gateway.actions.telling import Claimed, claim, forget_deliveries, gather, settle
from lianxin.gateway.queries.telling import awake
from lianxin.gateway.solving.signing import signature

PAUSE = timedelta(seconds=15)
AT_ONCE = 8


@task()
def tell_hooks() -> None:
    """One round: what has happened is written down, what is due is sent; then the next is set."""
    now = http.now()
    if awake().exists():
        plan_telling(at=now + PAUSE)
    _forget_rounds(now=now)
    gather(now=now)
    deliver(claim(now=now))


def deliver(claimed: list[Claimed]) -> None:
    """Send what was claimed, several at once; the database is for this thread alone."""
    if not claimed:
        return
    with ThreadPoolExecutor(AT_ONCE) as pool:
        replies = list(pool.map(_send, claimed))
    for each, reply in zip(claimed, replies, strict=True):
        settle(each, reply, now=http.now())


def _send(claimed: Claimed) -> Reply:
    message_id, moment = f"evt_{claimed.delivery.entry_id}", int(http.now().timestamp())
    body = claimed.delivery.body
    signed = signature(claimed.secret, message_id=message_id, timestamp=moment, body=body)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "lianxin-hooks/1",
        "webhook-id": message_id,
        "webhook-timestamp": str(moment),
        "webhook-signature": signed,
    }
    return post(claimed.url, body, headers, may_be_private=settings.HOOKS_MAY_BE_PRIVATE)


def plan_telling(*, at: datetime) -> None:
    """Set a round, unless one is waiting."""
    if not _rounds().filter(status=TaskResultStatus.READY).exists():
        tell_hooks.using(run_after=at).enqueue()


def _rounds() -> QuerySet[Any]:
    return DBTaskResult.objects.filter(task_path=tell_hooks.module_path)


def _forget_rounds(*, now: datetime) -> None:
    """There are thousands a day, and nobody asks for one that went well."""
    over = _rounds().filter(status=TaskResultStatus.SUCCESSFUL)
    over.filter(finished_at__lt=now - timedelta(hours=1)).delete()


def sweep(*, now: datetime) -> None:
    """The gateway's part of the hourly round."""
    forget_answers(now=now)
    forget_deliveries(now=now)
    if awake().exists():
        plan_telling(at=now)
