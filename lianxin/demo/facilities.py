"""Places and what is in them: hung, lent, asked for and visited through 2015 and the last weeks."""

import wave
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache, partial
from io import BytesIO
from math import exp, pi, sin
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.demo.case import World
from lianxin.demo.certain import key
from lianxin.demo.scenes import picture
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.facilities import actions
from lianxin.facilities.actions import Lending, Outfit, Panel, Reel, Slot, Thing, Wish
from lianxin.facilities.models import Equipment, Loan, LoanState, Room

FURNISHED = date(2014, 12, 22)
HELD_APART = ("exhibits", "films", "things", "visits", "cover")
MORNING, NOON, EVENING = 9 * 60, 12 * 60, 17 * 60
RATE, SECONDS, PITCHES = 8000, 3, (523.25, 659.25, 783.99)


def facilities(world: World, now: datetime) -> Iterator[Deed]:
    for slug in SLUGS:
        told = read("facilities")[slug]
        for row in told["rooms"]:
            yield Deed(clock(FURNISHED, MORNING), "furnish", partial(_furnish, world, slug, row))
            yield from _visits(world, slug, row)
        for row in told.get("loans", ()):
            yield from _loan(world, slug, row, now)
        for number, row in enumerate(told.get("asks", ())):
            yield from _ask(world, slug, {**row, "number": number}, now)


def _worker(world: World, slug: str) -> Actor:
    return world.cast.workers[slug][0]


def _room(slug: str, name: str) -> Room:
    return Room.objects.get(community__slug=slug, name=name)


def _furnish(world: World, slug: str, row: Mapping[str, Any], now: datetime) -> None:
    """Open a place, or describe one anew that activities have opened, with all that is in it."""
    worker, community = _worker(world, slug), world.town.communities[slug]
    outfit = Outfit(**{name: row[name] for name in row if name not in HELD_APART})
    known = Room.objects.filter(community=community, name=outfit.name).first()
    if known is None:
        pk = actions.add_room(worker, community, outfit, now=now).pk
    else:
        pk = actions.change_room(worker, known.pk, outfit, now=now).pk
    for film in row.get("films", ()):
        actions.add_film(worker, pk, Reel(**film), now=now)
    for thing in row.get("things", ()):
        actions.add_equipment(worker, Thing(room_id=pk, **thing), now=now)
    for exhibit in row.get("exhibits", ()):
        actions.add_exhibit(worker, pk, _panel(exhibit), now=now)
    if "cover" in row:
        scene, alt = row["cover"]
        actions.hang_cover(worker, pk, picture(scene), alt=alt, now=now)


def _panel(row: Mapping[str, Any]) -> Panel:
    return Panel(
        title=row["title"],
        words=row["words"],
        era=row.get("era", ""),
        spot=row["spot"],
        picture=picture(row["scene"]),
        picture_alt=row["alt"],
        sound=SimpleUploadedFile("bell.wav", _bell()) if row.get("voice") else None,
        transcript=row.get("transcript", ""),
    )


@cache
def _bell() -> bytes:
    """Three strokes of a bell in place of somebody's voice."""
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(RATE)
        stroke = [at / RATE for at in range(RATE * SECONDS // len(PITCHES))]
        file.writeframes(
            bytes(
                round(128 + 100 * exp(-4 * at) * sin(2 * pi * pitch * at))
                for pitch in PITCHES
                for at in stroke
            )
        )
    return out.getvalue()


def _visits(world: World, slug: str, row: Mapping[str, Any]) -> Iterator[Deed]:
    for day, count, who in row.get("visits", ()):
        deed = partial(
            _count, world, slug, row["name"], {"on": day, "count": str(count), "who": who}
        )
        yield Deed(clock(day, EVENING), "count visits", deed)


def _count(world: World, slug: str, name: str, told: dict[str, Any], now: datetime) -> None:
    actions.count_visits(_worker(world, slug), _room(slug, name).pk, now=now, **told)


def _loan(world: World, slug: str, row: Mapping[str, Any], now: datetime) -> Iterator[Deed]:
    day = row["at"] if "at" in row else local_day(now) - timedelta(days=row["ago"])
    yield Deed(clock(day, MORNING + 30), "lend", partial(_lend, world, slug, row, day))
    if "how" in row:
        end = day + timedelta(days=row["after"])
        yield Deed(clock(end, EVENING - 30), row["how"], partial(_end_loan, world, slug, row))


def _lend(world: World, slug: str, row: Mapping[str, Any], day: date, now: datetime) -> None:
    rng = dice(slug, row["thing"], "loan")
    who = rng.choice(world.cast.neighbours[slug])
    made = Lending(
        due_on=day + timedelta(days=row["days"]),
        name=who.name,
        phone="" if who.user else who.phone,
        user_id=who.user.pk if who.user else None,
    )
    thing = Equipment.objects.get(community__slug=slug, name=row["thing"])
    actions.lend(_worker(world, slug), thing.pk, made, now=now)


def _end_loan(world: World, slug: str, row: Mapping[str, Any], now: datetime) -> None:
    loan = Loan.objects.get(community__slug=slug, equipment__name=row["thing"], state=LoanState.OUT)
    words = {"words": row["words"]} if "words" in row else {}
    getattr(actions, row["how"])(_worker(world, slug), loan.pk, now=now, **words)


def _ask(world: World, slug: str, row: Mapping[str, Any], now: datetime) -> Iterator[Deed]:
    """Asked some days before; answered the next morning, unless it waits."""
    day = row["at"] if "at" in row else local_day(now) + timedelta(days=row["ahead"])
    asked = clock(day - timedelta(days=7), NOON) + row["number"] * MINUTE
    made: list[int] = []
    yield Deed(min(asked, now - 2 * MINUTE), "ask", partial(_wish, world, slug, row, day, made))
    if not row.get("waits"):
        answered = clock(day - timedelta(days=6), MORNING) + row["number"] * MINUTE
        yield Deed(answered, "answer", partial(_answer, world, slug, row, made))


def _wish(
    world: World, slug: str, row: Mapping[str, Any], day: date, made: list[int], now: datetime
) -> None:
    rng = dice(slug, row["what"], "ask")
    who = rng.choice(world.cast.with_account(slug))
    slot = Slot(_at(day, row["from"]), _at(day, row["to"]))
    wish = Wish(
        key=key("ask", slug, row["what"]), slot=slot, what=row["what"], people=row["people"]
    )
    room = _room(slug, row["room"])
    made.append(actions.ask(who.acts(local_day(now)), slug, room.pk, wish, now=now).pk)


def _at(day: date, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day} {hour}").replace(tzinfo=LOCAL)


def _answer(
    world: World, slug: str, row: Mapping[str, Any], made: list[int], now: datetime
) -> None:
    worker, (pk,) = _worker(world, slug), made
    if "answer" in row:
        actions.decline(worker, pk, words=row["answer"], now=now)
    else:
        actions.confirm(worker, pk, now=now)
