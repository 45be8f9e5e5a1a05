"""The owners' pages: for everybody, for an owner, at the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.core.tests.factories import MONDAY, picture
from lianxin.council import actions
from lianxin.council.models import Ballot, FundReport, Holding, OwnerVote
from lianxin.council.tests.owner_world import AFTER, CLOSES, OPENS, Estate
from lianxin.people.tests.factories import officer_of, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    def at(moment):
        monkeypatch.setattr("lianxin.core.http.now", lambda: moment)

    at(MONDAY)
    return at


def address(estate, name: str, **rest) -> str:
    return reverse(name, kwargs={"slug": estate.community.slug, **rest})


SENT = {
    "title": "修屋面",
    "purpose": "fund_use",
    "opens_on": "2026-03-17",
    "closes_on": "2026-03-27",
}


def again(client, actor) -> None:
    """Sign in anew: a session left alone for days has ended."""
    client.logout()
    sign_in(client, actor)


def step(client, estate, vote, verb, status=302, **told) -> str:
    where = address(estate, "council_desk:owner_vote_step", pk=vote.pk, verb=verb)
    assert client.post(where, told).status_code == status
    page = client.get(address(estate, "council_desk:owner_vote", pk=vote.pk))
    assert page.status_code == 200
    return page.content.decode()


def test_a_roll_and_a_vote_are_written_at_the_desk(client, clock):
    estate = Estate(owners=1)
    Holding.objects.all().delete()
    sign_in(client, estate.staff)
    add = address(estate, "council_desk:owners_add", what="roll")
    assert client.post(add, {"place_id": estate.place.pk, "text": "乱写"}).status_code == 422
    roll = {"place_id": estate.place.pk, "text": "101,89.5,王群\n102,100,李明\n103,90,赵芳"}
    assert client.post(add, roll).status_code == 302
    new = address(estate, "council_desk:prepare")
    assert client.get(new).status_code == 200
    assert client.post(new, {"title": ""}).status_code == 422
    sent = {**SENT, "place_ids": [estate.place.pk]}
    assert client.post(new, sent).status_code == 302
    vote = OwnerVote.objects.get()
    write = address(estate, "council_desk:rewrite_vote", pk=vote.pk)
    assert client.get(write).status_code == 200
    assert client.post(write, {**sent, "title": "修6号楼屋面", "seen": "0"}).status_code == 302
    step(client, estate, vote, "announce")
    page = step(client, estate, vote, "open", 409)
    assert "王群" not in page
    assert "279.5 ㎡" in page


def test_papers_are_entered_counted_and_declared_at_the_desk(client, clock):
    estate = Estate(owners=3)
    vote = estate.opened()
    clock(OPENS)
    for clerk in (estate.staff, estate.second):
        sign_in(client, clerk)
        for ballot in vote.ballots.all():
            paper = address(estate, "council_desk:paper_ballot", pk=vote.pk, ballot=ballot.pk)
            assert client.post(paper, {}).status_code == 422
            told = {"choice": "aye", "photo": picture()}
            assert client.post(paper, told).status_code == 302
    clock(AFTER)
    again(client, estate.staff)
    step(client, estate, vote, "count")
    step(client, estate, vote, "declare_void", 409)
    step(client, estate, vote, "declare_passed")
    nonsense = address(estate, "council_desk:owner_vote_step", pk=vote.pk, verb="nonsense")
    assert client.post(nonsense).status_code == 404
    client.logout()
    public = client.get(address(estate, "council:owner_vote", pk=vote.pk)).content.decode()
    assert "3／3" in public
    assert "业主1" not in public
    assert "修6号楼屋面" in client.get(address(estate, "council:owners")).content.decode()


def test_an_owner_votes_on_the_notice_page_and_others_do_not(client, clock):
    estate = Estate()
    owner = estate.owner_with_account()
    vote = estate.opened()
    clock(OPENS)
    where = address(estate, "council:cast", pk=vote.pk)
    assert client.post(where, {"choice": "aye"}).status_code == 403
    sign_in(client, owner)
    page = client.get(address(estate, "council:owner_vote", pk=vote.pk))
    assert "您的一票" in page.content.decode()
    assert client.post(where, {"choice": "perhaps"}).status_code == 422
    assert client.post(where, {"choice": "aye"}).status_code == 302
    assert Ballot.objects.get(choice="aye").way == "online"
    clock(AFTER)
    again(client, owner)
    assert client.post(where, {"choice": "no"}).status_code == 409


def test_until_it_is_declared_nobody_reads_how_it_leans(client, clock):
    estate = Estate()
    vote = estate.counted(4, 2)
    where = address(estate, "council:owner_vote", pk=vote.pk)
    assert "反对" not in client.get(where).content.decode()
    actions.declare(estate.staff, vote.pk, verb="declare_passed", now=CLOSES)
    assert "反对" in client.get(where).content.decode()


def test_repairs_and_quarters_are_written_at_the_desk_and_read_by_all(client, clock):
    estate = Estate()
    sign_in(client, estate.staff)
    assert (
        "上一季的维修资金收支还没公布"
        in client.get(address(estate, "council_desk:owners")).content.decode()
    )
    repair = {"place_id": estate.place.pk, "what": "顶层三户进水"}
    add = address(estate, "council_desk:owners_add", what="repair")
    assert client.post(add, repair).status_code == 302
    report = {
        "place_id": estate.place.pk,
        "year": 2025,
        "quarter": 4,
        "before": "1000",
        "income": "20.5",
        "used": "三百",
    }
    add = address(estate, "council_desk:owners_add", what="report")
    assert client.post(add, report).status_code == 422
    assert client.post(add, {**report, "used": "9999"}).status_code == 422
    assert client.post(add, {**report, "used": "300"}).status_code == 302
    assert FundReport.objects.get().after == 720_50
    sign_in(client, officer_of(estate.community.subdistrict))
    made = estate.staff
    confirm = address(
        estate,
        "council_desk:repair_step",
        pk=actions.ask_repair(
            made, estate.community, place_id=estate.place.pk, what="外墙脱落", now=MONDAY
        ).pk,
        verb="confirm",
    )
    assert client.post(confirm).status_code == 302
    assert client.post(confirm).status_code == 409
    client.logout()
    public = client.get(address(estate, "council:owners")).content.decode()
    assert "外墙脱落" in public
    assert "顶层三户进水" not in public
    assert "720.50" in public


def test_a_desk_page_asks_as_much_of_the_database_however_long_the_roll(client, clock):
    few, many = Estate(owners=3), Estate(owners=40)
    counts = []
    for estate in (few, many):
        vote = estate.opened()
        sign_in(client, estate.staff)
        where = address(estate, "council_desk:owner_vote", pk=vote.pk)
        client.get(where)
        with CaptureQueriesContext(connection) as told:
            assert client.get(where).status_code == 200
        counts.append(len(told))
    assert counts[0] == counts[1] <= 20
