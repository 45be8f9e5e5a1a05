"""Open311, reporting: keys, places, answers, pictures, and the same report sent twice."""

import re
from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from django.db import IntegrityError, transaction

from lianxin.core import http
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.models import Entry, RulePack
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.matters.actions import accept
from lianxin.matters.actions.applications import make_key, withdraw_key
from lianxin.matters.models import Application, Matter, QuestionKind, Relay
from lianxin.matters.queries.applications import application_with
from lianxin.matters.tests.factories import (
    KEY,
    ApplicationFactory,
    CategoryFactory,
    CategoryQuestionFactory,
    RelayFactory,
)
from lianxin.matters.tests.open311_world import DATA, as_json, faults, needs_the_spec, told
from lianxin.people.tests.factories import admin, secretary_of, sign_in, staff_of
from lianxin.places.tests.factories import (
    BuildingFactory,
    CommunityFactory,
    CourtyardFactory,
    EntranceFactory,
)

pytestmark = pytest.mark.django_db
POST = "/open311/v2/requests.json"


@pytest.fixture
def here(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    CommunityFactory.create(slug="elsewhere")
    CategoryFactory.create(code="lamp", name="道路照明")
    return CommunityFactory.create(slug="lishanlu")


@pytest.fixture
def application(here):
    return ApplicationFactory.create(key=KEY, name="济南随手拍")


def send(client, path=POST, **more):
    body = {
        "api_key": KEY,
        "jurisdiction_id": "lishanlu",
        "service_code": "lamp",
        "address_string": "解放东路口",
        "description": "路灯不亮，晚上看不见。",
    }
    return client.post(path, {name: each for name, each in (body | more).items() if each != ""})


def test_a_report_becomes_a_matter_that_waits_to_be_seen_under_its_token(client, here, application):
    answer = send(client, phone="138 0000 1230", first_name="小明", last_name="王")
    (told_back,) = answer.json()
    assert answer.status_code == 200
    assert set(told_back) == {"token", "service_notice", "account_id"}
    assert told_back["service_notice"] == "社区会在3月9日前答复。"
    relay = Relay.objects.select_related("matter__reporter").get(token=told_back["token"])
    matter = relay.matter
    assert (relay.application, matter.community, matter.category.code) == (
        application,
        here,
        "lamp",
    )
    assert (matter.place_words, matter.shown_at) == ("解放东路口", None)
    assert (matter.reporter.name, matter.reporter.phone) == ("王小明", "13800001230")
    entry = Entry.objects.get(subject_kind="matters.matter", subject_id=matter.pk)
    assert (entry.deed, entry.actor_id, entry.office) == ("report", None, "一位居民")
    assert entry.details == {"channel": "web", "application": "济南随手拍"}
    token = f"v2/tokens/{told_back['token']}"
    assert told(client, token, jurisdiction_id="lishanlu") == [{"token": told_back["token"]}]
    accept(staff_of(here), matter.pk, now=MONDAY + timedelta(hours=1))
    found = told(client, token, jurisdiction_id="lishanlu")
    assert found[0]["service_request_id"] == matter.number
    assert told(client, f"v2/requests/{matter.number}", jurisdiction_id="lishanlu")[0]["status"]
    page = client.get(f"/c/lishanlu/matters/{matter.number}/").content.decode()
    assert "经“济南随手拍”" in page
    assert "王小明" not in page


def test_a_trusted_application_gets_the_number_at_once_and_in_xml_as_well(client, here):
    ApplicationFactory.create(key=KEY, is_trusted=True)
    answer = send(client, POST.replace("json", "xml"))
    (told_back,) = as_json(answer.content)
    matter = Matter.objects.get()
    assert told_back["service_request_id"] == matter.number
    assert "token" not in told_back
    assert matter.shown_at == MONDAY
    assert matter.reporter is None


@pytest.mark.parametrize("key", ["", "wrong"])
def test_without_a_key_that_holds_nothing_is_taken(client, here, application, key):
    status, errors = faults(send(client, api_key=key))
    assert (status, errors[0][0]) == (403, 403)
    assert "api_key" in errors[0][1]
    withdraw_key(admin(), application.pk, now=MONDAY + timedelta(hours=1))
    assert send(client).status_code == 403
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    ("more", "status", "words"),
    [
        ({"jurisdiction_id": ""}, 400, "jurisdiction_id"),
        ({"jurisdiction_id": "nowhere"}, 404, "nowhere"),
        ({"service_code": ""}, 400, "service_code"),
        ({"service_code": "none"}, 404, "none"),
        ({"address_string": ""}, 400, "lat"),
        ({"address_string": "", "lat": "36.66"}, 400, "long"),
        ({"lat": "96.66", "long": "117"}, 400, "lat"),
        ({"lat": "here", "long": "117"}, 400, "lat"),
        ({"address_id": "999999"}, 400, "address_id"),
        ({"phone": "111111111"}, 400, "phone"),
        ({"description": "灯" * 4001}, 400, "description"),
        ({"media_url": "javascript:alert(1)"}, 400, "media_url"),
        ({"media_url": "ftp://example.org/a.jpg"}, 400, "media_url"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_name(client, here, application, more, status, words):
    found, errors = faults(send(client, **more))
    assert (found, errors[0][0]) == (status, status)
    assert words in errors[0][1]
    assert not Matter.objects.exists()


def test_all_that_is_wrong_is_told_at_once(client, here, application):
    status, errors = faults(send(client, phone="1", lat="x", long="y"))
    assert status == 400
    assert len(errors) == 3


def test_answers_are_taken_as_the_questions_ask_and_wrong_ones_named(client, here, application):
    gas = CategoryFactory.create(code="gas")
    CategoryQuestionFactory.create(category=gas, code="room")
    CategoryQuestionFactory.create(
        category=gas,
        code="smell",
        kind=QuestionKind.CHOICE,
        choices=["有", "没有"],
        is_required=True,
    )
    status, errors = faults(send(client, service_code="gas", **{"attribute[room]": "warm"}))
    assert status == 400
    assert [each[1].partition(":")[0] for each in errors] == ["attribute[room]", "attribute[smell]"]
    more = {"attribute[room]": "13.5", "attribute[smell][]": "有", "attribute[other]": "x"}
    assert send(client, service_code="gas", **more).status_code == 200
    assert Matter.objects.get().answers == {"room": 13.5, "smell": "有"}


def test_the_place_is_found_by_its_key_its_name_or_where_it_lies(client, here, application):
    yard = CourtyardFactory.create(
        community=here, name="东舍坊118号院", latitude=36.66, longitude=117.03
    )
    building = BuildingFactory.create(
        parent=yard, name="7号楼", latitude=36.6605, longitude=117.0305
    )
    door = EntranceFactory.create(parent=building)
    foreign = CourtyardFactory.create()

    def place_of(**more):
        send(client, **{"address_string": "", **more})
        matter = Matter.objects.latest("pk")
        return matter.place or matter.place_words

    assert place_of(address_id=str(door.pk)) == door
    assert place_of(address_string="东舍坊118号院7号楼") == building
    assert place_of(lat="36.6604", long="117.0305") == building
    assert place_of(lat="36.6601", long="117.0301") == yard
    assert place_of(lat="36.7", long="117.1") == "北纬 36.7000、东经 117.1000"
    assert send(client, address_id=str(foreign.pk)).status_code == 400
    found = place_of(address_string="院门口那棵树下", lat="36.66", long="117.03")
    assert found == yard
    assert Matter.objects.latest("pk").words.endswith("\n地点：院门口那棵树下")


def test_names_and_numbers_in_the_words_are_struck_before_they_are_kept(client, here, application):
    send(client, description="打电话找住户13800001234", address_string="3号楼2单元501室门口")
    matter = Matter.objects.get()
    assert "13800001234" not in matter.words
    assert "501" not in matter.place_words


def test_danger_is_answered_with_the_number_to_call_first(client, here, application):
    (told_back,) = send(client, description="楼道里有煤气味").json()
    assert told_back["service_notice"].startswith("闻到煤气味")


def test_pictures_sent_along_hang_on_the_matter_and_an_address_is_told_to_staff(
    client, here, application
):
    files = {"media": [picture("a.jpg"), picture("b.jpg")]}
    answer = send(client, media_url="https://example.org/a.jpg", **files)
    assert answer.status_code == 200
    relay = Relay.objects.select_related("matter").get()
    assert relay.matter.photos.count() == 2
    assert relay.media_url == "https://example.org/a.jpg"
    sign_in(client, staff_of(here))
    page = client.get(f"/desk/c/lishanlu/matters/{relay.matter_id}/").content.decode()
    assert "https://example.org/a.jpg" in page
    assert "经“济南随手拍”" in page


def test_what_is_no_picture_or_one_too_many_takes_the_whole_report_back(client, here, application):
    broken = picture("a.jpg")
    broken.file.truncate(9)
    for files in ([broken], [picture(f"{n}.jpg") for n in range(7)]):
        status, errors = faults(send(client, media=files))
        assert (status, errors[0][0]) == (400, 422)
    assert not Matter.objects.exists()


def test_the_same_report_sent_again_on_one_day_is_one_matter(
    client, here, application, monkeypatch
):
    first, second = send(client).json(), send(client).json()
    assert first == second
    ApplicationFactory.create(key="another")
    assert send(client, api_key="another").json() != first
    monkeypatch.setattr(http, "now", lambda: MONDAY + timedelta(days=1))
    assert send(client).json() != first
    assert Matter.objects.count() == 3


def test_a_closed_community_takes_nothing(client, here, application):
    CommunityFactory.create(slug="closed", closed=True)
    assert faults(send(client, jurisdiction_id="closed"))[0] == 400


def test_an_application_that_runs_wild_is_stopped_and_told_when_to_come_again(
    client, here, application
):
    RulePack.objects.filter(key="matters.relayed_an_hour").update(value="2")
    answers = [send(client, description=f"第{number}盏灯不亮") for number in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 400]
    assert faults(answers[2])[1][0][0] == 429
    ApplicationFactory.create(key="another")
    assert send(client, api_key="another").status_code == 200


def test_a_cookie_gives_nothing_and_no_form_token_is_asked(here, application, client):
    client.handler.enforce_csrf_checks = True
    sign_in(client, secretary_of(here))
    assert send(client, api_key="").status_code == 403
    assert send(client).status_code == 200
    matter = Matter.objects.get()
    assert (matter.taken_by, matter.shown_at) == (None, None)


@needs_the_spec
def test_the_request_that_the_spec_records_is_taken(client, here, application):
    text = (DATA / "spec/GeoReport_v2_index.md").read_text(encoding="utf8")
    recorded = dict(parse_qsl(re.search(r"^api_key=xyz&.*$", text, re.MULTILINE)[0]))
    assert recorded["attribute[WHISPAWN]"] == "123456"
    ours = {"api_key": KEY, "jurisdiction_id": "lishanlu", "service_code": "lamp"}
    answer = client.post(POST, recorded | ours | {"phone": "13800001230"})
    assert answer.status_code == 200
    matter = Matter.objects.get()
    assert matter.words == "A large sinkhole is destroying the street"
    assert matter.place_words == "1234 5th street"
    assert matter.reporter.name == "john smith"
    assert matter.relay.media_url.startswith("http://farm3.static.flickr.com/")


def test_a_key_is_shown_once_and_only_its_hash_is_kept():
    ruler = admin()
    made, key = make_key(ruler, name="随手拍", contact="值班室", is_trusted=False, now=MONDAY)
    assert key.startswith(made.key_start)
    assert key not in str(Application.objects.values().get())
    assert key not in str(list(Entry.objects.values()))
    assert application_with(key) == made
    with pytest.raises(Invalid, match="已经有一把"):
        make_key(ruler, name="随手拍", contact="值班室", is_trusted=False, now=MONDAY)
    withdraw_key(ruler, made.pk, now=MONDAY)
    withdraw_key(ruler, made.pk, now=MONDAY)
    assert application_with(key) is None
    make_key(ruler, name="随手拍", contact="值班室", is_trusted=False, now=MONDAY)
    deeds = list(Entry.objects.order_by("pk").values_list("deed", flat=True))
    assert deeds == ["make_key", "withdraw_key", "make_key"]


def test_only_the_administrator_makes_and_withdraws_keys(client, here, application):
    for actor in (staff_of(here), secretary_of(here)):
        with pytest.raises(NotFound):
            make_key(actor, name="一", contact="二", is_trusted=True, now=MONDAY)
        with pytest.raises(NotFound):
            withdraw_key(actor, application.pk, now=MONDAY)
        sign_in(client, actor)
        assert client.get("/desk/applications/").status_code == 404
    sign_in(client, admin())
    page = client.post("/desk/applications/", {"name": "区平台", "contact": "值班室"})
    key = re.search(r"data-key>(lx-[^<]+)<", page.content.decode())[1]
    assert application_with(key).name == "区平台"
    assert key not in client.get("/desk/applications/").content.decode()
    again = client.post("/desk/applications/", {"name": "区平台", "contact": "值班室"})
    assert again.status_code == 422
    assert "已经有一把" in again.content.decode()
    client.post(f"/desk/applications/{application.pk}/withdraw/")
    assert application_with(KEY) is None


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (ApplicationFactory, {"contact": ""}),
        (ApplicationFactory, {"withdrawn_at": MONDAY - timedelta(days=1)}),
        (RelayFactory, {"media_url": "javascript:alert(1)"}),
        (RelayFactory, {"media_url": "https://example.org/a", "media_failed": "没有取到"}),
        (RelayFactory, {"media_ended_at": MONDAY}),
    ],
)
def test_the_database_keeps_no_impossible_key_and_no_impossible_picture(make, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.create(**fields)


def test_two_keys_of_one_name_never_hold_at_once():
    ApplicationFactory.create(name="随手拍", withdrawn_at=MONDAY)
    ApplicationFactory.create(name="随手拍")
    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationFactory.create(name="随手拍")
