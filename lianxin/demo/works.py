"""Building works: planned, built, inspected and accepted building by building."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.money import fen
from lianxin.demo.case import World
from lianxin.demo.cast import Neighbour
from lianxin.demo.scenes import picture
from lianxin.demo.script import read
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.facilities.models import Room
from lianxin.works import actions
from lianxin.works.actions import Job, Plan, Vote
from lianxin.works.models import Piece

MORNING = 9 * 60
HOUR = 60


@dataclass(slots=True)
class Site:
    """One project being played."""

    world: World
    slug: str
    row: Mapping[str, Any]
    today: date
    pk: int = 0
    pieces: list[list[Piece]] = field(default_factory=list)
    speakers: list[Neighbour] = field(default_factory=list)

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][0]

    def day(self, told: date | int | str) -> date:
        return self.today - timedelta(days=told) if isinstance(told, int) else _day(told)

    def at(self, told: date | int | str, minutes: int = 0) -> datetime:
        return clock(self.day(told), MORNING + minutes)


def _day(told: date | str) -> date:
    return told if isinstance(told, date) else date.fromisoformat(told)


def works(world: World, now: datetime) -> Iterator[Deed]:
    for slug, rows in read("works").items():
        for row in rows:
            site = Site(world, slug, row, local_day(now))
            neighbours = list(world.cast.neighbours[slug])
            dice(slug, row["title"]).shuffle(neighbours)
            site.speakers = neighbours
            yield from _planned(site)
            yield from _built(site)
            yield from _accepted(site)


def _planned(site: Site) -> Iterator[Deed]:
    row = site.row
    yield Deed(site.at(row["planned"]), "plan works", partial(_plan, site))
    if "tied" in row:
        yield Deed(site.at(row["tied"], 30), "tie to matters", partial(_tie, site))
    yield Deed(site.at(row["announced"], 20), "announce works", partial(_announce, site))
    yield Deed(site.at(row["started"]), "start works", partial(_start, site))


def _plan_of(site: Site, matter_ids: list[int]) -> Plan:
    plain = {name: site.row[name] for name in ("title", "words", "office")}
    return Plan(**plain, contractor_words=site.row["builder"], matter_ids=matter_ids)


def _plan(site: Site, now: datetime) -> None:
    row, community = site.row, site.world.town.communities[site.slug]
    site.pk = actions.plan(site.worker, community, _plan_of(site, []), now=now).pk
    for piece in row["pieces"]:
        job = Job(kind=piece["kind"], words=piece["words"], **_where(site, piece))
        site.pieces.append(actions.add_piece(site.worker, site.pk, job, now=now))
    for source, yuan, words in row["money"]:
        actions.fund(site.worker, site.pk, source=source, fen=fen(yuan), words=words, now=now)
    for title, due, *_rest in row.get("milestones", ()):
        actions.set_milestone(site.worker, site.pk, title=title, due_on=site.day(due), now=now)


def _where(site: Site, piece: Mapping[str, Any]) -> dict[str, Any]:
    if "room" in piece:
        room = Room.objects.get(community__slug=site.slug, name=piece["room"])
        return {"room_id": room.pk}
    return {"place_ids": [_place(site, label) for label in piece["at"]]}


def _place(site: Site, label: str) -> int:
    place = site.world.town.place(site.slug, label)
    if place is None:
        raise ValueError(label)
    return place.pk


def _tie(site: Site, now: datetime) -> None:
    pks = [site.world.cases[title].pk for title in site.row["matters"]]
    actions.rewrite(site.worker, site.pk, _plan_of(site, pks), now=now)


def _announce(site: Site, now: datetime) -> None:
    actions.announce(site.worker, site.pk, now=now)
    if told := site.row.get("consent"):
        actions.record_consent(site.worker, site.pk, Vote(**told), now=now)


def _start(site: Site, now: datetime) -> None:
    actions.start(site.worker, site.pk, now=now)


def _built(site: Site) -> Iterator[Deed]:
    row = site.row
    for index, piece in enumerate(row["pieces"]):
        if "why" in piece:
            at = site.at(piece["at_day"], HOUR)
            yield Deed(at, "put off", partial(_put_off, site, index))
        else:
            at = site.at(piece["done"], 5 * HOUR + index)
            yield Deed(at, "finish", partial(_finish, site, index))
    for index, (_title, _due, reached, words, *view) in enumerate(row.get("milestones", ())):
        if reached != "":
            deed = partial(_reach, site, index, words, view)
            yield Deed(site.at(reached, 6 * HOUR), "reach", deed)
    for stage, spot, scene, day in row.get("photos", ()):
        deed = partial(_photograph, site, stage, spot, scene)
        yield Deed(site.at(day, 7 * HOUR), "photograph", deed)
    yield Deed(site.at(row["handed_in"], 2 * HOUR), "hand in", partial(_hand_in, site))


def _finish(site: Site, index: int, now: datetime) -> None:
    pks = [each.pk for each in site.pieces[index]]
    actions.finish(site.worker, site.pk, pieces=pks, on=local_day(now), now=now)


def _put_off(site: Site, index: int, now: datetime) -> None:
    pks = [each.pk for each in site.pieces[index]]
    words = site.row["pieces"][index]["why"]
    actions.put_off(site.worker, site.pk, pieces=pks, words=words, now=now)


def _reach(site: Site, index: int, words: str, view: Sequence[str], now: datetime) -> None:
    """A milestone, with what was seen from the spot of the pictures before and after."""
    project = site.pieces[0][0].project
    stone = project.milestones.get(title=site.row["milestones"][index][0])
    told: dict[str, Any] = {"milestone": stone.pk, "on": local_day(now), "words": words}
    if view:
        told |= {"spot": view[0], "photos": [picture(view[1])]}
    actions.reach(site.worker, site.pk, now=now, **told)


def _photograph(site: Site, stage: str, spot: str, scene: str, now: datetime) -> None:
    told: dict[str, Any] = {"stage": stage, "spot": spot, "caption": ""}
    actions.photograph(site.worker, site.pk, photos=[picture(scene)], now=now, **told)


def _hand_in(site: Site, now: datetime) -> None:
    actions.hand_in(site.worker, site.pk, now=now)


def _accepted(site: Site) -> Iterator[Deed]:
    row = site.row
    day, by, words = row["inspected"]
    yield Deed(site.at(day, 3 * HOUR), "inspect", partial(_inspect, site, by, words))
    minute = 0
    for label, counts in row.get("says", {}).items():
        for is_fine in [True] * counts[0] + [False] * counts[1]:
            minute += 3
            deed = partial(_say, site, label, is_fine=is_fine, number=minute // 3)
            yield Deed(site.at(day, 4 * HOUR) + minute * MINUTE, "say", deed)
    if "accepted" in row:
        yield Deed(site.at(row["accepted"], HOUR), "accept", partial(_accept, site))


def _inspect(site: Site, by: str, words: str, now: datetime) -> None:
    told: dict[str, Any] = {"passed": True, "by": by, "words": words}
    actions.inspect(site.worker, site.pk, on=local_day(now), now=now, **told)


def _say(site: Site, label: str, now: datetime, *, is_fine: bool, number: int) -> None:
    """Each by themselves where they have an account, and by staff at the door where not."""
    who = site.speakers[number]
    words = "" if is_fine else "落水管口还有一处滴水。"
    said: dict[str, Any] = {"place": _place(site, label), "is_fine": is_fine, "words": words}
    if who.user:
        actions.say(who.acts(local_day(now)), site.pk, now=now, **said)
    else:
        actions.say(site.worker, site.pk, name=who.name, phone=who.phone, now=now, **said)


def _accept(site: Site, now: datetime) -> None:
    is_partly = any("why" in piece for piece in site.row["pieces"])
    (actions.accept_part if is_partly else actions.accept)(site.worker, site.pk, now=now)
