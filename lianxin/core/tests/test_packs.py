from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core import packs
from lianxin.core.actor import CLOCK
from lianxin.core.models import RulePack
from lianxin.core.rulenames import AREAS, NAMES
from lianxin.core.tests.factories import MONDAY

JINAN = ("cn-jinan", "cn-shandong", "cn-national")


@pytest.fixture
def shelf(db):
    packs.forget()
    yield RulePack.objects
    packs.forget()


def put(shelf, value, jurisdiction="cn-jinan", since=date(2018, 1, 1), until=None):
    return shelf.create(
        key="k",
        value=value,
        jurisdiction=jurisdiction,
        effective_from=since,
        effective_to=until,
        article="第1条",
    )


def test_the_nearest_jurisdiction_that_has_a_rule_gives_it(shelf):
    put(shelf, "9", "cn-national")
    near = put(shelf, "5")
    assert packs.rule("k", on=date(2020, 1, 1), jurisdictions=JINAN).pk == near.pk


def test_a_day_before_a_rule_began_has_the_older_one(shelf):
    put(shelf, "7", since=date(2010, 1, 1))
    put(shelf, "5", since=date(2018, 1, 1))
    assert packs.rule("k", on=date(2017, 12, 31), jurisdictions=JINAN).count == 7
    packs.forget()
    assert packs.rule("k", on=date(2018, 1, 1), jurisdictions=JINAN).count == 5


def test_the_last_day_of_a_rule_still_has_it(shelf):
    put(shelf, "5", until=date(2019, 12, 31))
    put(shelf, "4", "ours", since=date(2000, 1, 1))
    assert packs.rule("k", on=date(2019, 12, 31), jurisdictions=JINAN).count == 5
    assert packs.rule("k", on=date(2020, 1, 1), jurisdictions=JINAN).count == 4


def test_a_missing_rule_is_never_made_up(shelf):
    with pytest.raises(packs.NoRule):
        packs.rule("k", on=date(2020, 1, 1), jurisdictions=JINAN)


def test_a_fraction_stays_a_fraction(shelf):
    put(shelf, "2/3")
    found = packs.rule("k", on=date(2020, 1, 1), jurisdictions=JINAN)
    assert found.value == Fraction(2, 3)
    with pytest.raises(ValueError, match="whole"):
        _ = found.count


def test_a_rule_that_ends_before_it_begins_is_refused_by_the_database(shelf):
    with pytest.raises(IntegrityError), transaction.atomic():
        put(shelf, "5", since=date(2018, 1, 2), until=date(2018, 1, 1))


SHIPPED: dict[str, list[RulePack]] = {}
for each in packs.shipped():
    SHIPPED.setdefault(each.key, []).append(each)


@given(days=st.integers(min_value=0, max_value=20_000))
def test_every_shipped_key_has_a_default_for_any_day_since_2000(days):
    day = date(2000, 1, 1) + timedelta(days=days)
    without = [
        key
        for key, rows in SHIPPED.items()
        if not any(
            row.effective_from <= day and (row.effective_to is None or day <= row.effective_to)
            for row in rows
        )
    ]
    assert without == []


def test_every_shipped_key_has_a_name_in_an_area_and_nothing_else_has():
    keys = {row.key for row in packs.shipped()}
    assert keys == set(NAMES)
    assert {key.split(".")[0] for key in keys} == set(AREAS)


@pytest.mark.django_db
def test_stocking_the_shelf_adds_only_what_is_missing():
    RulePack.objects.filter(key="matters.lapse_days").delete()
    assert packs.stock(CLOCK, now=MONDAY) == 1
    assert packs.stock(CLOCK, now=MONDAY) == 0
