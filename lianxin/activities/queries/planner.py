"""What days are ahead, and whether something is planned for them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lianxin.activities.models import Activity, State
from lianxin.activities.queries.access import activities_for
from lianxin.activities.rules.occasions import BY_CODE, CUSTOMS, Custom
from lianxin.activities.solving.days import ahead, lunar_words
from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.people.queries import workplace
from lianxin.places.models import Community

DAYS = 190
AROUND = timedelta(days=21)
"""How far from its day something may be held that is for it."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A day ahead, how far off it is, and what is planned for it."""

    on: date
    custom: Custom
    days: int
    lunar: str
    planned: list[Activity]


@dataclass(frozen=True, slots=True)
class Planner:
    community: Community
    chances: list[Chance]


def planner(actor: Actor, slug: str, *, today: date) -> Planner:
    """The half year ahead, in order."""
    community = workplace(actor, slug)
    start = datetime(today.year, today.month, today.day, tzinfo=LOCAL) - AROUND
    planned = list(
        activities_for(actor)
        .filter(community=community, starts_at__gte=start)
        .exclude(occasion="")
        .exclude(state=State.CALLED_OFF)
        .order_by("starts_at", "pk")
    )
    days = ahead((custom.occasion for custom in CUSTOMS), start=today, days=DAYS)
    chances = [
        Chance(
            on,
            BY_CODE[occasion.code],
            (on - today).days,
            lunar_words(on) if occasion.is_lunar else "",
            [each for each in planned if each.occasion == occasion.code and _near(each, on)],
        )
        for on, occasion in days
    ]
    return Planner(community, chances)


def _near(activity: Activity, on: date) -> bool:
    day = datetime(on.year, on.month, on.day, tzinfo=LOCAL)
    return abs(activity.starts_at - day) <= AROUND
