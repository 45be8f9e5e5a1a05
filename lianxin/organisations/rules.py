from django.db.models import Q

from lianxin.core.actor import DESK, PARTY, Actor, Role

WORKERS = (Role.STAFF, Role.SECRETARY, Role.PARTY)


def visible_to(actor: Actor) -> Q:
    """Names are public; the rows with all that is written of them are for who works there."""
    if actor.is_clock:
        return Q()
    return Q(community_id__in=actor.places(*DESK, *PARTY))


def keeps(actor: Actor, community_id: int) -> bool:
    """Whether they add organisations and put right what is written of them."""
    return actor.is_clock or actor.holds(WORKERS, community_id)
