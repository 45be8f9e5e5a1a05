from datetime import UTC, datetime, timedelta

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lianxin.home.tasks import plan_sweep, sweep

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def rounds_waiting() -> list[datetime]:
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return list(waiting.values_list("run_after", flat=True))


def test_planning_while_a_round_waits_adds_none():
    plan_sweep(at=MONDAY)
    plan_sweep(at=MONDAY + timedelta(minutes=1))
    assert rounds_waiting() == [MONDAY]


def test_a_round_sets_the_next_one_by_itself():
    sweep.call()
    assert len(rounds_waiting()) == 1
