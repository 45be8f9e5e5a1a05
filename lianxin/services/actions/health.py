"""Writing a health note, under the person's own consent and for that team alone."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.people.actions import Leave, consent, meet
from lianxin.people.models import Consent, Person, Purpose
from lianxin.services.models import HealthNote, Member
from lianxin.services.queries.health import FIELD, leave_of, member_for, patient


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was found; `may_keep` where the person consents now, to this alone (S-03)."""

    words: str
    may_keep: bool = False
    person_id: int | None = None
    name: str = ""
    phone: str = ""


@transaction.atomic
def note_health(actor: Actor, slug: str, team_id: int, told: Noted, *, now: datetime) -> HealthNote:
    """Write a note; the journal says that there is one, not of what."""
    member = member_for(actor, slug, team_id, today=local_day(now))
    words = said(told.words, field="words", missing=_("写一句看到了什么。"), most=1000)
    person = _person(actor, member, told, now=now)
    note = HealthNote.objects.create(
        community_id=member.team.community_id,
        person=person,
        team=member.team,
        member=member,
        consent=_leave(actor, member, person, told, now=now),
        words=words,
        at=now,
    )
    journal.record(actor, "note_health", note, note.community_id, at=now)
    return note


def _person(actor: Actor, member: Member, told: Noted, *, now: datetime) -> Person:
    team = member.team
    if told.person_id is not None:
        today = local_day(now)
        return patient(actor, team.community.slug, team.pk, told.person_id, today=today).person
    name = said(told.name, field="name", missing=_("写上姓名。"), most=60)
    if not told.phone:
        raise Invalid(_("写上手机号，本人才看得到自己的记录。"), field="phone")
    return meet(team.community_id, now=now, phone=told.phone, name=name)


def _leave(actor: Actor, member: Member, person: Person, told: Noted, *, now: datetime) -> Consent:
    if held := leave_of(person, today=local_day(now)):
        return held
    if not told.may_keep:
        raise Invalid(_("健康情况要本人单独同意，问过本人，勾上才能记。"), field="may_keep")
    by = _("%(name)s当面问过本人") % {"name": member.name}
    given = Leave(purpose=Purpose.HEALTH, field=FIELD, given_by=by[:60])
    return consent(actor, person, given, now=now)
