"""Trainings, jobseekers and what became of them, lawful by default."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from lianxin.activities import actions as courses
from lianxin.activities.models import Course
from lianxin.activities.tests.classes import School, sessions
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import EVENING
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.services import actions
from lianxin.services.models import (
    FollowUp,
    Jobseeker,
    Opening,
    Placement,
    Trainee,
    Training,
)

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


class CourseFactory(DjangoModelFactory[Course]):
    class Meta:
        model = Course

    community = factory.SubFactory(CommunityFactory)
    title = factory.Sequence("面点制作{}".format)
    partner = "历下阳光大姐"
    capacity = 20
    planned_at = MONDAY


class TrainingFactory(DjangoModelFactory[Training]):
    class Meta:
        model = Training

    course = factory.SubFactory(CourseFactory)
    trade = "pastry"
    certificate = "面点师"
    issuer = "历下阳光大姐"
    least_age = 18
    most_age = 55


class SeekerFactory(DjangoModelFactory[Jobseeker]):
    class Meta:
        model = Jobseeker

    community = factory.SubFactory(CommunityFactory)
    person = factory.SubFactory(PersonFactory, community=factory.SelfAttribute("..community"))
    born_on = date(1980, 5, 1)
    trades = factory.LazyFunction(lambda: ["pastry"])
    registered_at = MONDAY


class TraineeFactory(DjangoModelFactory[Trainee]):
    class Meta:
        model = Trainee

    seeker = factory.SubFactory(SeekerFactory)
    training = factory.SubFactory(
        TrainingFactory, course__community=factory.SelfAttribute("...seeker.community")
    )
    enrolled_at = MONDAY


class OpeningFactory(DjangoModelFactory[Opening]):
    class Meta:
        model = Opening

    community = factory.SubFactory(CommunityFactory)
    employer = "阳光大姐家政"
    title = "育婴师"
    trade = "infant"
    places = 2
    until = (MONDAY + 30 * DAY).date()
    posted_at = MONDAY


class PlacementFactory(DjangoModelFactory[Placement]):
    class Meta:
        model = Placement

    seeker = factory.SubFactory(SeekerFactory)
    where = "泉城面点铺"
    began_on = MONDAY.date()
    recorded_at = MONDAY


class FollowUpFactory(DjangoModelFactory[FollowUp]):
    class Meta:
        model = FollowUp

    seeker = factory.SelfAttribute("trainee.seeker")
    trainee = factory.SubFactory(TraineeFactory)
    months = 1
    due_on = (MONDAY + 30 * DAY).date()


class Works:
    """A community that trains."""

    def __init__(self) -> None:
        self.school = School()
        self.community, self.staff = self.school.community, self.school.staff

    def training(self, **more):
        course = self.school.open(lecturer="", partner="历下阳光大姐", capacity=5)
        return self.made(course, **more)

    def made(self, course, **more):
        told = {
            "course_id": course.pk,
            "trade": "infant",
            "certificate": "中级育婴师",
            "issuer": "历下阳光大姐",
            "least_age": 18,
            "most_age": 50,
        }
        return actions.make_training(
            self.staff, actions.TrainingTold(**{**told, **more}), now=MONDAY
        )

    def seeker(self, **more):
        return SeekerFactory.create(community=self.community, **more)

    def learnt(self, seeker):
        """A training to which somebody came each time, and that is over."""
        training = self.training()
        trainee = actions.enrol(self.staff, seeker.pk, training_id=training.pk, now=MONDAY)
        courses.begin_course(self.staff, training.course_id, now=EVENING)
        return trainee, training.course

    def finish(self, course, came):
        for session in sessions(course):
            now = session.ends_at
            courses.call_roll(self.staff, course.pk, session.pk, came=came, now=now)
        courses.finish(self.staff, course.pk, now=EVENING + 3 * WEEK)
