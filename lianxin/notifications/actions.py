from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Model, Q
from django.forms import model_to_dict

from lianxin.core.actor import Actor
from lianxin.core.journal import kind_of
from lianxin.notifications.models import Notice


@transaction.atomic
def tell(
    user_ids: Collection[int],
    subject: Model,
    *,
    title: str,
    text: str,
    url: str,
    at: datetime,
    community_id: int | None,
    mark: int,
) -> None:
    """Tell users one piece of news; unread news of the same thing is one digest.

    `mark` is the journal entry told of: telling the same entry twice adds nothing.
    """
    line = {"at": at.isoformat(), "text": text, "mark": mark}
    key = {"subject_kind": kind_of(subject), "subject_id": subject.pk}
    unread = Notice.objects.select_for_update().filter(
        Q(read_at__isnull=True), user_id__in=user_ids, **key
    )
    known = {notice.user_id: notice for notice in unread}
    for notice in known.values():
        if all(told["mark"] != mark for told in notice.lines):
            notice.lines = [*notice.lines, line]
            notice.last_at, notice.title = max(at, notice.last_at), title
    Notice.objects.bulk_update(known.values(), ["lines", "last_at", "title"], batch_size=500)
    new = Notice(community_id=community_id, title=title, lines=[line], url=url, **key)
    new.first_at = new.last_at = at
    _begin(new, set(user_ids) - set(known))


def _begin(like: Notice, user_ids: Collection[int]) -> None:
    """One notice for each of these users, all alike."""
    told = model_to_dict(like, exclude=["user"])
    notices = [Notice(user_id=pk, **told) for pk in sorted(user_ids)]
    Notice.objects.bulk_create(notices, batch_size=500, ignore_conflicts=True)


@transaction.atomic
def read(actor: Actor, pk: int, *, now: datetime) -> Notice | None:
    """Put one of the actor's own notices away as read."""
    notice = Notice.objects.select_for_update().filter(pk=pk, user_id=actor.user_id or 0).first()
    if notice and notice.read_at is None:
        notice.read_at = max(now, notice.first_at)
        notice.save(update_fields=["read_at"])
    return notice
