"""The year's relief, as one community of the article had it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from lianxin.core.http import local_day
from lianxin.council.models import Resolution
from lianxin.demo.hall import Hall, moment_of
from lianxin.demo.timing import Deed, clock
from lianxin.funds import actions as funds
from lianxin.funds.models import Budget, Fund, Use
from lianxin.services import actions

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
FUNDED = date(2015, 4, 20)


def relief(hall: Hall, now: datetime) -> Iterator[Deed]:
    """What was asked for, checked, decided and paid; nothing of it after `now`."""
    yield from _fund(hall)
    for number, told in enumerate(hall.row["relief"]):
        yield from _relief(hall, told, number)
    yield from _refused(hall, hall.row["refused"])
    yield from _relief_now(hall, now)


def _fund(hall: Hall) -> Iterator[Deed]:
    """A project of the fund out of which relief is paid piece by piece: each step in its turn."""
    street = hall.world.cast.street
    held: dict[str, int] = {}
    steps: list[tuple[int, Callable[[datetime], object]]] = [
        (0, partial(_draft, hall, held)),
        (1, lambda now: funds.propose(hall.workers[0], held["project"], now=now)),
        (2, lambda now: funds.agree(hall.lead, held["project"], words="居委会同意", now=now)),
        (5, lambda now: funds.approve(street, held["project"], now=now)),
        (6, lambda now: funds.announce(hall.workers[0], held["project"], now=now)),
        (25, partial(_deliver, hall, held)),
    ]
    for days, do in steps:
        yield Deed(clock(FUNDED + days * DAY, 14 * 60), "relief fund", do)


def _draft(hall: Hall, held: dict[str, int], now: datetime) -> None:
    row, year = hall.row["fund"], local_day(now).year
    fund = Fund.objects.filter(community=hall.community).first() or funds.found(
        hall.lead, hall.community, name=row["name"], since=date(year, 1, 1), now=now
    )
    budget = Budget.objects.filter(fund=fund, year=year).first()
    if budget is None:
        budget = funds.propose_budget(
            hall.workers[0],
            fund.pk,
            year=year,
            amount=row["yuan"] * 1000,
            source=row["source"],
            now=now,
        )
        funds.approve_budget(hall.world.cast.street, budget.pk, now=now)
    resolution = Resolution.objects.filter(
        item__session__council__community=hall.community
    ).earliest("pk")
    told = funds.Proposal(
        title=row["project"],
        words=row["words"],
        use=Use.URGENT,
        resolution_id=resolution.pk,
        is_standing=True,
        quotes_reason="发给个人，不用询价",
    )
    cost = [funds.Cost("临时救济", 1, "年", row["yuan"] * 100)]
    held["project"] = funds.draft(hall.workers[0], budget.pk, told, cost, now=now).pk


def _deliver(hall: Hall, held: dict[str, int], now: datetime) -> None:
    funds.deliver(hall.workers[0], held["project"], now=now)
    hall.project = held["project"]


def _asking(hall: Hall, told: Mapping[str, Any], number: int) -> actions.Asking:
    who = hall.neighbour(number + 40)
    return actions.Asking(
        place=hall.home(number),
        door=told["door"],
        hardship=told["hardship"],
        words=told["words"],
        proof=told["proof"],
        asked_fen=told["yuan"] * 100,
        may_keep=True,
        name=who.name,
        phone=who.phone,
        paper="本人签的申请",
    )


def _ask(
    hall: Hall, told: Mapping[str, Any], number: int, held: dict[str, int], now: datetime
) -> None:
    asked = actions.ask_relief(
        hall.workers[0], hall.community, _asking(hall, told, number), now=now
    )
    held["relief"] = asked.pk


def _check(hall: Hall, held: dict[str, int], is_so: bool, now: datetime) -> None:
    words = "看了凭证，家里情况和说的一样。" if is_so else "家里正常，是想装修。"
    for worker in hall.workers[:2]:
        actions.check(worker, held["relief"], is_so=is_so, words=words, now=now)


def _relief(hall: Hall, told: Mapping[str, Any], number: int) -> Iterator[Deed]:
    begun, held = moment_of(told["at"]), dict[str, int]()
    yield Deed(begun, "ask relief", partial(_ask, hall, told, number, held))
    yield Deed(begun + 2 * DAY, "check", partial(_check, hall, held, True))
    yield Deed(begun + 6 * DAY, "grant", partial(_grant, hall, told, held))
    yield Deed(begun + 14 * DAY, "pay", partial(_pay, hall, number, held))


def _grant(hall: Hall, told: Mapping[str, Any], held: dict[str, int], now: datetime) -> None:
    on = local_day(now)
    minute = f"居委会{on.year}年{on.month}月评议会"
    decision = actions.Decision("committee", on, minute, told["granted"] * 100)
    actions.grant(hall.lead, held["relief"], decision, now=now)


def _pay(hall: Hall, number: int, held: dict[str, int], now: datetime) -> None:
    actions.pay_relief(hall.lead, held["relief"], project_id=hall.project, now=now)
    name = hall.neighbour(number + 40).name
    actions.receive(hall.workers[0], held["relief"], signed_by=name, now=now + HOUR)


def _refused(hall: Hall, told: Mapping[str, Any]) -> Iterator[Deed]:
    begun, held = moment_of(told["at"]), dict[str, int]()
    yield Deed(begun, "ask relief", partial(_ask, hall, told, 5, held))
    yield Deed(begun + 2 * DAY, "check", partial(_check, hall, held, False))
    yield Deed(begun + 6 * DAY, "refuse", partial(_refuse, hall, told, held))


def _refuse(hall: Hall, told: Mapping[str, Any], held: dict[str, int], now: datetime) -> None:
    actions.refuse_relief(hall.lead, held["relief"], words=told["why"], now=now)


def _relief_now(hall: Hall, now: datetime) -> Iterator[Deed]:
    """One that is posted today, and one that waits for the second to go."""
    one, two = dict[str, int](), dict[str, int]()
    first, second = hall.row["relief"][0], hall.row["relief"][3]
    yield Deed(now - 6 * DAY, "ask relief", partial(_ask, hall, first, 8, one))
    yield Deed(now - 4 * DAY, "check", partial(_check, hall, one, True))
    yield Deed(now - 3 * HOUR, "grant", partial(_grant, hall, first, one))
    yield Deed(now - DAY, "ask relief", partial(_ask, hall, second, 9, two))
