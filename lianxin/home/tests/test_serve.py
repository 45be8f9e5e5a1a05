import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

PATIENCE_SECONDS = 30

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The real command, in the database of this test."""
    names = connection.settings_dict
    address = (
        f"sqlite:///{names['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres:///{names['HOST']}/{names['NAME']}"
    )
    command = [sys.executable, "-m", "lianxin.config.cli", "serve", "--port", str(port)]
    environment = {**os.environ, "LIANXIN_DATABASE": address, "LIANXIN_DEBUG": "1"}
    with subprocess.Popen(command, env=environment) as process:
        yield process
        process.kill()


def answer_of(port: int, process: subprocess.Popen[bytes]) -> int:
    for _attempt in range(PATIENCE_SECONDS * 10):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
                break
    raise AssertionError("the server never answered")


def test_it_answers_and_stops_when_it_is_told(port, server):
    assert answer_of(port, server) < 500
    server.send_signal(signal.SIGTERM)
    assert server.wait(PATIENCE_SECONDS) == 0


def test_a_taken_port_is_refused_in_words(port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(CommandError, match=f"{port} cannot be had"):
            call_command("serve", port=port)
