"""A count in a process of its own, out of a .pb file: `python -m lianxin.funds.solving.recount`.

What it tells is JSON. Anybody who has the ballots can count them again with it.
"""

import json
import sys
from fractions import Fraction
from typing import Any

import gmpy2  # type: ignore[import-untyped]  # it ships no types
from pabutools import election as election_of  # type: ignore[import-untyped]  # nor do they
from pabutools import rules, tiebreaking

from lianxin.funds.solving import greedy, shares
from lianxin.funds.solving.ballots import Election, read

MOST_CHECKED = 5_000
"""Of so many ballots `pabutools` makes a second count; more would take it too long."""


def told(election: Election, rule: str) -> dict[str, Any]:
    """Who wins and why, as plain values."""
    scores = election.scores()
    more: dict[str, Any]
    if rule == "greedy":
        turns = greedy.count(election)
        won, more = greedy.winners(turns), {"turns": [_turn(turn) for turn in turns]}
    else:
        found = shares.count(election)
        won = found.winners
        more = {
            "share": _plain(found.share),
            "rounds": found.rounds,
            "bought": [[each.key, _plain(each.price)] for each in found.purchases],
            "left": {key: _plain(left) for key, left in found.left.items()},
        }
    checked = election.voters <= MOST_CHECKED
    if checked and second(election, rule) != won:
        raise AssertionError("the two counts part")
    return {
        "rule": rule,
        "voters": election.voters,
        "scores": scores,
        "won": sorted(won),
        "is_checked": checked,
        **more,
    }


def _turn(turn: greedy.Turn) -> list[Any]:
    return [turn.key, turn.place, turn.score, _plain(turn.left), turn.is_in]


def _plain(value: Fraction) -> str:
    return str(value)


def second(election: Election, rule: str) -> frozenset[str]:
    """The same count by pabutools."""
    instance, profile, places = _theirs(election)
    measure = election_of.Cost_Sat if election.is_approval else election_of.Additive_Cardinal_Sat
    ties = tiebreaking.TieBreakingRule(lambda _i, _p, project: places[project.name])
    if rule == "greedy":
        kind = election_of.Cardinality_Sat if election.is_approval else measure
        return _greedy(election, instance, profile, kind)
    found = rules.method_of_equal_shares(
        instance, profile, sat_class=measure, voter_budget_increment=1, tie_breaking=ties
    )
    return frozenset(project.name for project in found)


def _greedy(election: Election, instance: Any, profile: Any, kind: Any) -> frozenset[str]:
    """Their greedy rule weighs points by cost; ours, as cities count, takes points alone. Theirs
    gives the scores, then, and the money decides.
    """
    sats = profile.as_sat_profile(kind)
    scores = {project.name: sats.total_satisfaction_project(project) for project in instance}
    left, won = election.budget, set()
    for each in sorted(election.candidates, key=lambda each: -scores[each.key]):
        if each.cost <= left and scores[each.key] > 0:
            left -= each.cost
            won.add(each.key)
    return frozenset(won)


def _theirs(election: Election) -> tuple[Any, Any, dict[str, int]]:
    projects = {
        each.key: election_of.Project(each.key, gmpy2.mpq(each.cost))
        for each in election.candidates
    }
    instance = election_of.Instance(projects.values(), budget_limit=gmpy2.mpq(election.budget))
    kind = "Approval" if election.is_approval else "Cardinal"
    one, many = (getattr(election_of, f"{kind}{what}") for what in ("Ballot", "Profile"))
    profile = many(
        (
            one({projects[key]: points for key, points in ballot})
            for ballot, count in election.ballots.items()
            for _each in range(count)
        ),
        instance=instance,
    ).as_multiprofile()
    places = {each.key: place for place, each in enumerate(election.candidates)}
    return instance, profile, places


def main() -> None:
    election = read(sys.stdin.buffer.read().decode())
    rule = sys.argv[1] if len(sys.argv) > 1 else election.meta.get("rule", "equal")
    json.dump(told(election, "greedy" if rule.startswith("greedy") else "equal"), sys.stdout)


if __name__ == "__main__":
    main()
