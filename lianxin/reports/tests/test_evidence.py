"""Whatever there is on record, a number is the measure of what its page lists."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.core.actor import GUEST
from lianxin.core.figures import Period, evidence, values
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import resident_of, secretary_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports.queries.evidence import Asked, evidence_of
from lianxin.reports.queries.sections import COUNCIL

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
BEGIN = datetime(2024, 12, 1, tzinfo=UTC)
ENDS = ("solved", "partly", "declined", "withdrawn", "lapsed", "to_confirm", "")
MATTERS = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(ENDS),
        st.integers(0, 420),
        st.integers(0, 60),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)


class Undo(Exception):
    """Ends what one example made."""


def brought_up(communities, told):
    is_here, end, day, later, is_private, is_focal = told
    at = BEGIN + timedelta(days=day)
    ended = {"closed_at": at + timedelta(days=later)} if end not in ("", "to_confirm") else {}
    named = {end: True} if end else {}
    if end:
        ended["replied_at"] = at
    MatterFactory.create(
        community=communities[is_here], reported_at=at, reply_due_on=at.date(),
        private=is_private, is_focal=is_focal, **ended, **named,
    )  # fmt: skip


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MATTERS)
def test_a_number_its_list_and_what_is_hidden_always_add_up(told):
    try:
        with transaction.atomic():
            communities = [CommunityFactory.create(), CommunityFactory.create()]
            for each in told:
                brought_up(communities, each)
            _check(communities)
            raise Undo
    except Undo:
        pass


def _check(communities):
    period = Period(2025, today=TODAY)
    here = communities[1]
    readers = (GUEST, resident_of(here), staff_of(here), secretary_of(communities[0]))
    found = values(COUNCIL.figures, [each.pk for each in communities], period)
    for figure in COUNCIL.figures:
        value = found[here.pk, figure.code]
        assert evidence(figure, here.pk, period).count() == value.part
        for reader in readers:
            page = evidence_of(reader, here.slug, 2025, figure.code, Asked(), today=TODAY)
            assert page.count == value.part
            assert page.seen == len(page.page.rows)
            assert page.hidden == value.part - page.seen >= 0


def test_each_reader_is_told_how_many_records_are_not_theirs_to_see():
    here = CommunityFactory.create()
    at = datetime(2025, 3, 3, tzinfo=UTC)
    for is_private in (True, False):
        MatterFactory.create(community=here, solved=True, reported_at=at, replied_at=at,
                             closed_at=at, private=is_private)  # fmt: skip
    where = reverse("reports:evidence", args=[here.slug, 2025, "matters_solved"])
    client = Client()
    assert "另有 1 件不公开的事" in client.get(where).content.decode()
    sign_in(client, staff_of(here))
    assert "不公开的事" not in client.get(where).content.decode()
