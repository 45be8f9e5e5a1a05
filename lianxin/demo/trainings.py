"""The year's trainings for work, and what became of those who learnt."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from lianxin.activities import actions as courses
from lianxin.activities.actions import Lesson, Syllabus
from lianxin.activities.models import Course
from lianxin.core.http import local_day
from lianxin.demo.hall import Hall, moment_of
from lianxin.demo.timing import MINUTE, Deed, clock
from lianxin.services import actions
from lianxin.services.models import FollowUp, Jobseeker, Trainee

DAY, WEEK, HOUR = timedelta(days=1), timedelta(days=7), timedelta(hours=1)
SESSIONS = 4
TRAINEES = 2
"""From which neighbour without an account on they look for work."""


def trainings(hall: Hall) -> Iterator[Deed]:
    start = TRAINEES
    for told in hall.row["trainings"]:
        yield from _training(hall, told, start)
        start += told["people"]
    for told in hall.row["openings"]:
        yield Deed(moment_of(told["at"]), "opening", partial(_open, hall, told))
    yield Deed(clock(date(2015, 12, 1), 600), "placed", partial(_place, hall))
    yield Deed(clock(date(2016, 2, 10), 600), "asked again", partial(_ask_again, hall))


def _training(hall: Hall, told: Mapping[str, Any], start: int) -> Iterator[Deed]:
    first = moment_of(told["at"])
    held: dict[str, Any] = {"seekers": []}
    last = first + (SESSIONS - 1) * WEEK
    yield Deed(first - 20 * DAY, "training", partial(_plan, hall, told, first, held))
    yield Deed(first - 10 * DAY, "enrol", partial(_enrol, hall, told, start, held))
    yield Deed(first + 5 * MINUTE, "begin training", partial(_begin, hall, held))
    for number in range(SESSIONS):
        at = first + number * WEEK + 3 * HOUR
        yield Deed(at, "roll", partial(_roll, hall, held, number))
    yield Deed(last + DAY, "certify", partial(_certify, hall, told, held))


def _plan(
    hall: Hall, told: Mapping[str, Any], first: datetime, held: dict[str, Any], now: datetime
) -> None:
    worker = hall.workers[0]
    made = Syllabus(
        title=told["title"],
        capacity=told["people"] + 2,
        words=told["words"],
        partner=hall.row["partner"],
    )
    course = courses.plan_course(worker, hall.community, made, now=now)
    lesson = Lesson(first, first + 2 * HOUR, place_words="后坡街社区二楼")
    courses.add_sessions(worker, course.pk, lesson, weeks=SESSIONS, now=now)
    training = actions.TrainingTold(
        course_id=course.pk,
        trade=told["trade"],
        certificate=told["certificate"],
        issuer=hall.row["partner"],
        least_age=18,
        most_age=55,
    )
    held["training"] = actions.make_training(worker, training, now=now).pk
    courses.open_course(worker, course.pk, now=now)
    held["course"] = course.pk


def _enrol(
    hall: Hall, told: Mapping[str, Any], start: int, held: dict[str, Any], now: datetime
) -> None:
    for number in range(told["people"]):
        who = hall.neighbour(start + number)
        seeker = actions.SeekerTold(
            name=who.name,
            phone=who.phone,
            born_on=date(1968 + (start + number) % 25, 1 + number, 9),
            trades=[told["trade"]],
        )
        made = actions.register_seeker(hall.workers[0], hall.community, seeker, now=now)
        actions.enrol(hall.workers[0], made.pk, training_id=held["training"], now=now)
        held["seekers"].append(made.pk)
        hall.seekers.append(made.pk)


def _begin(hall: Hall, held: dict[str, Any], now: datetime) -> None:
    courses.begin_course(hall.workers[0], held["course"], now=now)


def _roll(hall: Hall, held: dict[str, Any], number: int, now: datetime) -> None:
    """Everybody comes but one, who misses the first two times."""
    course = Course.objects.get(pk=held["course"])
    session = list(course.sessions.order_by("starts_at"))[number]
    seekers = held["seekers"][1:] if number < 2 else held["seekers"]
    came = list(
        Jobseeker.objects.filter(pk__in=seekers).order_by("pk").values_list("person", flat=True)
    )
    courses.call_roll(hall.workers[0], course.pk, session.pk, came=came, now=now)


def _certify(hall: Hall, told: Mapping[str, Any], held: dict[str, Any], now: datetime) -> None:
    worker = hall.workers[0]
    courses.finish(worker, held["course"], now=now)
    here = Trainee.objects.filter(training=held["training"]).order_by("pk")
    for number, trainee in enumerate(here):
        if number == 0:
            actions.drop_training(worker, trainee.pk, now=now)
        else:
            paper = f"{told['number']}-2015-{number:03d}"
            actions.certify(worker, trainee.pk, number=paper, now=now)


def _open(hall: Hall, told: Mapping[str, Any], now: datetime) -> None:
    made = {name: value for name, value in told.items() if name != "at"}
    opening = actions.post_opening(
        hall.workers[0], hall.community, actions.OpeningTold(**made), now=now
    )
    hall.openings.append(opening.pk)


def _place(hall: Hall, now: datetime) -> None:
    """Some find work: by the openings, in the order in which they were posted, or elsewhere."""
    by_row = list(reversed(hall.openings)) if len(hall.openings) > 1 else hall.openings
    for number, opening in hall.row["placed"]:
        actions.place(
            hall.workers[0],
            hall.seekers[number],
            began_on=local_day(now) - 3 * DAY,
            where=hall.row["elsewhere"] if opening == "" else "",
            opening_id=None if opening == "" else by_row[opening],
            now=now,
        )


def _ask_again(hall: Hall, now: datetime) -> None:
    """What fell due by then is asked; one is not at work any more."""
    due = FollowUp.objects.filter(seeker__in=hall.seekers, answer="", due_on__lte=local_day(now))
    for number, each in enumerate(due.order_by("due_on", "pk")):
        if not FollowUp.objects.get(pk=each.pk).answer:
            found = "work" if each.placement_id and number % 5 else "unknown"
            answer = "not" if each.trainee_id and number % 4 == 1 else found
            actions.answer(hall.workers[0], each.pk, answer=answer, now=now)
