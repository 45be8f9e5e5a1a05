"""The end of an address: nothing new is written down for it, and nothing that waits is sent."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxin.gateway.models import Delivery, DeliveryState, Hook


def stop(hook: Hook, why: str, *, now: datetime) -> None:
    """Part of a greater deed, which journals it."""
    hook.stopped_at, hook.stopped_because = now, why[:200]
    hook.save(update_fields=["stopped_at", "stopped_because"])
    waiting = Delivery.objects.filter(hook=hook, state=DeliveryState.WAITING)
    waiting.update(state=DeliveryState.GIVEN_UP, ended_at=now, answer=_("地址停了"))
