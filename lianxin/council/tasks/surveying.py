"""Working out what a question's answers say; pages show the last that was worked out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task

from lianxin.core import http
from lianxin.core.http import local_day
from lianxin.core.lazy import lazily
from lianxin.council.models import (
    Landscape,
    Question,
    Standing,
    Statement,
    StatementState,
)
from lianxin.council.queries.opinions import SMALLEST_CELL, answers_of, count_of

if TYPE_CHECKING:
    import numpy as np

    from lianxin.council.solving import landscape
else:
    np, landscape = lazily("numpy"), lazily("lianxin.council.solving.landscape")

ANSWERED = (StatementState.SHOWN, StatementState.TAKEN_DOWN)


@task()
def survey_question(pk: int) -> None:
    """Bring a question's landscape up to date, if any answer is newer."""
    now = http.now()
    if Question.objects.filter(pk=pk, stale_at__isnull=False).exists():
        work_out(pk, now=now)


def work_out(pk: int, *, now: datetime) -> Landscape:
    """Read all answers, work, and put what was found in the place of the last.

    What comes while it works is behind again, hence the mark is taken away first.
    """
    Question.objects.filter(pk=pk).update(stale_at=None)
    question = Question.objects.select_related("community__subdistrict").get(pk=pk)
    least = count_of(question, SMALLEST_CELL, on=local_day(now))
    answers = read_answers(pk)
    found = landscape.survey(answers, least=least)
    return _keep(question, found, int((~np.isnan(answers.values)).sum()), now=now)


def read_answers(pk: int) -> landscape.Answers:
    """Everybody's answers to what is or was shown, as a table."""
    columns = list(
        Statement.objects.filter(question_id=pk, state__in=ANSWERED)
        .order_by("pk")
        .values_list("pk", "state")
    )
    statements = [each for each, _state in columns]
    withdrawn = [index for index, (_pk, state) in enumerate(columns) if state != ANSWERED[0]]
    rows = answers_of(pk).filter(statement__state__in=ANSWERED).order_by("participant_id")
    told = rows.values_list("participant_id", "statement_id", "choice")
    table = np.fromiter(told.iterator(chunk_size=20_000), dtype=np.dtype((np.int64, 3)))
    people, where = np.unique(table[:, 0], return_inverse=True)
    values = np.full((len(people), len(statements)), np.nan)
    values[where, np.searchsorted(statements, table[:, 1])] = table[:, 2]
    return landscape.Answers(people.tolist(), statements, values, frozenset(withdrawn))


@transaction.atomic
def _keep(question: Question, found: landscape.Found, answers: int, *, now: datetime) -> Landscape:
    made, _is_new = Landscape.objects.update_or_create(
        question=question,
        defaults={
            "made_at": now,
            "people": found.told["people"],
            "answers": answers,
            "told": found.told,
        },
    )
    Standing.objects.filter(participant__question=question).delete()
    Standing.objects.bulk_create(
        [
            Standing(participant_id=who, group=group, x=x, y=y)
            for who, group, x, y in found.standings
        ],
        batch_size=2_000,
    )
    known = {pk: Statement(pk=pk, priority=value) for pk, value in found.priorities}
    Statement.objects.bulk_update(known.values(), ["priority"], batch_size=200)
    return made
