"""Who sees teams and services, and who may do which work (V-06)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from lianxin.core.actor import DESK, Actor, Role
from lianxin.services.models import LICENSED, Licence

WORKERS = (Role.STAFF, Role.SECRETARY)


def teams_visible_to(actor: Actor) -> Q:
    """At the desk; what the public sees of teams is the catalogue."""
    return Q(community_id__in=actor.places(*DESK))


def works_in(actor: Actor, community_id: int) -> bool:
    return actor.holds(WORKERS, community_id)


def is_good(licence: Licence, on: date) -> bool:
    """On its first day, on its last, and on none from which it was withdrawn."""
    is_withdrawn = licence.withdrawn_on is not None and licence.withdrawn_on <= on
    return licence.since <= on <= licence.until and not is_withdrawn


def may_do(work: str, skills: Iterable[str], licences: Iterable[Licence], *, on: date) -> bool:
    """Whether somebody can do a work and, where the law wants a licence, has one that day."""
    if work not in skills:
        return False
    if work not in LICENSED:
        return True
    return any(each.work == work and is_good(each, on) for each in licences)
