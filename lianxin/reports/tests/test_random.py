"""Whatever activities, duties, requests and payments there are, a number is its list's measure."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.activities.models import State
from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.actor import GUEST
from lianxin.core.figures import Measure, Period, evidence, values
from lianxin.core.http import local_day
from lianxin.funds.tests.factories import NOTICE_OVER, Purse
from lianxin.people.tests.factories import resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports.queries.evidence import Asked, evidence_of
from lianxin.reports.queries.sections import SECTIONS
from lianxin.services.tests.factories import RequestFactory
from lianxin.volunteers.models import DutyState
from lianxin.volunteers.tests.factories import DutyFactory, ShiftFactory, VolunteerFactory

pytestmark = pytest.mark.django_db
YEAR = 2026
BEGIN = datetime(2025, 12, 20, tzinfo=UTC)
NAMES = {"activities", "volunteers", "services", "funds"}
FIGURES = [figure for each in SECTIONS if each.name in NAMES for figure in each.figures]
HERE = st.booleans()
DAYS = st.integers(0, 390)
EVENTS = st.lists(
    st.tuples(HERE, DAYS, st.sampled_from(["planned", "held", "recorded"]), st.integers(0, 300)),
    max_size=6,
)
DUTIES = st.lists(
    st.tuples(HERE, DAYS, st.sampled_from([DutyState.SIGNED, DutyState.SERVED]), st.integers(0, 1)),
    max_size=6,
    unique_by=lambda duty: (duty[0], duty[1], duty[3]),
)
"""Nobody serves in two places at a time."""
REQUESTS = st.lists(st.tuples(HERE, DAYS, st.one_of(st.none(), st.integers(0, 9))), max_size=5)
PAYMENTS = st.lists(st.integers(1, 400), max_size=3)


class Undo(Exception):
    """Ends what one example made."""


def drawn(places, events, duties, requests):
    volunteers = {place: VolunteerFactory.create_batch(2, community=place) for place in places}
    for is_here, day, state, heads in events:
        at = BEGIN + timedelta(days=day)
        more = {"headcount": heads} if state == "recorded" else {}
        ActivityFactory.create(
            community=places[is_here], starts_at=at, ends_at=at + timedelta(hours=2),
            **{state: True}, **more,
        )  # fmt: skip
    for is_here, day, state, whose in duties:
        place = places[is_here]
        at = BEGIN + timedelta(days=day, hours=whose)
        shift = ShiftFactory.create(
            project__community=place, starts_at=at, ends_at=at + timedelta(hours=2)
        )
        DutyFactory.create(shift=shift, volunteer=volunteers[place][whose], state=state)
    for is_here, day, later in requests:
        at = BEGIN + timedelta(days=day)
        visited = None if later is None else at + timedelta(days=later)
        RequestFactory.create(
            community=places[is_here], asked_at=at, due_on=at.date() + timedelta(days=3),
            visited_at=visited, wait_hours=None if later is None else later * 24,
        )  # fmt: skip


def measured(figure, rows, period):
    """A figure's number, counted again from the listed records without the database's help."""
    if figure.measure == Measure.MONTHLY:
        months = Counter(local_day(getattr(row, figure.moment)).month for row in rows)
        counts = [months[month] for month in period.months()]
        return min(counts), max(counts)
    heads = len({row[0] for row in rows.values_list(figure.per or "pk")})
    if figure.measure == Measure.HEADS:
        return Fraction(heads)
    total = sum(row[0] or 0 for row in rows.values_list(figure.adds)) if figure.adds else len(rows)
    if figure.measure == Measure.MEAN:
        return Fraction(total, heads * figure.scale) if heads else None
    return Fraction(total, figure.scale)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(EVENTS, DUTIES, REQUESTS, PAYMENTS)
def test_a_number_of_every_app_is_the_measure_of_what_its_page_lists(
    events, duties, requests, payments
):
    try:
        with transaction.atomic():
            purse = Purse()
            places = [CommunityFactory.create(), purse.community]
            drawn(places, events, duties, requests)
            project = purse.accepted()
            for number, yuan in enumerate(payments):
                purse.pay(project, yuan, receipt_number=f"{number:07}")
            _check(places, NOTICE_OVER.date() + timedelta(days=300), payments)
            raise Undo
    except Undo:
        pass


def _check(places, today, payments):
    here = places[1]
    period = Period(YEAR, today=today)
    found = values(FIGURES, [each.pk for each in places], period)
    readers = (GUEST, resident_of(here), staff_of(here))
    for figure in FIGURES:
        value, rows = found[here.pk, figure.code], evidence(figure, here.pk, period)
        assert rows.count() == value.part, figure.code
        if not figure.whole:
            assert figure.number(value) == measured(figure, rows, period), figure.code
        for reader in readers if value.part else ():
            page = evidence_of(reader, here.slug, YEAR, figure.code, Asked(), today=today)
            assert page.count == value.part
            assert page.hidden == value.part - page.seen >= 0
    spent = next(each for each in FIGURES if each.code == "fund_spent")
    assert spent.number(found[here.pk, spent.code]) == sum(payments)


def test_every_state_that_is_drawn_is_one_that_there_is():
    assert {State.PLANNED, State.HELD, State.RECORDED} <= set(State)
