"""Trainings built upon courses, certificates, work, and being asked again after some months."""

from datetime import date, timedelta
from typing import Any

import pytest

from lianxin.activities import actions as courses
from lianxin.activities.models import Signup
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import EVENING
from lianxin.people.models import Person
from lianxin.people.tests.factories import PersonFactory, resident_of
from lianxin.services import actions
from lianxin.services.models import FollowUp, Jobseeker
from lianxin.services.rules.work import unfit
from lianxin.services.tests.work_factories import (
    OpeningFactory,
    TrainingFactory,
    Works,
)

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def works():
    return Works()


def test_a_training_takes_whom_its_ages_include_to_the_day():
    training = TrainingFactory.build(least_age=18, most_age=50)
    day = date(2026, 3, 2)

    def fits(born_on, **more):
        return not unfit(training, Jobseeker(born_on=born_on, is_jobless=True, **more), on=day)

    assert fits(date(2008, 3, 2))
    assert not fits(date(2008, 3, 3))
    assert fits(date(1975, 3, 3))
    assert not fits(date(1975, 3, 2))


def test_who_works_does_not_take_a_place_that_is_for_the_jobless(works):
    training = works.training()
    seeker = works.seeker(is_jobless=False)
    with pytest.raises(Invalid):
        actions.enrol(works.staff, seeker.pk, training_id=training.pk, now=MONDAY)
    assert not Signup.objects.exists()


def test_a_place_in_a_training_is_a_place_in_its_course(works):
    seeker = works.seeker()
    training = works.training()
    actions.enrol(works.staff, seeker.pk, training_id=training.pk, now=MONDAY)
    assert Signup.objects.get().person == seeker.person
    with pytest.raises(Invalid):
        actions.enrol(works.staff, seeker.pk, training_id=training.pk, now=MONDAY)


def test_somebody_with_an_account_joins_by_themselves(works):
    me = resident_of(works.community)
    person = Person.objects.get(pk__in=me.person_ids)
    told = actions.SeekerTold(person=person, born_on=date(1990, 1, 1), trades=["infant"])
    seeker = actions.register_seeker(me, works.community, told, now=MONDAY)
    training = works.training()
    with pytest.raises(Invalid):
        actions.enrol(works.staff, seeker.pk, training_id=training.pk, now=MONDAY)
    actions.enrol(me, seeker.pk, training_id=training.pk, now=MONDAY)
    assert Signup.objects.get().person == person


def test_nobody_registers_another_or_twice(works):
    me = resident_of(works.community)
    other = PersonFactory.create(community=works.community, resident=True)
    told = actions.SeekerTold(person=other, born_on=date(1990, 1, 1), trades=["infant"])
    with pytest.raises(NotPermitted):
        actions.register_seeker(me, works.community, told, now=MONDAY)
    seeker = works.seeker()
    again = actions.SeekerTold(
        name="李", phone=seeker.person.phone, born_on=date(1990, 1, 1), trades=["infant"]
    )
    with pytest.raises(Invalid):
        actions.register_seeker(works.staff, works.community, again, now=MONDAY)


def test_a_certificate_is_for_who_completed_a_course_that_is_over(works):
    other = resident_of(works.community)
    training = works.training()
    works.school.enrol(training.course, other)
    seeker = works.seeker()
    trainee = actions.enrol(works.staff, seeker.pk, training_id=training.pk, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.certify(works.staff, trainee.pk, number="YY-001", now=MONDAY)
    courses.begin_course(works.staff, training.course_id, now=EVENING)
    works.finish(training.course, list(other.person_ids))
    with pytest.raises(OutOfOrder):
        actions.certify(works.staff, trainee.pk, number="YY-001", now=MONDAY)


def test_after_a_certificate_one_asks_again_at_one_three_and_six_months(works):
    seeker = works.seeker()
    trainee, course = works.learnt(seeker)
    works.finish(course, [seeker.person_id])
    at = MONDAY.replace(month=8, day=31)
    actions.certify(works.staff, trainee.pk, number="YY-001", now=at)
    due = dict(FollowUp.objects.order_by("months").values_list("months", "due_on"))
    assert due == {1: date(2026, 9, 30), 3: date(2026, 11, 30), 6: date(2027, 2, 28)}


def test_who_is_not_at_work_any_more_looks_again(works):
    seeker = works.seeker()
    placed = actions.place(
        works.staff, seeker.pk, where="面点铺", began_on=MONDAY.date(), now=MONDAY
    )
    first = placed.follow_ups.get(months=1)
    assert first.due_on == date(2026, 4, 2)
    actions.answer(works.staff, first.pk, answer="not", words="店关了", now=MONDAY + 5 * WEEK)
    seeker.refresh_from_db()
    placed.refresh_from_db()
    assert (seeker.state, seeker.is_jobless) == ("seeking", True)
    assert placed.ended_on is not None
    with pytest.raises(OutOfOrder):
        actions.answer(works.staff, first.pk, answer="work", now=MONDAY + 5 * WEEK)


def test_an_opening_takes_no_more_than_its_places(works):
    opening = OpeningFactory.create(community=works.community, places=1)
    one, two = works.seeker(), works.seeker()
    kept: Any = {"opening_id": opening.pk, "began_on": MONDAY.date(), "now": MONDAY}
    assert actions.place(works.staff, one.pk, **kept).where == opening.employer
    with pytest.raises(Invalid):
        actions.place(works.staff, two.pk, **kept)
    actions.lose(works.staff, one.pk, now=MONDAY)
    assert actions.place(works.staff, two.pk, **kept)


def test_stopping_and_beginning_again_is_ones_own(works):
    me = resident_of(works.community)
    seeker = works.seeker(person=Person.objects.get(pk__in=me.person_ids))
    assert actions.turn(me, seeker.pk, "leave", now=MONDAY).state == "left"
    with pytest.raises(OutOfOrder):
        actions.turn(me, seeker.pk, "leave", now=MONDAY)
    assert actions.turn(me, seeker.pk, "come_back", now=MONDAY).state == "seeking"


def test_only_staff_post_openings_and_make_trainings(works):
    me = resident_of(works.community)
    told = actions.OpeningTold(
        employer="甲", title="乙", trade="infant", places=1, until=MONDAY.date()
    )
    with pytest.raises(NotPermitted):
        actions.post_opening(me, works.community, told, now=MONDAY)
    training = works.training()
    with pytest.raises(Invalid):
        works.made(training.course)
