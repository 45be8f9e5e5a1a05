"""A course walked at random by random people: what the table says happens, and nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from lianxin.activities import actions
from lianxin.activities.models import Certificate, Course, CourseState
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.activities.tests.classes import School, knot, lesson, person_of, sessions
from lianxin.core import journal
from lianxin.core.actor import CLOCK, GUEST, Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import officer_of, secretary_of

Deed = Callable[["Walk", Actor], Any]
WHO = ("staff", "secretary", "street", "pupil", "guest", "elsewhere", "clock")


def _roll(walk: "Walk", actor: Actor) -> Any:
    first = sessions(walk.course)[0]
    came = [person_of(walk.people["pupil"])]
    return actions.call_roll(actor, walk.pk, first.pk, came=came, now=walk.now)


def _move(walk: "Walk", actor: Actor) -> Any:
    last = sessions(walk.course)[-1]
    return actions.move_session(actor, walk.pk, last.pk, walk.another(), now=walk.now)


def _drop(walk: "Walk", actor: Actor) -> Any:
    last = sessions(walk.course)[-1]
    return actions.drop_session(actor, walk.pk, last.pk, words="停电", now=walk.now)


DEEDS: dict[str, Deed] = {
    "open": lambda w, a: actions.open_course(a, w.pk, now=w.now),
    "begin": lambda w, a: actions.begin_course(a, w.pk, now=w.now),
    "finish": lambda w, a: actions.finish(a, w.pk, now=w.now),
    "add_session": lambda w, a: actions.add_session(a, w.pk, w.another(), now=w.now),
    "move_session": _move,
    "drop_session": _drop,
    "call_roll": _roll,
    "rewrite": lambda w, a: actions.rewrite(a, w.pk, knot(), now=w.now),
    "call_off": lambda w, a: actions.call_off_course(a, w.pk, words="老师病了", now=w.now),
}


class Walk(RuleBasedStateMachine):
    now: datetime
    pk: int

    def __init__(self) -> None:
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.now, self.weeks = MONDAY, 2
        school = School()
        self.pk = school.planned().pk
        self.people = {
            "staff": school.staff,
            "secretary": secretary_of(school.community),
            "street": officer_of(school.community.subdistrict),
            "pupil": school.resident(),
            "guest": GUEST,
            "elsewhere": School().staff,
            "clock": CLOCK,
        }

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    @property
    def course(self) -> Course:
        return Course.objects.select_related("enrolment").get(pk=self.pk)

    def another(self) -> actions.Lesson:
        """A session of a week that has none yet."""
        self.weeks += 1
        return lesson(self.weeks)

    @rule(days=st.integers(1, 9))
    def days_pass(self, days):
        self.now += timedelta(days=days)

    @rule()
    def the_pupil_signs_up(self):
        enrolment = self.course.enrolment
        if enrolment is not None:
            try:
                actions.sign_up(self.people["pupil"], enrolment.pk, actions.Who(), now=self.now)
            except OutOfOrder:
                return

    @rule(verb=st.sampled_from(sorted(DEEDS)), who=st.sampled_from(WHO))
    def somebody_tries_anything(self, verb, who):
        self.take(verb, self.people[who])

    @rule(verb=st.sampled_from(("open", "begin", "call_roll", "finish")))
    def the_staff_move_it_on(self, verb):
        self.take(verb, self.people["staff"])

    def take(self, verb, actor):
        before = self.course
        entries = journal.course_of(before, public_only=False).count()
        step = COURSE_FLOW[verb]
        try:
            with transaction.atomic():
                DEEDS[verb](self, actor)
        except (NotFound, NotPermitted, OutOfOrder, Invalid, IndexError):
            assert self.course.state == before.state
            assert self.course.revision == before.revision
            return
        assert step.by(actor, before)
        assert before.state in step.sources
        after = self.course
        assert after.state == (step.target or before.state)
        assert after.revision == before.revision + 1
        assert journal.course_of(after, public_only=False).count() == entries + 1

    @invariant()
    def certificates_are_of_finished_courses_alone(self):
        is_finished = self.course.state == CourseState.FINISHED
        assert is_finished or not Certificate.objects.filter(course=self.pk).exists()

    @invariant()
    def no_more_are_enrolled_than_there_are_places(self):
        enrolment = self.course.enrolment
        assert enrolment is None or enrolment.taken <= (enrolment.capacity or 0)


@pytest.mark.django_db
def test_a_course_never_leaves_the_table_whoever_tries_what():
    quick = settings(
        max_examples=15,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Walk, settings=quick)
