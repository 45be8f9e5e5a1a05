"""The service teams of the story: who goes out, who asks for what, and what was done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.core.workdays import add_workdays
from lianxin.demo.case import World
from lianxin.demo.certain import key
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import Deed, clock, dice
from lianxin.places.models import Community, Place
from lianxin.services.actions import calling, requests, teams
from lianxin.services.actions.asking import Asking, ask
from lianxin.services.actions.calling import Recorded
from lianxin.services.models import LICENSED, HelpRequest, Line, Member, Service, Visit, Way
from lianxin.services.queries.rates import moment

FOUNDED = date(2015, 1, 5)
DAY = timedelta(days=1)
WEEKDAYS = [(day, half) for day in range(1, 8) for half in ("am", "pm")]
SURNAMES = "赵钱孙李周吴郑冯陈卫蒋沈韩杨朱秦许何吕张"


@dataclass(slots=True)
class Outing:
    """One team being played."""

    world: World
    slug: str
    row: Mapping[str, Any]
    rng: Random
    services: list[Service] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][-1]


def services(world: World, now: datetime) -> Iterator[Deed]:
    """The year 2015, and what waits today and tomorrow."""
    told = read("services")
    for number, slug in enumerate(SLUGS):
        lines = told["lines"].get(slug, ())
        begun = clock(FOUNDED, 9 * 60 + number)
        yield Deed(begun, "lines", partial(_lines, world, slug, lines))
        for at, row in enumerate(told["teams"][slug]):
            outing = Outing(world, slug, row, dice("services", slug, row["name"]))
            founded = begun + timedelta(minutes=10 + 5 * at)
            yield Deed(founded, f"found {row['name']}", partial(_found, outing))
            yield from _year(outing, at)
            yield from _now(outing, at, now)


def _lines(world: World, slug: str, lines: list[tuple[str, str]], now: datetime) -> None:
    worker, community = world.cast.workers[slug][-1], world.town.communities[slug]
    for name, what in lines:
        teams.add_line(worker, community, name=name, what=what, now=now)


def _found(outing: Outing, now: datetime) -> None:
    row, worker, on = outing.row, outing.worker, local_day(now)
    yards = Place.objects.filter(community=outing.community, parent__isnull=True)
    base = yards.filter(name=row.get("base", "")).first() or yards.order_by("pk").first()
    told = teams.TeamTold(row["name"], row["what"], base.pk if base else None)
    team = teams.found_team(worker, outing.community, told, on=on, now=now)
    for number, works in enumerate(row["members"]):
        outing.members.append(_enlisted(outing, team.pk, works.split(), number, now))
    lines = {line.name: line.pk for line in Line.objects.filter(community=outing.community)}
    for each in row["services"]:
        offered = teams.ServiceTold(
            name=each["name"],
            team_id=team.pk,
            work=each["work"],
            minutes=each["minutes"],
            line_id=lines.get(each.get("line") or row.get("line", "")),
            paid=each["paid"],
            asker=each.get("asker", "everybody"),
        )
        service = teams.add_service(worker, outing.community, offered, now=now)
        outing.services.append(service)


def _enlisted(outing: Outing, team_id: int, works: list[str], number: int, now: datetime) -> Member:
    on = local_day(now)
    title = "大夫" if "medical" in works else "师傅"
    told = teams.MemberTold(
        name=outing.rng.choice(SURNAMES) + title,
        phone=outing.world.cast.phone(),
        works=works,
        times=WEEKDAYS,
        way=Way.RIDING if number else Way.WALKING,
    )
    member = teams.enlist(outing.worker, team_id, told, since=on, now=now)
    for work in sorted(work for work in works if work in LICENSED):
        paper = "执业医师证" if work == "medical" else "电工证"
        licence = teams.LicenceTold(
            work, f"{paper} {outing.rng.randrange(10**7):07d}", date(2012, 3, 1), date(2035, 2, 28)
        )
        teams.add_licence(outing.worker, member.pk, licence, now=now)
    return member


def _year(outing: Outing, number: int) -> Iterator[Deed]:
    """Requests spread over the year, each with its visit and its word afterwards."""
    count = outing.row["asks"]
    for at in range(count):
        day = date(2015, 1, 12) + (335 * at // count + outing.rng.randrange(20)) * DAY
        asked_at = clock(day, 8 * 60 + 30 + 7 * number + outing.rng.randrange(60))
        call = Call(outing, at)
        visited = add_workdays(day, 1 + at % 3)
        yield Deed(asked_at, "ask", partial(_ask, call, visited))
        yield Deed(clock(visited, 17 * 60 + 30 + number), "visit", partial(_visit, call))
        if at % 5 != 4:
            rated = clock(visited + DAY, 10 * 60 + number)
            yield Deed(rated, "rate", partial(_rate, call))


@dataclass(slots=True)
class Call:
    """One request of the year, from the asking to the word afterwards."""

    outing: Outing
    at: int
    visit: Visit | None = None

    @property
    def row(self) -> Mapping[str, Any]:
        rows: list[Mapping[str, Any]] = self.outing.row["services"]
        return rows[self.at % len(rows)]


def _ask(call: Call, visited: date, now: datetime) -> None:
    request = _asked(call.outing, call.row, call.at, now)
    call.visit = _set(call.outing, request, visited, call.at, now)


def _visit(call: Call, now: datetime) -> None:
    if call.visit is None:
        return
    row = call.row
    told = Recorded(
        key=key("visit", str(call.visit.pk)),
        found=row["found"],
        did=row["did"],
        used=[tuple(row["used"].split(" ", 1))] if row.get("used") else (),
        elapsed=now - call.visit.ends_at,
    )
    calling.record(call.outing.worker, call.visit.pk, told, now=now)


def _rate(call: Call, now: datetime) -> None:
    if call.visit is None:
        return
    satisfaction = "fair" if call.at % 7 == 6 else "good"
    requests.rate(call.outing.worker, call.visit.request_id, satisfaction=satisfaction, now=now)


def _asked(outing: Outing, row: Mapping[str, Any], at: int, now: datetime) -> HelpRequest:
    rng, community, today = outing.rng, outing.community, local_day(now)
    who = rng.choice(outing.world.cast.neighbours[outing.slug])
    buildings = Place.objects.filter(community=community, kind="building")
    place = buildings.order_by("pk")[rng.randrange(buildings.count())]
    service = next(each for each in outing.services if each.name == row["name"])
    is_family = at % 4 == 3
    asking = Asking(
        key=key("help", outing.slug, outing.row["name"], now.isoformat()),
        community=community,
        service=service,
        words=row["words"],
        halves=[(today + days * DAY, half) for days in range(1, 7) for half in ("am", "pm")],
        place=place,
        whom="family" if is_family else "self",
        served_name="老人" if is_family else "",
        name=who.name,
        phone="" if who.user else who.phone,
        channel="phone" if at % 3 else "counter",
        fits=service.asker != "everybody",
    )
    return ask(outing.worker, asking, now=now)


def _set(outing: Outing, request: HelpRequest, day: date, at: int, now: datetime) -> Visit | None:
    """The first of the team who may do it and is free at one of some times."""
    for minute in (540 + 15 * (at % 3), 600, 645, 840, 900, 960):
        for member in outing.members:
            try:
                return calling.set_visit(
                    outing.worker,
                    request.pk,
                    member_id=member.pk,
                    starts_at=moment(day, minute),
                    now=now,
                )
            except Invalid:
                continue
    return None


def _now(outing: Outing, number: int, now: datetime) -> Iterator[Deed]:
    """What is open: some for tomorrow to be planned, some promised for today."""
    before = now - timedelta(hours=3)
    for at in range(3):
        asked_at = before + timedelta(minutes=10 * number + at)
        yield Deed(asked_at, "ask", partial(_open, outing, at))


def _open(outing: Outing, at: int, now: datetime) -> None:
    request = _asked(outing, Call(outing, at).row, at, now)
    if at == 0:
        _set(outing, request, local_day(now) + DAY, at, now)
