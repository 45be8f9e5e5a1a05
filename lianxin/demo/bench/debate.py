"""A session that many look on: what one look costs when nothing changed, and when something did.

`lianxin bench_debate` asks the real server, whose processes share the machine with who asks.
"""

import gzip
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from http.client import HTTPConnection
from itertools import repeat

from lianxin.accounts.actions import open_account
from lianxin.core import http as edge
from lianxin.core.actor import CLOCK, Actor, Role
from lianxin.council import actions
from lianxin.council.models import Council, Session
from lianxin.demo.bench.load import Ask, Load, press
from lianxin.demo.bench.serving import served
from lianxin.places.models import Community, Subdistrict

SLUG = "bench-debate"
MEMBERS, SECONDS, EVERY_SECONDS = 21, 10.0, 3
GOAL_ONLOOKERS, GOAL_BYTES = 100, 4_000
MOTION = "在北墙下建车棚，装刷卡充电桩；楼道里的车一辆不留。物业出地，社区争取一半费用。"


@dataclass(frozen=True, slots=True)
class Took:
    """One kind of look: its size in bytes, plain and packed, and how fast the server answers."""

    what: str
    size: int
    packed: int
    load: Load

    @property
    def is_reached(self) -> bool:
        is_sound = not self.load.failed and self.packed <= GOAL_BYTES
        return is_sound and self.load.rate * EVERY_SECONDS >= GOAL_ONLOOKERS

    def __str__(self) -> str:
        load = self.load
        return (
            f"{self.what}: {self.size} bytes ({self.packed} packed), "
            f"{load.quantile(0.5):.1f} ms, 95 of 100 within {load.quantile(0.95):.1f} ms, "
            f"{load.rate:.0f} a second: {load.rate * EVERY_SECONDS:.0f} onlookers "
            f"who ask every {EVERY_SECONDS} s"
        )


def measure(seconds: float = SECONDS) -> list[Took]:
    session = _session()
    pulse = Session.objects.values_list("pulse", flat=True).get(pk=session.pk)
    page = f"/c/{SLUG}/council/sessions/{session.pk}/live/"
    with served() as (port, _pid):
        return [
            _asked("nothing changed", port, f"{page}?since={pulse}", seconds),
            _asked("something changed", port, page, seconds),
        ]


def _asked(what: str, port: int, path: str, seconds: float) -> Took:
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path)
    body = line.getresponse().read()
    line.close()
    load = press(port, lambda _client: repeat(Ask(path)), seconds=seconds)
    return Took(what, len(body), len(gzip.compress(body)) if body else 0, load)


def _session() -> Session:
    """A session that sits, with a motion, a speaker and hands up."""
    now = edge.now()
    council, actor = _council(now - timedelta(days=30))
    chair = council.members.get(is_chair=True)
    made = actions.Plan(starts_at=now, venue="议事厅", chair_id=chair.pk)
    before = now - timedelta(days=10)
    session = actions.plan(actor, council.pk, made, now=before)
    items = [
        actions.add_question(actor, session.pk, title=f"第{n}件事怎么办", now=before)
        for n in range(1, 6)
    ]
    actions.notify(actor, session.pk, now=before)
    actions.open_session(actor, session.pk, now=now)
    seats = list(session.seats.values_list("pk", "member_id"))
    actions.arrive(actor, session.pk, [pk for pk, _member in seats], now=now)
    members = [member for _pk, member in seats if member != chair.pk]
    actions.call(actor, items[0].pk, now=now)
    actions.move(
        actor,
        items[0].pk,
        motion=MOTION,
        mover_id=members[0],
        seconder_id=members[1],
        now=now,
    )
    for member, stance in zip(members[2:8], ("for", "against") * 3, strict=True):
        up = actions.raise_hand(actor, items[0].pk, stance=stance, member_id=member, now=now)
        if stance == "for" and member == members[2]:
            actions.recognise(actor, up.pk, now=now)
    return session


def _council(since: datetime) -> tuple[Council, Actor]:
    street = Subdistrict.objects.create(
        name="议事基准街道",
        code="370199003",
        district="基准区",
        city="基准市",
        jurisdictions=["cn-jinan"],
    )
    community = Community.objects.create(
        subdistrict=street,
        name="议事基准社区",
        slug=SLUG,
        code="370199003001",
        prefix="BD",
        households=3_000,
    )
    user = open_account(CLOCK, username="bench-debate", name="基准书记", now=since)
    actor = Actor(
        user_id=user.pk,
        name="基准书记",
        posts=frozenset({(Role.SECRETARY, community.pk)}),
    )
    half = Fraction(1, 2)
    charter = actions.Charter(name="基准议事会", quorum=half, majority=half, notice_days=3)
    day = since.date()
    council = actions.found(actor, community, charter, founded_on=day, now=since)
    for number in range(MEMBERS):
        seating = actions.Seating(name=f"张建{number}", is_chair=number == 0)
        actions.admit(actor, council.pk, seating, since=day, now=since)
    return council, actor
