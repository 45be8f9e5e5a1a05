"""Whose time is taken when."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from lianxin.volunteers.models import Duty


def clashing(
    volunteer_ids: Iterable[int], starts_at: datetime, ends_at: datetime
) -> QuerySet[Duty]:
    """The duties of these volunteers that lie over a span; touching ends do not."""
    return (
        Duty.objects.filter(
            volunteer__in=list(volunteer_ids),
            released_at__isnull=True,
            starts_at__lt=ends_at,
            ends_at__gt=starts_at,
        )
        .select_related("shift__project", "volunteer")
        .order_by("starts_at", "pk")
    )
