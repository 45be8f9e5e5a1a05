"""What the groups share, what marks each of them, and what divides them, statement by statement.

Every statistic is Polis's: shares are smoothed by one answer each way, and a difference counts
where a one-sided test passes 90%.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from lianxin.council.solving.groups import Floats, Labels

CONFIDENCE = 0.9
SURE = NormalDist().inv_cdf(CONFIDENCE)
MOST = 5
"""How many statements are told of a kind."""
AGREE, DISAGREE = 0, 1
Counts = npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement that marks a group: its column, and whether by agreeing with it."""

    column: int
    is_agreed: bool


@dataclass(frozen=True)
class Tally:
    """Counts of answers by group and statement: `voices` of (agree, disagree), `seen` of all."""

    voices: Counts
    """Of shape (2, groups, statements)."""
    seen: Counts
    """Of shape (groups, statements)."""

    @cached_property
    def shares(self) -> Floats:
        """How likely an answer is, smoothed."""
        return np.asarray((self.voices + 1) / (self.seen + 2), dtype=np.float64)

    @cached_property
    def sureness(self) -> Floats:
        """How sure it is that more than half answer so (a z-score)."""
        succeeded, tried = self.voices + 1, self.seen + 1
        return np.asarray(2 * np.sqrt(tried) * (succeeded / tried - 0.5), dtype=np.float64)

    @cached_property
    def others(self) -> "Tally":
        """The same counts of all the other groups together."""
        voices = self.voices.sum(axis=1, keepdims=True) - self.voices
        return Tally(voices, self.seen.sum(axis=0, keepdims=True) - self.seen)

    @cached_property
    def ratios(self) -> Floats:
        """How much likelier an answer is here than elsewhere."""
        return np.asarray(self.shares / self.others.shares, dtype=np.float64)

    @cached_property
    def difference(self) -> Floats:
        """How sure it is that it is likelier here than elsewhere (a z-score)."""
        here, there = self.voices + 1, self.others.voices + 1
        seen_here, seen_there = self.seen + 1, self.others.seen + 1
        pooled = (here + there) / (seen_here + seen_there)
        spread = np.sqrt(np.maximum(pooled * (1 - pooled) * (1 / seen_here + 1 / seen_there), 0))
        apart = here / seen_here - there / seen_there
        is_told = (pooled != 1) & (spread > 0)
        told: Floats = np.divide(apart, spread, out=np.zeros_like(apart), where=is_told)
        return told

    @cached_property
    def shared(self) -> Floats:
        """Group-informed consensus: how likely all groups agree, or disagree, together."""
        return np.asarray(self.shares.prod(axis=1), dtype=np.float64)


def tally(answers: Floats, labels: Labels | None = None) -> Tally:
    """Count the answers of each group, or of everybody as one."""
    if labels is None:
        labels = np.zeros(len(answers), dtype=np.int_)
    mask = np.eye(int(labels.max(initial=0)) + 1)[labels].T
    voices = [np.rint(mask @ (answers == value)).astype(np.int_) for value in (1, -1)]
    seen = np.rint(mask @ ~np.isnan(answers)).astype(np.int_)
    return Tally(np.stack(voices), seen)


def agreed_by_most(everybody: Tally, *, but: frozenset[int] = frozenset()) -> list[list[int]]:
    """The statements that surely most of all agree with, and those with which they disagree, the
    surest first.
    """
    found = []
    for voice in (AGREE, DISAGREE):
        share, sure = everybody.shares[voice, 0], everybody.sureness[voice, 0]
        fit = np.flatnonzero((share > 0.5) & (sure > SURE) & ~_among(but, len(share)))
        best = fit[np.argsort(-(share * sure)[fit])]
        found.append([int(column) for column in best[:MOST]])
    return found


def priorities(everybody: Tally, extremity: Floats) -> Floats:
    """How much it matters that somebody is asked a statement next: what parts people, what they do
    not pass, and what few were asked yet.
    """
    agreed, disagreed = everybody.voices[:, 0]
    seen = everybody.seen[0]
    agree, passed = (agreed + 1) / (seen + 2), (seen - agreed - disagreed + 1) / (seen + 2)
    newness = 1 + 8 * np.exp2(-seen / 5)
    weights: Floats = np.square(agree * (1 - passed) * (1 + extremity) * newness)
    return weights


def _among(columns: frozenset[int], width: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros(width, dtype=np.bool_)
    mask[sorted(columns)] = True
    return mask


def shared_by_all(groups: Tally, *, but: frozenset[int] = frozenset()) -> list[Mark]:
    """Statements on which every group leans one way, by group-informed consensus: what all of them
    share.
    """
    rows = []
    for column in range(groups.seen.shape[1]):
        if column in but:
            continue
        for voice in (AGREE, DISAGREE):
            is_most = 2 * groups.voices[voice, :, column] > groups.seen[:, column]
            if is_most.all():
                rows.append((float(groups.shared[voice, column]), column, voice))
    best = sorted(rows, key=lambda row: (-row[0], row[1]))[:MOST]
    return [Mark(column, voice == AGREE) for _share, column, voice in best]


def dividing(groups: Tally, *, but: frozenset[int] = frozenset()) -> list[int]:
    """Statements that one group agrees with and another rejects, the widest apart first."""
    agree = groups.shares[AGREE]
    apart = agree.max(axis=0) - agree.min(axis=0)
    most, least = agree.argmax(axis=0), agree.argmin(axis=0)
    columns = np.arange(agree.shape[1])
    for_it = 2 * groups.voices[AGREE, most, columns] > groups.seen[most, columns]
    against = 2 * groups.voices[DISAGREE, least, columns] > groups.seen[least, columns]
    fit = [each for each in np.flatnonzero(for_it & against).tolist() if each not in but]
    return sorted(fit, key=lambda each: -float(apart[each]))[:MOST]


def marking(groups: Tally, *, but: frozenset[int] = frozenset()) -> list[list[Mark]]:
    """Which statements mark each group (Polis's representative comments)."""
    columns = [each for each in range(groups.seen.shape[1]) if each not in but]
    return [_marks(groups, group, columns) for group in range(groups.seen.shape[0])]


def _marks(groups: Tally, group: int, columns: Sequence[int]) -> list[Mark]:
    agreed = _best_agreed(groups, group, columns)
    sure = [each for each in columns if _is_sure(groups, group, each)]
    sure.sort(key=lambda each: -_weight(groups, group, each))
    head = agreed
    if head is None and not sure and columns:
        head = max(columns, key=lambda each: float(groups.difference[:, group, each].max()))
    if head is None:
        return []
    chosen = [head, *(each for each in sure if each != head)][:MOST]
    marks = [Mark(each, _voice(groups, group, each) == AGREE) for each in chosen]
    return sorted(marks, key=lambda mark: not mark.is_agreed)


def _voice(groups: Tally, group: int, column: int) -> int:
    """Whether the group stands out by agreeing or by disagreeing."""
    agree, disagree = groups.difference[:, group, column]
    return AGREE if agree > disagree else DISAGREE


def _is_sure(groups: Tally, group: int, column: int) -> bool:
    here = groups.sureness[:, group, column] > SURE
    return bool((here & (groups.difference[:, group, column] > SURE)).any())


def _weight(groups: Tally, group: int, column: int) -> float:
    at = (_voice(groups, group, column), group, column)
    product = groups.ratios[at] * groups.difference[at] * groups.shares[at] * groups.sureness[at]
    return float(product)


def _best_agreed(groups: Tally, group: int, columns: Sequence[int]) -> int | None:
    """The statement that the group agrees with most tellingly, so that each has one it is for."""
    best: int | None = None
    for column in columns:
        at = (AGREE, group, column)
        if groups.voices[:, group, column].sum() == 0:
            continue
        share, sure, ratio = groups.shares[at], groups.sureness[at], groups.ratios[at]
        if best is None:
            if sure > SURE or (ratio > 1 and share > 0.5):
                best = column
            continue
        held = (AGREE, group, best)
        gain, known = share * sure, groups.shares[held] * groups.sureness[held]
        if groups.ratios[held] > 1:
            gain *= ratio * groups.difference[at]
            known *= groups.ratios[held] * groups.difference[held]
        if gain > known:
            best = column
    return best
