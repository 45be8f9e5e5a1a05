"""One told matter while it is being played: who it is about, and where it stands."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.demo.cast import Cast, Neighbour
from lianxin.demo.script import Told
from lianxin.demo.timing import dice
from lianxin.demo.town import Town
from lianxin.places.models import Community


@dataclass(slots=True)
class World:
    """Everything that the story plays in; cases are found by their titles."""

    town: Town
    cast: Cast
    cases: dict[str, "Case"] = field(default_factory=dict)


@dataclass(slots=True)
class Case:
    world: World
    told: Told
    slug: str
    """The community that it is with now."""
    lead: Actor
    reporter: Neighbour | None
    joiners: list[Neighbour]
    rng: Random
    pk: int = 0

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def speaker(self) -> Neighbour:
        if self.reporter is None:
            raise ValueError(f"nobody can be asked about {self.told.title}")
        return self.reporter

    def asks(self, now: datetime) -> Actor:
        """The reporter as they act: signed in, or by their private link."""
        if self.speaker.user:
            return self.speaker.acts(local_day(now))
        return Actor(granted=frozenset({self.pk}))

    def move_to(self, slug: str) -> None:
        self.slug, self.lead = slug, self.world.cast.workers[slug][0]


def cast_case(world: World, told: Told) -> Case:
    """Choose who plays a told matter, by lots that its title throws."""
    slug, cast = told.community, world.cast
    rng = dice(slug, told.title)
    lead = rng.choice(cast.workers[slug])
    reporter = _reporter(cast, told, rng)
    count = int(told.joined[0]) if told.joined else 0
    others = [each for each in cast.neighbours[slug] if each != reporter]
    case = Case(world, told, slug, lead, reporter, rng.sample(others, count), rng)
    if told.title in world.cases:
        raise ValueError(f"two matters are called {told.title}")
    world.cases[told.title] = case
    return case


def _reporter(cast: Cast, told: Told, rng: Random) -> Neighbour | None:
    if told.by == "nobody":
        return None
    if told.by == "jumin":
        return cast.resident
    if told.reporter:
        return Neighbour(told.reporter, cast.phone())
    known = cast.with_account(told.community)
    if told.by == "account":
        return rng.choice(known)
    return rng.choice([each for each in cast.neighbours[told.community] if not each.user])
