"""When owners must be asked, and when they have agreed (D-07, D-08), at the thresholds."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.works import actions
from lianxin.works.models import OwnersConsent, Project, Purpose
from lianxin.works.queries.law import bar_of
from lianxin.works.rules.law import Bar, Share, has_passed, purpose_of
from lianxin.works.tests.factories import DAY, TODAY, VOTE, Site

HALF, TWO_THIRDS, THREE_QUARTERS = Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)
USE, RAISE = Bar(TWO_THIRDS, HALF, is_of_all=False), Bar(TWO_THIRDS, THREE_QUARTERS, False)
OLD = Bar(Fraction(0), TWO_THIRDS, is_of_all=True)


@pytest.mark.parametrize(
    ("bar", "heads", "area", "passes"),
    [
        (USE, (90, 60, 31), (9000, 6000, 3001), True),
        (USE, (90, 60, 30), (9000, 6000, 3001), False),
        (USE, (90, 60, 31), (9000, 6000, 3000), False),
        (USE, (90, 59, 59), (9000, 6000, 6000), False),
        (USE, (90, 60, 60), (9000, 5999, 5999), False),
        (RAISE, (90, 60, 45), (9000, 6000, 4500), True),
        (RAISE, (90, 60, 44), (9000, 6000, 4500), False),
        (RAISE, (90, 60, 45), (9000, 6000, 4499), False),
        (OLD, (90, 60, 60), (9000, 6000, 6000), True),
        (OLD, (90, 80, 59), (9000, 8000, 6000), False),
    ],
)
def test_owners_agree_by_heads_and_by_area_at_the_law_s_own_numbers(bar, heads, area, passes):
    assert has_passed(bar, Share(*heads), Share(*area)) == passes


@given(every=st.integers(1, 500), data=st.data(), bar=st.sampled_from([USE, RAISE, OLD]))
def test_one_more_aye_never_undoes_a_consent(every, data, bar):
    part = data.draw(st.integers(0, every))
    ayes = data.draw(st.integers(0, part))
    whole = Share(1, 1, 1)
    before = has_passed(bar, Share(every, part, ayes), whole)
    after = has_passed(bar, Share(every, part, min(part, ayes + 1)), whole)
    assert after or not before


@pytest.mark.parametrize(
    ("changes", "sources", "purpose"),
    [
        (False, {"street", "government"}, None),
        (False, {"repair", "street"}, Purpose.USE),
        (False, {"owners"}, Purpose.RAISE),
        (False, {"owners", "repair"}, Purpose.RAISE),
        (True, {"street"}, Purpose.RAISE),
        (False, set(), None),
    ],
)
def test_whether_owners_are_asked_follows_from_who_pays_and_what_changes(changes, sources, purpose):
    assert purpose_of(Project(changes_common=changes), sources) == purpose


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "bar"),
    [
        (date(2015, 5, 1), OLD),
        (date(2020, 12, 31), OLD),
        (date(2021, 1, 1), USE),
    ],
)
def test_a_vote_is_judged_by_the_law_of_its_day(day, bar):
    assert bar_of(Site().community, Purpose.USE, on=day)[0] == bar


@pytest.mark.django_db
def test_the_repair_fund_is_not_touched_without_the_owners():
    site = Site()
    actions.fund(site.staff, site.pk, source="repair", fen=100, words="", now=MONDAY)
    with pytest.raises(OutOfOrder, match="278"):
        site.started()
    actions.record_consent(site.staff, site.pk, replace(VOTE, ayes=30), now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.start(site.staff, site.pk, now=MONDAY)
    actions.record_consent(site.staff, site.pk, VOTE, now=MONDAY)
    assert actions.start(site.staff, site.pk, now=MONDAY).state == "under_way"


@pytest.mark.django_db
def test_a_consent_to_spend_is_none_to_pay():
    site = Site()
    actions.fund(site.staff, site.pk, source="owners", fen=100, words="", now=MONDAY)
    actions.announce(site.staff, site.pk, now=MONDAY)
    actions.record_consent(site.staff, site.pk, VOTE, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.start(site.staff, site.pk, now=MONDAY)
    more = replace(VOTE, purpose="raise", ayes=45, area_ayes=450_000)
    actions.record_consent(site.staff, site.pk, more, now=MONDAY)
    actions.start(site.staff, site.pk, now=MONDAY)


@pytest.mark.django_db
def test_the_latest_vote_counts_and_none_is_rubbed_out():
    site = Site()
    actions.fund(site.staff, site.pk, source="repair", fen=100, words="", now=MONDAY)
    actions.announce(site.staff, site.pk, now=MONDAY)
    actions.record_consent(site.staff, site.pk, VOTE, now=MONDAY)
    actions.record_consent(site.staff, site.pk, replace(VOTE, ayes=30), now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.start(site.staff, site.pk, now=MONDAY)
    assert OwnersConsent.objects.count() == 2


@pytest.mark.django_db
def test_an_emergency_that_the_street_confirmed_goes_first():
    site = Site()
    actions.fund(site.staff, site.pk, source="repair", fen=100, words="", now=MONDAY)
    made = actions.Plan(
        title="抢修", contractor_words="队", emergency_by="街道", emergency_on=TODAY
    )
    actions.rewrite(site.staff, site.pk, made, now=MONDAY)
    assert site.started().project.state == "under_way"
    with pytest.raises(Invalid) as refused:
        actions.rewrite(site.staff, site.pk, replace(made, emergency_on=None), now=MONDAY)
    assert refused.value.field == "emergency_by"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ayes": 61}, "ayes"),
        ({"took_part": 91}, "ayes"),
        ({"owners": 0, "took_part": 0, "ayes": 0}, "ayes"),
        ({"area_ayes": 600_001}, "area_ayes"),
        ({"held_on": TODAY + DAY}, "held_on"),
        ({"document": " "}, "document"),
        ({"decided_by": " "}, "decided_by"),
    ],
)
def test_a_vote_that_cannot_be_is_said_beside_its_field(changed, field):
    site = Site()
    with pytest.raises(Invalid) as refused:
        actions.record_consent(site.staff, site.pk, replace(VOTE, **changed), now=MONDAY)
    assert refused.value.field == field
    assert not OwnersConsent.objects.exists()
