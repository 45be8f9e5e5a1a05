"""What the clock looks for; it belongs to nobody's view."""

from collections.abc import Iterator
from datetime import date

from lianxin.council.models import AgendaItem, ItemState, Session, SessionState
from lianxin.matters.models import END, State


def ended() -> Iterator[tuple[int, str]]:
    """Resolved items whose matter has ended, and what came of it in words."""
    found = AgendaItem.objects.filter(state=ItemState.PASSED, matter__state__in=sorted(END))
    facts = found.order_by("pk").values_list("pk", "matter__state", "matter__outcome")
    for pk, state, outcome in facts.iterator(200):
        yield pk, f"{State(state).label}。{outcome}"[:500]


def unpublished(day: date) -> Iterator[int]:
    """Sessions whose minutes must be public by a day, and nobody was reminded yet."""
    found = Session.objects.filter(
        state__in=[SessionState.HELD, SessionState.APPROVED],
        publish_due_on__lte=day,
        is_reminded=False,
    )
    return found.order_by("pk").values_list("pk", flat=True).iterator(200)
