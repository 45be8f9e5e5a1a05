"""Whom a browser is remembered as: who registered in it, or opened their private link."""

from dataclasses import replace

from lianxin.core.actor import Actor
from lianxin.core.http import Request

PERSONS = "volunteer_persons"
MOST = 5


def remember(request: Request, person_id: int) -> None:
    """Let this browser act as a person among the volunteers, and nowhere else."""
    kept = [each for each in request.session.get(PERSONS, ()) if each != person_id]
    request.session[PERSONS] = [*kept, person_id][-MOST:]


def forget(request: Request) -> None:
    request.session.pop(PERSONS, None)


def actor_of(request: Request) -> Actor:
    """The actor, with the persons whom this browser was remembered as."""
    kept = request.session.get(PERSONS, ())
    if not kept:
        return request.actor
    return replace(request.actor, person_ids=request.actor.person_ids | frozenset(kept))
