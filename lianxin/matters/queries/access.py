"""The only doors to matters: what an actor sees, as a list and one by one."""

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.matters.models import Matter
from lianxin.matters.rules import visible_to


def matters_for(actor: Actor) -> QuerySet[Matter]:
    return Matter.objects.filter(visible_to(actor))


def whole(actor: Actor) -> QuerySet[Matter]:
    """What an actor sees, with all that a page of one matter tells about it."""
    return matters_for(actor).select_related(
        "community__subdistrict", "category", "place", "reporter", "lead"
    )


def matter_for(actor: Actor, pk: int, *, lock: bool = False) -> Matter:
    """Refuse alike what is absent and what is hidden, so neither can be guessed."""
    found = whole(actor).filter(pk=pk)
    if matter := (found.select_for_update(of=("self",)) if lock else found).first():
        return matter
    raise NotFound
