"""The whole of what a question's answers say, in counts and shapes and of nobody in particular."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lianxin.council.solving.canvas import HEIGHT, MARGIN, WIDTH
from lianxin.council.solving.groups import (
    Floats,
    Labels,
    grouped,
    groups_at_most,
    positions,
    taking_part,
)
from lianxin.council.solving.statements import (
    AGREE,
    DISAGREE,
    Mark,
    Tally,
    agreed_by_most,
    dividing,
    marking,
    priorities,
    shared_by_all,
    tally,
)

SPREAD = 1.6
"""How many standard deviations a group's outline holds."""
SLIMMEST = 34.0


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answered what: rows of people, columns of statements, NaN where nothing was said.

    `withdrawn` are columns taken down after they were answered: they weigh nothing, as in Polis.
    """

    people: Sequence[int]
    statements: Sequence[int]
    values: Floats
    withdrawn: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    told: dict[str, Any]
    standings: Sequence[tuple[int, int | None, float, float]]
    """Person, group or none, and place on the map."""
    priorities: Sequence[tuple[int, float]]
    """Statement, and how much it matters that it is asked next."""


def survey(answers: Answers, *, least: int) -> Found:
    """Work it all out; what fewer than `least` people make up is told of by nobody's count."""
    values = answers.values.copy()
    values[:, sorted(answers.withdrawn)] = 0
    plane = positions(values)
    inside = taking_part(answers.values)
    labels = grouped(plane.people[inside], most=groups_at_most(len(inside)))
    places = _on_the_map(plane.people[inside])
    order, hidden = _shown(labels, least)
    everybody, groups = tally(answers.values), tally(answers.values[inside], labels)
    told = {
        "people": int((~np.isnan(answers.values)).any(axis=1).sum()),
        "grouped": len(inside),
        "hidden": hidden,
        "statements": _counts(answers, everybody, 0, least=0),
        "groups": [
            {
                "size": int((labels == each).sum()),
                "counts": _counts(answers, groups, each, least=least),
                **_outline(places[labels == each], least),
            }
            for each in order
        ],
        **_sentences(answers, everybody, groups, order),
    }
    index = {label: rank for rank, label in enumerate(order)}
    standings = [
        (answers.people[row], index.get(int(label)), float(x), float(y))
        for row, label, (x, y) in zip(inside, labels, places, strict=True)
    ]
    weights = priorities(everybody, np.linalg.norm(plane.statements, axis=1))
    return Found(told, standings, list(zip(answers.statements, map(float, weights), strict=True)))


def _shown(labels: Labels, least: int) -> tuple[list[int], int]:
    """The groups to be told of, the largest first, and how many people stand in smaller ones;
    one group alone is none.
    """
    sizes = np.bincount(labels) if len(labels) else np.zeros(0, dtype=np.int_)
    order = [int(each) for each in np.argsort(-sizes, kind="stable") if sizes[each] >= least]
    if len(order) < 2:  # one group would be everybody
        return [], 0
    return order, int(sizes.sum() - sizes[order].sum())


def _counts(answers: Answers, made: Tally, group: int, *, least: int) -> dict[str, list[int]]:
    """Agreeing, disagreeing and all who answered each statement; left out where they are few."""
    return {
        str(statement): [
            int(made.voices[AGREE, group, column]),
            int(made.voices[DISAGREE, group, column]),
            int(made.seen[group, column]),
        ]
        for column, statement in enumerate(answers.statements)
        if made.seen[group, column] >= least and column not in answers.withdrawn
    }


def _sentences(
    answers: Answers, everybody: Tally, groups: Tally, order: Sequence[int]
) -> dict[str, Any]:
    but = answers.withdrawn
    agreed, disagreed = agreed_by_most(everybody, but=but)
    most = [Mark(each, is_agreed=True) for each in agreed]
    most += [Mark(each, is_agreed=False) for each in disagreed]
    if not order:
        return {"most": _named(answers, most), "shared": [], "dividing": [], "marks": []}
    marks = marking(groups, but=but)
    return {
        "most": _named(answers, most),
        "shared": _named(answers, shared_by_all(groups, but=but)),
        "dividing": [answers.statements[each] for each in dividing(groups, but=but)],
        "marks": [_named(answers, marks[each]) for each in order],
    }


def _named(answers: Answers, marks: Sequence[Mark]) -> list[tuple[int, bool]]:
    return [(answers.statements[mark.column], mark.is_agreed) for mark in marks]


def _on_the_map(plane: Floats) -> Floats:
    """The plane laid into the map's frame, as wide as it goes, both ways alike."""
    if not len(plane):
        return plane
    low, high = plane.min(axis=0), plane.max(axis=0)
    room = np.array([WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN])
    scale = float((room / np.maximum(high - low, 1e-9)).min()) if (high > low).any() else 1.0
    middle = np.array([WIDTH / 2, HEIGHT / 2])
    laid = (plane - (low + high) / 2) * scale + middle
    return np.asarray(laid, dtype=np.float64)


def _outline(places: Floats, least: int) -> dict[str, Any]:
    """A group's outline, and the dots in it, each of at least so many people."""
    centre, spread = places.mean(axis=0), places.std(axis=0)
    radii = np.maximum(spread * SPREAD, SLIMMEST)
    dots = [(*bundle.mean(axis=0).round(1).tolist(), len(bundle)) for bundle in _cut(places, least)]
    named = zip(("x", "y", "rx", "ry"), (*centre, *radii), strict=True)
    return {"dots": dots, **{name: round(float(value), 1) for name, value in named}}


def _cut(places: Floats, least: int) -> list[Floats]:
    """Halved again and again along its longer side while both halves are large enough."""
    if len(places) < 2 * least:
        return [places]
    axis = int(np.ptp(places, axis=0).argmax())
    ordered = places[np.argsort(places[:, axis], kind="stable")]
    middle = len(ordered) // 2
    return [*_cut(ordered[:middle], least), *_cut(ordered[middle:], least)]
