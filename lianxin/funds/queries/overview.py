"""A fund as the public and as its desk see it: every yuan from the budget to the receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet, Sum

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.keyset import Page, page
from lianxin.core.packs import Rule
from lianxin.funds.models import (
    AccountKind,
    Budget,
    BudgetState,
    Fund,
    Overseer,
    Project,
    ProjectState,
    Use,
    Vote,
    Voucher,
)
from lianxin.funds.queries.access import fund_of, projects_for
from lianxin.funds.queries.law import use_rule
from lianxin.funds.queries.voting import votes_of
from lianxin.funds.rules.access import approves, enters, leads, works
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

MOST = 60


@dataclass(frozen=True, slots=True)
class UseSum:
    use: str
    label: str
    spent: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What everybody may read of a year of a fund."""

    community: Community
    fund: Fund | None
    budgets: Sequence[Budget]
    budget: Budget | None
    """The year that is shown."""
    balances: dict[str, int]
    """By kind of account, of all projects together."""
    uses: Sequence[UseSum]
    projects: Sequence[Project]
    """With `aside` and `spent`."""
    votes: Sequence[Vote]
    vouchers: Page[Voucher] | None

    @property
    def came(self) -> int:
        """What came in this year: granted, and carried over from the last."""
        return sum(
            self.balances.get(kind, 0) for kind in ("free", "set_aside", "spent", "returned")
        )


def overview(
    actor: Actor, slug: str, *, year: str = "", q: str = "", use: str = "", after: str = "",
    before: str = "",
) -> Overview:  # fmt: skip
    community = community_by_slug(slug)
    fund = fund_of(community.pk)
    if fund is None:
        return Overview(community, None, (), None, {}, (), (), (), None)
    budgets = list(fund.budgets.order_by("-year"))
    chosen = _chosen(budgets, year)
    if chosen is None:
        return Overview(community, fund, budgets, None, {}, (), (), (), None)
    spent = _spent_by_use(chosen)
    return Overview(
        community=community,
        fund=fund,
        budgets=budgets,
        budget=chosen,
        balances=_balances(chosen),
        uses=[
            UseSum(each, str(Use(each).label), spent[each]) for each in Use.values if each in spent
        ],
        projects=list(_projects(actor, chosen, q, use)),
        votes=list(votes_of(community.pk).filter(budget=chosen)[:MOST]),
        vouchers=ledger_page(chosen, q, use, after=after, before=before),
    )


def _chosen(budgets: Sequence[Budget], year: str) -> Budget | None:
    """The year asked for, else the latest that was approved."""
    named = next((each for each in budgets if str(each.year) == year), None)
    approved = (each for each in budgets if each.state != BudgetState.PROPOSED)
    return named or next(approved, None) or next(iter(budgets), None)


def _balances(budget: Budget) -> dict[str, int]:
    rows = budget.accounts.values("kind").annotate(sum=Sum("balance")).order_by()
    return {row["kind"]: row["sum"] for row in rows}


def _spent_by_use(budget: Budget) -> dict[str, int]:
    rows = (
        budget.accounts.filter(kind=AccountKind.SPENT, balance__gt=0)
        .values("project__use")
        .annotate(sum=Sum("balance"))
        .order_by()
    )
    return {row["project__use"]: row["sum"] for row in rows}


def _projects(actor: Actor, budget: Budget, q: str, use: str) -> QuerySet[Project]:
    found = projects_for(actor).filter(budget=budget)
    if q:
        found = found.filter(Q(title__icontains=q) | Q(words__icontains=q))
    if use:
        found = found.filter(use=use)
    return found.annotate(
        aside=Sum("accounts__balance", filter=Q(accounts__kind=AccountKind.SET_ASIDE)),
        spent=Sum("accounts__balance", filter=Q(accounts__kind=AccountKind.SPENT)),
    ).order_by("pk")[:MOST]


def ledger_page(
    budget: Budget, q: str = "", use: str = "", *, after: str = "", before: str = ""
) -> Page[Voucher]:
    """A year's vouchers, the latest first."""
    found = Voucher.objects.filter(budget=budget).select_related(
        "project", "reverses", "reversed_by"
    )
    if q:
        # A payee who is a person is not found by name: the public sees them masked.
        is_firm = Q(payee__icontains=q) & ~Q(payee_kind="person")
        found = found.filter(Q(words__icontains=q) | Q(project__title__icontains=q) | is_firm)
    if use:
        found = found.filter(project__use=use)
    return page(found, ("-number", "-pk"), after=after, before=before, size=50)


@dataclass(frozen=True, slots=True)
class Desk:
    """The same for those who work with it."""

    seen: Overview
    overseers: Sequence[Overseer]
    drafts: Sequence[Vote]
    doubtful: Sequence[Rule]
    may_work: bool
    may_lead: bool
    may_approve: bool

    @property
    def due(self) -> list[Project]:
        """What waits for a step, the nearest to its end first."""
        ended = {ProjectState.PUBLISHED, ProjectState.REFUSED, ProjectState.DROPPED}
        return [each for each in self.seen.projects if each.state not in ended]

    @property
    def done(self) -> list[Project]:
        due = set(self.due)
        return [each for each in self.seen.projects if each not in due]


def desk(actor: Actor, slug: str, *, now: datetime, **asked: str) -> Desk:
    community = workplace(actor, slug)
    seen, today = overview(actor, slug, **asked), local_day(now)
    overseers = Overseer.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today), community=community
    )
    drafts = Vote.objects.filter(community=community, state="draft").order_by("-pk")
    rules = {
        each.article: each
        for each in (use_rule(community, use, now=now) for use in Use.values)
        if not each.is_confirmed
    }
    return Desk(
        seen=seen,
        overseers=list(overseers.order_by("name", "pk")),
        drafts=list(drafts[:MOST]),
        doubtful=list(rules.values()),
        may_work=works(actor, community.pk),
        may_lead=leads(actor, community.pk),
        may_approve=approves(actor, community.pk),
    )


def voucher_for(actor: Actor, pk: int) -> Voucher:
    """A voucher of a desk that is open to the actor."""
    found = Voucher.objects.select_related("project", "budget").filter(pk=pk).first()
    if found is None or not enters(actor, found.community_id):
        raise NotFound
    return found
