"""A hundred thousand people are told something, and three workers send it, one of them killed."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from lianxin.accounts.models import User
from lianxin.core import http, packs
from lianxin.core.models import RulePack
from lianxin.core.secrets import seal
from lianxin.demo.bench.mailbox import Mailbox, mailbox
from lianxin.notifications.actions import tell
from lianxin.notifications.models import Delivery, State, Wishes
from lianxin.notifications.models.outbox import OPEN

SIZE, WORKERS = 100_000, 3
GOAL_SECONDS = 10
LEASE_SECONDS = 45
PATIENCE_SECONDS = 1_800
LOOK_SECONDS = 0.5
_NAME = re.compile(rb"^Message-ID: (<\S+>)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sent:
    """Seconds, and messages: how many came, under how many names, and what became of the rows."""

    size: int
    queueing: float
    sending: float
    came: int
    names: int
    sent: int
    left: int

    @property
    def is_whole(self) -> bool:
        """Nobody went without, and nobody got a second message of another name."""
        return self.names == self.sent == self.size and self.left == 0

    @property
    def is_reached(self) -> bool:
        return self.is_whole and self.queueing <= GOAL_SECONDS


def people(size: int) -> list[int]:
    """Users who want to be told at once, by mail, at any hour."""
    now = http.now()
    first = (User.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    users = [
        User(pk=first + n, username=f"reader{first + n}", name="王晓", joined_at=now)
        for n in range(size)
    ]
    User.objects.bulk_create(users, batch_size=5_000)
    like = {"by_mail": True, "is_at_once": True, "quiet_from": 0, "quiet_until": 0}
    Wishes.objects.bulk_create(
        [
            Wishes(user=user, mail=seal(f"{user.pk}@example.cn"), mail_confirmed_at=now, **like)
            for user in users
        ],
        batch_size=5_000,
    )
    return [user.pk for user in users]


def queue(user_ids: list[int]) -> float:
    """Tell everybody one thing; in how many seconds it was all written down."""
    start = time.perf_counter()
    tell(
        user_ids,
        RulePack.objects.earliest("pk"),
        title="明天停水",
        text="早上八点到中午，请提前接好水。",
        url="/",
        at=http.now(),
        community_id=None,
        mark=1,
    )
    return time.perf_counter() - start


def worker(box: Mailbox, *options: str, database: str) -> "subprocess.Popen[bytes]":
    """One worker as in real life, in a process of its own."""
    told = {"LIANXIN_MAIL": f"smtp://127.0.0.1:{box.port}", "LIANXIN_DATABASE": database}
    command = [sys.executable, "-m", "lianxin.config.cli", "db_worker", "-v0"]
    return subprocess.Popen(  # noqa: S603  # all ours
        [*command, "--no-startup-delay", *options], env=os.environ | told
    )


def names(box: Mailbox) -> int:
    """Under how many names mails came: a mailbox keeps one of each."""
    return len({found.group(1) for raw in box.raw if (found := _NAME.search(raw[:2_000]))})


def measure(size: int = SIZE) -> Sent:
    _shorten_the_lease()
    queueing = queue(people(size))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    database = os.environ["LIANXIN_DATABASE"]
    with mailbox() as box:
        start = time.perf_counter()
        running = [worker(box, "--interval", "0.2", database=database) for _ in range(WORKERS)]
        try:
            _until(lambda: len(box.raw) >= size // 3)
            running[0].kill()
            _until(lambda: not Delivery.objects.filter(state__in=OPEN).exists())
        finally:
            for each in running:
                each.kill()
                each.wait()
        sending = time.perf_counter() - start
        done = Delivery.objects.filter(state=State.SENT).count()
        left = Delivery.objects.exclude(state=State.SENT).count()
        return Sent(size, queueing, sending, len(box.raw), names(box), done, left)


def _shorten_the_lease() -> None:
    packs_of = RulePack.objects.filter(key="messages.lease_seconds")
    packs_of.update(value=str(LEASE_SECONDS))
    packs.forget()


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(LOOK_SECONDS)


def lines(sent: Sent) -> Iterator[str]:
    yield f"{sent.size:,} notices queued in {sent.queueing:.1f} s"
    pace = sent.size / sent.sending
    yield f"sent by {WORKERS} workers in {sent.sending:.0f} s ({pace:.0f} a second), one killed"
    yield f"{sent.came:,} mails came under {sent.names:,} names; {sent.left} rows not sent"
    yield "none lost, none doubled" if sent.is_whole else "SOMETHING WAS LOST OR DOUBLED"


def keep(sent: Sent) -> Path:
    folder = settings.VAR / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    path: Path = folder / f"messages-{connection.vendor}-{sent.size}.json"
    told = asdict(sent) | {"at": http.now().isoformat()}
    path.write_text(json.dumps(told, indent=2), encoding="utf8")
    return path
