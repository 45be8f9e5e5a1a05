"""The fund, its budgets, and those who watch over it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.text import said
from lianxin.funds.actions.ledger import Move, account, book, held
from lianxin.funds.models import (
    AccountKind,
    Budget,
    BudgetState,
    Fund,
    Overseer,
    Voucher,
    VoucherKind,
)
from lianxin.funds.queries import budget_for, fund_for, fund_of
from lianxin.funds.queries.law import CARRY, rule_for
from lianxin.funds.rules.access import approves, leads, works
from lianxin.places.models import Community

YEARS = range(2000, 2101)


@transaction.atomic
def found(
    actor: Actor, community: Community, *, name: str, since: date, now: datetime, words: str = ""
) -> Fund:
    """Set a community's fund up."""
    if not leads(actor, community.pk):
        raise NotPermitted(_("专项经费由社区书记来设。"))
    if fund_of(community.pk):
        raise OutOfOrder(_("专项经费已经设好了。"))
    fund = Fund.objects.create(
        community=community,
        name=said(name, field="name", missing=_("起个名字，例如“群众工作专项经费”。"), most=60),
        words=words.strip()[:300],
        since=since,
    )
    journal.record(actor, "found", fund, community.pk, at=now, office=actor.name)
    return fund


@transaction.atomic
def propose_budget(
    actor: Actor, fund_id: int, *, year: int, amount: int, source: str, now: datetime
) -> Budget:
    """Enter what a year is given, by its document; the street approves it."""
    fund = fund_for(actor, fund_id, lock=True)
    if not works(actor, fund.community_id):
        raise NotPermitted(_("经费由社区的工作人员来登记。"))
    if year not in YEARS:
        raise Invalid(_("年份像是写错了。"), field="year")
    if fund.budgets.filter(year=year).exists():
        raise Invalid(_("这一年的经费已经登记过了。"), field="year")
    if amount <= 0:
        raise Invalid(_("金额要大于 0。"), field="amount")
    source = said(source, field="source", missing=_("写上拨款文件，审计时要对。"), most=120)
    budget = Budget.objects.create(
        community_id=fund.community_id, fund=fund, year=year, amount=amount, source=source
    )
    journal.record(
        actor, "propose_budget", budget, fund.community_id, at=now, office=actor.name, amount=amount
    )
    return budget


@transaction.atomic
def approve_budget(actor: Actor, pk: int, *, now: datetime) -> Budget:
    """Confirm a year's money; from then on it stands in the ledger."""
    budget = budget_for(actor, pk, lock=True)
    if not approves(actor, budget.community_id):
        raise NotPermitted(_("经费由街道来核定。"))
    if budget.state != BudgetState.PROPOSED:
        raise OutOfOrder(_("这一年的经费已经核定过了。"))
    budget.state, budget.approved_at = BudgetState.APPROVED, now
    budget.save(update_fields=["state", "approved_at"])
    granted, free = account(budget, AccountKind.GRANTED), account(budget, AccountKind.FREE)
    voucher = Voucher(kind=VoucherKind.GRANT, words=budget.source)
    book(actor, budget, voucher, [(granted, free, budget.amount)], now=now)
    journal.record(actor, "approve_budget", budget, budget.community_id, at=now, office=actor.name)
    return budget


@transaction.atomic
def close_year(actor: Actor, pk: int, *, now: datetime) -> Budget:
    """Close a year: what is still free goes on to the next or back, as the rule of the day says.

    What is set aside for projects stays with them; raises OutOfOrder before the year is over, or
    where the next year's money, to which it is carried, is not approved yet.
    """
    seen = budget_for(actor, pk)
    if not leads(actor, seen.community_id):
        raise NotPermitted(_("结账由社区书记来做。"))
    budget = held(pk)
    if budget.state != BudgetState.APPROVED:
        raise OutOfOrder(_("这一年的经费还没有核定，或者已经结账。"))
    if local_day(now).year <= budget.year:
        raise OutOfOrder(_("这一年还没有过完。"))
    law = rule_for(seen.community, CARRY, now=now)
    free = account(budget, AccountKind.FREE)
    if free.balance:
        kind, move = _rest(budget, is_carried=bool(law.count))
        voucher = Voucher(kind=kind, words=law.article)
        book(actor, budget, voucher, [move], now=now)
    budget.state, budget.closed_at = BudgetState.CLOSED, now
    budget.is_carried_over, budget.carry_rule_id = bool(law.count), law.pk
    budget.save(update_fields=["state", "closed_at", "is_carried_over", "carry_rule"])
    journal.record(actor, "close_year", budget, budget.community_id, at=now, office=actor.name)
    return budget


def _rest(budget: Budget, *, is_carried: bool) -> tuple[str, Move]:
    """Where the rest of a year goes."""
    free = account(budget, AccountKind.FREE)
    if not is_carried:
        return VoucherKind.RETURN, (free, account(budget, AccountKind.RETURNED), free.balance)
    following = Budget.objects.filter(
        fund_id=budget.fund_id, year=budget.year + 1, state=BudgetState.APPROVED
    ).first()
    if following is None:
        raise OutOfOrder(_("先核定下一年的经费，没用完的才有地方结转。"))
    return VoucherKind.CARRY, (free, account(following, AccountKind.FREE), free.balance)


@transaction.atomic
def seat_overseer(
    actor: Actor, community_id: int, *, name: str, since: date, now: datetime
) -> Overseer:
    """Put somebody on the list of the oversight committee (居务监督委员会)."""
    if not works(actor, community_id):
        raise NotPermitted(_("名单由社区的工作人员来记。"))
    name = said(name, field="name", missing=_("写上姓名。"), most=60)
    if Overseer.objects.filter(community_id=community_id, name=name, until=None).exists():
        raise Invalid(_("这个人已经在名单上了。"), field="name")
    overseer = Overseer.objects.create(community_id=community_id, name=name, since=since)
    journal.record(actor, "seat_overseer", overseer, community_id, at=now, office=actor.name)
    return overseer


@transaction.atomic
def release_overseer(actor: Actor, pk: int, *, until: date, now: datetime) -> Overseer:
    overseer = Overseer.objects.select_for_update().filter(pk=pk, until=None).first()
    if overseer is None or not works(actor, overseer.community_id):
        raise NotFound
    if until < overseer.since:
        raise Invalid(_("最后一天不能早于第一天。"), field="until")
    overseer.until = until
    overseer.save(update_fields=["until"])
    journal.record(
        actor, "release_overseer", overseer, overseer.community_id, at=now, office=actor.name
    )
    return overseer
