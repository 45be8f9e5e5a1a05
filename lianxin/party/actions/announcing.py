"""Announcing an election: when, where, for how many; early or late only with an approval (P-06)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.party.models import Body, BodyKind, BranchKind, Election, Term
from lianxin.party.queries.law import rule_of
from lianxin.party.queries.structure import belonging, body_for, leads
from lianxin.party.rules.election import DELEGATES
from lianxin.party.rules.terms import SHIFT_MONTHS, months_after
from lianxin.party.tasks.elections import tell_voters


@dataclass(frozen=True, slots=True)
class Announced:
    """What an announcement says."""

    held_on: date
    venue: str
    seats: int
    approval: str = ""
    is_by_delegates: bool = False


@transaction.atomic
def announce(actor: Actor, body_pk: int, told: Announced, *, now: datetime) -> Election:
    """Announce an election to all who belong there; early or late it wants an approval (P-06)."""
    body = body_for(actor, body_pk, lock=True)
    if not leads(actor, body):
        raise NotPermitted(_("选举由社区党委、党务工作者或本支部书记来公告。"))
    if body.kind == BodyKind.GROUP or body.branch_kind == BranchKind.THEMED:
        raise Invalid(_("党小组、特色党支部的负责人由上级组织确定，不在这里选。"), field="held_on")
    if body.dissolved_on is not None or body.founded_on > told.held_on:
        raise OutOfOrder(_("那一天没有这个组织。"))
    election = Election(community_id=body.community_id, body=body, announced_at=now)
    settle(election, told, now)
    try:
        with transaction.atomic():
            election.save(force_insert=True)
    except IntegrityError as error:
        raise OutOfOrder(_("已经有一次选举正在办，先把它办完。")) from error
    entry = journal.record(actor, "announce", election, body.community_id, at=now)
    tell_voters.enqueue(entry.pk)
    return election


def settle(election: Election, told: Announced, now: datetime) -> None:
    """Take over what an announcement says, or refuse it; part of a greater deed."""
    if told.held_on < local_day(now):
        raise Invalid(_("公告的日子不能早于今天。"), field="held_on")
    if told.seats < 1:
        raise Invalid(_("至少选一名书记。"), field="seats")
    approval = told.approval.strip()
    _check_time(election.body, told.held_on, approval)
    if told.is_by_delegates:
        _check_delegates(election.body, told.held_on)
    election.held_on, election.seats, election.approval = told.held_on, told.seats, approval
    election.is_by_delegates = told.is_by_delegates
    election.venue = said(told.venue, field="venue", missing=_("写上在哪儿开会。"), most=60)


def _check_time(body: Body, day: date, approval: str) -> None:
    held = Term.objects.filter(body=body, ended_on__isnull=True, due_on__isnull=False)
    if (term := held.order_by("due_on").first()) is None or term.due_on is None:
        return
    rule = rule_of(body.community, SHIFT_MONTHS, day)
    regular = term.due_before or term.due_on
    months = rule.count
    if not months_after(regular, -months) <= day <= months_after(regular, months):
        words = _("提前或延期不能超过 %(months)d 个月（%(article)s），应在%(day)s前后。")
        told = {"months": months, "article": rule.article, "day": regular.isoformat()}
        raise Invalid(words % told, field="held_on")
    # A month before the day due is in good time: nobody elects on the very day.
    if not (approval or months_after(term.due_on, -1) <= day <= term.due_on):
        words = _("任期到%(day)s届满。提前或延期换届，要写上级批准的文号（%(article)s）。")
        told = {"day": term.due_on.isoformat(), "article": rule.article}
        raise Invalid(words % told, field="approval")


def _check_delegates(body: Body, day: date) -> None:
    rule = rule_of(body.community, DELEGATES, day)
    count = belonging(body).count()
    if count < rule.value:
        words = _("党员有 %(now)d 人，%(least)d 人以上才可以开党员代表大会选举（%(article)s）。")
        told = {"now": count, "least": rule.count, "article": rule.article}
        raise Invalid(words % told, field="is_by_delegates")
