"""The secret address of one's own calendar: made, renewed, taken away."""

from datetime import datetime

from django.db import transaction

from lianxin.accounts.models import User
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.feeds.models import OwnCalendar


@transaction.atomic
def renew(actor: Actor, *, now: datetime) -> OwnCalendar:
    """Make an address; one that there was leads nowhere from now on."""
    _retire(actor, now)
    made = OwnCalendar.objects.create(user_id=actor.user_id or 0, made_at=now)
    journal.record(actor, "renew_calendar", made, None, at=now)
    return made


@transaction.atomic
def stop(actor: Actor, *, now: datetime) -> None:
    """Take the address away."""
    if old := _retire(actor, now):
        journal.record(actor, "stop_calendar", old, None, at=now)


def _retire(actor: Actor, now: datetime) -> OwnCalendar | None:
    """Who presses twice waits for themself on their own row."""
    if not User.objects.select_for_update().filter(pk=actor.user_id or 0).exists():
        raise NotFound
    old = OwnCalendar.objects.filter(user_id=actor.user_id or 0, retired_at__isnull=True).first()
    if old:
        old.retired_at = max(now, old.made_at)
        old.save(update_fields=["retired_at"])
    return old
