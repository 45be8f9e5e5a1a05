"""Who holds which duty: appointed, released, and until when the next election is due (P-06)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.models import Body, BodyKind, Duty, Member, Term
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.structure import belonging, body_for, leads, may_order
from lianxin.party.rules.access import HEADS
from lianxin.party.rules.terms import SHIFT_MONTHS, months_after, years_key


@dataclass(frozen=True, slots=True)
class Charge:
    """Which duty a member is given, from when."""

    member_id: int
    duty: str
    since: date


@transaction.atomic
def appoint(actor: Actor, pk: int, charge: Charge, *, now: datetime) -> Term:
    """Give a member a duty; who joins others in theirs shares the day on which theirs are due."""
    body = _led(actor, pk)
    _refuse_misfits(body, charge, today=local_day(now))
    member = _member(body, charge)
    term = begin(body, member, charge, due_on=due_for(body, charge))
    told: dict[str, Any] = {"body": body.pk, "member": member.pk, "duty": charge.duty}
    journal.record(actor, "appoint", term, body.community_id, at=now, **told)
    return term


def begin(body: Body, member: Member, charge: Charge, *, due_on: date | None) -> Term:
    """Write a duty down, as part of a greater deed."""
    term = Term(
        community_id=body.community_id,
        body=body,
        member=member,
        duty=charge.duty,
        since=charge.since,
        due_on=due_on,
    )
    try:
        with transaction.atomic():
            term.save(force_insert=True)
    except IntegrityError as error:
        label = Duty(charge.duty).label
        told = {"body": body.name, "duty": label}
        words = _("%(body)s已经有%(duty)s了，先记他卸任。") % told
        raise Invalid(words, field="duty") from error
    return term


def _led(actor: Actor, pk: int) -> Body:
    """An organisation whose duties the actor gives: the leaders of groups by their branch."""
    body = body_for(actor, pk, lock=True)
    is_group = body.kind == BodyKind.GROUP
    if not (may_order(actor, body.community_id) or (is_group and leads(actor, body))):
        raise NotPermitted(_("任免由社区党委或党务工作者来记；党小组组长由支部来记。"))
    if body.dissolved_on is not None:
        raise OutOfOrder(_("%(name)s已经撤销了。") % {"name": body.name})
    return body


def _refuse_misfits(body: Body, charge: Charge, *, today: date) -> None:
    allowed = (Duty.LEADER,) if body.kind == BodyKind.GROUP else HEADS
    if charge.duty not in allowed:
        raise Invalid(_("这里没有这个职务，请重新选。"), field="duty")
    if not body.founded_on <= charge.since <= today:
        raise Invalid(_("任职的日子要在组织成立之后、今天以前。"), field="since")


def _member(body: Body, charge: Charge) -> Member:
    member = belonging(body).filter(pk=charge.member_id).first()
    if member is None:
        raise Invalid(_("从这个组织的党员里选一位。"), field="member")
    if charge.duty != Duty.LEADER and (member.full_on is None or member.full_on > charge.since):
        raise Invalid(_("书记和委员要由正式党员担任。"), field="member")
    return member


def due_for(body: Body, charge: Charge) -> date | None:
    """By when the next election is to be held; none for the leader of a group."""
    if charge.duty == Duty.LEADER:
        return None
    others = Term.objects.filter(body=body, ended_on__isnull=True, due_on__isnull=False)
    if shared := others.filter(due_on__gt=charge.since).order_by("-due_on").first():
        return shared.due_on
    return full_term(body, charge.since)


def full_term(body: Body, since: date) -> date:
    """The day on which a term that begins on another is over."""
    years = rule_of(body.community, years_key(body.kind, body.branch_kind), since).count
    return months_after(since, 12 * years)


@transaction.atomic
def release(actor: Actor, pk: int, *, on: date, now: datetime, body_id: int | None = None) -> Term:
    """End a duty; `on` is the first day on which it is no longer held. With `body_id` it has to be
    one of that organisation.
    """
    term = Term.objects.filter(pk=pk).first()
    if term is None or body_id not in (None, term.body_id):
        raise NotFound
    body = _led(actor, term.body_id)
    if term.ended_on is not None:
        raise OutOfOrder(_("这个职务已经卸任了。"))
    if not term.since <= on <= local_day(now):
        raise Invalid(_("卸任的日子要在任职之后、今天以前。"), field="on")
    term.ended_on = on
    term.save(update_fields=["ended_on"])
    journal.record(actor, "release", term, body.community_id, at=now, on=on.isoformat())
    return term


@transaction.atomic
def move_due(actor: Actor, pk: int, *, due_on: date, approval: str, now: datetime) -> Body:
    """Let the next election be early or late, by no more than the rule has it and with the
    superior's approval.
    """
    body = body_for(actor, pk, lock=True)
    if not may_order(actor, body.community_id):
        raise NotPermitted(_("提前或延期换届由社区党委或党务工作者来记。"))
    number = said(approval, field="approval", missing=_("写上上级批准的文号。"), most=60)
    held = list(Term.objects.filter(body=body, ended_on__isnull=True, due_on__isnull=False))
    if not held:
        raise OutOfOrder(_("现在没有任期，不用改。"))
    rule = rule_of(body.community, SHIFT_MONTHS, local_day(now))
    for term in held:
        regular = term.due_before or term.due_on
        if regular is None or not (
            months_after(regular, -rule.count) <= due_on <= months_after(regular, rule.count)
        ):
            words = _("提前或延期不能超过 %(months)d 个月（%(article)s）。")
            limits = {"months": rule.count, "article": rule.article}
            raise Invalid(words % limits, field="due_on")
        term.due_before, term.due_on, term.approval = regular, due_on, number
    Term.objects.bulk_update(held, ["due_before", "due_on", "approval"])
    told: dict[str, Any] = {"due_on": due_on.isoformat(), "approval": number}
    journal.record(actor, "move_due", body, body.community_id, at=now, **told)
    return body


@transaction.atomic
def renew(actor: Actor, pk: int, *, since: date, now: datetime) -> list[Term]:
    """Let all who lead an organisation begin another term, after an election kept on paper."""
    body = _led(actor, pk)
    held = list(Term.objects.filter(body=body, ended_on__isnull=True, duty__in=HEADS))
    if not held:
        raise OutOfOrder(_("现在没有任期，先记上任职。"))
    if any(term.since >= since for term in held) or since > local_day(now):
        raise Invalid(_("换届的日子要在上一届开始之后、今天以前。"), field="since")
    Term.objects.filter(pk__in=[term.pk for term in held]).update(ended_on=since)
    due_on = full_term(body, since)
    new = [
        Term(
            community_id=body.community_id,
            body=body,
            member_id=term.member_id,
            duty=term.duty,
            since=since,
            due_on=due_on,
        )
        for term in held
    ]
    Term.objects.bulk_create(new)
    journal.record(actor, "renew", body, body.community_id, at=now, since=since.isoformat())
    return new
