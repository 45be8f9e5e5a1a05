"""How steps are taken here: lock, check, write, journal; the verbs are in the other files."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.db import models

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import OutOfOrder
from lianxin.core.flow import Flow, Step
from lianxin.core.models import Entry


class Stateful(Protocol):
    """What has a state with a label."""

    state: str

    def get_state_display(self) -> str: ...


def leave(flow: Flow, verb: str, actor: Actor, thing: Stateful) -> Step:
    """Leave for a step on a locked thing, or the reason against it."""
    return flow.require(verb, actor, thing, standing=thing.get_state_display())


def check_seen(thing: Any, seen: int | None, news: str) -> None:
    """Raises OutOfOrder when somebody was quicker than the page."""
    if seen is not None and seen != thing.revision:
        raise OutOfOrder(news)


def put(
    actor: Actor,
    thing: Any,
    step: Step,
    community_id: int,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    """Move a locked thing by its step, save what changed with it, and journal the deed."""
    thing.state = step.leads_to(thing)
    fields = {"state", *changed}
    if isinstance(thing, models.Model) and hasattr(thing, "revision"):
        thing.revision += 1
        fields.add("revision")
    thing.save(update_fields=fields)
    return journal.record(actor, step.verb, thing, community_id, at=now, **details)
