"""Reporting in three steps, as a browser without JavaScript does it."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from lianxin.matters.models import Category, Channel, Draft, Matter, MatterKind, QuestionKind
from lianxin.matters.tests.factories import (
    CategoryFactory,
    CategoryQuestionFactory,
)
from lianxin.people.tests.factories import resident_of, sign_in
from lianxin.places.models import Community
from lianxin.places.tests.factories import (
    BuildingFactory,
    CommunityFactory,
    CourtyardFactory,
    DoorCodeFactory,
    EntranceFactory,
)

pytestmark = pytest.mark.django_db
WORDS = "楼道的灯不亮，晚上看不见台阶。"


@pytest.fixture
def community() -> Community:
    return CommunityFactory.create()


@pytest.fixture
def lamp():
    return CategoryFactory.create(name="道路照明", words=["灯", "路灯"])


def new_url(community: Community) -> str:
    return reverse("matters:new", kwargs={"slug": community.slug})


def begin(client: Client, community: Community, **fields: str) -> Draft:
    client.post(new_url(community), {"yard": "", **fields})
    return Draft.objects.latest("started_at")


def step(draft: Draft, name: str) -> str:
    return reverse(f"matters:{name}", kwargs={"slug": draft.community.slug, "key": draft.key})


def written(client: Client, draft: Draft, category: Category, **fields: Any) -> Draft:
    """The draft after its second step."""
    typed = {"words": WORDS, "category": category.pk, "asked": category.pk, "kind": "help"}
    response = client.post(step(draft, "words"), {**typed, **fields})
    assert response.status_code == 302, response.content.decode()
    draft.refresh_from_db()
    return draft


def send(client: Client, draft: Draft, **fields: str) -> Any:
    typed = {"is_struck": "on", "is_public": "1", "is_named": "0", "phone": "138 0000 1230"}
    return client.post(step(draft, "preview"), {**typed, **fields})


def test_looking_at_the_first_step_keeps_nothing(client, community):
    assert client.get(new_url(community)).status_code == 200
    assert not Draft.objects.exists()
    assert not client.cookies.get("sessionid")


def test_a_guest_gets_a_number_and_a_page_in_three_posts(client, community, lamp):
    draft = written(client, begin(client, community), lamp)
    response = send(client, draft)
    matter = Matter.objects.get()
    assert response.url == reverse(
        "matters:show", kwargs={"slug": community.slug, "number": matter.number}
    )
    page = client.get(response.url)
    assert matter.number in page.content.decode()
    assert f"/t/{matter.token}/" in page.content.decode()
    assert matter.reporter.phone == "13800001230"
    assert (matter.words, matter.category, matter.shown_at) == (WORDS, lamp, None)


def test_another_browser_does_not_see_what_a_guest_sent(client, community, lamp):
    url = send(client, written(client, begin(client, community), lamp)).url
    assert Client().get(url).status_code == 404


def test_who_is_signed_in_leaves_no_phone_and_is_shown_at_once(client, community, lamp):
    sign_in(client, resident_of(community))
    draft = written(client, begin(client, community), lamp)
    assert "回话打哪个电话" not in client.get(step(draft, "preview")).content.decode()
    send(client, draft, phone="")
    assert Matter.objects.get().shown_at is not None


def test_sending_twice_makes_one_matter_and_comes_to_its_page(client, community, lamp):
    draft = written(client, begin(client, community), lamp)
    first, second = send(client, draft), send(client, draft)
    assert first.url == second.url
    assert Matter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_four_presses_at_once_make_one_matter_and_come_to_one_page(client, community, lamp):
    draft = written(client, begin(client, community), lamp)

    def press(_finger: int) -> str:
        hand = Client()
        hand.cookies = client.cookies.copy()
        try:
            return send(hand, draft).url
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as fingers:
        pages = set(fingers.map(press, range(4)))
    assert Matter.objects.count() == 1
    assert len(pages) == 1
    assert client.get(pages.pop()).status_code == 200


def test_a_draft_is_nobodys_but_its_writers(client, community, lamp):
    draft = written(client, begin(client, community), lamp)
    for name in ("place", "words", "preview", "danger"):
        assert Client().get(step(draft, name)).status_code == 404
    assert send(Client(), draft).status_code == 404


def test_signing_in_on_the_way_keeps_the_draft(client, community, lamp):
    draft = written(client, begin(client, community), lamp)
    sign_in(client, resident_of(community))
    assert client.get(step(draft, "preview")).status_code == 200


def test_a_courtyard_is_asked_for_its_building_and_entrance(client, community):
    entrance = EntranceFactory.create(parent__parent__community=community)
    building, yard = entrance.parent, entrance.courtyard
    draft = begin(client, community, yard=yard.name)
    page = client.get(step(draft, "place")).content.decode()
    assert building.name in page
    assert entrance.name in page
    finer = {"asked": yard.pk, "yard": yard.name, "building": building.pk, "unit": entrance.name}
    assert client.post(step(draft, "place"), finer).url.startswith(step(draft, "words"))
    draft.refresh_from_db()
    assert draft.place == entrance


def test_buildings_come_while_the_courtyard_is_being_typed(client, community):
    building = BuildingFactory.create(parent__community=community)
    url = reverse("matters:finer", args=[community.slug])
    assert building.name in client.get(url, {"yard": building.courtyard.name}).content.decode()
    assert building.name not in client.get(url, {"yard": "泉城广场"}).content.decode()


def test_an_entrance_that_the_building_lacks_is_said_beside_it(client, community):
    entrance = EntranceFactory.create(parent__parent__community=community)
    other = BuildingFactory.create(parent=entrance.courtyard)
    draft = begin(client, community, yard=entrance.courtyard.name)
    finer = {
        "asked": entrance.courtyard.pk,
        "yard": entrance.courtyard.name,
        "building": other.pk,
        "unit": entrance.name,
    }
    response = client.post(step(draft, "place"), finer)
    assert response.status_code == 422
    assert f"{other.name}没有{entrance.name}" in response.content.decode()


def test_a_place_that_is_not_in_the_tree_stays_as_typed(client, community):
    draft = begin(client, community, yard="小学门口的 红绿灯")
    assert (draft.place, draft.place_words) == (None, "小学门口的 红绿灯")


def test_skipping_the_place_leads_to_the_words(client, community):
    yard = CourtyardFactory.create(community=community)
    BuildingFactory.create(parent=yard)
    response = client.post(new_url(community), {"yard": yard.name, "skip": "1"})
    assert response.url == step(Draft.objects.get(), "words")


def test_a_stairwell_code_fills_in_the_place(client, community):
    code = DoorCodeFactory.create(place__parent__parent__community=community)
    response = client.get(reverse("matters:code", kwargs={"code": code.code}), follow=True)
    page = response.content.decode()
    assert code.place.label in page
    place = code.place
    draft = begin(
        client,
        community,
        door=code.code,
        asked=str(place.courtyard_id),
        yard=place.courtyard.name,
        building=str(place.parent_id),
        unit=place.name,
    )
    assert (draft.place, draft.channel) == (place, Channel.CODE)


def test_a_code_that_nobody_made_is_not_found(client):
    assert client.get("/q/nosuchcode/").status_code == 404


def test_first_words_call_up_the_likely_category_and_its_questions(client, community, lamp):
    question = CategoryQuestionFactory.create(category=lamp, label="几层", unit="")
    draft = begin(client, community)
    response = client.post(step(draft, "words"), {"words": WORDS})
    assert response.url.split("#")[0] == step(draft, "words")
    page = client.get(response.url).content.decode()
    assert re.search(rf'value="{lamp.pk}" checked', page)
    assert f'name="a_{question.code}"' in page


def test_without_a_category_the_report_goes_no_further(client, community, lamp):
    draft = begin(client, community)
    response = client.post(step(draft, "words"), {"words": "说不清", "asked": "0"})
    assert response.status_code == 422
    assert "选一个类别，说不准就选“其他”。" in response.content.decode()


def test_another_category_asks_its_own_questions_first(client, community, lamp):
    leak = CategoryFactory.create(name="漏水")
    CategoryQuestionFactory.create(category=leak, code="room")
    draft = begin(client, community)
    response = client.post(
        step(draft, "words"), {"words": WORDS, "category": leak.pk, "asked": lamp.pk}
    )
    assert response.url.split("#")[0] == step(draft, "words")
    assert 'name="a_room"' in client.get(response.url).content.decode()


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (QuestionKind.NUMBER, "13", 13),
        (QuestionKind.NUMBER, "13.5", 13.5),
        (QuestionKind.TEXT, " 上周起 ", "上周起"),
        (QuestionKind.CHOICE, "整栋楼", "整栋楼"),
    ],
)
def test_an_answer_is_kept_as_what_it_is(client, community, lamp, kind, typed, stored):
    CategoryQuestionFactory.create(category=lamp, code="q", kind=kind, choices=["整栋楼"])
    draft = written(client, begin(client, community), lamp, a_q=typed)
    assert draft.answers == {"q": stored}


def test_a_word_for_a_number_is_said_beside_the_field_and_stays(client, community, lamp):
    CategoryQuestionFactory.create(category=lamp, code="q")
    draft = begin(client, community)
    typed = {"words": WORDS, "category": lamp.pk, "asked": lamp.pk, "a_q": "十三"}
    page = client.post(step(draft, "words"), typed)
    assert page.status_code == 422
    assert "这里填数字，比如 13。现在写的是“十三”。" in page.content.decode()
    assert 'value="十三"' in page.content.decode()
    assert WORDS in page.content.decode()


def test_too_many_words_are_counted_and_none_is_lost(client, community, lamp):
    draft = begin(client, community)
    page = client.post(step(draft, "words"), {"words": "灯" * 523})
    assert page.status_code == 422
    assert "写了 523 字，最多 500 字" in page.content.decode()
    assert "灯" * 523 in page.content.decode()


def test_rare_characters_and_emoji_are_kept_and_hidden_marks_dropped(client, community, lamp):
    draft = written(client, begin(client, community), lamp, words="𠮷家的灯💡\u202e不亮\u200b")
    assert draft.words == "𠮷家的灯💡不亮"


def test_kinds_other_than_the_known_are_refused(client, community, lamp):
    draft = begin(client, community)
    forged = {"words": WORDS, "category": lamp.pk, "asked": lamp.pk, "kind": "forged"}
    assert client.post(step(draft, "words"), forged).status_code == 422
    assert Draft.objects.get().kind == MatterKind.HELP
