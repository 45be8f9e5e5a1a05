"""What the story's members study and write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from lianxin.core.actor import Actor
from lianxin.demo.case import World
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import Deed, clock, dice
from lianxin.party.actions import gathering, loop, study
from lianxin.party.actions.loop import Analysis
from lianxin.party.actions.study import Plan, StagePlan, Studied
from lianxin.party.models import (
    Body,
    BodyKind,
    BranchKind,
    Campaign,
    HoursKind,
    Member,
    Standing,
    Writing,
    WritingKind,
)
from lianxin.places.models import Community

AFTERNOON = 14 * 60
WITH_CAMPAIGN = ("jiefangqiao", "qinglongjie")
CHARACTERS_EACH = 30_000
"""What the article says that each wrote on average."""
ESSAYS_EACH = 20


@dataclass(slots=True)
class Told:
    world: World
    slug: str

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    @property
    def clerk(self) -> Actor:
        return self.world.cast.clerks[self.slug]

    @property
    def words(self) -> Any:
        return read("study")

    def members(self) -> list[Member]:
        """Those whose primary branch is here, by number."""
        here = Member.objects.filter(community=self.community, left_on__isnull=True)
        rows = here.exclude(standing=Standing.CHECKED_IN).select_related(
            "person", "home__courtyard", "community"
        )
        return list(rows.order_by("pk"))

    def branches(self) -> list[Body]:
        here = Body.objects.filter(community=self.community, dissolved_on__isnull=True)
        chosen = here.filter(kind=BodyKind.BRANCH, branch_kind=BranchKind.RESIDENTS)
        return list(chosen.order_by("position"))


def studies(world: World, now: datetime) -> Iterator[Deed]:
    """Everything that is studied and written, in 2015 and lately."""
    for number, slug in enumerate(SLUGS):
        told = Told(world, slug)
        if slug in WITH_CAMPAIGN:
            yield from _campaign(told)
        yield from _lately(told, now, number)
    yield from _writings(Told(world, "qinglongjie"))


def deed(day: date, minute: int, what: str, do: Any, *args: Any) -> Deed:
    return Deed(clock(day, AFTERNOON + minute), what, partial(do, *args))


def _campaign(told: Told) -> Iterator[Deed]:
    row = told.words["campaign"]
    yield deed(row["since"], 30, f"campaign of {told.slug}", _begin, told)
    for number in range(len(told.words["loops"])):
        for verb, day in (
            ("study", date(2015, 7, 28)),
            ("find", date(2015, 9, 10)),
            ("analyse", date(2015, 10, 15)),
            ("prove", date(2015, 12, 10)),
        ):
            what = f"{verb} in {told.slug}"
            yield deed(day, 60 + number, what, _go_round, told, number, verb)
    for month, (title, kind, halves) in zip((6, 9), told.words["lessons"], strict=True):
        shared = Studied(
            title=title,
            kind=HoursKind(kind),
            studied_on=date(2015, month, 18),
            halves=halves,
        )
        yield deed(date(2015, month, 19), 0, title, _learn, told, shared)


def _begin(told: Told, now: datetime) -> None:
    row = told.words["campaign"]
    plan = Plan(**{name: row[name] for name in ("name", "plan", "since", "until")})
    campaign = study.begin(told.clerk, told.slug, plan, now=now)
    for name, words, since, until in row["stages"]:
        stage = StagePlan(name=name, words=words, since=since, until=until)
        study.add_stage(told.clerk, campaign.pk, stage, now=now)
    for body in told.branches()[: len(told.words["loops"])]:
        loop.begin_for_branch(told.clerk, campaign.pk, body.pk, now=now)


def _go_round(told: Told, number: int, verb: str, now: datetime) -> None:
    """One step of one branch's loop, with what must come before it."""
    name = told.words["campaign"]["name"]
    campaign = Campaign.objects.get(community=told.community, name=name)
    mine = campaign.loops.filter(body=told.branches()[number]).get()
    problem_words, cause, measure, proof = told.words["loops"][number]
    by, pk = told.clerk, mine.pk
    if verb == "study":
        loop.study(by, pk, words="读原著，听专题党课，每人写了笔记。", now=now)
    elif verb == "find":
        loop.find(by, pk, words=problem_words, now=now)
        loop.move(by, pk, "look_into", now=now)
    elif verb == "analyse":
        owner = Member.objects.filter(branch=mine.body, left_on__isnull=True).order_by("pk")[0]
        analysis = Analysis(
            cause=cause, measure=measure, owner_id=owner.pk, due_on=date(2015, 12, 15)
        )
        problem = mine.problems.get()
        loop.analyse(by, pk, analysis, problem=problem.pk, now=now)
        loop.move(by, pk, "rectify", now=now)
    else:
        problem = mine.problems.get()
        loop.prove(by, pk, problem=problem.pk, words=proof, now=now)
        loop.move(by, pk, "finish", now=now)


def _learn(told: Told, studied: Studied, now: datetime) -> None:
    ids = [member.pk for member in told.members()]
    study.record_hours(told.clerk, told.slug, studied, ids, now=now)


def _writings(told: Told) -> Iterator[Deed]:
    """青龙街: everybody's notebooks and essays, written down at the end of each quarter."""
    for quarter in range(4):
        day = date(2015, 3 * quarter + 3, 28)
        yield deed(day, 0, f"notebooks of {told.slug}", _gather, told, quarter)


def _gather(told: Told, quarter: int, now: datetime) -> None:
    """One notebook and five essays each, at least. Who wrote more than 30,000 characters in the
    year has another beside them who wrote as many fewer.
    """
    rng = dice("notebooks", told.slug, str(quarter))
    members = told.members()
    more = [0] * len(members)
    for number in range(0, len(members) - 1, 2):
        more[number] = rng.randrange(0, 2_000, 10)
        more[number + 1] = -more[number]
    rows: list[Writing] = []
    for member, extra in zip(members, more, strict=True):
        title = told.words["notes"][quarter]
        count = CHARACTERS_EACH // 4 + extra
        rows.append(_written(member, WritingKind.NOTE, title, count, now.date(), rng))
        for _number in range(ESSAYS_EACH // 4 + (quarter == 3 and rng.random() < 0.4)):
            title = rng.choice(told.words["essays"])
            count = rng.randrange(600, 1_600, 10)
            rows.append(_written(member, WritingKind.ESSAY, title, count, now.date(), rng))
    gathering.gather_writings(told.clerk, told.slug, rows, now=now)


def _written(
    member: Member, kind: WritingKind, title: str, count: int, day: date, rng: Any
) -> Writing:
    written_on = day - timedelta(days=rng.randint(0, 70))
    return Writing(
        member=member,
        kind=kind,
        title=title,
        characters=count,
        written_on=max(written_on, date(day.year, 1, 4)),
    )


def _lately(told: Told, now: datetime, number: int) -> Iterator[Deed]:
    """This year's study: a campaign with a loop under way, and the first hours."""
    day = now.date() - timedelta(days=40 - number)
    yield deed(day, number, f"study lately in {told.slug}", _study_lately, told)


def _study_lately(told: Told, now: datetime) -> None:
    today, by = now.date(), told.clerk
    until = date(today.year, 12, 31)
    plan = Plan(**told.words["now"], since=min(today, until), until=max(today, until))
    campaign = study.begin(by, told.slug, plan, now=now)
    body = told.branches()[0]
    problem_words, cause, measure, _proof = told.words["loops"][len(told.slug) % 4]
    pk = loop.begin_for_branch(by, campaign.pk, body.pk, now=now).pk
    loop.study(by, pk, words="通读党章，集中学了两次。", now=now)
    loop.find(by, pk, words=problem_words, now=now)
    loop.move(by, pk, "look_into", now=now)
    members = Member.objects.filter(branch=body, left_on__isnull=True).order_by("pk")
    problem = campaign.loops.get().problems.get()
    due_on = today + timedelta(days=25)
    analysis = Analysis(cause=cause, measure=measure, owner_id=members[1].pk, due_on=due_on)
    loop.analyse(by, pk, analysis, problem=problem.pk, now=now)
    loop.move(by, pk, "rectify", now=now)
    studied = Studied(
        title="党章集中学习",
        kind=HoursKind.BRANCH,
        studied_on=today,
        halves=6,
        campaign_id=campaign.pk,
    )
    study.record_hours(by, told.slug, studied, [each.pk for each in members], now=now)
