"""Measures the planner of rounds: on Solomon's problems, and on a made-up town's day."""

import csv
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np

from lianxin.services.solving.problem import Asked, Problem, Visitor
from lianxin.services.solving.rounds import plan
from lianxin.services.solving.routing import Call, Matrix, Tour, routes

TENTHS = 10
FIRST_ROW = 9
"""Where the customers begin in one of Solomon's files."""


@dataclass(frozen=True, slots=True)
class Run:
    """One problem: what was found and what is best known, in tenths."""

    name: str
    found: int
    best: int

    @property
    def gap(self) -> float:
        return self.found / self.best - 1


def solomon(data: Path, *, seconds: float, every: int) -> Iterator[Run]:
    """Each problem for so many seconds; every second or third of them for a quick look."""
    with (data / "best_known.csv").open(encoding="utf8") as rows:
        known = list(csv.DictReader(rows))[::every]
    for row in known:
        best = round(float(row["distance_truncated_1_decimal"]) * TENTHS)
        yield Run(row["instance"], _solved(data / f"{row['instance']}.txt", seconds), best)


def _solved(file: Path, seconds: float) -> int:
    """The total distance after DIMACS: each way truncated to a tenth, tours free."""
    lines = file.read_text(encoding="utf8").splitlines()
    count, capacity = map(int, lines[4].split())
    rows = [[int(word) for word in line.split()] for line in lines[FIRST_ROW:] if line.strip()]
    ways = _ways([(row[1], row[2]) for row in rows])
    calls = [
        Call(row[6] * TENTHS, row[4] * TENTHS, row[5] * TENTHS, load=row[3]) for row in rows[1:]
    ]
    tour = Tour(0, ways, ways, 0, rows[0][5] * TENTHS, count=count, capacity=capacity)
    return sum(_length(ways, order) for _kind, order in routes(1, calls, [tour], seconds=seconds))


def _ways(points: list[tuple[int, int]]) -> Matrix:
    ways = [[math.floor(TENTHS * math.dist(a, b)) for b in points] for a in points]
    return np.array(ways, dtype=np.int64)


def _length(ways: Matrix, order: list[int]) -> int:
    stops = [0, *(at + 1 for at in order), 0]
    return sum(int(ways[a, b]) for a, b in pairwise(stops))


def solomon_lines(data: Path, *, seconds: float, every: int) -> Iterator[str]:
    """A table as it grows, and the mean and the worst gap at its end."""
    if not data.is_dir():
        yield f"{data} is not here: Solomon's problems are left out"
        return
    runs = []
    began = time.perf_counter()
    for run in solomon(data, seconds=seconds, every=every):
        runs.append(run)
        yield f"{run.name:<8}{run.found / TENTHS:>9.1f}{run.best / TENTHS:>9.1f}{run.gap:>9.2%}"
    mean, worst = sum(run.gap for run in runs) / len(runs), max(run.gap for run in runs)
    yield f"mean gap {mean:.2%}, worst {worst:.2%}, {time.perf_counter() - began:.0f} s in all"


def town(requests: int, visitors: int, *, seconds: float) -> Problem:
    """A day of a community about two kilometres wide, in which each can do about half of it."""
    chance = Random(7)  # noqa: S311  # it decides nothing but a measurement

    def point() -> tuple[float, float]:
        return 36.66 + chance.uniform(-0.01, 0.01), 117.03 + chance.uniform(-0.012, 0.012)

    out = tuple(Visitor(key, point(), 510, 1020, 65 if key % 2 else 180) for key in range(visitors))
    asked = tuple(
        Asked(
            visitors + at,
            point(),
            chance.choice([15, 20, 30]),
            tuple(key for key in range(visitors) if chance.random() < 0.5) or (0,),
            last=chance.choice([None, 0, 1, 2]),
        )
        for at in range(requests)
    )
    return Problem(out, asked, (), 1.3, seconds)


def town_line(requests: int, visitors: int, *, seconds: float) -> str:
    began = time.perf_counter()
    planned = plan(town(requests, visitors, seconds=seconds))
    spent = time.perf_counter() - began
    return (
        f"{requests} requests, {visitors} visitors: {len(planned.stops)} planned, "
        f"{len(planned.left_out)} left out, {spent:.1f} s"
    )
