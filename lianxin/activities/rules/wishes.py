from django.db.models import Q

from lianxin.core.actor import DESK, Actor


def wishes_visible_to(actor: Actor) -> Q:
    """One's own, and all where one works; others read only how many wish for what."""
    if actor.is_clock:
        return Q()
    return Q(person_id__in=actor.person_ids) | Q(community_id__in=actor.places(*DESK))
