"""Telling users something: into the inbox, and with it into the outbox."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, Model, OuterRef, Q, Subquery

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.journal import kind_of
from lianxin.notifications import tasks
from lianxin.notifications.actions import rows
from lianxin.notifications.models import Browser, Channel, Delivery, Notice, State
from lianxin.notifications.queries import reaching
from lianxin.notifications.queries.inbox import notices_for
from lianxin.notifications.queries.reaching import Reach
from lianxin.notifications.rules import Terms, due, topic_of

MANY = 5_000
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
    moments = []
    for start in range(0, len(everybody), MANY):
        some = everybody[start : start + MANY]
        known = _add(like, some, line)
        _begin(like, [pk for pk in some if pk not in known])
        moments.append(_queue(news, some))
    if soonest := min(filter(None, moments), default=None):
        tasks.wake(at=soonest)


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
    told = {
        field.name: getattr(like, field.name)
        for field in Notice._meta.concrete_fields
        if field.name not in ("id", "user")
    }
    if user_ids:
        found = User.objects.filter(pk__in=user_ids)
        rows.write(Notice, found, {"user": F("pk"), **told})


def _queue(news: News, user_ids: Collection[int]) -> datetime | None:
    """Write down what is to be sent; when the first of it may be."""
    hours = reaching.hours(on=local_day(news.at))
    together: dict[tuple[datetime, str], list[int]] = defaultdict(list)
    moments: dict[Terms, datetime] = {}
    for user_id, reach in _ways(news, user_ids).items():
        due_at = moments.get(reach.terms)
        if due_at is None:
            due_at = due(reach.terms, hours, at=news.at, is_required=news.is_required)
            moments[reach.terms] = due_at
        for channel in reach.channels:
            together[due_at, channel].append(user_id)
    for (due_at, channel), some in together.items():
        _write(news, channel, some, due_at)
    return min((due_at for due_at, _channel in together), default=None)


def _ways(news: News, user_ids: Collection[int]) -> dict[int, Reach]:
    """By user, how they are told of this; nobody is in it who is told in the inbox only."""
    said = reaching.reaches(user_ids)
    found = {
        pk: reach
        for pk, reach in said.items()
        if reach.terms.wants(news.topic, is_required=news.is_required) and reach.channels
    }
    if news.is_required:
        left = [pk for pk in user_ids if pk not in found]
        for pk, channels in reaching.otherwise(left).items():
            quiet = said[pk].terms.quiet if pk in said else None
            found[pk] = Reach(Terms(channels=frozenset(channels), quiet=quiet))
    return found


def _write(news: News, channel: str, user_ids: Collection[int], due_at: datetime) -> None:
    """One row for each of these users' notices; where it is pushed, for each of their browsers."""
    unread = Notice.objects.filter(read_at__isnull=True, user__in=user_ids, **news.key)
    told = {
        "community_id": news.community_id,
        "channel": channel,
        "mark": news.mark,
        "state": State.WAITING,
        "due_at": due_at,
        "made_at": news.at,
        "attempts": 0,
        "error": "",
    }
    if channel == Channel.PUSH:
        shown = Browser.objects.filter(gone_at__isnull=True, user__in=user_ids)
        theirs = unread.filter(user=OuterRef("user"))
        notice = Subquery(theirs.values("pk")[:1])
        shown = shown.filter(Exists(theirs))
        whose = {"notice": notice, "user": F("user_id"), "browser": F("pk")}
        rows.write(Delivery, shown, whose | told)
    else:
        rows.write(Delivery, unread, {"notice": F("pk"), "user": F("user_id"), **told})


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
