"""Tables of twenty thousand rows on their way in and back, as the worker takes them, while somebody
else goes on writing.
"""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction

from lianxin.accounts.models import User
from lianxin.core import http, journal
from lianxin.core.actor import GUEST, Actor, Role
from lianxin.core.models import SheetRun, SheetState
from lianxin.core.sheets import running
from lianxin.core.sheets.kinds import Kind, kind_coded
from lianxin.core.sheets.writing import written
from lianxin.matters.models import Category
from lianxin.places.models import Community, Place, Subdistrict
from lianxin.places.models import Kind as PlaceKind

SIZE = 20_000
COURTYARDS = 200
GOAL_SECONDS, GOAL_WAIT = 60, 10
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴", "兰建国桂芳秀英志强海燕"
WRONGS = ("楼道灯不亮", "下水道堵了往外冒水", "暖气不热", "墙皮往下掉", "电动车堵住了单元门")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of each step, and the longest that somebody else waited to write one line."""

    kind: str
    rows: int
    checking: float
    writing: float
    undoing: float
    wait: float

    @property
    def is_reached(self) -> bool:
        return max(self.checking + self.writing, self.undoing) < GOAL_SECONDS and (
            self.wait < GOAL_WAIT
        )


class Neighbour(Thread):
    """Somebody at the same desk who writes a line twenty times a second, and how long they wait."""

    def __init__(self, community: Community) -> None:
        super().__init__(daemon=True)
        self.community, self.over, self.longest = community, Event(), 0.0

    def run(self) -> None:
        while not self.over.wait(0.05):
            begun = time.perf_counter()
            # Whom the database turns away after so many seconds has waited as long.
            with suppress(OperationalError), transaction.atomic():
                journal.record(GUEST, "look", self.community, self.community.pk, at=http.now())
            self.longest = max(self.longest, time.perf_counter() - begun)
        connection.close()

    def end(self) -> float:
        self.over.set()
        self.join(timeout=60)
        return self.longest


def measure(community: Community, code: str, size: int = SIZE) -> Took:
    """Take a table in, and take it back; raises AssertionError where not all of it came."""
    kind, now = kind_coded(code), http.now()
    who = User.objects.get_or_create(username="bench-sheets", defaults={"joined_at": now})[0]
    actor = Actor(user_id=who.pk, posts=frozenset({(Role.STAFF, community.pk)}))
    held = written(kind.table, ROWS[code](size))
    file = SimpleUploadedFile("表.xlsx", held)
    run = running.send(actor, kind.table, community.pk, file, now=now, check=lambda _pk: None)
    neighbour = Neighbour(community)
    neighbour.start()
    checking = _seconds(lambda: running.check(run.pk, kind.table, _judge(run, kind), now=now))
    _expect(run, SheetState.CHECKED)
    running.confirm(actor, run, now=now, write=lambda _pk: None)
    writing = _seconds(lambda: _write(actor, run, kind, now))
    _expect(run, SheetState.DONE)
    if run.new != size:
        raise AssertionError(run.new)
    undoing = _seconds(lambda: _undo(actor, run, kind, now))
    return Took(code, size, checking, writing, undoing, neighbour.end())


def _judge(run: SheetRun, kind: Kind) -> Any:
    return kind.table.judge(run.community_id, today=http.today())


def _write(actor: Actor, run: SheetRun, kind: Kind, now: datetime) -> None:
    running.write(run.pk, kind, kind.taken_in, _judge(run, kind), actor=actor, now=now)


def _undo(actor: Actor, run: SheetRun, kind: Kind, now: datetime) -> None:
    run.refresh_from_db()
    running.ask_undo(actor, run, now=now, undo=lambda _pk: None)
    running.undo(run.pk, kind, kind.taken_in, actor=actor, now=now)
    _expect(run, SheetState.UNDONE)


def _expect(run: SheetRun, state: SheetState) -> None:
    run.refresh_from_db()
    if run.state != state:
        raise AssertionError(run.state, run.report)


def _seconds(deed: Callable[[], None]) -> float:
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def community() -> Community:
    """One with courtyards, in a street of its own."""
    street = Subdistrict.objects.create(
        name="表格基准街道",
        code="370199003",
        district="基准区",
        city="基准市",
        jurisdictions=["cn-jinan"],
    )
    here = Community.objects.create(
        subdistrict=street,
        name="表格基准社区",
        slug="bench-sheets",
        code="370199003001",
        prefix="BS",
    )
    Place.objects.bulk_create(
        Place(
            community=here,
            kind=PlaceKind.COURTYARD,
            name=f"{n}号院",
            label=f"{n}号院",
            public_label=f"{n}号院",
        )
        for n in range(COURTYARDS)
    )
    return here


def _names() -> Iterator[tuple[int, str]]:
    chance = random.Random(2015)  # noqa: S311  # the same table on every machine
    for n in count():
        yield n, chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)


def _residents(size: int) -> Iterator[dict[str, Any]]:
    for n, (_n, name) in zip(range(size), _names(), strict=False):
        yield {"name": name, "phone": f"138{n:08d}", "home": f"{n % COURTYARDS}号院"}


def _matters(size: int) -> Iterator[dict[str, Any]]:
    leaf = Category.objects.filter(parent__isnull=False).order_by("pk")[0].name
    for n, (_n, name) in zip(range(size), _names(), strict=False):
        reported = date(2012, 1, 4) + timedelta(days=n % 700)
        yield {
            "words": f"{n % 90 + 1}号楼{n % 6 + 1}单元{WRONGS[n % 5]}，住户反映多次，第{n}件",
            "kind": "help",
            "category": leaf,
            "place": f"{n % COURTYARDS}号院",
            "channel": "counter",
            "name": name,
            "phone": f"139{n % 5_000:08d}",
            "reported": reported,
            "replied": reported + timedelta(days=3),
            "closed": reported + timedelta(days=9),
            "state": "solved",
            "outcome": "修好了，住户看过",
        }


ROWS: dict[str, Callable[[int], Iterator[dict[str, Any]]]] = {
    "residents": _residents,
    "matters": _matters,
}


def lines(every: list[Took]) -> Iterator[str]:
    """The table, for the terminal and for the docs."""
    yield f"| {connection.vendor} | 行 | 核对 | 核对并写入 | 整份撤销 | 别人写一笔最久等 |"
    yield "|---|---|---|---|---|---|"
    for took in every:
        told = f"{took.checking:.1f} | {took.writing:.1f} | {took.undoing:.1f} | {took.wait:.1f}"
        yield f"| {took.kind} | {took.rows:,} | {told} |"
    yield f"要求：核对与写入共 {GOAL_SECONDS} 秒以内，撤销也是；别人等不过 {GOAL_WAIT} 秒。"


def keep(every: list[Took]) -> Path:
    path = settings.VAR / "bench" / f"sheets-{connection.vendor}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(took) for took in every], indent=1), encoding="utf8")
    return Path(path)
