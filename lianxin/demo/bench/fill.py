"""Fill an empty database: one great community and many of ten thousand matters, everywhere the
same.

Rows are written in bulk and not by actions: reading and filing are measured, and a million matters
by actions would take a day. Their shape is the one that actions leave: states, clocks, journal,
answers.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import connection
from tqdm import tqdm

from lianxin.accounts.models import User
from lianxin.core import packs
from lianxin.core.actor import Role
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.secrets import blind_index, end_index
from lianxin.core.text import tokens
from lianxin.demo.bench.words import CLAUSES, THINGS, tokens_by_clause
from lianxin.matters.models import (
    END,
    Category,
    Channel,
    Matter,
    MatterKind,
    NumberCounter,
    Outcome,
    Satisfaction,
    Say,
    State,
)
from lianxin.matters.queries.searching import initials as initials_of
from lianxin.matters.queries.searching import narrowing
from lianxin.people.models import Person, Post
from lianxin.places.models import Community, Kind, Place, Subdistrict

GREAT = 100_000
"""Matters of the one great community, whose backlog and card are measured."""
USUAL = 10_000
FEWEST = 5
"""Communities at least, as in the article, so that filing is spread as it would be."""
YEAR = 2026
FIRST = datetime(YEAR, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=320)
BATCH = 2_000
COURTYARDS, BUILDINGS, PERSONS, STAFF = 12, 8, 1_000, 6
PASSWORD = "bench-password"  # noqa: S105  # of users who exist in a benchmark only
STATES = (
    *[State.SOLVED] * 70,
    *[State.PARTLY_SOLVED] * 5,
    *[State.DECLINED] * 3,
    *[State.REFERRED] * 5,
    *[State.WITHDRAWN] * 1,
    *[State.LAPSED] * 1,
    *[State.REPORTED] * 3,
    *[State.ACCEPTED] * 2,
    *[State.IN_HAND] * 6,
    *[State.AT_COUNCIL] * 1,
    *[State.TO_CONFIRM] * 3,
)


@dataclass(frozen=True, slots=True)
class Home:
    """What one community's matters are drawn from."""

    index: int
    count: int
    community: Community
    places: Sequence[Place]
    persons: Sequence[Person]
    workers: Sequence[User]


def sizes(size: int) -> list[int]:
    """How many matters each community gets, the great one first."""
    rest, parts = size - min(size, GREAT), [min(size, GREAT)]
    parts += [USUAL] * (rest // USUAL)
    return parts + [0] * (FEWEST - len(parts))


def fill(size: int) -> None:
    """Write `size` matters with up to six journal entries each; takes minutes for a million."""
    chance = random.Random(20150)  # noqa: S311  # the same data on every machine
    street = Subdistrict.objects.create(
        name="基准街道",
        code="370199001",
        district="基准区",
        city="基准市",
        jurisdictions=["cn-jinan"],
    )
    categories = list(Category.objects.filter(parent__isnull=False))
    first_day = date(YEAR, 1, 1)
    reply_rule = packs.rule("matters.reply_workdays", on=first_day, jurisdictions=["cn-jinan"])
    with tqdm(total=size, unit="matter", disable=None) as bar:
        for index, count in enumerate(sizes(size)):
            home = _home(street, index, count, chance)
            for start in range(0, count, BATCH):
                batch = range(start, min(start + BATCH, count))
                _write(_matters(home, batch, categories, reply_rule.pk, chance), chance)
                bar.update(len(batch))
            NumberCounter.objects.create(community=home.community, year=YEAR, last=count)
    _settle()


def _home(street: Subdistrict, index: int, count: int, chance: random.Random) -> Home:
    community = Community.objects.create(
        subdistrict=street,
        name=f"基准社区{index}",
        slug=f"bench{index}",
        code=f"370199001{index:03d}",
        prefix=f"B{index}",
        phone="0531-80000000",
        households=3_000,
    )
    workers = [_user(community, f"{community.slug}-{n}", role) for n, role in enumerate(_roles())]
    places = _places(community)
    persons = Person.objects.bulk_create(
        Person(
            community=community,
            name=f"居民{n}",
            phone=f"138{index:04d}{n:04d}",
            phone_index=blind_index(f"138{index:04d}{n:04d}"),
            phone_end=end_index(f"138{index:04d}{n:04d}"),
            place=chance.choice(places),
            known_since=FIRST,
        )
        for n in range(PERSONS)
    )
    return Home(index, count, community, places, persons, workers)


def _roles() -> Iterator[Role]:
    yield Role.SECRETARY
    yield from [Role.STAFF] * STAFF


def _user(community: Community, username: str, role: Role) -> User:
    user = User.objects.create(
        username=username, name=f"社工{username}", password=make_password(PASSWORD), joined_at=FIRST
    )
    Post.objects.create(user=user, role=role, community=community, since=FIRST.date())
    return user


def _places(community: Community) -> list[Place]:
    yards = Place.objects.bulk_create(
        Place(community=community, kind=Kind.COURTYARD, name=name, label=name, public_label=name)
        for name in (f"{community.name}{n}号院" for n in range(1, COURTYARDS + 1))
    )
    return Place.objects.bulk_create(
        Place(
            community=community,
            kind=Kind.BUILDING,
            parent=yard,
            courtyard=yard,
            name=f"{n}号楼",
            label=f"{yard.name} {n}号楼",
            public_label=f"{yard.name} {n}号楼",
            position=n,
        )
        for yard in yards
        for n in range(1, BUILDINGS + 1)
    )


def _matters(
    home: Home,
    batch: range,
    categories: Sequence[Category],
    reply_rule_id: int,
    chance: random.Random,
) -> list[Matter]:
    made = []
    for n in batch:
        matter = Matter(
            community=home.community,
            number=f"{home.community.prefix}-{YEAR}-{n + 1:06d}",
            token=f"{home.index}-{n}",
            draft_key=UUID(int=home.index << 64 | n),
            kind=MatterKind.HELP,
            category=chance.choice(categories),
            reporter=chance.choice(home.persons),
            is_public=True,
            channel=Channel.WEB,
            reported_at=FIRST + SPAN * (n / home.count),
            reply_rule_id=reply_rule_id,
            lead=chance.choice(home.workers),
            lead_office=f"{home.community.name}居委会",
            supports=chance.choice((0, 0, 0, 1, 2, 5, 12)),
            is_focal=chance.random() < 0.02,
            revision=4,
        )
        _say_what(matter, chance.choice(home.places), chance)
        _stand_somewhere(matter, chance)
        made.append(matter)
    return made


def _say_what(matter: Matter, place: Place, chance: random.Random) -> None:
    thing, clause, known = chance.choice(THINGS), chance.choice(CLAUSES), tokens_by_clause()
    matter.title, matter.words = f"{place.name}{thing}", f"{thing}，{clause}。"
    matter.place, matter.courtyard = place, place.courtyard
    number = tokens(matter.number)
    narrow = narrowing(matter.community_id, local_day(matter.reported_at))
    sound = initials_of(matter.title)
    matter.tokens = f"{narrow} {sound} {number} {known[thing]} {known[clause]}"


def _stand_somewhere(matter: Matter, chance: random.Random) -> None:
    at = matter.reported_at
    matter.state = chance.choice(STATES)
    matter.shown_at = at
    matter.reply_due_on = (at + timedelta(days=7)).date()
    matter.due_on = (at + timedelta(days=chance.randint(5, 40))).date()
    if matter.state != State.REPORTED:
        matter.replied_at = at + timedelta(days=1)
    if matter.state == State.REFERRED:
        matter.authority = "市供热公司"
    if matter.state in END:
        matter.outcome = "修好了，试过没有问题。"
        matter.closed_at = at + timedelta(days=chance.randint(2, 20))


def _write(matters: list[Matter], chance: random.Random) -> None:
    Matter.objects.bulk_create(matters)
    Entry.objects.bulk_create([entry for matter in matters for entry in _entries(matter)])
    Say.objects.bulk_create(
        Say(
            matter=matter,
            person=matter.reporter,
            is_reporter=True,
            asked_at=matter.reported_at,
            outcome=Outcome.SOLVED if matter.state == State.SOLVED else Outcome.PARTLY,
            satisfaction=chance.choice(Satisfaction.values),
            answered_at=matter.closed_at,
        )
        for matter in matters
        if matter.state in (State.SOLVED, State.PARTLY_SOLVED)
    )


DETAILS = {
    "handle": {"due_on": f"{YEAR}-11-30"},
    "progress": {"words": "已经上门看过，配件下周到。"},
}
DEEDS = ("report", "accept", "handle", "progress", "report_done", "confirm_solved")


def _entries(matter: Matter) -> Iterator[Entry]:
    last = len(DEEDS) if matter.closed_at else 3
    for step, deed in enumerate(DEEDS[:last]):
        yield Entry(
            at=matter.reported_at + timedelta(hours=12 * step),
            deed=deed,
            actor_id=matter.lead_id,
            office=matter.lead_office if step else "一位居民",
            subject_kind="matters.matter",
            subject_id=matter.pk,
            community_id=matter.community_id,
            is_public=True,
            details=DETAILS.get(deed, {}),
        )


def _settle() -> None:
    """Let the planner know what there is, as it would after a night."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
