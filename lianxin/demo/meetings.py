"""The councils of the story: how they are founded, and every session from its plan to its
published minutes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from random import Random
from typing import Any

from lianxin.accounts.actions import open_account
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.core.workdays import add_workdays
from lianxin.council import actions
from lianxin.council.models import AgendaItem, Choice, Member, MemberKind, SeatState, Session
from lianxin.demo.case import World
from lianxin.demo.script import read
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.people.actions import meet

NOON = 12 * 60
OPENS = 14 * 60 + 30
NOTICE_DAYS = 3
COMING_DAYS = 4
ITEM_MINUTES = 22
HALF = Fraction(1, 2)
LEAVES_BEFORE = 2
"""Before which item those go who have to leave early."""


@dataclass(slots=True)
class Table:
    """A community's council, and who runs it."""

    world: World
    row: Mapping[str, Any]
    pk: int = 0

    @property
    def slug(self) -> str:
        return str(self.row["community"])

    @property
    def secretary(self) -> Actor:
        return self.world.cast.secretaries[self.slug]

    @property
    def worker(self) -> Actor:
        return self.world.cast.workers[self.slug][0]


@dataclass(slots=True)
class Sitting:
    """One session being played."""

    table: Table
    row: Mapping[str, Any]
    rng: Random
    pk: int = 0
    items: list[int] = field(default_factory=list)
    """In the order of the story's agenda."""

    @property
    def worker(self) -> Actor:
        return self.table.worker

    def session(self) -> Session:
        return Session.objects.get(pk=self.pk)

    def present(self) -> list[Member]:
        seats = self.session().seats.filter(state=SeatState.PRESENT).order_by("pk")
        return [seat.member for seat in seats.select_related("member")]


def meetings(world: World, now: datetime) -> Iterator[Deed]:
    """Everything that happens in the councils; the coming session is told of shortly before
    `now`.
    """
    for row in read("councils"):
        table = Table(world, row)
        founded = clock(row["founded"], NOON)
        yield Deed(founded, "found", partial(_found, table))
        for told in row["sessions"]:
            yield from held(table, told)
        if coming := row.get("coming"):
            day = local_day(now) + timedelta(days=COMING_DAYS)
            sitting = Sitting(table, {"at": day, "agenda": coming}, dice(table.slug, "coming"))
            yield Deed(now - 90 * MINUTE, "plan", partial(_plan, sitting))
            yield Deed(now - 80 * MINUTE, "notify", partial(_notify, sitting))


def _found(table: Table, now: datetime) -> None:
    row, community = table.row, table.world.town.communities[table.slug]
    charter = actions.Charter(
        name=row["name"],
        quorum=HALF,
        majority=HALF,
        notice_days=NOTICE_DAYS,
        is_secret=row.get("secret", False),
        way=row["way"],
        duties=tuple(row["duties"]),
        promises=tuple(row["promises"]),
    )
    since = local_day(now)
    council = actions.found(table.secretary, community, charter, founded_on=since, now=now)
    table.pk = council.pk
    until = since.replace(year=since.year + 5) - timedelta(days=1)
    actions.begin_term(table.secretary, council.pk, since=since, until=until, now=now)
    for seating in _seatings(table, now):
        actions.admit(table.secretary, council.pk, seating, since=since, now=now)


def _seatings(table: Table, now: datetime) -> Iterator[actions.Seating]:
    yield actions.Seating(
        name=table.secretary.name,
        kind=MemberKind.PARTY,
        organisation="社区党委",
        username=f"{table.slug}-shuji",
        is_office_holder=True,
        is_chair=True,
    )
    login = _member_account(table, now)
    for kind, people in table.row["members"].items():
        for person in people:
            name, _slash, organisation = person.partition("/")
            yield actions.Seating(name, kind, organisation, username=login)
            login = ""


def _member_account(table: Table, now: datetime) -> str:
    """The first of the residents' members can sign in, and is known to the community."""
    login = str(table.row["login"])
    name = table.row["members"]["resident"][0]
    user = open_account(CLOCK, username=login, name=name, now=now)
    meet(table.world.town.communities[table.slug].pk, now=now, name=name, user_id=user.pk)
    return login


def held(table: Table, told: Mapping[str, Any]) -> Iterator[Deed]:
    sitting = Sitting(table, told, dice(table.slug, str(told["at"])))
    day: date = told["at"]
    told_on = day - timedelta(days=told.get("notice", NOTICE_DAYS + 1))
    yield Deed(clock(told_on, 10 * 60), "plan", partial(_plan, sitting))
    yield Deed(clock(told_on, 10 * 60 + 20), "notify", partial(_notify, sitting))
    at = clock(day, OPENS)
    yield Deed(at, "open", partial(_open, sitting))
    for index, item in enumerate(told["agenda"]):
        if index == LEAVES_BEFORE and told.get("leaving"):
            yield Deed(at + 2 * MINUTE, "leave", partial(_leave, sitting))
        for minutes, what in enumerate(_courses(item), start=1):
            yield Deed(at + 3 * minutes * MINUTE, "item", partial(what, sitting, index))
        at += ITEM_MINUTES * MINUTE
        if "finished" in item:
            finished = clock(item["finished"][0], NOON)
            yield Deed(finished, "finish", partial(_finish, sitting, index))
    yield Deed(at, "adjourn", partial(_adjourn, sitting))
    approved, published = add_workdays(day, 1), add_workdays(day, 2)
    yield Deed(clock(approved, 10 * 60), "approve", partial(_approve, sitting))
    yield Deed(clock(published, 15 * 60), "publish", partial(_publish, sitting))


def _courses(item: Mapping[str, Any]) -> list[Any]:
    if "motion" in item:
        return [_call, _move, _put, _enter, _declare]
    return [_call, _refer if "referred" in item else _conclude]


def _plan(sitting: Sitting, now: datetime) -> None:
    table, row = sitting.table, sitting.row
    chair = Member.objects.get(council_id=table.pk, is_chair=True)
    made = actions.Plan(
        starts_at=clock(row["at"], OPENS).astimezone(LOCAL),
        venue=table.row["venue"],
        chair_id=chair.pk,
        invited=tuple(row.get("invited", ("residents", "committee"))),
        guests=row.get("guests", ""),
    )
    sitting.pk = actions.plan(sitting.worker, table.pk, made, now=now).pk
    sitting.items = [_add(sitting, item, now) for item in row["agenda"]]


def _add(sitting: Sitting, item: Mapping[str, Any], now: datetime) -> int:
    if title := item.get("question"):
        return actions.add_question(sitting.worker, sitting.pk, title=title, now=now).pk
    case = sitting.table.world.cases[item["matter"]]
    return actions.add_matters(sitting.worker, sitting.pk, [case.pk], now=now)[0].pk


def _notify(sitting: Sitting, now: datetime) -> None:
    actions.notify(sitting.worker, sitting.pk, now=now)


def _open(sitting: Sitting, now: datetime) -> None:
    """Some have asked for leave, the others come."""
    actions.open_session(sitting.worker, sitting.pk, now=now)
    seats = list(sitting.session().seats.select_related("member").order_by("pk"))
    others = [seat.pk for seat in seats if not seat.member.is_chair]
    away = set(sitting.rng.sample(others, sitting.row["leave"]))
    if away:
        actions.excuse(sitting.worker, sitting.pk, away, now=now)
    come = [seat.pk for seat in seats if seat.pk not in away]
    actions.arrive(sitting.worker, sitting.pk, come, now=now)


def _leave(sitting: Sitting, now: datetime) -> None:
    seats = sitting.session().seats.filter(state=SeatState.PRESENT, member__is_chair=False)
    gone = [seat.pk for seat in seats.order_by("-pk")[: sitting.row["leaving"]]]
    actions.leave(sitting.worker, sitting.pk, gone, now=now)


def _call(sitting: Sitting, index: int, now: datetime) -> None:
    actions.call(sitting.worker, sitting.items[index], now=now)


def _move(sitting: Sitting, index: int, now: datetime) -> None:
    residents = [each for each in sitting.present() if each.kind == MemberKind.RESIDENT]
    mover, seconder = sitting.rng.sample(residents, 2)
    actions.move(
        sitting.worker,
        sitting.items[index],
        motion=sitting.row["agenda"][index]["motion"],
        mover_id=mover.pk,
        seconder_id=seconder.pk,
        now=now,
    )


def _put(sitting: Sitting, index: int, now: datetime) -> None:
    actions.put_to_vote(sitting.worker, sitting.items[index], now=now)


def _enter(sitting: Sitting, index: int, now: datetime) -> None:
    tally = sitting.row["agenda"][index]["tally"]
    members = [each.pk for each in sitting.present()]
    item = AgendaItem.objects.get(pk=sitting.items[index])
    if item.is_secret:
        papers = actions.Papers(members, *tally)
        actions.enter_papers(sitting.worker, item.pk, papers, now=now)
        return
    kinds = (Choice.AYE, Choice.NO, Choice.ABSTAIN)
    choices = [kind for kind, count in zip(kinds, tally, strict=True) for _ in range(count)]
    sitting.rng.shuffle(choices)
    votes = {pk: str(choice) for pk, choice in zip(members, choices, strict=True)}
    actions.enter_votes(sitting.worker, item.pk, votes, now=now)


def _declare(sitting: Sitting, index: int, now: datetime) -> None:
    row = sitting.row["agenda"][index]
    community = sitting.table.world.town.communities[sitting.table.slug]
    decision = actions.Decision(
        what=row["motion"],
        lead_office=row.get("office", f"{community.name}居委会"),
        due_on=row["due"],
        dissent=row.get("dissent", ""),
    )
    actions.declare_passed(sitting.worker, sitting.items[index], decision, now=now)


def _conclude(sitting: Sitting, index: int, now: datetime) -> None:
    words = sitting.row["agenda"][index]["concluded"]
    actions.conclude(sitting.worker, sitting.items[index], words=words, now=now)


def _refer(sitting: Sitting, index: int, now: datetime) -> None:
    words = sitting.row["agenda"][index]["referred"]
    actions.refer_to_owners(sitting.worker, sitting.items[index], words=words, now=now)


def _finish(sitting: Sitting, index: int, now: datetime) -> None:
    """A resolution on a free question is done; one on a matter ends with the matter."""
    words = sitting.row["agenda"][index]["finished"][1]
    actions.finish(sitting.worker, sitting.items[index], words=words, now=now)
    actions.feed_back(sitting.worker, sitting.items[index], now=now)


def _adjourn(sitting: Sitting, now: datetime) -> None:
    actions.adjourn(sitting.worker, sitting.pk, now=now)


def _approve(sitting: Sitting, now: datetime) -> None:
    actions.approve(sitting.table.secretary, sitting.pk, now=now)


def _publish(sitting: Sitting, now: datetime) -> None:
    actions.publish(sitting.worker, sitting.pk, now=now)
