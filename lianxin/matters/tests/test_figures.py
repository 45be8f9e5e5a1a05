from collections import Counter
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.core.actor import GUEST, Actor
from lianxin.core.figures import LOCAL, Period, evidence, spread, values
from lianxin.matters import figures
from lianxin.matters.models import Matter, Outcome, Satisfaction, State
from lianxin.matters.tests.factories import MatterFactory, SayFactory, joined_to
from lianxin.people.tests.factories import resident_of, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
YEAR = Period(2015)
SPRING = datetime(2015, 3, 2, 1, tzinfo=UTC)
ENDS = ["solved", "partly", "declined", "referred", "withdrawn", "lapsed"]
OPEN = ["accepted", "in_hand", "at_council", "to_confirm"]


def value(figure, community, period=YEAR):
    return values([figure], [community.pk], period)[community.pk, figure.code]


def brought_up(community, at, trait="", days=3, **fields):
    """A matter in some state, brought up at a moment and ended some days later."""
    if trait in ENDS:
        fields |= {"closed_at": at + timedelta(days=days)}
    if trait:
        fields |= {trait: True}
    due = (at + timedelta(days=7)).astimezone(LOCAL).date()
    fields = {"replied_at": None, **fields}
    return MatterFactory.create(community=community, reported_at=at, reply_due_on=due, **fields)


some_matter = st.tuples(
    st.timedeltas(timedelta(days=-80), timedelta(days=310)).map(SPRING.__add__),
    st.sampled_from(ENDS + OPEN),
    st.integers(0, 60),
    st.booleans(),
    st.booleans(),
)


def some_year(drawn):
    """A community with the drawn matters in it, some focal, some private."""
    community = CommunityFactory.create()
    for at, trait, days, is_focal, is_private in drawn:
        brought_up(community, at, trait, days, is_focal=is_focal, private=is_private)
    return community


def in_year(moment):
    return moment is not None and moment.astimezone(LOCAL).year == 2015


@settings(max_examples=20)
@given(st.lists(some_matter, max_size=9))
def test_every_end_is_counted_as_itself_and_none_twice(drawn):
    community = some_year(drawn)
    mine = Matter.objects.filter(community=community)
    told = Counter(matter.state for matter in mine if in_year(matter.closed_at))
    counted = {
        State.SOLVED: figures.SOLVED,
        State.PARTLY_SOLVED: figures.PARTLY,
        State.REFERRED: figures.REFERRED,
        State.DECLINED: figures.DECLINED,
        State.WITHDRAWN: figures.WITHDRAWN,
        State.LAPSED: figures.LAPSED,
    }
    assert {state: value(figure, community).part for state, figure in counted.items()} == {
        state: told[state] for state in counted
    }


@settings(max_examples=20)
@given(st.lists(some_matter, max_size=9))
def test_a_figure_is_what_is_seen_of_its_evidence_and_what_is_hidden(drawn):
    community = some_year(drawn)
    for reader in (GUEST, staff_of(community)):
        for figure in figures.FIGURES:
            listed = evidence(figure, community.pk, YEAR)
            seen = set(listed.filter(figure.sees(reader)))
            hidden = set(listed) - seen
            assert value(figure, community).part == len(seen) + len(hidden)


@settings(max_examples=20)
@given(st.lists(some_matter, max_size=9))
def test_each_month_counts_what_its_own_evidence_lists(drawn):
    community = some_year(drawn)
    months: Counter[int] = Counter()
    for month, _category, count in spread(figures.SOLVED, community.pk, YEAR, over="category"):
        months[month] += count
    assert months.total() == value(figures.SOLVED, community).part
    for month in range(1, 13):
        assert evidence(figures.SOLVED, community.pk, Period(2015, month)).count() == months[month]


def test_a_year_is_spread_over_months_and_categories_in_one_statement(django_assert_num_queries):
    community = CommunityFactory.create()
    lamp = brought_up(community, SPRING, "solved")
    brought_up(community, SPRING, "solved", category=lamp.category)
    pipe = brought_up(community, SPRING, "solved", days=40)
    with django_assert_num_queries(1):
        found = spread(figures.SOLVED, community.pk, YEAR, over="category")
    assert set(found) == {(3, lamp.category_id, 2), (4, pipe.category_id, 1)}


def test_what_is_joined_to_a_solved_matter_is_received_but_not_solved_beside_it():
    community = CommunityFactory.create()
    head = brought_up(community, SPRING, "solved")
    joined_to(head, reported_at=SPRING)
    assert value(figures.RECEIVED, community).part == 2
    assert value(figures.SOLVED, community).part == 1


def test_a_matter_ended_in_the_last_hour_of_a_local_year_belongs_to_that_year():
    community = CommunityFactory.create()
    last_hour = datetime(2015, 12, 31, 15, 30, tzinfo=UTC)
    brought_up(community, last_hour, "solved", days=0)
    assert value(figures.SOLVED, community).part == 1
    assert value(figures.SOLVED, community, Period(2016)).part == 0


def test_a_focal_matter_counts_as_solved_only_when_it_is():
    community = CommunityFactory.create()
    solved = brought_up(community, SPRING, "solved", is_focal=True)
    partly = brought_up(community, SPRING, "partly", is_focal=True)
    brought_up(community, SPRING, "solved")
    assert list(evidence(figures.FOCAL_SOLVED, community.pk, YEAR)) == [solved]
    assert set(evidence(figures.FOCAL, community.pk, YEAR)) == {solved, partly}


def answered(community, at, *, days, **fields):
    """A matter that was replied to so many days after it was brought up."""
    late = days > 7
    reply = {"replied_at": at + timedelta(days=days), "is_reply_late": late}
    return brought_up(community, at, "accepted", **reply, **fields)


def test_the_response_rate_is_of_those_whose_answer_was_due_in_the_year():
    community = CommunityFactory.create()
    answered(community, SPRING, days=2)
    answered(community, SPRING, days=9)
    brought_up(community, SPRING, "accepted")
    answered(community, datetime(2015, 12, 30, tzinfo=UTC), days=1)
    rate = value(figures.RESPONSE, community)
    assert (rate.part, rate.whole, rate.silent) == (1, 3, None)
    assert rate.share == Fraction(1, 3)


def test_who_takes_it_back_before_an_answer_is_owed_none():
    community = CommunityFactory.create()
    brought_up(community, SPRING, "withdrawn")
    assert value(figures.RESPONSE, community).share is None


def test_an_answer_that_is_not_due_yet_lowers_no_rate():
    community = CommunityFactory.create()
    brought_up(community, SPRING, "accepted")
    running = Period(2015, today=date(2015, 3, 9))
    assert value(figures.RESPONSE, community, running).whole == 0
    assert value(figures.RESPONSE, community, Period(2015, today=date(2015, 3, 10))).whole == 1


def said(community: Community, outcome: str = "", satisfaction: str = "", **fields):
    matter = MatterFactory.create(community=community, to_confirm=True, **fields)
    return SayFactory.create(
        matter=matter,
        asked_at=SPRING,
        outcome=outcome,
        satisfaction=satisfaction,
        answered_at=SPRING if outcome else None,
    )


def test_the_silent_stand_beside_the_rates_and_in_neither_part_nor_whole():
    community = CommunityFactory.create()
    said(community, Outcome.SOLVED, Satisfaction.GOOD)
    said(community, Outcome.SOLVED)
    said(community, Outcome.NOT, Satisfaction.BAD)
    said(community)
    solved, satisfied = (
        value(figure, community) for figure in (figures.RESOLUTION, figures.SATISFACTION)
    )
    assert (solved.part, solved.whole, solved.silent) == (2, 3, 1)
    assert (satisfied.part, satisfied.whole, satisfied.silent) == (1, 2, 2)


def test_nobody_asked_makes_a_rate_unknown_and_not_nought():
    assert value(figures.SATISFACTION, CommunityFactory.create()).share is None


def test_an_answer_is_seen_where_its_matter_is():
    community = CommunityFactory.create()
    shown = said(community, Outcome.SOLVED)
    private = said(community, Outcome.SOLVED, private=True)
    listed = evidence(figures.RESOLUTION, community.pk, YEAR)

    def seen_by(actor: Actor):
        return set(listed.filter(figures.RESOLUTION.sees(actor)))

    assert seen_by(GUEST) == seen_by(resident_of(community)) == {shown}
    assert seen_by(staff_of(community)) == {shown, private}
    assert seen_by(staff_of(CommunityFactory.create())) == {shown}
