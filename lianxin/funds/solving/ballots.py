"""What a count works on, and the file format in which the world exchanges it (Pabulib's .pb)."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

APPROVAL, POINTS = "approval", "cumulative"
SECTIONS = ("META", "PROJECTS", "VOTES")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project on the ballot; `key` is what ballots call it."""

    key: str
    cost: Fraction
    name: str = ""


@dataclass(frozen=True, slots=True)
class Election:
    """Projects in the order of the ballot, and how many gave which points; money in yuan."""

    budget: Fraction
    candidates: Sequence[Candidate]
    ballots: Mapping[tuple[tuple[str, int], ...], int]
    """By what was chosen, sorted: how many chose just so."""
    is_approval: bool = True
    meta: Mapping[str, str] = field(default_factory=dict)
    selected: frozenset[str] = frozenset()
    """What was chosen in fact, where the file tells."""

    @property
    def voters(self) -> int:
        return sum(self.ballots.values())

    @property
    def costs(self) -> dict[str, Fraction]:
        return {each.key: each.cost for each in self.candidates}

    def scores(self) -> dict[str, int]:
        """The points of each, or how many approve of it."""
        found = dict.fromkeys((each.key for each in self.candidates), 0)
        for ballot, count in self.ballots.items():
            for key, points in ballot:
                found[key] += points * count
        return found


def gathered(ballots: Iterable[Mapping[str, int]]) -> Counter[tuple[tuple[str, int], ...]]:
    """Equal ballots as one with their number; blank ones count as voters too."""
    return Counter(tuple(sorted(each.items())) for each in ballots)


def read(text: str) -> Election:
    """An election out of a .pb file; raises ValueError or KeyError for what is none."""
    meta: dict[str, str] = {}
    projects: list[dict[str, str]] = []
    votes: list[dict[str, str]] = []
    section, head = "", [""]
    rows = csv.reader(io.StringIO(text), delimiter=";")
    for row in rows:
        if not row or not row[0].strip():
            continue
        if row[0].strip().upper() in SECTIONS and len(row) == 1:
            section = row[0].strip().upper()
            head = [each.strip() for each in next(rows)]
        elif section == "META":
            meta[row[0].strip()] = row[1].strip()
        else:
            told = dict(zip(head, map(str.strip, row), strict=False))
            (projects if section == "PROJECTS" else votes).append(told)
    candidates = [
        Candidate(each["project_id"], _number(each["cost"]), each.get("name", ""))
        for each in projects
    ]
    known = {each.key for each in candidates}
    chosen = (each["project_id"] for each in projects if each.get("selected") == "1")
    return Election(
        budget=_number(meta["budget"]),
        candidates=candidates,
        ballots=gathered(_ballot(each, meta, known) for each in votes),
        is_approval=meta["vote_type"] in (APPROVAL, "choose-1"),
        meta=meta,
        selected=frozenset(chosen),
    )


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _ballot(vote: Mapping[str, str], meta: Mapping[str, str], known: set[str]) -> dict[str, int]:
    keys = [key.strip() for key in vote["vote"].split(",") if key.strip()]
    if "points" in vote:
        points = [int(each) for each in vote["points"].split(",") if each.strip()]
    elif meta["vote_type"] == "ordinal":
        most = int(meta.get("max_length") or len(known))
        points = [most - place for place in range(len(keys))]
    else:
        points = [1] * len(keys)
    told = zip(keys, points, strict=True)
    return {key: count for key, count in told if key in known and count > 0}


def written(election: Election) -> str:
    """The .pb file of an election: ballots sorted and numbered anew, so that no order tells who."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerows([["META"], ["key", "value"], *election.meta.items()])
    scores = election.scores()
    table.writerows([["PROJECTS"], ["project_id", "cost", "votes", "name", "selected"]])
    for each in election.candidates:
        is_in = int(each.key in election.selected)
        table.writerow([each.key, _plain(each.cost), scores[each.key], each.name, is_in])
    points = [] if election.is_approval else ["points"]
    table.writerows([["VOTES"], ["voter_id", "vote", *points]])
    number = 0
    for ballot, count in sorted(election.ballots.items()):
        told = [",".join(key for key, _points in ballot)]
        if points:
            told.append(",".join(str(given) for _key, given in ballot))
        for _each in range(count):
            number += 1
            table.writerow([number, *told])
    return out.getvalue()


def _plain(cost: Fraction) -> str:
    return str(cost) if cost.denominator == 1 else f"{float(cost):.2f}"
