"""The backlog taken out as a workbook."""

import pytest
from django.urls import reverse

from lianxin.core.http import local_day
from lianxin.core.models import SheetState
from lianxin.core.sheets.reading import Source
from lianxin.home.tests.sheet_world import Way, cells
from lianxin.matters.models import Channel, Matter, State
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.people.models import Person
from lianxin.people.tests.factories import resident_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


def taken_out(client, community, query=""):
    answer = client.get(f"{reverse('sheets_desk:out', args=[community.slug, 'matters'])}?{query}")
    assert answer.status_code == 200
    rows = [cells for _number, cells in Source(answer.content).rows()]
    heads = [head.rstrip("*") for head in rows[0]]
    return [dict(zip(heads, cells, strict=False)) for cells in rows[1:]], answer


def test_what_the_filter_finds_is_taken_out_without_who_brought_it_up(client):
    here = CommunityFactory.create()
    sign_in(client, staff_of(here))
    first = MatterFactory.create(community=here, title="=SUM(1)", words="𠮷家的灯不亮，电话没留")
    ended = MatterFactory.create(community=here, solved=True)
    MatterFactory.create()
    rows, answer = taken_out(client, here)
    assert [row["编号"] for row in rows] == [first.number]
    assert (rows[0]["标题"], rows[0]["什么事"]) == ("=SUM(1)", "𠮷家的灯不亮，电话没留")
    assert rows[0]["哪天提出"] == "2026-03-02"
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    rows, _answer = taken_out(client, here, "state=ended")
    assert [(row["编号"], row["状态"], row["办成什么样"]) for row in rows] == [
        (ended.number, "已解决", ended.outcome)
    ]
    every, _answer = taken_out(client, here, "state=all")
    names = {first.reporter.name, first.reporter.phone}
    assert not names & {cell for row in every for cell in row.values()}


HEAD = "什么事,种类,类别,在哪里,姓名,手机号,哪天提出,哪天答复,哪天办结,办成什么样"
LAMP = "楼道灯不亮,求助,{leaf},南门口,王桂兰,13800001234,2012-03-05,2012-03-30,2012-04-02,换了灯"


def test_the_books_of_earlier_years_come_in_ended_unseen_and_once():
    here = CommunityFactory.create()
    books = Way("matters", staff_of(here), here.pk)
    leaf = CategoryFactory.create().name
    run = books.take_in(HEAD, LAMP.format(leaf=leaf))
    matter = Matter.objects.get()
    assert matter.number == f"{here.prefix}-2012-000001"
    assert (matter.state, matter.is_public, matter.shown_at) == (State.SOLVED, False, None)
    assert (matter.taken_by_id, matter.channel) == (books.actor.user_id, Channel.COUNTER)
    assert (local_day(matter.closed_at).isoformat(), matter.is_reply_late) == ("2012-04-02", True)
    assert matter.reporter.name == "王桂兰"
    again = books.check(HEAD, LAMP.format(leaf=leaf))
    assert (again.state, again.new, again.same) == (SheetState.CHECKED, 0, 1)
    again = books.send(books.book(), "诉求.xlsx")
    assert again.report.get("is_empty") is True
    books.undo(run)
    assert not Matter.objects.exists()
    assert not Person.objects.filter(community=here).exists()


def test_what_the_backlog_gives_out_it_takes_in_as_the_same():
    here = CommunityFactory.create()
    books = Way("matters", staff_of(here), here.pk)
    MatterFactory.create_batch(2, community=here)
    run = books.send(books.book(), "诉求.xlsx")
    assert (run.state, run.new, run.same) == (SheetState.CHECKED, 0, 2)


def test_what_is_still_open_is_not_taken_out_of_the_books():
    here = CommunityFactory.create()
    leaf = CategoryFactory.create().name
    run = Way("matters", staff_of(here), here.pk).check(
        f"{HEAD},状态",
        f"楼道灯不亮,求助,{leaf},,,,2012-03-05,,,,办理中",
        f"楼道灯不亮,求助,{leaf},,,,2012-03-05,2012-03-01,2012-03-02,换了,",
        "灯,求助,没有的类别,,,,2012-03-05,,2030-01-01,换了,",
    )
    assert set(cells(run)) == {"K2", "I2", "J2", "H3", "A3", "C4", "I4"}


def test_only_who_works_there_takes_the_backlog_out(client):
    here = CommunityFactory.create()
    sign_in(client, resident_of(here))
    assert client.get(reverse("sheets_desk:out", args=[here.slug, "matters"])).status_code == 404
