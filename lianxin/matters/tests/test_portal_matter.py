"""One matter's page, and what residents do about it there."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from lianxin.core.tests.factories import MONDAY
from lianxin.matters import actions
from lianxin.matters.models import Follow, Matter, Outcome, Say, Stage, State, Support
from lianxin.matters.tests.factories import (
    MatterFactory,
    MatterPhotoFactory,
    QuestionFactory,
    SayFactory,
    SupportFactory,
    joined_to,
)
from lianxin.people.tests.factories import PersonFactory, resident_of, sign_in, staff_of
from lianxin.places.models import Community

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_page_of_another_test() -> None:
    caches["pages"].clear()


def url_of(matter: Matter, deed: str = "show") -> str:
    return reverse(f"matters:{deed}", args=[matter.community.slug, matter.number])


def page_of(client: Client, matter: Matter) -> str:
    response = client.get(url_of(matter))
    assert response.status_code == 200
    return response.content.decode()


def opened_by(client: Client, matter: Matter) -> None:
    """Let a browser open the private link of a guest's matter."""
    client.get(reverse("matters:token", args=[matter.token]))


def asked(matter: Matter, **more: Any) -> Matter:
    """A matter whose reporter is asked whether it is solved."""
    SayFactory.create(matter=matter, **more)
    return matter


def resolved() -> Matter:
    matter = MatterFactory.create(at_council=True)
    resolution = actions.Resolved(
        what="请供热企业入院勘查，更换老化管道。",
        lead_office="供热企业",
        due_on=MONDAY.date() + timedelta(days=200),
        decided_by="“群策联盟”第三次会议",
        tally={"entitled": 21, "present": 17, "ayes": 16, "noes": 0, "abstentions": 1},
    )
    return actions.resolve(staff_of(matter.community), matter.pk, resolution, now=MONDAY)


def test_the_course_tells_every_public_step_newest_first(client):
    matter = MatterFactory.create()
    staff = staff_of(matter.community)
    actions.accept(staff, matter.pk, now=MONDAY)
    actions.reply(staff, matter.pk, words="明天请电工来看。", now=MONDAY + timedelta(days=1))
    page = page_of(client, matter)
    assert page.index("明天请电工来看。") < page.index(">受理<")
    assert "2026年3月3日" in page


def test_what_was_asked_of_the_reporter_is_not_told_to_others(client):
    matter = MatterFactory.create(accepted=True)
    actions.ask(staff_of(matter.community), matter.pk, words="您住几楼？", now=MONDAY)
    assert "您住几楼？" not in page_of(client, matter)
    opened_by(client, matter)
    assert "您住几楼？" in page_of(client, matter)


def test_the_resolution_says_what_who_by_when_and_how_it_was_voted(client):
    page = page_of(client, resolved())
    for words in (
        "“群策联盟”第三次会议决议",
        "更换老化管道",
        "应到 21，实到 17",
        "赞成 16，反对 0，弃权 1",
    ):
        assert words in page


def test_what_the_neighbours_answered_counts_the_silent_too(client):
    matter = MatterFactory.create(solved=True)
    for outcome in (Outcome.SOLVED, Outcome.SOLVED, Outcome.PARTLY, ""):
        person = PersonFactory.create(community=matter.community)
        answered_at = MONDAY if outcome else None
        SayFactory.create(matter=matter, person=person, outcome=outcome, answered_at=answered_at)
    page = page_of(client, matter)
    assert "问了 4 户，3 户答复。" in page
    assert "已解决 2，部分解决 1，没有解决 0，没有答 1" in page


def test_photos_of_before_and_after_stand_side_by_side(client):
    matter = MatterFactory.create(solved=True)
    for stage in (Stage.BEFORE, Stage.AFTER):
        MatterPhotoFactory.create(matter=matter, stage=stage)
    assert "前后对比" in page_of(client, matter)


@pytest.mark.parametrize(
    ("trait", "words"),
    [
        ("declined", "没有走到"),
        ("lapsed", "没有人答复"),
        ("at_council", "正在议"),
        ("in_hand", "正在办"),
        ("to_confirm", "等居民确认"),
    ],
)
def test_the_bridge_says_where_it_stands_and_what_is_left_out(client, trait, words):
    assert words in page_of(client, MatterFactory.create(**{trait: True}))


def test_a_joined_matter_leads_to_the_one_it_is_dealt_with_in(client):
    head = MatterFactory.create(title="院里整片没有灯")
    page = page_of(client, joined_to(head))
    assert url_of(head) in page
    assert head.title in page


def test_a_joined_matter_does_not_name_a_hidden_head(client):
    head = MatterFactory.create(private=True, title="院里整片没有灯")
    assert head.title not in page_of(client, joined_to(head))


def test_absent_and_hidden_are_refused_with_the_same_page(client):
    hidden = MatterFactory.create(private=True)
    absent = reverse("matters:show", args=[hidden.community.slug, "LSL-2026-999999"])
    first, second = client.get(url_of(hidden)), client.get(absent)
    assert (first.status_code, second.status_code) == (404, 404)
    told = [
        page.content.decode().replace(hidden.number, "N").replace("LSL-2026-999999", "N")
        for page in (first, second)
    ]
    assert _without_tokens(told[0]) == _without_tokens(told[1])


def _without_tokens(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def test_an_address_from_before_it_was_sent_on_leads_to_where_it_is(client):
    matter = MatterFactory.create()
    other = MatterFactory.create().community
    response = client.get(reverse("matters:show", args=[other.slug, matter.number.lower()]))
    assert response.url == url_of(matter)


@pytest.mark.parametrize("count", [1, 12])
def test_a_public_page_takes_few_statements_however_much_there_is(
    client, django_assert_max_num_queries, count
):
    matter = MatterFactory.create(solved=True)
    staff = staff_of(matter.community)
    for _each in range(count):
        MatterPhotoFactory.create(matter=matter)
        SupportFactory.create(matter=matter)
        SayFactory.create(matter=matter, person=PersonFactory.create(community=matter.community))
        actions.follow(staff, matter.pk, now=MONDAY)
    with django_assert_max_num_queries(5):
        page_of(client, matter)


def test_a_page_seen_lately_takes_one_statement(client, django_assert_num_queries):
    matter = MatterFactory.create(solved=True)
    page_of(client, matter)
    with django_assert_num_queries(1):
        page_of(client, matter)


def test_the_next_step_is_told_at_once_to_all(client):
    matter = MatterFactory.create()
    assert "已受理" not in page_of(client, matter)
    actions.accept(staff_of(matter.community), matter.pk, now=MONDAY)
    assert "已受理" in page_of(client, matter)


def test_a_neighbours_answer_is_counted_on_the_page_at_once(client):
    matter = MatterFactory.create(to_confirm=True)
    neighbour = resident_of(matter.community)
    (person,) = neighbour.person_ids
    SayFactory.create(matter=matter, person_id=person, is_reporter=False)
    page_of(client, matter)
    actions.say(neighbour, matter.pk, outcome=Outcome.SOLVED, now=MONDAY)
    assert "问了 1 户，1 户答复。" in page_of(client, matter)


def test_a_neighbour_who_is_signed_in_joins_and_leaves_with_one_press(client):
    matter = MatterFactory.create()
    sign_in(client, resident_of(matter.community))
    assert client.post(url_of(matter, "join")).url == url_of(matter)
    page = page_of(client, matter)
    assert "1 户也遇到" in page
    assert "退出" in page
    client.post(url_of(matter, "leave"))
    assert not Support.objects.exists()


def test_a_guest_joins_by_leaving_a_phone_and_is_counted_once(client):
    matter = MatterFactory.create()
    for _time in range(2):
        assert client.post(url_of(matter, "join"), {"phone": "13900001111"}).status_code == 302
    matter.refresh_from_db()
    assert matter.supports == 1
    assert "已算上您这一户" in page_of(client, matter)


def test_a_guests_bad_phone_is_said_beside_the_field_and_stays(client):
    matter = MatterFactory.create()
    page = client.post(url_of(matter, "join"), {"phone": "1390000111", "name": "李"})
    assert page.status_code == 422
    assert 'value="1390000111"' in page.content.decode()


def test_who_follows_can_stop_following_again(client):
    matter = MatterFactory.create()
    sign_in(client, resident_of(matter.community))
    client.post(url_of(matter, "follow"))
    assert "不再关注" in page_of(client, matter)
    client.post(url_of(matter, "unfollow"))
    assert not Follow.objects.exists()


def test_a_guest_cannot_follow_without_an_account(client):
    assert client.post(url_of(MatterFactory.create(), "follow")).status_code == 403


def test_a_guest_confirms_from_the_private_link(client):
    matter = asked(MatterFactory.create(to_confirm=True))
    opened_by(client, matter)
    assert "这件事解决了吗？" in page_of(client, matter)
    client.post(url_of(matter, "confirm"), {"outcome": "solved", "satisfaction": "good"})
    matter.refresh_from_db()
    assert matter.state == State.SOLVED


def test_not_solved_without_a_reason_is_asked_for_one_and_nothing_is_lost(client):
    matter = asked(MatterFactory.create(to_confirm=True))
    opened_by(client, matter)
    page = client.post(url_of(matter, "confirm"), {"outcome": "not"})
    assert page.status_code == 422
    assert "请写一句哪里不满意" in page.content.decode()
    assert Say.objects.get().answered_at is None


def test_whoever_was_not_asked_cannot_answer_for_others(client):
    matter = asked(MatterFactory.create(to_confirm=True))
    sign_in(client, resident_of(matter.community))
    assert "这件事解决了吗？" not in page_of(client, matter)
    assert client.post(url_of(matter, "confirm"), {"outcome": "solved"}).status_code == 404


def test_the_reporter_answers_the_communitys_question(client):
    question = QuestionFactory.create()
    opened_by(client, question.matter)
    assert question.text in page_of(client, question.matter)
    client.post(url_of(question.matter, "answer"), {"words": "三楼，东户门口。"})
    question.refresh_from_db()
    assert question.answer == "三楼，东户门口。"


def test_an_answer_that_comes_too_late_is_shown_with_the_newest_state(client):
    question = QuestionFactory.create()
    matter = question.matter
    opened_by(client, matter)
    staff = staff_of(matter.community)
    actions.decline(staff, matter.pk, words="不归社区管。", now=MONDAY + timedelta(days=1))
    page = client.post(url_of(matter, "answer"), {"words": "三楼，东户门口。"})
    assert page.status_code == 409
    for words in ("下面是最新的样子", "不予受理", "三楼，东户门口。"):
        assert words in page.content.decode()


def test_the_reporter_takes_back_what_nobody_else_depends_on(client):
    matter = MatterFactory.create()
    opened_by(client, matter)
    client.post(url_of(matter, "withdraw"), {"words": "自己好了"})
    matter.refresh_from_db()
    assert matter.state == State.WITHDRAWN


def test_what_neighbours_joined_is_not_offered_to_be_withdrawn(client):
    matter = MatterFactory.create(supports=1)
    opened_by(client, matter)
    assert url_of(matter, "withdraw") not in page_of(client, matter)
    assert client.post(url_of(matter, "withdraw")).status_code == 409


def test_deeds_are_done_by_post_only(client):
    matter = MatterFactory.create()
    for deed in ("join", "leave", "follow", "unfollow", "confirm", "answer", "withdraw"):
        assert client.get(url_of(matter, deed)).status_code == 405


def test_a_name_of_forty_characters_and_long_words_are_drawn_whole(client):
    title = "很" * 59
    matter = MatterFactory.create(title=title, place_words="某" * 120, words="长" * 500)
    assert title in page_of(client, matter)


def test_markup_in_words_is_shown_as_it_was_typed(client):
    matter = MatterFactory.create(words="<script>alert(1)</script>", title="<b>粗</b>")
    page = page_of(client, matter)
    assert "<script>alert" not in page
    assert "&lt;b&gt;粗" in page


def test_a_kept_page_brings_each_visitor_a_token_of_their_own():
    matter = MatterFactory.create()
    tokens = []
    for _visitor in range(2):
        client = Client(enforce_csrf_checks=True)
        page = page_of(client, matter)
        tokens.append(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page))
        sent = {"next": url_of(matter), "csrfmiddlewaretoken": tokens[-1][0]}
        assert client.post(reverse("home:elder"), sent).status_code == 302
    assert len(tokens[0]) > 1
    assert not {*tokens[0]} & {*tokens[1]}


def test_who_reads_otherwise_is_not_given_the_page_kept_for_others():
    matter = MatterFactory.create()
    pages = [page_of(Client(), matter)]
    for cookie, value in (("elder", "1"), ("language", "en")):
        client = Client()
        client.cookies[cookie] = value
        pages.append(page_of(client, matter))
    pages.append(page_of(Client(headers={"User-Agent": "MicroMessenger/8.0"}), matter))
    marks = ['data-mode="elder"', '<html lang="en"']
    assert [[mark in page for mark in marks] for page in pages] == [
        [False, False],
        [True, False],
        [False, True],
        [False, False],
    ]


def test_a_word_that_waits_for_a_guest_is_told_once_beside_the_kept_page(client):
    matter = MatterFactory.create()
    said, cookies = CookieStorage(RequestFactory().get("/")), HttpResponse()
    said.add(SUCCESS, "记下了，谢谢您。")
    said.update(cookies)
    assert "记下了，谢谢您。" not in page_of(client, matter)
    client.cookies["messages"] = cookies.cookies["messages"].value
    assert "记下了，谢谢您。" in page_of(client, matter)
    assert "记下了，谢谢您。" not in page_of(client, matter)


def test_a_kept_page_tells_the_communitys_new_telephone_at_once(client):
    matter = MatterFactory.create()
    page_of(client, matter)
    Community.objects.filter(pk=matter.community_id).update(phone="0531-8000 9000")
    assert "0531-8000 9000" in page_of(client, matter)
