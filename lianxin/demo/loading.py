"""Loading the demo: everything that is told, in the order of time, as one transaction."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction

from lianxin.activities import actions as gathering
from lianxin.core import packs
from lianxin.core.actor import CLOCK
from lianxin.core.errors import Refused
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.council import actions as council
from lianxin.council.actions.mediation_clock import sweep_mediations
from lianxin.demo.activities import activities
from lianxin.demo.cards import cards
from lianxin.demo.care import care
from lianxin.demo.case import World, cast_case
from lianxin.demo.cast import BEGINNING, assemble, hand_out_passwords
from lianxin.demo.certain import nothing_by_lot
from lianxin.demo.codes import codes
from lianxin.demo.course import deeds_of
from lianxin.demo.courses import courses
from lianxin.demo.dues import dues
from lianxin.demo.facilities import facilities
from lianxin.demo.funds import funds
from lianxin.demo.honours import honours
from lianxin.demo.mediation import mediations
from lianxin.demo.meetings import meetings
from lianxin.demo.opinions import questions
from lianxin.demo.organisations import organisations
from lianxin.demo.owners import owning
from lianxin.demo.party import party
from lianxin.demo.party_life import party_life
from lianxin.demo.posts import duties
from lianxin.demo.script import told_matters
from lianxin.demo.services import services
from lianxin.demo.standing import logins
from lianxin.demo.study import studies
from lianxin.demo.teams import teams
from lianxin.demo.timing import Deed, clock
from lianxin.demo.town import lay_out
from lianxin.demo.volunteers import volunteering
from lianxin.demo.works import works
from lianxin.facilities import actions as opening
from lianxin.honours import actions as honouring
from lianxin.matters import actions as matters
from lianxin.matters.actions.categories import stock
from lianxin.organisations import actions as organising
from lianxin.party.actions.term_clock import sweep_terms
from lianxin.services.actions import sweep_relief, sweep_visits
from lianxin.volunteers import actions as volunteers

YEAR_ENDS = datetime(2016, 2, 15, tzinfo=LOCAL)
"""By when the last matter of 2015 has ended."""
LATELY = timedelta(days=45)
ROUND = 30
"""Minutes after midnight at which the clock makes its round."""

MEASURED = frozenset({0, 250, 1_000, 2_500, 4_500})
"""After how many deeds the database looks at what it holds."""
Watch = Callable[[list[Deed]], Iterable[Deed]]


def load(*, now: datetime, watch: Watch = iter) -> int:
    """Play the year 2015 and the last weeks into an empty database, and return how many deeds
    that took; broken off, it leaves nothing.
    """
    with nothing_by_lot(), transaction.atomic():
        packs.stock(CLOCK, now=BEGINNING)
        stock(CLOCK, now=BEGINNING)
        town = lay_out()
        world = World(town, assemble(town.street, town.communities))
        deeds = sorted(_deeds(world, now), key=lambda deed: deed.at)
        for done, deed in enumerate(watch(deeds)):
            if done in MEASURED:
                _measure()
            _do(deed)
        hand_out_passwords(login for _what, login, _name in logins())
    return len(deeds)


def _measure() -> None:
    """Tell PostgreSQL's planner what has come in: nobody else can see it before it is committed,
    and until then it would go through every table from end to end.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _do(deed: Deed) -> None:
    try:
        deed.do(deed.at)
    except Refused as refused:
        refused.add_note(f"{deed.at} {deed.what}")
        raise


def _deeds(world: World, now: datetime) -> Iterator[Deed]:
    yield from _rounds(BEGINNING, YEAR_ENDS)
    yield from _rounds(now - LATELY, now)
    yield from meetings(world, now)
    yield from questions(world, now)
    yield from owning(world, now)
    yield from organisations(world)
    yield from mediations(world, now)
    yield from activities(world, now)
    yield from facilities(world, now)
    yield from codes(now)
    yield from works(world, now)
    yield from courses(world, now)
    yield from teams(world, now)
    yield from volunteering(world, now)
    yield from services(world, now)
    yield from care(world, now)
    yield from funds(world, now)
    yield from party(world, now)
    yield from studies(world, now)
    yield from dues(world, now)
    yield from duties(world)
    yield from party_life(world, now)
    yield from cards(world, now)
    yield from honours(world, now)
    for case in [cast_case(world, told) for told in told_matters()]:
        yield from deeds_of(case, now)


def _rounds(start: datetime, end: datetime) -> Iterator[Deed]:
    """The clock's daily round, so that what was late rose then and what was unanswered lapsed."""
    day = local_day(start) + timedelta(days=1)
    while (at := clock(day, ROUND)) < end:
        yield Deed(at, "round", _round)
        day += timedelta(days=1)


def _round(now: datetime) -> None:
    matters.sweep(now=now)
    gathering.sweep(now=now)
    opening.sweep(now=now)
    council.sweep(now=now)
    volunteers.sweep(now=now)
    organising.sweep(now=now)
    sweep_mediations(now=now)
    sweep_visits(now=now)
    sweep_relief(now=now)
    honouring.sweep(now=now)
    sweep_terms(now=now)
