"""Nine o'clock: 5,000 people press for 50 places, each once, on the real server.

What is counted afterwards is what the database holds: whatever the answers said, no place more was
given than there is, numbers have no gap, and everybody was answered.
"""

import http.client
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from urllib.parse import urlencode

from lianxin.activities.models import Activity, Kind, SignupState, State, Way
from lianxin.activities.models.activity import new_seed
from lianxin.activities.solving.draw import commitment
from lianxin.core import http as edge
from lianxin.demo.bench.deeds import TOKEN
from lianxin.demo.bench.load import Load
from lianxin.places.models import Community

PEOPLE, PLACES, WAITING = 5_000, 50, 50
LINES = 64
"""Connections that are open at once; each person presses as soon as one is free."""
HEADERS = {
    "Cookie": f"csrftoken={TOKEN}",
    "X-CSRFToken": TOKEN,
    "Content-Type": "application/x-www-form-urlencoded",
}


@dataclass(frozen=True, slots=True)
class Rush:
    """What came of it; answers by HTTP status, places as the database holds them."""

    label: str
    people: int
    rate: float
    p50: float
    p95: float
    slowest: float
    answers: dict[str, int]
    placed: int
    waiting: int
    entered: int
    faults: list[str]

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def rushes(port: int) -> list[Rush]:
    """By order of coming, and by lot, where everybody gets a number."""
    return [
        rush(port, "报名：先到先得，5,000 人抢 50 个名额", Way.FIRST_COME),
        rush(port, "报名：抽签，5,000 人都拿到号", Way.DRAW),
    ]


def rush(port: int, label: str, way: Way) -> Rush:
    activity = _opened(way)
    load, answers = _press(port, activity)
    activity.refresh_from_db()
    by_state = Counter(activity.signups.values_list("state", flat=True))
    return Rush(
        label,
        PEOPLE,
        load.rate,
        load.quantile(0.5),
        load.quantile(0.95),
        max(load.times),
        {str(status): count for status, count in sorted(answers.items())},
        by_state[SignupState.PLACED],
        by_state[SignupState.WAITING],
        by_state[SignupState.ENTERED],
        list(_faults(activity, by_state, answers)),
    )


def _opened(way: Way) -> Activity:
    """An activity for which signing up begins this moment."""
    now, seed = edge.now(), new_seed()
    activity = Activity(
        community=Community.objects.earliest("pk"),
        kind=Kind.SHOW,
        title="消夏晚会",
        organiser="社区居委会",
        place_words="社区广场",
        starts_at=now + timedelta(days=7),
        ends_at=now + timedelta(days=7, hours=2),
        way=way,
        capacity=PLACES,
        waiting_most=WAITING,
        opens_at=now,
        closes_at=now + timedelta(days=6),
        draw_seed=seed,
        draw_commitment=commitment(seed) if way == Way.DRAW else "",
        state=State.PUBLISHED,
        planned_at=now,
        published_at=now,
    )
    activity.save()
    return activity


def _press(port: int, activity: Activity) -> tuple[Load, Counter[int]]:
    """Everybody once, LINES at a time."""
    path = f"/c/{activity.community.slug}/activities/{activity.pk}/sign-up/"
    turns, guard = iter(range(PEOPLE)), threading.Lock()
    times: list[float] = []
    answers: Counter[int] = Counter()

    def line() -> None:
        wire = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with guard:
                number = next(turns, None)
            if number is None:
                break
            began = time.perf_counter()
            wire.request("POST", path, _form(activity, number), HEADERS)
            answer = wire.getresponse()
            answer.read()
            took = (time.perf_counter() - began) * 1000
            with guard:
                times.append(took)
                answers[answer.status] += 1
        wire.close()

    start = time.perf_counter()
    threads = [threading.Thread(target=line) for _ in range(LINES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    load = Load(len(times), PEOPLE - len(times), time.perf_counter() - start, times)
    return load, answers


def _form(activity: Activity, number: int) -> bytes:
    phone = f"137{activity.pk % 1000:03d}{number:05d}"
    return urlencode({"name": "李小芳", "phone": phone, "key": ""}).encode()


def _faults(activity: Activity, by_state: Counter[str], answers: Counter[int]) -> Iterator[str]:
    """What must never be."""
    if activity.taken > PLACES or by_state[SignupState.PLACED] > PLACES:
        yield f"oversold: {activity.taken}"
    numbers = list(activity.signups.order_by("number").values_list("number", flat=True))
    if numbers != list(range(1, len(numbers) + 1)):
        yield "numbers have a gap"
    if any(status >= 500 for status in answers) or sum(answers.values()) != PEOPLE:
        yield f"somebody got no clear answer: {dict(answers)}"
    in_order = activity.signups.order_by("number").values_list("state", flat=True)
    wanted = {
        Way.FIRST_COME: [SignupState.PLACED] * PLACES + [SignupState.WAITING] * WAITING,
        Way.DRAW: [SignupState.ENTERED] * PEOPLE,
    }[Way(activity.way)]
    if list(in_order) != [str(state) for state in wanted]:
        yield "places do not follow the order of coming"


def rush_lines(found: list[Rush]) -> Iterator[str]:
    """The table, one line a rush."""
    yield ""
    yield "| 报名 | 人 | 回答/秒 | p50 ms | p95 ms | 最慢 ms | 有名额 | 候补 | 抽签号 | 差错 |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---|"
    for each in found:
        yield (
            f"| {each.label} | {each.people} | {each.rate:.0f} | {each.p50:.0f} | {each.p95:.0f} "
            f"| {each.slowest:.0f} | {each.placed} | {each.waiting} | {each.entered} "
            f"| {'；'.join(each.faults) or '没有'} |"
        )
