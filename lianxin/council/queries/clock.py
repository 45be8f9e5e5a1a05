"""What the clock looks for; it belongs to nobody's view."""

from collections.abc import Iterator
from datetime import date

from lianxin.council.models import AgendaItem, Dissent, ItemState, Result, Session, SessionState
from lianxin.matters.models import END, State

_RESULTS = {State.SOLVED: Result.DONE, State.PARTLY_SOLVED: Result.PARTLY}
"""What a matter's end makes of its resolution; any other leaves it undone."""


def ended() -> Iterator[tuple[int, str, str]]:
    """Resolved items whose matter has ended, what came of it in words, and how far it went."""
    found = AgendaItem.objects.filter(state=ItemState.PASSED, matter__state__in=sorted(END))
    facts = found.order_by("pk").values_list("pk", "matter__state", "matter__outcome")
    for pk, state, outcome in facts.iterator(200):
        result = _RESULTS.get(State(state), Result.UNDONE)
        yield pk, f"{State(state).label}。{outcome}"[:500], result


def overdue(day: date) -> Iterator[int]:
    """Items whose resolution is late and goes with no matter: a matter rises by itself."""
    late = AgendaItem.objects.filter(
        state=ItemState.PASSED,
        matter=None,
        resolution__due_on__lt=day,
        resolution__escalation__lt=2,
    )
    return late.order_by("pk").values_list("pk", flat=True).iterator(200)


def unanswered(day: date) -> Iterator[int]:
    """Reasons against a resolution whose answer is due by a day, and nobody was reminded."""
    found = Dissent.objects.filter(answered_on=None, is_reminded=False, due_on__lte=day)
    return found.order_by("pk").values_list("pk", flat=True).iterator(200)


def unpublished(day: date) -> Iterator[int]:
    """Sessions whose minutes must be public by a day, and nobody was reminded yet."""
    found = Session.objects.filter(
        state__in=[SessionState.HELD, SessionState.APPROVED],
        publish_due_on__lte=day,
        is_reminded=False,
    )
    return found.order_by("pk").values_list("pk", flat=True).iterator(200)
