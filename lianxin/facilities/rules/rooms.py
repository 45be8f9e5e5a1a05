"""Who sees what of a community's facilities, and who keeps them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, Actor, Role
from lianxin.facilities.models import Ask, Loan

WORKERS = (Role.STAFF, Role.SECRETARY)
BY_STAFF = _("社区的工作人员")


def visible_to(actor: Actor) -> Q:
    """A place is for all who live there, but for a store room, which is the desk's."""
    if actor.is_clock:
        return Q()
    return Q(is_shown=True) | Q(community_id__in=actor.places(*DESK))


def kept_by(actor: Actor) -> Q:
    """Rooms with all that is noted of them, and who has them when: the desk's."""
    if actor.is_clock:
        return Q()
    return Q(community_id__in=actor.places(*DESK))


def exhibits_visible_to(actor: Actor) -> Q:
    """With a room that is shown; one that is still being written, only where one works."""
    if actor.is_clock:
        return Q()
    seen = Q(is_shown=True, room__is_shown=True)
    return seen | Q(community_id__in=actor.places(*DESK))


def visits_visible_to(actor: Actor) -> Q:
    """Numbers by the day are everybody's."""
    return Q(taken_back_at__isnull=True) | Q(community_id__in=actor.places(*DESK))


def own_or_at_desk(actor: Actor) -> Q:
    """Asks and loans: one's own anywhere, all where one works."""
    if actor.is_clock:
        return Q()
    return Q(person_id__in=actor.person_ids) | Q(community_id__in=actor.places(*DESK))


def keeps(actor: Actor, community_id: int) -> bool:
    """Whether they add rooms and give them out."""
    return actor.holds(WORKERS, community_id)


def answers(actor: Actor, thing: Ask | Loan) -> bool:
    return keeps(actor, thing.community_id)


def asked(actor: Actor, ask: Ask) -> bool:
    return ask.person_id in actor.person_ids


def asked_or_answers(actor: Actor, ask: Ask) -> bool:
    return asked(actor, ask) or answers(actor, ask)


def is_clock(actor: Actor, _thing: Ask | Loan) -> bool:
    return actor.is_clock
