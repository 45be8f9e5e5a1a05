"""What the passing of time asks for."""

from datetime import datetime

from lianxin.activities.models import Activity, Signup, SignupState, State, Way


def ended(now: datetime) -> list[int]:
    """Published activities whose end has passed; a course says of its own when they are over."""
    over = Activity.objects.filter(state=State.PUBLISHED, ends_at__lte=now)
    over = over.filter(course__isnull=True, enrols_for__isnull=True)
    return list(over.order_by("ends_at", "pk").values_list("pk", flat=True))


def to_be_drawn(now: datetime) -> list[int]:
    due = Activity.objects.filter(
        state=State.PUBLISHED, way=Way.DRAW, drawn_at__isnull=True, closes_at__lte=now
    )
    return list(due.order_by("closes_at", "pk").values_list("pk", flat=True))


def lapsing(now: datetime) -> list[int]:
    """Offers that nobody said yes to in time."""
    late = Signup.objects.filter(state=SignupState.OFFERED, offer_until__lte=now)
    late = late.filter(activity__state=State.PUBLISHED)
    return list(late.order_by("offer_until", "pk").values_list("pk", flat=True))
