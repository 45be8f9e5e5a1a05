"""`lianxin serve`: pages and background work as one command."""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.core import http
from lianxin.home.tasks import plan_sweep

GRACE_SECONDS = 10
"""How long a process may take to finish what it has begun."""
LOOK_SECONDS = 0.5
LEAN = {"MALLOC_ARENA_MAX": "1"}
"""Threads that take turns gain nothing from heaps of their own, which are never given back."""


class Command(BaseCommand):
    help = "Serve the pages and do the background work, until stopped."
    # Each of the processes checks for itself.
    requires_system_checks = []  # noqa: RUF012  # as the base class has it

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--servers", type=int, default=1, help="processes that answer")
        parser.add_argument("--threads", type=int, default=4, help="threads in each of them")
        parser.add_argument("--no-worker", action="store_true", help="another host does the work")

    def handle(
        self, *, host: str, port: int, servers: int, threads: int, no_worker: bool, **_: object
    ) -> None:
        _refuse_a_taken_address(host, port)
        commands = [_web(host, port, servers, threads)]
        if not no_worker:
            plan_sweep(at=http.now())
            commands.append([sys.executable, "-m", "lianxin.config.cli", "db_worker", "-v0"])
        signal.signal(signal.SIGTERM, _interrupt)
        # Ctrl-C reaches this process alone, which then asks each of its own to stop, once.
        running = [
            subprocess.Popen(each, env=os.environ | LEAN, start_new_session=True)  # noqa: S603  # all ours
            for each in commands
        ]
        try:
            while all(each.poll() is None for each in running):
                time.sleep(LOOK_SECONDS)
        except KeyboardInterrupt:
            return
        finally:
            _stop(running)
        raise CommandError("one of the processes ended by itself, so all were stopped")


def _web(host: str, port: int, servers: int, threads: int) -> list[str]:
    target = settings.WSGI_APPLICATION.replace(".application", ":application")
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(servers),
        "--blocking-threads": str(threads),
        "--log-level": "warning",
    }
    flat = [word for option in options.items() for word in option]
    return [sys.executable, "-m", "granian", *flat, "--no-ws", "--respawn-failed-workers", target]


def _refuse_a_taken_address(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"{host}:{port} cannot be had: {error.strerror}") from error


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    # Whoever asks again asks for what is being done.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in running:
        each.terminate()
    for each in running:
        try:
            each.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            each.kill()
