"""Who sends what: a claim leases rows for a while, and nobody else touches them until it is over.

A person is claimed whole, by a lock on their user that others skip: so what is due to them goes in
one message, whatever the number of workers. On SQLite one transaction writes at a time anyway.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from lianxin.accounts.models import User
from lianxin.core.http import local_day
from lianxin.notifications.models import Channel, Delivery, State, Wishes
from lianxin.notifications.queries import reaching
from lianxin.notifications.queries.outbox import open_deliveries
from lianxin.notifications.queries.reaching import Reach
from lianxin.notifications.rules import REPEATABLE, topic_of

SIZE = 100
"""How many people are claimed at once."""
WINDOW = SIZE * 8
"""How far behind the first in line somebody may look whom no other worker has."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes out as one message. Its key stays when it is repeated, so that who receives it
    twice can tell.
    """

    key: UUID
    lease: UUID
    until: datetime
    """When the lease ends."""
    rows: list[Delivery]
    mail: str = ""
    """Where it goes, if it is a mail."""

    @property
    def first(self) -> Delivery:
        return self.rows[0]


@transaction.atomic
def claim(*, now: datetime) -> list[Batch]:
    """Lease the messages that are first in line; nothing where nothing is due."""
    rows = [*_of_people(now), *_of_groups(now)]
    rows = _without_unsure(rows, now)
    rows = _without_spent(rows, now)
    rows = _without_moot(rows, now)
    return _lease(rows, now)


def _of_people(now: datetime) -> list[Delivery]:
    due = open_deliveries(now).filter(user__isnull=False)
    line = list(due.order_by("due_at", "id").values_list("user_id", flat=True)[:WINDOW])
    if not line:
        return []
    free = User.objects.filter(pk__in=set(line)).order_by("pk")
    locked = free.select_for_update(skip_locked=True, no_key=True)[:SIZE]
    mine = list(locked.values_list("pk", flat=True))
    related = due.select_related("notice", "browser", "user").filter(user__in=mine)
    return list(related.select_for_update(of=("self",)).order_by("id"))


def _of_groups(now: datetime) -> list[Delivery]:
    due = open_deliveries(now).filter(gateway__isnull=False).select_related("bulletin", "gateway")
    locked = due.select_for_update(skip_locked=True, of=("self",))
    return list(locked.order_by("due_at", "id")[:SIZE])


def _close(rows: Iterable[Delivery], state: State, error: str, now: datetime) -> None:
    keys = [row.pk for row in rows]
    if keys:
        told = {"state": state, "done_at": now, "lease": None, "error": error}
        Delivery.objects.filter(pk__in=keys).update(**told)


def _without_unsure(rows: list[Delivery], now: datetime) -> list[Delivery]:
    """What was being sent when its sender vanished, to where a repetition would be taken for
    another message, is left to somebody's judgement.
    """
    unsure = [row for row in rows if row.state == State.SENDING and row.channel not in REPEATABLE]
    _close(unsure, State.UNSURE, "interrupted", now)
    return [row for row in rows if row not in unsure]


def _without_spent(rows: list[Delivery], now: datetime) -> list[Delivery]:
    """What has ended its sender as often as may be tried is not tried again."""
    most = reaching.number("attempts", on=local_day(now)) if rows else 0
    spent = [row for row in rows if row.attempts >= most]
    _close(spent, State.DEAD, "interrupted", now)
    return [row for row in rows if row not in spent]


def _without_moot(rows: list[Delivery], now: datetime) -> list[Delivery]:
    """What was read in the inbox meanwhile, or is not wanted any more."""
    reach = reaching.reaches({row.user_id for row in rows if row.user_id})
    moot = [row for row in rows if _is_moot(row, reach.get(row.user_id or 0))]
    _close(moot, State.MOOT, "", now)
    return [row for row in rows if row not in moot]


def _is_moot(row: Delivery, reach: Reach | None) -> bool:
    if row.gateway is not None:
        return not row.gateway.is_on
    if row.notice is None or row.user is None or not row.user.is_active:
        return True
    if row.notice.read_at is not None or (row.browser and row.browser.gone_at):
        return True
    if row.notice.is_required:
        return False
    topic = topic_of(row.notice.subject_kind)
    return (
        reach is None
        or row.channel not in reach.terms.channels
        or not reach.terms.wants(topic, is_required=False)
    )


def _lease(rows: list[Delivery], now: datetime) -> list[Batch]:
    lease = uuid4()
    until = now + timedelta(seconds=reaching.number("lease_seconds", on=local_day(now)))
    messages: dict[tuple[Any, ...], list[Delivery]] = defaultdict(list)
    for row in rows:
        messages[_message(row)].append(row)
    fresh = []
    for parts in messages.values():
        name = parts[0].batch or uuid4()
        fresh += [row for row in parts if row.batch is None]
        for row in parts:
            row.batch = name
            row.attempts += 1
    Delivery.objects.bulk_update(fresh, ["batch"])
    Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=State.SENDING, due_at=until, lease=lease, attempts=F("attempts") + 1
    )
    mails = _mails(rows)
    return [
        Batch(key, lease, until, parts, mails.get(parts[0].user_id or 0, ""))
        for parts in messages.values()
        if (key := parts[0].batch)
    ]


def _mails(rows: Iterable[Delivery]) -> dict[int, str]:
    mailed = [row.user_id for row in rows if row.channel == Channel.MAIL]
    return dict(Wishes.objects.filter(pk__in=mailed).values_list("pk", "mail"))


def _message(row: Delivery) -> tuple[Any, ...]:
    """What goes out together: to one receiver, by one way, and not with another try's parts."""
    place = row.community_id if row.channel == Channel.SMS else None
    bulletin = row.bulletin_id if row.channel == Channel.GROUP else None
    return (row.channel, row.user_id, row.browser_id, row.gateway_id, place, bulletin, row.batch)
