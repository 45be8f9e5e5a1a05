"""A community's matters as the public reads them (大家的事), and one's own."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.keyset import Page, page
from lianxin.core.text import terms
from lianxin.matters.models import END, OPEN, Follow, Matter, State, Support
from lianxin.matters.queries.access import matters_for
from lianxin.matters.queries.searching import LATEST, Turn, Words, searched


class Group(StrEnum):
    ALL = "all"
    OPEN = "open"
    ENDED = "ended"


_GROUPS = {
    Group.ALL: Q(),
    Group.OPEN: Q(state__in=sorted(OPEN)),
    Group.ENDED: Q(state__in=sorted(END)),
}


def shown_in(community_id: int, *, group: str = Group.ALL, category: str = "") -> QuerySet[Matter]:
    """Shown to all in a community: a group of states, a category's code."""
    found = Matter.objects.filter(community_id=community_id, shown_at__isnull=False)
    found = found.filter(_GROUPS.get(Group(group), Q()) if group in set(Group) else Q())
    if category:
        found = found.filter(category__code=category)
    return found.select_related("place", "category")


def page_shown(
    rows: QuerySet[Matter], community_id: int, words: str, turn: Turn, *, day: date
) -> Page[Matter]:
    """A page of what is shown in a community, of those that have the words, if there are any."""
    if wanted := terms(words):
        return searched(rows, Words(community_id, wanted), LATEST, turn, day=day)
    return page(rows, LATEST, after=turn.after, before=turn.before, size=turn.size)


def outcomes(community_id: int, *, most: int) -> QuerySet[Matter]:
    """What was solved, wholly or in part, latest first."""
    solved = [State.SOLVED, State.PARTLY_SOLVED]
    found = Matter.objects.filter(
        community_id=community_id, shown_at__isnull=False, state__in=solved, closed_at__isnull=False
    )
    return found.order_by("-closed_at", "-id")[:most]


def brought_up_by(actor: Actor) -> QuerySet[Matter]:
    """One's own, and for a guest those whose private link this browser has opened."""
    whose = Q(reporter_id__in=actor.person_ids) | Q(pk__in=actor.granted)
    return Matter.objects.filter(whose).select_related("community").order_by("-id")


def shared_by(actor: Actor, *, besides: Collection[int] = ()) -> QuerySet[Matter]:
    """What one has joined or follows, as far as one still sees it."""
    joined = Support.objects.filter(matter=OuterRef("pk"), person_id__in=actor.person_ids)
    followed = Follow.objects.filter(matter=OuterRef("pk"), user_id=actor.user_id or 0)
    return (
        matters_for(actor)
        .filter(Exists(joined) | Exists(followed))
        .exclude(pk__in=besides)
        .select_related("community")
        .order_by("-id")
    )
