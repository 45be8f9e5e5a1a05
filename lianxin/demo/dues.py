"""One branch's Party dues of the last months."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from lianxin.core.http import local_day
from lianxin.demo.case import World
from lianxin.demo.study import Told, deed
from lianxin.demo.timing import Deed, dice
from lianxin.party.actions import party_dues
from lianxin.party.actions.party_dues import Assessment
from lianxin.party.models import Livelihood, Member
from lianxin.party.rules.party_dues import month_after, month_of

SLUG = "lishanlu"
LIVELIHOODS = (
    *[(Livelihood.RETIRED, base) for base in (286_000, 341_500, 402_000, 518_000)],
    *[(Livelihood.WAGED, base) for base in (455_000, 612_000)],
    (Livelihood.RELIEF, None),
)
MONTHS = 3


def dues(world: World, now: datetime) -> Iterator[Deed]:
    """Reckoned three months ago and collected since, all but of two who forgot a month."""
    told, today = Told(world, SLUG), local_day(now)
    begin = month_after(month_of(today), -MONTHS)
    lately = max(begin, today - timedelta(days=40))
    yield deed(lately, 0, "assess dues", partial(_assess, told, begin))
    for back in range(MONTHS, 0, -1):
        month = month_after(month_of(today), -back)
        yield deed(lately, 10 - back, "collect dues", partial(_collect, told, month, lately))
    yield deed(lately, 20, "ease dues", partial(_ease, told, month_of(today)))


def _members(told: Told) -> list[Member]:
    branch = told.branches()[0]
    return [member for member in told.members() if member.branch_id == branch.pk]


def _assess(told: Told, begin: date, now: datetime) -> None:
    chance = dice("dues", told.slug)
    for member in _members(told):
        livelihood, base = chance.choice(LIVELIHOODS)
        basis = Assessment(max(begin, month_of(member.admitted_on)), livelihood, base)
        party_dues.assess(told.clerk, told.slug, member.pk, basis, now=now)


def _collect(told: Told, month: date, on: date, now: datetime) -> None:
    paid = [member.pk for member in _members(told)][month.month % 2 :]
    party_dues.collect(told.clerk, told.slug, paid, month, on=on, now=now)


def _ease(told: Told, month: date, now: datetime) -> None:
    member = _members(told)[-1]
    asked = party_dues.ask_relief(
        told.clerk,
        told.slug,
        member.pk,
        from_month=month,
        until_month=month_after(month, 11),
        amount=0,
        why="大病住院，家里开支大。",
        now=now,
    )
    party_dues.agree_relief(told.clerk, asked.pk, meeting="支部党员大会", now=now)
