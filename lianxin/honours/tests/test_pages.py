"""The pages: what is typed is kept, what is pressed twice is done once, and few statements each."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.honours import actions
from lianxin.honours.models import Announcement, Ballot, Nominee, Round, Story
from lianxin.honours.tests.factories import (
    AnnouncementFactory,
    BoardFactory,
    ShownFactory,
    Stage,
    StoryFactory,
)
from lianxin.people.tests.factories import officer_of, sign_in
from lianxin.volunteers.tests.factories import TeamFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(monkeypatch):
    made = Stage()
    monkeypatch.setattr(http, "now", lambda: made.now)
    return made


def signed_in(actor) -> Client:
    client = Client()
    sign_in(client, actor)
    return client


def desk(stage, name, *args) -> str:
    return reverse(f"honours_desk:{name}", args=[stage.community.slug, *args])


def portal(stage, name, *args) -> str:
    return reverse(f"honours:{name}", args=[stage.community.slug, *args])


TERMS = {
    "name": "首届评选", "honour": "好邻居", "what": "邻里和睦", "subject": "person", "seats": "1",
    "votes_each": "1", "voter": "person", "residents": "80", "jury": "0", "deeds": "20",
    "ties": "deeds", "nominate_until": "2026-03-09", "vote_until": "2026-04-11",
}  # fmt: skip


def test_terms_that_are_wrong_are_said_beside_their_field_and_kept(stage):
    client = signed_in(stage.staff)
    answer = client.post(desk(stage, "new_award"), {**TERMS, "residents": "85", "deeds": "15"})
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "不能只凭投票" in told
    assert "邻里和睦" in told
    assert not Round.objects.exists()


def opened_by_page(stage) -> Round:
    client = signed_in(stage.staff)
    client.post(desk(stage, "new_award"), TERMS)
    award = Round.objects.get()
    client.post(desk(stage, "award_step", award.pk, "open"))
    return award


def proposed_by_page(stage, award) -> Nominee:
    """A guest proposes; who is proposed agrees by their own link."""
    guest = Client()
    told = {"who": "other", "name": "周桂兰", "phone": "13900001111", "words": "照顾老人"}
    guest.post(portal(stage, "propose", award.pk), told | {"by_phone": "13900002222"})
    nominee = Nominee.objects.get()
    assert "周桂兰" not in guest.get(portal(stage, "award", award.pk)).content.decode()
    own = portal(stage, "asked_award", nominee.token)
    assert "照顾老人" in guest.get(own).content.decode()
    guest.post(own, {"answer": "agree"})
    return nominee


def step(stage, award, verb, **said) -> None:
    answer = signed_in(stage.staff).post(desk(stage, "award_step", award.pk, verb), said)
    assert answer.status_code == 302, (verb, answer.content.decode())


def voted_by_page(stage, award) -> None:
    voter = signed_in(stage.resident()[0])
    told = voter.post(portal(stage, "vote", award.pk), {"choices": ["1"]}).content.decode()
    assert Ballot.objects.get().receipt in told
    again = voter.post(portal(stage, "vote", award.pk), {"choices": ["1"]})
    assert again.status_code == 409


def test_an_award_is_played_by_the_pages_alone_to_its_certificate(stage):
    award = opened_by_page(stage)
    nominee, guest = proposed_by_page(stage, award), Client()
    stage.now = MONDAY.replace(day=10)
    step(stage, award, "close")
    step(stage, award, "judge", nominee=nominee.pk, score="5")
    step(stage, award, "notice")
    assert "周桂兰" in guest.get(portal(stage, "award", award.pk)).content.decode()
    stage.now = MONDAY.replace(day=20)
    step(stage, award, "begin")
    voted_by_page(stage, award)
    stage.now = MONDAY.replace(month=4, day=12)
    step(stage, award, "count")
    page = guest.get(portal(stage, "recount", award.pk)).content.decode()
    assert Ballot.objects.get().receipt in page
    stage.now = MONDAY.replace(month=4, day=20)
    step(stage, award, "announce", words="邻里节上揭晓")
    nominee.refresh_from_db()
    address = portal(stage, "certificate", nominee.pk)
    paper = signed_in(stage.staff).get(address).content
    words = "".join(PdfReader(BytesIO(paper)).pages[0].extract_text().split())
    assert "荣誉证书" in words
    assert "周桂兰" in words
    assert guest.get(address).status_code == 404


def test_a_code_is_told_true_or_unknown_to_anybody(stage):
    award = stage.voting(5)
    stage.cast(award, 1)
    stage.counted(award)
    stage.announced(award)
    code = Nominee.objects.get().code
    true = Client().get(reverse("honours_verify:verify", args=[code]))
    assert "这张证书属实" in true.content.decode()
    forged = reverse("honours_verify:verify", args=["AAAABBBBCCCCDDDD"])
    assert Client().get(forged).status_code == 404


def test_an_empty_ballot_is_refused_where_it_is_filled_in(stage):
    award = stage.voting(5, 4)
    voter = signed_in(stage.resident()[0])
    answer = voter.post(portal(stage, "vote", award.pk), {"sent": "1"})
    assert answer.status_code == 422
    assert "至少选一位" in answer.content.decode()


def test_a_story_is_told_looked_at_and_posted_by_the_pages(stage):
    board = BoardFactory.create(community=stage.community)
    guest = Client()
    telling = {
        "board": board.pk,
        "title": "帮邻居换灯泡",
        "words": "自己买来换上",
        "about": "周桂兰、李建国",
        "phone": "",
    }
    refused = guest.post(portal(stage, "tell"), telling)
    assert refused.status_code == 422
    assert "自己买来换上" in refused.content.decode()
    guest.post(portal(stage, "tell"), telling | {"phone": "13900001111"})
    story = Story.objects.get()
    assert [each.name for each in story.shown.order_by("pk")] == ["周桂兰", "李建国"]
    client = signed_in(stage.staff)
    assert "帮邻居换灯泡" in client.get(desk(stage, "wall")).content.decode()
    client.post(desk(stage, "story_step", story.pk, "show"))
    for shown in story.shown.all():
        client.post(desk(stage, "answer_shown", shown.pk), {"agrees": "yes", "given_by": "当面"})
    assert "帮邻居换灯泡" in guest.get(portal(stage, "wall")).content.decode()
    paper = guest.get(portal(stage, "poster"))
    assert paper.headers["Content-Type"] == "application/pdf"
    assert "帮邻居换灯泡" in "".join(
        PdfReader(BytesIO(paper.content)).pages[0].extract_text().split()
    )


def test_an_announcement_is_written_published_and_withdrawn_by_the_pages(stage):
    client = signed_in(stage.staff)
    client.post(
        desk(stage, "new_announcement"),
        {
            "title": "明天停水",
            "words": "早八点到晚六点",
            "to": "community:",
            "valid_from": "2026-03-02",
            "valid_until": "2026-03-05",
        },
    )
    made = Announcement.objects.get()
    home = reverse("home:community", args=[stage.community.slug])
    client.post(desk(stage, "announcement_step", made.pk, "publish"))
    assert "明天停水" in Client().get(home).content.decode()
    refused = client.post(desk(stage, "announcement_step", made.pk, "withdraw"), {"words": ""})
    assert refused.status_code == 422
    client.post(desk(stage, "announcement_step", made.pk, "withdraw"), {"words": "改期"})
    assert "已撤回" in Client().get(portal(stage, "announcements")).content.decode()


def test_a_street_officer_reads_this_desk_and_takes_no_step(stage):
    made = AnnouncementFactory.create(community=stage.community)
    client = signed_in(officer_of(stage.community.subdistrict))
    assert client.get(desk(stage, "announcement", made.pk)).status_code == 200
    refused = client.post(desk(stage, "announcement_step", made.pk, "publish"))
    assert refused.status_code == 403


def statements(client, address) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def few(stage) -> dict[str, int]:
    client, guest = signed_in(stage.staff), Client()
    award = Round.objects.get()
    return {
        name: statements(who, address)
        for name, who, address in [
            ("wall", guest, portal(stage, "wall")),
            ("screen", guest, portal(stage, "screen")),
            ("announcements", guest, portal(stage, "announcements")),
            ("recount", guest, portal(stage, "recount", award.pk)),
            ("award", guest, portal(stage, "award", award.pk)),
            ("desk wall", client, desk(stage, "wall")),
            ("desk award", client, desk(stage, "award", award.pk)),
            ("desk announcements", client, desk(stage, "announcements")),
        ]
    }


def test_no_page_asks_more_of_the_database_for_more_data(stage):
    board = BoardFactory.create(community=stage.community)
    StoryFactory.create(board=board, shown_on=True)
    AnnouncementFactory.create(community=stage.community, published=True)
    award = stage.voting(5, 4, 3)
    stage.cast(award, 1)
    stage.counted(award)
    few(stage)
    before = few(stage)
    for number in range(12):
        story = StoryFactory.create(board=board, shown_on=True, title=f"好事{number}")
        actions.answer_shown(
            stage.staff,
            ShownFactory.create(story=story).pk,
            agrees=True,
            given_by="当面",
            now=stage.now,
        )
        AnnouncementFactory.create(community=stage.community, published=True)
        Ballot.objects.create(round=award, panel="residents", choices=[1, 2])
        actions.object_to(
            stage.staff, award.pk, words="票数不对", phone=f"1380000{number:04d}", now=stage.now
        )
    after = few(stage)
    assert after == before
    assert max(before.values()) <= 25


@pytest.mark.parametrize(
    ("many", "words", "sheets"),
    [(0, "", 1), (3, "短短一句。", 1), (12, "短短一句。" * 12, 1), (6, "长长一段。" * 110, 2)],
    ids=["none", "a few", "many", "long"],
)
def test_the_poster_leads_on_at_the_foot_of_every_sheet(stage, many, words, sheets):
    board = BoardFactory.create(community=stage.community)
    for _each in range(many):
        StoryFactory.create(board=board, shown_on=True, title="一" * 12, words=words)
    made = PdfReader(BytesIO(Client().get(portal(stage, "poster")).content))
    told = ["".join(page.extract_text().split()) for page in made.pages]
    assert len(told) == sheets
    assert all("有人收回同意的，以网上为准" in each for each in told)
    assert "".join(told).count(words[:20] or "扫一扫") >= (many or 2)


def test_an_announcement_to_a_team_that_has_ended_is_not_turned_to_everybody(stage):
    team = TeamFactory.create(community=stage.community)
    team_only = {"audience": "group", "team": team, "community": stage.community}
    made = AnnouncementFactory.create(title="集合", **team_only)
    team.ended_on = MONDAY.date()
    team.save()
    client = signed_in(stage.staff)
    page = client.get(desk(stage, "rewrite_announcement", made.pk)).content.decode()
    assert page.count(f'<option value="team:{team.pk}" selected>') == 1
    assert f'"team:{team.pk}"' not in client.get(desk(stage, "new_announcement")).content.decode()
