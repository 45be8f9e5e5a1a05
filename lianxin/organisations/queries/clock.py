"""What the clock finds due."""

from datetime import date, timedelta

from lianxin.organisations.models import Agreement, Pledge, PledgeState
from lianxin.organisations.queries.law import PLEDGE, RENEWAL, count_of
from lianxin.organisations.queries.overview import running

LONGEST = timedelta(days=400)
"""Further ahead nothing is reminded of, whatever a rule says."""


def agreements_to_remind(*, on: date) -> list[Agreement]:
    """Running ones whose last day is near and of which nobody was reminded."""
    found = running().filter(reminded_at__isnull=True, until__lte=on + LONGEST)
    rows = found.select_related("organisation__community__subdistrict")
    return [
        each
        for each in rows
        if each.until
        and each.until <= on + timedelta(days=count_of(each.organisation.community, RENEWAL, on=on))
    ]


def pledges_to_remind(*, on: date) -> list[Pledge]:
    found = Pledge.objects.filter(
        state=PledgeState.OPEN, reminded_at__isnull=True, due_on__lte=on + LONGEST
    )
    rows = found.select_related("organisation__community__subdistrict")
    return [
        each
        for each in rows
        if each.due_on <= on + timedelta(days=count_of(each.organisation.community, PLEDGE, on=on))
    ]
