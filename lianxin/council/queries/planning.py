"""What is needed to plan a session."""

from django.db.models import Exists, OuterRef, QuerySet

from lianxin.core.actor import Actor
from lianxin.council.models import LIVE, AgendaItem, ItemState
from lianxin.matters.models import Matter, State
from lianxin.matters.queries import matters_for


def matters_waiting(actor: Actor, community_id: int) -> QuerySet[Matter]:
    """Matters put before the council that are on no coming agenda, oldest first."""
    planned = AgendaItem.objects.filter(
        matter=OuterRef("pk"), state__in=sorted(LIVE | {ItemState.PLANNED})
    )
    return (
        matters_for(actor)
        .filter(~Exists(planned), community_id=community_id, state=State.AT_COUNCIL)
        .order_by("reported_at", "pk")
    )
