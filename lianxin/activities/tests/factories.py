"""Activities of every way, and the people around one."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from lianxin.activities import actions
from lianxin.activities.actions import Plan, Record, Who
from lianxin.activities.models import Activity, Kind, Series, Signup, SignupState, State, Way
from lianxin.activities.models.activity import new_seed
from lianxin.activities.solving.draw import commitment
from lianxin.core.actor import GUEST, Actor
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import EVENING
from lianxin.people.tests.factories import PersonFactory, resident_of, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

HOUR = timedelta(hours=1)
OPENS = EVENING - timedelta(days=1, hours=9)
"""Tuesday, nine in the morning."""
CLOSES = EVENING - HOUR
AFTER = EVENING + timedelta(hours=3)


class SeriesFactory(DjangoModelFactory[Series]):
    class Meta:
        model = Series

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("大讲堂{}".format)


class ActivityFactory(DjangoModelFactory[Activity]):
    """Published, and one just comes."""

    class Meta:
        model = Activity

    community = factory.SubFactory(CommunityFactory)
    kind = Kind.SHOW
    title = factory.Sequence("消夏晚会{}".format)
    organiser = "社区居委会"
    starts_at = EVENING
    ends_at = EVENING + 2 * HOUR
    place_words = "社区广场"
    way = Way.WALK_IN
    state = State.PUBLISHED
    planned_at = MONDAY
    published_at = MONDAY

    class Params:
        planned = factory.Trait(state=State.PLANNED, published_at=None)
        first_come = factory.Trait(
            way=Way.FIRST_COME, capacity=2, waiting_most=2, opens_at=OPENS, closes_at=CLOSES
        )
        draw = factory.Trait(
            way=Way.DRAW,
            capacity=2,
            waiting_most=2,
            opens_at=OPENS,
            closes_at=CLOSES,
            draw_seed=factory.LazyFunction(new_seed),
            draw_commitment=factory.LazyAttribute(lambda made: commitment(made.draw_seed)),
        )
        held = factory.Trait(state=State.HELD)
        recorded = factory.Trait(
            state=State.RECORDED, headcount=20, outcome="很热闹。", recorded_at=AFTER
        )


class SignupFactory(DjangoModelFactory[Signup]):
    """A guest's wait, which no count of the activity knows of."""

    class Meta:
        model = Signup

    activity = factory.SubFactory(ActivityFactory)
    person = factory.SubFactory(
        PersonFactory, community=factory.SelfAttribute("..activity.community")
    )
    number = factory.Sequence(lambda count: count + 1)
    rank = factory.SelfAttribute("number")
    state = SignupState.WAITING
    signed_up_at = MONDAY


def draft(**more: Any) -> Plan:
    """A plan as staff write it, for a walk-in evening."""
    made = Plan(
        title="邻里节",
        kind=Kind.NEIGHBOURS,
        starts_at=EVENING,
        ends_at=EVENING + 2 * HOUR,
        place_words="社区广场",
    )
    return replace(made, **more)


class Stage:
    """One community, its worker, and residents who press."""

    def __init__(self, **more: Any) -> None:
        self.community: Community = CommunityFactory.create()
        self.staff = staff_of(self.community)
        self.more = more

    def open(self, **more: Any) -> Activity:
        """Two places, two to wait; first come unless told otherwise."""
        ways = {"first_come": True} if not ({"draw", "planned"} & more.keys()) else {}
        return ActivityFactory.create(community=self.community, **{**ways, **more})

    def resident(self) -> Actor:
        return resident_of(self.community)

    def residents(self, count: int) -> list[Actor]:
        return [self.resident() for _ in range(count)]

    def sign_up(self, activity: Activity, actor: Actor, *, now: datetime = OPENS) -> Signup:
        return actions.sign_up(actor, activity.pk, Who(), now=now)

    def filled(self, activity: Activity, count: int) -> list[tuple[Actor, Signup]]:
        return [(actor, self.sign_up(activity, actor)) for actor in self.residents(count)]


def guest(number: int, *, key: str = "") -> Who:
    return Who(f"客人{number}", f"139{number:08d}", key)


def holding(signup: Signup) -> Actor:
    """A guest who comes by the private link of a sign-up."""
    return replace(GUEST, keys=frozenset({signup.token}))


def record(count: int = 20, *, approximate: bool = False) -> Record:
    return Record(headcount=count, outcome="很热闹。", is_approximate=approximate)
