"""The backlog taken out as a workbook, and the books from before the software taken in."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse

from lianxin.core.errors import OutOfOrder
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.core.models import SheetState
from lianxin.core.sheets.reading import Source
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.queued import times
from lianxin.core.workdays import add_workdays
from lianxin.home.tests.sheet_world import TODAY, Way, cells
from lianxin.matters.actions import accept
from lianxin.matters.actions import sweep as sweep_matters
from lianxin.matters.models import Channel, Matter, State
from lianxin.matters.queries.shelf import shelf
from lianxin.matters.tasks import tell_followers
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.notifications.models import Notice
from lianxin.people.models import Person
from lianxin.people.tests.factories import resident_of, secretary_of, sign_in, staff_of
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


def test_each_fault_of_a_record_is_told_beside_its_cell():
    here = CommunityFactory.create()
    leaf = CategoryFactory.create().name
    run = Way("matters", staff_of(here), here.pk).check(
        f"{HEAD},状态,哪天到期",
        f"楼道灯不亮,求助,{leaf},,,,2012-03-05,,,,办理中,",
        f"楼道灯不亮,求助,{leaf},,,,2012-03-05,2012-03-01,2012-03-02,换了,,",
        "灯,求助,没有的类别,,,,2012-03-05,,2030-01-01,换了,,",
        f"门坏了,求助,{leaf},,,,2012-03-05,,2012-04-02,修了,已受理,2012-06-01",
    )
    told = {"K2", "I2", "J2", "H3", "A3", "C4", "I4", "I5", "J5", "L5"}
    assert set(cells(run)) == told


LIFT = "电梯停了,投诉,{leaf},,{name},{phone},{day},,,,{state}"


def open_books(here, *days, state="已受理", name="王桂兰", phone=""):
    """A book of open matters from these days, taken in."""
    books = Way("matters", staff_of(here), here.pk)
    leaf = CategoryFactory.create().name
    rows = [LIFT.format(leaf=leaf, day=day, state=state, name=name, phone=phone) for day in days]
    return books, books.take_in(f"{HEAD},状态", *rows)


def test_what_is_still_open_in_the_books_is_gone_on_with_and_nobody_is_told(client):
    here = CommunityFactory.create()
    secretary_of(here)
    books, _run = open_books(here, "2015-07-01", state="待受理", phone="13800001234")
    matter = Matter.objects.get()
    assert (matter.state, matter.number) == (State.REPORTED, f"{here.prefix}-2015-000001")
    assert (matter.is_public, matter.shown_at, matter.closed_at) == (False, None, None)
    assert (matter.reply_due_on.isoformat(), matter.replied_at) == ("2015-07-08", None)
    assert matter.due_on == add_workdays(TODAY, 5)
    assert times(tell_followers) == 0
    assert not Notice.objects.exists()
    sign_in(client, books.actor)
    page = client.get(reverse("matters_desk:matter", args=[here.slug, matter.pk])).content.decode()
    assert "从以前的登记册补录进来" in page
    assert f"{here.name}居委会，到社区当面说，社区代为登记" in page
    assert client.get(reverse("matters:show", args=[here.slug, matter.number])).status_code == 200
    client.logout()
    assert client.get(reverse("matters:show", args=[here.slug, matter.number])).status_code == 404
    accept(books.actor, matter.pk, now=MONDAY)
    matter.refresh_from_db()
    assert matter.state == State.ACCEPTED


def test_late_matters_from_the_books_fall_due_some_a_day_the_oldest_first():
    here = CommunityFactory.create()
    secretary_of(here)
    old = [f"2014-{month:02}-{day:02}" for month in (5, 3, 9) for day in range(1, 9)]
    open_books(here, *old, TODAY.isoformat())
    first = add_workdays(TODAY, 5)
    found = Matter.objects.order_by("reported_at")
    days = [add_workdays(first, n // 10) for n in range(24)]
    assert [each.due_on for each in found] == [*days, found[24].reply_due_on]
    sweep_matters(now=MONDAY + timedelta(days=3))
    assert not Matter.objects.filter(escalation__gt=0).exists()
    late = datetime.combine(add_workdays(first, 1), time(12), LOCAL)
    sweep_matters(now=late)
    assert Matter.objects.filter(escalation=1).count() == 11


def test_the_books_may_say_when_an_open_matter_is_meant_to_be_gone_on_with():
    here = CommunityFactory.create()
    leaf = CategoryFactory.create().name
    books = Way("matters", staff_of(here), here.pk)
    meant = (TODAY + timedelta(days=40)).isoformat()
    row = f"电梯停了,投诉,{leaf},,,,2015-07-01,2015-07-03,,,已受理,{meant}"
    books.take_in(f"{HEAD},状态,哪天到期", row)
    matter = Matter.objects.get()
    assert (matter.due_on.isoformat(), matter.is_reply_late) == (meant, False)
    again = books.check(f"{HEAD},状态,哪天到期", row)
    assert (again.new, again.same) == (0, 1)


def test_open_matters_are_taken_back_until_somebody_goes_on_with_one():
    here = CommunityFactory.create()
    books, run = open_books(here, "2015-07-01", "2015-07-02", state="待受理")
    leaf = CategoryFactory.create().name
    books.undo(run)
    assert not Matter.objects.exists()
    assert not Person.objects.filter(community=here).exists()
    shelf.forget()
    row = LIFT.format(leaf=leaf, day="2015-07-01", state="待受理", name="", phone="")
    run = books.take_in(f"{HEAD},状态", row)
    accept(books.actor, Matter.objects.get().pk, now=MONDAY)
    with pytest.raises(OutOfOrder, match="有 1 条后来又改动过"):
        books.undo(run)
    assert Matter.objects.get().state == State.ACCEPTED


def test_only_who_works_there_takes_the_backlog_out(client):
    here = CommunityFactory.create()
    sign_in(client, resident_of(here))
    assert client.get(reverse("sheets_desk:out", args=[here.slug, "matters"])).status_code == 404
