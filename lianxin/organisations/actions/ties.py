"""Contacts, agreements and pledges of an organisation."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from lianxin.core import journal, photos
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.identifiers import mobile
from lianxin.core.secrets import seal_file
from lianxin.core.text import said, tidy
from lianxin.core.uploads import keep
from lianxin.organisations.models import Agreement, Contact, Organisation, Pledge, PledgeState
from lianxin.organisations.queries.access import (
    agreement_for,
    contact_for,
    organisation_for,
    pledge_for,
)
from lianxin.organisations.rules import PLEDGE_FLOW
from lianxin.organisations.rules.access import keeps_organisation
from lianxin.people.actions import meet

MOST_BYTES = 20 * photos.MEGABYTE


def _kept(actor: Actor, pk: int) -> Organisation:
    organisation = organisation_for(actor, pk, lock=True)
    _check(actor, organisation)
    return organisation


def _check(actor: Actor, organisation: Organisation) -> None:
    if not keeps_organisation(actor, organisation):
        raise NotPermitted(_("由本社区的工作人员来记。"))


def _record(
    actor: Actor, deed: str, thing: Model, organisation: Organisation, *, now: datetime
) -> None:
    journal.record(actor, deed, thing, organisation.community_id, at=now)


@transaction.atomic
def introduce(
    actor: Actor, pk: int, *, name: str, phone: str, title: str, now: datetime
) -> Contact:
    """Write down who speaks for an organisation; the person is known to the community by phone."""
    organisation = _kept(actor, pk)
    called = said(name, field="name", missing=_("写上姓名。"), most=60)
    number = mobile(phone) if phone.strip() else ""
    person = meet(organisation.community_id, now=now, phone=number, name=called)
    if not person.name:
        person.name = called
        person.save(update_fields=["name"])
    if organisation.contacts.filter(person=person, until__isnull=True).exists():
        raise Invalid(_("这位已经是联系人了。"), field="phone")
    contact = Contact.objects.create(
        organisation=organisation,
        person=person,
        title=said(title, field="title", missing=_("写上是做什么的。"), most=40),
        since=local_day(now),
    )
    _record(actor, "introduce_contact", contact, organisation, now=now)
    return contact


@transaction.atomic
def leave(actor: Actor, pk: int, *, now: datetime) -> Contact:
    """Let somebody speak for an organisation no more."""
    contact = contact_for(actor, pk, lock=True)
    _check(actor, contact.organisation)
    if contact.until is not None:
        raise OutOfOrder(_("这位已经不是联系人了。"))
    contact.until = max(local_day(now), contact.since)
    contact.save(update_fields=["until"])
    _record(actor, "leave_contact", contact, contact.organisation, now=now)
    return contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An agreement as it was signed; `renews` is the one that it follows."""

    title: str
    signed_on: date
    until: date | None = None
    words: str = ""
    paper: UploadedFile | None = None
    renews: int | None = None


@transaction.atomic
def sign(actor: Actor, pk: int, signed: Signed, *, now: datetime) -> Agreement:
    """Write an agreement down with its paper, which is kept encrypted."""
    organisation = _kept(actor, pk)
    if signed.until and signed.until < signed.signed_on:
        raise Invalid(_("到期的日子不能早于签订的日子。"), field="until")
    if signed.signed_on > local_day(now):
        raise Invalid(_("这一天还没有到。"), field="signed_on")
    before = organisation.agreements.filter(pk=signed.renews).first() if signed.renews else None
    if before is not None and hasattr(before, "renewal"):
        raise OutOfOrder(_("这份协议已经续签过了。"))
    agreement = Agreement(
        organisation=organisation,
        title=said(signed.title, field="title", missing=_("写上协议的名称。"), most=80),
        words=tidy(signed.words).strip()[:500],
        signed_on=signed.signed_on,
        until=signed.until,
        renews=before,
    )
    if signed.paper:
        kind, held = _paper(signed.paper)
        name = f"agreements/{uuid.uuid4()}.sealed"
        agreement.paper.save(name, ContentFile(seal_file(held)), save=False)
        agreement.paper_kind = kind
    agreement.save()
    _record(actor, "sign_agreement", agreement, organisation, now=now)
    return agreement


def _paper(file: UploadedFile) -> tuple[str, bytes]:
    """A PDF as it is, or a photograph without its metadata; raises Invalid for anything else."""
    if not 0 < (file.size or 0) <= MOST_BYTES:
        raise Invalid(
            _("文件是空的，或者超过 %(most)d MB。") % {"most": MOST_BYTES // photos.MEGABYTE},
            field="paper",
        )
    file.seek(0)
    held = file.read()
    if held.startswith(b"%PDF-"):
        return "pdf", held
    try:
        return "jpg", photos.clean(file, field="paper").data
    except Invalid as refusal:
        raise Invalid(_("这份文件收不了，能收 PDF 和照片。"), field="paper") from refusal


@transaction.atomic
def end_agreement(actor: Actor, pk: int, *, now: datetime) -> Agreement:
    """Write down that an agreement is given up, or will not be renewed."""
    agreement = agreement_for(actor, pk, lock=True)
    _check(actor, agreement.organisation)
    if agreement.ended_on is not None:
        raise OutOfOrder(_("这份协议已经终止了。"))
    agreement.ended_on = max(local_day(now), agreement.signed_on)
    agreement.save(update_fields=["ended_on"])
    _record(actor, "end_agreement", agreement, agreement.organisation, now=now)
    return agreement


@transaction.atomic
def pledge(
    actor: Actor, pk: int, *, what: str, due_on: date, now: datetime, is_shown: bool = True
) -> Pledge:
    """Write down what an organisation says it will do, and by when."""
    organisation = _kept(actor, pk)
    if due_on < local_day(now):
        raise Invalid(_("要办到的日子不能在今天以前。"), field="due_on")
    made = Pledge.objects.create(
        organisation=organisation,
        what=said(what, field="what", missing=_("写上承诺办什么。"), most=200),
        made_on=local_day(now),
        due_on=due_on,
        is_shown=is_shown,
    )
    _record(actor, "make_pledge", made, organisation, now=now)
    return made


@transaction.atomic
def settle(
    actor: Actor,
    pk: int,
    verb: str,
    *,
    proof: str,
    now: datetime,
    photo: UploadedFile | None = None,
) -> Pledge:
    """Say of a pledge that it was kept, with the proof, or was not, with the reason."""
    held = pledge_for(actor, pk, lock=True)
    step = PLEDGE_FLOW.require(verb, actor, held, standing=held.get_state_display())
    missing = _("写一句凭什么说办到了。")
    if step.target != PledgeState.KEPT:
        missing = _("写一句为什么。")
    held.proof = said(proof, field="proof", missing=missing, most=300)
    held.state, held.settled_on = step.leads_to(held), max(local_day(now), held.made_on)
    if photo:
        held.photo = keep(photo, now=now)
    held.save()
    _record(actor, f"{verb}_pledge", held, held.organisation, now=now)
    return held
