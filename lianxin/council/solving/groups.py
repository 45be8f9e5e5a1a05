"""Opinion groups as Polis finds them: everybody's answers on a plane, and who stands together.

After the Polis mathematics (compdemocracy/polis, `math/`) and its Python port red-dwarf, against
which the tests hold it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lianxin.core.lazy import lazily

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int_]

LEAST_ANSWERS = 7
"""Who has answered fewer stands in no group, unless there are no more statements."""
LEAST_PEOPLE = 15
"""With fewer who have, those are taken who answered most."""
MOST_GROUPS = 5
FEWEST_GROUPS = 2
PEOPLE_A_GROUP = 12
BLOCK = 128
"""Rows of distances held at once."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Where everybody stands, and where somebody would who agreed with one statement alone."""

    people: Floats
    statements: Floats


def positions(answers: Floats) -> Plane:
    """Each person on a plane: 1 agrees, −1 disagrees, 0 passes, NaN has not been asked.

    What is missing counts as the statement's mean; who answered few statements is moved outward by
    the root of all over answered, else they would all crowd in the middle.
    """
    given = ~np.isnan(answers)
    known = given.any(axis=0)
    people, statements = np.zeros((len(answers), 2)), np.zeros((answers.shape[1], 2))
    if len(answers) > 1 and known.sum() > 1:
        means = np.nanmean(answers[:, known], axis=0)
        filled = np.where(given[:, known], answers[:, known], means)
        decomposition = lazily("sklearn.decomposition")
        pca = decomposition.PCA(n_components=2, random_state=0)
        with np.errstate(invalid="ignore"):  # of people who are all alike nothing varies
            people = pca.fit_transform(filled)
        statements[known] = (pca.components_ * (1 - means)).T
    stretch = np.sqrt(answers.shape[1] / np.maximum(1, given.sum(axis=1)))
    return Plane(people * stretch[:, np.newaxis], statements * np.sqrt(answers.shape[1]))


def taking_part(answers: Floats) -> npt.NDArray[np.intp]:
    """Who has answered enough to be grouped."""
    counts = (~np.isnan(answers)).sum(axis=1)
    inside = counts >= max(1, min(LEAST_ANSWERS, answers.shape[1]))
    if inside.sum() < LEAST_PEOPLE:
        by_count = np.argsort(-counts, kind="stable")
        more = [row for row in by_count if not inside[row] and counts[row] > 0]
        inside[more[: LEAST_PEOPLE - int(inside.sum())]] = True
    return np.flatnonzero(inside)


def groups_at_most(people: int) -> int:
    """Polis's bound: two groups, and one more for each dozen of people, up to five."""
    return min(MOST_GROUPS, FEWEST_GROUPS + people // PEOPLE_A_GROUP)


def grouped(plane: Floats, *, most: int = MOST_GROUPS) -> Labels:
    """Who stands with whom: k-means for each number of groups, of which the silhouette chooses.

    All in one group where fewer than three places are distinct.
    """
    distinct = np.unique(plane, axis=0)
    most = min(most, len(distinct) - 1)
    if most < FEWEST_GROUPS:
        return np.zeros(len(plane), dtype=np.int_)
    tried = [_means(plane, distinct[:k]) for k in range(FEWEST_GROUPS, most + 1)]
    scores = silhouettes(plane, tried)
    return tried[int(np.argmax(scores))]


def _means(plane: Floats, beginnings: Floats) -> Labels:
    """k-means from the first distinct places, as Polis begins it: the same every time."""
    cluster = lazily("sklearn.cluster")
    fitted = cluster.KMeans(n_clusters=len(beginnings), init=beginnings, n_init=1).fit(plane)
    return np.asarray(fitted.labels_, dtype=np.int_)


def silhouettes(plane: Floats, tried: Sequence[Labels]) -> list[float]:
    """The mean silhouette of each way of grouping; distances are worked out once for all of them,
    and never held all at once.
    """
    masks = [np.eye(int(labels.max()) + 1)[labels] for labels in tried]
    sums = [np.empty_like(mask) for mask in masks]
    for start in range(0, len(plane), BLOCK):
        part = slice(start, start + BLOCK)
        across, along = (plane[part, np.newaxis, axis] - plane[:, axis] for axis in (0, 1))
        distances = np.hypot(across, along)
        for total, mask in zip(sums, masks, strict=True):
            total[part] = distances @ mask
    return [_silhouette(*each) for each in zip(tried, masks, sums, strict=True)]


def _silhouette(labels: Labels, mask: Floats, sums: Floats) -> float:
    sizes = mask.sum(axis=0)
    if (sizes > 0).sum() < FEWEST_GROUPS:
        return -1.0
    rows = np.arange(len(labels))
    own = sizes[labels]
    within = sums[rows, labels] / np.maximum(own - 1, 1)
    means = np.full_like(sums, np.inf)
    np.divide(sums, sizes, out=means, where=np.broadcast_to(sizes > 0, sums.shape))
    means[rows, labels] = np.inf
    nearest = means.min(axis=1)
    larger = np.maximum(within, nearest)
    width = np.divide(nearest - within, larger, out=np.zeros_like(within), where=larger > 0)
    width[own <= 1] = 0.0
    return float(width.mean())
