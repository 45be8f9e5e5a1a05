"""What is to be sent, and what could not be."""

from datetime import datetime

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.notifications.models import Delivery, State
from lianxin.notifications.models.outbox import OPEN, STUCK
from lianxin.notifications.rules import deliveries_visible_to

LATEST = ("-done_at", "-id")


def open_deliveries(now: datetime) -> QuerySet[Delivery]:
    """What waits to be sent, or was being sent by somebody who has not been heard of since."""
    return Delivery.objects.filter(state__in=OPEN, due_at__lte=now)


def next_due() -> datetime | None:
    """When there will be something to send."""
    soonest = Delivery.objects.filter(state__in=OPEN).order_by("due_at")
    return soonest.values_list("due_at", flat=True).first()


def stuck_for(actor: Actor) -> QuerySet[Delivery]:
    """What was given up, or may have arrived or not, where the reader works."""
    return Delivery.objects.filter(
        deliveries_visible_to(actor), state__in=STUCK, done_at__isnull=False
    )


def stuck_one(actor: Actor, pk: int, *, lock: bool = False) -> Delivery:
    found = stuck_for(actor).filter(pk=pk)
    if delivery := (found.select_for_update() if lock else found).first():
        return delivery
    raise NotFound


def waiting_count(actor: Actor) -> int:
    """How much waits where the reader works."""
    waiting = Delivery.objects.filter(deliveries_visible_to(actor), state=State.WAITING)
    return waiting.count()
