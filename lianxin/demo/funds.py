"""The special funds of the story: the year's money, the residents' votes, and every payment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from lianxin.core.actor import CLOCK, Actor
from lianxin.core.http import local_day
from lianxin.core.workdays import add_workdays
from lianxin.demo.case import World
from lianxin.demo.script import read
from lianxin.demo.timing import Deed, clock, dice
from lianxin.funds import actions
from lianxin.funds.models import Budget, Overseer, Project, Vote, VoteState
from lianxin.funds.queries.voting import election
from lianxin.funds.solving.recount import told
from lianxin.party.models import Meeting, MeetingKind
from lianxin.places.models import Community

YUAN, TEN = 100, 10
BEGUN = date(2015, 1, 12)
NINE, TWO = 9 * 60, 14 * 60


@dataclass(slots=True)
class Purse:
    """One community's fund while it is being played."""

    world: World
    row: Mapping[str, Any]
    rng: Random
    year: int = 2015
    budget: int = 0
    vote: int = 0
    projects: dict[str, int] = field(default_factory=dict)

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.row["community"]]

    @property
    def secretary(self) -> Actor:
        return self.world.cast.secretaries[self.row["community"]]

    @property
    def workers(self) -> list[Actor]:
        return self.world.cast.workers[self.row["community"]]

    @property
    def street(self) -> Actor:
        return self.world.cast.street

    def day(self, told_day: str) -> date:
        month, day = map(int, told_day.split("-"))
        return date(self.year, month, day)


def funds(world: World, now: datetime) -> Iterator[Deed]:
    """Every fund's year, and the vote that runs now."""
    told_all = read("funds")
    for row in told_all["communities"]:
        purse = Purse(world, row, dice("funds", row["community"]))
        yield Deed(clock(BEGUN, NINE), "found a fund", partial(_found, purse))
        if row["projects"]:
            yield from _year(purse)
    yield from _lately(world, told_all["lately"], now)


def _found(purse: Purse, now: datetime) -> None:
    row = purse.row
    fund = actions.found(
        purse.secretary,
        purse.community,
        name=row["name"],
        words=row["words"],
        since=BEGUN,
        now=now,
    )
    for name in row["overseers"]:
        actions.seat_overseer(purse.secretary, purse.community.pk, name=name, since=BEGUN, now=now)
    _grant(purse, fund.pk, now)


def _grant(purse: Purse, fund_id: int, now: datetime) -> None:
    budget = actions.propose_budget(
        purse.workers[0],
        fund_id,
        year=purse.year,
        amount=purse.row["yuan"] * YUAN,
        source=purse.row["source"],
        now=now,
    )
    purse.budget = actions.approve_budget(purse.street, budget.pk, now=now).pk


def _year(purse: Purse) -> Iterator[Deed]:
    vote = purse.row["vote"]
    opens, closes = purse.day(vote["opens"]), purse.day(vote["closes"])
    for number, row in enumerate(purse.row["projects"]):
        at = clock(opens - timedelta(days=14), NINE + number)
        yield Deed(at, f"propose {row['title']}", partial(_propose, purse, row))
    yield Deed(clock(opens, NINE), "open a vote", partial(_open, purse, vote, closes))
    yield Deed(clock(opens, TWO), "cast ballots", partial(_cast, purse, vote["online"]))
    yield Deed(clock(closes, TWO), "enter papers", partial(_papers, purse, vote["paper"]))
    yield Deed(clock(closes + timedelta(days=3), NINE), "declare", partial(_declare, purse))
    for number, row in enumerate(purse.row["projects"]):
        if "paid" in row:
            yield from _carried_out(purse, row, closes, number)


def _propose(purse: Purse, row: Mapping[str, Any], now: datetime) -> None:
    worker = purse.workers[0]
    met = Meeting.objects.filter(
        community=purse.community, kind=MeetingKind.MEMBERS, closed_at__lte=now
    ).last()
    made = actions.Proposal(
        title=row["title"],
        words=row["words"],
        use=row["use"],
        asked_by=row["asked_by"],
        meeting_id=met.pk if met else None,
        is_standing=row.get("standing", False),
        use_reason=row.get("use_reason", ""),
        quotes_reason="" if "quotes" in row else "按居民报名的数目办，价格是定好的。",
    )
    costs = [
        actions.Cost(what, count, unit, yuan * YUAN) for what, count, unit, yuan in row["costs"]
    ]
    project = actions.draft(worker, purse.budget, made, costs, now=now)
    for supplier, yuan in row.get("quotes", ()):
        actions.quote(worker, project.pk, supplier=supplier, amount=yuan * YUAN, now=now)
    purse.projects[row["title"]] = actions.propose(worker, project.pk, now=now).pk


def _open(purse: Purse, vote: Mapping[str, Any], closes: date, now: datetime) -> None:
    made = actions.Plan(
        title=vote["title"],
        amount=vote["yuan"] * YUAN,
        closes_on=closes,
        project_ids=list(purse.projects.values()),
        most_choices=vote["most"],
        unit=vote["unit"],
        rule=vote["rule"],
    )
    worker = purse.workers[0]
    planned = actions.plan_vote(worker, purse.budget, made, now=now)
    purse.vote = actions.open_vote(worker, planned.pk, now=now).pk


def _choice(purse: Purse, most: int) -> dict[int, int]:
    """What one voter chooses, by how much each is wanted."""
    rows = list(enumerate(purse.row["projects"], start=1))
    wanted = [number for number, row in rows if purse.rng.randrange(TEN) < row["wanted"]]
    purse.rng.shuffle(wanted)
    chosen = wanted[:most] or [purse.rng.choice(rows)[0]]
    return dict.fromkeys(chosen, 1)


def _door(number: int) -> str:
    return f"{1 + number // 12}号楼{1 + number // 6 % 2}单元{101 + number % 6 * 100}"


def _cast(purse: Purse, count: int, now: datetime) -> None:
    known = purse.world.cast.with_account(purse.row["community"])[:count]
    most = Vote.objects.get(pk=purse.vote).most_choices
    for number, who in enumerate(known):
        actor = who.acts(local_day(now))
        given = _choice(purse, most)
        actions.cast(actor, purse.vote, given, now=now, door=_door(100 + number))


def _papers(purse: Purse, count: int, now: datetime) -> None:
    """Each is read by two."""
    most = Vote.objects.get(pk=purse.vote).most_choices
    for number in range(1, count + 1):
        given = _choice(purse, most)
        for who in (purse.workers[0], purse.secretary):
            actions.enter_paper(
                who, purse.vote, paper=number, voter=_door(number), points=given, now=now
            )


def _declare(purse: Purse, now: datetime) -> None:
    vote = Vote.objects.select_related("community", "budget").get(pk=purse.vote)
    if vote.state == VoteState.OPEN:
        vote = actions.close_vote(CLOCK, vote.pk, now=now)
    actions.keep_count(vote.pk, told(election(vote), vote.rule), now=now)
    actions.declare(purse.secretary, vote.pk, now=now)


def _carried_out(purse: Purse, row: Mapping[str, Any], closes: date, number: int) -> Iterator[Deed]:
    """From the decision to the result, for what the vote chose."""
    agreed = add_workdays(closes, 5)
    begun = add_workdays(agreed, 8)
    payments = [*row["paid"], *([row["wrong"]] if "wrong" in row else [])]
    days = sorted(purse.day(each[0]) for each in payments)
    yield Deed(clock(agreed, NINE + number), "agree", partial(_agree, purse, row))
    yield Deed(clock(begun, NINE + number), "deliver", partial(_deliver, purse, row))
    accepted = days[-1] if row.get("standing") else days[0]
    yield Deed(clock(accepted, NINE + number), "accept", partial(_accept, purse, row))
    for index, each in enumerate(payments):
        at = clock(purse.day(each[0]), (NINE - 60 if row.get("standing") else TWO) + index)
        yield Deed(at, f"pay {each[4]}", partial(_pay, purse, row, each))
    last = clock(add_workdays(days[-1], 3), TWO + number)
    yield Deed(last, "publish", partial(_publish, purse, row))


def _is_on(purse: Purse, row: Mapping[str, Any]) -> Project | None:
    """The project, unless the vote did not choose it."""
    found = Project.objects.get(pk=purse.projects[row["title"]])
    return None if found.state == "unchosen" else found


def _agree(purse: Purse, row: Mapping[str, Any], now: datetime) -> None:
    if project := _is_on(purse, row):
        words = "居委会会议同意按居民投票的结果办。"
        actions.agree(purse.secretary, project.pk, words=words, now=now)
        actions.approve(purse.street, project.pk, now=now)
        actions.announce(purse.workers[0], project.pk, now=now)


def _deliver(purse: Purse, row: Mapping[str, Any], now: datetime) -> None:
    if project := _is_on(purse, row):
        actions.deliver(purse.workers[0], project.pk, now=now)


def _accept(purse: Purse, row: Mapping[str, Any], now: datetime) -> None:
    if project := _is_on(purse, row):
        overseers = Overseer.objects.filter(community=purse.community).order_by("pk")
        neighbours = purse.world.cast.neighbours[purse.row["community"]]
        actions.accept(
            purse.workers[0],
            project.pk,
            residents=[each.name for each in purse.rng.sample(neighbours, 2)],
            overseer_ids=[overseers[0].pk],
            now=now,
        )


def _pay(purse: Purse, row: Mapping[str, Any], paid: list[Any], now: datetime) -> None:
    if (project := _is_on(purse, row)) is None:
        return
    _day, yuan, payee, kind, words, receipt, *accepted = paid
    made = actions.Payment(
        amount=round(yuan * YUAN),
        payee=payee,
        payee_kind=kind,
        words=words,
        receipt_number=receipt,
        accepted_by=accepted[0] if accepted else "",
        key=UUID(int=purse.rng.getrandbits(128), version=4),
    )
    voucher = actions.spend(purse.workers[0], project.pk, made, now=now)
    if paid == row.get("wrong"):
        why = "同一张课时单报了两次"
        actions.reverse(purse.secretary, voucher.pk, words=why, now=now)


def _publish(purse: Purse, row: Mapping[str, Any], now: datetime) -> None:
    if project := _is_on(purse, row):
        actions.publish(purse.workers[0], project.pk, words=row["result"], now=now)


def _lately(world: World, row: Mapping[str, Any], now: datetime) -> Iterator[Deed]:
    """A vote that runs on the day of the demo, for a reader to cast a ballot."""
    purse = Purse(world, row, dice("funds", "lately"), year=local_day(now).year)
    begun = clock(add_workdays(local_day(now), -12), NINE)
    yield Deed(begun, "grant this year's money", partial(_grant_lately, purse))
    for number, each in enumerate(row["projects"], start=1):
        at = begun + timedelta(hours=number)
        yield Deed(at, f"propose {each['title']}", partial(_propose, purse, each))
    vote = {"title": row["title"], "yuan": row["share"], "most": 2, "unit": "person"}
    closes = local_day(now) + timedelta(days=10)
    opens = clock(add_workdays(local_day(now), -4), NINE)
    made = partial(_open, purse, {**vote, "rule": "equal"}, closes)
    yield Deed(opens, "open this year's vote", made)
    at = opens + timedelta(hours=5)
    yield Deed(at, "cast ballots", partial(_cast, purse, row["online"]))


def _grant_lately(purse: Purse, now: datetime) -> None:
    found = Budget.objects.filter(community=purse.community).latest("year")
    _grant(purse, found.fund_id, now)
