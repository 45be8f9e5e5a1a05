"""Which new cluster carries on which old one."""

import numpy as np

from lianxin.party.solving.problem import NONE, Floats, Ints


def best_match(kept: Floats, present: Ints) -> Ints:
    """Match rows to columns so that the sum kept is greatest; NONE for a row left over.

    The present match stays where another is no better, so that a search comes to rest.
    """
    rows, columns = kept.shape
    side = max(rows, columns)
    cost = np.zeros((side, side))
    cost[:rows, :columns] = -kept
    found = _hungarian(cost)[:rows]
    match = np.where((found < columns), found, NONE).astype(np.int64)
    worth = kept[np.arange(rows), match] * (match >= 0)
    match = np.where(worth > 0, match, NONE)
    now = (kept[np.arange(rows), present] * (present >= 0)).sum()
    return match if worth.sum() > now else present


def _hungarian(cost: Floats) -> Ints:
    """The column of each row in a cheapest perfect matching (Kuhn and Munkres, by potentials)."""
    n = len(cost)
    u, v = np.zeros(n + 1), np.zeros(n + 1)
    owner = np.zeros(n + 1, np.int64)
    way = np.zeros(n + 1, np.int64)
    for row in range(1, n + 1):
        owner[0] = row
        column = 0
        slack = np.full(n + 1, np.inf)
        used = np.zeros(n + 1, bool)
        while owner[column]:
            used[column] = True
            reduced = cost[owner[column] - 1] - u[owner[column]] - v[1:]
            better = ~used[1:] & (reduced < slack[1:])
            slack[1:][better] = reduced[better]
            way[1:][better] = column
            following = int(np.where(used, np.inf, slack)[1:].argmin()) + 1
            step = slack[following]
            u[owner[used]] += step
            v[used] -= step
            slack[~used] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = int(way[column])
    result = np.zeros(n, np.int64)
    result[owner[1:] - 1] = np.arange(n)
    return result
