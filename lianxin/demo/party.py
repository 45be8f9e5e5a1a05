"""The Party organisations of the story: how they stood when 2015 began, who is in them, who leads
them, and what was laid out anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.demo.case import World
from lianxin.demo.partisans import Partisans
from lianxin.demo.reorganisation import Anew, reorganisation
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import Deed, clock
from lianxin.organisations.actions import Details, add
from lianxin.organisations.models import Kind
from lianxin.party.actions.announcing import Announced, announce
from lianxin.party.actions.book import take_over
from lianxin.party.actions.election import nominate, roll
from lianxin.party.actions.structure import Founding, accompany, found
from lianxin.party.actions.terms import Charge, appoint, release, renew
from lianxin.party.models import Body, BodyKind, BranchKind, Duty, Member, Term
from lianxin.party.rules.access import HEADS
from lianxin.places.models import Community

STOOD = date(2010, 7, 1)
"""Since when the organisations of the story stand that no report tells of."""
ELECTED = date(2014, 6, 20)
TAKEN_OVER = date(2014, 12, 2)
"""When the paper books were typed in."""
RENEWED = timedelta(days=1_000)
"""How long ago the branches last elected; one of each community did so earlier."""
LONG_AGO = timedelta(days=5 * 365 - 75)
MORNING = 9 * 60 + 30
ELECTING = "lishanlu"
"""Where an election is under way."""
LATER = 15 * 60
NAMES = ("第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八")
CUSTOM = "历年沿用的设置，下次调整时分开"
PAPER = "上级早年批准，文号见档案"
BOARD = (Duty.SECRETARY, Duty.ORGANISER, Duty.PUBLICITY)


@dataclass(slots=True)
class Party:
    """A community's organisations while the story is being played."""

    world: World
    slug: str
    row: Mapping[str, Any]
    committee: Body | None = None
    members: list[Member] = field(default_factory=list)
    """Those who live there, as they live."""

    @property
    def community(self) -> Community:
        return self.world.town.communities[self.slug]

    def branches(self) -> list[Body]:
        """The residents' branches, in order."""
        here = Body.objects.filter(community=self.community, branch_kind=BranchKind.RESIDENTS)
        return list(here.filter(dissolved_on__isnull=True).order_by("position"))


def party(world: World, now: datetime) -> Iterator[Deed]:
    """Everything that happens in the Party organisations but what other parts of the story tell."""
    for number, slug in enumerate(SLUGS):
        told = Party(world, slug, read("party")[slug])
        at = clock(TAKEN_OVER, MORNING + number)
        yield Deed(at, f"take over the Party organisations of {slug}", partial(_take_over, told))
        if "anew" in told.row:
            wanted = _anew(told)
            yield from reorganisation(wanted)
            at = clock(wanted.day, LATER)
            yield Deed(at, f"duties in the new branches of {slug}", partial(_lead_anew, told))
        if themed := told.row.get("themed"):
            yield Deed(
                clock(themed["founded"], MORNING), themed["name"], partial(_themed, told, themed)
            )
        day = now.date() - RENEWED + timedelta(days=number)
        yield Deed(clock(day, MORNING), f"elections in {slug}", partial(_elect, told))
        if slug == ELECTING:
            yield Deed(now - timedelta(days=3), f"an election in {slug}", partial(_vote, told))
        came = now.date() - timedelta(days=340 - 7 * number)
        yield Deed(clock(came, MORNING), f"new members in {slug}", partial(_admit, told))


def _take_over(told: Party, now: datetime) -> None:
    """Found what stood already, and write its members down."""
    people = Partisans(told.world, told.slug)
    total = told.row["members"]
    firms = told.row.get("new_sector", [])
    elsewhere = sum(size for _name, _firm, size in firms)
    living = people.residents(total - elsewhere)
    name = f"{told.community.name}党委"
    told.committee = _found(told, BodyKind.COMMITTEE, name, full=total, approval=PAPER, now=now)
    split = told.row.get("before") or len(told.row["groups"])
    shares = cut(living, split)
    for name, share in zip(NAMES, shares, strict=False):
        branch = _branch(told, f"{name}党支部", len(share), now)
        for member in share:
            member.branch = branch
        if "before" not in told.row:
            _divide(told, branch, share, len(told.branches()) - 1, now)
    workers = [_firm(told, people, firm, now) for firm in firms]
    told.members = take_over(CLOCK, told.community.pk, living, now=now)
    take_over(CLOCK, told.community.pk, [each for firm in workers for each in firm], now=now)
    for branch in Body.objects.filter(community=told.community, kind=BodyKind.BRANCH):
        _lead(branch, ELECTED, now)
    _lead_committee(told, now)
    _lead_groups(told, ELECTED, now)


def _found(told: Party, kind: str, name: str, *, now: datetime, **more: Any) -> Body:
    facts = {"founded_on": STOOD, **more}
    return found(CLOCK, told.community, Founding(kind=kind, name=name, **facts), now=now)


def _branch(told: Party, name: str, size: int, now: datetime, **more: Any) -> Body:
    """A residents' branch unless said otherwise; what is too large was so from old."""
    assert told.committee is not None  # noqa: S101  # it was founded first
    facts: dict[str, Any] = {
        "branch_kind": BranchKind.RESIDENTS,
        "parent_id": told.committee.pk,
        "full": size,
        "heads": len(BOARD),
        "reason": CUSTOM,
    }
    return _found(told, BodyKind.BRANCH, name, now=now, **{**facts, **more})


def _divide(
    told: Party, branch: Body, share: Sequence[Member], index: int, now: datetime, **more: Any
) -> None:
    """Give a branch its groups, and each of its members one of them."""
    groups = [
        _found(told, BodyKind.GROUP, f"{name}党小组", parent_id=branch.pk, now=now, **more)
        for name in NAMES[: told.row["groups"][index]]
    ]
    for group, part in zip(groups, cut(share, len(groups)), strict=True):
        for member in part:
            member.group = group


def _firm(
    told: Party, people: Partisans, firm: tuple[str, str, int], now: datetime
) -> list[Member]:
    """A new-sector branch with its members, in its firm."""
    name, employer, size = firm
    details = Details(kind=Kind.NEW_SECTOR, name=employer, since=STOOD)
    made = add(CLOCK, told.community, details, now=now)
    kind = BranchKind.NEW_SECTOR
    branch = _branch(told, name, size, now, branch_kind=kind, organisation_id=made.pk)
    return people.workers(size, branch, employer)


def _lead(branch: Body, since: date, now: datetime) -> None:
    """A secretary, and a committee where there are members enough, of those who are in their
    prime.
    """
    able = Member.objects.filter(branch=branch, full_on__lt=since).order_by("-born_on", "pk")
    chosen = list(able[: len(BOARD) if able.count() > 6 else 1])
    for member, duty in zip(chosen, BOARD, strict=False):
        appoint(CLOCK, branch.pk, Charge(member.pk, duty, since), now=now)


def _lead_committee(told: Party, now: datetime) -> None:
    """The secretary whom the article names, with the first branches' secretaries."""
    assert told.committee is not None  # noqa: S101  # it was founded first
    others = Term.objects.filter(body__in=told.branches()[:4], duty=Duty.SECRETARY)
    duties = [Duty.DEPUTY, Duty.ORGANISER, Duty.PUBLICITY, Duty.DISCIPLINE]
    keys = others.exclude(member=told.members[0]).order_by("body__position")
    seated = [(told.members[0].pk, Duty.SECRETARY)]
    seated += zip(keys.values_list("member_id", flat=True), duties, strict=False)
    for pk, duty in seated:
        appoint(CLOCK, told.committee.pk, Charge(pk, duty, ELECTED), now=now)


def _lead_groups(told: Party, since: date, now: datetime) -> None:
    groups = Body.objects.filter(community=told.community, kind=BodyKind.GROUP)
    for group in groups.filter(dissolved_on__isnull=True).order_by("pk"):
        busy = Term.objects.filter(ended_on__isnull=True).values("member_id")
        able = Member.objects.filter(group=group, full_on__lt=since).exclude(pk__in=busy)
        if leader := able.order_by("-born_on", "pk").first():
            day = max(since, group.founded_on)
            appoint(CLOCK, group.pk, Charge(leader.pk, Duty.LEADER, day), now=now)


def _anew(told: Party) -> Anew:
    row = told.row["anew"]
    actor = told.world.cast.clerks[told.slug]
    return Anew(told.slug, actor, **row)


def _lead_anew(told: Party, now: datetime) -> None:
    """What was elected in the branches that had been laid out anew."""
    day = told.row["anew"]["day"]
    branches = told.branches()
    for term in Term.objects.filter(body__in=branches, ended_on__isnull=True).order_by("pk"):
        release(CLOCK, term.pk, on=day, now=now)
    for branch in branches:
        _lead(branch, day, now)
    _lead_groups(told, day, now)


def _themed(told: Party, row: Mapping[str, Any], now: datetime) -> None:
    """A branch across buildings, of those who sing and dance."""
    day, size = row["founded"], row["members"]
    kind = BranchKind.THEMED
    branch = _branch(told, row["name"], size, now, branch_kind=kind, founded_on=day)
    step = len(told.members) // size
    chosen = [member.pk for member in told.members[step // 2 :: step][:size]]
    accompany(CLOCK, branch.pk, chosen, since=day, now=now)
    able = Member.objects.filter(pk__in=chosen, full_on__lt=day).order_by("-born_on", "pk")
    appoint(CLOCK, branch.pk, Charge(able[0].pk, Duty.SECRETARY, day), now=now)


def _elect(told: Party, now: datetime) -> None:
    """What has been elected since, but for the last branch, whose term is nearly over."""
    held = Body.objects.filter(community=told.community, dissolved_on__isnull=True)
    led = held.filter(terms__duty__in=HEADS, terms__ended_on__isnull=True).distinct()
    bodies = list(led.order_by("pk"))
    for body in bodies:
        is_last = body == told.branches()[-1]
        since = now.date() - (LONG_AGO - RENEWED) * is_last
        renew(CLOCK, body.pk, since=since, now=now)


def _admit(told: Party, now: datetime) -> None:
    """Two who were lately admitted, on probation."""
    people = Partisans(told.world, told.slug)
    branch = told.branches()[1]
    group = branch.children.filter(dissolved_on__isnull=True).order_by("pk").first()
    take_over(CLOCK, told.community.pk, people.newcomers(2, branch, group, day=now.date()), now=now)


def _vote(told: Party, now: datetime) -> None:
    """The branch whose term is nearly over has announced its election, and who stands."""
    branch = told.branches()[-1]
    told_of = Announced(
        held_on=local_day(now) + timedelta(days=10),
        venue="党员活动室",
        seats=len(BOARD),
        approval="解街党工委〔示例〕11号",
    )
    election = announce(CLOCK, branch.pk, told_of, now=now)
    roll(CLOCK, election.pk, now=now)
    chosen = Term.objects.filter(body=branch, ended_on__isnull=True).order_by("pk")
    for term in chosen:
        nominate(CLOCK, election.pk, member=term.member_id, duty=term.duty, now=now)


def cut(things: Sequence[Any], parts: int) -> list[Sequence[Any]]:
    """So many stretches of a sequence, as like in length as can be."""
    edges = [len(things) * number // parts for number in range(parts + 1)]
    return [things[start:end] for start, end in pairwise(edges)]
