"""Whom the communities cared for in 2015 and care for now: pairs, visits, festivals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.demo.case import World
from lianxin.demo.cast import Neighbour
from lianxin.demo.hall import Hall
from lianxin.demo.relief import relief
from lianxin.demo.script import read
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.demo.trainings import trainings
from lianxin.places.models import Community, Place
from lianxin.services import actions
from lianxin.services.models import CareVisit, Festival, GiftState, Pairing, VisitState
from lianxin.volunteers import actions as volunteers

DAY = timedelta(days=1)
ENTERED, PAIRED, LAST = date(2015, 1, 12), date(2015, 3, 9), date(2015, 12, 20)
ENDED = date(2015, 12, 28)
NOON = 12 * 60
ELDERS = 24
"""From which neighbour on they are cared for; those before volunteer."""


@dataclass(slots=True)
class Ward:
    """A community's care while the story is being played."""

    world: World
    slug: str
    row: Mapping[str, Any]
    rng: Random
    cares: list[int] = field(default_factory=list)
    helpers: list[int] = field(default_factory=list)
    pairings: list[int] = field(default_factory=list)
    campaign: int | None = None
    told: int = 0
    """How many visits have fallen due."""

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def carer(self) -> Actor:
        """The second worker holds the post of care."""
        return self.world.cast.workers[self.slug][1]

    def neighbour(self, number: int) -> Neighbour:
        """One without an account, by number."""
        known = [each for each in self.world.cast.neighbours[self.slug] if not each.user]
        return known[number % len(known)]

    def home(self, number: int) -> Place:
        """A building of the community, the same for the same number."""
        places = self.world.town.places.values()
        here = [each for each in places if each.community_id == self.community.pk]
        buildings = sorted(
            (each for each in here if each.kind == "building"), key=lambda each: each.pk
        )
        return buildings[number * 5 % len(buildings)]


def care(world: World, now: datetime) -> Iterator[Deed]:
    """The year's care, and for the first community what stands now."""
    told = read("care")
    for slug, row in told.items():
        ward = Ward(world, slug, row, dice("care", slug))
        yield Deed(clock(ENTERED, NOON), "enter care", partial(_enter, ward))
        yield Deed(clock(PAIRED, NOON), "pair", partial(_pair, ward))
        if "campaign" in row:
            yield from _campaign(ward, row["campaign"])
        yield from _visits(ward)
        for each in row.get("festivals", ()):
            yield from _festival(ward, each)
        yield Deed(clock(ENDED, NOON), "end care", partial(_end, ward))
        if row.get("lately"):
            yield from _lately(ward, now)
        if "fund" in row:
            hall = Hall(world, slug, row)
            yield from relief(hall, now)
            yield from trainings(hall)


def _enter(ward: Ward, now: datetime) -> None:
    for number, (kinds, need, years, sex) in enumerate(ward.row["cared"]):
        entry = _entry(ward, number, kinds, years, sex)
        care = actions.enter(ward.carer, ward.community, entry, now=now)
        words = ward.rng.choice(["孩子在外地，平时一个人。", "腿脚还行，买菜要人帮。", "手头紧。"])
        actions.assess(ward.carer, care.pk, need=need, words=words, now=now)
        ward.cares.append(care.pk)


def _entry(ward: Ward, number: int, kinds: Sequence[str], years: int, sex: str) -> actions.Entry:
    who = ward.neighbour(ELDERS + number)
    return actions.Entry(
        name=who.name,
        phone=who.phone,
        place=ward.home(number),
        born_on=date(2015 - years, 1 + number % 12, 1 + number),
        is_female=sex == "f",
        kinds=kinds,
        ground_words=ward.row["paper"],
    )


def _pair(ward: Ward, now: datetime) -> None:
    """Helpers come, and each has as many to look after as they said."""
    left = list(ward.cares)
    for number, (kind, most) in enumerate(ward.row["helpers"]):
        who = ward.neighbour(number)
        offer = actions.Offer(
            name=who.name, phone=who.phone, place=ward.home(number), kind=kind, most=most
        )
        helper = actions.offer_help(ward.carer, ward.community, offer, now=now)
        ward.helpers.append(helper.pk)
        for _each in range(min(most, len(left))):
            made = actions.pair(
                ward.carer,
                left.pop(0),
                helper_id=helper.pk,
                campaign_id=ward.campaign,
                now=now,
            )
            ward.pairings.append(made.pk)


def _campaign(ward: Ward, row: Mapping[str, Any]) -> Iterator[Deed]:
    first, last = row["span"]
    yield Deed(clock(first, 9 * 60), "care campaign", partial(_begin, ward, row))
    yield Deed(clock(last, 17 * 60), "end campaign", partial(_finish, ward, row))


def _begin(ward: Ward, row: Mapping[str, Any], now: datetime) -> None:
    told = volunteers.CampaignTold(row["name"], row["what"], *row["span"])
    worker = ward.world.cast.workers[ward.slug][0]
    campaign = volunteers.plan_campaign(worker, ward.community, told, now=now)
    volunteers.begin_campaign(worker, campaign.pk, now=now)
    ward.campaign = campaign.pk


def _finish(ward: Ward, row: Mapping[str, Any], now: datetime) -> None:
    worker = ward.world.cast.workers[ward.slug][0]
    volunteers.end_campaign(worker, ward.campaign or 0, words=row["outcome"], now=now)


def _visits(ward: Ward) -> Iterator[Deed]:
    """Everybody's turn comes round; a few are missed, and the clock finds it out."""
    count = min(len(ward.row["cared"]), sum(most for _kind, most in ward.row["helpers"]))
    turn = 0
    for number in range(count):
        day = PAIRED + timedelta(days=ward.row["every"] - number % 5)
        while day < LAST:
            turn += 1
            if turn in ward.row["skips"]:
                day += timedelta(days=8)
            at = clock(day, 15 * 60 + number)
            yield Deed(at, "visit", partial(_keep, ward, number, turn in ward.row["skips"]))
            day += timedelta(days=ward.row["every"])


def _keep(ward: Ward, number: int, is_late: bool, now: datetime) -> None:
    due = CareVisit.objects.filter(pairing=ward.pairings[number], state=VisitState.DUE).first()
    if due is None:
        return
    words = ward.rng.choice(ward.row["says"])
    on = local_day(now)
    needs_help = "报给社区" in words and not is_late
    actions.keep(ward.carer, due.pk, on=on, words=words, needs_help=needs_help, now=now)


def _festival(ward: Ward, row: Mapping[str, Any]) -> Iterator[Deed]:
    planned = clock(row["day"] - 12 * DAY, 10 * 60)
    held: dict[str, int] = {}
    yield Deed(planned, "plan festival", partial(_plan_festival, ward, row, held))
    yield Deed(clock(row["day"], 11 * 60), "bring gifts", partial(_bring, ward, row, held))


def _plan_festival(ward: Ward, row: Mapping[str, Any], held: dict[str, int], now: datetime) -> None:
    told = actions.FestivalTold(
        name=row["name"],
        on=row["day"],
        gift=row["gift"],
        worth_fen=row["yuan"] * 100,
        kinds=row["kinds"],
        least_age=row["age"],
    )
    festival = actions.plan_festival(ward.carer, ward.community, told, now=now)
    actions.begin_festival(ward.carer, festival.pk, now=now)
    held["festival"] = festival.pk


def _bring(ward: Ward, row: Mapping[str, Any], held: dict[str, int], now: datetime) -> None:
    festival = Festival.objects.get(pk=held["festival"])
    receipt = "paper" if row["paper"] else "phone"
    for gift in festival.gifts.filter(state=GiftState.LISTED).select_related("care__person"):
        name = gift.care.person.name
        actions.give(ward.carer, gift.pk, receipt=receipt, signed_by=name, now=now)
    actions.close_festival(ward.carer, festival.pk, now=now)


def _end(ward: Ward, now: datetime) -> None:
    """The year's register is closed; of two of them there is another reason."""
    reasons = {0: "moved", 1: "died"}
    for number, pk in enumerate(ward.cares):
        reason = reasons.get(number, "other")
        words = "" if number in reasons else "2015年名册到期，重新摸底"
        actions.end_care(ward.carer, pk, reason=reason, words=words, now=now)
    for pk in ward.helpers:
        actions.stop_helping(ward.carer, pk, now=now)


def _lately(ward: Ward, now: datetime) -> Iterator[Deed]:
    """What the coordinator finds on the desk today."""
    held: list[Pairing] = []
    yield Deed(now - 20 * DAY, "care now", partial(_now, ward, held))
    yield Deed(now - 14 * DAY, "visits", partial(_keep_now, ward, held, [0, 1, 2]))
    yield Deed(now - 8 * DAY, "visits", partial(_keep_now, ward, held, [0, 1]))
    yield Deed(now - 2 * DAY, "visits", partial(_keep_now, ward, held, [0]))
    yield Deed(now - 3 * DAY, "festival", partial(_festival_now, ward))
    yield Deed(now - 60 * MINUTE, "new", partial(_new_now, ward))


def _now(ward: Ward, held: list[Pairing], now: datetime) -> None:
    for number in range(4):
        years = 90 - number
        entry = _entry(ward, number + 14, ["empty"], years - 11, "f" if number % 2 else "m")
        care = actions.enter(ward.carer, ward.community, entry, now=now)
        actions.assess(ward.carer, care.pk, need="high", words="一个人住，腿脚慢。", now=now)
        contact = actions.Relative("王建军", "儿子", ward.world.cast.phone())
        actions.add_contact(ward.carer, care.pk, contact, now=now)
        who = ward.neighbour(number + 4)
        offer = actions.Offer(
            name=who.name, phone=who.phone, place=ward.home(number), kind="volunteer", most=2
        )
        helper = actions.offer_help(ward.carer, ward.community, offer, now=now)
        if number < 3:
            held.append(actions.pair(ward.carer, care.pk, helper_id=helper.pk, now=now))


def _keep_now(ward: Ward, held: list[Pairing], numbers: Sequence[int], now: datetime) -> None:
    for number in numbers:
        due = CareVisit.objects.filter(pairing=held[number], state=VisitState.DUE).get()
        words = "说楼道灯又不亮了。" if number == 1 else "精神不错，聊了会儿。"
        on = local_day(now)
        actions.keep(ward.carer, due.pk, on=on, words=words, needs_help=number == 1, now=now)


def _festival_now(ward: Ward, now: datetime) -> None:
    told = actions.FestivalTold(
        name="冬至慰问",
        on=local_day(now) + 10 * DAY,
        gift="饺子一份、棉袜一双",
        worth_fen=5000,
        kinds=["empty"],
    )
    festival = actions.plan_festival(ward.carer, ward.community, told, now=now)
    actions.begin_festival(ward.carer, festival.pk, now=now)


def _new_now(ward: Ward, now: datetime) -> None:
    """One who has just been entered and not been seen yet."""
    actions.enter(ward.carer, ward.community, _entry(ward, 19, ["alone"], 71, "f"), now=now)
