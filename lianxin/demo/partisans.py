"""The Party members of the story: all made up, living in the courtyards of their community."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from faker import Faker

from lianxin.demo.case import World
from lianxin.demo.cast import BEGINNING
from lianxin.demo.timing import dice
from lianxin.party.models import Body, Member, Rank, Standing
from lianxin.people.actions import meet
from lianxin.places.models import Kind, Place

CAME = date(2011, 3, 1)
"""From when on the oldest rolls have their members."""
COUPLES = 0.18
"""How many of the members live with another one."""
FLOATING = 0.03
FLOORS, FLATS = 6, 3
MEMBERS_WITH_ACCOUNT = 5


class Partisans:
    """Draws a community's members, alike on every machine."""

    def __init__(self, world: World, slug: str) -> None:
        self.world, self.slug = world, slug
        self.rng: Random = dice("party", slug)
        self.faker = Faker("zh_CN")
        self.faker.seed_instance(f"party {slug}")

    def residents(self, count: int) -> list[Member]:
        """So many who live here, in the order of their homes; the first is the secretary."""
        members = [self._resident(home, door) for home, door in self._homes(count)]
        self._be_secretary(members[0])
        self._have_accounts(members[3:])
        return members

    def workers(self, count: int, branch: Body, employer: str) -> list[Member]:
        """Those of a firm, who live elsewhere."""
        members = [self._member(youngest=1988) for _ in range(count)]
        for member in members:
            member.branch, member.employer = branch, employer
        return members

    def newcomers(self, count: int, branch: Body, group: Body | None, *, day: date) -> list[Member]:
        """Those who were admitted on a day, on probation."""
        self.rng = dice("party newcomers", self.slug)
        self.faker.seed_instance(f"party newcomers {self.slug}")
        members = [self._member(youngest=1996) for _ in range(count)]
        for member in members:
            member.rank, member.full_on = Rank.PROBATIONARY, None
            member.admitted_on = member.entered_on = day
            member.branch, member.group = branch, group
        return members

    def _resident(self, home: Place, door: str) -> Member:
        member = self._member(youngest=1986)
        member.home, member.door = home, door
        if self.rng.random() < FLOATING:
            member.standing, member.away_to = Standing.FLOATING, self.faker.city_name()
            member.away_since = date(2014, self.rng.randint(1, 11), self.rng.randint(1, 28))
        return member

    def _member(self, *, youngest: int) -> Member:
        rng = self.rng
        is_female = rng.random() < 0.44
        born = self._day(rng.randint(youngest - 52, youngest))
        admitted = self._day(born.year + rng.randint(20, 24))
        name = self.faker.name_female() if is_female else self.faker.name_male()
        return Member(
            name=name,
            is_female=is_female,
            born_on=born,
            phone=self.world.cast.phone(),
            rank=Rank.FULL,
            standing=Standing.ENROLLED,
            admitted_on=admitted,
            full_on=admitted + timedelta(days=366),
            entered_on=max(CAME, admitted) + timedelta(days=rng.randint(0, 700)),
        )

    def _day(self, year: int) -> date:
        return date(year, self.rng.randint(1, 12), self.rng.randint(1, 28))

    def _homes(self, count: int) -> Iterator[tuple[Place, str]]:
        """So many homes, evenly over all entrances in order; some doors are shared."""
        community = self.world.town.communities[self.slug]
        entrances = [
            place
            for place in self.world.town.places.values()
            if place.community_id == community.pk and place.kind == Kind.ENTRANCE
        ]
        entrances.sort(key=lambda place: place.pk)
        door = ""
        for number in range(count):
            entrance = entrances[number * len(entrances) // count]
            if not door or self.rng.random() > COUPLES:
                door = f"{self.rng.randint(1, FLOORS)}0{self.rng.randint(1, FLATS)}"
            yield entrance, door

    def _be_secretary(self, member: Member) -> None:
        """Whom the article names."""
        actor = self.world.cast.secretaries[self.slug]
        place = self.world.town.communities[self.slug].pk
        member.name, member.born_on = actor.name, date(1966, 5, 12)
        member.admitted_on, member.full_on = date(1990, 6, 1), date(1991, 6, 1)
        member.entered_on, member.standing = CAME, Standing.ENROLLED
        member.away_since, member.away_to = None, ""
        member.person = meet(place, now=BEGINNING, name=actor.name, user_id=actor.user_id)

    def _have_accounts(self, members: list[Member]) -> None:
        """Some neighbours with an account are members."""
        place = self.world.town.communities[self.slug].pk
        step = len(members) // MEMBERS_WITH_ACCOUNT
        known = self.world.cast.with_account(self.slug)[:MEMBERS_WITH_ACCOUNT]
        for member, neighbour in zip(members[::step], known, strict=False):
            member.name, member.phone = neighbour.name, neighbour.phone
            user_id = neighbour.user.pk if neighbour.user else None
            member.person = meet(place, now=BEGINNING, name=neighbour.name, user_id=user_id)
