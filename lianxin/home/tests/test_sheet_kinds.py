"""What each kind of table knows beyond the engine."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lianxin.core import http
from lianxin.core.errors import OutOfOrder
from lianxin.core.models import Entry, SheetRow, SheetState
from lianxin.core.secrets import blind_index
from lianxin.core.sheets.reading import Source
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import Equipment
from lianxin.facilities.tests.factories import RoomFactory
from lianxin.home.tests.sheet_world import Way, cells
from lianxin.people.models import Person
from lianxin.people.rules import door_index
from lianxin.people.sheets import ResidentJudge
from lianxin.people.tests.factories import PersonFactory, sign_in, staff_of
from lianxin.places.models import CodeDay, DoorCode, Place
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory

THINGS = (
    "名称,种类,编号,放在哪儿,现状,能外借",
    "笔记本电脑,电脑,DN-01,党群服务站,完好,是",
    "折叠椅,其他,,党群服务站,,",
    "折叠椅,其他,,党群服务站,旧了，能用,否",
)
YARDS = ("院,楼,单元,纬度,经度", "文华园,7,2,,", "文华园,7,,36.66,117.04", "南巷9号院,,,,")
PEOPLE = (
    "姓名,手机号,住处",
    "王桂兰,138 0000 1234,文华园",
    "李建国,,文华园",
)


@pytest.fixture
def community(db):
    return CourtyardFactory.create(name="文华园", label="文华园").community


def way(code, community):
    return Way(code, staff_of(community), community.pk)


@pytest.fixture
def things(community):
    RoomFactory.create(community=community, name="党群服务站")
    return way("equipment", community)


def quoted(lines):
    return [line.replace("旧了，能用", '"旧了，能用"') for line in lines]


def test_equipment_comes_in_and_goes_back_and_two_alike_stay_two(things):
    run = things.take_in(*quoted(THINGS))
    assert Equipment.objects.filter(name="折叠椅").count() == 2
    again = things.send(things.book(), "设备.xlsx")
    assert (again.state, again.new, again.same) == (SheetState.CHECKED, 0, 3)
    changed = things.take_in(THINGS[0], "手提电脑,电脑,DN-01,党群服务站,坏了,否")
    thing = Equipment.objects.get(label="DN-01")
    assert (thing.name, thing.condition, thing.is_lendable) == ("手提电脑", "damaged", False)
    with pytest.raises(OutOfOrder):
        things.undo(run)
    things.undo(changed)
    thing.refresh_from_db()
    assert (thing.name, thing.condition) == ("笔记本电脑", "good")


def test_faults_of_equipment_say_what_there_is_instead(things):
    run = things.check(
        THINGS[0],
        "投影仪,机器,TY-1,党群服务站,完好,是",
        "投影仪,投影仪,TY-1,地下室,完好,也许",
        "幕布,其他,TY-1,党群服务站,,",
    )
    told = cells(run)
    assert set(told) == {"B2", "D3", "F3", "C3", "C4"}
    assert "现有：党群服务站" in told["D3"]
    assert not Equipment.objects.exists()


def test_places_come_with_what_they_stand_in_and_a_code_for_each_door(community):
    places = way("places", community)
    run = places.take_in(*YARDS)
    door = Place.objects.get(label="文华园 7号楼 2单元")
    assert (door.parent.latitude, door.courtyard.name) == (36.66, "文华园")
    assert door.public_label == "文华园 7号楼"
    assert DoorCode.objects.get().place == door
    again = places.send(places.book(), "地点.xlsx")
    assert (again.state, again.new, again.same) == (SheetState.CHECKED, 0, 4)
    code = DoorCode.objects.get()
    scan = CodeDay.objects.create(community=community, code=code, day="2026-03-02", scans=1)
    with pytest.raises(OutOfOrder, match="挂上"):
        places.undo(run)
    scan.delete()
    places.undo(run)
    assert list(Place.objects.values_list("label", flat=True)) == ["文华园"]


def test_a_building_of_a_yard_that_somebody_lives_in_is_not_taken_back(community):
    places = way("places", community)
    run = places.take_in(*YARDS)
    PersonFactory.create(community=community, place=Place.objects.get(label="南巷9号院"))
    with pytest.raises(OutOfOrder, match="挂上"):
        places.undo(run)
    located = places.take_in(YARDS[0], "南巷9号院,,,36.7,117.1")
    assert located.changed == 1
    places.undo(located)
    assert Place.objects.get(label="南巷9号院").latitude is None


def test_faults_of_places_are_an_entrance_in_no_building_and_half_a_point(community):
    run = way("places", community).check(
        YARDS[0], "文华园,,2,,", "文华园,8,,36.6,", "文华园,9,,3x,1", "文华园,8号楼,,,"
    )
    assert set(cells(run)) == {"B2", "E3", "D4", "A5"}


def test_residents_come_in_once_and_their_phones_lie_encrypted(community):
    residents = way("residents", community)
    run = residents.check(*PEOPLE, encoding="gbk")
    assert "王*兰" in json.loads(run.preview)[0]["name"]
    residents.write(run)
    wang = Person.objects.get(phone_index=blind_index("13800001234"))
    assert (wang.name, wang.phone, wang.place.label) == ("王桂兰", "13800001234", "文华园")
    again = residents.send(residents.book(), "居民.xlsx")
    assert (again.state, again.new, again.same) == (SheetState.CHECKED, 0, 2)
    moved = residents.take_in(PEOPLE[0], "王桂芳,13800001234,")
    wang.refresh_from_db()
    assert (wang.name, wang.place.label) == ("王桂芳", "文华园")
    assert "王桂兰" not in str(SheetRow.objects.values_list("subject_kind", "subject_id"))
    residents.undo(moved)
    wang.refresh_from_db()
    assert wang.name == "王桂兰"


def test_a_residents_door_lies_encrypted_and_is_left_behind_by_who_moves(community):
    residents = way("residents", community)
    CourtyardFactory.create(community=community, name="南巷9号院", label="南巷9号院")
    heads = f"{PEOPLE[0]},房号"
    run = residents.check(heads, "王桂兰,13800001234,文华园,101室")
    assert ["门牌", "", "***"] in json.loads(run.preview)[0]["cells"]
    assert "101室" not in run.preview
    residents.write(run)
    wang = Person.objects.get(phone_index=blind_index("13800001234"))
    assert (wang.door, wang.door_index) == ("101室", door_index("101"))
    again = residents.send(residents.book(), "居民.xlsx")
    assert (again.new, again.changed, again.same) == (0, 0, 1)
    stays = residents.check(heads, "王桂兰,13800001234,,")
    assert stays.same == 1
    moved = residents.take_in(heads, "王桂兰,13800001234,南巷9号院,")
    wang.refresh_from_db()
    assert (wang.place.label, wang.door, wang.door_index) == ("南巷9号院", "", "")
    residents.undo(moved)
    wang.refresh_from_db()
    assert (wang.place.label, wang.door) == ("文华园", "101室")
    wrong = residents.check(heads, "李建国,,文华园,***", "张三,,,102")
    assert set(cells(wrong)) == {"D2", "D3"}


ALIKE = "姓名,手机号,住处,门牌,同名第几位"


def test_residents_of_one_name_and_place_stay_as_many_as_there_are(community):
    residents = way("residents", community)
    told = ("王秀英,,文华园,101,", "王秀英,,文华园,202室,", "李建国,,文华园,,", "李建国,,文华园,,2")
    run = residents.take_in(ALIKE, *told)
    assert Person.objects.filter(name="王秀英").count() == 2
    assert Person.objects.filter(name="李建国").count() == 2
    assert run.new == 4
    for again in (
        residents.check(ALIKE, *told),
        residents.check(ALIKE, *reversed(told)),
        residents.send(residents.book(), "居民.xlsx"),
    ):
        assert (again.state, again.new, again.changed, again.same) == ("checked", 0, 0, 4)


def test_whoever_goes_out_comes_back_as_themself_however_alike_they_are(community):
    residents = way("residents", community)
    home = Place.objects.get(label="文华园")
    for place in (home, None):
        for door in ("", "", "101", "101", "202", ""):
            PersonFactory.create(
                community=community,
                name="王秀英",
                phone="",
                place=place,
                door=door if place else "",
                door_index=door_index(door if place else ""),
            )
    PersonFactory.create(community=community, name="王秀英", place=home, phone="13800001234")
    again = residents.send(residents.book(), "居民.xlsx")
    assert (again.state, again.new, again.changed, again.same) == ("checked", 0, 0, 13)
    numbers = [row["which"] for row in residents.rows()]
    assert numbers == [1, 2, 3, 4, None, 6, 1, 2, 3, 4, 5, 6, None]


def test_who_may_be_somebody_else_is_asked_about_and_never_taken_for_them(community):
    residents = way("residents", community)
    twice = residents.check(
        ALIKE, "王秀英,,文华园,101,", "王秀英,,文华园,,", "王秀英,,文华园,101室,"
    )
    assert set(cells(twice)) == {"A3", "A4"}
    assert "第 2 行" in cells(twice)["A3"]
    residents.take_in(ALIKE, "王秀英,,文华园,101,", "李建国,,文华园,,")
    new = residents.check(ALIKE, "王秀英,,文华园,202,")
    assert (new.new, new.changed) == (1, 0)
    assert residents.check(ALIKE, "王秀英,,文华园,,").same == 1
    filled_in = residents.check(ALIKE, "李建国,,文华园,303,")
    assert (filled_in.new, filled_in.changed) == (0, 1)
    residents.take_in(ALIKE, "王秀英,,文华园,202,", "李建国,,文华园,,2")
    unclear = residents.check(
        ALIKE, "王秀英,,文华园,,", "李建国,,文华园,303,", "王秀英,,文华园,,4", "张三,,文华园,,0"
    )
    assert set(cells(unclear)) == {"A2", "A3", "E4", "E5"}
    residents.take_in(ALIKE, "王秀英,,文华园,505,2")
    assert {each.door for each in Person.objects.filter(name="王秀英")} == {"101", "505"}


def test_of_two_alike_tables_written_at_once_the_later_is_checked_anew(community, monkeypatch):
    residents = way("residents", community)
    first, second = (residents.check(PEOPLE[0], "李建国,,文华园") for _ in range(2))
    ready = ResidentJudge.ready

    def overtaken(judge, lines):
        monkeypatch.setattr(ResidentJudge, "ready", ready)
        residents.write(first)
        return ready(judge, lines)

    monkeypatch.setattr(ResidentJudge, "ready", overtaken)
    with pytest.raises(AssertionError):
        residents.write(second)
    second.refresh_from_db()
    assert second.state == SheetState.FAILED
    assert "再传一次" in second.report["refused"]
    assert Person.objects.filter(name="李建国").count() == 1


def test_one_phone_is_one_person_and_an_account_keeps_its_own_name(community):
    own = PersonFactory.create(community=community, resident=True)
    own.user.phone, own.user.phone_index = "13900009999", blind_index("13900009999")
    own.user.save()
    run = way("residents", community).check(
        PEOPLE[0],
        "王桂兰,13800001234,文华园",
        "王大爷,13800001234,文华园",
        "别的名字,13900009999,",
        "李建国,138****1234,没有的院",
    )
    told = cells(run)
    assert set(told) == {"B3", "A4", "B5", "C5"}
    assert "第 2 行" in told["B3"]
    assert "有账号" in told["A4"]
    assert "13800001234" not in str(run.report)


def test_residents_are_taken_out_masked_and_in_full_only_for_a_reason_they_can_read(
    client, community, monkeypatch
):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    residents = way("residents", community)
    residents.take_in(*PEOPLE)
    sign_in(client, residents.actor)
    url = reverse("sheets_desk:out", args=[community.slug, "residents"])
    assert client.get(url).headers["Content-Type"].startswith("text/html")
    assert client.post(url, {"is_full": "1", "purpose": ""}).status_code == 422
    masked, full = (
        str(list(Source(client.post(url, {"is_full": each, "purpose": "报街道"}).content).rows()))
        for each in "01"
    )
    assert "138****1234" in masked
    assert "王桂兰" not in masked
    assert "13800001234" in full
    wang = Person.objects.get(name="王桂兰")
    look = Entry.objects.get(deed="unmask", subject_id=wang.pk)
    assert look.details == {"reason": "报街道"}
    far = CommunityFactory.create()
    sign_in(client, staff_of(far))
    assert client.post(url, {"is_full": "1", "purpose": "看看"}).status_code == 404


def test_no_table_writes_one_thing_twice(community, things):
    run = things.take_in(*quoted(THINGS))
    first = run.rows.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        SheetRow.objects.create(
            run=run, subject_kind=first.subject_kind, subject_id=first.subject_id
        )
