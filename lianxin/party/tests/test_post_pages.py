"""Posts, boards and commendations on their pages, and what a member lets be shown."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.party.models import Board, Claim, Commendation, DutyPost, Portrait, PostDeed
from lianxin.party.tests.factories import clerk_of, head_of, oneself
from lianxin.party.tests.studying import (
    BoardFactory,
    ClaimFactory,
    CommendationFactory,
    DutyPostFactory,
    settled,
)
from lianxin.people.models import Consent
from lianxin.people.tests.factories import resident_of, secretary_of, sign_in, staff_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def member():
    made = settled(name="孙桂兰")
    BoardFactory.create(community=made.community)
    return made


def browser(actor):
    client = Client()
    sign_in(client, actor)
    return client


def at(name, thing, *args):
    return reverse(name, args=[thing.community.slug, *args])


def told(answer):
    return answer.content.decode()


def board_of(member, client=None):
    return (client or Client()).get(at("party:board", member, member.home.courtyard_id))


def test_a_scheme_is_set_up_with_its_posts_and_a_board(member):
    Board.objects.all().delete()
    client = browser(clerk_of(member.community))
    client.post(at("party_desk:post_scheme", member), {"name": "设岗定责", "words": "人人有岗"})
    client.post(
        at("party_desk:post_new", member), {"name": "卫生监督岗", "duties": "每周看一遍楼道。"}
    )
    client.post(at("party_desk:post_board", member), {"name": "党员信息公开展板"})
    page = told(client.get(at("party_desk:posts", member)))
    assert all(words in page for words in ("设岗定责", "卫生监督岗", "党员信息公开展板", "0／1"))
    post = DutyPost.objects.get()
    client.post(at("party_desk:post_close", member, post.pk))
    assert "卫生监督岗" not in told(client.get(at("party_desk:posts", member)))


def test_the_desk_of_posts_does_not_exist_for_who_has_no_part_in_it(member):
    for actor in (
        staff_of(member.community),
        secretary_of(member.community),
        resident_of(member.community),
        oneself(member),
    ):
        for name in ("party_desk:posts", "party_desk:commendations"):
            assert browser(actor).get(at(name, member)).status_code == 404


def test_a_member_takes_a_post_logs_a_deed_and_gives_it_back(member):
    post = DutyPostFactory.create(community=member.community, name="平安巡逻岗")
    client = browser(oneself(member))
    assert "平安巡逻岗" in told(client.get(at("party:own_posts", member)))
    client.post(at("party:claim", member, post.pk))
    deed = {"post": post.pk, "words": "夜里巡了一圈", "done_on": "2026-03-02"}
    client.post(at("party:log", member), deed)
    client.post(at("party:pledge", member), {"words": "照看楼道的灯"})
    page = told(client.get(at("party:own_posts", member)))
    assert "夜里巡了一圈" in page
    assert "照看楼道的灯" in page
    client.post(at("party:strike", member, "deed", PostDeed.objects.get().pk))
    client.post(at("party:give_up", member, Claim.objects.get().pk))
    assert "夜里巡了一圈" not in told(client.get(at("party:own_posts", member)))
    assert client.post(at("party:log", member), deed | {"post": ""}).status_code == 422


def test_a_board_shows_what_is_let_and_forgets_what_is_withdrawn(member):
    ClaimFactory.create(member=member, post__name="平安巡逻岗")
    client = browser(oneself(member))
    assert "孙桂兰" not in told(board_of(member))
    client.post(at("party:shown", member), {"fields_shown": ["name", "post"]})
    page = board_of(member)
    assert "孙桂兰" in told(page)
    assert "平安巡逻岗" in told(page)
    assert "no-store" in page["Cache-Control"]
    mine = told(client.get(reverse("home:consents")))
    assert mine.count("收回<") == 2
    client.post(reverse("home:withdraw", args=[Consent.objects.get(field="name").pk]))
    assert "孙桂兰" not in told(board_of(member))


def test_nobody_withdraws_what_somebody_else_has_let(member):
    browser(oneself(member)).post(at("party:shown", member), {"fields_shown": ["name"]})
    held = Consent.objects.get()
    for actor in (resident_of(member.community), head_of(member.branch)):
        answer = browser(actor).post(reverse("home:withdraw", args=[held.pk]))
        assert answer.status_code == 404
    assert Client().get(reverse("home:consents")).status_code == 404


def test_more_than_a_name_is_not_shown_without_it(member):
    client = browser(oneself(member))
    answer = client.post(at("party:shown", member), {"fields_shown": ["post"]})
    assert answer.status_code == 422
    assert "姓名" in told(answer)


def test_the_sheet_on_paper_has_what_the_screen_has(member):
    ClaimFactory.create(member=member, post__name="平安巡逻岗", post__duties="夜里巡逻")
    client = browser(oneself(member))
    client.post(at("party:portrait", member), {"photo": picture()})
    client.post(at("party:pledge", member), {"words": "照看楼道的灯"})
    client.post(at("party:shown", member), {"fields_shown": ["name", "post", "photo"]})
    answer = Client().get(at("party:board_pdf", member, member.home.courtyard_id))
    paper = PdfReader(BytesIO(answer.content))
    words = "".join(paper.pages[0].extract_text().split())
    assert "孙桂兰" in words
    assert "平安巡逻岗" in words
    assert "照看楼道的灯" not in words
    assert len(paper.pages) == 1


def test_a_portrait_is_served_to_all_just_while_it_is_shown(member):
    client = browser(oneself(member))
    client.post(at("party:portrait", member), {"photo": picture()})
    address = at("party:photo", member, Portrait.objects.get().upload.key, "full")
    assert client.get(address).status_code == 200
    assert Client().get(address).status_code == 404
    client.post(at("party:shown", member), {"fields_shown": ["name", "photo"]})
    assert "no-store" in Client().get(address)["Cache-Control"]
    client.post(at("party:portrait", member), {"drop": "1"})
    assert Client().get(address).status_code == 404


def test_who_leads_the_branch_does_it_all_for_a_member_by_the_paper(member):
    post = DutyPostFactory.create(community=member.community, name="平安巡逻岗")
    client = browser(head_of(member.branch))

    def step(verb, **fields):
        address = at("party_desk:post_member_step", member, member.pk, verb)
        return client.post(address, fields, follow=True)

    step("claim", post=post.pk)
    step("deed", post=post.pk, words="夜里巡了一圈", done_on="2026-03-02")
    step("pledge", words="照看楼道的灯")
    assert step("wish", fields_shown=["name", "pledge"]).status_code == 422
    step("wish", fields_shown=["name", "pledge"], given_by="纸质同意书")
    assert "照看楼道的灯" in told(board_of(member))
    page = told(client.get(at("party_desk:post_member", member, member.pk)))
    assert "夜里巡了一圈" in page
    assert step("leap").status_code == 404


def test_a_commendation_goes_its_way_on_the_pages(member, monkeypatch):
    clerk = clerk_of(member.community)
    browser(clerk).post(
        at("party_desk:commendation_new", member), {"name": "表彰先进", "words": "七一"}
    )
    commendation = Commendation.objects.get()

    def step(verb, **fields):
        address = at("party_desk:commendation_step", member, commendation.pk, verb)
        return browser(clerk).post(address, fields, follow=True)

    step("nominate", who=f"member-{member.pk}", honour="优秀共产党员", deeds="照看邻居")
    nominee = commendation.nominees.get()
    assert step("judge", nominee=nominee.pk, is_fit="no").status_code == 422
    step("judge", nominee=nominee.pk, is_fit="yes")
    step("vet")
    step("notice")
    public = at("party:commendation", member, commendation.pk)
    assert "孙桂兰" not in told(Client().get(public))
    mine = browser(oneself(member))
    assert "优秀共产党员" in told(mine.get(at("party:mine", member)))
    mine.post(at("party:agree", member, nominee.pk))
    assert "孙桂兰" in told(Client().get(public))
    assert step("announce", words="大会上").status_code == 409
    monkeypatch.setattr(http, "now", lambda: MONDAY + timedelta(days=9))
    step("announce", words="七一大会上颁奖")
    assert "七一大会上颁奖" in told(Client().get(public))
    assert "表彰先进" in told(Client().get(at("party:boards", member)))


def test_a_commendation_that_is_not_public_yet_is_nobodys_business(member):
    commendation = CommendationFactory.create(community=member.community)
    address = at("party:commendation", member, commendation.pk)
    assert Client().get(address).status_code == 404
    assert browser(staff_of(member.community)).get(address).status_code == 404
