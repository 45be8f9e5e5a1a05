"""Trainings and awards in a volunteer's record, written by staff and never by oneself (V-02)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.volunteers.models import Attainment, AttainmentKind, Volunteer, VolunteerState
from lianxin.volunteers.queries.access import volunteer_for
from lianxin.volunteers.rules.access import is_self, works_in


@dataclass(frozen=True, slots=True)
class Attained:
    kind: str
    what: str
    on: date
    giver: str = ""


def _taken(actor: Actor, pk: int) -> Volunteer:
    volunteer = volunteer_for(actor, pk, lock=True)
    if not works_in(actor, volunteer.community_id) or is_self(actor, volunteer):
        raise NotPermitted(_("培训和表彰由社区的工作人员来记，不能记自己的。"))
    return volunteer


@transaction.atomic
def note_attainment(actor: Actor, pk: int, told: Attained, *, now: datetime) -> Attainment:
    volunteer = _taken(actor, pk)
    if volunteer.state != VolunteerState.ACTIVE:
        raise OutOfOrder(_("登记生效以后才能记。"))
    if told.kind not in AttainmentKind.values:
        raise Invalid(_("从单子里选一类。"), field="kind")
    if told.on > local_day(now):
        raise Invalid(_("这一天还没有到，办完再记。"), field="on")
    what = said(told.what, field="what", missing=_("写明是什么。"), most=120)
    known = volunteer.attainments.filter(kind=told.kind, what=what, on=told.on)
    if known.exists():
        raise Invalid(_("这一条已经记过了。"), field="what")
    made = Attainment.objects.create(
        volunteer=volunteer,
        kind=told.kind,
        what=what,
        giver=told.giver.strip()[:60],
        on=told.on,
        noted_at=now,
    )
    journal.record(
        actor, "note_attainment", volunteer, volunteer.community_id, at=now, kind=told.kind
    )
    return made


@transaction.atomic
def strike_attainment(
    actor: Actor, pk: int, attainment_id: int, *, reason: str, now: datetime
) -> Volunteer:
    """Take away what was noted by mistake, with the reason in the journal."""
    volunteer = _taken(actor, pk)
    held = volunteer.attainments.filter(pk=attainment_id).first()
    if held is None:
        raise NotFound
    reason = said(reason, field="reason", missing=_("写一句为什么去掉。"), most=200)
    kind = held.kind
    held.delete()
    journal.record(
        actor,
        "strike_attainment",
        volunteer,
        volunteer.community_id,
        at=now,
        kind=kind,
        reason=reason,
    )
    return volunteer
