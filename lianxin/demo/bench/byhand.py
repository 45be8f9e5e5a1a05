"""A year's card counted by the SQL written by hand in byhand.sql, and by the software."""

import re
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from lianxin.core.figures import LOCAL, Period, Value, values
from lianxin.reports.queries.sections import FIGURES

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LOCAL_DAY = {
    "postgresql": r"(\1 AT TIME ZONE 'Asia/Shanghai')::date",
    "sqlite": r"date(\1, '+8 hours')",
}
"""A moment's day, which the two databases call differently."""

Found = Mapping[tuple[int, str], Value]


@dataclass(frozen=True, slots=True)
class Part:
    """What a heading of the file counts."""

    title: str
    statements: Sequence[str]
    """Ready for this database, with named parameters."""

    @property
    def codes(self) -> Sequence[str]:
        """The figures that its columns are named after, whatever section of a card tells them."""
        words = set(re.findall(r'AS "?(\w+)', " ".join(self.statements)))
        return [code for code in FIGURES if code in words]


def parts() -> Sequence[Part]:
    text = (Path(__file__).parent / "byhand.sql").read_text(encoding="utf8")
    _head, *found = re.split(r"^-- (\S+)$", text, flags=re.MULTILINE)
    return [Part(title, _ready(sql)) for title, sql in zip(found[::2], found[1::2], strict=True)]


def _ready(text: str) -> Sequence[str]:
    text = re.sub(r"(?<!:):(\w+)", r"%(\1)s", text)
    text = re.sub(r"local_day\((\w+)\)", LOCAL_DAY[connection.vendor], text)
    return [each for each in map(str.strip, text.split(";")) if each]


def by_hand(
    ids: Sequence[int], period: Period, wanted: Sequence[Part] | None = None
) -> tuple[Found, float]:
    """Each community's numbers, of all parts or of some, and how many milliseconds it took to
    count them.
    """
    listed, chosen = ", ".join(map(str, ids)), parts() if wanted is None else wanted
    asked = [
        (sql.replace("%(ids)s", listed), _told(sql, period))
        for part in chosen
        for sql in part.statements
    ]
    rows: dict[int, dict[str, Any]] = defaultdict(dict)
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        for sql, told in asked:
            cursor.execute(sql, told)
            names = [column[0] for column in cursor.description or ()]
            for pk, *numbers in cursor.fetchall():
                rows[pk] |= zip(names[1:], numbers, strict=True)
    took = 1000 * (time.perf_counter() - begun)
    codes = [code for part in chosen for code in part.codes]
    return {(pk, code): _value(code, rows[pk]) for pk in ids for code in codes}, took


def by_software(
    ids: Sequence[int], period: Period, wanted: Sequence[Part] | None = None
) -> tuple[Found, float]:
    """The same out of the figures."""
    figures = [FIGURES[code] for part in wanted or () for code in part.codes]
    begun = time.perf_counter()
    found = values(FIGURES.values() if wanted is None else figures, ids, period)
    return found, 1000 * (time.perf_counter() - begun)


def _told(sql: str, period: Period) -> Mapping[str, Any]:
    """The parameters that a statement names."""
    first, after = (each.astimezone(LOCAL).date() for each in (period.start, period.end))
    moments = {"start": period.start, "end": period.end} | {
        name: Period(period.year, month).start for month, name in enumerate(MONTHS, 1)
    }
    told: dict[str, Any] = {
        name: connection.ops.adapt_datetimefield_value(at) for name, at in moments.items()
    }
    told |= {"first": first, "after": after, "final": after - timedelta(days=1)}
    return {name: each for name, each in told.items() if f"%({name})s" in sql}


def _value(code: str, row: Mapping[str, Any]) -> Value:
    """What the columns of a figure say; nothing was found of a community that has no row."""
    figure = FIGURES[code]
    months = [int(row.get(f"{code}.{month}") or 0) for month in range(1, 13)]
    return Value(
        int(row.get(code) or 0),
        int(row.get(f"{code}.whole") or 0) if figure.whole else None,
        int(row.get(f"{code}.silent") or 0) if figure.silent else None,
        total=int(row.get(f"{code}.total") or 0),
        heads=int(row.get(f"{code}.heads") or 0),
        months=tuple(months) if figure.measure == "monthly" else (),
    )
