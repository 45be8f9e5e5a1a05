from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lianxin.activities.models import Activity
from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core import http
from lianxin.core.errors import Invalid
from lianxin.core.figures import Period, evidence, values
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities import actions
from lianxin.facilities.actions import Reel
from lianxin.facilities.figures import FACILITIES, VISITS
from lianxin.facilities.models import Ask, AskState, Loan, Visit
from lianxin.facilities.tests.factories import (
    EVENING,
    AskFactory,
    EquipmentFactory,
    FilmFactory,
    LoanFactory,
    RoomFactory,
    VisitFactory,
)
from lianxin.people.tests.factories import officer_of, resident_of, sign_in, staff_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def room():
    return RoomFactory.create(asked_for=True, hours="每天 8:30–20:00")


@pytest.fixture
def staff(client, room):
    sign_in(client, staff_of(room.community))
    return client


def desk(name, room, *args):
    return reverse(f"facilities_desk:{name}", args=[room.community.slug, *args])


def portal(name, room, *args):
    return reverse(f"facilities:{name}", args=[room.community.slug, *args])


def test_residents_find_places_and_whether_they_are_open(client, room):
    RoomFactory.create(community=room.community, name="储藏室", is_shown=False)
    told = client.get(portal("list", room)).content.decode()
    assert room.name in told
    assert "储藏室" not in told
    assert "开" in client.get(portal("show", room, room.pk)).content.decode()


def test_an_empty_list_says_what_to_do(client, room):
    room.is_shown = False
    room.save()
    assert "还没有写上去处" in client.get(portal("list", room)).content.decode()


def test_a_resident_asks_and_takes_it_back_on_the_page(client, room):
    sign_in(client, resident_of(room.community))
    form = {
        "key": str(uuid4()), "day": "2026-03-04", "starts": "18:00", "ends": "20:00",
        "what": "学唱戏", "people": "",
    }  # fmt: skip
    address = portal("ask", room, room.pk)
    assert client.get(address).status_code == 200
    assert client.post(address, form | {"what": ""}).status_code == 422
    assert client.post(address, form).url == portal("mine", room)
    client.post(address, form)
    ask = Ask.objects.get()
    assert "学唱戏" in client.get(portal("mine", room)).content.decode()
    client.post(portal("step", room, ask.pk, "withdraw"))
    ask.refresh_from_db()
    assert ask.state == AskState.WITHDRAWN
    assert client.post(portal("step", room, ask.pk, "confirm")).status_code == 404


def test_a_guest_sees_how_to_ask_and_keeps_the_telephone(client, room):
    told = client.get(portal("ask", room, room.pk)).content.decode()
    assert "打电话申请也一样" in told
    assert client.post(portal("ask", room, room.pk), {}).status_code == 422


def test_staff_answer_asks_on_the_page(staff, room):
    first, second = AskFactory.create(room=room), AskFactory.create(room=room)
    told = staff.get(desk("asks", room)).content.decode()
    assert told.count("院里老人学唱戏") >= 2
    assert first.person.name not in told
    staff.post(desk("ask_step", room, first.pk, "confirm"))
    clash = staff.post(desk("ask_step", room, second.pk, "confirm"))
    assert clash.status_code == 409
    assert "已经订给" in clash.content.decode()
    assert staff.get(desk("ask_step", room, second.pk, "decline")).status_code == 200
    staff.post(desk("ask_step", room, second.pk, "decline"), {"words": "有人了"})
    second.refresh_from_db()
    assert second.state == AskState.DECLINED


def test_a_name_is_shown_in_full_only_for_a_reason(staff, room):
    loan = LoanFactory.create(equipment__room=room)
    assert loan.person.name not in staff.get(desk("loans", room)).content.decode()
    address = desk("unmask", room, loan.person_id)
    assert staff.post(address, {"reason": ""}).status_code == 422
    staff.post(address, {"reason": "催还"})
    assert loan.person.name in staff.get(desk("loans", room)).content.decode()
    stranger = resident_of(room.community).person_ids
    assert staff.post(desk("unmask", room, *stranger), {"reason": "x"}).status_code == 404


def test_a_thing_is_added_lent_and_taken_back_on_the_pages(staff, room):
    form = {"room": room.pk, "name": "投影仪", "kind": "projector", "condition": "good"}
    staff.post(desk("new_thing", room), form | {"is_lendable": "on"})
    thing = room.things.get()
    lent = {"name": "周玉兰", "phone": "13800001111", "due_on": "2026-03-10", "words": ""}
    assert (
        staff.post(desk("lend", room, thing.pk), lent | {"due_on": "2026-01-01"}).status_code == 422
    )
    staff.post(desk("lend", room, thing.pk), lent)
    assert staff.post(desk("lend", room, thing.pk), lent).status_code == 409
    loan = Loan.objects.get()
    assert "借出去了" in staff.get(desk("things", room)).content.decode()
    assert staff.get(desk("loan_step", room, loan.pk, "damage")).status_code == 200
    staff.post(desk("loan_step", room, loan.pk, "give_back"), {"after": "good", "words": ""})
    loan.refresh_from_db()
    assert loan.state == "returned"
    assert staff.post(desk("loan_step", room, loan.pk, "give_back")).status_code == 409


def test_visits_are_numbers_and_may_be_taken_back(staff, room):
    staff.post(
        desk("visits", room, room.pk), {"on": "2026-03-02", "count": "20余人", "who": "小学"}
    )
    visit = Visit.objects.get()
    assert (visit.count, visit.is_approximate) == (20, True)
    assert (
        staff.post(desk("visits", room, room.pk), {"on": "2026-03-02", "count": "很多"}).status_code
        == 422
    )
    staff.post(desk("take_back_visits", room, visit.pk))
    period = Period(2026, today=MONDAY.date())
    assert values([VISITS], [room.community_id], period)[room.community_id, VISITS.code].total == 0


def test_visits_and_open_places_are_counted_with_their_evidence(room):
    VisitFactory.create(room=room, community=room.community, count=30)
    VisitFactory.create(room=room, community=room.community, count=12, on=MONDAY.date() - 90 * DAY)
    RoomFactory.create(community=room.community, opened_on=MONDAY.date() + DAY)
    RoomFactory.create(community=room.community, is_in_use=False)
    period = Period(2026, today=MONDAY.date())
    found = values([VISITS, FACILITIES], [room.community_id], period)
    assert found[room.community_id, VISITS.code].total == 30
    assert found[room.community_id, FACILITIES.code].part == 1
    assert evidence(FACILITIES, room.community_id, period).get() == room


def test_a_film_needs_the_right_to_be_shown_and_a_cinema(room):
    cinema = RoomFactory.create(community=room.community, cinema=True)
    staff = staff_of(room.community)
    reel = Reel(title="地道战", minutes=90, rights="区电影公司")
    with pytest.raises(Invalid) as refused:
        actions.add_film(staff, room.pk, reel, now=MONDAY)
    assert refused.value.field == "room"
    actions.add_film(staff, cinema.pk, reel, now=MONDAY)
    with pytest.raises(Invalid):
        actions.add_film(staff, cinema.pk, reel, now=MONDAY)
    with pytest.raises(Invalid):
        actions.add_film(staff, cinema.pk, Reel(title="x", minutes=9, rights=" "), now=MONDAY)


def test_a_film_s_page_tells_when_it_is_shown(client, room):
    film = FilmFactory.create(room__community=room.community)
    ActivityFactory.create(community=room.community, kind="screening", film=film, starts_at=EVENING)
    told = client.get(reverse("activities:film", args=[room.community.slug, film.pk]))
    assert "3月4日" in told.content.decode()
    assert "公益放映" in told.content.decode()
    listed = client.get(portal("show", room, film.room_id)).content.decode()
    assert film.title in listed


def test_a_screening_is_planned_with_its_film(staff, room):
    film = FilmFactory.create(room__community=room.community)
    form = {
        "title": "红色影院", "kind": "screening", "day": "2026-03-20", "starts": "14:00",
        "ends": "16:00", "room": film.room_id, "way": "walk_in", "film": film.pk,
    }  # fmt: skip
    address = reverse("activities_desk:new", args=[room.community.slug])
    assert staff.post(address, form | {"kind": "lecture"}).status_code == 422
    staff.post(address, form)
    assert Activity.objects.get().film == film


def test_the_street_reads_all_pages_and_changes_nothing(client, room):
    thing = EquipmentFactory.create(room=room)
    sign_in(client, officer_of(room.community.subdistrict))
    for name in ("shelf", "asks", "things", "loans", "films"):
        assert client.get(desk(name, room)).status_code == 200
    assert client.get(desk("facility", room, room.pk)).status_code == 200
    for name in ("thing", "lend"):
        assert client.get(desk(name, room, thing.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 25])
def test_the_desk_s_lists_take_few_statements(staff, room, django_assert_max_num_queries, count):
    for _ in range(count):
        LoanFactory.create(equipment__room=room)
        AskFactory.create(room=room)
    for name in ("shelf", "asks", "things", "loans"):
        with django_assert_max_num_queries(9):
            staff.get(desk(name, room))
    with django_assert_max_num_queries(5):
        staff.get(portal("list", room))
