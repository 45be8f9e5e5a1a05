"""Real workers send to a real mail server, and one of them is killed on the way."""

import os
import subprocess
import time
from collections.abc import Callable

import pytest
from django.db import connection

from lianxin.core import http
from lianxin.demo.bench.mailbox import mailbox
from lianxin.demo.bench.messages import names, people, queue, worker
from lianxin.notifications import tasks
from lianxin.notifications.models import Delivery, State

SIZE, PATIENCE_SECONDS = 600, 40


def database() -> str:
    """The test's own database, as a process of its own would be told of it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    server, _slash, _name = os.environ["LIANXIN_DATABASE"].rpartition("/")
    return f"{server}/{name}"


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "took too long"
        time.sleep(0.05)


@pytest.mark.django_db(transaction=True)
def test_of_three_workers_one_is_killed_and_no_message_is_lost_or_doubled():
    queue(people(SIZE))
    for _ in range(2):
        tasks.deliver.using(run_after=http.now()).enqueue()
    with mailbox() as box:
        running = [worker(box, "--batch", database=database()) for _ in range(3)]
        try:
            wait_until(lambda: len(box.raw) > SIZE // 4)
            running[0].kill()
            for each in running:
                each.wait(PATIENCE_SECONDS)
            # What the killed one had leased is free once its time is over.
            left = Delivery.objects.filter(state=State.SENDING)
            left.update(due_at=http.now())
            tasks.wake_if_due()
            last: subprocess.Popen[bytes] = worker(box, "--batch", database=database())
            running.append(last)
            last.wait(PATIENCE_SECONDS)
        finally:
            for each in running:
                each.kill()
                each.wait()
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.SENT}
    assert names(box) == SIZE
    assert len(box.raw) <= SIZE + 1, "only the one that was on its way may come twice"
