"""The three lists of the joint conference, and what is proposed between the first two."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.organisations.models import (
    Match,
    Need,
    NeedState,
    Partner,
    Project,
    ProjectState,
    Resource,
)
from lianxin.organisations.queries.access import office_at
from lianxin.organisations.queries.law import WORDS, count_of
from lianxin.organisations.rules.access import keeps
from lianxin.organisations.rules.matching import Proposal, proposals
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

MOST = 200
"""Of each list on a page; matching looks at no more."""
MOST_PROPOSED = 20


@dataclass(frozen=True, slots=True)
class Lists:
    """Resources and needs that stand on a day, and the projects, the latest first."""

    community: Community
    resources: Sequence[Resource]
    needs: Sequence[Need]
    projects: Sequence[Project]


def lists(slug: str, *, on: date) -> Lists:
    """What everybody may read: of organisations that are shown."""
    community = community_by_slug(slug)
    return _lists(community, on, is_public=True)


def _lists(community: Community, on: date, *, is_public: bool) -> Lists:
    shown = Q(organisation__is_shown=True) if is_public else Q()
    needed = shown | Q(organisation__isnull=True) if is_public else Q()
    parts = Partner.objects.select_related("organisation").order_by("pk")
    if is_public:
        parts = parts.filter(organisation__is_shown=True)
    projects = Project.objects.filter(community=community).order_by("-agreed_on", "-pk")
    return Lists(
        community,
        list(_standing(Resource, community, on).filter(shown)[:MOST]),
        list(_standing(Need, community, on).filter(needed, state=NeedState.OPEN)[:MOST]),
        list(projects.prefetch_related(Prefetch("parts", parts))[:MOST]),
    )


def _standing(model: type[Resource] | type[Need], community: Community, on: date) -> QuerySet:  # type: ignore[type-arg]  # of either
    found = model._default_manager.filter(community=community)
    stands = Q(until__isnull=True) | Q(until__gte=on)
    return found.filter(stands).select_related("organisation").order_by("field", "what", "pk")


@dataclass(frozen=True, slots=True)
class Board:
    """The same at the desk, with what is proposed and what was agreed on but has no project yet."""

    lists: Lists
    proposals: Sequence[Proposal]
    accepted: Sequence[Match]
    open_projects: Sequence[Project]
    may_keep: bool


def board(actor: Actor, slug: str, *, on: date) -> Board:
    community = office_at(actor, slug)
    found = _lists(community, on, is_public=False)
    decided = frozenset(
        Match.objects.filter(community=community).values_list("resource_id", "need_id")
    )
    words = count_of(community, WORDS, on=on)
    proposed = proposals(found.resources, found.needs, decided=decided, words=words)
    accepted = Match.objects.filter(
        community=community, state="accepted", project__isnull=True
    ).select_related("resource__organisation", "need__organisation")
    ended = (ProjectState.DONE, ProjectState.DROPPED)
    return Board(
        found,
        proposed[:MOST_PROPOSED],
        list(accepted.order_by("-decided_at", "-pk")),
        [each for each in found.projects if each.state not in ended],
        keeps(actor, community.pk),
    )
