"""Open matters near a place that speak in like words, offered before a second report (I-10)."""

from django.db.models import Q

from lianxin.core.actor import Actor
from lianxin.core.text import MOST_TOKENS, terms
from lianxin.matters.models import OPEN, Category, Matter
from lianxin.matters.queries.access import matters_for
from lianxin.places.models import Place

NEAR = 80
"""How many of the newest open matters near by are compared."""
MOST = 3
LIKE = 2.0
"""The least likeness: two words in common, or one and the building or the category."""


def similar(
    actor: Actor,
    community_id: int,
    words: str,
    *,
    place: Place | None = None,
    category: Category | None = None,
    is_desk: bool = False,
    besides: int = 0,
) -> list[Matter]:
    """At most MOST matters, the likest first; one statement whatever the backlog's size.

    Those at the desk are offered what is not public too; `besides` is the matter itself.
    """
    wanted = {word for word in terms(words, most=MOST_TOKENS) if len(word) > 1}
    if not wanted:
        return []
    near = Q()
    if place is not None:
        near = Q(courtyard_id=place.courtyard_id or place.pk) | Q(courtyard=None)
    found = (
        matters_for(actor)
        .filter(near, community_id=community_id, state__in=sorted(OPEN), closed_at__isnull=True)
        .filter(Q() if is_desk else Q(shown_at__isnull=False))
        .exclude(pk=besides)
        .select_related("community", "place")
        .order_by("-reported_at", "-id")[:NEAR]
    )
    scored = [(_likeness(each, wanted, place, category), each) for each in found]
    best = sorted((pair for pair in scored if pair[0] >= LIKE), key=lambda pair: -pair[0])
    return [each for _score, each in best[:MOST]]


def _likeness(
    matter: Matter, wanted: set[str], place: Place | None, category: Category | None
) -> float:
    shared = wanted & set(matter.tokens.split())
    if not shared:
        return 0
    is_near = place is not None and matter.place_id in (place.pk, place.parent_id)
    is_kin = category is not None and matter.category_id == category.pk
    return len(shared) + is_near + is_kin
