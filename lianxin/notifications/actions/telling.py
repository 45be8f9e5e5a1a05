"""Telling users something: into the inbox, and with it into the outbox."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.forms import model_to_dict

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.journal import kind_of
from lianxin.notifications import tasks
from lianxin.notifications.models import Channel, Delivery, Notice
from lianxin.notifications.queries import reaching
from lianxin.notifications.queries.inbox import notices_for
from lianxin.notifications.queries.reaching import Reach
from lianxin.notifications.rules import Hours, Terms, due, topic_of

MANY = 2_000
"""How many users are written down in one statement."""


@dataclass(frozen=True, slots=True)
class News:
    """One line of news of one thing."""

    key: Mapping[str, Any]
    """The thing, by kind and key."""
    mark: int
    at: datetime
    community_id: int | None
    is_required: bool

    @property
    def topic(self) -> str:
        return topic_of(self.key["subject_kind"])


@transaction.atomic
def tell(  # noqa: PLR0913  # all that makes a piece of news, each by its name
    user_ids: Collection[int],
    subject: Model,
    *,
    title: str,
    text: str,
    url: str,
    at: datetime,
    community_id: int | None,
    mark: int,
    is_required: bool = False,
) -> None:
    """Tell users one piece of news; unread news of the same thing is one digest.

    `mark` is the journal entry told of: telling the same entry twice adds nothing. What the law or
    the charter requires to be told reaches also those who refuse everything.
    """
    line = {"at": at.isoformat(), "text": text, "mark": mark}
    key = {"subject_kind": kind_of(subject), "subject_id": subject.pk}
    news = News(key, mark, at, community_id, is_required)
    like = Notice(community_id=community_id, title=title, lines=[line], url=url, **key)
    like.first_at = like.last_at = at
    like.is_required = is_required
    everybody = sorted(set(user_ids))
    for start in range(0, len(everybody), MANY):
        some = everybody[start : start + MANY]
        known = _add(like, some, line)
        _begin(like, [pk for pk in some if pk not in known])
        _queue(news, some)


def _add(like: Notice, user_ids: Collection[int], line: Mapping[str, Any]) -> set[int]:
    """Add the line to what these users have not read of the thing; who they are."""
    same = {"subject_kind": like.subject_kind, "subject_id": like.subject_id}
    unread = Notice.objects.select_for_update().filter(
        Q(read_at__isnull=True), user_id__in=user_ids, **same
    )
    known = {notice.user_id: notice for notice in unread}
    for notice in known.values():
        if all(told["mark"] != line["mark"] for told in notice.lines):
            notice.lines = [*notice.lines, line]
            notice.last_at, notice.title = max(like.last_at, notice.last_at), like.title
            notice.is_required |= like.is_required
    changed = ["lines", "last_at", "title", "is_required"]
    Notice.objects.bulk_update(known.values(), changed, batch_size=500)
    return set(known)


def _begin(like: Notice, user_ids: Collection[int]) -> None:
    """One notice for each of these users, all alike."""
    told = model_to_dict(like, exclude=["user"])
    notices = [Notice(user_id=pk, **told) for pk in user_ids]
    Notice.objects.bulk_create(notices, batch_size=MANY, ignore_conflicts=True)


def _queue(news: News, user_ids: Collection[int]) -> None:
    """Write down what is to be sent, and have it sent when it may be."""
    ways = _ways(news, user_ids)
    if not ways:
        return
    unread = Notice.objects.filter(read_at__isnull=True, user_id__in=list(ways), **news.key)
    hours = reaching.hours(on=local_day(news.at))
    rows = [
        delivery
        for user_id, pk in unread.values_list("user_id", "pk")
        for delivery in _deliveries(news, user_id, pk, ways[user_id], hours)
    ]
    Delivery.objects.bulk_create(rows, batch_size=MANY, ignore_conflicts=True)
    if rows:
        tasks.wake(at=min(row.due_at for row in rows))


def _ways(news: News, user_ids: Collection[int]) -> dict[int, Reach]:
    """By user, how they are told of this; nobody is in it who is told in the inbox only."""
    said = reaching.reaches(user_ids)
    found = {
        pk: reach
        for pk, reach in said.items()
        if reach.terms.wants(news.topic, is_required=news.is_required) and _leads(reach)
    }
    if news.is_required:
        left = [pk for pk in user_ids if pk not in found]
        for pk, channels in reaching.otherwise(left).items():
            quiet = said[pk].terms.quiet if pk in said else None
            found[pk] = Reach(Terms(channels=frozenset(channels), quiet=quiet))
    return found


def _leads(reach: Reach) -> bool:
    return bool(reach.browsers or reach.terms.channels - {Channel.PUSH})


def _deliveries(
    news: News, user_id: int, notice_id: int, reach: Reach, hours: Hours
) -> Iterator[Delivery]:
    """One row for each way: a browser, the mail, the telephone."""
    due_at = due(reach.terms, hours, at=news.at, is_required=news.is_required)
    targets: list[tuple[str, int | None]] = [(Channel.PUSH, pk) for pk in reach.browsers]
    targets += [(channel, None) for channel in sorted(reach.terms.channels - {Channel.PUSH})]
    for channel, browser_id in targets:
        yield Delivery(
            notice_id=notice_id,
            user_id=user_id,
            browser_id=browser_id,
            community_id=news.community_id,
            channel=channel,
            mark=news.mark,
            due_at=due_at,
            made_at=news.at,
        )


@transaction.atomic
def read(actor: Actor, pk: int, *, now: datetime) -> Notice | None:
    """Put one of the actor's own notices away as read."""
    notice = Notice.objects.select_for_update().filter(pk=pk, user_id=actor.user_id or 0).first()
    if notice and notice.read_at is None:
        notice.read_at = max(now, notice.first_at)
        notice.save(update_fields=["read_at"])
    return notice


@transaction.atomic
def read_all(actor: Actor, *, now: datetime) -> int:
    """Put everything away as read that had come by now."""
    unread = notices_for(actor).filter(read_at__isnull=True, first_at__lte=now)
    return unread.update(read_at=now)
