"""Ideas and objections as residents and the desk see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page, page
from lianxin.funds.models import Fund, Idea, IdeaState, Objection
from lianxin.funds.queries.access import fund_of
from lianxin.funds.rules.voices import ideas_visible_to, objections_visible_to
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

MOST = 60


def ideas_for(actor: Actor) -> QuerySet[Idea]:
    return Idea.objects.filter(ideas_visible_to(actor)).select_related(
        "community__subdistrict", "project"
    )


def idea_for(actor: Actor, pk: int, *, lock: bool = False) -> Idea:
    found = ideas_for(actor).filter(pk=pk)
    if idea := (found.select_for_update(of=("self",)) if lock else found).first():
        return idea
    raise NotFound


def objections_for(actor: Actor) -> QuerySet[Objection]:
    return Objection.objects.filter(objections_visible_to(actor)).select_related("project")


def objection_for(actor: Actor, pk: int, *, lock: bool = False) -> Objection:
    found = objections_for(actor).filter(pk=pk)
    if objection := (found.select_for_update(of=("self",)) if lock else found).first():
        return objection
    raise NotFound


@dataclass(frozen=True, slots=True)
class Ideas:
    """What was answered, the latest first, and one's own that still wait."""

    community: Community
    fund: Fund | None
    own: Sequence[Idea]
    told: Page[Idea]


def ideas(actor: Actor, slug: str, *, after: str = "", before: str = "") -> Ideas:
    community = community_by_slug(slug)
    here = ideas_for(actor).filter(community=community)
    own = here.filter(author_id=actor.user_id or 0, state=IdeaState.RAISED)
    told = here.exclude(state__in=[IdeaState.RAISED, IdeaState.WITHDRAWN])
    return Ideas(
        community,
        fund_of(community.pk),
        list(own.order_by("-pk")[:MOST]),
        page(told, ("-pk",), after=after, before=before, size=20),
    )


@dataclass(frozen=True, slots=True)
class IdeasDesk:
    community: Community
    waiting: Sequence[Idea]
    """The oldest first."""
    told: Page[Idea]


def ideas_desk(actor: Actor, slug: str, *, after: str = "", before: str = "") -> IdeasDesk:
    community = workplace(actor, slug)
    here = ideas_for(actor).filter(community=community)
    waiting = here.filter(state=IdeaState.RAISED).order_by("pk")
    told = here.exclude(state__in=[IdeaState.RAISED, IdeaState.WITHDRAWN])
    return IdeasDesk(
        community, list(waiting[:MOST]), page(told, ("-pk",), after=after, before=before, size=20)
    )
