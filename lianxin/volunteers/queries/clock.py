"""What the clock has to look after."""

from collections.abc import Collection
from datetime import date, timedelta

from lianxin.core.http import local_day
from lianxin.volunteers.models import Volunteer, VolunteerState
from lianxin.volunteers.queries.law import INVITATION, count_of


def unanswered(*, today: date) -> Collection[int]:
    """Minors whose guardian has not answered for as long as an invitation may wait."""
    waiting = Volunteer.objects.filter(state=VolunteerState.WAITING)
    return [
        each.pk
        for each in waiting.select_related("community__subdistrict").order_by("pk")
        if local_day(each.registered_at)
        + timedelta(days=count_of(each.community, INVITATION, on=today))
        < today
    ]
