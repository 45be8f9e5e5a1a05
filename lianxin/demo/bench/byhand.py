"""A year's numbers as somebody who knows the tables would count them in SQL: the limit of what
counting can cost.
"""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from lianxin.core.figures import Figure, Period, values
from lianxin.reports.queries.sections import FIGURES

ENDINGS = {
    "matters_solved": "m.state = 'solved'",
    "focal_solved": "m.state = 'solved' AND m.is_focal",
    "partly_solved": "m.state = 'partly_solved'",
    "referred": "m.state = 'referred'",
    "declined": "m.state = 'declined'",
    "withdrawn": "m.state = 'withdrawn'",
    "lapsed": "m.state = 'lapsed'",
}
_ENDINGS = ENDINGS.values()
STATEMENTS: Mapping[tuple[str, ...], str] = {
    ("received",): (
        "SELECT community_id, count(*) FROM matters_matter "
        "WHERE community_id = ANY(%(ids)s) AND reported_at >= %(start)s AND reported_at < %(end)s "
        "GROUP BY 1"
    ),
    tuple(ENDINGS): (
        f"SELECT community_id, {', '.join(f'count(*) FILTER (WHERE {of})' for of in _ENDINGS)} "  # noqa: S608  # ours
        "FROM matters_matter m "
        "WHERE community_id = ANY(%(ids)s) AND closed_at >= %(start)s AND closed_at < %(end)s "
        "GROUP BY 1"
    ),
    ("resolution_rate", "satisfaction_rate"): (
        "SELECT m.community_id, count(*) FILTER (WHERE s.outcome = 'solved'), "
        "count(*) FILTER (WHERE s.satisfaction = 'good') "
        "FROM matters_say s JOIN matters_matter m ON m.id = s.matter_id "
        "WHERE m.community_id = ANY(%(ids)s) AND s.asked_at >= %(start)s AND s.asked_at < %(end)s "
        "GROUP BY 1"
    ),
    ("volunteer_hours",): (
        "SELECT v.community_id, sum(h.minutes) FROM volunteers_hourentry h "
        "JOIN volunteers_volunteer v ON v.id = h.volunteer_id "
        "WHERE v.community_id = ANY(%(ids)s) AND h.kind = 'verified' AND h.served_at >= %(start)s "
        "AND h.served_at < %(end)s AND NOT EXISTS "
        "(SELECT 1 FROM volunteers_hourentry c WHERE c.corrects_id = h.id) GROUP BY 1"
    ),
    ("facility_visits",): (
        'SELECT community_id, sum("count") FROM facilities_visit '
        'WHERE community_id = ANY(%(ids)s) AND "on" >= %(first)s AND "on" < %(last)s GROUP BY 1'
    ),
}


def figures() -> list[Figure]:
    """Those that are counted by hand here."""
    return [FIGURES[code] for codes in STATEMENTS for code in codes]


def by_hand(ids: Sequence[int], period: Period) -> tuple[Mapping[tuple[int, str], int], float]:
    """Each community's numbers, and how many milliseconds it took to count them."""
    told: dict[str, Any] = {
        "ids": list(ids),
        "start": period.start,
        "end": period.end,
        "first": f"{period.year}-01-01",
        "last": f"{period.year + 1}-01-01",
    }
    found: dict[tuple[int, str], int] = {}
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        for codes, sql in STATEMENTS.items():
            cursor.execute(sql, told)
            for pk, *numbers in cursor.fetchall():
                found |= {(pk, code): int(n or 0) for code, n in zip(codes, numbers, strict=True)}
    return found, 1000 * (time.perf_counter() - begun)


def by_software(ids: Sequence[int], period: Period) -> tuple[Mapping[tuple[int, str], int], float]:
    """The same out of the figures."""
    begun = time.perf_counter()
    counted = values(figures(), ids, period)
    took = 1000 * (time.perf_counter() - begun)
    adding = {figure.code for figure in figures() if figure.adds}
    return {
        (pk, code): value.total if code in adding else value.part
        for (pk, code), value in counted.items()
    }, took
