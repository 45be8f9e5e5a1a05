"""A community's office while it gives relief and trains for work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.demo.case import World
from lianxin.demo.cast import Neighbour
from lianxin.places.models import Community, Place


@dataclass(slots=True)
class Hall:
    """A community's office while it gives relief and trains."""

    world: World
    slug: str
    row: Mapping[str, Any]
    project: int = 0
    seekers: list[int] = field(default_factory=list)
    openings: list[int] = field(default_factory=list)

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def workers(self) -> list[Actor]:
        return self.world.cast.workers[self.slug]

    @property
    def lead(self) -> Actor:
        return self.world.cast.secretaries[self.slug]

    def neighbour(self, number: int) -> Neighbour:
        known = [each for each in self.world.cast.neighbours[self.slug] if not each.user]
        return known[number % len(known)]

    def home(self, number: int) -> Place:
        places = self.world.town.places.values()
        here = [each for each in places if each.community_id == self.community.pk]
        entrances = sorted(
            (each for each in here if each.kind == "entrance"), key=lambda each: each.pk
        )
        return entrances[number * 3 % len(entrances)]


def moment_of(told: str) -> datetime:
    return datetime.fromisoformat(told).replace(tzinfo=LOCAL)
