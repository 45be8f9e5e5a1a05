"""What the story's members study and write, the posts that they hold, and who is commended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from lianxin.core.actor import Actor
from lianxin.demo.case import World
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import Deed, clock, dice
from lianxin.party.actions import commendation, gathering, loop, posts, study
from lianxin.party.actions.commendation import Nomination
from lianxin.party.actions.gathering import Slip
from lianxin.party.actions.loop import Analysis
from lianxin.party.actions.posts import PostPlan
from lianxin.party.actions.study import Plan, StagePlan, Studied
from lianxin.party.models import (
    Body,
    BodyKind,
    BranchKind,
    Campaign,
    Claim,
    Commendation,
    DutyPost,
    HoursKind,
    Member,
    Standing,
    Writing,
    WritingKind,
)
from lianxin.party.rules.posts import NAME, PLEDGE, POST
from lianxin.places.models import Community
from lianxin.places.queries import courtyards

AFTERNOON = 14 * 60
WITH_CAMPAIGN = ("jiefangqiao", "qinglongjie")
WITH_POSTS = {"qinglongjie": 1.0, "houpojie": 0.6, "lishanlu": 0.4}
"""How many of the members take up a post and let a board show them."""
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
    """Everything that is studied, written, done in posts and commended, in 2015 and lately."""
    for number, slug in enumerate(SLUGS):
        told = Told(world, slug)
        if slug in WITH_POSTS:
            yield from _posts(told)
        if slug in WITH_CAMPAIGN:
            yield from _campaign(told)
        yield from _lately(told, now, number)
    yield from _writings(Told(world, "qinglongjie"))
    yield from _commendation(Told(world, "jiefangqiao"))


def _deed(day: date, minute: int, what: str, do: Any, *args: Any) -> Deed:
    return Deed(clock(day, AFTERNOON + minute), what, partial(do, *args))


def _posts(told: Told) -> Iterator[Deed]:
    slug = told.slug
    yield _deed(date(2015, 1, 20), 0, f"posts of {slug}", _set_up, told)
    yield _deed(date(2015, 3, 2), 0, f"slips of {slug}", _hand_in, told)
    for month in (4, 7, 10, 12):
        yield _deed(date(2015, month, 25), 0, f"deeds of {slug}", _work, told)


def _set_up(told: Told, now: datetime) -> None:
    told_scheme, rows = told.words["scheme"], told.words["posts"]
    posts.set_up(told.clerk, told.slug, **told_scheme, now=now)
    for name, duties, _deed_words in rows:
        posts.open_post(told.clerk, told.slug, PostPlan(name=name, duties=duties), now=now)
    for yard in courtyards(told.community.pk):
        for name, duties, _deed_words in told.words["yards"]:
            plan = PostPlan(name=name, duties=duties, courtyard_id=yard.pk)
            posts.open_post(told.clerk, told.slug, plan, now=now)
    name = told.words["board"]
    posts.open_board(told.clerk, told.slug, name=name, is_open=True, now=now)


def _hand_in(told: Told, now: datetime) -> None:
    """Everybody hands in a slip: which post, which pledge, and what may be shown."""
    rng = dice("slips", told.slug)
    everybody = told.members()
    count = round(len(everybody) * WITH_POSTS[told.slug])
    taking = sorted(rng.sample(everybody, count), key=lambda member: member.pk)
    open_posts = list(DutyPost.objects.filter(community=told.community).order_by("pk"))
    chosen: dict[int, list[Member]] = {}
    for member in taking:
        yard = member.home.courtyard_id if member.home else None
        fitting = [post for post in open_posts if post.courtyard_id in (None, yard)]
        chosen.setdefault(rng.choice(fitting).pk, []).append(member)
    gathering.allot(told.clerk, told.slug, chosen, now=now)
    slips = [
        Slip(
            member=member,
            pledge=rng.choice(told.words["pledges"]),
            fields=frozenset({NAME, POST, PLEDGE}),
        )
        for member in taking
    ]
    paper = told.words["paper"]
    gathering.gather_slips(told.clerk, told.slug, slips, given_by=paper, now=now)


def _work(told: Told, now: datetime) -> None:
    """A quarter's deeds, as the posts' paper books have them; each does something once a year."""
    rng = dice("deeds", told.slug, str(now.month))
    words = {row[0]: row[2] for row in (*told.words["posts"], *told.words["yards"])}
    claims = Claim.objects.filter(post__community=told.community, until__isnull=True)
    rows = []
    for claim in claims.select_related("post", "member").order_by("pk"):
        if now.month == 4 or rng.random() < 0.3:
            day = now.date() - timedelta(days=rng.randint(0, 22))
            rows.append((claim, words[claim.post.name], day))
    gathering.gather_deeds(told.clerk, told.slug, rows, now=now)


def _campaign(told: Told) -> Iterator[Deed]:
    row = told.words["campaign"]
    yield _deed(row["since"], 30, f"campaign of {told.slug}", _begin, told)
    for number in range(len(told.words["loops"])):
        for verb, day in (
            ("study", date(2015, 7, 28)),
            ("find", date(2015, 9, 10)),
            ("analyse", date(2015, 10, 15)),
            ("prove", date(2015, 12, 10)),
        ):
            what = f"{verb} in {told.slug}"
            yield _deed(day, 60 + number, what, _go_round, told, number, verb)
    for month, (title, kind, halves) in zip((6, 9), told.words["lessons"], strict=True):
        shared = Studied(
            title=title,
            kind=HoursKind(kind),
            studied_on=date(2015, month, 18),
            halves=halves,
        )
        yield _deed(date(2015, month, 19), 0, title, _learn, told, shared)


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
        yield _deed(day, 0, f"notebooks of {told.slug}", _gather, told, quarter)


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


def _commendation(told: Told) -> Iterator[Deed]:
    row = told.words["commendation"]
    yield _deed(row["opened"], 0, "commendation proposed", _propose, told)
    yield _deed(row["noticed"], 0, "commendation noticed", _notice, told)
    yield _deed(row["announced"], 0, "commendation announced", _announce, told)


def _propose(told: Told, now: datetime) -> None:
    row, by = told.words["commendation"], told.clerk
    made = commendation.propose(by, told.slug, name=row["name"], words=row["words"], now=now)
    chosen: Sequence[Member] = [each for each in told.members() if each.person][1:]
    for (honour, deeds), member in zip(row["members"], chosen, strict=False):
        honoured = Nomination(honour=honour, deeds=deeds, member_id=member.pk)
        nominee = commendation.nominate(by, made.pk, honoured, now=now)
        if honour != "优秀党务工作者":
            paper = "2015年6月纸质同意书"
            commendation.agree(by, member.pk, nominee.pk, given_by=paper, now=now)
    branch = told.branches()[0]
    honoured = Nomination(honour="先进党支部", deeds=row["branch"], body_id=branch.pk)
    commendation.nominate(by, made.pk, honoured, now=now)


def _told_commendation(told: Told) -> Commendation:
    name = told.words["commendation"]["name"]
    return Commendation.objects.get(community=told.community, name=name)


def _notice(told: Told, now: datetime) -> None:
    made, by = _told_commendation(told), told.clerk
    for nominee in made.nominees.order_by("pk"):
        commendation.judge(by, made.pk, nominee=nominee.pk, is_fit=True, now=now)
    commendation.step_with_words(by, made.pk, "vet", words="", now=now)
    commendation.notice(by, made.pk, now=now)


def _announce(told: Told, now: datetime) -> None:
    outcome = told.words["commendation"]["outcome"]
    commendation.announce(told.clerk, _told_commendation(told).pk, words=outcome, now=now)


def _lately(told: Told, now: datetime, number: int) -> Iterator[Deed]:
    """This year's study: a campaign with a loop under way, and the first hours."""
    day = now.date() - timedelta(days=40 - number)
    yield _deed(day, number, f"study lately in {told.slug}", _study_lately, told)


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
