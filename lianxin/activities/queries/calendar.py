"""Activities by day: what is ahead, a week, a month, and what has been."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from lianxin.activities.models import HELD_STATES, Activity, State
from lianxin.activities.queries.access import activities_for
from lianxin.activities.solving.days import month_grid
from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.core.keyset import Page

PAST = ("-starts_at", "-id")
AHEAD = 100
"""More than a community plans; whoever has more finds the rest by the month."""


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    activities: list[Activity]
    is_within: bool = True
    """Whether it belongs to the month that is shown."""


@dataclass(frozen=True, slots=True)
class Span:
    """A week or a month as a page shows it."""

    day: date
    """Any day of it, from which it was asked for."""
    weeks: list[list[Day]]
    before: date
    after: date

    @property
    def days(self) -> list[Day]:
        """Those of the span on which something is, in order."""
        return [day for week in self.weeks for day in week if day.activities and day.is_within]


def _listed(actor: Actor, community_id: int) -> QuerySet[Activity]:
    """Each session of a course, but not enrolling for it, which has its own page."""
    return activities_for(actor).filter(community_id=community_id, enrols_for__isnull=True)


def ahead(actor: Actor, community_id: int, *, now: datetime) -> list[Activity]:
    """Published and not over, the next first."""
    coming = _listed(actor, community_id).filter(ends_at__gt=now)
    coming = coming.filter(state=State.PUBLISHED).order_by("starts_at", "pk")
    return list(coming[:AHEAD])


def past(actor: Actor, community_id: int, *, after: str, before: str) -> Page[Activity]:
    been = _listed(actor, community_id).filter(state__in=sorted(HELD_STATES))
    return keyset.page(been, PAST, after=after, before=before, size=20)


def week(actor: Actor, community_id: int, *, day: date, desk: bool = False) -> Span:
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=each) for each in range(7)]
    by_day = _by_day(_shown(actor, community_id, desk=desk), days[0], days[-1])
    weeks = [[Day(each, by_day.get(each, [])) for each in days]]
    return Span(day, weeks, monday - timedelta(days=7), monday + timedelta(days=7))


def month(actor: Actor, community_id: int, *, day: date, desk: bool = False) -> Span:
    first = day.replace(day=1)
    grid = list(month_grid(first))
    by_day = _by_day(_shown(actor, community_id, desk=desk), grid[0][0], grid[-1][-1])
    weeks = [
        [Day(each, by_day.get(each, []), each.month == first.month) for each in row] for row in grid
    ]
    after = (first + timedelta(days=31)).replace(day=1)
    return Span(first, weeks, (first - timedelta(days=1)).replace(day=1), after)


def _shown(actor: Actor, community_id: int, *, desk: bool) -> QuerySet[Activity]:
    """At the desk plans too, and everywhere what was called off, so that nobody comes in vain."""
    found = _listed(actor, community_id)
    return found if desk else found.filter(published_at__isnull=False)


def _by_day(found: QuerySet[Activity], first: date, last: date) -> dict[date, list[Activity]]:
    start, end = (datetime(day.year, day.month, day.day, tzinfo=LOCAL) for day in (first, last))
    within = found.filter(starts_at__gte=start, starts_at__lt=end + timedelta(days=1))
    rows: dict[date, list[Activity]] = {}
    for activity in within.order_by("starts_at", "pk"):
        rows.setdefault(local_day(activity.starts_at), []).append(activity)
    return rows


def grouped(rows: Sequence[Activity]) -> list[Day]:
    """In order of time, by local day."""
    days: dict[date, list[Activity]] = {}
    for each in rows:
        days.setdefault(local_day(each.starts_at), []).append(each)
    return [Day(on, found) for on, found in days.items()]


SPANS: dict[str, Callable[..., Span]] = {"week": week, "month": month}


def asked_day(text: str, *, today: date) -> date:
    """The day of a calendar's address; today where it names none that a calendar has."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today
    return day if 1949 <= day.year < 2100 else today
