"""How steps are taken here: lock, check, write, journal; the verbs are in the other files."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.models import Entry
from lianxin.services.actions.outcomes import tell_matter
from lianxin.services.models import OVER, HelpRequest
from lianxin.services.queries.doors import request_for
from lianxin.services.rules.requests import REQUEST_FLOW


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[HelpRequest, Step]:
    """Lock a request and get leave for a step; `seen` is the revision of the page.

    Raises OutOfOrder when somebody was quicker.
    """
    request = request_for(actor, pk, lock=True)
    step = leave(actor, request, verb)
    if seen is not None and seen != request.revision:
        raise OutOfOrder(_("刚刚有人动过这件事，下面是最新的样子。您写的没有丢，看过再发。"))
    return request, step


def leave(actor: Actor, request: HelpRequest, verb: str) -> Step:
    return REQUEST_FLOW.require(verb, actor, request, standing=request.get_state_display())


def put(
    actor: Actor,
    request: HelpRequest,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    **details: Any,
) -> Entry:
    """Move a locked request by its step, save what changed with it, journal the deed, and let the
    matter that it came from know.
    """
    request.state = step.leads_to(request)
    request.closed_at = (request.closed_at or now) if request.state in OVER else None
    request.revision += 1
    request.save(update_fields={"state", "closed_at", "revision", *changed})
    entry = journal.record(actor, step.verb, request, request.community_id, at=now, **details)
    tell_matter(actor, request, step.verb, now=now)
    return entry
