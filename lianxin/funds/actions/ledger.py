"""Booking: every movement of money is one voucher, under the lock of its budget."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.text import said
from lianxin.core.uploads import keep
from lianxin.funds.actions.taking import put, taken
from lianxin.funds.models import (
    Account,
    AccountKind,
    Budget,
    BudgetState,
    Line,
    PayeeKind,
    Project,
    Receipt,
    Voucher,
    VoucherKind,
)
from lianxin.funds.queries import budget_for, project_for
from lianxin.funds.rules.access import leads
from lianxin.funds.rules.money import yuan

Move = tuple[Account, Account, int]


@dataclass(frozen=True, slots=True)
class Payment:
    """What is paid to whom against which receipt; `accepted_by` where the project is paid piece by
    piece. The same `key` twice is one payment.
    """

    amount: int
    payee: str
    receipt_number: str
    words: str
    payee_kind: str = PayeeKind.FIRM
    accepted_by: str = ""
    receipts: Sequence[UploadedFile] = ()
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def held(pk: int) -> Budget:
    """A budget, locked: all of its bookings queue here."""
    return Budget.objects.select_for_update().get(pk=pk)


def account(budget: Budget, kind: str, project: Project | None = None) -> Account:
    """An account as it stands under the budget's lock, opened when it is first needed."""
    found, _is_new = Account.objects.get_or_create(
        budget=budget, kind=kind, project=project, community_id=budget.community_id
    )
    return found


def book(
    actor: Actor, budget: Budget, voucher: Voucher, moves: Sequence[Move], *, now: datetime
) -> Voucher:
    """Write a voucher with its lines into a locked budget; raises OutOfOrder for what is not
    there, as the database would refuse it.
    """
    for source, _target, amount in moves:
        source.refresh_from_db(fields=["balance"])
        if source.kind != AccountKind.GRANTED and source.balance < amount:
            raise OutOfOrder(
                _("钱不够：这里只剩 %(left)s 元，要动 %(amount)s 元。")
                % {"left": yuan(source.balance), "amount": yuan(amount)}
            )
    budget.vouchers += 1
    budget.save(update_fields=["vouchers"])
    voucher.budget, voucher.community_id = budget, budget.community_id
    voucher.number, voucher.at, voucher.office = budget.vouchers, now, actor.name
    voucher.amount = sum(amount for _source, _target, amount in moves)
    voucher.save(force_insert=True)
    for source, target, amount in moves:
        Line.objects.create(voucher=voucher, source=source, target=target, amount=amount)
    return voucher


def set_aside(actor: Actor, project: Project, *, now: datetime) -> Voucher:
    """Set a project's cost aside (commit): never more than is free in its budget (F-01)."""
    budget = held(project.budget_id)
    if budget.state != BudgetState.APPROVED:
        raise OutOfOrder(_("这一年的经费还没有核定，或者已经结账，不能再安排。"))
    free, aside = account(budget, AccountKind.FREE), account(budget, "set_aside", project)
    voucher = Voucher(kind=VoucherKind.COMMIT, project=project, words=project.title)
    return book(actor, budget, voucher, [(free, aside, project.cost)], now=now)


def release(actor: Actor, project: Project, *, now: datetime) -> Voucher | None:
    """Give back what a project did not need."""
    budget = held(project.budget_id)
    aside = account(budget, AccountKind.SET_ASIDE, project)
    if not aside.balance:
        return None
    free = account(budget, AccountKind.FREE)
    voucher = Voucher(kind=VoucherKind.RELEASE, project=project, words=project.title)
    return book(actor, budget, voucher, [(aside, free, aside.balance)], now=now)


@transaction.atomic
def spend(
    actor: Actor, pk: int, made: Payment, *, now: datetime, seen: int | None = None
) -> Voucher:
    """Pay for a project out of what is set aside for it, against a receipt.

    Raises OutOfOrder where the project is not to be paid yet, or not so much is left.
    """
    project_for(actor, pk, lock=True)
    if done := Voucher.objects.filter(key=made.key, project_id=pk).first():
        return done
    project, step = taken(actor, pk, "pay", seen=seen)
    voucher = _paid(project, made)
    budget = held(project.budget_id)
    aside = account(budget, AccountKind.SET_ASIDE, project)
    spent = account(budget, AccountKind.SPENT, project)
    book(actor, budget, voucher, [(aside, spent, made.amount)], now=now)
    for file in made.receipts:
        Receipt.objects.create(voucher=voucher, upload=keep(file, now=now))
    put(actor, project, step, now=now, voucher=voucher.pk, amount=made.amount)
    return voucher


def _paid(project: Project, made: Payment) -> Voucher:
    if made.amount <= 0:
        raise Invalid(_("金额要大于 0。"), field="amount")
    if made.payee_kind not in PayeeKind.values:
        raise Invalid(_("从单子里选收款的是单位还是个人。"), field="payee_kind")
    accepted = made.accepted_by.strip()
    if project.is_standing and not accepted:
        raise Invalid(_("逐笔验收的项目，写上这一笔谁验收的。"), field="accepted_by")
    return Voucher(
        kind=VoucherKind.PAY,
        project=project,
        words=said(made.words, field="words", missing=_("写一句付的是什么。"), most=200),
        payee=said(made.payee, field="payee", missing=_("写上付给谁。"), most=80),
        payee_kind=made.payee_kind,
        receipt_number=said(
            made.receipt_number, field="receipt_number", missing=_("写上票据号码。"), most=60
        ),
        accepted_by=accepted[:120],
        key=made.key,
    )


@transaction.atomic
def reverse(actor: Actor, pk: int, *, words: str, now: datetime) -> Voucher:
    """Take a mistaken payment back by a voucher that moves the money the other way (F-05)."""
    wrong = Voucher.objects.filter(pk=pk).first()
    if wrong is None:
        raise NotFound
    budget_for(actor, wrong.budget_id)
    if not leads(actor, wrong.community_id):
        raise NotPermitted(_("冲销由社区书记来做。"))
    budget = held(wrong.budget_id)
    if wrong.kind != VoucherKind.PAY:
        raise OutOfOrder(_("只有付款可以冲销。"))
    if Voucher.objects.filter(reverses=wrong).exists():
        raise OutOfOrder(_("这一笔已经冲销过了。"))
    if budget.state == BudgetState.CLOSED:
        raise OutOfOrder(_("这一年已经结账，请在新一年里更正。"))
    words = said(words, field="words", missing=_("写一句错在哪里。"), most=200)
    moves = [
        (line.target, line.source, line.amount)
        for line in wrong.lines.select_related("source", "target")
    ]
    voucher = Voucher(
        kind=VoucherKind.REVERSE, project_id=wrong.project_id, words=words, reverses=wrong
    )
    book(actor, budget, voucher, moves, now=now)
    journal.record(
        actor, "reverse", wrong, wrong.community_id, at=now, office=actor.name, voucher=voucher.pk
    )
    return voucher
