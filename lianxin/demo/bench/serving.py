"""The real server with two processes, on a free port of loopback, while something is measured."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

START_SECONDS = 30
SERVERS = 2


@contextmanager
def served() -> Iterator[tuple[int, int]]:
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
