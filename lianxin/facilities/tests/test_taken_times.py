"""What a resident reads of a room's times, and how a thing fared from loan to loan."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.errors import Invalid
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities import actions
from lianxin.facilities.actions import Slot, Wish
from lianxin.facilities.models import Ask
from lianxin.facilities.tests.factories import (
    EVENING,
    BookingFactory,
    EquipmentFactory,
    LoanFactory,
    RoomFactory,
)
from lianxin.people.tests.factories import resident_of, sign_in, staff_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def room():
    return RoomFactory.create(asked_for=True)


def wish(starts, ends):
    slot = Slot(EVENING + starts * HOUR, EVENING + ends * HOUR)
    return Wish(key=uuid4(), slot=slot, what="学唱戏")


@pytest.mark.parametrize(("starts", "ends"), [(0, 2), (-1, 1), (1, 3), (0.5, 1), (-1, 3)])
def test_a_time_that_is_given_already_cannot_be_asked_for(room, starts, ends):
    BookingFactory.create(room=room)
    resident = resident_of(room.community)
    with pytest.raises(Invalid, match="已经有人用") as refused:
        actions.ask(resident, room.community.slug, room.pk, wish(starts, ends), now=MONDAY)
    assert refused.value.field == "starts"
    assert not Ask.objects.exists()


@pytest.mark.parametrize(("starts", "ends"), [(2, 3), (-2, 0)])
def test_times_may_touch_and_what_was_given_back_is_free(room, starts, ends):
    BookingFactory.create(room=room)
    BookingFactory.create(room=room, starts_at=EVENING + 2 * HOUR, released_at=MONDAY)
    BookingFactory.create(starts_at=EVENING + 2 * HOUR)
    resident = resident_of(room.community)
    actions.ask(resident, room.community.slug, room.pk, wish(starts, ends), now=MONDAY)
    assert Ask.objects.count() == 1


def test_a_resident_reads_when_a_room_is_taken_and_not_by_whom(
    client, room, django_assert_max_num_queries
):
    for number in range(60):
        BookingFactory.create(room=room, starts_at=EVENING + number * 24 * HOUR, what="党支部大会")
    sign_in(client, resident_of(room.community))
    address = reverse("facilities:ask", args=[room.community.slug, room.pk])
    with django_assert_max_num_queries(9):
        told = client.get(address).content.decode()
    assert told.count("18:00–20:00") == 59
    assert "再往后的" in told
    assert "党支部大会" not in told


def test_how_a_thing_went_out_and_came_back_stays_with_it(
    client, room, django_assert_max_num_queries
):
    thing = EquipmentFactory.create(room=room)
    first = LoanFactory.create(equipment=thing, words_before="线都在")
    staff = staff_of(room.community)
    actions.damage(staff, first.pk, words="灯泡不亮", now=MONDAY)
    for _each in range(20):
        ended = {"state": "returned", "ended_at": MONDAY, "after": "good"}
        LoanFactory.create(equipment=thing, **ended)
    other = LoanFactory.create(words_before="别的东西", equipment__room=room)
    sign_in(client, staff)
    address = reverse("facilities_desk:thing", args=[room.community.slug, thing.pk])
    with django_assert_max_num_queries(10):
        told = client.get(address).content.decode()
    for words in ("线都在", "灯泡不亮", "坏了"):
        assert words in told
    assert other.words_before not in told
    assert first.person.name not in told
    unmask = reverse("facilities_desk:unmask", args=[room.community.slug, first.person_id])
    answer = client.post(f"{unmask}?back={thing.pk}", {"reason": "问问怎么坏的"})
    assert answer.url == address
    assert first.person.name in client.get(address).content.decode()


def test_hundreds_of_books_are_paged_found_by_name_and_folded_by_kind(
    client, room, django_assert_max_num_queries
):
    for number in range(60):
        EquipmentFactory.create(room=room, kind="book", name=f"书{number:02d}", label=f"B-{number}")
    EquipmentFactory.create(room=room, name="投影仪", label="T-1")
    told = client.get(reverse("facilities:show", args=[room.community.slug, room.pk]))
    assert "图书，60 件" in told.content.decode()
    sign_in(client, staff_of(room.community))
    address = reverse("facilities_desk:things", args=[room.community.slug])
    with django_assert_max_num_queries(9):
        page = client.get(address).content.decode()
    assert "书49" in page
    assert "书50" not in page
    for words, found in (("书59", "书59"), ("t-1", "投影仪")):
        page = client.get(address, {"q": words}).content.decode()
        assert found in page
        assert "书01" not in page
    assert "没有叫这个的" in client.get(address, {"q": "棋"}).content.decode()
