from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import partial

import pytest
from django.db.models import Exists, Q
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.actor import GUEST
from lianxin.core.figures import Figure, Measure, Period, Value, evidence, through, values
from lianxin.core.models import Entry
from lianxin.places.models import Place
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory, CourtyardFactory

PLACES = Figure(
    "places", "地方", "处", "所有的地方", Place, lambda _period: Q(), whole=lambda _period: Q()
)
COURTYARDS = Figure("courtyards", "院", "个", "院落", Place, lambda _period: Q(kind="courtyard"))
NEW_YEAR = datetime(2014, 12, 31, 16, tzinfo=UTC)
"""Midnight in Jinan."""
moments = st.timedeltas(timedelta(days=-2), timedelta(days=367)).map(NEW_YEAR.__add__)


def inside(period, moment):
    return period.start <= moment < period.end


def test_a_year_begins_at_midnight_in_shanghai():
    assert Period(2015).start == NEW_YEAR


@given(moments)
def test_every_moment_of_a_year_lies_in_exactly_one_of_its_months(moment):
    months = sum(inside(Period(2015, month), moment) for month in range(1, 13))
    assert months == inside(Period(2015), moment)


def test_the_day_that_is_still_running_is_not_over_yet():
    running = Period(2015, today=date(2015, 3, 2)).has_passed("due_on")
    assert running == Q(due_on__gte=date(2015, 1, 1), due_on__lt=date(2015, 3, 2))


def test_a_year_long_gone_ends_with_its_last_day():
    gone = Period(2015, today=date(2026, 3, 2)).has_passed("due_on")
    assert gone == Q(due_on__gte=date(2015, 1, 1), due_on__lt=date(2016, 1, 1))


def test_a_share_of_nothing_is_unknown_and_not_nought():
    assert Value(part=0, whole=0).share is None
    assert Value(part=0, whole=2).share == Fraction(0)


@pytest.mark.django_db
def test_figures_of_all_communities_come_from_one_statement(django_assert_num_queries):
    building = BuildingFactory.create()
    empty = CommunityFactory.create()
    ids = [building.community.pk, empty.pk]
    with django_assert_num_queries(1):
        found = values([PLACES, COURTYARDS], ids, Period(2015))
    assert found[building.community.pk, "places"] == Value(2, whole=2)
    assert found[building.community.pk, "courtyards"] == Value(1)
    assert found[empty.pk, "places"] == Value(0, whole=0)


@pytest.mark.django_db
def test_the_evidence_of_a_figure_is_of_its_own_community_alone():
    here, _elsewhere = CourtyardFactory.create(), CourtyardFactory.create()
    assert list(evidence(COURTYARDS, here.community.pk, Period(2015))) == [here]


def test_a_count_has_no_whole_to_list():
    with pytest.raises(KeyError):
        evidence(COURTYARDS, 1, Period(2015), of="whole")


def test_nobody_sees_the_records_of_a_figure_that_does_not_say_who():
    assert COURTYARDS.sees(GUEST) == Q(pk__in=())


@pytest.mark.django_db
def test_a_condition_holds_of_a_place_as_it_does_of_what_lies_in_it():
    building, other = BuildingFactory.create(), BuildingFactory.create()
    asked = ~Q(name=other.parent.name) & (Q(kind="courtyard") | ~Q(position__gt=0))
    parents = Place.objects.filter(asked)
    found = Place.objects.filter(through("parent", asked), parent__isnull=False)
    assert set(found) == set(Place.objects.filter(parent__in=parents)) == {building}


def test_only_lookups_can_be_carried_over_to_another_record():
    with pytest.raises(TypeError):
        through("parent", Q(Exists(Place.objects.all())))


SIZES = Figure(
    "sizes", "栋数", "处", "", Place, lambda _period: Q(kind="building"),
    measure=Measure.SUM, adds="position", scale=2, per="courtyard_id",
)  # fmt: skip


def measured(measure, **changed):
    return replace(SIZES, measure=measure, **changed)


@pytest.fixture
def yards(db):
    """Two courtyards of one community with three buildings at positions 3, 4 and 5."""
    yard = CourtyardFactory.create()
    other = CourtyardFactory.create(community=yard.community)
    for parent, position in ((yard, 3), (yard, 4), (other, 5)):
        BuildingFactory.create(parent=parent, position=position)
    return yard.community


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        (SIZES, Fraction(6)),
        (measured(Measure.HEADS), Fraction(2)),
        (measured(Measure.MEAN), Fraction(3)),
        (measured(Measure.MEAN, adds="", scale=1), Fraction(3, 2)),
    ],
)
def test_a_measure_is_made_of_the_very_records_that_are_listed(yards, figure, number):
    value = values([figure], [yards.pk], Period(2015))[yards.pk, "sizes"]
    assert figure.number(value) == number
    assert evidence(figure, yards.pk, Period(2015)).count() == value.part == 3


def test_a_mean_over_nobody_is_unknown_and_not_nought(db):
    empty = CommunityFactory.create()
    figure = measured(Measure.MEAN)
    assert figure.number(values([figure], [empty.pk], Period(2015))[empty.pk, "sizes"]) is None


def told_monthly(at, today=None):
    yard = CourtyardFactory.create()
    for moment in at:
        Entry.objects.create(
            at=moment, deed="x", subject_kind="x", subject_id=1, community_id=yard.community.pk
        )
    figure = Figure(
        "deeds", "", "", "", Entry, lambda period: period.holds("at"),
        moment="at", measure=Measure.MONTHLY,
    )  # fmt: skip
    period = Period(2015, today=today)
    return figure.number(values([figure], [yard.community.pk], period)[yard.community.pk, "deeds"])


def test_a_monthly_figure_tells_the_least_and_the_most_of_a_month(db):
    each = [NEW_YEAR + timedelta(days=31 * month, hours=n) for month in range(12) for n in (1, 2)]
    assert told_monthly([*each, NEW_YEAR]) == (2, 3)


def test_months_that_have_not_begun_are_not_counted_as_empty(db):
    assert told_monthly([NEW_YEAR, NEW_YEAR], today=date(2015, 1, 20)) == (2, 2)


@pytest.mark.django_db
def test_a_statement_kept_for_a_year_counts_any_community_and_no_other():
    figure = replace(COURTYARDS, code="kept")
    courtyards = CourtyardFactory.create_batch(2)
    found = [values([figure], [courtyard.community.pk], Period(2015)) for courtyard in courtyards]
    assert found == [{(each.community.pk, "kept"): Value(1)} for each in courtyards]


@pytest.mark.django_db
def test_a_statement_is_put_together_once_for_a_year():
    asked = []

    def every(period):
        asked.append(period.year)
        return Q()

    figure = replace(COURTYARDS, part=every)
    for place in CommunityFactory.create_batch(2):
        values([figure], [place.pk], Period(2015))
        values([figure], [place.pk], Period(2014))
    assert sorted(set(asked)) == [2014, 2015]
    assert len(asked) == 4, "its condition and what it measures, once for each year"


@pytest.mark.django_db
def test_what_no_record_can_meet_is_counted_as_none():
    never = replace(COURTYARDS, part=lambda _period: Q(pk__in=()), whole=None)
    community = CommunityFactory.create()
    assert values([never], [community.pk], Period(2015)) == {(community.pk, never.code): Value(0)}


@pytest.mark.django_db
def test_figures_with_some_conditions_in_common_count_what_each_asks():
    building = BuildingFactory.create()
    kinds = {"courtyard": 1, "building": 1, "unit": 0}
    here = [
        replace(COURTYARDS, code=kind, part=partial(_of_kind_under, building.community.pk, kind))
        for kind in kinds
    ]
    either = replace(
        COURTYARDS,
        code="either",
        part=lambda _period: (Q(kind="courtyard") | Q(kind="building")) & ~Q(kind="unit"),
    )
    found = values([*here, either], [building.community.pk], Period(2015))
    assert [value.part for value in found.values()] == [*kinds.values(), 2]


def _of_kind_under(community, kind, _period):
    return Q(community=community) & Q(kind=kind)
