"""Whether one is of those whom a service is for."""

from collections.abc import Iterable

from django.db.models import Q

from lianxin.core.actor import Actor
from lianxin.services.models import Asker, CareState, Pairing, PairingState, Service


def is_cared_for(actor: Actor, community_id: int) -> bool:
    """Whether one is paired here: looked after, or the one who looks after.

    Only of oneself: whoever could ask for a name or a number and be refused, or not, would learn
    who is cared for.
    """
    if not actor.person_ids:
        return False
    own = Q(care__person_id__in=actor.person_ids) | Q(helper__person_id__in=actor.person_ids)
    running = Q(state=PairingState.ACTIVE, care__state=CareState.OPEN)
    return Pairing.objects.filter(own, running, care__community_id=community_id).exists()


def out_of_reach(actor: Actor, services: Iterable[Service]) -> dict[int, str]:
    """Services that one may not ask for, whatever one says, and whom they are for."""
    found = [each for each in services if each.asker == Asker.CARED_FOR]
    if not found or is_cared_for(actor, found[0].community_id):
        return {}
    return {each.pk: each.asker for each in found}
