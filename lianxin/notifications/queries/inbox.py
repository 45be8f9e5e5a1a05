from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.notifications.models import Notice

LATEST = ("-last_at", "-id")


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """One's own inbox; nobody reads another's."""
    return Notice.objects.filter(user_id=actor.user_id or 0)


def unread_count(actor: Actor) -> int:
    return notices_for(actor).filter(read_at__isnull=True).count() if actor.is_known else 0
