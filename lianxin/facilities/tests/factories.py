from datetime import datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from lianxin.core.figures import LOCAL
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import Booking, Room
from lianxin.places.tests.factories import CommunityFactory

EVENING = datetime(2026, 3, 4, 18, tzinfo=LOCAL)
"""The Wednesday after the Monday on which everything begins."""


class RoomFactory(DjangoModelFactory[Room]):
    class Meta:
        model = Room

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("活动室{}".format)
    place = "社区二楼"
    capacity = 40


class BookingFactory(DjangoModelFactory[Booking]):
    class Meta:
        model = Booking

    room = factory.SubFactory(RoomFactory)
    starts_at = EVENING
    ends_at = factory.LazyAttribute(lambda booking: booking.starts_at + timedelta(hours=2))
    what = "书法课"
    booked_at = MONDAY
