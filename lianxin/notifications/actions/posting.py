"""Telling the groups of a community what is public."""

from datetime import datetime

from django.db import transaction

from lianxin.notifications import tasks
from lianxin.notifications.models import Bulletin, Channel, Delivery
from lianxin.notifications.queries.reaching import groups_of


@transaction.atomic
def post(
    community_id: int,
    topic: str,
    *,
    title: str,
    text: str,
    url: str,
    at: datetime,
    mark: int,
) -> None:
    """Tell the community's groups one piece of public news, once however often it is told."""
    groups = [group for group in groups_of(community_id) if topic in group.topics]
    if not groups:
        return
    told = {"title": title[:120], "text": text, "url": url, "at": at}
    bulletin, is_new = Bulletin.objects.get_or_create(
        mark=mark, defaults={"community_id": community_id, "topic": topic, **told}
    )
    if not is_new:
        return
    Delivery.objects.bulk_create(
        Delivery(
            bulletin=bulletin,
            gateway=group,
            community_id=community_id,
            channel=Channel.GROUP,
            mark=mark,
            due_at=at,
            made_at=at,
        )
        for group in groups
    )
    tasks.wake(at=at)
