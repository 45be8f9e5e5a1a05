"""Records that a card may name: what the public sees of a community."""

from collections.abc import Iterable

from django.db.models import Q

from lianxin.core.actor import GUEST
from lianxin.matters.models import Matter
from lianxin.matters.rules import visible_to

MOST = 30


def public_titles(community_id: int, numbers: Iterable[str]) -> dict[str, str]:
    """The titles of public matters by their number."""
    wanted = set(numbers)
    if not wanted:
        return {}
    found = Matter.objects.filter(visible_to(GUEST), community=community_id, number__in=wanted)
    return dict(found.values_list("number", "title"))


def to_name(community_id: int, year: int) -> list[Matter]:
    """Public matters that ended in a year, those that most met with first."""
    ended = Q(closed_at__year=year) | Q(reported_at__year=year, is_focal=True)
    found = Matter.objects.filter(visible_to(GUEST), ended, community=community_id)
    return list(found.order_by("-is_focal", "-supports", "-pk")[:MOST])
