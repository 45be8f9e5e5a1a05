"""What residents wished to learn (你的需求，我来满足), and the courses that came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from lianxin.activities import actions
from lianxin.activities.actions import Lesson, Syllabus, Wanting, Who
from lianxin.activities.models import Activity, Course, Series, SignupState, Subject, Time
from lianxin.activities.queries.wishes import open_wishes
from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.demo.case import World
from lianxin.demo.cast import Neighbour
from lianxin.demo.script import read
from lianxin.demo.timing import MINUTE, Deed, clock, dice, spread
from lianxin.facilities.models import Room
from lianxin.places.models import Community

WISHED, NAMED, PLANNED, OPENED = 24, 17, 16, 13
"""Days before the first session by which a course was wished for, named, planned and opened."""
DAY, WEEK, HOUR = timedelta(days=1), timedelta(days=7), timedelta(hours=1)
TEN = 10 * 60


@dataclass(slots=True)
class Class:
    """One course being played: who wished for it, who joins them, and where it stands."""

    world: World
    slug: str
    row: Mapping[str, Any]
    first: datetime
    rng: Random
    pk: int = 0

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][0]

    def starts(self, number: int) -> datetime:
        return self.first + number * WEEK

    def session(self, number: int) -> Activity:
        return Activity.objects.get(course=self.pk, starts_at=self.starts(number))

    def course(self) -> Course:
        return Course.objects.get(pk=self.pk)


def courses(world: World, now: datetime) -> Iterator[Deed]:
    """The courses of 2015, those of these weeks, and what is wished for now."""
    for slug, told in read("courses").items():
        for row in told["taught"]:
            first = _first(row, now)
            made = Class(world, slug, row, first, dice("course", slug, row["title"]))
            yield from (deed for deed in _course(made) if deed.at < now)
        for row in told["wanted"]:
            made = Class(world, slug, row, now + 8 * DAY, dice("wish", slug, row["name"]))
            yield from _wished(made, row["name"], _sample(made, row["wishes"]), now - 9 * DAY)
        for number, words in enumerate(told["loose"]):
            made = Class(world, slug, told, now, dice("wish", words))
            (who,) = _sample(made, 1)
            at = now - (number + 1) * DAY
            yield Deed(at, "wish", partial(_wish, made, who, words))


def _first(row: Mapping[str, Any], now: datetime) -> datetime:
    if "at" in row:
        return datetime.fromisoformat(str(row["at"])[:16]).replace(tzinfo=LOCAL)
    hour, minute = map(int, row["time"].split(":"))
    return clock(local_day(now) + row["ahead"] * DAY, hour * 60 + minute)


def _sample(made: Class, count: int) -> list[Neighbour]:
    return made.rng.sample(made.world.cast.neighbours[made.slug], count)


def _course(made: Class) -> Iterator[Deed]:
    row, day = made.row, local_day(made.first)
    people = _sample(made, row["wishes"] + row["others"])
    wishers, others = people[: row["wishes"]], people[row["wishes"] :]
    yield from _wished(made, row["title"], wishers, made.first - WISHED * DAY)
    yield Deed(clock(day - PLANNED * DAY, TEN), "plan a course", partial(_plan, made))
    opened = clock(day - OPENED * DAY, TEN)
    yield Deed(opened, f"open {row['title']}", partial(_open, made))
    for who, at in _enrolling(made, wishers, opened, days=2):
        yield Deed(at, "enrol", partial(_enrol, made, who))
    for who, at in _enrolling(made, others, opened + 4 * DAY, days=6):
        yield Deed(at, "enrol", partial(_enrol, made, who))
    yield Deed(made.first, "begin a course", partial(_begin, made))
    for number in range(row["sessions"]):
        over = made.starts(number) + row["hours"] * HOUR + 5 * MINUTE
        yield Deed(over, "call the roll", partial(_call_roll, made, number))
    last = local_day(made.starts(row["sessions"] - 1))
    yield Deed(clock(last + DAY, TEN), "finish a course", partial(_finish, made))


def _enrolling(
    made: Class, people: list[Neighbour], start: datetime, *, days: int
) -> Iterator[tuple[Neighbour, datetime]]:
    times = spread(len(people), start + 10 * MINUTE, start + days * DAY, made.rng)
    return zip(people, times, strict=True)


def _wished(made: Class, name: str, people: list[Neighbour], start: datetime) -> Iterator[Deed]:
    """Neighbours say it in a week; then the worker puts what they said under one name."""
    end = start + (WISHED - NAMED) * DAY
    for who, at in zip(people, spread(len(people), start, end, made.rng), strict=True):
        yield Deed(at, "wish", partial(_wish, made, who, made.row["says"]))
    yield Deed(end + HOUR, f"name {name}", partial(_name, made, name))


def _who(neighbour: Neighbour) -> Who:
    return Who() if neighbour.user else Who(neighbour.name, neighbour.phone)


def _wish(made: Class, who: Neighbour, words: str, now: datetime) -> None:
    times = tuple(made.rng.sample(Time.values, 1))
    actor = who.acts(local_day(now))
    actions.wish(actor, made.community, Wanting(words=words, times=times), _who(who), now=now)


def _name(made: Class, name: str, now: datetime) -> None:
    """Those whose words do not bear the name already."""
    known = Subject.objects.filter(community=made.community, name=name)
    loose = open_wishes(made.worker, made.community.pk).filter(words=made.row["says"])
    pks = list(loose.exclude(subject__in=known).values_list("pk", flat=True))
    actions.name_wishes(made.worker, made.community, pks, name=name, now=now)


def _plan(made: Class, now: datetime) -> None:
    row = made.row
    series = Series.objects.get(community=made.community, name=row["series"])
    subject = Subject.objects.get(community=made.community, name=row["title"])
    told = Syllabus(
        title=row["title"],
        capacity=row["places"],
        words=row["words"],
        series_id=series.pk,
        subject_id=subject.pk,
        lecturer=row.get("teacher", ""),
        is_named=row.get("named", False),
        partner=row.get("partner", ""),
    )
    made.pk = actions.plan_course(made.worker, made.community, told, now=now).pk
    room = Room.objects.get(community=made.community, name=row["room"])
    lesson = Lesson(made.first, made.first + row["hours"] * HOUR, room.pk)
    actions.add_sessions(made.worker, made.pk, lesson, weeks=row["sessions"], now=now)


def _open(made: Class, now: datetime) -> None:
    actions.open_course(made.worker, made.pk, now=now)


def _enrol(made: Class, who: Neighbour, now: datetime) -> None:
    enrolment = made.course().enrolment_id or 0
    actions.sign_up(who.acts(local_day(now)), enrolment, _who(who), now=now)


def _begin(made: Class, now: datetime) -> None:
    actions.begin_course(made.worker, made.pk, now=now)


def _call_roll(made: Class, number: int, now: datetime) -> None:
    """Most come to most sessions."""
    session = made.session(number)
    enrolment = made.course().enrolment
    placed = enrolment.signups.filter(state=SignupState.PLACED) if enrolment else ()
    came = [each.person_id for each in placed if made.rng.randrange(10) < made.row["comes"]]
    actions.call_roll(made.worker, made.pk, session.pk, came=came, now=now)


def _finish(made: Class, now: datetime) -> None:
    actions.finish(made.worker, made.pk, now=now)
