"""The owners' roll as a table: homes come in from Excel, go out again, and are taken back."""

import pytest
from django.urls import reverse

from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.core.masks import mask_name
from lianxin.core.models import Entry, SheetState
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import Holding, Owner
from lianxin.council.tests.owner_world import Estate
from lianxin.home.tests.sheet_world import Way, cells
from lianxin.people.models import Person
from lianxin.people.tests.factories import officer_of, resident_of, sign_in

pytestmark = pytest.mark.django_db
HEAD = "楼或单元,门牌,面积,业主,手机号"


@pytest.fixture
def estate(db):
    return Estate(owners=1)


@pytest.fixture
def homes(estate):
    return Way("homes", estate.staff, estate.community.pk)


def row(estate, door, area, owner, phone=""):
    return f"{estate.place.label},{door},{area},{owner},{phone}"


def test_homes_come_in_with_their_owners_who_count_once_each(estate, homes):
    run = homes.take_in(
        HEAD,
        row(estate, "1单元101", "89.5", "王桂兰", "13800001234"),
        row(estate, "1单元102", "60㎡", "王桂兰", "13800001234"),
        row(estate, "1单元103", "70", "李建国"),
        row(estate, "1单元104", "70", "李建国"),
        row(estate, "1单元105", "70", "业主0"),
    )
    held = {home.door: home for home in Holding.objects.select_related("owner__person")}
    assert held["1单元101"].area == 89_50
    assert held["1单元101"].owner_id == held["1单元102"].owner_id
    assert held["1单元103"].owner_id == held["1单元104"].owner_id
    assert held["1单元105"].owner_id == held["0室"].owner_id
    assert held["1单元101"].owner.person.phone == "13800001234"
    assert Entry.objects.filter(deed="enter_home").count() == 5
    assert (run.new, Owner.objects.count()) == (5, 3)
    homes.undo(run)
    assert [home.door for home in Holding.objects.all()] == ["0室"]
    assert (Owner.objects.count(), Person.objects.filter(name="王桂兰").count()) == (1, 0)


def test_what_goes_out_comes_in_again_as_the_same(estate, homes):
    homes.take_in(HEAD, row(estate, "1单元101", "89.50", "王桂兰", "13800001234"))
    again = homes.send(homes.book(), "房屋.xlsx")
    assert (again.state, again.new, again.same) == (SheetState.CHECKED, 0, 2)
    masked = [homes.kind.table.masked(told) for told in homes.rows()]
    assert {each["owner"] for each in masked} == {mask_name("业主0"), "王*兰"}
    assert "13800001234" not in str(masked)


def test_each_fault_of_a_home_is_told_beside_its_cell(estate, homes):
    run = homes.check(
        HEAD,
        row(estate, "0室", "99", "业主0"),
        row(estate, "201", "很大", "王桂兰"),
        "没有的楼,202,80,王桂兰,",
        row(estate, "203", "80", "王桂兰", "13800001234"),
        row(estate, "204", "80", "李建国", "13800001234"),
        row(estate, "203", "80", "王桂兰", "13800001234"),
    )
    assert set(cells(run)) == {"C2", "C3", "A4", "E6", "B7"}


def test_a_home_that_changed_hands_since_keeps_its_table_from_being_taken_back(estate, homes):
    run = homes.take_in(HEAD, row(estate, "1单元101", "89.5", "王桂兰"))
    estate.enter([actions.Door("1单元101", 89_50, "李建国")])
    with pytest.raises(OutOfOrder, match="有 1 条后来又改动过"):
        homes.undo(run)
    assert Holding.objects.get(door="1单元101").owner.name == "李建国"


def test_only_the_communitys_staff_take_homes_in(estate, homes):
    street = officer_of(estate.community.subdistrict)
    for actor in (street, resident_of(estate.community)):
        with pytest.raises(NotPermitted):
            Way("homes", actor, estate.community.pk).check(HEAD)
    assert homes.kind.sees(street, estate.community.pk)
    assert not homes.kind.sees(resident_of(estate.community), estate.community.pk)
    with pytest.raises(NotPermitted):
        actions.enter_homes(street, estate.community, [], now=MONDAY)


def test_the_roll_leads_to_its_table_and_back(estate, homes, client):
    sign_in(client, estate.staff)
    slug = estate.community.slug
    roll = client.get(reverse("council_desk:doors", args=[slug])).content.decode()
    for way in ("in", "out"):
        page = reverse(f"sheets_desk:{way}", args=[slug, "homes"])
        assert page in roll
        assert client.get(page).status_code == 200


def test_many_homes_are_written_in_as_few_statements_as_some(
    estate, homes, django_assert_max_num_queries
):
    rows = [row(estate, f"{n}号", "70", f"住户{n}", f"138{n:08d}") for n in range(300)]
    run = homes.check(HEAD, *rows)
    with django_assert_max_num_queries(60):
        homes.write(run)
    assert Holding.objects.count() == 301
