"""代办登记: one page, one sending, one matter."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lianxin.core.models import Entry, Upload
from lianxin.core.tests.factories import picture
from lianxin.matters.models import Channel, Matter
from lianxin.matters.tests.factories import (
    CategoryFactory,
    CategoryQuestionFactory,
    MatterFactory,
)
from lianxin.people.tests.factories import member_of, sign_in, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory

pytest_plugins = ["lianxin.matters.tests.desk"]
pytestmark = pytest.mark.django_db


def url_of(community: Community, name: str = "new") -> str:
    return reverse(f"matters_desk:{name}", kwargs={"slug": community.slug})


def said(**more: Any) -> dict[str, Any]:
    """What a browser sends of a page that was filled in."""
    plain = {
        "key": str(uuid.uuid4()),
        "channel": "phone",
        "kind": "help",
        "words": "楼道的灯不亮，晚上看不见台阶。",
        "is_public": "on",
    }
    if "category" not in more:
        plain["category"] = str(CategoryFactory.create().pk)
    return plain | more


def register(desk: Client, community: Community, **more: Any) -> Any:
    return desk.post(url_of(community), said(**more))


def test_one_sending_makes_one_matter_that_says_who_took_it_down(desk, community, worker):
    house = BuildingFactory.create(parent__community=community)
    answer = register(desk, community, place=house.label, name="王立群", phone="138 0000 1234")
    matter = Matter.objects.get()
    assert answer["Location"] == reverse("matters_desk:matter", args=[community.slug, matter.pk])
    assert (matter.place, matter.courtyard) == (house, house.courtyard)
    assert (matter.channel, matter.taken_by_id) == (Channel.PHONE, worker.user_id)
    assert matter.reporter is not None
    assert matter.reporter.phone == "13800001234"
    assert matter.shown_at is not None


def test_sent_twice_under_one_key_it_is_one_matter(desk, community):
    form = said(phone="13800001234")
    answers = [desk.post(url_of(community), form) for _time in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Matter.objects.count() == 1
    assert Entry.objects.filter(deed="report").count() == 1


def test_sent_twice_with_photos_nothing_is_kept_twice(desk, community):
    key = str(uuid.uuid4())
    category = CategoryFactory.create().pk
    for _time in range(2):
        register(desk, community, key=key, category=category, photos=[picture(), picture()])
    assert Matter.objects.get().photos.count() == 2
    assert Upload.objects.count() == 2


def test_somebody_who_leaves_nothing_is_heard_as_well(desk, community):
    register(desk, community)
    assert Matter.objects.get().reporter is None


def test_a_place_that_the_tree_does_not_know_is_kept_in_words(desk, community):
    register(desk, community, place="小广场东头的井盖边")
    matter = Matter.objects.get()
    assert (matter.place, matter.place_words) == (None, "小广场东头的井盖边")


def test_names_and_numbers_in_the_words_are_hidden_where_asked(desk, community):
    words = "找王立群，电话13812341234，灯不亮。"
    register(desk, community, words=words, is_struck="on")
    assert "13812341234" not in Matter.objects.get().words


@pytest.mark.parametrize(
    ("more", "wanting"),
    [
        ({"words": " "}, "words"),
        ({"words": "灯" * 501}, "words"),
        ({"category": ""}, "category"),
        ({"channel": "web"}, "channel"),
        ({"kind": "gossip"}, "kind"),
        ({"phone": "138 0000 123"}, "phone"),
        ({"is_named": "on"}, "name"),
        ({"key": "no-key"}, "key"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, community, more, wanting):
    answer = register(desk, community, **({"place": "小广场"} | more))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {wanting}
    assert "小广场" in answer.content.decode()
    assert not Matter.objects.exists()


def test_a_required_question_of_the_category_is_asked_before_it_is_filed(desk, community):
    question = CategoryQuestionFactory.create(is_required=True)
    answer = register(desk, community, category=question.category.pk)
    assert answer.status_code == 422
    assert question.label in answer.content.decode()
    name = f"a_{question.code}"
    register(desk, community, category=question.category.pk, **{name: "13"})
    assert Matter.objects.get().answers == {question.code: 13}


def test_without_javascript_the_questions_come_at_a_button(desk, community):
    question = CategoryQuestionFactory.create()
    answer = register(desk, community, category=question.category.pk, words="", more="1")
    body = answer.content.decode()
    assert answer.status_code == 200
    assert question.label in body
    assert "还差" not in body


def test_with_javascript_the_questions_come_with_the_choice(desk, community):
    question = CategoryQuestionFactory.create()
    answer = desk.get(url_of(community, "questions"), {"category": question.category.pk})
    assert question.label in answer.content.decode()
    assert "error" not in answer.content.decode()


def test_like_matters_are_shown_while_the_words_are_written(desk, community):
    like = MatterFactory.create(community=community, private=True)
    answer = desk.post(url_of(community, "likes"), {"words": like.words})
    assert like.title in answer.content.decode()


def test_a_closed_community_takes_nothing_new(client, monday):
    closed = CommunityFactory.create(closed=True)
    sign_in(client, staff_of(closed))
    assert register(client, closed).status_code == 403


@pytest.mark.parametrize("name", ["new", "questions", "likes"])
def test_only_those_who_work_here_take_things_down(client, community, name):
    sign_in(client, member_of(community))
    ask = client.post if name == "likes" else client.get
    assert ask(url_of(community, name)).status_code == 404


def test_filing_asks_the_database_ten_times_at_most(desk, community, statements):
    house = BuildingFactory.create(parent__community=community)
    category = CategoryFactory.create().pk
    register(desk, community, category=category, phone="13800000000")
    form = said(category=category, place=house.label, name="李小芳", phone="13900000001")
    with statements() as told:
        answer = desk.post(url_of(community), form)
    assert answer.status_code == 302
    assert len(told) <= 10
