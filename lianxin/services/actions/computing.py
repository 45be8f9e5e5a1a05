"""Having a half-day worked out, which takes some seconds."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from lianxin.core.actor import CLOCK
from lianxin.services.actions.taking import put
from lianxin.services.models import (
    WAITING,
    DayPlan,
    HelpRequest,
    PlanState,
    Visit,
)
from lianxin.services.queries.planning import Question, question
from lianxin.services.queries.rates import moment
from lianxin.services.rules.requests import REQUEST_FLOW
from lianxin.services.solving.problem import Problem

SOLVER = "lianxin.services.solving.worker"
BREATH_SECONDS = 0.5
"""Between two tellings of how far it is."""
SPARE_SECONDS = 60
"""How much longer than it was given the solver may take on a slow machine."""

Solve = Callable[[Problem, Callable[[float], None]], dict[str, list[Any]]]


def apart(problem: Problem, telling: Callable[[float], None]) -> dict[str, list[Any]]:
    """Solve it in a process of its own, which takes its memory along when it ends.

    Raises CalledProcessError or TimeoutExpired where it fails.
    """
    told: str | None = json.dumps(asdict(problem))
    command = [sys.executable, "-m", SOLVER]
    with subprocess.Popen(  # noqa: S603  # our own program; what it is told goes in as data
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        spent = 0.0
        while True:
            try:
                answer, _errors = process.communicate(told, timeout=BREATH_SECONDS)
                break
            except subprocess.TimeoutExpired:
                told, spent = None, spent + BREATH_SECONDS
                telling(spent / (problem.seconds + 1))
                if spent > problem.seconds + SPARE_SECONDS:
                    process.kill()
                    raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    found: dict[str, list[Any]] = json.loads(answer)
    return found


def compute(pk: int, revision: int, *, clock: Callable[[], datetime], solve: Solve = apart) -> None:
    """Work a half-day out, once however often it runs; nobody waits in a transaction for it."""
    plans = DayPlan.objects.filter(pk=pk, revision=revision, state=PlanState.COMPUTING)
    plan = plans.select_related("community__subdistrict").first()
    if plan is None:
        return
    asked = question(plan)
    try:
        answer = solve(asked.problem, partial(_tell, plans))
    except subprocess.SubprocessError:
        plans.update(state=PlanState.FAILED)
        return
    _keep(pk, revision, asked, answer, now=clock())


def _tell(plans: "QuerySet[DayPlan]", share: float) -> None:
    plans.update(progress=min(99, int(100 * share)))


@transaction.atomic
def _keep(
    pk: int,
    revision: int,
    asked: Question,
    answer: dict[str, list[Any]],
    *,
    now: datetime,
) -> None:
    """Put what was found in the place of what was planned and not promised."""
    plan = (
        DayPlan.objects.select_for_update(of=("self",))
        .select_related("community")
        .filter(pk=pk, revision=revision, state=PlanState.COMPUTING)
        .first()
    )
    if plan is None:
        return
    _keep_stops(plan, answer["stops"], now=now)
    plan.left_out = [*asked.left_out, *answer["left_out"]]
    plan.state, plan.progress, plan.ready_at = PlanState.READY, 100, now
    plan.save()


def _keep_stops(plan: DayPlan, stops: list[Any], *, now: datetime) -> None:
    told = [stop for stop in stops if stop["key"] > 0]
    waiting = HelpRequest.objects.select_for_update(of=("self",)).filter(
        pk__in=[stop["key"] for stop in told], state__in=sorted(WAITING)
    )
    found = {each.pk: each for each in waiting}
    # Who withdrew or was promised another time meanwhile is left where they are.
    kept = [stop for stop in told if stop["key"] in found]
    Visit.objects.bulk_create(
        Visit(
            community=plan.community,
            request=found[stop["key"]],
            member_id=stop["visitor"],
            day=plan.day,
            half=plan.half,
            starts_at=moment(plan.day, stop["starts"]),
            ends_at=moment(plan.day, stop["ends"]),
            metres=stop["metres"],
        )
        for stop in kept
    )
    for stop in kept:
        request = found[stop["key"]]
        step = REQUEST_FLOW.require("plan", CLOCK, request)
        put(CLOCK, request, step, now=now, day=plan.day.isoformat(), half=plan.half)
