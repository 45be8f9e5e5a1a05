"""The pages of requests and rounds: three screens, a desk, and a route sheet by a private link."""

import json
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import sign_in
from lianxin.places.tests.factories import CourtyardFactory
from lianxin.services.actions import calling, teams
from lianxin.services.models import HelpRequest, Visit
from lianxin.services.tests.stage import ALWAYS, TOMORROW, licensed, stage

pytestmark = pytest.mark.django_db
MORNING = f"{TOMORROW}am"


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def here():
    return stage()


@pytest.fixture
def desk(here, client):
    sign_in(client, here.staff)
    return client


def page(client, name, *args, status=200):
    response = client.get(reverse(name, args=args))
    assert response.status_code == status
    return response.content.decode()


def asked_by_guest(client, here, **who) -> str:
    """Through the three screens; the address of the request's page."""
    slug = here.community.slug
    first = client.post(
        reverse("services:new", args=[slug]), {"service": here.pipes.pk, "words": "水管漏水"}
    )
    second = client.post(first["Location"], {"yard": here.yard.name, "halves": [MORNING]})
    said = {"whom": "self", "name": "周慧", "phone": "13900001111", **who}
    third = client.post(second["Location"], said)
    assert third.status_code == 302
    again = client.post(second["Location"], said)
    assert again["Location"] == third["Location"]
    return third["Location"]


def test_a_guest_asks_in_three_screens_and_sending_twice_makes_one(client, here):
    address = asked_by_guest(client, here)
    made = HelpRequest.objects.get()
    assert (made.place, made.words) == (here.yard, "水管漏水")
    assert "待安排" in Client().get(address).content.decode()


def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays(client, here):
    new = reverse("services:new", args=[here.community.slug])
    told = client.post(new, {"words": "水管漏水"})
    assert told.status_code == 422
    assert "水管漏水" in told.content.decode()
    first = client.post(new, {"service": here.pipes.pk, "words": "水管漏水"})
    told = client.post(first["Location"], {"yard": here.yard.name})
    assert "至少选一个家里有人的半天" in told.content.decode()


def test_a_draft_is_nobody_elses(client, here):
    new = reverse("services:new", args=[here.community.slug])
    first = client.post(new, {"service": here.pipes.pk, "words": "水管漏水"})
    assert Client().get(first["Location"]).status_code == 404


def test_who_asked_changes_the_time_withdraws_and_asks_for_the_same_again(client, here):
    address = asked_by_guest(client, here)
    changed = client.post(f"{address}times/", {"halves": [f"{TOMORROW}pm"]})
    assert changed.status_code == 302
    assert HelpRequest.objects.get().halves.get().half == "pm"
    assert client.post(f"{address}withdraw/").status_code == 302
    told = client.get(address).content.decode()
    assert "已撤回" in told
    again = f"?repeats={HelpRequest.objects.get().token}"
    assert again in told
    assert (
        "水管漏水"
        in client.get(reverse("services:new", args=[here.community.slug]) + again).content.decode()
    )


def test_the_person_reads_who_comes_when_only_once_it_is_promised(client, here):
    address = asked_by_guest(client, here)
    here.planned()
    assert "上门。" not in client.get(address).content.decode().split("</dl>")[0].split("note")[0]
    visit = Visit.objects.get()
    assert "赵" not in client.get(address).content.decode()
    calling.promise(here.staff, visit.pk, now=MONDAY)
    assert "赵*傅" in client.get(address).content.decode()


def test_the_desk_sees_rounds_reasons_and_presses_again(desk, here):
    here.ask()
    left = here.ask(service=here.rounds)
    here.planned()
    where = f"?day={TOMORROW}&half=am"
    told = desk.get(reverse("services_desk:rounds", args=[here.community.slug]) + where)
    words = told.content.decode()
    assert "赵师傅" in words
    assert "资质" in words
    assert left.told_number in words
    pressed = desk.post(
        reverse("services_desk:plan", args=[here.community.slug]),
        {"day": TOMORROW, "half": "am"},
    )
    assert pressed["Location"].endswith(where)


def test_the_day_says_who_could_take_a_visit_over_and_shows_who_is_free(desk, here):
    other = enlisted(here, "孙师傅", "13800000009")
    here.ask()
    here.planned()
    address = reverse("services_desk:rounds", args=[here.community.slug])
    words = desk.get(f"{address}?day={TOMORROW}&half=am").content.decode()
    assert f'data-able="{here.fixer.pk} {other.pk}"' in words
    assert f'data-member="{here.doctor.pk}"' in words
    assert "这半天还空着" in words
    calling.promise(here.staff, Visit.objects.get().pk, now=MONDAY)
    assert "data-able" not in desk.get(f"{address}?day={TOMORROW}&half=am").content.decode()


def enlisted(here, name, phone):
    told = teams.MemberTold(name, phone, ["water"], ALWAYS)
    since = MONDAY.date() - timedelta(days=9)
    return teams.enlist(here.staff, here.repairs.pk, told, since=since, now=MONDAY)


def test_what_is_dragged_moves_until_it_is_promised_and_its_way_is_measured_anew(desk, here):
    other = enlisted(here, "孙师傅", "13800000009")
    home = CourtyardFactory.create(community=here.community, latitude=36.67, longitude=117.03)
    here.ask(place=home)
    here.planned()
    visit = Visit.objects.get()
    Visit.objects.update(metres=7)
    step = reverse("services_desk:visit_step", args=[here.community.slug, visit.pk, "reassign"])
    dragged = {"member_id": other.pk, "clock": "10:05", "is_loose": "on"}
    assert desk.post(step, dragged).status_code == 302
    visit.refresh_from_db()
    assert visit.member == other
    assert 1_000 < visit.metres < 2_000
    calling.promise(here.staff, visit.pk, now=MONDAY)
    locked = desk.post(step, {**dragged, "member_id": here.fixer.pk})
    assert locked.status_code == 409
    assert "拖不动" in locked.content.decode()
    agreed = {"member_id": here.fixer.pk, "clock": "10:05"}
    assert desk.post(step, agreed).status_code == 302


def test_a_press_for_a_day_that_is_past_says_so_on_the_page(desk, here):
    told = desk.post(
        reverse("services_desk:plan", args=[here.community.slug]),
        {"day": "2001-01-01", "half": "am"},
    )
    assert told.status_code == 422
    assert "选今天或以后的半天" in told.content.decode()


def test_staff_take_down_a_request_set_a_time_and_record_a_rating(desk, here):
    slug = here.community.slug
    told = {
        "key": uuid.uuid4(),
        "channel": "phone",
        "service": here.pipes.pk,
        "words": "水管漏水",
        "place": here.yard.label,
        "halves": [MORNING],
        "name": "王奶奶",
    }
    made = desk.post(reverse("services_desk:take_down", args=[slug]), told)
    assert made.status_code == 302
    pk = HelpRequest.objects.get().pk
    at = {"member_id": here.fixer.pk, "day_on": TOMORROW, "clock": "09:30"}
    set_ = desk.post(reverse("services_desk:step", args=[slug, pk, "set"]), at)
    assert set_.status_code == 302
    assert Visit.objects.get().is_promised
    busy = desk.post(reverse("services_desk:step", args=[slug, pk, "set"]), at)
    assert busy.status_code == 409


def test_the_desk_founds_a_team_and_names_what_is_wrong(desk, here):
    slug = here.community.slug
    teams = reverse("services_desk:teams", args=[slug])
    assert desk.post(teams, {"name": "帮把手维修服务队"}).status_code == 302
    assert desk.post(teams, {"name": "帮把手维修服务队"}).status_code == 422
    told = {"name": "孙师傅", "phone": "13800000003", "works": ["water"], "times": ["1am"]}
    step = reverse("services_desk:team_step", args=[slug, here.repairs.pk, "enlist"])
    assert desk.post(step, {**told, "way": "riding"}).status_code == 302
    assert desk.post(step, told).status_code == 422
    assert "孙" in page(desk, "services_desk:team", slug, here.repairs.pk)


def test_what_a_doctor_found_is_not_for_the_desk(desk, here):
    licensed(here)
    here.ask(service=here.rounds)
    here.planned()
    visit = Visit.objects.get()
    told = calling.Recorded(key=uuid.uuid4(), found="血压一百六", did="嘱咐按时吃药")
    calling.record(here.staff, visit.pk, told, now=MONDAY + timedelta(days=1))
    words = page(desk, "services_desk:request", here.community.slug, visit.request_id)
    assert "血压" not in words
    assert "吃药" not in words
    assert "只有医疗队和本人能看" in words


def records(client, token, *told):
    address = reverse("services_sheet:records", args=[token])
    return client.post(address, {"records": json.dumps(list(told))})


def test_what_was_written_without_a_line_is_done_once_by_its_key(client, here):
    here.ask()
    here.planned()
    visit = Visit.objects.get()
    told = {
        "key": str(uuid.uuid4()),
        "visit": visit.pk,
        "is_met": "1",
        "did": "换了软管",
        "used": "软管 1 根",
        "elapsed": 600,
    }
    for _each in range(2):
        answer = records(client, here.fixer.token, told, told)
        assert [each["state"] for each in answer.json()["results"]] == ["done", "done"]
    visit.refresh_from_db()
    assert (visit.state, visit.used.count()) == ("done", 1)


def test_a_sheet_takes_no_record_of_anothers_visit_and_none_that_is_unfit(client, here):
    here.ask()
    here.planned()
    visit = Visit.objects.get()
    told = {"key": str(uuid.uuid4()), "visit": visit.pk, "is_met": "1", "did": "换了"}
    token = here.doctor.token
    assert records(client, token, told).json()["results"][0]["state"] == "refused"
    for unfit in ({}, {"key": "x"}, {**told, "visit": "1"}, {**told, "did": ""}):
        answer = records(client, here.fixer.token, unfit)
        assert answer.json()["results"][0]["state"] == "refused"
    address = reverse("services_sheet:records", args=[here.fixer.token])
    for body in ("", "1", '{"records": 1}', "[1]", "["):
        assert client.post(address, {"records": body}).status_code == 422
    visit.refresh_from_db()
    assert visit.state == "planned"


def test_the_sheet_records_without_javascript_and_says_what_is_missing(client, here):
    here.ask()
    here.planned()
    visit, token = Visit.objects.get(), here.fixer.token
    address = reverse("services_sheet:record", args=[token, visit.pk])
    told = {"key": uuid.uuid4(), "is_met": "1", "did": ""}
    assert client.post(address, told).status_code == 422
    assert client.post(address, {**told, "did": "换了软管"}).status_code == 302


def test_a_phone_is_on_the_sheet_only_once_the_person_was_told(client, here):
    asked_by_guest(Client(), here)
    here.planned()
    token = here.fixer.token
    assert "13900001111" not in page(client, "services_sheet:sheet", token)
    calling.promise(here.staff, Visit.objects.get().pk, now=MONDAY)
    assert "13900001111" in page(client, "services_sheet:sheet", token)


def test_paper_calendar_and_worker_come_by_the_private_link_alone(client, here):
    here.ask()
    here.planned()
    for name, kind, words in (
        ("paper", "application/pdf", b"%PDF"),
        ("calendar", "text/calendar; charset=utf-8", b"BEGIN:VEVENT"),
        ("worker", "text/javascript; charset=utf-8", b"addEventListener"),
    ):
        told = client.get(reverse(f"services_sheet:{name}", args=[here.fixer.token]))
        assert (told.status_code, told["Content-Type"]) == (200, kind)
        assert words in told.content
        assert client.get(reverse(f"services_sheet:{name}", args=["nobody"])).status_code == 404
    assert (
        "水管漏水".encode()
        not in client.get(reverse("services_sheet:calendar", args=[here.fixer.token])).content
    )


def test_a_member_who_left_has_no_sheet_any_more(client, here):
    here.fixer.until = MONDAY.date() - timedelta(days=1)
    here.fixer.save()
    page(client, "services_sheet:sheet", here.fixer.token, status=404)


def test_pages_ask_the_database_as_often_with_much_as_with_little(desk, here):
    slug = here.community.slug
    where = f"?day={TOMORROW}&half=am"
    pages = [
        reverse("services_desk:rounds", args=[slug]) + where,
        reverse("services_desk:requests", args=[slug]),
        reverse("services_desk:teams", args=[slug]),
        reverse("services_desk:team", args=[slug, here.repairs.pk]),
        reverse("services_desk:catalogue", args=[slug]),
        reverse("services:help", args=[slug]),
        reverse("services_sheet:sheet", args=[here.fixer.token]),
    ]

    def counted(address: str) -> int:
        desk.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert desk.get(address).status_code == 200
        return len(asked)

    here.ask(here.staff, channel="phone", name="王")
    here.planned()
    little = [counted(each) for each in pages]
    for at in range(4):
        here.ask(here.staff, channel="phone", name=f"王{at}", phone=f"1390000000{at}")
    here.planned()
    assert [counted(each) for each in pages] == little
    assert max(little) <= 16
