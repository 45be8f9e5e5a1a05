"""Questions to residents in the story: put, answered by some sixty people, brought to a session."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from faker import Faker

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.council import actions
from lianxin.council.models import Answer, Session
from lianxin.council.tasks.surveying import work_out
from lianxin.demo.case import World
from lianxin.demo.script import read
from lianxin.demo.timing import MINUTE, Deed, clock, dice

DAY = timedelta(days=1)
PASSES = 0.1
ANSWERED = 0.85
"""How many of the statements each answers."""


@dataclass(slots=True)
class Asked:
    """One question being played."""

    world: World
    row: Mapping[str, Any]
    rng: Random
    pk: int = 0
    statements: list[int] = field(default_factory=list)

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][0]

    @property
    def slug(self) -> str:
        return str(self.row["community"])


def questions(world: World, now: datetime) -> Iterator[Deed]:
    """Everything about the questions, from the plan to the agenda."""
    for row in read("opinions"):
        asked = Asked(world, row, dice("opinions", row["title"]))
        opens = row.get("opens") or local_day(now) - row["opens_ago"] * DAY
        closes = row.get("closes") or local_day(now) + row["closes_in"] * DAY
        yield Deed(clock(opens, 9 * 60), "ask", partial(_ask, asked, closes))
        yield from _answers(asked, opens, min(closes, local_day(now) - DAY))
        if row.get("coming"):
            # Between the plan of the coming session and its notice.
            yield Deed(now - 95 * MINUTE, "survey", partial(_survey, asked))
            yield Deed(now - 85 * MINUTE, "raise", partial(_raise, asked))
        else:
            yield Deed(clock(closes + DAY, 9 * 60), "survey", partial(_survey, asked))


def _answers(asked: Asked, opens: date, closes: date) -> Iterator[Deed]:
    """So many sheets and so many phones, spread over the days."""
    names = Faker("zh_CN")
    names.seed_instance(asked.row["title"])
    camps = [camp for camp, size in enumerate(asked.row["camps"]) for _ in range(size)]
    asked.rng.shuffle(camps)
    days = (closes - opens).days
    for number, camp in enumerate(camps):
        day = opens + DAY * (1 + number * max(days - 1, 1) // len(camps))
        at = clock(day, 9 * 60 + 10 + number % 40 * 12)
        who = (names.name(), asked.world.cast.phone())
        yield Deed(at, "answer", partial(_answer, asked, camp, who))


def _ask(asked: Asked, closes: date, now: datetime) -> None:
    row, world = asked.row, asked.world
    community = world.town.communities[row["community"]]
    made = actions.Asking(row["title"], closes, row["words"])
    asked.pk = actions.ask(asked.worker, community, made, now=now).pk
    texts = [text for text, _odds in row["statements"]]
    seeded = actions.seed(asked.worker, asked.pk, texts, now=now)
    asked.statements = [each.pk for each in seeded]
    actions.open_question(asked.worker, asked.pk, now=now)


def _answer(asked: Asked, camp: int, who: tuple[str, str], now: datetime) -> None:
    rng = asked.rng
    given = {}
    for pk, (_text, odds) in zip(asked.statements, asked.row["statements"], strict=True):
        if rng.random() > ANSWERED:
            continue
        agrees = rng.random() * 100 < odds[camp]
        passes = rng.random() < PASSES
        given[pk] = Answer.PASS if passes else Answer.AGREE if agrees else Answer.DISAGREE
    name, phone = who
    actions.enter_paper(asked.worker, asked.pk, given, name=name, phone=phone, now=now)


def _survey(asked: Asked, now: datetime) -> None:
    work_out(asked.pk, now=now)


def _raise(asked: Asked, now: datetime) -> None:
    name = next(row["name"] for row in read("councils") if row["community"] == asked.slug)
    planned = Session.objects.filter(council__name=name, state="draft").latest("pk")
    actions.raise_at(asked.worker, asked.pk, session_id=planned.pk, now=now)
