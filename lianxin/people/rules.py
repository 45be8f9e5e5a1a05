"""Who sees persons, and under what names posts are spoken of."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role

ROLE_NAMES = {
    Role.MEMBER: _("议事会成员"),
    Role.STAFF: _("社工"),
    Role.SECRETARY: _("书记"),
    Role.STREET: _("街道"),
    Role.ADMIN: _("管理员"),
}


def visible_to(actor: Actor) -> Q:
    """Oneself, and the persons known to the communities where one works."""
    return Q(pk__in=actor.person_ids) | Q(community_id__in=actor.places(*DESK))


def may_unmask(actor: Actor, community_id: int) -> bool:
    return actor.holds(DESK, community_id)
