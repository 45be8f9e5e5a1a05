"""A community's volunteers in the story, and one service of theirs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from lianxin.core.actor import Actor
from lianxin.demo.case import World
from lianxin.demo.timing import MINUTE, Deed, clock
from lianxin.places.models import Community
from lianxin.volunteers import actions
from lianxin.volunteers.models import Project, Spot, Team

FOUNDED = date(2015, 1, 5)
NOON = 12 * 60
PLANNED_DAYS = 5
"""How long before it a shift is set."""


@dataclass(slots=True)
class Corps:
    """A community's volunteers while the story is being played."""

    world: World
    slug: str
    row: Mapping[str, Any]
    rng: Random
    volunteers: list[int] = field(default_factory=list)
    teams: dict[str, Team] = field(default_factory=dict)
    crews: dict[str, list[int]] = field(default_factory=dict)
    """Who serves in a team's name; by the team's name, blank for everybody."""

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][0]

    def people(self, team: str, count: int) -> list[int]:
        return sorted(self.rng.sample(self.crews[team], min(count, len(self.crews[team]))))


@dataclass(slots=True)
class Outing:
    """One service: set some days before, and written down from the paper when it is over."""

    corps: Corps
    row: Mapping[str, Any]
    made: dict[str, Project]
    day: date
    more: int = 0
    """How many come beyond those who usually do."""
    spots: Sequence[str] = ()
    shift: int = 0

    @property
    def begins(self) -> datetime:
        hour, minute = map(int, self.row["clock"].split(":"))
        return clock(self.day, hour * 60 + minute)

    @property
    def minutes(self) -> int:
        return int(self.row["hours"] * 60)

    def deeds(self) -> Iterator[Deed]:
        over = self.begins + (self.minutes + 30) * MINUTE
        ahead = self.begins - timedelta(days=PLANNED_DAYS)
        yield Deed(max(ahead, clock(FOUNDED, NOON + 60)), "shift", self.plan)
        yield Deed(over, "service", self.hold)

    def plan(self, now: datetime) -> None:
        worker, people = self.corps.worker, int(self.row["people"]) + self.more
        ends = self.begins + self.minutes * MINUTE
        told = actions.ShiftTold(self.begins, ends, people or 10)
        self.shift = actions.add_shift(worker, self.made["project"].pk, told, now=now).pk
        if self.spots:
            campaign = self.made["project"].campaign
            ids = Spot.objects.filter(campaign=campaign, name__in=self.spots)
            pks = list(ids.values_list("pk", flat=True))
            if campaign:
                actions.send(worker, campaign.pk, self.shift, pks, now=now)

    def hold(self, now: datetime) -> None:
        worker = self.corps.worker
        people = self.corps.people(self.row.get("team", ""), int(self.row["people"]) + self.more)
        actions.enter_roster(worker, self.shift, people, minutes=self.minutes, now=now)
        actions.hold(worker, self.shift, now=now)
        actions.verify_shift(worker, self.shift, now=now)
