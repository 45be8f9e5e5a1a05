"""The steps between a matter and its community's council; `council` calls them inside its own
deeds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.matters.actions.taking import put, replied, rule_for, taken
from lianxin.matters.models import Matter


@transaction.atomic
def put_before_council(
    actor: Actor, pk: int, *, now: datetime, words: str = "", seen: int | None = None
) -> Matter:
    """Hand a matter to the council, which has its own days to deal with it; that makes it a focal
    one.
    """
    matter, step = taken(actor, pk, "put_before_council", seen=seen)
    matter.went_to_council = matter.is_focal = True
    days = rule_for(matter, "matters.council_days", now=now).count
    matter.due_on = local_day(now) + timedelta(days=days)
    changed = {"went_to_council", "is_focal", "due_on", *replied(matter, now)}
    return put(actor, matter, step, now=now, changed=changed, words=words.strip())


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a council resolved: what, who, by when; `decided_by` names the council and session."""

    what: str
    lead_office: str
    due_on: date
    decided_by: str
    tally: Mapping[str, Any] = field(default_factory=dict)
    """Counts to show: entitled, present, ayes, noes, abstentions."""
    lead_id: int | None = None


@transaction.atomic
def resolve(actor: Actor, pk: int, resolved: Resolved, *, now: datetime) -> Matter:
    """Carry a resolution to its matter."""
    matter, step = taken(actor, pk, "resolve")
    office = said(resolved.lead_office, field="lead_office", missing=_("写明谁负责。"), most=60)
    matter.lead_office, matter.due_on, matter.lead_id = office, resolved.due_on, resolved.lead_id
    return put(
        actor,
        matter,
        step,
        now=now,
        changed={"lead_office", "lead", "due_on"},
        what=resolved.what,
        lead_office=office,
        due_on=resolved.due_on.isoformat(),
        decided_by=resolved.decided_by,
        tally=dict(resolved.tally),
    )


@transaction.atomic
def return_from_council(
    actor: Actor, pk: int, *, words: str, decided_by: str, now: datetime
) -> Matter:
    """Take a matter back that the council did not decide."""
    matter, step = taken(actor, pk, "return_from_council")
    return put(actor, matter, step, now=now, words=words, decided_by=decided_by)


@transaction.atomic
def refer_to_assembly(
    actor: Actor, pk: int, *, authority: str, words: str, decided_by: str, now: datetime
) -> Matter:
    """Refer what the council may not decide (D-05, D-07) to whom the law gives it."""
    matter, step = taken(actor, pk, "refer_to_assembly")
    matter.authority = said(authority, field="authority", missing=_("写明转给谁。"), most=60)
    return put(
        actor,
        matter,
        step,
        now=now,
        changed={"authority"},
        words=words,
        authority=authority,
        decided_by=decided_by,
    )
