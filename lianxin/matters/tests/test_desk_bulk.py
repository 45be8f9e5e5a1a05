"""One deed on many of the backlog: what is done, what fails, and why."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.models import Matter, State
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import officer_of, sign_in
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.matters.tests.desk"]
pytestmark = pytest.mark.django_db


def post(desk: Client, matters: list[Matter], deed: str, **more: Any) -> Any:
    url = reverse("matters_desk:bulk", kwargs={"slug": matters[0].community.slug})
    picked = {"pick": [matter.pk for matter in matters], "deed": deed, "query": "view=late"}
    return desk.post(url, picked | more)


def states(matters: list[Matter]) -> list[str]:
    return [Matter.objects.get(pk=matter.pk).state for matter in matters]


@pytest.fixture
def three(community: Community) -> list[Matter]:
    """Two that stand open to be accepted, and between them one that has ended."""
    return [
        MatterFactory.create(community=community, title="第一件"),
        MatterFactory.create(community=community, title="办结的", solved=True),
        MatterFactory.create(community=community, title="第三件"),
    ]


def test_what_can_be_done_is_done_and_the_rest_says_why(desk, three):
    answer = post(desk, three, "accept")
    assert states(three) == [State.ACCEPTED, State.SOLVED, State.ACCEPTED]
    assert answer.context["done"] == [three[0], three[2]]
    [(failed, why)] = answer.context["failed"]
    assert failed == three[1]
    assert "已解决" in why
    assert "2 件办成了，1 件没有" in answer.content.decode()


def test_each_one_done_is_journalled_by_itself(desk, three, worker):
    post(desk, three, "accept")
    entries = Entry.objects.filter(deed="accept", actor_id=worker.user_id)
    assert sorted(entry.subject_id for entry in entries) == [three[0].pk, three[2].pk]


def test_assigning_asks_first_whom_and_keeps_the_selection(desk, three):
    answer = post(desk, three, "handle")
    body = answer.content.decode()
    assert answer.status_code == 200
    assert all(f'name="pick" value="{matter.pk}"' in body for matter in three)
    assert states(three) == [State.REPORTED, State.SOLVED, State.REPORTED]


def test_many_are_assigned_to_one_with_a_day(desk, three, worker):
    day = MONDAY.date() + timedelta(days=3)
    post(desk, three, "handle", sure=1, lead_id=worker.user_id, due_on=day.isoformat())
    first = Matter.objects.get(pk=three[0].pk)
    assert (first.state, first.lead_id, first.due_on) == (State.IN_HAND, worker.user_id, day)


def test_what_is_wanting_is_said_and_nothing_is_done(desk, three):
    answer = post(desk, three, "handle", sure=1, due_on="soon")
    assert answer.status_code == 422
    assert {"lead_id", "due_on"} == set(answer.context["form"].errors)
    assert states(three) == [State.REPORTED, State.SOLVED, State.REPORTED]


def test_several_are_joined_into_the_oldest(desk, three):
    answer = post(desk, three, "join")
    assert answer.context["head"] == three[0]
    assert states(three) == [State.REPORTED, State.SOLVED, State.JOINED]
    assert Matter.objects.get(pk=three[2].pk).joined_to == three[0]
    assert [matter for matter, _why in answer.context["failed"]] == [three[1]]


def test_several_go_to_another_community_with_a_reason(desk, three, community):
    there = CommunityFactory.create(subdistrict=community.subdistrict)
    post(desk, three, "send", sure=1, community=there.pk, words="门牌是那边的")
    assert Matter.objects.get(pk=three[0].pk).community == there
    assert Matter.objects.get(pk=three[1].pk).community == community


def test_several_are_referred_to_an_authority(desk, three):
    post(desk, three, "send", sure=1, authority="供热企业", words="管道归他们")
    assert states(three) == [State.REFERRED, State.SOLVED, State.REFERRED]


def test_out_of_house_is_to_one_place_only(desk, three, community):
    there = CommunityFactory.create(subdistrict=community.subdistrict)
    answer = post(
        desk, three, "send", sure=1, community=there.pk, authority="供热企业", words="管道归他们"
    )
    assert "authority" in answer.context["form"].errors


def test_several_are_put_before_the_council(desk, three):
    post(desk, three, "council", sure=1, words="几栋楼都这样")
    assert states(three) == [State.AT_COUNCIL, State.SOLVED, State.AT_COUNCIL]


@pytest.mark.parametrize(
    ("count", "deed", "words"),
    [(0, "accept", "先在左边勾选"), (1, "join", "至少选两件"), (51, "accept", "一次最多 50 件")],
)
def test_a_selection_that_does_not_fit_leads_back_with_a_word(desk, community, count, deed, words):
    matters = MatterFactory.create_batch(count, community=community)
    url = reverse("matters_desk:bulk", kwargs={"slug": community.slug})
    picked = {"pick": [matter.pk for matter in matters], "deed": deed}
    answer = desk.post(url, picked, follow=True)
    assert answer.redirect_chain
    assert words in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_forged_selection_of_another_community_is_passed_over(desk, three):
    elsewhere = MatterFactory.create()
    answer = post(desk, [three[0], elsewhere], "accept", pick=[three[0].pk, elsewhere.pk, "x"])
    assert answer.context["done"] == [three[0]]
    assert states([elsewhere]) == [State.REPORTED]


def test_an_unknown_deed_is_no_page(desk, three):
    assert post(desk, three, "delete").status_code == 404


def test_a_street_officer_is_told_that_the_work_is_the_communitys(client, three, community):
    sign_in(client, officer_of(community.subdistrict))
    answer = post(client, three[:1], "accept")
    [(_matter, why)] = answer.context["failed"]
    assert "社区的工作人员" in why
