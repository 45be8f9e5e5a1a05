"""Report cards over a hundred communities, five years and two million records: on the page, side
by side, on paper, and the same numbers by hand in SQL.
"""

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from statistics import median

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.core.figures import Period
from lianxin.demo.bench.byhand import Found, Part, by_hand, by_software, parts
from lianxin.demo.bench.copies import Copies, copy, event_models
from lianxin.places.models import Community
from lianxin.reports import pdf
from lianxin.reports.queries import live
from lianxin.reports.queries.sections import FIGURES

YEAR = 2015
SIDE = f"/desk/street/reports/{YEAR}/"
PAPERS = 100
ASKED = 24
"""How many communities' pages are timed."""
PRESSES = 2
"""One for each core."""


@dataclass(frozen=True, slots=True)
class Told:
    label: str
    measured: float
    goal: float
    unit: str = "毫秒"
    digits: int = 0

    @property
    def line(self) -> str:
        verdict = "到了" if self.measured <= self.goal else "没到"
        told, goal = (f"{each:,.{self.digits}f}" for each in (self.measured, self.goal))
        return f"| {self.label} | {told} {self.unit} | ≤ {goal}：{verdict} |"


def counted_records() -> int:
    """Rows that figures count."""
    models = {figure.model for figure in FIGURES.values()}
    return sum(model._default_manager.count() for model in models)


@dataclass(frozen=True, slots=True)
class Size:
    streets: int
    years: int
    records: int


def times(size: Size) -> int:
    """How often each year's events are to be there, so that the years of all streets make so many
    records.
    """
    events = sum(model._default_manager.count() for model in event_models())
    once = counted_records() - events
    return max(round((size.records / size.streets - once) / (events * size.years)), 1)


def fill(size: Size, often: int, years: range) -> None:
    copy(Copies(size.streets, often, years))


def cold() -> list[float]:
    """Milliseconds of cards that nobody has opened yet, nor any of their street's."""
    return [_timed(_card(place), is_cold=True) for place in _some()]


def measure(young: list[float]) -> Iterator[Told]:
    """`young` are the cold ones from before there were earlier years."""
    old = cold()
    yield Told("一张成绩单，头一次打开（p95）", _most(old), 500)
    yield Told("同一批，只有当年、没有往年时（p95）", _most(young), 500)
    place = _some()[0]
    yield Told("一张成绩单，再打开（p95）", _most([_timed(_card(place)) for _ in range(ASKED)]), 50)
    yield Told("街道并排看，头一次打开（p95）", _most(_sides()), 1000)
    count, took = _papers()
    yield Told(f"{count} 份 PDF", took, 600 * count)
    yield from _limits()


def lines(found: list[Told]) -> Iterator[str]:
    yield "| 量什么 | 量到 | 目标 |"
    yield "|---|---:|---|"
    yield from (each.line for each in found)


def keep(found: list[Told], rows: int) -> Path:
    path: Path = settings.VAR / "bench" / "cards.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"records": rows, "rows": [asdict(each) for each in found]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf8")
    return path


def _most(milliseconds: list[float]) -> float:
    """The 95th of a hundred."""
    return sorted(milliseconds)[int(0.95 * (len(milliseconds) - 1))]


def _some() -> list[Community]:
    """The same each time, all over the streets."""
    chance = random.Random(YEAR)  # noqa: S311  # which are asked
    every = list(Community.objects.order_by("pk"))
    return chance.sample(every, min(ASKED, len(every)))


def _timed(deed: Callable[[], None], *, is_cold: bool = False) -> float:
    if is_cold:
        caches["pages"].clear()
    begun = time.perf_counter()
    deed()
    return 1000 * (time.perf_counter() - begun)


def _card(place: Community) -> Callable[[], None]:
    return partial(_opened, Client(), f"/c/{place.slug}/report/{YEAR}/")


def _opened(client: Client, path: str) -> None:
    answer = client.get(path, SERVER_NAME="127.0.0.1")
    if answer.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{path} answers {answer.status_code}")


def _sides() -> list[float]:
    """The streets' own pages, as their officers open them."""
    officers = User.objects.filter(posts__role=Role.STREET).distinct().order_by("pk")
    return [_timed(partial(_opened, _signed_in(user), SIDE), is_cold=True) for user in officers]


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["seen_at"] = int(http.now().timestamp())
    session.save()
    return client


def _papers() -> tuple[int, float]:
    """How many PDFs were made, each from its records on, in how many milliseconds."""
    today = http.today()

    def press(slug: str) -> None:
        pdf.paper(live(slug, YEAR, today=today), site="http://127.0.0.1/")
        connection.close()

    caches["pages"].clear()
    slugs = list(Community.objects.order_by("pk").values_list("slug", flat=True)[:PAPERS])
    begun = time.perf_counter()
    with ThreadPoolExecutor(PRESSES) as pool:
        list(pool.map(press, slugs))
    return len(slugs), 1000 * (time.perf_counter() - begun)


def _limits() -> Iterator[Told]:
    """What the software takes over SQL by hand for the same numbers: all of a card, its parts, and
    all of a street at once.
    """
    one, street = [[place.pk] for place in _some()], _streets()
    ours, hand = _raced(one, parts())
    yield Told(f"手写 SQL 数一个社区的 {len(FIGURES)} 个数", hand, hand, digits=1)
    yield Told(f"软件数同样 {len(FIGURES)} 个数", ours, 2 * hand, digits=1)
    yield _ratio("全部", ours, hand)
    for part in parts():
        yield _ratio(part.title, *_raced(one, [part]))
    ours, hand = _raced(street, parts())
    yield Told("手写 SQL 数一条街道各社区的全部", hand, hand, digits=1)
    yield Told("软件数同样的", ours, 2 * hand, digits=1)
    yield _ratio("一条街道", ours, hand)


def _ratio(what: str, ours: float, hand: float) -> Told:
    return Told(f"软件是手写 SQL 的几倍：{what}", ours / hand, 2, unit="倍", digits=2)


def _streets() -> list[list[int]]:
    """The communities of each street."""
    found: dict[int, list[int]] = {}
    for pk, street in Community.objects.order_by("pk").values_list("pk", "subdistrict"):
        found.setdefault(street, []).append(pk)
    return list(found.values())


def _raced(each: Sequence[Sequence[int]], wanted: Sequence[Part]) -> tuple[float, float]:
    """Milliseconds of the software and of SQL by hand, which must agree, as medians over places.
    They take turns in counting first, when the records still have to be fetched.
    """
    period = Period(YEAR)
    took: dict[Callable[..., tuple[Found, float]], list[float]] = {by_software: [], by_hand: []}
    for turn, ids in enumerate(each):
        told = []
        for count in sorted(took, key=lambda each: (each is by_hand) == bool(turn % 2)):
            found, milliseconds = count(ids, period, wanted)
            told.append(found)
            took[count].append(milliseconds)
        if told[0] != told[1]:
            raise RuntimeError(f"{ids}: counted otherwise by hand")
    return median(took[by_software]), median(took[by_hand])
