"""How many live in a community: who says so, and what is kept of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lianxin.core import http
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import officer_of, secretary_of, sign_in, staff_of
from lianxin.places.actions.heads import Headcount, count_heads
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
CENSUS = Headcount(residents=6_200, households=2_480, on=date(2020, 11, 1), by="第七次人口普查")


@pytest.fixture
def home(db):
    return CommunityFactory.create()


def test_a_count_is_kept_with_its_day_and_source_and_what_was_before(home):
    secretary = secretary_of(home)
    count_heads(secretary, home.pk, CENSUS, now=MONDAY)
    count_heads(secretary, home.pk, CENSUS, now=MONDAY)
    home.refresh_from_db()
    told = (home.residents, home.households, home.counted_on, home.counted_by)
    assert told == (6_200, 2_480, CENSUS.on, CENSUS.by)
    entry = Entry.objects.get(deed="count_heads")
    assert entry.details["after"]["residents"] == 6_200
    assert entry.details["before"]["counted_by"] == ""
    officer = officer_of(home.subdistrict)
    count_heads(officer, home.pk, replace(CENSUS, residents=6_300), now=MONDAY)
    assert Entry.objects.filter(deed="count_heads").count() == 2


def test_a_count_of_a_day_to_come_or_of_more_homes_than_heads_is_refused(home):
    secretary = secretary_of(home)
    tomorrow = MONDAY.date() + timedelta(days=1)
    with pytest.raises(Invalid, match="还没有到"):
        count_heads(secretary, home.pk, replace(CENSUS, on=tomorrow), now=MONDAY)
    with pytest.raises(Invalid, match="比人数还多"):
        count_heads(secretary, home.pk, replace(CENSUS, households=7_000), now=MONDAY)
    with pytest.raises(NotPermitted):
        count_heads(staff_of(home), home.pk, CENSUS, now=MONDAY)
    assert not Entry.objects.filter(deed="count_heads").exists()


@pytest.mark.parametrize("odd", [{"counted_by": "普查"}, {"counted_on": date(2020, 11, 1)}])
def test_no_count_has_a_day_without_a_source_or_a_source_without_a_day(home, odd):
    with pytest.raises(IntegrityError, match="count_of_a_community"), transaction.atomic():
        Community.objects.filter(pk=home.pk).update(**odd)


def test_a_secretary_finds_the_number_beside_the_register_and_puts_it_right(
    client, home, monkeypatch
):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    page = reverse("places_desk:headcount", args=[home.slug])
    register = reverse("people_desk:residents", args=[home.slug])
    sign_in(client, staff_of(home))
    assert client.get(page).status_code == 404
    assert page not in client.get(register).content.decode()
    sign_in(client, secretary_of(home))
    assert page in client.get(register).content.decode()
    filled = {"residents": "6200", "households": "2480", "on": "2020-11-01", "by": "人口普查"}
    answer = client.post(page, filled | {"residents": "很多"})
    assert answer.status_code == 422
    assert "只写数字" in answer.content.decode()
    assert "人口普查" in answer.content.decode()
    assert client.post(page, filled | {"households": "7000"}).status_code == 422
    assert client.post(page, filled).headers["Location"] == register
    told = client.get(register).content.decode()
    assert "6,200 人" in told
    assert "2020年11月1日，人口普查" in told
    assert "6200" in client.get(page).content.decode()
