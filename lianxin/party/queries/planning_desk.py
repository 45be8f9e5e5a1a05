"""The desk's pages of reorganisations."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.flow import Step
from lianxin.core.packs import unconfirmed
from lianxin.party.models import Allotment, Body, Duty, Member, Plan, PlanState, Proposal, Term
from lianxin.party.models.plan import PAST
from lianxin.party.queries.access import Office
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.plan_map import Atlas, Drawing, Mark
from lianxin.party.queries.plans import (
    Ground,
    members_in,
    plan_for,
    planning_office,
    plans_for,
    reorganisable,
)
from lianxin.party.queries.proposals import Comparison, Side, unallotted
from lianxin.party.rules.plan import GROUP_LEAST, GROUP_MOST, PLAN_FLOW, is_due
from lianxin.party.rules.structure import BRANCH_SIZE, FOUNDING
from lianxin.party.solving.asked import Bound
from lianxin.places.models import Kind, Place

COLLISIONS = {
    Bound.LEAST: gettext_lazy("每个支部的最少人数太多：一共要 %(need)d 人，现有 %(have)d 人。"),
    Bound.MOST: gettext_lazy("每个支部的最多人数太少：有 %(need)d 人，一共只坐得下 %(have)d 人。"),
    Bound.CROSSED: gettext_lazy("最少 %(need)d 人，却最多 %(have)d 人，两个数要换一换。"),
    Bound.FULL: gettext_lazy(
        "正式党员不够：各支部一共要 %(need)d 名，现有 %(have)d 名（条例第4条）。"
    ),
    Bound.SECRETARY: gettext_lazy("愿意当书记的不够：要 %(need)d 名，选了 %(have)d 名。"),
    Bound.CENTRES: gettext_lazy("没有知道位置的开会地方，至少要 %(need)d 处。"),
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the form of a new question offers: by the rules, and by how things are."""

    branches: QuerySet[Body]
    members: list[Member]
    venues: list[Place]
    willing: set[int]
    size_most: int
    least_full: int
    group_least: int
    group_most: int

    @property
    def count(self) -> int:
        """So many branches that each has about two thirds of what it may have."""
        return max(2, -(-len(self.members) * 3 // (2 * self.size_most)))

    @property
    def meeting(self) -> list[int]:
        """Where branches meet unless somebody says otherwise: the courtyards, where there are
        enough of them.
        """
        yards = [place.pk for place in self.venues if place.kind == Kind.COURTYARD]
        return yards if len(yards) >= 2 * self.count else [place.pk for place in self.venues]


def defaults(office: Office, today: date) -> Defaults:
    community = office.community
    branches = reorganisable(community.pk)
    members = list(members_in(branches.values_list("pk", flat=True)).select_related("branch"))
    members.sort(key=lambda member: (member.branch.position if member.branch else 0, member.pk))
    ground = Ground(community)
    venues = [
        place
        for pk, place in ground.places.items()
        if place.kind != Kind.ENTRANCE and pk in ground.spots
    ]
    serving = Member.objects.filter(
        branch__in=branches, terms__ended_on__isnull=True, terms__duty__in=Duty.values
    )
    return Defaults(
        branches,
        members,
        sorted(venues, key=lambda place: place.label),
        set(serving.values_list("pk", flat=True)),
        rule_of(community, BRANCH_SIZE, today).count,
        rule_of(community, FOUNDING, today).count,
        rule_of(community, GROUP_LEAST, today).count,
        rule_of(community, GROUP_MOST, today).count,
    )


@dataclass(frozen=True, slots=True)
class Listed:
    office: Office
    plans: list[Plan]

    @property
    def is_free(self) -> bool:
        """Whether a new one may be begun."""
        return all(plan.state in PAST for plan in self.plans)


def listed(actor: Actor, slug: str) -> Listed:
    office = planning_office(actor, slug)
    plans = plans_for(actor).filter(community=office.community).order_by("-pk")
    return Listed(office, list(plans.select_related("chosen")))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the comparison: what is measured, and its value on each side."""

    label: str
    told: list[tuple[str, bool]]
    """Each side's value, and whether it misses what is asked."""


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """A plan as its page shows it."""

    plan: Plan
    steps: list[Step]
    sides: list[Side]
    drawings: list[Drawing]
    rows: list[Row]
    members: int
    is_due: bool
    detour: float
    left_out: int
    """How many came since of whom the decision says nothing."""
    headless: int
    """How many of today's branches have no secretary yet (P-11)."""

    @property
    def verbs(self) -> set[str]:
        return {step.verb for step in self.steps}

    @property
    def collisions(self) -> list[str]:
        return [
            str(COLLISIONS[Bound(bound)]) % {"need": need, "have": have}
            for bound, need, have in self.plan.collisions
        ]

    @property
    def pairs(self) -> list[tuple[Side, Drawing]]:
        return list(zip(self.sides, self.drawings, strict=True))

    @property
    def doubtful(self) -> Sequence[object]:
        """The rules in it that nobody has confirmed yet."""
        return unconfirmed([FOUNDING, BRANCH_SIZE])


def seen_plan(actor: Actor, slug: str, pk: int, *, today: date) -> PlanSeen:
    planning_office(actor, slug)
    plan = plan_for(actor, pk, slug=slug)
    comparison = Comparison(plan)
    sides = [comparison.today(), *comparison.proposed()]
    atlas = Atlas(comparison)
    due = plan.state == PlanState.AGREED and is_due(plan.effective_on, today)
    return PlanSeen(
        plan,
        PLAN_FLOW.open_to(actor, plan),
        sides,
        [atlas.draw(side) for side in sides],
        rows(comparison, sides),
        len(comparison.people),
        due,
        comparison.detour,
        _left_out(plan),
        _headless(plan),
    )


def _headless(plan: Plan) -> int:
    led = Term.objects.filter(body=OuterRef("pk"), duty=Duty.SECRETARY, ended_on__isnull=True)
    return reorganisable(plan.community_id).filter(~Exists(led)).count()


def _left_out(plan: Plan) -> int:
    if plan.state not in (PlanState.SUBMITTED, PlanState.AGREED) or not plan.chosen_id:
        return 0
    return len(unallotted(plan, plan.chosen_id))


def rows(comparison: Comparison, sides: list[Side]) -> list[Row]:
    """The comparison's lines; ways are estimated from straight lines."""
    plan = comparison.plan
    lines: list[Row] = []

    def line(label: str, cells: list[str], bad: list[bool] | None = None) -> None:
        lines.append(Row(label, list(zip(cells, bad or [False] * len(sides), strict=True))))

    line(_("支部"), [str(len(side.branches)) for side in sides])
    over = [side.sizes[1] > plan.most or side.sizes[0] < plan.least for side in sides]
    line(_("每个支部多少人，最少–最多"), ["{}–{}".format(*side.sizes) for side in sides], over)
    full = [min(side.measures.full, default=0) for side in sides]
    line(
        _("正式党员，最少的支部"), [str(each) for each in full], [n < plan.least_full for n in full]
    )
    line(_("到开会的地方，平均步行"), [_metres(side.measures.mean) for side in sides])
    line(_("95% 的党员在多少米以内"), [_metres(side.measures.most_of_all) for side in sides])
    line(_("最远的一位"), [_metres(side.measures.worst) for side in sides])
    line(_("分在几个支部的楼"), [str(side.measures.split_buildings) for side in sides])
    line(_("分在几个支部的户"), [str(side.measures.split_households) for side in sides])
    moving = [comparison.moving(side) for side in sides]
    line(_("要换支部的党员"), [_persons(each) for each in moving])
    return lines


def _metres(value: int | None) -> str:
    return _("不知道") if value is None else _("%(count)d 米") % {"count": value}


def _persons(value: int | None) -> str:
    return (
        _("不适用")
        if value is None
        else ngettext("%(count)d 人", "%(count)d 人", value) % {"count": value}
    )


@dataclass(frozen=True, slots=True)
class Part:
    """What a branch has of a building."""

    building: Place
    branch: int
    count: int


@dataclass(frozen=True, slots=True)
class ProposalSeen:
    """One proposal by itself, to be changed."""

    plan: Plan
    proposal: Proposal
    sides: list[Side]
    """Today and the proposal."""
    drawing: Drawing
    rows: list[Row]
    parts: list[Part]
    can_change: bool

    @property
    def side(self) -> Side:
        return self.sides[-1]


def seen_proposal(actor: Actor, slug: str, pk: int, number: int) -> ProposalSeen:
    planning_office(actor, slug)
    plan = plan_for(actor, pk, slug=slug)
    proposal = plan.proposals.filter(number=number).first()
    if proposal is None:
        raise NotFound
    comparison = Comparison(plan)
    sides = [comparison.today(), comparison.side(proposal)]
    drawing = Atlas(comparison).draw(sides[1])
    parts = [
        Part(mark.building, mark.branch.position, mark.count)
        for mark in sorted(drawing.marks, key=_by_address)
    ]
    can_change = any(step.verb == "change" for step in PLAN_FLOW.open_to(actor, plan))
    lines = rows(comparison, sides)
    return ProposalSeen(plan, proposal, sides, drawing, lines, parts, can_change)


def _by_address(mark: Mark) -> tuple[str, int]:
    return mark.building.label, mark.branch.position


def roll(seen: ProposalSeen) -> list[tuple[int, list[Allotment]]]:
    """Who goes where, by branch; to be looked at only with an entry in the journal."""
    found: dict[int, list[Allotment]] = defaultdict(list)
    rows_ = seen.proposal.allotments.select_related("member__home", "was", "branch", "group")
    for row in rows_.order_by("branch__position", "group__position", "member__name", "pk"):
        found[row.branch.position].append(row)
    return sorted(found.items())
