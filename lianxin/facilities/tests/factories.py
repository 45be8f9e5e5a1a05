from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory
from PIL import Image

from lianxin.core.figures import LOCAL
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import (
    Ask,
    Booking,
    Equipment,
    EquipmentKind,
    Exhibit,
    Film,
    Loan,
    Room,
    RoomKind,
    Visit,
)
from lianxin.people.tests.factories import PersonFactory
from lianxin.places.tests.factories import CommunityFactory

EVENING = datetime(2026, 3, 4, 18, tzinfo=LOCAL)
"""The Wednesday after the Monday on which everything begins."""
MP3 = b"\xff\xfb\x90\x64" + b"\0" * 400
"""The least that is known as a recording."""


def picture_file(name: str = "a.png") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (64, 48), "white").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")


def sound_file(data: bytes = MP3, name: str = "a.mp3") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/octet-stream")


class RoomFactory(DjangoModelFactory[Room]):
    class Meta:
        model = Room

    community = factory.SubFactory(CommunityFactory)
    name = factory.Sequence("活动室{}".format)
    place = "社区二楼"
    capacity = 40

    class Params:
        asked_for = factory.Trait(takes_asks=True)
        exhibition = factory.Trait(
            kind=RoomKind.EXHIBITION, name=factory.Sequence("展馆{}".format), capacity=None
        )
        cinema = factory.Trait(kind=RoomKind.CINEMA, name=factory.Sequence("影院{}".format))


class BookingFactory(DjangoModelFactory[Booking]):
    class Meta:
        model = Booking

    room = factory.SubFactory(RoomFactory)
    starts_at = EVENING
    ends_at = factory.LazyAttribute(lambda booking: booking.starts_at + timedelta(hours=2))
    what = "书法课"
    booked_at = MONDAY


class AskFactory(DjangoModelFactory[Ask]):
    class Meta:
        model = Ask

    room: Any = factory.SubFactory(RoomFactory, asked_for=True)
    community = factory.SelfAttribute("room.community")
    person = factory.SubFactory(
        PersonFactory, community=factory.SelfAttribute("..room.community"), resident=True
    )
    starts_at = EVENING
    ends_at = factory.LazyAttribute(lambda ask: ask.starts_at + timedelta(hours=2))
    what = "院里老人学唱戏"
    key = factory.LazyFunction(uuid4)
    asked_at = MONDAY


class EquipmentFactory(DjangoModelFactory[Equipment]):
    class Meta:
        model = Equipment

    room: Any = factory.SubFactory(RoomFactory)
    community = factory.SelfAttribute("room.community")
    name = factory.Sequence("投影仪{}".format)
    kind = EquipmentKind.PROJECTOR
    added_at = MONDAY


class LoanFactory(DjangoModelFactory[Loan]):
    class Meta:
        model = Loan

    equipment: Any = factory.SubFactory(EquipmentFactory)
    community = factory.SelfAttribute("equipment.community")
    person = factory.SubFactory(
        PersonFactory, community=factory.SelfAttribute("..equipment.community"), resident=True
    )
    lent_at = MONDAY
    due_on = factory.LazyAttribute(lambda loan: loan.lent_at.date() + timedelta(days=14))
    before = "good"


class ExhibitFactory(DjangoModelFactory[Exhibit]):
    class Meta:
        model = Exhibit

    room: Any = factory.SubFactory(RoomFactory, exhibition=True)
    community = factory.SelfAttribute("room.community")
    position = factory.Sequence(lambda number: number + 1)
    title = factory.Sequence("一封家书{}".format)
    words = "纸发黄了，字还清楚。"
    added_at = MONDAY


class FilmFactory(DjangoModelFactory[Film]):
    class Meta:
        model = Film

    room: Any = factory.SubFactory(RoomFactory, cinema=True)
    community = factory.SelfAttribute("room.community")
    title = factory.Sequence("地道战{}".format)
    year = 1965
    minutes = 90
    rights = "区电影公司公益放映"
    added_at = MONDAY


class VisitFactory(DjangoModelFactory[Visit]):
    class Meta:
        model = Visit

    room: Any = factory.SubFactory(RoomFactory, exhibition=True)
    community = factory.SelfAttribute("room.community")
    on = MONDAY.date()
    count = 30
    entered_at = MONDAY
