"""A brand's page: everything that is tied to it, as far as the reader may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lianxin.activities.models import Activity, CulturalTeam, Series
from lianxin.activities.models import State as ActivityState
from lianxin.activities.queries.access import activities_for
from lianxin.core.actor import DESK, GUEST, Actor
from lianxin.core.errors import NotFound
from lianxin.honours.models import Board, Brand, Tie
from lianxin.honours.queries.access import brand_for
from lianxin.honours.queries.wall import Told, stories_on_wall, told
from lianxin.honours.rules.access import brands_visible_to
from lianxin.places.models import Community
from lianxin.volunteers.models import Project, ProjectState, Team

MOST = 12


def brands_of(actor: Actor, community_id: int) -> QuerySet[Brand]:
    return Brand.objects.filter(brands_visible_to(actor), community=community_id).order_by("pk")


@dataclass(frozen=True, slots=True)
class Gathered:
    brand: Brand
    teams: Sequence[Team]
    troupes: Sequence[CulturalTeam]
    projects: Sequence[Project]
    series: Sequence[Series]
    activities: Sequence[Activity]
    stories: Sequence[Told]
    pages: Sequence[Tie]
    """Works, and whatever else stands under an address of its own."""
    ties: Sequence[Tie]

    @property
    def is_bare(self) -> bool:
        return not self.ties


def gathered(actor: Actor, slug: str, pk: int, *, today: date) -> Gathered:
    brand = brand_for(actor, pk)
    if brand.community.slug != slug:
        raise NotFound
    found = brand.ties.select_related("team", "troupe", "project", "series", "board")
    ties = list(found.order_by("tied_at", "pk"))
    return Gathered(
        brand,
        teams=[each.team for each in ties if each.team],
        troupes=[each.troupe for each in ties if each.troupe],
        projects=[
            each.project
            for each in ties
            if each.project and each.project.state != ProjectState.DRAFT
        ],
        series=[each.series for each in ties if each.series],
        activities=_activities(ties),
        stories=_stories(brand, ties, today),
        pages=[each for each in ties if each.path],
        ties=ties,
    )


def _activities(ties: Sequence[Tie]) -> list[Activity]:
    """Those tied by themselves or by their series, the latest first; cancelled ones are none."""
    seen = activities_for(GUEST).exclude(state=ActivityState.CALLED_OFF)
    by_series = seen.filter(series__in=[each.series_id for each in ties if each.series_id])
    alone = seen.filter(pk__in=[each.activity_id for each in ties if each.activity_id])
    return list((by_series | alone).order_by("-starts_at", "-pk")[:MOST])


def _stories(brand: Brand, ties: Sequence[Tie], today: date) -> list[Told]:
    boards = [each.board_id for each in ties if each.board_id]
    alone = [each.story_id for each in ties if each.story_id]
    if not boards and not alone:
        return []
    wall = stories_on_wall(brand.community_id, today=today)
    found = (wall.filter(board__in=boards) | wall.filter(pk__in=alone)).order_by("-shown_at", "-pk")
    return [told(each) for each in found[:MOST]]


def choices(actor: Actor, community: Community) -> list[tuple[str, str]]:
    """What can be tied to a brand: (kind:key, name)."""
    if not actor.holds(DESK, community.pk):
        raise NotFound
    kinds = (
        ("team", Team.objects.filter(community=community)),
        ("troupe", CulturalTeam.objects.filter(community=community)),
        ("project", Project.objects.filter(community=community).exclude(state="draft")),
        ("series", Series.objects.filter(community=community)),
        ("board", Board.objects.filter(community=community, is_open=True)),
    )
    return [
        (f"{kind}:{each.pk}", each.name)
        for kind, rows in kinds
        for each in rows.order_by("name", "pk")[:200]
    ]
