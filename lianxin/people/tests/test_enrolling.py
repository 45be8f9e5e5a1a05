"""One resident written down or put right at the desk: once, in the dark, and by who keeps them."""

import pytest
from django.db import connection
from django.urls import reverse

from lianxin.core import http
from lianxin.core.models import Entry
from lianxin.core.secrets import blind_index, end_index
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.people.actions.enrolling import Known, enrol
from lianxin.people.models import Person
from lianxin.people.rules import door_index
from lianxin.people.tests.factories import (
    PersonFactory,
    officer_of,
    resident_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory, EntranceFactory

PHONE = "13800001234"


@pytest.fixture
def home(db):
    return CommunityFactory.create()


@pytest.fixture
def page(client, home, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    sign_in(client, staff_of(home))
    return reverse("people_desk:enrol", args=[home.slug])


def test_one_is_written_down_once_with_a_sealed_phone(client, home, page):
    entrance = EntranceFactory.create(parent__parent__community=home)
    told = {"name": "王桂兰", "phone": "138 0000 1234", "home": entrance.label}
    for _each in "ab":
        answer = client.post(page, told, follow=True)
        assert answer.status_code == 200
    person = Person.objects.get(community=home, phone_index=blind_index(PHONE))
    assert (person.name, person.place_id, person.phone) == ("王桂兰", entrance.pk, PHONE)
    assert Entry.objects.filter(deed="enrol", subject_id=person.pk).count() == 1
    shown = answer.content.decode()
    assert "138****1234" in shown
    assert PHONE not in shown
    for _each in "ab":
        client.post(page, {"name": "李秀英", "home": ""})
    assert Person.objects.filter(community=home, name="李秀英").count() == 1


def test_a_door_is_written_down_sealed_and_tells_two_of_one_name_apart(client, home, page):
    entrance = EntranceFactory.create(parent__parent__community=home)
    told = {"name": "李秀英", "home": entrance.label}
    for door in ("101", "101室", "102", "102"):
        assert client.post(page, {**told, "door": door}).status_code == 302
    doors = Person.objects.filter(community=home, name="李秀英").order_by("pk")
    assert [each.door for each in doors] == ["101", "102"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT door FROM people_person WHERE id = %s", [doors[0].pk])
        assert "101" not in cursor.fetchone()[0]
    refused = client.post(page, {"name": "李秀英", "home": "", "door": "101"})
    assert set(refused.context["form"].errors) == {"door"}
    address = reverse("people_desk:correct", args=[home.slug, doors[0].pk])
    client.post(reverse("people_desk:unmask", args=[home.slug, doors[0].pk]), {"reason": "核对"})
    assert 'value="101"' in client.get(address).content.decode()
    client.post(address, {**told, "door": "1203"})
    assert Person.objects.get(pk=doors[0].pk).door_index == door_index("1203")


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(client, home, page):
    PersonFactory.create(community=home, name="李建国", phone=PHONE)
    answer = client.post(page, {"name": "", "phone": "138", "home": "月亮小区"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"name", "phone", "home"}
    assert "月亮小区" in answer.content.decode()
    taken = client.post(page, {"name": "王桂兰", "phone": PHONE})
    assert "phone" in taken.context["form"].errors
    assert not Person.objects.filter(community=home, name="王桂兰").exists()


def test_somebody_is_put_right_after_saying_why_and_a_phone_left_out_stays(client, home, page):
    person = PersonFactory.create(
        community=home, name="王贵兰", phone=PHONE, phone_end=end_index(PHONE)
    )
    address = reverse("people_desk:correct", args=[home.slug, person.pk])
    assert "王贵兰" not in client.get(address, follow=True).content.decode()
    client.post(reverse("people_desk:unmask", args=[home.slug, person.pk]), {"reason": "核对"})
    assert "王贵兰" in client.get(address).content.decode()
    assert client.post(address, {"name": "王桂兰", "phone": "", "home": ""}).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.phone) == ("王桂兰", PHONE)
    client.post(address, {"name": "王桂兰", "phone": "13900005678", "home": ""})
    person.refresh_from_db()
    assert person.phone_index == blind_index("13900005678")
    PersonFactory.create(community=home, name="李建国", phone="13700001111")
    refused = client.post(address, {"name": "王桂兰", "phone": "13700001111", "home": ""})
    assert "phone" in refused.context["form"].errors
    assert Entry.objects.filter(deed="put_person_right", subject_id=person.pk).count() == 2


def test_who_has_an_account_keeps_their_own_name_and_only_keepers_write(client, home, page):
    entrance = EntranceFactory.create(parent__parent__community=home)
    own = PersonFactory.create(community=home, resident=True, user__name="赵敏")
    address = reverse("people_desk:correct", args=[home.slug, own.pk])
    client.post(address, {"name": "别人", "phone": PHONE, "home": entrance.label})
    own.refresh_from_db()
    assert (own.name, own.phone, own.place_id) == ("赵敏", "", entrance.pk)
    abroad = CommunityFactory.create()
    for actor in (officer_of(home.subdistrict), resident_of(home), staff_of(abroad)):
        sign_in(client, actor)
        assert client.get(page).status_code == 404
        assert client.post(page, {"name": "王桂兰"}).status_code == 404
        assert client.post(address, {"home": ""}).status_code == 404
    there = reverse("people_desk:correct", args=[abroad.slug, own.pk])
    sign_in(client, staff_of(abroad))
    assert client.post(there, {"home": ""}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_who_write_the_same_person_down_at_once_make_one():
    home = CommunityFactory.create()
    first, second = staff_of(home), staff_of(home)
    told = Known(name="王桂兰", phone=PHONE)
    refused = at_once(
        lambda: enrol(first, home.pk, told, now=MONDAY),
        lambda: enrol(second, home.pk, told, now=MONDAY),
    )
    assert refused == [None, None]
    assert Person.objects.filter(community=home, phone_index=blind_index(PHONE)).count() == 1
