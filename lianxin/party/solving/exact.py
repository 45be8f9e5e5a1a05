"""Small problems solved to the end by HiGHS: nothing is better than what this finds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from lianxin.core.lazy import lazily
from lianxin.party.solving.problem import NONE, Answer, Problem
from lianxin.party.solving.state import State

if TYPE_CHECKING:
    from ortools.math_opt.python import mathopt
else:
    mathopt = lazily("ortools.math_opt.python.mathopt")

SMALL = 2_600
"""Units times centres up to which a proof may be hoped for while somebody waits."""

Table: TypeAlias = "list[list[mathopt.Variable]]"


def is_small(problem: Problem) -> bool:
    """Whether a problem is worth proving; the model lets a centre serve one cluster only."""
    return problem.n * problem.m <= SMALL and not problem.shares_centres


def prove(problem: Problem, found: Answer, seconds: float) -> Answer:
    """What was found, or better, with the word that it is the best there is; unchanged where that
    is not known in time.
    """
    if found.excess or seconds <= 0:
        return found
    model = _Model(problem)
    limits = mathopt.SolveParameters(
        time_limit=timedelta(seconds=seconds),
        relative_gap_tolerance=1e-9,
        absolute_gap_tolerance=1e-6,
    )
    result = mathopt.solve(model.model, mathopt.SolverType.HIGHS, params=limits)
    if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
        return found
    if result.objective_value() > found.cost - 1e-6:
        return found.proven()
    return model.answer(result).proven()


class _Model:
    """Each cluster goes by its centre."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.model = problem, mathopt.Model()
        self.opens = [self.model.add_binary_variable() for _ in range(problem.m)]
        self.goes = self._table(problem.n)
        self.carries = self._table(problem.old_count)
        self._share_out()
        self._bound()
        cost = [
            problem.distance[i, j] * self.goes[i][j]
            for i in range(problem.n)
            for j in range(problem.m)
        ]
        self.model.minimize(mathopt.fast_sum([*cost, *self._split(), *self._stay()]))

    def _table(self, rows: int, *, is_binary: bool = True) -> Table:
        add = self.model.add_binary_variable if is_binary else self._share
        return [[add() for _ in range(self.problem.m)] for _ in range(rows)]

    def _share(self) -> mathopt.Variable:
        return self.model.add_variable(lb=0.0, ub=1.0)

    def _share_out(self) -> None:
        """Everybody goes to one open centre, and so many are open."""
        for row in self.goes:
            self.model.add_linear_constraint(mathopt.fast_sum(row) == 1.0)
            for goes, opens in zip(row, self.opens, strict=True):
                self.model.add_linear_constraint(goes <= opens)
        self.model.add_linear_constraint(mathopt.fast_sum(self.opens) == float(self.problem.k))

    def _bound(self) -> None:
        p = self.problem
        for load in range(p.loads.shape[1]):
            for j, opens in enumerate(self.opens):
                total = mathopt.fast_sum(
                    float(p.loads[i, load]) * self.goes[i][j] for i in range(p.n)
                )
                self.model.add_linear_constraint(total <= float(p.upper[load]) * opens)
                self.model.add_linear_constraint(total >= float(p.lower[load]) * opens)

    def _split(self) -> list[mathopt.LinearExpression]:
        """A price for each centre that some of a set go to."""
        p = self.problem
        if not p.set_weight:
            return []
        touched = self._table(p.set_count, is_binary=False)
        for i, held in enumerate(p.sets):
            if held != NONE:
                for j in range(p.m):
                    self.model.add_linear_constraint(touched[held][j] >= self.goes[i][j])
        return [p.set_weight * each for row in touched for each in row]

    def _stay(self) -> list[mathopt.LinearExpression]:
        """A price for each who leaves: all who go anywhere, less those whose centre carries on
        their cluster.
        """
        p = self.problem
        for row in self.carries:
            self.model.add_linear_constraint(mathopt.fast_sum(row) <= 1.0)
        for j, opens in enumerate(self.opens):
            here = mathopt.fast_sum(row[j] for row in self.carries)
            self.model.add_linear_constraint(here <= 1.0 * opens)
        terms: list[mathopt.LinearExpression] = []
        for i in np.flatnonzero((p.old != NONE) & (p.stay > 0)):
            stays = [self._share() for _ in range(p.m)]
            for j, each in enumerate(stays):
                self.model.add_linear_constraint(each <= self.goes[i][j])
                self.model.add_linear_constraint(each <= self.carries[p.old[i]][j])
            terms.append(p.stay[i] * (1.0 - mathopt.fast_sum(stays)))
        return terms

    def answer(self, result: mathopt.SolveResult) -> Answer:
        """The clusters that were found, in the order of their centres."""
        values = result.variable_values()
        centre = np.array([j for j, each in enumerate(self.opens) if values[each] > 0.5])
        going = np.array([[values[each] for each in row] for row in self.goes])
        cluster = going[:, centre].argmax(axis=1)
        label = np.full(len(centre), NONE, np.int64)
        for old, row in enumerate(self.carries):
            for place, j in enumerate(centre):
                if values[row[j]] > 0.5:
                    label[place] = old
        return State(self.problem, cluster, centre, label).answer()
