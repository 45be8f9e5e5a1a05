"""The counts: against pabutools on any election, and against what cities in fact chose."""

import os
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.funds.solving import greedy, recount, shares
from lianxin.funds.solving.apart import apart
from lianxin.funds.solving.ballots import Candidate, Election, read, written

DATA = Path(os.environ.get("LIANXIN_DATA", Path(__file__).parents[4] / "shared/data")) / "pabulib"
FILES = sorted(DATA.glob("*.pb")) if DATA.is_dir() else []
KEYS = "abcdef"


@st.composite
def elections(draw, points=1):
    """Any small election; costs and budgets that often come out even."""
    keys = KEYS[: draw(st.integers(1, 6))]
    costs = [draw(st.integers(1, 12)) for _key in keys]
    ballot = st.dictionaries(st.sampled_from(keys), st.integers(1, points))
    ballots = draw(st.lists(ballot, min_size=1, max_size=9))
    return Election(
        Fraction(draw(st.integers(1, 40))),
        [Candidate(key, Fraction(cost)) for key, cost in zip(keys, costs, strict=True)],
        Counter(tuple(sorted(each.items())) for each in ballots),
        is_approval=points == 1,
        meta={"budget": "9", "vote_type": "approval" if points == 1 else "cumulative"},
    )


@settings(max_examples=150, deadline=None)
@given(elections())
def test_equal_shares_are_what_pabutools_finds_when_projects_are_approved_of(election):
    assert shares.count(election).winners == recount.second(election, "equal")


@settings(max_examples=100, deadline=None)
@given(elections(points=5))
def test_equal_shares_are_what_pabutools_finds_when_points_are_given(election):
    assert shares.count(election).winners == recount.second(election, "equal")


@settings(max_examples=100, deadline=None)
@given(elections(points=3))
def test_no_count_spends_more_than_there_is(election):
    costs = election.costs
    for won in (shares.count(election).winners, greedy.winners(greedy.count(election))):
        assert sum(costs[key] for key in won) <= election.budget
    assert greedy.winners(greedy.count(election)) == recount.second(election, "greedy")


@settings(max_examples=60, deadline=None)
@given(elections(points=4))
def test_what_is_written_down_is_read_the_same(election):
    back = read(written(election))
    assert (back.costs, back.ballots) == (election.costs, election.ballots)
    assert back.scores() == election.scores()


@settings(max_examples=60, deadline=None)
@given(elections())
def test_what_everybody_paid_is_what_the_projects_cost(election):
    found = shares.count(election)
    wanted = {key for ballot in election.ballots for key, _points in ballot}
    assert set(found.left) == wanted - found.winners
    assert all(0 <= left <= found.share * election.voters for left in found.left.values())
    assert all(election.costs[key] > left for key, left in found.left.items())


def test_equal_shares_leave_nobody_out_whom_the_many_would_outvote():
    """Sixty want three dear things, forty want one: by points they get none of it."""
    many = tuple((key, 1) for key in "abc")
    ballots = {many: 60, (("d", 1),): 40}
    costs = [Candidate(key, Fraction(30)) for key in "abcd"]
    election = Election(Fraction(100), costs, ballots)
    assert greedy.winners(greedy.count(election)) == {"a", "b", "c"}
    assert shares.count(election).winners == {"a", "b", "d"}


def test_a_count_of_nobody_chooses_nothing():
    election = Election(Fraction(9), [Candidate("a", Fraction(3))], {})
    assert shares.count(election).winners == frozenset()
    assert greedy.winners(greedy.count(election)) == frozenset()


def test_a_count_in_a_process_of_its_own_tells_the_same():
    election = Election(
        Fraction(100),
        [Candidate("1", Fraction(60), "灯"), Candidate("2", Fraction("50.5"), "椅")],
        {(("1", 1), ("2", 1)): 3, (("2", 1),): 2},
        meta={"budget": "100", "vote_type": "approval"},
    )
    for rule in ("equal", "greedy"):
        assert apart(election, rule) == recount.told(election, rule)
    assert recount.told(election, "equal")["is_checked"]


@pytest.mark.skipif(not FILES, reason="the real budgets are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_count_gives_what_the_city_chose(path):
    election = read(path.read_text(encoding="utf8"))
    rule, least = election.meta["rule"], election.meta.get("min_project_score_threshold", "1")
    if rule.startswith("equalshares"):
        stops = "comparison" not in rule
        won = shares.count(election, stops_when_full=stops).winners
    else:
        turns = greedy.count(election, skips=rule != "greedy-no-skip", least=int(least))
        won = greedy.winners(turns)
    assert won
    assert not election.selected or won == election.selected
