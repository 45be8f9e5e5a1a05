"""Addresses and what was sent to them, for their owners and for the desk."""

from django.db.models import QuerySet

from lianxin.core import keyset
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page
from lianxin.gateway.models import Delivery, Hook
from lianxin.gateway.rules import deliveries_visible_to, hooks_visible_to


def hooks_for(actor: Actor) -> QuerySet[Hook]:
    return Hook.objects.filter(hooks_visible_to(actor)).select_related("token", "community")


def hook_for(actor: Actor, pk: int, *, lock: bool = False) -> Hook:
    found = hooks_for(actor).filter(pk=pk)
    if hook := (found.select_for_update(of=("self",)) if lock else found).first():
        return hook
    raise NotFound


def hooks_of(actor: Actor, token_id: int) -> QuerySet[Hook]:
    """A token's own, the latest first."""
    return hooks_for(actor).filter(token_id=token_id).order_by("-pk")


def hooks_in(actor: Actor, community_id: int) -> QuerySet[Hook]:
    """Those of a community's desk, the latest first."""
    return hooks_for(actor).filter(community_id=community_id, token__is_desk=True).order_by("-pk")


def deliveries(
    actor: Actor, community_id: int, *, after: str = "", before: str = ""
) -> Page[Delivery]:
    """What was sent, and what was not, the latest first."""
    found = Delivery.objects.filter(deliveries_visible_to(actor), community_id=community_id)
    rows = found.select_related("hook__token")
    return keyset.page(rows, ("-id",), after=after, before=before, size=30)
