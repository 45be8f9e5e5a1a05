"""The register of residents: who finds whom in it, and what is seen of them."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.accounts.tests.factories import UserFactory
from lianxin.core.actor import Role
from lianxin.core.journal import looks_at
from lianxin.core.models import Entry
from lianxin.core.secrets import blind_index, end_index
from lianxin.core.tests.factories import MONDAY
from lianxin.people.queries.register import listed, register
from lianxin.people.rules import door_index
from lianxin.people.tests.factories import (
    PersonFactory,
    PostFactory,
    actor_for,
    member_of,
    officer_of,
    resident_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory, EntranceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return CommunityFactory.create()


@pytest.fixture
def entrance(home):
    return EntranceFactory.create(parent__parent__community=home)


def known(home, name, phone="", **more):
    return PersonFactory.create(
        community=home, name=name, phone=phone, phone_end=end_index(phone), **more
    )


def found(home, **wish):
    return {each.name for each in listed(staff_of(home), home.pk, wish)}


def test_somebody_is_found_by_name_initials_home_or_phone(home, entrance):
    lan = known(home, "王桂兰", "13800001234", place=entrance)
    known(home, "李建国", "13900005678")
    account = UserFactory.create(
        name="赵敏",
        phone="13700004321",
        phone_index=blind_index("13700004321"),
        phone_end=end_index("13700004321"),
    )
    PersonFactory.create(community=home, resident=True, user=account)
    PersonFactory.create(name="王桂兰")
    for words in ("王桂", "wgl", "1234", "13800001234", entrance.label, entrance.parent.name):
        assert found(home, q=words) == {lan.name}, words
    assert found(home, q="4321") == {"赵敏"}
    assert found(home, q="13700004321") == {"赵敏"}
    assert found(home, q="没有这个人") == set()
    assert found(home, q="。") == set()
    assert found(home) == {"王桂兰", "李建国", "赵敏"}


def test_a_door_is_struck_and_found_by_all_of_it_beside_its_place(client, home, entrance):
    lan = known(home, "王桂兰", place=entrance, door="1203室", door_index=door_index("1203室"))
    known(home, "李建国", place=entrance, door="101", door_index=door_index("101"))
    for words in ("1203", f"{entrance.parent.name} 1203室"):
        assert found(home, q=words) == {lan.name}, words
    assert found(home, q="203") == found(home, q="别的楼 1203") == set()
    sign_in(client, staff_of(home))
    page = reverse("people_desk:residents", args=[home.slug])
    assert "1203" not in client.get(page).content.decode()
    client.post(reverse("people_desk:unmask", args=[home.slug, lan.pk]), {"reason": "上门"})
    told = client.get(page).content.decode()
    assert f"{entrance.label} 1203室" in told
    assert f"{entrance.label} ***" in told


def test_the_register_narrows_to_a_place_and_to_how_persons_are_known(home, entrance):
    other = EntranceFactory.create(parent__parent__community=home)
    known(home, "住这儿", "13800001234", place=entrance)
    known(home, "住那儿", place=other)
    known(home, "不知道住哪儿", "13800001235")
    PersonFactory.create(community=home, resident=True, user__name="有账号")
    for place in (entrance, entrance.parent, entrance.courtyard):
        assert found(home, place=place.pk) == {"住这儿"}
    lives = PersonFactory.create(community=home, name="只看这一位")
    assert found(home, who=lives.pk) == {"只看这一位"}
    assert found(home, who=PersonFactory.create().pk) == set()
    lives.delete()
    assert found(home, kind="account") == {"有账号"}
    assert found(home, kind="noted") == {"住这儿", "住那儿", "不知道住哪儿"}
    assert found(home, kind="phoneless") == {"住那儿"}
    assert found(home, kind="homeless", q="住哪儿") == {"不知道住哪儿"}


def test_names_and_phones_are_struck_until_somebody_says_why(client, home, entrance):
    lan = known(home, "王桂兰", "13800001234", place=entrance)
    clerk = staff_of(home)
    sign_in(client, clerk)
    page = reverse("people_desk:residents", args=[home.slug])
    told = client.get(page).content.decode()
    assert "王*兰" in told
    assert "138****1234" in told
    assert "王桂兰" not in told
    assert "13800001234" not in told
    address = reverse("people_desk:unmask", args=[home.slug, lan.pk])
    assert client.post(address, {"reason": " "}).status_code == 422
    assert "王桂兰" not in client.get(page).content.decode()
    answer = client.post(f"{address}?q=wgl&kind=noted", {"reason": "上门核对"})
    assert answer.headers["Location"] == f"{page}?q=wgl&kind=noted#p{lan.pk}"
    told = client.get(page).content.decode()
    assert "王桂兰" in told
    assert "13800001234" in told
    look = Entry.objects.get(deed="unmask")
    assert (look.subject_id, look.actor_id, look.details) == (
        lan.pk,
        clerk.user_id,
        {"reason": "上门核对"},
    )
    assert looks_at(lan).exists()


def test_the_register_is_for_who_works_with_residents_here_alone(client, home):
    person = known(home, "王桂兰")
    page = reverse("people_desk:residents", args=[home.slug])
    see = reverse("people_desk:unmask", args=[home.slug, person.pk])
    carer = actor_for(PostFactory.create(community=home, role=Role.CARE).user)
    for actor in (staff_of(home), officer_of(home.subdistrict), carer):
        sign_in(client, actor)
        assert client.get(page).status_code == 200
    clerk = actor_for(PostFactory.create(community=home, role=Role.PARTY).user)
    abroad = CommunityFactory.create()
    far = staff_of(abroad)
    for actor in (resident_of(home), member_of(home), clerk, far):
        sign_in(client, actor)
        assert client.get(page).status_code == 404
        assert client.post(see, {"reason": "看看"}).status_code == 404
    sign_in(client, far)
    there = reverse("people_desk:unmask", args=[abroad.slug, person.pk])
    assert client.post(there, {"reason": "看看"}).status_code == 404
    assert not Entry.objects.filter(deed="unmask").exists()


def test_the_page_takes_as_many_statements_with_many_as_with_few(client, home, entrance):
    sign_in(client, staff_of(home))
    page = reverse("people_desk:residents", args=[home.slug])
    known(home, "王桂兰", "13800001234", place=entrance)
    client.get(page)
    counts = []
    for start in (0, 60):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(page, {"q": "w"}).status_code == 200
        counts.append(len(caught))
        for n in range(start, start + 60):
            known(home, f"王{n}", f"139{n:08d}", place=entrance)
    assert counts[0] == counts[1]
    assert counts[0] <= 10


def test_pages_go_on_where_the_last_one_ended(home):
    for n in range(60):
        known(home, f"住户{n:02}")
    clerk = staff_of(home)
    pages = partial(register, clerk, home.slug, {}, on=MONDAY.date(), unmasked=())
    first = pages()
    second = pages(after=first.page.next)
    names = [each.person.name for each in (*first.rows, *second.rows)]
    assert names == [f"住户{n:02}" for n in range(60)]
    assert pages(before=second.page.previous).page.rows == first.page.rows


def test_what_the_filter_finds_is_what_the_table_takes_out(client, home, entrance):
    known(home, "王桂兰", "13800001234", place=entrance)
    known(home, "李建国", "13900005678")
    sign_in(client, staff_of(home))
    told = client.get(reverse("people_desk:residents", args=[home.slug]), {"q": "wgl"})
    out = reverse("sheets_desk:out", args=[home.slug, "residents"])
    assert f"{out}?q=wgl" in told.content.decode()
    answer = client.post(f"{out}?q=wgl", {"is_full": "0", "purpose": "核对"})
    assert answer.status_code == 200
    entry = Entry.objects.get(deed="take_out_persons")
    assert entry.details["count"] == 1


def test_an_empty_register_says_what_to_do_next(client, home):
    sign_in(client, staff_of(home))
    page = reverse("people_desk:residents", args=[home.slug])
    assert "从 Excel 导入" in client.get(page).content.decode()
    assert "没有找到" in client.get(page, {"q": "谁"}).content.decode()
    assert client.get(page, {"place": "x", "kind": "?", "after": ""}).status_code == 200
