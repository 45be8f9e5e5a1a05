"""Every kind of table in and out by one engine."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.core.models import SheetRow, SheetRun, SheetState
from lianxin.core.sheets import running
from lianxin.core.tests.factories import MONDAY
from lianxin.home.actions import sheets
from lianxin.home.tests.sheet_world import Way, cells
from lianxin.organisations.actions import change
from lianxin.organisations.models import Milestone, Organisation
from lianxin.organisations.sheets import _details
from lianxin.organisations.tests.factories import ContactFactory
from lianxin.people.tests.factories import resident_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory

UNITS = (
    "名称,类别,状态,登记机关,做什么的,在哪儿,哪天来的",
    "高跷艺术团,社会组织,已登记,区民政局,踩高跷,文华园,2012-03-01",
    "后坡街小学,驻区单位,,,,,1998-09-01",
)


@pytest.fixture
def community(db):
    return CourtyardFactory.create(name="文华园", label="文华园").community


@pytest.fixture
def units(community):
    return Way("organisations", staff_of(community), community.pk)


def test_units_come_in_go_out_and_come_back_as_they_were(units):
    run = units.check(*UNITS)
    assert (run.state, run.new, run.changed, run.same) == (SheetState.CHECKED, 2, 0, 0)
    assert [line["name"] for line in json.loads(run.preview)] == ["高跷艺术团", "后坡街小学"]
    assert not Organisation.objects.exists()
    units.write(run)
    assert Milestone.objects.get().authority == "区民政局"
    again = units.send(units.book(), "单位.xlsx")
    assert (again.state, again.new, again.changed, again.same) == (SheetState.CHECKED, 0, 0, 2)
    before, book = units.rows(), units.book()
    units.undo(run)
    assert not Organisation.objects.exists()
    assert not Milestone.objects.exists()
    units.write(units.send(book, "单位.xlsx"))
    assert units.rows() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_no_encoding_that_excel_writes_garbles_a_name(units, encoding):
    run = units.write(units.check(*UNITS, encoding=encoding))
    assert run.new == 2
    assert Organisation.objects.filter(name="高跷艺术团", place__label="文华园").exists()


def test_every_fault_of_units_stands_beside_its_cell_and_nothing_is_written(units):
    units.take_in(*UNITS)
    run = units.check(
        f"{UNITS[0]},哪天走的,统一社会信用代码",
        "读书会,读书组织,,,,没有的院,2015-02-30,,",
        "读书会,社会组织,已登记,,,,2015-02-03,2014-01-01,",
        "读书会,社会组织,,,,,2015-02-03,,91370100MA3XXXXXX0",
        "粮油店,驻区单位,社区备案,,,,2015,,",
        "高跷艺术团,其他,,,,,,,",
        ",其他,,,,,2015-01-01,,",
    )
    told = cells(run)
    assert run.state == SheetState.FAULTY
    assert set(told) == {
        "B2", "F2", "G2", "D3", "H3", "A3", "A4", "I4", "C5", "G5", "B6", "G6", "A7",
    }  # fmt: skip
    assert "只能写：社会组织" in told["B2"]
    assert "第 2 行" in told["A3"]
    assert Organisation.objects.count() == 2


def test_what_a_table_changed_is_as_before_when_it_is_taken_back(units):
    units.take_in(*UNITS)
    run = units.check("名称,类别,做什么的,哪天来的", "后坡街小学,其他,教书,1998-09-01")
    assert (run.state, run.new, run.changed) == (SheetState.CHECKED, 0, 1)
    assert json.loads(run.preview)[0]["cells"] == [
        ["类别", "驻区单位", "其他"],
        ["做什么的", "", "教书"],
    ]
    units.write(run)
    school = Organisation.objects.get(name="后坡街小学")
    assert (school.kind, school.what) == ("other", "教书")
    assert run.preview == ""
    units.undo(run)
    school.refresh_from_db()
    assert (school.kind, school.what) == ("local", "")


def test_a_table_that_others_went_on_with_is_not_taken_back(units):
    run = units.take_in(*UNITS)
    school = Organisation.objects.get(name="后坡街小学")
    contact = ContactFactory.create(organisation=school)
    with pytest.raises(OutOfOrder, match="挂上"):
        units.undo(run)
    contact.delete()
    row = next(row for row in units.rows() if row["name"] == school.name)
    change(units.actor, school.pk, _details(row | {"what": "教书"}), now=MONDAY)
    with pytest.raises(OutOfOrder, match="改动过"):
        units.undo(run)
    assert Organisation.objects.count() == 2


def test_after_a_day_a_table_can_be_taken_back_no_more_and_its_rows_are_forgotten(units):
    run = units.take_in(*UNITS)
    later = MONDAY + timedelta(hours=25)
    with pytest.raises(OutOfOrder, match="一天"):
        units.undo(run, now=later)
    run.refresh_from_db()
    assert run.state == SheetState.DONE
    assert SheetRow.objects.count() == 3
    assert running.sweep(now=later)["forgotten"] == 1
    assert not SheetRow.objects.exists()


def test_an_undoing_that_was_broken_off_can_be_asked_for_again(units):
    run = units.take_in(*UNITS)
    sheets.undo(units.actor, units.kind, units.here, run.pk, now=MONDAY)
    with pytest.raises(OutOfOrder, match="正在撤销"):
        sheets.undo(units.actor, units.kind, units.here, run.pk, now=MONDAY)
    assert running.sweep(now=MONDAY + timedelta(hours=1))["broken"] == 1
    run.refresh_from_db()
    assert (run.state, Organisation.objects.count()) == (SheetState.DONE, 2)
    units.undo(run)
    assert not Organisation.objects.exists()


def test_while_it_is_written_the_page_says_which_step_and_when_it_has_likely_broken_off(
    client, community, units, monkeypatch
):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    sign_in(client, units.actor)
    run = units.check(*UNITS)
    sheets.confirm(units.actor, units.kind, units.here, run.pk, now=MONDAY)
    address = reverse("sheets_desk:run", args=[community.slug, "organisations", run.pk])
    shown = [client.get(address).content.decode()]
    SheetRun.objects.filter(pk=run.pk).update(stepped_at=MONDAY - timedelta(hours=1))
    shown.append(client.get(address).content.decode())
    intake = units.kind.taken_in

    def looked_at(*told, **more):
        shown.append(client.get(address).content.decode())
        return intake.save(*told, **more)

    judge = units.kind.table.judge(community.pk, today=MONDAY.date())
    watched = replace(intake, save=looked_at)
    running.write(run.pk, units.kind, watched, judge, actor=units.actor, now=MONDAY)
    asked, late, writing = shown
    assert "第 1 步" in asked
    assert "多半是中途断了" not in asked
    assert "多半是中途断了" in late
    assert "第 2 步" in writing
    assert "新登记 2 条，改 0 条" in writing
    assert "写好了：新登记 2 条" in client.get(address).content.decode()


def test_only_who_keeps_a_kind_takes_it_in(community, units):
    far = Way("organisations", staff_of(CommunityFactory.create()), community.pk)
    for actor in (resident_of(community), far.actor):
        with pytest.raises(NotPermitted):
            Way("organisations", actor, community.pk).check(*UNITS)


def test_the_room_shows_the_kinds_of_its_reader_in_a_few_statements(
    client, community, units, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    sign_in(client, units.actor)
    address = reverse("sheets_desk:kinds", args=[community.slug])
    client.get(address)
    for _again in range(3):
        units.take_in(*UNITS) if _again == 0 else units.check(*UNITS)
    with django_assert_max_num_queries(6):
        page = client.get(address).content.decode()
    assert "单位和社会组织" in page
    assert "党员名册" not in page
    sign_in(client, resident_of(community))
    assert client.get(address).status_code == 404
