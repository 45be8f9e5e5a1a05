"""Open311, reading: every call in both formats, as the schemas have it, and only what is public."""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.core import http, journal
from lianxin.core.actor import GUEST
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.models import QuestionKind, State
from lianxin.matters.open311 import asked
from lianxin.matters.open311.answers import Faults
from lianxin.matters.tests.factories import (
    LATER,
    ApplicationFactory,
    CategoryFactory,
    CategoryQuestionFactory,
    MatterFactory,
    MatterPhotoFactory,
    RelayFactory,
    joined_to,
)
from lianxin.matters.tests.open311_world import DATA, as_json, faults, needs_the_spec, told, valid
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory, EntranceFactory

pytestmark = pytest.mark.django_db
HERE = "requests.json?jurisdiction_id=lishanlu"
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def here(monkeypatch):
    """A community on the Tuesday after the factories' Monday, not the only one."""
    monkeypatch.setattr(http, "now", lambda: TUESDAY)
    CommunityFactory.create(slug="elsewhere")
    return CommunityFactory.create(slug="lishanlu", name="历山路社区")


def requests(client, **query):
    found = told(client, "v2/requests", jurisdiction_id="lishanlu", **query)
    valid(found, "requests.json")
    return found


def numbers(found):
    return [each["service_request_id"] for each in found]


def test_the_discovery_leads_to_the_calls_in_both_formats(client, here):
    found = told(client, "discovery")
    assert found == told(client, "v2/discovery")
    endpoint = found["endpoints"][0]
    assert endpoint["specification"] == "http://wiki.open311.org/GeoReport_v2"
    assert endpoint["formats"] == ["text/xml", "application/json"]
    assert endpoint["url"] == "http://testserver/open311/v2"
    answer = client.get(f"{endpoint['url']}/services.json?jurisdiction_id=lishanlu")
    assert answer.status_code == 200
    assert datetime.fromisoformat(found["changeset"]).tzinfo is not None


def test_the_services_are_the_categories_a_matter_may_be_put_under(client, here):
    house = CategoryFactory.create(code="house", name="房屋和楼道")
    leaf = CategoryFactory.create(
        code="leak", name="房屋漏水", parent=house, words=["漏水", "渗水"], office="房管所"
    )
    CategoryQuestionFactory.create(category=leaf)
    CategoryFactory.create(code="gone", is_active=False)
    found = told(client, "v2/services", jurisdiction_id="lishanlu")
    valid(found, "services.json")
    assert found == [
        {
            "service_code": "leak",
            "service_name": "房屋漏水",
            "description": "漏水、渗水。一般由房管所来办。",
            "metadata": True,
            "type": "batch",
            "keywords": "漏水,渗水",
            "group": "房屋和楼道",
        }
    ]


def test_a_trusted_application_is_told_that_numbers_come_at_once(client, here):
    CategoryFactory.create()
    ApplicationFactory.create(key="trusted", is_trusted=True)
    ApplicationFactory.create(key="new")
    kinds = [
        told(client, "v2/services", jurisdiction_id="lishanlu", api_key=key)[0]["type"]
        for key in ("trusted", "new", "wrong")
    ]
    assert kinds == ["realtime", "batch", "batch"]


def test_a_definition_has_each_question_with_its_type_and_choices(client, here):
    leaf = CategoryFactory.create(code="heating")
    asked_for: dict[str, dict[str, Any]] = {
        QuestionKind.NUMBER: {"label": "屋里大约几度", "unit": "℃", "code": "room"},
        QuestionKind.TEXT: {"label": "从什么时候起", "unit": "", "code": "since"},
        QuestionKind.CHOICE: {"choices": ["有", "没有"], "is_required": True, "code": "smell"},
    }
    for position, (kind, more) in enumerate(asked_for.items()):
        CategoryQuestionFactory.create(category=leaf, kind=kind, position=position, **more)
    found = told(client, "v2/services/heating", jurisdiction_id="lishanlu")
    valid(found, "service-definition.json")
    told_all = [(each["code"], each["datatype"], each["order"]) for each in found["attributes"]]
    assert told_all == [
        ("room", "number", 1),
        ("since", "string", 2),
        ("smell", "singlevaluelist", 3),
    ]
    assert found["attributes"][0]["datatype_description"] == "单位：℃"
    assert found["attributes"][2]["values"] == [
        {"key": "有", "name": "有"},
        {"key": "没有", "name": "没有"},
    ]
    assert [each["required"] for each in found["attributes"]] == [False, False, True]


def test_a_request_tells_what_the_public_page_does_and_no_finer(client, here):
    yard = CourtyardFactory.create(
        community=here, name="东舍坊118号院", latitude=36.66, longitude=117.03
    )
    door = EntranceFactory.create(
        parent__parent=yard, parent__name="7号楼", parent__latitude=36.67, parent__longitude=117.04
    )
    matter = MatterFactory.create(community=here, place=door, in_hand=True, words="暖气不热")
    photo = MatterPhotoFactory.create(matter=matter)
    MatterPhotoFactory.create(matter=matter, at=LATER)
    journal.record(GUEST, "progress", matter, here.pk, at=LATER, is_public=True, words="换泵")
    journal.record(GUEST, "unmask", matter, here.pk, at=LATER + timedelta(days=9))
    found = told(client, f"v2/requests/{matter.number}", jurisdiction_id="lishanlu")
    valid(found, "requests.json")
    (one,) = found
    assert (one["service_request_id"], one["status"]) == (matter.number, "open")
    assert one["address"].startswith("东舍坊118号院 7号楼，历山路社区，")
    assert (one["address_id"], one["lat"], one["long"]) == (str(door.parent_id), 36.67, 117.04)
    assert one["media_url"] == f"http://testserver/photo/{photo.upload.key}/full/"
    assert client.get(one["media_url"]).status_code == 200
    assert one["requested_datetime"] == "2026-03-02T09:00:00+08:00"
    assert datetime.fromisoformat(one["updated_datetime"]) == LATER
    assert one["expected_datetime"] == "2026-03-09T23:59:59+08:00"
    assert one["agency_responsible"] == "历山路社区居委会"
    assert matter.reporter.name not in json.dumps(found, ensure_ascii=False)


def test_each_state_is_open_or_closed_and_says_why(client, here):
    solved = MatterFactory.create(community=here, solved=True)
    referred = MatterFactory.create(community=here, referred=True)
    journal.record(
        GUEST, "refer", referred, here.pk, at=LATER, is_public=True, words="归供热企业管。"
    )
    joined = joined_to(solved)
    fresh = MatterFactory.create(community=here)
    by_number = {each["service_request_id"]: each for each in requests(client)}
    assert by_number[solved.number]["status_notes"] == "已解决：换了新灯，当天修好。"
    assert datetime.fromisoformat(by_number[solved.number]["updated_datetime"]) == LATER
    assert by_number[referred.number]["status_notes"] == "已转交：归供热企业管。"
    assert by_number[referred.number]["agency_responsible"] == "供热企业"
    assert by_number[joined.number]["status_notes"] == "和另一件同样的事并在一起办。"
    assert by_number[fresh.number]["status_notes"] == "社区会在3月9日前答复。"
    open_ones = numbers(requests(client, status="open"))
    closed = numbers(requests(client, status="closed"))
    assert open_ones == [fresh.number]
    assert set(closed) == {solved.number, referred.number, joined.number}
    assert len(requests(client, status="open,closed")) == 4


def test_only_what_everybody_may_read_goes_out_whoever_asks(client, here):
    shown = MatterFactory.create(community=here)
    hidden = MatterFactory.create(community=here, private=True)
    unseen = MatterFactory.create(community=here, unseen=True)
    MatterFactory.create()
    client.force_login(hidden.reporter.user or ApplicationFactory.create().made_by)
    assert numbers(requests(client)) == [shown.number]
    every = f"{shown.number},{hidden.number},{unseen.number}"
    assert numbers(requests(client, service_request_id=every)) == [shown.number]
    for matter in (hidden, unseen):
        path = f"/open311/v2/requests/{matter.number}.json?jurisdiction_id=lishanlu"
        absent = path.replace(matter.number, "LSL-2026-999999")
        status, errors = faults(client.get(path))
        assert (status, errors[0][0]) == (404, 404)
        assert faults(client.get(absent))[1][0][1].replace("LSL-2026-999999", "") == errors[0][
            1
        ].replace(matter.number, "")


def test_the_filters_narrow_by_code_and_by_days_and_a_list_of_numbers_overrides_them(client, here):
    lamp, leak = CategoryFactory.create(code="lamp"), CategoryFactory.create(code="leak")
    old = MatterFactory.create(
        community=here, category=lamp, reported_at=TUESDAY - timedelta(days=91)
    )
    first = MatterFactory.create(community=here, category=lamp)
    second = MatterFactory.create(community=here, category=leak, reported_at=TUESDAY)
    assert numbers(requests(client)) == [second.number, first.number]
    assert numbers(requests(client, service_code="lamp")) == [first.number]
    assert len(requests(client, service_code="lamp,leak,unknown")) == 2
    assert requests(client, service_code="unknown") == []
    assert numbers(requests(client, start_date="2026-03-03T00:00:00Z")) == [second.number]
    assert numbers(requests(client, end_date="2025-12-31T08:00:00 08:00")) == [old.number]
    both = {"start_date": "2026-03-01T00:00:00Z", "end_date": "2026-03-02T12:00:00Z"}
    assert numbers(requests(client, **both)) == [first.number]
    listed = f"{old.number.lower()},{second.number}"
    assert numbers(requests(client, service_request_id=listed, status="closed", **both)) == [
        second.number,
        old.number,
    ]


def test_an_answer_is_paged_and_never_longer_than_the_limit(client, here, monkeypatch):
    made = [MatterFactory.create(community=here).number for _each in range(5)]
    assert numbers(requests(client, page_size="2")) == made[:2:-1]
    assert numbers(requests(client, page_size="2", page="3")) == made[:1]
    assert requests(client, page_size="2", page="4") == []
    monkeypatch.setattr(asked, "MOST_ROWS", 3)
    assert len(requests(client)) == 3
    assert len(requests(client, page_size="1000")) == 3


@pytest.mark.parametrize(
    ("query", "status", "word"),
    [
        ("requests.json", 400, "jurisdiction_id"),
        ("requests.json?jurisdiction_id=nowhere", 404, "nowhere"),
        ("services.xml", 400, "jurisdiction_id"),
        ("services.xml?jurisdiction_id=nowhere", 404, "nowhere"),
        ("services/nothing.json?jurisdiction_id=lishanlu", 404, "nothing"),
        ("requests/LSL-1.xml?jurisdiction_id=lishanlu", 404, "LSL-1"),
        ("tokens/nothing.xml?jurisdiction_id=lishanlu", 404, "token"),
        ("requests.json?jurisdiction_id=lishanlu&status=done", 400, "done"),
        ("requests.json?jurisdiction_id=lishanlu&start_date=2026-03-01", 400, "start_date"),
        ("requests.json?jurisdiction_id=lishanlu&end_date=2026-02-30T00:00:00Z", 400, "end_date"),
        ("requests.json?jurisdiction_id=lishanlu&page=0", 400, "page"),
        ("requests.json?jurisdiction_id=lishanlu&page=9999&page_size=1000", 400, "end_date"),
        (
            f"{HERE}&start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z",
            400,
            "90",
        ),
        (
            f"{HERE}&start_date=2026-02-01T00:00:00Z&end_date=2026-01-02T00:00:00Z",
            400,
            "start_date",
        ),
    ],
)
def test_what_is_wrong_is_told_with_the_number_of_the_spec(client, here, query, status, word):
    found, errors = faults(client.get(f"/open311/v2/{query}"))
    assert (found, errors[0][0]) == (status, status)
    assert word in errors[0][1]


def test_an_only_community_need_not_be_named(client, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: TUESDAY)
    matter = MatterFactory.create(community=CommunityFactory.create())
    assert numbers(told(client, "v2/requests")) == [matter.number]


def test_a_wrong_method_and_a_wrong_format_are_refused(client, here):
    status, errors = faults(client.delete("/open311/v2/requests.xml"))
    assert (status, errors[0][0]) == (400, 405)
    assert client.get("/open311/v2/requests.yaml").status_code == 404
    assert client.head("/open311/v2/services.json?jurisdiction_id=lishanlu").status_code == 200


def test_a_token_leads_to_the_number_once_everybody_may_read_it(client, here):
    relay = RelayFactory.create(matter__community=here)
    path = f"v2/tokens/{relay.token}"
    assert told(client, path, jurisdiction_id="lishanlu") == [{"token": relay.token}]
    relay.matter.shown_at = LATER
    relay.matter.save()
    found = told(client, path, jurisdiction_id="lishanlu")
    assert found == [{"service_request_id": relay.matter.number, "token": relay.token}]


def test_a_long_answer_costs_as_many_statements_as_a_short_one(client, here):
    category = CategoryFactory.create()

    def statements():
        with CaptureQueriesContext(connection) as caught:
            requests(client)
        return len(caught)

    MatterPhotoFactory.create(matter=MatterFactory.create(community=here, category=category))
    requests(client)
    few = statements()
    for _each in range(6):
        MatterPhotoFactory.create(matter=MatterFactory.create(community=here, category=category))
    assert statements() == few
    assert few / 2 <= 5


@needs_the_spec
@pytest.mark.parametrize("name", ["many", "single"])
def test_our_answer_has_every_field_that_a_recorded_one_has(client, here, name):
    MatterFactory.create(community=here, state=State.REPORTED)
    recorded = as_json_of(f"bensheldon_requests_{name}.xml")
    assert set(requests(client)[0]) >= set(recorded[0])
    listed = json.loads((DATA / "fixtures/bensheldon_service_list.json").read_text())
    ours = told(client, "v2/services", jurisdiction_id="lishanlu")
    assert set(ours[0]) == set(listed[0])


def as_json_of(name):
    text = (DATA / "fixtures" / name).read_bytes().partition(b"?>")[2]
    return as_json(b"<?xml version='1.0' encoding='utf-8'?>" + text)


@settings(max_examples=150)
@given(st.text(max_size=30), st.text(max_size=12), st.text(max_size=8))
def test_whatever_is_asked_for_is_a_lawful_span_or_a_told_fault(start, status, page):
    query = RequestFactory().get(
        "/", {"start_date": start, "status": status, "page": page, "page_size": page}
    )
    with suppress(Faults):
        wanted = asked.wanted(query.GET, now=MONDAY)
        assert timedelta(0) < wanted.end - wanted.start <= timedelta(days=90)
        assert 1 <= wanted.size <= 1000
