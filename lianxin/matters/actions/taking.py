"""How every step on a matter is taken: lock, check, write, journal, tell; the verbs are in the
other files.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.flow import BACK, Step
from lianxin.core.http import local_day
from lianxin.core.masks import mask_name
from lianxin.core.packs import Rule, rule
from lianxin.core.text import tokens
from lianxin.core.workdays import add_workdays
from lianxin.matters.models import END, Matter, State
from lianxin.matters.queries import matter_for
from lianxin.matters.queries.searching import initials, narrowing
from lianxin.matters.rules import FLOW, brought_up, oversees, works_on
from lianxin.matters.tasks import tell_followers


def taken(actor: Actor, pk: int, verb: str, *, seen: int | None = None) -> tuple[Matter, Step]:
    """Lock a matter and get leave for a step; `seen` is the revision that the page was drawn from.

    Raises OutOfOrder with who was quicker when the matter has moved on since.
    """
    matter = matter_for(actor, pk, lock=True)
    if seen is not None and seen != matter.revision:
        raise OutOfOrder(_news(matter))
    step = FLOW.require(verb, actor, matter, standing=State(matter.state).label)
    return matter, step


def put(
    actor: Actor,
    matter: Matter,
    step: Step,
    *,
    now: datetime,
    changed: Iterable[str] = (),
    is_public: bool = True,
    is_told: bool = True,
    **details: Any,
) -> Matter:
    """Move a locked matter by its step, save what changed with it, and write the one journal entry.

    `details` may be read by the public where `is_public`; followers are told where `is_told`.
    """
    fields = {"state", "revision", "closed_at", *changed}
    matter.state = step.leads_to(matter)
    if step.target == BACK:
        matter.state_before = ""
        fields.add("state_before")
    matter.closed_at = (matter.closed_at or now) if matter.state in END else None
    matter.revision += 1
    if matter.is_public and matter.shown_at is None and _brings_to_light(actor, matter):
        matter.shown_at = now
        fields.add("shown_at")
    matter.save(update_fields=fields)
    entry = journal.record(
        actor,
        step.verb,
        matter,
        matter.community_id,
        at=now,
        office=office_of(actor, matter),
        is_public=is_public,
        **details,
    )
    if is_told:
        tell_followers.enqueue(entry.pk)
    return matter


def note(actor: Actor, matter: Matter, deed: str, *, now: datetime, **details: Any) -> Matter:
    """Journal what leaves the matter itself as it is; the public course does not tell it."""
    office = office_of(actor, matter)
    journal.record(actor, deed, matter, matter.community_id, at=now, office=office, **details)
    return matter


def _brings_to_light(actor: Actor, matter: Matter) -> bool:
    return works_on(actor, matter) and matter.state not in {State.DECLINED, State.WITHDRAWN}


def _news(matter: Matter) -> str:
    entry = journal.course_of(matter, public_only=False).last()
    deed = FLOW[entry.deed].label if entry and entry.deed in FLOW else _("办了一步")
    return _("%(who)s刚刚“%(deed)s”，下面是最新的样子。您写的没有丢，看过再发。") % {
        "who": (entry.office if entry else "") or _("有人"),
        "deed": deed,
    }


def office_of(actor: Actor, matter: Matter) -> str:
    """Under what name the public course tells of this actor's steps."""
    if actor.is_clock:
        return ""
    if works_on(actor, matter):
        return f"{matter.community.name}居委会"
    if oversees(actor, matter):
        return f"{matter.community.subdistrict.name}办事处"
    return signed(matter) if brought_up(actor, matter) else _("一位居民")


def signed(matter: Matter) -> str:
    """The reporter's own signature: a masked name, or none."""
    if matter.is_named and matter.reporter and matter.reporter.name:
        return mask_name(matter.reporter.name)
    return _("一位居民")


def rule_for(matter: Matter, key: str, *, now: datetime) -> Rule:
    return rule(key, on=local_day(now), jurisdictions=matter.community.subdistrict.jurisdictions)


def workdays_from(matter: Matter, key: str, *, now: datetime) -> date:
    """The day that a rule's number of working days after today falls on."""
    return add_workdays(local_day(now), rule_for(matter, key, now=now).count)


def replied(matter: Matter, now: datetime) -> set[str]:
    """Note the first answer of substance to the reporter, on time or late; returns the fields it
    set.
    """
    if matter.replied_at is not None:
        return set()
    matter.replied_at = now
    matter.is_reply_late = local_day(now) > matter.reply_due_on
    return {"replied_at", "is_reply_late"}


def not_past(day: date, *, now: datetime, field: str = "due_on") -> date:
    if day < local_day(now):
        raise Invalid(_("这一天已经过去，请选今天或以后。"), field=field)
    return day


def tokens_of(matter: Matter) -> str:
    """What a matter is found by; the first words let the index narrow to a community, a week."""
    return numbered(unnumbered_tokens_of(matter), matter.number)


def unnumbered_tokens_of(matter: Matter) -> tuple[str, str]:
    """The same of a matter that has no number yet, before and after it: they are slow to find."""
    parts = (matter.title, matter.words, matter.place_label, matter.category.name)
    narrow = narrowing(matter.community_id, local_day(matter.reported_at))
    return f"{narrow} {initials(matter.title)}", tokens(" ".join(parts))


def numbered(told: tuple[str, str], number: str) -> str:
    return f"{told[0]} {tokens(number)} {told[1]}"
