"""The only doors to funds, budgets, projects and votes."""

from django.db.models import Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.funds.models import Account, AccountKind, Budget, Fund, Project, ProjectState, Vote
from lianxin.funds.rules.access import enters, visible_to, votes_visible_to

PLACE = "community__subdistrict"


def fund_of(community_id: int) -> Fund | None:
    """A community's fund; that there is one is public."""
    return Fund.objects.select_related(PLACE).filter(community_id=community_id).first()


def fund_for(actor: Actor, pk: int, *, lock: bool = False) -> Fund:
    """A fund whose desk is open to the actor."""
    found = Fund.objects.select_related(PLACE).filter(pk=pk)
    fund = (found.select_for_update(of=("self",)) if lock else found).first()
    if fund is None or not enters(actor, fund.community_id):
        raise NotFound
    return fund


def budget_for(actor: Actor, pk: int, *, lock: bool = False) -> Budget:
    found = Budget.objects.select_related(PLACE, "fund").filter(pk=pk)
    budget = (found.select_for_update(of=("self",)) if lock else found).first()
    if budget is None or not enters(actor, budget.community_id):
        raise NotFound
    return budget


def projects_for(actor: Actor) -> QuerySet[Project]:
    return Project.objects.filter(visible_to(actor))


def project_for(actor: Actor, pk: int, *, lock: bool = False, slug: str = "") -> Project:
    """Refuse alike what is absent, hidden, or of another community than the address says."""
    found = (
        projects_for(actor)
        .select_related(PLACE, "budget__fund", "matter", "resolution__item", "meeting")
        .prefetch_related("interests")
        .filter(Q(community__slug=slug) if slug else Q(), pk=pk)
    )
    if project := (found.select_for_update(of=("self",)) if lock else found).first():
        return project
    raise NotFound


def votes_for(actor: Actor) -> QuerySet[Vote]:
    return Vote.objects.filter(votes_visible_to(actor))


def vote_for(actor: Actor, pk: int, *, lock: bool = False, slug: str = "") -> Vote:
    found = votes_for(actor) if not actor.is_clock else Vote.objects.all()
    found = found.select_related(PLACE, "budget__fund").filter(
        Q(community__slug=slug) if slug else Q(), pk=pk
    )
    if vote := (found.select_for_update(of=("self",)) if lock else found).first():
        return vote
    raise NotFound


def payable(actor: Actor, community_id: int) -> QuerySet[Account]:
    """What is set aside for what can be paid now: `project`, and what is left, `balance`."""
    ready = Q(project__state=ProjectState.ACCEPTED) | Q(
        project__state=ProjectState.DELIVERING, project__is_standing=True
    )
    return (
        Account.objects.filter(
            ready,
            project__in=projects_for(actor),
            community_id=community_id,
            kind=AccountKind.SET_ASIDE,
            balance__gt=0,
        )
        .select_related("project")
        .order_by("project__title", "pk")
    )
