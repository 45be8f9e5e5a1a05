"""`lianxin bench`: fill an empty database, serve it with two processes, and measure what people
do.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from lianxin.demo.bench.deeds import World
from lianxin.demo.bench.fill import fill
from lianxin.demo.bench.measure import Row, file_of, lines, measure, memory
from lianxin.matters.models import Matter

START_SECONDS = 30
SERVERS = 2


class Command(BaseCommand):
    help = "Measure filing and reading at a size; needs an empty database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=100_000, help="matters in the database")

    def handle(self, *, size: int, **_: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Matter.objects.exists():
            raise CommandError("this database has matters; measure in an empty one")
        fill(size)
        with _served() as (port, pid):
            rows = [measure(deed, port) for deed in World().deeds()]
            used = memory(pid)
        self._tell(size, rows, used)

    def _tell(self, size: int, rows: list[Row], used: list[float]) -> None:
        path = file_of(size)
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {"size": size, "rows": [row.as_json() for row in rows], "memory_mib": used}
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf8")
        self.stdout.write(f"\n{connection.vendor}, {size:,} matters, {SERVERS} server processes\n")
        self.stdout.write("\n".join(lines(rows)))
        self.stdout.write(f"server processes, MiB: {', '.join(f'{each:.0f}' for each in used)}")
        self.stdout.write(f"written to {path.name}")


@contextmanager
def _served() -> Iterator[tuple[int, int]]:
    """The real server on a free port, until the measuring is done."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "lianxin.config.cli", "serve", "--no-worker"]
    options = ["--port", str(port), "--servers", str(SERVERS)]
    server = subprocess.Popen([*command, *options], env=os.environ)  # noqa: S603  # ours
    try:
        _wait(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/accessibility/"):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise CommandError("the server did not answer")
