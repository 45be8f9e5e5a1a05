"""Trainings, jobseekers and what became of them, lawful by default."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from lianxin.activities.models import Course
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.services.models import (
    FollowUp,
    Jobseeker,
    Opening,
    Placement,
    Trainee,
    Training,
)

DAY = timedelta(days=1)


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
