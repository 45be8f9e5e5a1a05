"""Codes on stairwell doors: renewed and undone, counted without persons, put on paper."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from pypdf import PdfReader

from lianxin.core.errors import NotFound, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import resident_of, secretary_of, sign_in, staff_of
from lianxin.places import actions
from lianxin.places.models import CodeDay, DoorCode
from lianxin.places.queries import door_lines, door_place, yard_lines
from lianxin.places.tests.factories import (
    CommunityFactory,
    CourtyardFactory,
    DoorCodeFactory,
    EntranceFactory,
)

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture
def yard():
    made = CourtyardFactory.create(name="东舍坊118号院")
    for _each in range(3):
        DoorCodeFactory.create(place=EntranceFactory.create(parent__parent=made))
    return made


@pytest.fixture
def code(yard):
    return DoorCode.objects.filter(place__courtyard=yard).first()


@pytest.fixture
def staff(yard):
    return staff_of(yard.community)


def url(name, yard, *more):
    return reverse(f"places_desk:{name}", args=[yard.community.slug, yard.pk, *more])


def test_a_renewed_code_hangs_and_the_old_one_is_still_known_as_old(code, staff):
    new = actions.renew_code(staff, code.place_id, now=MONDAY)
    code.refresh_from_db()
    assert (new.is_current, code.is_current, code.retired_at) == (True, False, MONDAY)
    community = code.place.community_id
    assert door_place(community, new.spoken.upper()) == code.place
    assert door_place(community, code.code) is None
    assert Entry.objects.filter(deed="renew_code").count() == 1


def test_the_old_code_leads_to_the_community_and_fills_in_no_place(client, code, staff):
    actions.renew_code(staff, code.place_id, now=MONDAY)
    page = client.get(reverse("matters:code", args=[code.code]))
    told = page.content.decode()
    assert page.status_code == 200
    assert "门口换过新的了" in told
    assert reverse("home:community", args=[code.place.community.slug]) in told
    form = client.get(reverse("matters:new", args=[code.place.community.slug]), {"door": code.code})
    assert "已按门口的二维码填好" not in form.content.decode()


def test_the_letters_under_a_code_name_its_place_where_a_courtyard_is_asked_for(client, code):
    address = reverse("matters:new", args=[code.place.community.slug])
    answer = client.post(address, {"yard": f" {code.spoken.upper()} "}, follow=True)
    assert code.place.courtyard.name in answer.content.decode()


def test_a_renewal_is_undone_until_somebody_scans_the_new_code(code, staff):
    new = actions.renew_code(staff, code.place_id, now=MONDAY)
    assert actions.keep_old_code(staff, new.pk, now=MONDAY) == code
    code.refresh_from_db()
    assert (code.is_current, code.retired_at) == (True, None)
    again = actions.renew_code(staff, code.place_id, now=MONDAY)
    actions.count_scan(again, on=TODAY)
    with pytest.raises(OutOfOrder):
        actions.keep_old_code(staff, again.pk, now=MONDAY)
    with pytest.raises(NotFound):
        actions.keep_old_code(staff, code.pk, now=MONDAY)


def test_nobody_from_elsewhere_and_no_resident_renews_or_undoes(code, yard):
    for actor in (resident_of(yard.community), staff_of(CommunityFactory.create())):
        for deed in (
            lambda actor=actor: actions.renew_code(actor, code.place_id, now=MONDAY),
            lambda actor=actor: actions.renew_codes(actor, yard.pk, now=MONDAY),
            lambda actor=actor: actions.keep_old_code(actor, code.pk, now=MONDAY),
            lambda actor=actor: yard_lines(actor, yard.community_id, since=TODAY),
        ):
            with pytest.raises(NotFound):
                deed()


def test_all_of_a_courtyard_are_renewed_when_it_was_asked_for_twice(client, yard):
    sign_in(client, secretary_of(yard.community))
    before = set(DoorCode.objects.filter(is_current=True).values_list("code", flat=True))
    asked = client.get(url("yard", yard), {"renew": "1"}).content.decode()
    assert "这个院 3 张码都换掉？" in asked
    client.post(url("renew", yard))
    after = set(DoorCode.objects.filter(is_current=True).values_list("code", flat=True))
    assert len(after) == 3
    assert not before & after


def test_the_desk_renews_one_door_and_offers_to_undo_it(client, yard, code):
    sign_in(client, secretary_of(yard.community))
    page = client.post(url("renew", yard), {"door": code.place_id}, follow=True).content.decode()
    new = DoorCode.objects.get(place=code.place, is_current=True)
    undo = url("keep_old", yard, new.pk)
    assert undo in page
    assert "原来那张接着用" in client.post(undo, follow=True).content.decode()
    code.refresh_from_db()
    assert code.is_current


def test_a_scan_is_a_number_on_a_day_and_sets_no_cookie(client, code, yard, staff):
    address = reverse("matters:code", args=[code.code])
    for _each in range(3):
        answer = client.get(address)
    client.head(address)
    client.get(address, headers={"Sec-Purpose": "prefetch;prerender"})
    assert not answer.cookies
    assert CodeDay.objects.get().scans == 3
    assert {field.name for field in CodeDay._meta.fields} == {
        "id", "community", "code", "day", "scans",
    }  # fmt: skip
    lines = yard_lines(staff, yard.community_id, since=CodeDay.objects.get().day)
    assert [(line.codes, line.scans) for line in lines] == [(3, 3)]


def test_scans_of_an_old_code_are_told_apart_so_that_it_is_taken_down(code, yard, staff):
    new = actions.renew_code(staff, code.place_id, now=MONDAY)
    actions.count_scan(code, on=TODAY)
    actions.count_scan(new, on=TODAY)
    actions.count_scan(new, on=TODAY - timedelta(days=40))
    line = next(each for each in door_lines(yard, since=TODAY) if each.place == code.place)
    assert (line.code, line.scans, line.strays) == (new, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_scans_at_the_same_moment_are_all_counted(code):
    def scan(_hand: int) -> None:
        try:
            actions.count_scan(code, on=TODAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(scan, range(12), timeout=60))
    assert CodeDay.objects.get().scans == 12


@pytest.mark.django_db(transaction=True)
def test_two_renewals_at_once_leave_one_code_hanging(code, staff):
    def renew(_hand: int) -> bool:
        try:
            actions.renew_code(staff, code.place_id, now=MONDAY)
        except OutOfOrder:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as hands:
        done = list(hands.map(renew, range(2), timeout=60))
    assert any(done)
    assert DoorCode.objects.filter(place=code.place, is_current=True).count() == 1


@pytest.mark.parametrize(("layout", "pages"), [("a4", 1), ("a5", 1), ("a5-one", 3)])
def test_the_sheet_tells_each_place_and_its_short_address(client, yard, layout, pages):
    sign_in(client, secretary_of(yard.community))
    answer = client.get(url("paper", yard, layout))
    read = PdfReader(BytesIO(answer.content))
    text = "".join("".join(page.extract_text() for page in read.pages).split())
    assert len(read.pages) == pages
    for code in DoorCode.objects.filter(is_current=True):
        assert f"testserver/q/{code.spoken}" in text
        assert code.place.name in text
    width = float(read.pages[0].mediabox.width)
    assert width == pytest.approx({"a4": 595, "a5": 420}[layout[:2]], abs=1)


def test_a_sheet_holds_two_hundred_doors_and_a_name_of_forty_characters(client, yard):
    long = CourtyardFactory.create(community=yard.community, name="很" * 40)
    for _each in range(200):
        DoorCodeFactory.create(place=EntranceFactory.create(parent__parent=long))
    sign_in(client, secretary_of(yard.community))
    read = PdfReader(BytesIO(client.get(url("paper", long, "a4")).content))
    assert len(read.pages) == 25
    assert client.get(url("paper", long, "a3")).status_code == 404


def test_a_desk_page_asks_as_little_with_many_doors_as_with_few(
    client, yard, django_assert_max_num_queries
):
    sign_in(client, secretary_of(yard.community))
    client.get(url("yard", yard))
    for _each in range(30):
        DoorCodeFactory.create(place=EntranceFactory.create(parent__parent=yard))
    for address in (url("yard", yard), reverse("places_desk:codes", args=[yard.community.slug])):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("fields", [{"is_current": False}, {"retired_at": MONDAY}])
def test_no_code_hangs_and_is_retired_at_once(code, fields):
    place = EntranceFactory.create()
    with pytest.raises(IntegrityError, match="hangs_or_was_retired"), transaction.atomic():
        DoorCode.objects.create(place=place, **fields)


def test_no_two_codes_hang_on_one_door(code):
    with pytest.raises(IntegrityError), transaction.atomic():
        DoorCode.objects.create(place=code.place)


def test_no_code_follows_itself(code):
    with pytest.raises(IntegrityError, match="code_does_not_follow_itself"), transaction.atomic():
        DoorCode.objects.filter(pk=code.pk).update(before=code.pk)


def test_no_day_is_counted_twice_or_with_nothing(code):
    told = {"community": code.place.community, "code": code, "day": TODAY}
    with pytest.raises(IntegrityError, match="counted_day"), transaction.atomic():
        CodeDay.objects.create(**told, scans=0)
    CodeDay.objects.create(**told, scans=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        CodeDay.objects.create(**told, scans=1)
