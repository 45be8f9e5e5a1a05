"""The street's ways out, for those who set them up."""

from collections.abc import Collection

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.notifications.models import Gateway
from lianxin.notifications.rules import gateways_visible_to


def gateways_for(actor: Actor) -> QuerySet[Gateway]:
    """In the order in which they were set up."""
    theirs = Gateway.objects.filter(gateways_visible_to(actor), removed_at__isnull=True)
    return Gateway.objects.filter(pk__in=theirs.values("pk")).order_by("pk")


def gateway_for(actor: Actor, pk: int, *, lock: bool = False) -> Gateway:
    found = gateways_for(actor).filter(pk=pk)
    if gateway := (found.select_for_update() if lock else found).first():
        return gateway
    raise NotFound


def names_of(community_ids: Collection[int]) -> dict[int, str]:
    """What communities are called; they stand on a higher floor, which the settings name."""
    found: dict[int, str] = import_string(settings.NAMES_OF_COMMUNITIES)(community_ids)
    return found
