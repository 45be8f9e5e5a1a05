"""Awards, walls, announcements and the brand of the story."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.urls import reverse

from lianxin.activities.models import CulturalTeam, Series
from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.demo.awards import awards
from lianxin.demo.case import World
from lianxin.demo.scenes import picture
from lianxin.demo.script import read
from lianxin.demo.timing import Deed, clock
from lianxin.honours import actions
from lianxin.honours.actions import AnnouncementTold, BrandTold, Telling
from lianxin.honours.models import Announcement, Board, Brand
from lianxin.places.models import Place
from lianxin.volunteers.models import Team
from lianxin.works.models import Project as Work

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TEN = 10 * 60
OPENED = date(2015, 2, 10)
"""When the walls were put up."""
GATHERED = date(2015, 12, 10)
"""When the brand's page was put together."""


def honours(world: World, now: datetime) -> Iterator[Deed]:
    """Everything of 2015 and of these weeks."""
    yield from awards(world, now)
    yield from _walls(world, now)
    yield from _announcements(world, now)
    row = read("honours")["brand"]
    yield Deed(clock(row["since"], TEN), "found a brand", partial(_found, world, row))
    yield Deed(clock(GATHERED, TEN), "gather a brand", partial(_gather, world, row))


def _worker(world: World, slug: str) -> Actor:
    return world.cast.workers[slug][0]


def _walls(world: World, now: datetime) -> Iterator[Deed]:
    told = read("honours")
    for slug, boards in told["walls"].items():
        yield Deed(clock(OPENED, TEN), "put up a wall", partial(_put_up, world, slug, boards))
    for row in told["stories"]:
        yield Deed(clock(row[2], TEN), f"tell {row[3]}", partial(_tell, world, row))
    slug, board, *rest = told["waiting"]
    yield Deed(now - 5 * HOUR, "tell a story", partial(_wait, world, slug, board, rest))


def _put_up(world: World, slug: str, boards: Sequence[Sequence[str]], now: datetime) -> None:
    community = world.town.communities[slug]
    for name, words in boards:
        actions.open_board(_worker(world, slug), community, name=name, words=words, now=now)


def _tell(world: World, row: Sequence[Any], now: datetime) -> None:
    """A neighbour tells it; staff look, ask whom it shows, and note down what they say."""
    slug, name, _day, title, words, shown, signed, scene = row
    community, worker = world.town.communities[slug], _worker(world, slug)
    board = Board.objects.get(community=community, name=name)
    who = world.cast.neighbours[slug][0]
    told = Telling(
        board=board.pk,
        title=title,
        words=words,
        signed=signed,
        about=[shown] if shown else [],
        photo=picture(scene) if scene else None,
        phone=who.phone,
        name=who.name,
    )
    story = actions.tell_story(worker, community, told, now=now)
    for each in story.shown.all():
        paper = "当面问过，本人同意"
        actions.answer_shown(
            worker, each.pk, agrees=True, photo=True, given_by=paper, now=now + 2 * HOUR
        )
    actions.show_story(worker, story.pk, now=now + 3 * HOUR)


def _wait(world: World, slug: str, name: str, rest: Sequence[str], now: datetime) -> None:
    title, words, _shown, signed = rest
    community = world.town.communities[slug]
    board = Board.objects.get(community=community, name=name)
    resident = world.cast.resident
    actor = resident.acts(local_day(now)) if resident else _worker(world, slug)
    told = Telling(board=board.pk, title=title, words=words, signed=signed)
    actions.tell_story(actor, community, told, now=now)


def _announcements(world: World, now: datetime) -> Iterator[Deed]:
    told = read("honours")
    for row in told["announcements"]:
        when = row[1]
        at = clock(when if isinstance(when, date) else local_day(now) + when * DAY, TEN)
        yield Deed(at, f"announce {row[4]}", partial(_announce, world, row))
    title, words = told["withdrawn"]
    withdrawn = partial(_withdraw, world, title, words)
    yield Deed(clock(local_day(now) - 2 * DAY, TEN), "withdraw a notice", withdrawn)


def _announce(world: World, row: Sequence[Any], now: datetime) -> None:
    slug, _when, days, yard, title, words = row
    community, worker = world.town.communities[slug], _worker(world, slug)
    place = Place.objects.get(community=community, label=yard) if yard else None
    told = AnnouncementTold(
        title=title,
        words=words,
        to=f"courtyard:{place.pk}" if place else "community:",
        valid_from=local_day(now),
        valid_until=local_day(now) + days * DAY,
        is_pinned=title == read("honours")["pinned"],
    )
    made = actions.write_announcement(worker, community, told, now=now)
    actions.publish(worker, made.pk, now=now)


def _withdraw(world: World, title: str, words: str, now: datetime) -> None:
    made = Announcement.objects.get(title=title)
    slug = made.community.slug
    actions.withdraw_announcement(_worker(world, slug), made.pk, words=words, now=now)


def _found(world: World, row: Mapping[str, Any], now: datetime) -> None:
    slug = row["community"]
    told = BrandTold(row["name"], row["words"], row["since"])
    made = actions.found_brand(_worker(world, slug), world.town.communities[slug], told, now=now)
    actions.open_brand(_worker(world, slug), made.pk, is_open=True, now=now)


def _gather(world: World, row: Mapping[str, Any], now: datetime) -> None:
    slug = row["community"]
    here = {"community": world.town.communities[slug]}
    brand, worker = Brand.objects.get(name=row["name"], **here), _worker(world, slug)
    rows = [("team", each) for each in Team.objects.filter(name__in=row["teams"], **here)]
    troupes = CulturalTeam.objects.filter(name__in=row["troupes"], **here).order_by("pk")
    series = Series.objects.filter(name__in=row["series"], **here).order_by("pk")
    boards = Board.objects.filter(**here).order_by("position", "pk")
    found: list[tuple[str, Any]] = [
        *rows,
        *(("troupe", each) for each in troupes),
        *(("series", each) for each in series),
        *(("board", each) for each in boards),
    ]
    for kind, each in found:
        actions.tie(worker, brand.pk, what=f"{kind}:{each.pk}", now=now)
    for work in Work.objects.filter(title__in=row["works"], **here).order_by("pk"):
        path = reverse("works:show", args=[slug, work.pk])
        actions.tie_page(worker, brand.pk, title=work.title, path=path, now=now)
