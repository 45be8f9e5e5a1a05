"""The award of the article from its terms to its ten families, and one that is under way now."""

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
from lianxin.demo.script import read
from lianxin.demo.timing import MINUTE, Deed, clock, dice
from lianxin.honours import actions
from lianxin.honours.actions import Proposal, RoundTold
from lianxin.honours.models import Nominee, Round
from lianxin.places.models import Community

DAY = timedelta(days=1)
NINE, TEN, THREE = 9 * 60, 10 * 60, 15 * 60
ONLINE, JURY = 5, 3
"""How many of those with an account vote online, and how many sit on the jury."""
PHONES = 9000
"""From where in the block kept for stories those who are proposed have their numbers."""


@dataclass(slots=True)
class Contest:
    """One round being played."""

    world: World
    row: Mapping[str, Any]
    rng: Random
    first_phone: int
    pk: int = 0
    proposed: list[Nominee] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return str(self.row["community"])

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def workers(self) -> Sequence[Actor]:
        return self.world.cast.workers[self.slug]

    @property
    def worker(self) -> Actor:
        return self.workers[0]

    @property
    def known(self) -> list[Neighbour]:
        return self.world.cast.with_account(self.slug)

    def fit(self) -> list[int]:
        found = Round.objects.get(pk=self.pk).nominees.filter(number__isnull=False, state="fit")
        return [number or 0 for number in found.values_list("number", flat=True)]


def awards(world: World, now: datetime) -> Iterator[Deed]:
    told = read("honours")
    ten = Contest(world, told["award"], dice("award"), PHONES)
    yield from _ten(ten)
    lately = Contest(world, told["lately"], dice("award", "lately"), PHONES + 100)
    yield from _lately(lately, local_day(now))


def _ten(ten: Contest) -> Iterator[Deed]:
    row = ten.row
    terms = {
        "subject": "household", "seats": 10, "votes_each": 10, "residents": 50, "jury": 30,
        "deeds": 20, "jury_words": row["jury_words"],
    }  # fmt: skip
    opened = partial(_open, ten, row["nominate_until"], row["vote_until"], terms)
    yield Deed(clock(row["opened"], NINE), "open an award", opened)
    for number, family in enumerate([*row["families"], row["declined"]]):
        at = clock(row["opened"] + (1 + number) * DAY, TEN)
        yield Deed(at, f"propose {family[0]}", partial(_propose, ten, family))
    yield Deed(clock(row["vetted"], TEN), "vet and post", partial(_vet, ten))
    objected = clock(row["vetted"] + DAY, TEN)
    yield Deed(objected, "object and answer", partial(_object, ten))
    yield Deed(clock(row["begun"], NINE), "begin the vote", partial(_begin, ten))
    jurors, voters = ten.known[:JURY], ten.known[JURY : JURY + ONLINE]
    for number, who in enumerate([*jurors, *voters]):
        at = clock(row["begun"] + DAY, TEN) + number * 40 * MINUTE
        yield Deed(at, "vote", partial(_vote, ten, who, 10, f"phone {who.name}"))
    yield Deed(clock(row["vote_until"], THREE), "vote on paper", partial(_papers, ten))
    yield Deed(clock(row["vote_until"] + DAY, TEN), "count", partial(_count, ten))
    yield Deed(clock(row["announced"], TEN), "announce", partial(_announce, ten))


def _open(
    contest: Contest, until: date, last: date, terms: Mapping[str, Any], now: datetime
) -> None:
    row = contest.row
    known = {each: row[each] for each in ("name", "honour", "what")}
    told = RoundTold(**known, **terms, nominate_until=until, vote_until=last)
    contest.pk = actions.plan_round(contest.worker, contest.community, told, now=now).pk
    actions.open_round(contest.worker, contest.pk, now=now)


def _propose(contest: Contest, family: Sequence[Any], now: datetime) -> None:
    """Neighbours bring the form; the family signs it, or says no."""
    number = contest.first_phone + len(contest.proposed)
    told = Proposal(name=family[0], words=family[1], phone=f"1380000{number:04d}")
    made = actions.nominate(contest.worker, contest.pk, told, now=now)
    contest.proposed.append(made)
    if len(family) < 3:
        actions.decline(contest.worker, made.pk, now=now)
    else:
        paper = contest.row["paper"]
        actions.agree(contest.worker, made.pk, given_by=paper, now=now)


def _vet(contest: Contest, now: datetime) -> None:
    actions.close_nominations(contest.worker, contest.pk, now=now)
    for made, family in zip(contest.proposed, contest.row["families"], strict=False):
        actions.judge(contest.worker, contest.pk, nominee=made.pk, score=family[2], now=now)
    actions.notice(contest.worker, contest.pk, now=now)


def _object(contest: Contest, now: datetime) -> None:
    words, answer = contest.row["objection"]
    who = contest.known[-1].acts(local_day(now))
    made = actions.object_to(who, contest.pk, words=words, now=now)
    actions.answer(contest.worker, made.pk, words=answer, now=now + 60 * MINUTE)


def _begin(contest: Contest, now: datetime) -> None:
    award = Round.objects.get(pk=contest.pk)
    for who in contest.known[:JURY] if award.jury else []:
        person = who.person_id(contest.community.pk)
        actions.seat_juror(contest.worker, contest.pk, person=person, now=now)
    actions.begin_vote(contest.worker, contest.pk, now=now)


def _choices(contest: Contest, most: int) -> list[int]:
    """Those first on the ballot are a little better known."""
    fit = contest.fit()
    weights = {number: contest.rng.random() + 2 / (2 + number) for number in fit}
    best = sorted(fit, key=lambda number: -weights[number])
    return sorted(best[: contest.rng.randint(max(1, most - 3), most)])


def _vote(contest: Contest, who: Neighbour, most: int, device: str, now: datetime) -> None:
    actor = who.acts(local_day(now))
    actions.vote(actor, contest.pk, _choices(contest, most), device=device, now=now)


def _papers(contest: Contest, now: datetime) -> None:
    """Each signs for a paper; two workers read every one in."""
    everybody = [each for each in contest.world.cast.neighbours[contest.slug] if not each.user]
    for serial, who in enumerate(everybody[: contest.row["papers"]], start=1):
        actions.hand_out(contest.worker, contest.pk, name=who.name, phone=who.phone, now=now)
        choices = _choices(contest, 10)
        for worker in contest.workers[:2]:
            actions.read_paper(worker, contest.pk, serial=serial, choices=choices, now=now)


def _count(contest: Contest, now: datetime) -> None:
    actions.count_votes(contest.worker, contest.pk, now=now)


def _announce(contest: Contest, now: datetime) -> None:
    outcome = contest.row["outcome"]
    actions.announce(contest.worker, contest.pk, words=outcome, now=now)


def _lately(contest: Contest, today: date) -> Iterator[Deed]:
    """Under way: the vote runs, and some of it came from one device."""
    terms = {"seats": 2, "votes_each": 2, "residents": 70, "jury": 0, "deeds": 30}
    opened = partial(_open, contest, today - 27 * DAY, today + 8 * DAY, terms)
    yield Deed(clock(today - 40 * DAY, NINE), "open an award", opened)
    for number, family in enumerate(contest.row["families"]):
        at = clock(today - (38 - number) * DAY, TEN)
        yield Deed(at, f"propose {family[0]}", partial(_propose, contest, family))
    yield Deed(clock(today - 26 * DAY, TEN), "vet and post", partial(_vet, contest))
    yield Deed(clock(today - 6 * DAY, NINE), "begin the vote", partial(_begin, contest))
    for number, who in enumerate(contest.known[:7]):
        device = "the office's tablet" if number < 5 else who.name
        at = clock(today - 4 * DAY, TEN) + number * 3 * MINUTE
        yield Deed(at, "vote", partial(_vote, contest, who, 2, device))
