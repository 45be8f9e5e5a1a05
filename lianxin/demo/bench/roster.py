"""A roster of a hundred thousand out of Excel into the database, as the worker takes it in.

`lianxin bench-roster` measures it in a process of its own, so that the memory is its alone.
"""

import json
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from stdnum.cn import ric

from lianxin.core import http
from lianxin.core.actor import Actor, Role
from lianxin.core.models import SheetRun, SheetState
from lianxin.core.sheets import running
from lianxin.core.sheets.writing import written
from lianxin.party.models import Body, BodyKind, BranchKind, Member
from lianxin.party.queries.judging import ROSTER, RosterJudge
from lianxin.party.sheets import KINDS
from lianxin.places.models import Community, Kind, Place, Subdistrict

SIZE = 100_000
BRANCHES, GROUPS, BUILDINGS = 200, 4, 500
FOUNDED = date(2010, 1, 1)
GOAL_SECONDS, GOAL_MIB = 60, 1_024
SURNAMES = "王李张刘陈杨赵黄周吴"
MEMBERS = KINDS[0]
INTAKE = MEMBERS.taken_in
GIVEN = "兰建国桂芳秀英志强海燕"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of each step, and the most memory that the process ever had, in MiB."""

    rows: int
    checking: float
    writing: float
    undoing: float
    peak: int

    @property
    def total(self) -> float:
        """From the file to the members: checked, then checked again and written."""
        return self.checking + self.writing

    @property
    def is_reached(self) -> bool:
        return self.total < GOAL_SECONDS and self.peak < GOAL_MIB


def measure(size: int = SIZE) -> Took:
    """Take a roster in, and take it back; raises AssertionError where not everybody came."""
    community = _community()
    actor = Actor(user_id=1, posts=frozenset({(Role.PARTY, community.pk)}))
    held = written(ROSTER, _rows(size))
    file = SimpleUploadedFile("名册.xlsx", held)
    now = http.now()
    run = running.send(actor, ROSTER, community.pk, file, now=now, check=lambda _pk: None)
    del held, file
    checking = _seconds(lambda: _check(run, now))
    _expect(run, SheetState.CHECKED)
    running.confirm(actor, run, now=now, write=lambda _pk: None)
    writing = _seconds(lambda: _write(actor, run, now))
    _expect(run, SheetState.DONE)
    came = Member.objects.filter(community=community, branch__isnull=False).count()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    undoing = _seconds(lambda: _undo(actor, run, now))
    if came != size or Member.objects.filter(community=community).exists():
        raise AssertionError(came)
    return Took(size, checking, writing, undoing, peak)


def _check(run: SheetRun, now: datetime) -> None:
    judge = RosterJudge(run.community_id, today=http.local_day(now))
    running.check(run.pk, ROSTER, judge, now=now)


def _write(actor: Actor, run: SheetRun, now: datetime) -> None:
    judge = RosterJudge(run.community_id, today=http.local_day(now))
    running.write(run.pk, MEMBERS, INTAKE, judge, actor=actor, now=now)


def _undo(actor: Actor, run: SheetRun, now: datetime) -> None:
    run.refresh_from_db()
    running.ask_undo(actor, run, now=now, undo=lambda _pk: None)
    running.undo(run.pk, MEMBERS, INTAKE, actor=actor, now=now)


def _expect(run: SheetRun, state: SheetState) -> None:
    run.refresh_from_db()
    if run.state != state:
        raise AssertionError(run.state, run.report)


def _seconds(deed: Any) -> float:
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def _community() -> Community:
    street = Subdistrict.objects.create(
        name="名册基准街道",
        code="370199002",
        district="基准区",
        city="基准市",
        jurisdictions=["cn-jinan"],
    )
    community = Community.objects.create(
        subdistrict=street,
        name="名册基准社区",
        slug="bench-roster",
        code="370199002001",
        prefix="BR",
        households=50_000,
    )
    Place.objects.bulk_create(
        Place(
            community=community,
            kind=Kind.COURTYARD,
            name=f"{n}号院",
            label=f"{n}号院",
            public_label=f"{n}号院",
        )
        for n in range(BUILDINGS)
    )
    _found_bodies(community)
    return community


def _found_bodies(community: Community) -> None:
    like: dict[str, Any] = {"community": community, "founded_on": FOUNDED}
    committee = Body.objects.create(kind=BodyKind.COMMITTEE, name="党委", **like)
    branches = Body.objects.bulk_create(
        Body(
            kind=BodyKind.BRANCH,
            branch_kind=BranchKind.RESIDENTS,
            parent=committee,
            name=f"第{n}党支部",
            **like,
        )
        for n in range(BRANCHES)
    )
    Body.objects.bulk_create(
        Body(kind=BodyKind.GROUP, parent=branch, name=f"第{n}党小组", **like)
        for branch in branches
        for n in range(GROUPS)
    )


def _rows(size: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(2015)  # noqa: S311  # the same roster on every machine
    for n in range(size):
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(20_000))
        number = f"370102{born:%Y%m%d}{n % 1_000:03d}"
        admitted = date(born.year + 25, 7, 1)
        yield {
            "name": chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN),
            "identity": f"{number}{ric.calc_check_digit(number + '0')}"
            if _is_new(number)
            else None,
            "phone": f"138{n:08d}",
            "home": f"{n % BUILDINGS}号院",
            "door": f"{n % 30 + 1}01",
            "rank": "full",
            "standing": "enrolled",
            "employer": "济南某厂",
            "admitted_on": admitted + timedelta(days=n % 28),
            "full_on": admitted + timedelta(days=n % 28 + 366),
            "branch": f"第{n % BRANCHES}党支部",
            "group": f"第{n // BRANCHES % GROUPS}党小组",
            "entered_on": date(2015, 1, 1),
        }


_SEEN: set[str] = set()


def _is_new(number: str) -> bool:
    """Numbers are somebody's alone; a few of a hundred thousand at random would not be."""
    if number in _SEEN:
        return False
    _SEEN.add(number)
    return True


def lines(took: Took) -> Iterator[str]:
    """The table, for the terminal and for the docs."""
    yield f"| {connection.vendor}，{took.rows:,} 人 | 秒 |"
    yield "|---|---|"
    yield f"| 核对（逐格） | {took.checking:.1f} |"
    yield f"| 再核对并写入（一个事务） | {took.writing:.1f} |"
    yield f"| 合计，要求 {GOAL_SECONDS} 秒以内 | {took.total:.1f} |"
    yield f"| 整份撤销 | {took.undoing:.1f} |"
    yield f"| 内存最多，要求 {GOAL_MIB:,} MiB 以内 | {took.peak:,} MiB |"


def keep(took: Took) -> Path:
    path = settings.VAR / "bench" / f"roster-{connection.vendor}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(took), indent=1), encoding="utf8")
    return Path(path)
