"""One measurement: the deed under load, its statements, and the same statements without us."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path

import psutil
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianxin.demo.bench.deeds import Deed
from lianxin.demo.bench.load import Ask, press

SECONDS = 8.0
FLOOR_SECONDS = 2.0
NOT_STATEMENTS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    label: str
    rate: float
    p50: float
    p95: float
    failed: int
    statements: int
    bare_rate: float
    """How often a second one bare connection runs the same statements."""
    goal: float | None

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def measure(deed: Deed, port: int) -> Row:
    """Warm up, press, then count and repeat the statements of one request, itself not the first."""
    press(port, deed.asker, seconds=1.0)
    load = press(port, deed.asker, seconds=SECONDS)
    asks = deed.asker(99)
    statements_of(next(asks))
    statements = statements_of(next(asks))
    return Row(
        deed.name,
        deed.label,
        load.rate,
        load.quantile(0.5),
        load.quantile(0.95),
        load.failed,
        len(statements),
        _bare(statements),
        deed.goal,
    )


class _Undone(Exception):
    """What was only tried is taken back, so that it can be tried again."""


def statements_of(ask: Ask) -> list[str]:
    """The statements of one request, asked in this process; BEGIN and COMMIT are not counted."""
    with CaptureQueriesContext(connection) as caught, suppress(_Undone), transaction.atomic():
        status = _ask(ask)
        raise _Undone
    if status >= HTTPStatus.BAD_REQUEST:
        raise RuntimeError(f"{ask.path} answers {status}")
    every = [query["sql"] for query in caught.captured_queries]
    return [sql for sql in every if not sql.startswith(NOT_STATEMENTS)]


def _ask(ask: Ask) -> int:
    client = Client(headers=ask.headers, SERVER_NAME="127.0.0.1")
    if ask.body is None:
        return client.get(ask.path).status_code
    kind = ask.headers["Content-Type"]
    return client.post(ask.path, ask.body, content_type=kind).status_code


def _bare(statements: list[str]) -> float:
    """Rounds a second of the same statements over the driver's own cursor, without Django's
    layers.
    """
    if not statements:
        return 0.0
    connection.ensure_connection()
    driver = connection.connection
    rounds, start = 0, time.perf_counter()
    while time.perf_counter() - start < FLOOR_SECONDS:
        with suppress(_Undone), transaction.atomic():
            for sql in statements:
                cursor = driver.cursor()
                cursor.execute(sql)
                if cursor.description:
                    cursor.fetchall()
            raise _Undone
        rounds += 1
    return rounds / (time.perf_counter() - start)


def memory(pid: int) -> list[float]:
    """Resident MiB of each server process, greatest first."""
    family = psutil.Process(pid).children(recursive=True)
    return sorted((each.memory_info().rss / 2**20 for each in family), reverse=True)


def file_of(size: int) -> Path:
    kind = "postgresql" if connection.vendor == "postgresql" else "sqlite"
    return settings.VAR / "bench" / f"{kind}-{size}.json"


def lines(rows: list[Row]) -> Iterator[str]:
    """The table, one line a deed, for the terminal and for the docs."""
    yield "| 做什么 | 次/秒 | p50 ms | p95 ms | SQL | 裸 SQL 次/秒 | 为空页的 | 目标 |"
    yield "|---|---:|---:|---:|---:|---:|---:|---|"
    empty = next(row.rate for row in rows if row.name == "empty")
    for row in rows:
        goal = "" if row.goal is None else f"≥ {row.goal:.0f}：{_verdict(row)}"
        yield (
            f"| {row.label} | {row.rate:.0f} | {row.p50:.1f} | {row.p95:.1f} | {row.statements} "
            f"| {row.bare_rate:.0f} | {row.rate / empty:.2f} | {goal} |"
        )


def _verdict(row: Row) -> str:
    return "到了" if row.goal is not None and row.rate >= row.goal else "没到"
