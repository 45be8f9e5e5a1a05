"""Who keeps a community's map."""

from lianxin.core.actor import DESK, Actor, Role

WORKERS = (Role.STAFF, Role.SECRETARY)


def keeps(actor: Actor, community_id: int) -> bool:
    """Whether they put places on the map and say where they lie."""
    return actor.holds(WORKERS, community_id)


def counts(actor: Actor, community_id: int) -> bool:
    """Whether they say how many live there, on which numbers of the street side by side stand."""
    return actor.holds((Role.SECRETARY, Role.STREET), community_id)


def works_at(actor: Actor, community_id: int) -> bool:
    """Whether they work with all that is there."""
    return actor.holds(DESK, community_id)
