"""Reports that waited in a phone: each arrives once, as who wrote it, and leads only them to it."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from lianxin.core import http
from lianxin.core.models import Upload
from lianxin.core.tests.factories import picture
from lianxin.matters.models import Channel, Matter
from lianxin.matters.tests.factories import CategoryFactory
from lianxin.people.tests.factories import resident_of, sign_in
from lianxin.places.models import Community
from lianxin.places.tests.factories import (
    CommunityFactory,
    CourtyardFactory,
    DoorCodeFactory,
    EntranceFactory,
)

pytestmark = pytest.mark.django_db
WORDS = "楼道的灯不亮，晚上看不见台阶。"
PHONE = "138 0000 1230"


@pytest.fixture
def here() -> Community:
    CategoryFactory.create(name="其他", code="other", words=[])
    CategoryFactory.create(name="道路照明", words=["灯"])
    return CommunityFactory.create()


def url_of(here: Community) -> str:
    return reverse("matters:pocket_send", args=[here.slug])


def told(**fields: Any) -> dict[str, Any]:
    return {"key": str(uuid.uuid4()), "words": WORDS, "phone": PHONE, "is_public": "1", **fields}


def send(client: Client, here: Community, letter: dict[str, Any]) -> Any:
    return client.post(url_of(here), letter).json()


def test_the_page_is_the_same_for_everybody_and_says_so_with_few_statements(
    client, here, django_assert_max_num_queries
):
    for _each in range(30):
        EntranceFactory.create(community=here)
    url = reverse("matters:pocket", args=[here.slug])
    client.get(url)
    with django_assert_max_num_queries(3):
        page = client.get(f"{url}?shell=1")
    assert "data-shell" in page.content.decode()
    assert "data-who" not in page.content.decode()
    assert not page.cookies.get("sessionid")


def test_a_letter_without_the_word_that_guards_forms_is_not_taken(here):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(url_of(here), told()).status_code == 403
    token = strict.get(url_of(here)).json()["token"]
    answer = strict.post(url_of(here), told(), headers={"X-CSRFToken": token})
    assert answer.json()["state"] == "done"


def test_sent_twice_it_is_one_matter_and_leads_to_it_though_the_first_answer_was_lost(here):
    letter = told(photos=picture())
    first = send(Client(), here, letter)
    again = Client()
    second = send(again, here, {**letter, "photos": picture()})
    matter = Matter.objects.get()
    assert (first["state"], second["state"], second["number"]) == ("done", "done", matter.number)
    assert again.get(second["url"]).status_code == 200
    assert (matter.photos.count(), Upload.objects.count()) == (1, 1)
    assert (matter.reporter.phone, matter.category.name) == ("13800001230", "道路照明")
    assert matter.shown_at is None


def test_who_holds_the_key_but_not_the_telephone_is_led_nowhere(client, here):
    letter = told()
    send(Client(), here, letter)
    for phone in ("13900001111", ""):
        answer = send(client, here, {**letter, "phone": phone})
        assert (answer["state"], "url" in answer) == ("refused", False)
    assert Matter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_page_and_the_worker_at_once_make_one_matter_with_its_photos(here):
    letter = told()

    def post(_hand: int) -> Any:
        try:
            return send(Client(), here, {**letter, "photos": [picture(), picture()]})
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as hands:
        states = {each["state"] for each in hands.map(post, range(3), timeout=60)}
    assert states == {"done"}
    assert (Matter.objects.get().photos.count(), Upload.objects.count()) == (2, 2)


def test_a_scanned_door_fills_the_place_and_typed_words_go_before_it(client, here):
    code = DoorCodeFactory.create(place=EntranceFactory.create(parent__parent__community=here))
    yard = CourtyardFactory.create(community=here, name="历山路100号院")
    send(client, here, told(door=code.code))
    matter = Matter.objects.get()
    assert (matter.place, matter.channel) == (code.place, Channel.CODE)
    send(client, here, told(door=code.code, where="历山路100号院"))
    assert Matter.objects.latest("pk").place == yard
    send(client, here, told(where=code.spoken.upper()))
    assert Matter.objects.latest("pk").place == code.place
    send(client, here, told(where="河边的小桥"))
    assert Matter.objects.latest("pk").place_words == "河边的小桥"


def test_a_letter_of_an_account_waits_until_that_account_is_signed_in(client, here):
    writer, other = resident_of(here), resident_of(here)
    letter = told(who=http.mark_of(writer), phone="")
    for reader in (None, other):
        if reader:
            sign_in(client, reader)
        assert send(client, here, letter)["state"] == "other"
    assert not Matter.objects.exists()
    sign_in(client, writer)
    assert send(client, here, letter)["state"] == "done"
    assert Matter.objects.get().reporter.user_id == writer.user_id


def test_a_guests_letter_goes_as_a_guests_whoever_has_signed_in_since(client, here):
    sign_in(client, resident_of(here))
    send(client, here, told())
    assert Matter.objects.get().reporter.user_id is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"words": ""}, "说一说"),
        ({"words": "字" * 501}, "最多 500 字"),
        ({"phone": ""}, "留一个手机号"),
        ({"phone": "1380000"}, "手机号"),
        ({"key": "x"}, ""),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_filed(client, here, fields, words):
    answer = send(client, here, told(**fields))
    assert answer["state"] == "refused"
    assert words in answer["words"]
    assert not Matter.objects.exists()


def test_names_and_numbers_are_struck_out_as_on_the_page(client, here):
    send(client, here, told(words="楼道灯坏了，找王桂芳13800001234。"))
    assert "13800001234" not in Matter.objects.get().words


def test_too_many_in_an_hour_wait_and_are_not_refused(client, here):
    for _each in range(30):
        answer = send(client, here, told())
        if answer["state"] != "done":
            break
    assert answer["state"] == "later"
    assert "歇一会儿" in answer["words"]


def test_a_closed_community_and_a_file_that_is_no_picture_are_refused_in_words(client, here):
    closed = CommunityFactory.create(closed=True)
    assert "不收新的事" in send(client, closed, told())["words"]
    broken = picture()
    broken.file.seek(0)
    broken.file.truncate(10)
    assert send(client, here, told(photos=broken))["state"] == "refused"
    assert not Matter.objects.exists()
