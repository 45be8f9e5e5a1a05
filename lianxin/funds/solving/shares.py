"""The method of equal shares, exactly, and quickly enough for a city.

Everybody has an equal share of the money; a project is bought by those who want it, when their
shares together pay for it, the one first for which each pays least for what they get. Shares grow
by one yuan each, and all is bought anew, as long as what is bought can be paid for.

Doubles find what may be next, and fractions decide: between what doubles cannot tell apart, and on
what is left to everybody. Voters whose shares are equal are one class, so there are few fractions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import gmpy2  # type: ignore[import-untyped]  # it ships no types
import numpy as np

from lianxin.funds.solving.ballots import Election

NEAR = 1e-7
"""Relatively nearer than this, doubles are not asked; their own error is far smaller."""
Exact = Any
"""A gmpy2.mpq: a Fraction many times as fast."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """A project bought: what each who wanted it paid at most for a point."""

    key: str
    price: Fraction


@dataclass(frozen=True, slots=True)
class Count:
    """What came of it: purchases in their order, and what the wanters of the others had left."""

    share: Fraction
    """What everybody had in the end."""
    purchases: Sequence[Purchase]
    left: dict[str, Fraction]
    """By project not bought: what those who want it have left together."""
    rounds: int = 1

    @property
    def winners(self) -> frozenset[str]:
        return frozenset(each.key for each in self.purchases)


@dataclass(slots=True)
class _Wanted:
    """A project as the count sees it: who wants it, how many are just so, with how many points."""

    place: int
    key: str
    cost: Exact
    scale: Exact
    """What a point is worth: the project's cost where it is approved of, else one."""
    weight: int
    """All points together."""
    voters: Any
    crowd: Any
    points: Any


def count(election: Election, *, stops_when_full: bool = True) -> Count:
    """The whole count, with shares raised by one yuan while that can be paid for, or, where it
    `stops_when_full`, until nothing more could be paid for out of what is left.
    """
    if not election.voters:
        return Count(Fraction(0), (), {each.key: Fraction(0) for each in election.candidates})
    wanted, budget = _wanted(election), gmpy2.mpq(election.budget)
    share, before, rounds = budget / election.voters, None, 0
    while True:
        rounds += 1
        shop = _Shop(wanted, len(election.ballots), share)
        bought = shop.buy()
        total = sum((each.cost for each, _price in bought), gmpy2.mpq(0))
        if before is not None and total > budget:
            return _told(*before, rounds=rounds)
        before = shop, bought
        rest = budget - total
        names = {each.key for each, _price in bought}
        others = [each for each in wanted if each.key not in names]
        if not others or (stops_when_full and all(each.cost > rest for each in others)):
            return _told(shop, bought, rounds=rounds)
        share += 1


def _wanted(election: Election) -> list[_Wanted]:
    """Only what somebody wants and what costs something can be bought."""
    who: dict[str, list[tuple[int, int, int]]] = {each.key: [] for each in election.candidates}
    for index, (ballot, crowd) in enumerate(election.ballots.items()):
        for key, points in ballot:
            who[key].append((index, crowd, points))
    found = []
    for place, each in enumerate(election.candidates):
        if not who[each.key] or not each.cost:
            continue
        columns = [np.array(column) for column in zip(*who[each.key], strict=True)]
        cost = gmpy2.mpq(each.cost)
        scale = cost if election.is_approval else gmpy2.mpq(1)
        weight = int((columns[1] * columns[2]).sum())
        found.append(_Wanted(place, each.key, cost, scale, weight, *columns))
    return found


class _Shop:
    """One round of buying: every voter's class, and every class's share, exact and as a double."""

    def __init__(self, wanted: Sequence[_Wanted], voters: int, share: Exact) -> None:
        self.wanted, self.share = wanted, share
        self.classes = np.zeros(voters, dtype=np.int64)
        self.exact: list[Exact] = [share]
        self.known: dict[Exact, int] = {share: 0}
        self.doubles = np.array([float(share)])

    def buy(self) -> list[tuple[_Wanted, Exact]]:
        """Buy until nothing can be paid for; the price is that of a point."""
        bought: list[tuple[_Wanted, Exact]] = []
        bounds = {each.key: float(each.cost / each.weight / each.scale) for each in self.wanted}
        left = {each.key: each for each in self.wanted}
        while (found := self._next(left, bounds)) is not None:
            project, price = found
            bought.append(found)
            del left[project.key]
            self._charge(project, price)
        return bought

    def _next(
        self, left: dict[str, _Wanted], bounds: dict[str, float]
    ) -> tuple[_Wanted, Exact] | None:
        """The project that costs its wanters least for what they get, with its price.

        What they pay only grows as shares shrink, so what it was before is a bound.
        """
        best, near = float("inf"), list[tuple[float, _Wanted]]()
        for key in sorted(left, key=bounds.__getitem__):
            if bounds[key] > best * (1 + NEAR):
                break
            if (ratio := self._about(left[key])) is None:
                del left[key]
                continue
            bounds[key] = max(bounds[key], ratio * (1 - NEAR))
            near.append((ratio, left[key]))
            best = min(best, ratio)
        exact = []
        for ratio, each in near:
            if ratio <= best * (1 + NEAR) and (price := self.price(each)) is not None:
                exact.append((price / each.scale, each.place, each, price))
        if not exact:
            return self._next(left, bounds) if self._forget(left, near, best) else None
        # Of two that cost their wanters the same, the one that stands first on the ballot.
        _ratio, _place, project, price = min(exact, key=lambda row: row[:2])
        return project, price

    def _forget(
        self, left: dict[str, _Wanted], near: list[tuple[float, _Wanted]], best: float
    ) -> bool:
        """Take away what seemed payable and is not by a hair; whether anything was."""
        gone = [each for ratio, each in near if ratio <= best * (1 + NEAR)]
        for each in gone:
            del left[each.key]
        return bool(gone)

    def _about(self, project: _Wanted) -> float | None:
        """Price over worth, in doubles; None where it surely cannot be paid for."""
        shares = self.doubles[self.classes[project.voters]]
        money = shares * project.crowd
        cost = float(project.cost)
        if money.sum() < cost * (1 - NEAR):
            return None
        rich = shares / project.points
        order = np.argsort(rich, kind="stable")
        weights = (project.crowd * project.points)[order]
        paid = np.concatenate(([0.0], np.cumsum(money[order])[:-1]))
        over = project.weight - np.concatenate(([0], np.cumsum(weights)[:-1]))
        prices = (cost - paid) / over
        fits = prices <= rich[order] * (1 + NEAR)
        first = int(np.argmax(fits)) if fits.any() else len(prices) - 1
        return max(float(prices[first]), 0.0) / float(project.scale)

    def _groups(self, project: _Wanted) -> list[tuple[Exact, int, int, Exact]]:
        """Its wanters by share and points: what a point may cost them, points, heads, share."""
        most = int(project.points.max()) + 1
        codes = self.classes[project.voters] * most + project.points
        kinds, places = np.unique(codes, return_inverse=True)
        heads = np.bincount(places, weights=project.crowd).astype(np.int64)
        found = []
        for code, count_ in zip(kinds.tolist(), heads.tolist(), strict=True):
            share, points = self.exact[code // most], code % most
            found.append((share / points, points, count_, share))
        return sorted(found)

    def price(self, project: _Wanted) -> Exact | None:
        """What its wanters pay for a point: the poor all they have, the others alike."""
        owed, weight = project.cost, project.weight
        for most, points, heads, share in self._groups(project):
            price = owed / weight
            if price <= most:
                return price
            owed -= share * heads
            weight -= points * heads
        return None

    def _charge(self, project: _Wanted, price: Exact) -> None:
        most = int(project.points.max()) + 1
        before = self.classes[project.voters] * most + project.points
        kinds, places = np.unique(before, return_inverse=True)
        after = [
            self._class(max(self.exact[code // most] - price * (code % most), gmpy2.mpq(0)))
            for code in kinds.tolist()
        ]
        self.classes[project.voters] = np.array(after)[places]
        self.doubles = np.array([float(each) for each in self.exact])

    def _class(self, share: Exact) -> int:
        if (found := self.known.get(share)) is None:
            found = self.known[share] = len(self.exact)
            self.exact.append(share)
        return found

    def money(self, project: _Wanted) -> Exact:
        """What its wanters have left together."""
        groups = self._groups(project)
        return sum((share * heads for _most, _points, heads, share in groups), gmpy2.mpq(0))


def _told(shop: _Shop, bought: list[tuple[_Wanted, Exact]], *, rounds: int) -> Count:
    names = {each.key for each, _price in bought}
    left = {each.key: _plain(shop.money(each)) for each in shop.wanted if each.key not in names}
    purchases = [Purchase(each.key, _plain(price)) for each, price in bought]
    return Count(_plain(shop.share), purchases, left, rounds)


def _plain(value: Exact) -> Fraction:
    return Fraction(int(value.numerator), int(value.denominator))
