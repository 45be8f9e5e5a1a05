"""The planner of branches, measured: the classic problems against their best known plans, a
community's members, and a district's.
"""

import csv
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lianxin.party.solving.asked import Asked, Bounds, Centre, Dweller, Limits, Seat, Weights
from lianxin.party.solving.problem import Problem, plain
from lianxin.party.solving.regions import solve
from lianxin.party.solving.reorganise import reorganise

CLASSIC = Limits(seconds=9.5, rounds=1000)
COMMUNITY = Limits(seconds=2, rounds=60)
DISTRICT = Limits(seconds=45, rounds=200)
FARTHEST = 1.01
"""Of the best known, what a classic problem's plan may cost."""
PARTS = 2
"""One in so many plans is to be the best known."""


@dataclass(frozen=True, slots=True)
class Run:
    name: str
    best: float | None
    cost: float
    seconds: float
    is_kept: bool
    is_proven: bool = False

    @property
    def line(self) -> str:
        gap = "" if self.best is None else f"{100 * (self.cost / self.best - 1):.2f}%"
        best = "" if self.best is None else f"{self.best:.0f}"
        kept = "都守住" if self.is_kept else "没守住"
        kept += "，已证明最好" if self.is_proven else ""
        return f"| {self.name} | {best} | {self.cost:.0f} | {gap} | {self.seconds:.1f} | {kept} |"


def runs(folder: Path) -> Iterator[Run]:
    """The classic problems, where their folder is there, and two made-up towns."""
    if (folder / "best_known.csv").is_file():
        with (folder / "best_known.csv").open(encoding="utf8") as told:
            for row in csv.DictReader(told):
                path = folder / f"{row['instance']}.txt"
                yield _classic(row["instance"], path, float(row["best_known"]))
    yield _town("281 人 → 8 个支部", town(281), 8, COMMUNITY)
    yield _town("5,000 人 → 100 个支部", town(5000), 100, DISTRICT)


def lines(found: list[Run]) -> Iterator[str]:
    yield "| 题 | 已知最好 | 本次 | 差 | 秒 | 各项要求 |"
    yield "|---|---:|---:|---:|---:|---|"
    yield from (run.line for run in found)
    classic = [run for run in found if run.best is not None]
    if classic:
        near = sum(run.cost <= FARTHEST * (run.best or 0) for run in classic)
        equal = sum(run.cost <= (run.best or 0) for run in classic)
        goal = near == len(classic) and PARTS * equal >= len(classic) and kept(found)
        verdict = "到了" if goal else "没到"
        yield f"差 1% 以内 {near}／{len(classic)}，等于已知最好 {equal}／{len(classic)}：{verdict}"
    else:
        yield "没有经典算例可比，只量了两个虚构的社区。"


def kept(found: list[Run]) -> bool:
    return all(run.is_kept for run in found)


def read(path: Path) -> Problem:
    """A file of OR-Library's: `k best`, `n p Q`, then `id x y demand`; distances are floored."""
    numbers = path.read_text(encoding="ascii").split()
    n, p, capacity = (int(each) for each in numbers[2:5])
    rows = np.array(numbers[5 : 5 + 4 * n], np.int64).reshape(n, 4)
    points = rows[:, 1:3].astype(float)
    return plain(np.floor(_ways(points, points)), rows[:, 3], capacity, p)


def _ways(here: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1)))


def _classic(name: str, path: Path, best: float) -> Run:
    begun = time.perf_counter()
    answer = solve(read(path), CLASSIC)
    return Run(
        name, best, answer.cost, time.perf_counter() - begun, answer.excess == 0, answer.is_proven
    )


def town(members: int, seed: int = 1) -> tuple[list[Dweller], list[Centre]]:
    """Members in households of one to three, nine to a building, and a hall by every third."""
    random = np.random.default_rng(seed)
    buildings = random.random((max(8, members // 9), 2)) * 75 * np.sqrt(members / 9)
    found: list[Dweller] = []
    while len(found) < members:
        home = int(random.integers(len(buildings)))
        household = str(len(found))
        size = min(members - len(found), int(random.choice([1, 2, 3], p=[0.8, 0.18, 0.02])))
        for _ in range(size):
            is_full, is_willing = bool(random.random() < 0.97), bool(random.random() < 0.1)
            at = (float(buildings[home, 0]), float(buildings[home, 1]))
            found.append(
                Dweller(len(found), at, is_full, is_willing, home, household, branch=home % 3)
            )
    halls = range(0, len(buildings), 3 if members > 1000 else 1)
    return found, [
        Centre(hall, (float(buildings[hall, 0]), float(buildings[hall, 1]))) for hall in halls
    ]


def _town(name: str, made: tuple[list[Dweller], list[Centre]], k: int, limits: Limits) -> Run:
    dwellers, centres = made
    mean = len(dwellers) // k
    bounds = Bounds(k, mean * 3 // 4, mean * 5 // 4, 3, 5, 15)
    begun = time.perf_counter()
    outcome = reorganise(Asked(dwellers, centres, bounds, Weights(200, 100, 1.3), limits))
    seconds = time.perf_counter() - begun
    return Run(name, None, outcome.cost, seconds, _is_kept(dwellers, bounds, outcome.seats))


def _is_kept(dwellers: list[Dweller], bounds: Bounds, seats: list[Seat]) -> bool:
    """Whether everybody has a seat and every branch keeps the bounds, counted anew."""
    branch = {seat.key: seat.branch for seat in seats}
    inside = [[one for one in dwellers if branch.get(one.key) == c] for c in range(bounds.branches)]
    return len(branch) == len(dwellers) and all(
        bounds.least <= len(each) <= bounds.most
        and sum(one.is_full for one in each) >= bounds.least_full
        and any(one.is_willing for one in each)
        for each in inside
    )
