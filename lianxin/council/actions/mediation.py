"""The steps of a mediation; the journal learns that they were taken, not what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.identifiers import mobile
from lianxin.core.text import said
from lianxin.council.actions.mediation_visits import plan_visits
from lianxin.council.models import (
    OVER,
    Court,
    Disputant,
    Mediation,
    MediationMeeting,
)
from lianxin.council.queries.mediation import (
    CONFIRM,
    account_of,
    days_of,
    mediation_for,
    mediators_of,
)
from lianxin.council.rules.mediation import (
    MEDIATION_FLOW,
    asks_a_fee,
    is_party,
    last_day,
    mark_of,
    mediates,
    opens,
)
from lianxin.council.tasks.mediation import tell_mediation
from lianxin.matters.queries import matter_for
from lianxin.places.models import Community

LEAST_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Side:
    """One of the parties as they are written down."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What is brought before a mediator, by whom; `matter` where it came from one."""

    title: str
    mediator_id: int
    sides: Sequence[Side]
    words: str = ""
    matter: int | None = None


@transaction.atomic
def open_mediation(
    actor: Actor, community: Community, dispute: Dispute, *, now: datetime
) -> Mediation:
    """Take a dispute in, free of charge; from now on its mediator and parties alone read it."""
    if not opens(actor, community.pk):
        raise NotPermitted(_("调解由本社区的工作人员来受理。"))
    chosen = {user.pk for user in mediators_of(community.pk, today=local_day(now))}
    if dispute.mediator_id not in chosen:
        raise Invalid(_("选一位本社区的调解员。"), field="mediator_id")
    matter = matter_for(actor, dispute.matter) if dispute.matter else None
    if matter and matter.community_id != community.pk:
        raise NotFound
    title = said(dispute.title, field="title", missing=_("写上是什么纠纷。"), most=60)
    _refuse_fee(dispute.words, "words")
    sides = [each for each in dispute.sides if each.name.strip()]
    if len(sides) < LEAST_PARTIES:
        raise Invalid(_("至少写上两方当事人。"), field="second_name")
    try:
        with transaction.atomic():
            mediation = Mediation.objects.create(
                community=community,
                matter=matter,
                mediator_id=dispute.mediator_id,
                title=title,
                words=dispute.words.strip(),
                opened_at=now,
            )
    except IntegrityError as error:
        raise OutOfOrder(_("这件诉求已经有人在调解了。")) from error
    for position, side in enumerate(sides, start=1):
        _add(mediation, position, side)
    _record(actor, "open_mediation", mediation, now=now)
    return mediation


def _add(mediation: Mediation, position: int, side: Side) -> None:
    phone = mobile(side.phone) if side.phone.strip() else ""
    Disputant.objects.create(
        mediation=mediation,
        position=position,
        name=said(side.name, field="first_name", missing=_("写上姓名。"), most=60),
        phone=phone,
        user=account_of(mediation.community_id, phone),
    )


def _refuse_fee(words: str, field: str) -> None:
    if asks_a_fee(words):
        raise Invalid(
            _("人民调解不收任何费用（人民调解法第四条），请把收费的话去掉。"), field=field
        )


def _taken(actor: Actor, pk: int, verb: str) -> tuple[Mediation, Step]:
    mediation = mediation_for(actor, pk, lock=True)
    standing = mediation.get_state_display()
    return mediation, MEDIATION_FLOW.require(verb, actor, mediation, standing=standing)


def _put(actor: Actor, mediation: Mediation, step: Step, *, now: datetime) -> Mediation:
    """Move it, save it, and journal the bare step."""
    mediation.state = step.leads_to(mediation)
    if mediation.state in OVER and mediation.ended_on is None:
        mediation.ended_on = local_day(now)
    mediation.revision += 1
    mediation.save()
    _record(actor, step.verb, mediation, now=now)
    return mediation


def _record(actor: Actor, deed: str, mediation: Mediation, *, now: datetime) -> None:
    """No word of it: neither in details nor under a name."""
    entry = journal.record(actor, deed, mediation, mediation.community_id, at=now)
    tell_mediation.enqueue(entry.pk)


def _party(actor: Actor, mediation: Mediation, position: int) -> tuple[Disputant, bool]:
    """The party who acts, or whose word the mediator records, and whether it is the latter."""
    party = next((each for each in mediation.disputants.all() if each.position == position), None)
    if party is None:
        raise NotFound
    if is_party(actor, party):
        return party, False
    if mediates(actor, mediation):
        return party, True
    raise NotPermitted(_("只能替自己答应或签字。"))


@transaction.atomic
def consent(actor: Actor, pk: int, *, position: int, now: datetime) -> Mediation:
    """A party is willing; once all are, the mediation begins."""
    mediation, step = _taken(actor, pk, "consent")
    party, is_on_paper = _party(actor, mediation, position)
    if party.consented_at is None:
        party.consented_at, party.is_on_paper = now, is_on_paper
        party.save(update_fields=["consented_at", "is_on_paper"])
        _put(actor, mediation, step, now=now)
    if all(each.consented_at for each in mediation.disputants.all()):
        begin = MEDIATION_FLOW.require("begin", actor, mediation)
        _put(actor, mediation, begin, now=now)
    return mediation


@transaction.atomic
def refuse(actor: Actor, pk: int, *, position: int, now: datetime) -> Mediation:
    """A party is not willing, at first or any more: the mediation stops (人民调解法17)."""
    mediation, step = _taken(actor, pk, "refuse")
    party, is_on_paper = _party(actor, mediation, position)
    mediation.disputants.update(signed_at=None)
    party.refused_at, party.is_on_paper, party.signed_at = now, is_on_paper, None
    party.save(update_fields=["refused_at", "is_on_paper", "signed_at"])
    return _put(actor, mediation, step, now=now)


@transaction.atomic
def meet(actor: Actor, pk: int, *, at: datetime, venue: str, now: datetime) -> MediationMeeting:
    mediation, step = _taken(actor, pk, "meet")
    meeting = MediationMeeting.objects.create(
        mediation=mediation,
        at=at,
        venue=said(venue, field="venue", missing=_("写上在哪儿谈。"), most=60),
    )
    _put(actor, mediation, step, now=now)
    return meeting


@transaction.atomic
def minute(actor: Actor, pk: int, *, meeting: int, words: str, now: datetime) -> Mediation:
    """Write down what was said at a meeting."""
    mediation, step = _taken(actor, pk, "minute")
    held = mediation.meetings.filter(pk=meeting).first()
    if held is None:
        raise NotFound
    if held.at > now:
        raise OutOfOrder(_("还没有到约好的时间。"))
    held.words = said(words, field="words", missing=_("写一写谈了什么。"), most=2000)
    _refuse_fee(held.words, "words")
    held.save(update_fields=["words"])
    return _put(actor, mediation, step, now=now)


@transaction.atomic
def draft(actor: Actor, pk: int, *, terms: str, now: datetime) -> Mediation:
    """Write what they agree on; a change after somebody signed asks everybody again."""
    mediation, step = _taken(actor, pk, "draft")
    words = said(terms, field="terms", missing=_("写上双方说好了什么。"), most=3000)
    _refuse_fee(words, "terms")
    mediation.terms = words
    mediation.disputants.update(signed_at=None)
    return _put(actor, mediation, step, now=now)


@transaction.atomic
def sign(actor: Actor, pk: int, *, position: int, now: datetime, seen: str = "") -> Mediation:
    """A party signs what it has seen; with the last signature the agreement is in force."""
    mediation, step = _taken(actor, pk, "sign")
    if seen and seen != mark_of(mediation.terms):
        raise OutOfOrder(_("协议刚刚改过，下面是最新的，看过再签。"))
    party, is_on_paper = _party(actor, mediation, position)
    if party.signed_at is None:
        party.signed_at, party.is_on_paper = now, is_on_paper
        party.save(update_fields=["signed_at", "is_on_paper"])
        _put(actor, mediation, step, now=now)
    if all(each.signed_at for each in mediation.disputants.all()):
        settle = MEDIATION_FLOW.require("settle", actor, mediation)
        mediation.effective_on = local_day(now)
        _put(actor, mediation, settle, now=now)
        plan_visits(mediation)
    return mediation


@transaction.atomic
def fail(actor: Actor, pk: int, *, now: datetime) -> Mediation:
    """They could not agree; what was said stays with them."""
    mediation, step = _taken(actor, pk, "fail")
    mediation.disputants.update(signed_at=None)
    return _put(actor, mediation, step, now=now)


@transaction.atomic
def ask_court(actor: Actor, pk: int, *, on: date, now: datetime) -> Mediation:
    """Both asked the court to confirm the agreement, within its days (人民调解法33)."""
    mediation, step = _taken(actor, pk, "ask_court")
    begins = mediation.effective_on or on
    days = days_of(mediation.community, CONFIRM, on=begins)
    if on > local_day(now) or on < begins:
        raise Invalid(_("写双方去法院的那天，不能早于协议生效，也不能晚于今天。"), field="on")
    if on > last_day(begins, days):
        raise OutOfOrder(_("协议生效满 %(days)d 天了，不能再共同申请司法确认。") % {"days": days})
    mediation.court, mediation.court_on = Court.ASKED, on
    return _put(actor, mediation, step, now=now)


@transaction.atomic
def court(actor: Actor, pk: int, *, is_confirmed: bool, on: date, now: datetime) -> Mediation:
    """What the court said."""
    mediation, step = _taken(actor, pk, "court")
    if on > local_day(now) or (mediation.court_on and on < mediation.court_on):
        raise Invalid(_("不能早于申请的那天，也不能晚于今天。"), field="on")
    mediation.court = Court.CONFIRMED if is_confirmed else Court.REFUSED
    mediation.court_on = on
    return _put(actor, mediation, step, now=now)


@transaction.atomic
def visit(
    actor: Actor, pk: int, *, number: int, is_kept: bool, words: str, now: datetime
) -> Mediation:
    """Write down how the agreement is kept; with the last visit the file is closed."""
    mediation, step = _taken(actor, pk, "visit")
    due = mediation.visits.filter(number=number).first()
    if due is None:
        raise NotFound
    if due.done_on is not None:
        raise OutOfOrder(_("这次回访已经记过了。"))
    due.words = said(words, field="words", missing=_("写一句双方现在怎样。"), most=500)
    due.is_kept, due.done_on = is_kept, local_day(now)
    due.save()
    _put(actor, mediation, step, now=now)
    if not mediation.visits.filter(done_on__isnull=True).exists():
        _put(actor, mediation, MEDIATION_FLOW.require("close", actor, mediation), now=now)
    return mediation
