"""A guardian's word for a minor: by the link of their own, or told to staff (V-07, S-04)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid
from lianxin.core.http import local_day
from lianxin.core.identifiers import mobile
from lianxin.core.text import said
from lianxin.people.actions import Leave, consent
from lianxin.people.models import Purpose
from lianxin.volunteers.actions.leaving import clear
from lianxin.volunteers.actions.taking import leave, put
from lianxin.volunteers.models import Guardian, Volunteer
from lianxin.volunteers.queries.access import guardian_by_token, volunteer_for
from lianxin.volunteers.queries.law import DATA_GUARDIAN, count_of
from lianxin.volunteers.rules import VOLUNTEER_FLOW
from lianxin.volunteers.rules.registering import is_under


@dataclass(frozen=True, slots=True)
class GuardianTold:
    name: str
    phone: str


def ask_guardian(volunteer: Volunteer, told: GuardianTold, *, now: datetime) -> Guardian:
    """Keep whom to ask; part of registering."""
    return Guardian.objects.create(
        volunteer=volunteer,
        name=said(told.name, field="guardian_name", missing=_("写上监护人的姓名。"), most=60),
        phone=mobile(told.phone, field="guardian_phone"),
        asked_at=now,
    )


@transaction.atomic
def answer_by_link(actor: Actor, token: str, *, agrees: bool, now: datetime) -> Volunteer:
    """The guardian's own answer; a refusal takes away what was written down."""
    guardian = guardian_by_token(token)
    # Not by the actor's own sight: the link is what lets the guardian in.
    volunteer = Volunteer.objects.select_for_update().get(pk=guardian.volunteer_id)
    return _answered(actor, volunteer, "", agrees=agrees, now=now)


@transaction.atomic
def answer_by_word(actor: Actor, pk: int, *, agrees: bool, words: str, now: datetime) -> Volunteer:
    """The guardian's answer as staff heard it, with how they did."""
    volunteer = volunteer_for(actor, pk, lock=True)
    missing = _("写一句怎么问到的，例如：3月2日打电话，母亲说同意。")
    words = said(words, field="words", missing=missing, most=200)
    return _answered(actor, volunteer, words, agrees=agrees, now=now)


def _answered(
    actor: Actor, volunteer: Volunteer, words: str, *, agrees: bool, now: datetime
) -> Volunteer:
    step = leave(VOLUNTEER_FLOW, "agree" if agrees else "refuse", actor, volunteer)
    if not agrees:
        changed = clear(volunteer, now=now)
        put(actor, volunteer, step, volunteer.community_id, now=now, changed=changed)
        return volunteer
    guardian = volunteer.guardian
    guardian.agreed_at, guardian.words = now, words
    guardian.save(update_fields=["agreed_at", "words"])
    _give(actor, volunteer, guardian, now=now)
    volunteer.confirmed_at = now
    put(
        actor,
        volunteer,
        step,
        volunteer.community_id,
        now=now,
        changed={"confirmed_at"},
        is_by_link=not words,
    )
    return volunteer


def _give(actor: Actor, volunteer: Volunteer, guardian: Guardian, *, now: datetime) -> None:
    """What the guardian lets: serving, and of a child under fourteen keeping its data at all."""
    if volunteer.person is None:
        raise Invalid(_("这位已经退出登记。"))
    years = count_of(volunteer.community, DATA_GUARDIAN, on=local_day(now))
    fields = ["service"]
    if is_under(volunteer.born_on, years, on=local_day(now)):
        fields.append("data")
    for field in fields:
        given = Leave(
            purpose=Purpose.GUARDIAN,
            field=field,
            notice=str(volunteer.notice),
            given_by=_("监护人%(name)s") % {"name": guardian.name[:50]},
        )
        consent(actor, volunteer.person, given, now=now)
