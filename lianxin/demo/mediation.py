"""The mediations of the story: one that the article tells of, and one that is under way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.council.actions import mediation as actions
from lianxin.council.actions.mediation import Dispute, Side
from lianxin.demo.case import World
from lianxin.demo.script import read
from lianxin.demo.timing import MINUTE, Deed, clock
from lianxin.matters.models import Matter
from lianxin.people.queries import actor_of

SLUG = "shimuyuan"
MORNING, AFTERNOON = 9 * 60 + 50, 15 * 60 + 10


@dataclass(slots=True)
class Case:
    world: World
    row: Mapping[str, Any]
    pk: int = 0

    def mediator(self, on: date) -> Actor:
        user = User.objects.get(username=self.row["mediator"])
        return actor_of(user, today=on)


def mediations(world: World, now: datetime) -> Iterator[Deed]:
    told = read("organisations")[SLUG]
    case, row = Case(world, told["mediation"]), told["mediation"]
    opened: date = row["opened"]
    yield Deed(clock(opened, MORNING), "open mediation", partial(_open, case))
    yield Deed(clock(opened, AFTERNOON), "consent", partial(_each, case, actions.consent))
    yield Deed(clock(row["met"], MORNING), "meet", partial(_meet, case))
    yield Deed(clock(row["signed"], MORNING), "draft", partial(_draft, case))
    yield Deed(clock(row["signed"], AFTERNOON), "sign", partial(_each, case, actions.sign))
    for number, (day, words) in enumerate(row["visits"], start=1):
        yield Deed(clock(day, AFTERNOON), "visit", partial(_visit, case, number, words))
    lately = Case(world, told["lately"])
    yield Deed(now - timedelta(days=6), "open mediation", partial(_open, lately))
    yield Deed(now - timedelta(days=5), "consent", partial(_each, lately, actions.consent))
    yield Deed(now - timedelta(days=2), "draft", partial(_draft, lately))


def _open(case: Case, now: datetime) -> None:
    row = case.row
    found = Matter.objects.filter(title=row.get("matter", "")).values_list("pk", flat=True)
    dispute = Dispute(
        title=row["title"],
        words=row["words"],
        mediator_id=case.mediator(local_day(now)).user_id or 0,
        sides=[Side(name, case.world.cast.phone()) for name in row["sides"]],
        matter=found.first(),
    )
    worker = case.world.cast.workers[SLUG][0]
    community = case.world.town.communities[SLUG]
    case.pk = actions.open_mediation(worker, community, dispute, now=now).pk


def _each(case: Case, act: Any, now: datetime) -> None:
    """Both parties' word, as the mediator records it."""
    for position in (1, 2):
        mediator = case.mediator(local_day(now))
        act(mediator, case.pk, position=position, now=now + position * MINUTE)


def _meet(case: Case, now: datetime) -> None:
    mediator = case.mediator(local_day(now))
    meeting = actions.meet(mediator, case.pk, at=now, venue="社区调解室", now=now)
    words = case.row["said"]
    actions.minute(mediator, case.pk, meeting=meeting.pk, words=words, now=now)


def _draft(case: Case, now: datetime) -> None:
    actions.draft(case.mediator(local_day(now)), case.pk, terms=case.row["terms"], now=now)


def _visit(case: Case, number: int, words: str, now: datetime) -> None:
    mediator = case.mediator(local_day(now))
    actions.visit(mediator, case.pk, number=number, is_kept=True, words=words, now=now)
