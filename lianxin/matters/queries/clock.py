"""What the clock looks for; it belongs to nobody's view, so it takes a day instead of an actor."""

from collections.abc import Iterator
from datetime import date

from lianxin.matters.models import OPEN, Matter, State


def overdue(day: date) -> Iterator[int]:
    """Open matters whose day is past and that have not yet risen all the way."""
    waiting = sorted(OPEN - {State.TO_CONFIRM})
    found = Matter.objects.filter(
        state__in=waiting, due_on__lt=day, escalation__lt=2, closed_at=None, joined_to=None
    )
    return found.order_by("due_on", "pk").values_list("pk", flat=True).iterator(500)


def unconfirmed(day: date) -> Iterator[int]:
    """Matters that nobody confirmed by their day."""
    found = Matter.objects.filter(state=State.TO_CONFIRM, due_on__lt=day)
    return found.order_by("due_on", "pk").values_list("pk", flat=True).iterator(500)
