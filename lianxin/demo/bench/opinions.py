"""A question that ten thousand people answered, as the worker works its landscape out."""

import resource
import time
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from lianxin.core import http
from lianxin.council.models import Answer, Participant, Question, QuestionState, Statement
from lianxin.council.models import StatementState as S
from lianxin.council.tasks.surveying import work_out
from lianxin.people.models import Person
from lianxin.places.models import Community, Subdistrict

PEOPLE, STATEMENTS, ANSWERED = 10_000, 500, 0.1
"""Each answers a tenth of the statements: fifty, which is many for a person with a phone."""
GOAL_SECONDS = 10.0
CAMPS = 3


@dataclass(frozen=True, slots=True)
class Took:
    people: int
    statements: int
    answers: int
    groups: int
    seconds: float
    peak: int

    @property
    def is_reached(self) -> bool:
        return self.seconds <= GOAL_SECONDS


def measure(people: int = PEOPLE, statements: int = STATEMENTS) -> Took:
    """Fill an empty database and work the landscape out once."""
    question = _ask(people, statements)
    began = time.perf_counter()
    made = work_out(question.pk, now=http.now())
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    groups = len(made.told["groups"])
    return Took(people, statements, made.answers, groups, took, peak)


def _ask(people: int, statements: int) -> Question:
    street = Subdistrict.objects.create(name="测量街道", code="370102001", district="", city="")
    place = Community.objects.create(
        subdistrict=street, name="测量社区", slug="bench", code="370102001001", prefix="BENCH"
    )
    now = http.now()
    question = Question.objects.create(
        community=place,
        title="测量",
        closes_on=http.today() + timedelta(days=9),
        state=QuestionState.OPEN,
        opened_at=now,
    )
    _answer(question, people, statements)
    return question


def _answer(question: Question, people: int, statements: int) -> None:
    now = http.now()
    texts = Statement.objects.bulk_create(
        Statement(question=question, text=f"第{n}条", state=S.SHOWN, said_at=now, decided_at=now)
        for n in range(statements)
    )
    persons = Person.objects.bulk_create(
        [Person(community=question.community, known_since=now) for _ in range(people)],
        batch_size=2_000,
    )
    joined = Participant.objects.bulk_create(
        [Participant(question=question, person=each, joined_at=now) for each in persons],
        batch_size=2_000,
    )
    rng = np.random.default_rng(1)
    leans = rng.choice([-1, 0, 1], size=(CAMPS, statements))
    for start in range(0, people, 500):
        Answer.objects.bulk_create(
            [
                Answer(participant=who, statement=texts[column], choice=choice, answered_at=now)
                for number, who in enumerate(joined[start : start + 500], start=start)
                for column, choice in _said(rng, leans[number % CAMPS])
            ],
            batch_size=5_000,
        )


def _said(rng: np.random.Generator, lean: npt.NDArray[np.int_]) -> list[tuple[int, int]]:
    """Some of the statements, mostly answered as one's camp would."""
    asked = np.flatnonzero(rng.random(len(lean)) < ANSWERED)
    own = np.where(
        rng.random(len(asked)) < 0.7, lean[asked], rng.choice([-1, 0, 1], size=len(asked))
    )
    return list(zip(asked.tolist(), own.tolist(), strict=True))


def lines(took: Took) -> list[str]:
    size = f"{took.people:,} people × {took.statements:,} statements"
    goal = f"(goal {GOAL_SECONDS:.0f} s)"
    return [
        f"opinions: {size}, {took.answers:,} answers, {took.groups} groups",
        f"  worked out in {took.seconds:.1f} s {goal}, {took.peak} MiB at most",
    ]
