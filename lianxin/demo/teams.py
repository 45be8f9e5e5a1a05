"""The cultural teams of the story: who is in them, when they rehearse, what they show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from lianxin.activities import actions
from lianxin.activities.actions import Portrait, Who
from lianxin.activities.models import Activity
from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.demo.case import World
from lianxin.demo.script import read
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.facilities.actions import Slot
from lianxin.facilities.models import Room
from lianxin.party.models import Body
from lianxin.places.models import Community

WRITTEN_DOWN = date(2015, 1, 6)
"""When the office wrote the teams down."""
BRANCHED = date(2015, 6, 1)
"""Once the themed branch stands."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MONTHS = (1, 3, 5, 7, 9, 11)


@dataclass(slots=True)
class Troupe:
    """One team being played."""

    world: World
    slug: str
    row: Mapping[str, Any]
    branch: str
    rng: Random
    pk: int = 0

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][-1]


def teams(world: World, now: datetime) -> Iterator[Deed]:
    """The year 2015, and the weeks around now."""
    for slug, told in read("teams").items():
        for number, row in enumerate(told["teams"]):
            rng = dice("team", slug, row["name"])
            troupe = Troupe(world, slug, row, told.get("branch", ""), rng)
            yield from _year(troupe, number)
            yield from _now(troupe, now)


def _year(troupe: Troupe, number: int) -> Iterator[Deed]:
    row = troupe.row
    begun = clock(WRITTEN_DOWN, 9 * 60 + 10 * number)
    yield Deed(begun, f"found {row['name']}", partial(_found, troupe))
    for month in MONTHS:
        day = date(2015, month, 12 + number % 14)
        planned = clock(day - 3 * DAY, 9 * 60 + number)
        start = clock(day, 7 * 60)
        yield Deed(planned, "rehearse", partial(_rehearse, troupe, start, ""))
    if row.get("branch"):
        yield Deed(clock(BRANCHED, 9 * 60 + number), "join branch", partial(_branch, troupe))
    yield Deed(clock(date(2015, 12, 28), 15 * 60 + number), "keep", partial(_keep, troupe))


def _now(troupe: Troupe, now: datetime) -> Iterator[Deed]:
    """Rehearsals of the last weeks and the next; those with a room of their own have it booked."""
    today, room = local_day(now), troupe.row.get("room", "")
    for days in (-20, -6, 1, 4):
        day = today + days * DAY
        planned = min(clock(day - 5 * DAY, 9 * 60), now - HOUR)
        start = clock(day, (20 if room else 7) * 60)
        yield Deed(planned, "rehearse", partial(_rehearse, troupe, start, room))
    yield Deed(now - 5 * HOUR + troupe.rng.randrange(60) * MINUTE, "ask", partial(_ask, troupe))


def _found(troupe: Troupe, now: datetime) -> None:
    row, day = troupe.row, local_day(now)
    founded = date(troupe.rng.randrange(2004, 2014), troupe.rng.randrange(1, 13), 8)
    made = Portrait(art=row["art"], words=row.get("words", ""), meets=row["meets"])
    team = actions.found_team(
        troupe.worker,
        troupe.community,
        name=row["name"],
        founded_on=founded,
        made=made,
        now=now,
    )
    troupe.pk = team.pk
    people = troupe.rng.sample(troupe.world.cast.neighbours[troupe.slug], row["members"])
    for number, who in enumerate(people):
        actions.admit(
            troupe.worker,
            team.pk,
            Who(who.name, who.phone),
            since=day,
            is_leader=number == 0,
            is_named=number < 3,
            now=now,
        )


def _rehearse(troupe: Troupe, start: datetime, room: str, now: datetime) -> None:
    where: dict[str, Any] = {"place_words": troupe.row["meets"].partition("，")[2]}
    if room:
        where = {"room_id": Room.objects.get(community=troupe.community, name=room).pk}
    slot = Slot(start, start + HOUR)
    actions.rehearse(troupe.worker, troupe.pk, slot, now=now, **where)


def _branch(troupe: Troupe, now: datetime) -> None:
    row = troupe.row
    themed = Body.objects.get(community=troupe.community, name=troupe.branch)
    made = Portrait(
        art=row["art"], words=row.get("words", ""), meets=row["meets"], branch_id=themed.pk
    )
    actions.change_team(troupe.worker, troupe.pk, made, now=now)


def _keep(troupe: Troupe, now: datetime) -> None:
    """At the year's end: on which stages it stood, and what it was honoured with."""
    for title, what in troupe.row.get("shows", ()):
        stage = Activity.objects.get(community=troupe.community, title=title, starts_at__year=2015)
        actions.show(troupe.worker, troupe.pk, stage.pk, what=what, now=now)
    for year, what, by_whom in troupe.row.get("honours", ()):
        actions.honour(troupe.worker, troupe.pk, year=year, what=what, by_whom=by_whom, now=now)


def _ask(troupe: Troupe, now: datetime) -> None:
    """Somebody would join the teams that have a stage."""
    if not troupe.row.get("room"):
        return
    who = troupe.world.cast.neighbours[troupe.slug][troupe.rng.randrange(9)]
    told = Who() if who.user else Who(who.name, who.phone)
    words = "退休了，想跟着大家一起练。"
    actions.ask(who.acts(local_day(now)), troupe.pk, told, words=words, now=now)
