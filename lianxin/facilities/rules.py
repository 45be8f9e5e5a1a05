from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role

WORKERS = (Role.STAFF, Role.SECRETARY)
BY_STAFF = _("社区的工作人员")


def visible_to(actor: Actor) -> Q:
    """Rooms and who has them are the desk's; residents read of a room where something is held."""
    if actor.is_clock:
        return Q()
    return Q(community_id__in=actor.places(*DESK))


def keeps(actor: Actor, community_id: int) -> bool:
    """Whether they add rooms and give them out."""
    return actor.holds(WORKERS, community_id)
