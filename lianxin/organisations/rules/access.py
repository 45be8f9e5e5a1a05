"""Who sees organisations and what is written of them, and who writes it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.core.actor import DESK, PARTY, Actor, Role
from lianxin.organisations.models import Organisation, Pledge, Project

WORKERS = (Role.STAFF, Role.SECRETARY, Role.PARTY)
BY_WORKERS = _("社区的工作人员")


def visible_to(actor: Actor) -> Q:
    """Names are public; the rows with all that is written of them are for who works there."""
    if actor.is_clock:
        return Q()
    return Q(community_id__in=actor.places(*DESK, *PARTY))


def ties_visible_to(actor: Actor) -> Q:
    """Contacts, agreements and pledges go with their organisation."""
    if actor.is_clock:
        return Q()
    return Q(organisation__community_id__in=actor.places(*DESK, *PARTY))


def shown_pledges(actor: Actor) -> Q:
    """Pledges that the public page tells, and all where one works."""
    return Q(is_shown=True, organisation__is_shown=True) | ties_visible_to(actor)


def shown_or_visible(actor: Actor) -> Q:
    """Organisations that the public page tells of, and all where one works."""
    return Q(is_shown=True) | visible_to(actor)


def keeps(actor: Actor, community_id: int) -> bool:
    """Whether they add organisations and put right what is written of them."""
    return actor.is_clock or actor.holds(WORKERS, community_id)


def keeps_organisation(actor: Actor, organisation: Organisation) -> bool:
    return keeps(actor, organisation.community_id)


def keeps_pledge(actor: Actor, pledge: Pledge) -> bool:
    return keeps(actor, pledge.organisation.community_id)


def keeps_project(actor: Actor, project: Project) -> bool:
    return keeps(actor, project.community_id)
