"""What the communities do together: rooms, series, and every activity from its plan to its record,
with those who sign up, wait, come and say how it was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from lianxin.activities import actions
from lianxin.activities.actions import Plan, Record, Who
from lianxin.activities.models import Activity, SignupState, Way
from lianxin.core.actor import Actor
from lianxin.core.errors import Refused
from lianxin.core.figures import LOCAL
from lianxin.core.headcounts import read_headcount
from lianxin.core.http import local_day
from lianxin.demo.case import World
from lianxin.demo.cast import Neighbour
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import MINUTE, Deed, clock, dice, spread
from lianxin.facilities.actions import Outfit, add_room
from lianxin.facilities.models import Film

FOUNDED = date(2014, 12, 20)
TEN = 10 * 60
PLANNED_DAYS, OPENS_DAYS = 12, 10
SOON_DAYS = 6
"""How long before now what is still to come was planned."""
HOUR = timedelta(hours=1)
SAID = ("很开心，下次还来。", "讲得明白。", "椅子再多几把就好了。", "时间可以再长一点。", "")


@dataclass(slots=True)
class Home:
    """A community as activities know it: its rooms and series by name."""

    world: World
    slug: str
    rooms: dict[str, int] = field(default_factory=dict)
    series: dict[str, int] = field(default_factory=dict)

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][0]


@dataclass(slots=True)
class Event:
    """One activity being played."""

    home: Home
    row: Mapping[str, Any]
    starts_at: datetime
    rng: Random
    guests: list[Neighbour]
    opens_at: datetime | None = None
    pk: int = 0

    @property
    def worker(self) -> Actor:
        return self.home.worker

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + int(self.row["hours"]) * HOUR

    @property
    def closes_at(self) -> datetime:
        return clock(local_day(self.starts_at) - timedelta(days=1), 17 * 60)

    @property
    def is_signed_up_for(self) -> bool:
        return "way" in self.row

    def activity(self) -> Activity:
        return Activity.objects.get(pk=self.pk)


def activities(world: World, now: datetime) -> Iterator[Deed]:
    """The year 2015, the last weeks, and what is planned for the next ones."""
    for slug in SLUGS:
        home, told = Home(world, slug), read("activities")[slug]
        yield Deed(clock(FOUNDED, TEN), "furnish", partial(_furnish, home, told))
        for row in told["held"]:
            for when, title in row.get("many") or [(str(row["at"])[:16], row["title"])]:
                at = datetime.fromisoformat(when).replace(tzinfo=LOCAL)
                yield from _held(_event(home, {**row, "title": title}, at))
        for row in told["lately"]:
            yield from _held(_event(home, row, _near(now, -row["ago"], row["time"])))
        for row in told["soon"]:
            yield from _soon(_event(home, row, _near(now, row["ahead"], row["time"])), now)


def _near(now: datetime, days: int, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    return clock(local_day(now) + timedelta(days=days), hour * 60 + minute)


def _event(home: Home, row: Mapping[str, Any], starts_at: datetime) -> Event:
    rng = dice(home.slug, row["title"], str(row.get("at", "")))
    guests = rng.sample(home.world.cast.neighbours[home.slug], row.get("people", 0))
    return Event(home, row, starts_at, rng, guests)


def _furnish(home: Home, told: Mapping[str, Any], now: datetime) -> None:
    community = home.world.town.communities[home.slug]
    for row in told["rooms"]:
        home.rooms[row["name"]] = add_room(home.worker, community, Outfit(**row), now=now).pk
    for row in told["series"]:
        made = actions.begin_series(home.worker, community, now=now, **row)
        home.series[row["name"]] = made.pk


def _held(event: Event) -> Iterator[Deed]:
    """What has taken place; the clock's round says that it is over."""
    day = local_day(event.starts_at)
    planned = clock(day - timedelta(days=PLANNED_DAYS), TEN)
    event.opens_at = clock(day - timedelta(days=OPENS_DAYS), 9 * 60)
    yield from _begun(event, planned)
    yield from _signed_up(event, event.opens_at + 2 * timedelta(days=1))
    yield Deed(event.starts_at + 10 * MINUTE, "attend", partial(_attend, event))
    if "count" in event.row:
        next_day = day + timedelta(days=1)
        yield Deed(clock(next_day, TEN), "record", partial(_record, event))
        yield Deed(clock(next_day, 20 * 60), "tell", partial(_tell, event))


def _begun(event: Event, planned: datetime) -> Iterator[Deed]:
    yield Deed(planned, "plan", partial(_plan, event))
    if not event.row.get("is_plan"):
        yield Deed(planned + 15 * MINUTE, "publish", partial(_publish, event))


def _signed_up(event: Event, until: datetime) -> Iterator[Deed]:
    if not event.is_signed_up_for or event.opens_at is None:
        return
    for guest, at in zip(
        event.guests, spread(len(event.guests), event.opens_at, until, event.rng), strict=True
    ):
        yield Deed(at, "sign up", partial(_sign_up, event, guest))


def _soon(event: Event, now: datetime) -> Iterator[Deed]:
    """What is to come: signing up is under way, or yet to begin."""
    today = local_day(now)
    planned = clock(today - timedelta(days=SOON_DAYS), TEN)
    opens = today + timedelta(days=event.row.get("opens", 1 - SOON_DAYS))
    event.opens_at = clock(opens, 9 * 60)
    yield from _begun(event, planned)
    if event.opens_at < now:
        yield from _signed_up(event, now - 3 * HOUR)
    if event.row.get("gone"):
        yield Deed(now - 2 * HOUR, "cancel", partial(_cancel, event))
    if words := event.row.get("called_off"):
        yield Deed(now - 2 * HOUR, "call off", partial(_call_off, event, words))


def _plan(event: Event, now: datetime) -> None:
    row = event.row
    plain = {name: row[name] for name in ("words", "partners", "occasion") if row.get(name)}
    made = Plan(
        title=row["title"],
        kind=row["kind"],
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        way=row.get("way", Way.WALK_IN),
        room_id=event.home.rooms[row["room"]] if "room" in row else None,
        place_words=row.get("where", ""),
        series_id=event.home.series[row["series"]] if "series" in row else None,
        film_id=_film(event),
        capacity=row.get("places"),
        waiting_most=row.get("waiting", 4) if event.is_signed_up_for else 0,
        opens_at=event.opens_at if event.is_signed_up_for else None,
        closes_at=event.closes_at if event.is_signed_up_for else None,
        **plain,
    )
    community = event.home.world.town.communities[event.home.slug]
    event.pk = actions.plan(event.worker, community, made, now=now).pk


def _film(event: Event) -> int | None:
    if "film" not in event.row:
        return None
    listed = Film.objects.filter(community__slug=event.home.slug, title=event.row["film"])
    return listed.get().pk


def _publish(event: Event, now: datetime) -> None:
    actions.publish(event.worker, event.pk, now=now)


def _who(guest: Neighbour) -> Who:
    return Who() if guest.user else Who(guest.name, guest.phone)


def _sign_up(event: Event, guest: Neighbour, now: datetime) -> None:
    actions.sign_up(guest.acts(local_day(now)), event.pk, _who(guest), now=now)


def _cancel(event: Event, now: datetime) -> None:
    """Staff write down that some who have a place cannot come after all."""
    placed = event.activity().signups.filter(state=SignupState.PLACED).order_by("rank")
    for signup in placed[: event.row["gone"]]:
        actions.cancel(event.worker, signup.pk, now=now)


def _call_off(event: Event, words: str, now: datetime) -> None:
    actions.call_off(event.worker, event.pk, words=words, now=now)


def _attend(event: Event, now: datetime) -> None:
    """A list is ticked by hand; where one just comes, some scan the code at the door."""
    activity = event.activity()
    if event.is_signed_up_for:
        placed = activity.signups.filter(state=SignupState.PLACED).order_by("rank")
        came = list(placed.values_list("person_id", flat=True))[1:]
        actions.attend(event.worker, event.pk, came=came, now=now)
        return
    for guest in event.guests:
        actor = guest.acts(local_day(now))
        actions.sign_in(actor, event.pk, activity.code, _who(guest), now=now)


def _record(event: Event, now: datetime) -> None:
    told = read_headcount(str(event.row["count"]))
    if told is None:
        raise ValueError(f"{event.row['title']}: {event.row['count']} is no headcount")
    count, is_round = told
    made = Record(count, event.row["outcome"], is_approximate=is_round)
    actions.record(event.worker, event.pk, made, now=now)


def _tell(event: Event, now: datetime) -> None:
    """Of those who have an account, whoever was there says how it was."""
    for guest in event.guests:
        if guest.user is None:
            continue
        stars, words = event.rng.choice((5, 5, 4, 4, 3)), event.rng.choice(SAID)
        try:
            actions.tell(guest.acts(local_day(now)), event.pk, stars=stars, words=words, now=now)
        except Refused:
            # Who waited and got no place has nothing to tell.
            continue
