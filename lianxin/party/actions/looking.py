"""Looks at what members studied, wrote and did: each is on record with its purpose (S-18)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model

from lianxin.core import journal
from lianxin.core.actor import Actor


@transaction.atomic
def look(actor: Actor, subject: Model, community_id: int, *, purpose: str, now: datetime) -> None:
    """Write down that somebody opened a page with members' names on it, and for what."""
    journal.record(actor, "look", subject, community_id, at=now, purpose=purpose)
