"""Certificates of service: asked for, posted where the rule says so, issued, revoked (V-04)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.masks import mask_id
from lianxin.core.secrets import blind_index
from lianxin.core.text import said
from lianxin.people.actions import Leave, consent
from lianxin.people.models import Purpose
from lianxin.volunteers.actions.taking import leave, put
from lianxin.volunteers.models import Certificate, CertificateState, VolunteerState
from lianxin.volunteers.queries.access import certificate_for, volunteer_for
from lianxin.volunteers.queries.certificates import (
    code_of,
    due_to_issue,
    responsible_name,
    worker_name,
)
from lianxin.volunteers.queries.law import POSTING, count_of, star_hours
from lianxin.volunteers.queries.ledger import lines_between, verified_of
from lianxin.volunteers.rules import CERTIFICATE_FLOW
from lianxin.volunteers.rules.access import is_self, works_in
from lianxin.volunteers.rules.crediting import stars
from lianxin.volunteers.tasks import tell_holder


@dataclass(frozen=True, slots=True)
class Span:
    since: date
    until: date


@transaction.atomic
def ask(
    actor: Actor, volunteer_id: int, span: Span, *, may_show: bool, now: datetime
) -> Certificate:
    """Ask for a certificate of one's verified hours, free of charge; staff may ask for somebody.

    `may_show` is the consent to the name on the page that verifies it (S-06).
    """
    volunteer = volunteer_for(actor, volunteer_id, lock=True)
    if not (is_self(actor, volunteer) or works_in(actor, volunteer.community_id)):
        raise NotPermitted(_("证明由本人申请，或请社区代办。"))
    if volunteer.state != VolunteerState.ACTIVE or volunteer.person is None:
        raise OutOfOrder(_("登记生效以后才能申请证明。"))
    if span.until < span.since:
        raise Invalid(_("结束要在开始之后。"), field="until")
    if not volunteer.identity:
        raise Invalid(
            _("证明上要有证件号（遮住中间几位）。先带身份证到社区补上，再申请。"), field="since"
        )
    pending = (CertificateState.ASKED, CertificateState.POSTED)
    if volunteer.certificates.filter(state__in=pending).exists():
        raise OutOfOrder(_("已经申请了一张，开出来以后再申请下一张。"))
    if not lines_between(volunteer, span.since, span.until):
        raise Invalid(_("这段时间里还没有核实过的时长。"), field="since")
    if may_show:
        shown = Leave(
            purpose=Purpose.CERTIFICATE,
            field="name",
            where=_("证书核验页"),
            given_by=volunteer.name[:60],
        )
        consent(actor, volunteer.person, shown, now=now)
    asked = Certificate.objects.create(
        volunteer=volunteer, since=span.since, until=span.until, asked_at=now
    )
    journal.record(actor, "ask_certificate", asked, volunteer.community_id, at=now)
    return asked


@transaction.atomic
def grant(actor: Actor, pk: int, *, now: datetime) -> Certificate:
    """Issue what was asked for, or post it first where the day's rule wants that."""
    certificate = certificate_for(actor, pk, lock=True)
    community = certificate.volunteer.community
    days = count_of(community, POSTING, on=local_day(now))
    if days and certificate.state == CertificateState.ASKED:
        step = leave(CERTIFICATE_FLOW, "post", actor, certificate)
        certificate.posted_until = local_day(now) + timedelta(days=days)
        _fill(actor, certificate, now=now)
        changed = {"posted_until", *FILLED}
        _put(actor, certificate, step, now=now, changed=changed)
        return certificate
    if certificate.posted_until and certificate.posted_until >= local_day(now):
        raise OutOfOrder(_("公示还没有满，到期会自动开具。"))
    return _issue(actor, certificate, now=now)


FILLED = frozenset(
    {
        "holder",
        "holder_index",
        "identity",
        "volunteer_number",
        "issuer",
        "responsible",
        "handler",
        "contact",
        "minutes",
        "stars",
        "lines",
    }
)


def _fill(actor: Actor, certificate: Certificate, *, now: datetime) -> None:
    """All that it says but number, day and code, as it is known now."""
    volunteer = certificate.volunteer
    community = volunteer.community
    lines = lines_between(volunteer, certificate.since, certificate.until)
    if not lines:
        raise OutOfOrder(_("这段时间里已经没有核实过的时长，开不了。"))
    certificate.holder, certificate.identity = volunteer.name, mask_id(volunteer.identity)
    certificate.holder_index = blind_index(volunteer.name)
    certificate.volunteer_number = volunteer.told_number
    certificate.issuer = _("%(street)s%(name)s居民委员会") % {
        "street": community.subdistrict.name,
        "name": community.name,
    }
    certificate.responsible = responsible_name(community.pk, today=local_day(now))
    if not actor.is_clock:
        certificate.handler = worker_name(actor)
    certificate.contact = community.phone
    certificate.minutes = sum(line["minutes"] for line in lines)
    certificate.stars = stars(verified_of(volunteer), star_hours(community, on=local_day(now)))
    certificate.lines = lines


def _issue(actor: Actor, certificate: Certificate, *, now: datetime) -> Certificate:
    step = leave(CERTIFICATE_FLOW, "issue", actor, certificate)
    changed = {"number", "issued_on", "code", *FILLED}
    community = certificate.volunteer.community
    _fill(actor, certificate, now=now)
    certificate.issued_on = local_day(now)
    certificate.number = f"{community.prefix}-ZM-{local_day(now).year}-{certificate.pk:05d}"
    certificate.code = code_of(certificate)
    _put(actor, certificate, step, now=now, changed=changed)
    return certificate


def _put(
    actor: Actor, certificate: Certificate, step: Step, *, now: datetime, changed: Iterable[str]
) -> None:
    """Take the step, and tell who asked for it."""
    place = certificate.volunteer.community_id
    entry = put(actor, certificate, step, place, now=now, changed=changed)
    tell_holder.enqueue(entry.pk)


@transaction.atomic
def refuse(actor: Actor, pk: int, *, words: str, now: datetime) -> Certificate:
    return _end(actor, pk, "refuse", words, now=now)


@transaction.atomic
def revoke(actor: Actor, pk: int, *, words: str, now: datetime) -> Certificate:
    """Take an issued certificate back: its page says so from now on."""
    return _end(actor, pk, "revoke", words, now=now)


def _end(actor: Actor, pk: int, verb: str, words: str, *, now: datetime) -> Certificate:
    certificate = certificate_for(actor, pk, lock=True)
    step = leave(CERTIFICATE_FLOW, verb, actor, certificate)
    missing = _("写一句为什么，本人看得到。")
    certificate.words = said(words, field="words", missing=missing, most=200)
    certificate.ended_at = now
    _put(actor, certificate, step, now=now, changed={"words", "ended_at"})
    return certificate


def issue_posted(*, now: datetime) -> int:
    """Issue what has been posted long enough, and return how many."""
    count = 0
    for pk in due_to_issue(on=local_day(now)):
        with transaction.atomic():
            certificate = certificate_for(CLOCK, pk, lock=True)
            if certificate.state == CertificateState.POSTED:
                _issue(CLOCK, certificate, now=now)
                count += 1
    return count
