"""The mathematics of opinion groups, held against red-dwarf and against Polis's own groups."""

import csv
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reddwarf.implementations.polis import run_pipeline
from sklearn.metrics import adjusted_rand_score, silhouette_score

from lianxin.council.solving.groups import grouped, positions, silhouettes, taking_part
from lianxin.council.solving.landscape import Answers, survey
from lianxin.council.solving.statements import agreed_by_most, marking, shared_by_all, tally

DATA = Path(__file__).parents[4] / "shared/data/polis"
TALKS = sorted(each.name for each in DATA.iterdir()) if DATA.exists() else []
needs_data = pytest.mark.skipif(not TALKS, reason="needs ../shared/data/polis")


class Talk:
    """A real conversation: votes as cast, statements taken down, and Polis's groups."""

    def __init__(self, name: str) -> None:
        folder = DATA / name
        last = {}
        for row in _rows(folder / "votes.csv"):
            who, what = int(row["voter-id"]), int(row["comment-id"])
            last[who, what] = (int(row["vote"]), int(row["timestamp"]))
        self.votes = [
            {"participant_id": who, "statement_id": what, "vote": vote, "modified": at}
            for (who, what), (vote, at) in last.items()
        ]
        rows = _rows(folder / "comments.csv")
        self.down = [int(row["comment-id"]) for row in rows if row["moderated"] == "-1"]
        told = _rows(folder / "participants-votes.csv")
        self.polis = {int(row["participant"]): row["group-id"] for row in told if row["group-id"]}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(params=TALKS, scope="module")
def compared(request):
    """A conversation, red-dwarf's findings, and ours from the same table."""
    talk = Talk(request.param)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = run_pipeline(votes=talk.votes, mod_out_statement_ids=talk.down, random_state=0)
    table = theirs.raw_vote_matrix
    values = table.to_numpy(dtype=float)
    columns = [int(each) for each in table.columns]
    down = frozenset(index for index, each in enumerate(columns) if each in set(talk.down))
    weighed = values.copy()
    weighed[:, sorted(down)] = 0
    inside = taking_part(values)
    labels = grouped(positions(weighed).people[inside])
    people = [int(table.index[row]) for row in inside]
    return talk, theirs, columns, down, values, inside, dict(zip(people, labels, strict=True))


@needs_data
def test_groups_are_those_that_red_dwarf_finds(compared):
    _talk, theirs, _columns, _down, _values, _inside, ours = compared
    known = theirs.participants_df["cluster_id"].dropna().astype(int)
    assert set(known.index) == set(ours)
    score = adjusted_rand_score(known.to_list(), [ours[who] for who in known.index])
    assert score >= 0.9


@needs_data
def test_the_five_statements_most_agree_on_are_red_dwarfs(compared):
    _talk, theirs, columns, down, values, _inside, _ours = compared
    agreed, disagreed = agreed_by_most(tally(values), but=down)
    for ours, told in ((agreed, "agree"), (disagreed, "disagree")):
        assert [columns[each] for each in ours] == [each["tid"] for each in theirs.consensus[told]]


@needs_data
def test_group_informed_consensus_and_marks_are_red_dwarfs(compared):
    _talk, theirs, columns, down, values, inside, ours = compared
    groups = tally(values[inside], np.array(list(ours.values())))
    told = theirs.statements_df
    for voice, name in enumerate(("agree", "disagree")):
        known = told[f"group-aware-consensus-{name}"].to_numpy()
        assert np.allclose(groups.shared[voice], known)
        assert list(np.argsort(-groups.shared[voice])[:5]) == list(np.argsort(-known)[:5])
    for group, marks in enumerate(marking(groups, but=down)):
        known = [(each["tid"], each["repful-for"] == "agree") for each in theirs.repness[group]]
        assert [(columns[mark.column], mark.is_agreed) for mark in marks] == known


@needs_data
def test_it_is_told_how_near_the_groups_are_to_polis_own(compared, record_property):
    """Polis keeps groups from earlier rounds; red-dwarf and we begin each time anew."""
    talk, _theirs, _columns, _down, _values, _inside, ours = compared
    both = [who for who in ours if who in talk.polis]
    if not both:
        pytest.skip("Polis gives no groups for this one")
    score = adjusted_rand_score([talk.polis[who] for who in both], [ours[who] for who in both])
    record_property("adjusted_rand_with_polis", score)
    warnings.warn(f"adjusted Rand with Polis {score:.3f} of {len(both)}", stacklevel=1)
    assert score > 0


@given(st.integers(0, 10_000), st.integers(8, 300), st.integers(2, 4))
def test_silhouettes_are_those_of_scikit_learn(seed, people, groups):
    rng = np.random.default_rng(seed)
    plane = rng.normal(size=(people, 2))
    labels = np.concatenate([np.arange(groups), rng.integers(0, groups, people - groups)])
    assert silhouettes(plane, [labels])[0] == pytest.approx(silhouette_score(plane, labels))


def test_who_answered_too_little_stands_in_no_group_unless_few_did_more():
    answers = np.full((20, 10), np.nan)
    answers[:16, :7], answers[16:, :6] = 1, 1
    assert list(taking_part(answers)) == list(range(16))
    answers[10:16, 6] = np.nan
    assert len(taking_part(answers)) == 15
    assert list(taking_part(np.ones((20, 3)))) == list(range(20))


def test_people_who_all_say_the_same_are_one_group():
    assert set(grouped(positions(np.ones((20, 8))).people)) == {0}
    assert set(grouped(np.zeros((0, 2)))) == set()


LEANS = ([1] * 8, [1, 1, -1, -1, -1, -1, -1, -1], [1, -1, -1, 1, 1, -1, 1, 1])


def camps(*sizes: int) -> Answers:
    """Groups of eight statements each way, of which all share the first; each person has passed
    one or two at random.
    """
    rng = np.random.default_rng(3)
    values = np.array(
        [lean for lean, size in zip(LEANS, sizes, strict=False) for _ in range(size)], dtype=float
    )
    for row in values:
        row[rng.choice(np.arange(1, 8), rng.integers(1, 3), replace=False)] = 0
    return Answers(list(range(len(values))), [10 * each for each in range(8)], values)


def test_what_all_groups_share_comes_out_with_exact_counts():
    found = survey(camps(12, 10), least=5).told
    assert [group["size"] for group in found["groups"]] == [12, 10]
    assert (0, True) in {tuple(each) for each in found["shared"]}
    assert found["groups"][0]["counts"]["0"] == [12, 0, 12]
    assert found["groups"][1]["counts"]["0"] == [10, 0, 10]
    assert set(found["dividing"]) <= {20, 30, 40, 50, 60, 70}


def test_a_group_of_fewer_than_five_is_told_of_by_nothing_but_its_number():
    made = survey(camps(14, 12, 3), least=5)
    found = made.told
    sizes = [group["size"] for group in found["groups"]]
    assert (sorted(sizes), found["hidden"]) == ([12, 14], 3)
    assert sum(group is None for _who, group, _x, _y in made.standings) == 3
    assert all(dot[2] >= 5 for group in found["groups"] for dot in group["dots"])


def test_counts_of_fewer_than_five_answers_are_not_told_of_a_group():
    answers = camps(12, 10)
    answers.values[3:12, 0] = np.nan
    found = survey(answers, least=5).told
    counts = next(group["counts"] for group in found["groups"] if group["size"] == 12)
    assert "0" not in counts
    assert found["statements"]["0"][2] == 13


def test_one_group_alone_is_not_called_a_group():
    found = survey(camps(14, 3), least=5).told
    assert (found["groups"], found["hidden"], found["shared"]) == ([], 0, [])
    assert found["most"]


def test_what_was_taken_down_weighs_nothing_and_is_not_told():
    answers = camps(12, 10)
    down = Answers(answers.people, answers.statements, answers.values, frozenset({0}))
    found = survey(down, least=5).told
    assert all(each[0] != 0 for each in found["shared"])
    assert "0" not in found["statements"]


@given(st.integers(0, 10_000), st.integers(0, 40), st.integers(1, 12))
def test_any_answers_at_all_can_be_surveyed(seed, people, statements):
    rng = np.random.default_rng(seed)
    values = rng.choice([-1.0, 0.0, 1.0, np.nan], size=(people, statements))
    made = survey(Answers(list(range(people)), list(range(statements)), values), least=5)
    sizes = [group["size"] for group in made.told["groups"]]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size >= 5 for size in sizes)
    assert sum(sizes) + made.told["hidden"] in (0, made.told["grouped"])
    assert shared_by_all(tally(values)) is not None
