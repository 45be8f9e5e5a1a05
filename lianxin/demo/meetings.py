"""The councils of the story: how they are founded, and every session from its plan to its
published minutes.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

from lianxin.accounts.actions import open_account
from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.core.workdays import add_workdays
from lianxin.council import actions
from lianxin.council.models import (
    MemberKind,
)
from lianxin.demo import sittings
from lianxin.demo.case import World
from lianxin.demo.script import read
from lianxin.demo.sittings import OPENS, Sitting, Table
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.people.actions import meet

NOON = 12 * 60
NOTICE_DAYS = 3
COMING_DAYS = 4
ITEM_MINUTES = 22
HALF = Fraction(1, 2)
LEAVES_BEFORE = 2
"""Before which item those go who have to leave early."""


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
            yield Deed(now - 90 * MINUTE, "plan", partial(sittings.plan, sitting))
            yield Deed(now - 80 * MINUTE, "notify", partial(sittings.notify, sitting))


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
    yield Deed(clock(told_on, 10 * 60), "plan", partial(sittings.plan, sitting))
    yield Deed(clock(told_on, 10 * 60 + 20), "notify", partial(sittings.notify, sitting))
    at = clock(day, OPENS)
    yield Deed(at, "open", partial(sittings.begin, sitting))
    for index, item in enumerate(told["agenda"]):
        if index == LEAVES_BEFORE and told.get("leaving"):
            yield Deed(at + 2 * MINUTE, "leave", partial(sittings.leave, sitting))
        for seconds, what in _courses(item):
            moment = at + timedelta(seconds=seconds)
            yield Deed(moment, "item", partial(what, sitting, index))
        at += ITEM_MINUTES * MINUTE
        if "answered" in item:
            answered = clock(item["answered"][0], NOON)
            yield Deed(answered, "answer", partial(sittings.answer, sitting, index))
        if "finished" in item:
            finished = clock(item["finished"][0], NOON)
            yield Deed(finished, "finish", partial(sittings.finish, sitting, index))
    yield Deed(at, "adjourn", partial(sittings.adjourn, sitting))
    approved, published = add_workdays(day, 1), add_workdays(day, 2)
    yield Deed(clock(approved, 10 * 60), "approve", partial(sittings.approve, sitting))
    yield Deed(clock(published, 15 * 60), "publish", partial(sittings.publish, sitting))


def _courses(item: Mapping[str, Any]) -> list[tuple[int, Any]]:
    """What is done with an item, and how many seconds after its beginning."""
    if "motion" not in item:
        return [
            (180, sittings.call),
            (360, sittings.refer if "referred" in item else sittings.conclude),
        ]
    heard = [
        (420, sittings.plead),
        (495, sittings.end),
        (520, sittings.object_to),
        (608, sittings.end),
    ]
    amended = [(660, sittings.amend), (720, sittings.amended)]
    return [
        (180, sittings.call),
        (360, sittings.move),
        *(heard if "dissent" in item else []),
        *(amended if "first" in item else []),
        (780, sittings.put),
        (960, sittings.enter),
        (1080, sittings.declare),
    ]
