"""Rooms and things through the API: asked for, given, lent and brought back."""

from datetime import timedelta

import pytest

from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import Ask, Booking, Loan
from lianxin.facilities.tests.factories import EquipmentFactory, RoomFactory
from lianxin.gateway.tests.factories import Program, desk_program, resident_program
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
WEDNESDAY = (MONDAY + timedelta(days=2)).date().isoformat()
ASKED = {"day": WEDNESDAY, "starts": "14:00", "ends": "16:00", "what": "院里老人学唱戏"}


@pytest.fixture
def room(home):
    return RoomFactory.create(community=home, asked_for=True)


@pytest.fixture
def own(home):
    return resident_program(PersonFactory.create(community=home, resident=True).user, home)


def test_a_resident_asks_once_the_desk_gives_the_room_and_it_is_given_back(home, room, own, desk):
    path = f"/communities/{home.slug}/rooms"
    assert [row["takes_asks"] for row in Program().get(path).json()["items"]] == [True]
    made = [own.post(f"{path}/{room.pk}/ask", ASKED, Idempotency_Key="one") for _each in "ab"]
    assert [each.status_code for each in made] == [201, 201], made[0].content.decode()
    pk = made[0].json()["id"]
    assert (made[0].json()["verbs"], Ask.objects.count()) == (["withdraw"], 1)
    [line] = desk.get(f"{path}/asks").json()["items"]
    assert (line["id"], "*" in line["name"], sorted(line["verbs"])) == (
        pk, True, ["confirm", "decline"],
    )  # fmt: skip
    assert desk.post(f"{path}/asks/{pk}/confirm").json()["state"] == "confirmed"
    [booked] = desk.get(f"{path}/week", {"day": WEDNESDAY}).json()["bookings"]
    assert (booked["room"], booked["is_bound"]) == (room.pk, True)
    assert desk.post(f"{path}/bookings/{booked['id']}/release").status_code == 404
    clash = desk.post(f"{path}/{room.pk}/book", {**ASKED, "what": "书法课"})
    assert (clash.status_code, "院里老人学唱戏" in clash.json()["detail"]) == (409, True)
    assert own.get("/me/rooms").json()["asks"][0]["verbs"] == ["give_up"]
    assert own.post(f"/me/asks/{pk}/give-up").json()["state"] == "given_up"
    assert own.post(f"/me/asks/{pk}/give-up").status_code == 409
    free = desk.post(f"{path}/{room.pk}/book", {**ASKED, "what": "书法课"})
    assert free.status_code == 201, free.content.decode()
    released = desk.post(f"{path}/bookings/{free.json()['id']}/release").json()
    assert released["released_at"]
    assert Booking.objects.filter(released_at=None).count() == 0


def test_what_a_page_would_refuse_of_an_ask_is_refused_with_its_field(home, room, own):
    path = f"/communities/{home.slug}/rooms/{room.pk}/ask"
    faults = {
        "ends": {**ASKED, "ends": "13:00"},
        "day": {**ASKED, "day": "2026-03-01"},
        "starts": {**ASKED, "starts": "25:00"},
        "people": {**ASKED, "people": 9000},
        "what": {**ASKED, "what": "   "},
        "colour": {**ASKED, "colour": "red"},
    }
    for field, body in faults.items():
        answer = own.post(path, body)
        assert answer.status_code == 422, field
        assert answer.json()["errors"][0]["field"].endswith(field), answer.content.decode()
    assert not Ask.objects.exists()


def test_the_desk_lends_to_one_at_a_time_and_takes_back_what_is_broken(home, own, desk):
    thing = EquipmentFactory.create(room=RoomFactory.create(community=home))
    path = f"/communities/{home.slug}"
    lending = {"name": "李桂芳", "phone": "13812345678", "due_on": WEDNESDAY}
    lent = desk.post(f"{path}/things/{thing.pk}/lend", lending, Idempotency_Key="lend")
    assert lent.status_code == 201, lent.content.decode()
    assert desk.post(f"{path}/things/{thing.pk}/lend", lending, Idempotency_Key="lend").json() == (
        lent.json()
    )
    assert desk.post(f"{path}/things/{thing.pk}/lend", lending).status_code == 409
    assert desk.get(f"{path}/things").json()["items"][0]["is_out"] is True
    [line] = desk.get(f"{path}/loans").json()["items"]
    assert (line["phone"], line["is_late"]) == ("138****5678", False)
    loan = f"{path}/loans/{lent.json()['id']}"
    assert desk.post(f"{loan}/extend", {"due_on": WEDNESDAY}).status_code == 422
    assert desk.post(f"{loan}/extend", {"due_on": "2026-03-20"}).json()["due_on"] == "2026-03-20"
    assert desk.post(f"{loan}/damage", {"words": "屏幕裂了"}).json()["after"] == "damaged"
    assert desk.post(f"{loan}/give-back").status_code == 409
    refused = desk.post(f"{path}/things/{thing.pk}/lend", lending)
    assert refused.status_code == 409
    assert own.post(f"{loan}/find").status_code == 403
    assert desk.get(f"{path}/loans", {"only": "ended"}).json()["items"][0]["state"] == "damaged"


def test_no_other_desk_and_no_other_resident_reaches_a_community_s_rooms(home, room, own, desk):
    far = CommunityFactory.create()
    elsewhere = desk_program(PostFactory.create(community=far).user, far)
    thing = EquipmentFactory.create(room=room)
    made = own.post(f"/communities/{home.slug}/rooms/{room.pk}/ask", ASKED).json()["id"]
    neighbour = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    path = f"/communities/{home.slug}"
    for who, where, body in [
        (elsewhere, f"{path}/rooms/asks/{made}/confirm", {}),
        (elsewhere, f"/communities/{far.slug}/rooms/asks/{made}/confirm", {}),
        (elsewhere, f"/communities/{far.slug}/rooms/{room.pk}/book", ASKED),
        (elsewhere, f"/communities/{far.slug}/things/{thing.pk}/lend",
         {"name": "甲", "due_on": WEDNESDAY}),
        (neighbour, f"/me/asks/{made}/withdraw", {}),
        (desk, f"/me/asks/{made}/withdraw", {}),
    ]:  # fmt: skip
        assert who.post(where, body).status_code == 404, where
    assert (
        resident_program(PersonFactory.create(community=home, resident=True).user, far)
        .post(f"{path}/rooms/{room.pk}/ask", ASKED)
        .status_code
        == 403
    )
    assert Ask.objects.get().state == "asked"
    assert not Loan.objects.exists()
