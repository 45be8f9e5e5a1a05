"""Nothing is spent that is not there, nothing is changed, everything sums to nothing."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Sum

from lianxin.core import packs
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry, RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.funds import actions
from lianxin.funds.models import Account, AccountKind, Budget, Line, Voucher, VoucherKind
from lianxin.funds.queries import payable
from lianxin.funds.tests.factories import BUDGET, DAY, NOTICE_OVER, YUAN, Purse, payment
from lianxin.people.tests.factories import resident_of, staff_of

pytestmark = pytest.mark.django_db


def balance(purse, kind, project=None):
    found = Account.objects.filter(budget=purse.budget, kind=kind)
    if project:
        found = found.filter(project=project)
    return found.aggregate(sum=Sum("balance"))["sum"] or 0


def test_an_approved_budget_is_free_money_and_a_first_voucher():
    purse = Purse()
    voucher = Voucher.objects.get()
    assert (voucher.kind, voucher.number, voucher.amount) == (VoucherKind.GRANT, 1, BUDGET)
    assert balance(purse, AccountKind.FREE) == BUDGET
    assert balance(purse, AccountKind.GRANTED) == -BUDGET


def test_a_projects_way_moves_its_money_from_free_to_set_aside_to_spent_and_back():
    purse = Purse()
    project = purse.approved(2_000)
    assert balance(purse, AccountKind.FREE) == BUDGET - 2_000 * YUAN
    actions.announce(purse.staff, project.pk, now=MONDAY)
    actions.deliver(purse.staff, project.pk, now=NOTICE_OVER)
    purse.accept(project)
    purse.pay(project, 1_500)
    assert balance(purse, AccountKind.SET_ASIDE, project) == 500 * YUAN
    actions.publish(purse.staff, project.pk, words="灯都亮了", now=NOTICE_OVER)
    assert balance(purse, AccountKind.SET_ASIDE, project) == 0
    assert balance(purse, AccountKind.SPENT, project) == 1_500 * YUAN
    assert balance(purse, AccountKind.FREE) == BUDGET - 1_500 * YUAN
    assert Account.objects.aggregate(sum=Sum("balance"))["sum"] == 0


def test_what_costs_more_than_is_free_is_not_approved():
    purse = Purse(amount=1_000 * YUAN)
    project = purse.agreed(1_001)
    with pytest.raises(OutOfOrder, match="只剩 1,000 元"):
        actions.approve(purse.street, project.pk, now=MONDAY)
    project.refresh_from_db()
    assert project.state == "agreed"
    assert Voucher.objects.count() == 1
    assert actions.approve(purse.street, purse.agreed(1_000).pk, now=MONDAY).state == "approved"


def test_no_more_is_paid_than_is_set_aside():
    purse = Purse()
    project = purse.accepted(2_000)
    with pytest.raises(OutOfOrder, match="只剩 2,000 元"):
        purse.pay(project, 2_001)
    purse.pay(project, 2_000)
    with pytest.raises(OutOfOrder):
        purse.pay(project, 1)


def test_the_database_itself_refuses_what_is_not_there():
    purse = Purse()
    project = purse.accepted(2_000)
    purse.pay(project, 2_000)
    aside = Account.objects.get(kind=AccountKind.SET_ASIDE, project=project)
    spent = Account.objects.get(kind=AccountKind.SPENT, project=project)
    voucher = Voucher.objects.get(kind=VoucherKind.PAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(voucher=voucher, source=aside, target=spent, amount=1)
    assert Line.objects.filter(voucher=voucher).count() == 1


@pytest.mark.parametrize("amount", [0, -5])
def test_the_database_refuses_a_line_that_moves_nothing_or_backwards(amount):
    purse = Purse()
    purse.approved()
    one, other = Account.objects.exclude(kind=AccountKind.GRANTED)[:2]
    voucher = Voucher.objects.earliest("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(voucher=voucher, source=one, target=other, amount=amount)
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(voucher=voucher, source=one, target=one, amount=5)


def test_nobody_sets_a_balance_by_hand():
    Purse()
    free = Account.objects.get(kind=AccountKind.FREE)
    with pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.filter(pk=free.pk).update(balance=free.balance + 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.create(
            community=free.community, budget=free.budget, kind=AccountKind.RETURNED, balance=7
        )


def test_a_posted_voucher_is_neither_changed_nor_deleted():
    Purse()
    voucher, line = Voucher.objects.get(), Line.objects.get()
    for table in (Voucher.objects.filter(pk=voucher.pk), Line.objects.filter(pk=line.pk)):
        with pytest.raises(DatabaseError), transaction.atomic():
            table.update(amount=1)
    for row in (line, voucher):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()


def test_every_voucher_moves_as_much_out_as_in_whatever_happened():
    purse = Purse()
    project = purse.accepted(2_000)
    paid = purse.pay(project, 700)
    actions.reverse(purse.secretary, paid.pk, words="付错了", now=NOTICE_OVER)
    purse.pay(project, 800)
    actions.publish(purse.staff, project.pk, words="好了", now=NOTICE_OVER)
    for voucher in Voucher.objects.all():
        lines = voucher.lines.aggregate(sum=Sum("amount"))["sum"]
        assert lines == voucher.amount
    numbers = list(Voucher.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    for account in Account.objects.all():
        came = account.received.aggregate(sum=Sum("amount"))["sum"] or 0
        went = account.given.aggregate(sum=Sum("amount"))["sum"] or 0
        assert account.balance == came - went


def test_a_mistake_is_reversed_once_by_the_secretary_with_a_reason():
    purse = Purse()
    project = purse.accepted(2_000)
    paid = purse.pay(project, 700)
    with pytest.raises(NotPermitted):
        actions.reverse(purse.staff, paid.pk, words="付错了", now=NOTICE_OVER)
    with pytest.raises(Invalid):
        actions.reverse(purse.secretary, paid.pk, words=" ", now=NOTICE_OVER)
    back = actions.reverse(purse.secretary, paid.pk, words="付错了", now=NOTICE_OVER)
    assert (back.kind, back.reverses_id, back.amount) == (VoucherKind.REVERSE, paid.pk, 70_000)
    assert balance(purse, AccountKind.SET_ASIDE, project) == 2_000 * YUAN
    for wrong in (paid, back):
        with pytest.raises(OutOfOrder):
            actions.reverse(purse.secretary, wrong.pk, words="再来", now=NOTICE_OVER)
    assert Entry.objects.filter(deed="reverse").count() == 1


def test_the_ledger_of_another_community_does_not_exist():
    purse, other = Purse(), Purse()
    project = purse.accepted()
    paid = purse.pay(project, 10)
    with pytest.raises(NotFound):
        actions.reverse(other.secretary, paid.pk, words="付错了", now=NOTICE_OVER)
    with pytest.raises(NotPermitted):
        actions.spend(other.staff, project.pk, payment(10), now=NOTICE_OVER)


def test_the_same_payment_sent_twice_is_paid_once():
    purse = Purse()
    project, key = purse.accepted(), uuid4()
    assert purse.pay(project, 10, key=key) == purse.pay(project, 10, key=key)
    assert Voucher.objects.filter(kind=VoucherKind.PAY).count() == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"payee": " "}, "payee"),
        ({"receipt_number": ""}, "receipt_number"),
        ({"words": ""}, "words"),
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"payee_kind": "dog"}, "payee_kind"),
    ],
)
def test_a_payment_without_what_the_auditor_needs_is_refused(more, field):
    purse = Purse()
    project = purse.accepted()
    with pytest.raises(Invalid) as refused:
        purse.pay(project, 10, **more)
    assert refused.value.field == field


def test_a_standing_project_is_paid_piece_by_piece_each_accepted_by_itself():
    purse = Purse()
    project = purse.delivering(2_000, is_standing=True)
    with pytest.raises(Invalid) as refused:
        purse.pay(project, 100)
    assert refused.value.field == "accepted_by"
    paid = purse.pay(project, 100, accepted_by="住户签字，监督委员张某在场")
    assert paid.kind == VoucherKind.PAY
    assert [each.balance for each in payable(purse.staff, purse.community.pk)] == [1_900 * YUAN]


def test_only_those_who_work_there_pay():
    purse = Purse()
    project = purse.accepted()
    for actor in (purse.street, resident_of(purse.community), staff_of(Purse().community)):
        with pytest.raises(NotPermitted):
            actions.spend(actor, project.pk, payment(10), now=NOTICE_OVER)


def test_the_rest_of_a_year_is_carried_over_by_rule():
    purse = Purse()
    purse.approved(2_000)
    with pytest.raises(OutOfOrder):
        actions.close_year(purse.secretary, purse.budget.pk, now=MONDAY)
    later = MONDAY + 365 * DAY
    with pytest.raises(OutOfOrder, match="下一年"):
        actions.close_year(purse.secretary, purse.budget.pk, now=later)
    following = actions.propose_budget(
        purse.staff, purse.fund.pk, year=2027, amount=100, source="2027年3号", now=later
    )
    actions.approve_budget(purse.street, following.pk, now=later)
    closed = actions.close_year(purse.secretary, purse.budget.pk, now=later)
    assert (closed.state, closed.is_carried_over) == ("closed", True)
    assert balance(purse, AccountKind.FREE) == 0
    assert Account.objects.get(budget=following, kind=AccountKind.FREE).balance == (
        100 + BUDGET - 2_000 * YUAN
    )
    with pytest.raises(OutOfOrder):
        actions.close_year(purse.secretary, purse.budget.pk, now=later)


def test_where_the_rule_says_so_the_rest_goes_back():
    purse = Purse()
    rule = _no_carrying(purse)
    closed = actions.close_year(purse.secretary, purse.budget.pk, now=MONDAY + 365 * DAY)
    assert (closed.is_carried_over, closed.carry_rule_id) == (False, rule.pk)
    assert balance(purse, AccountKind.RETURNED) == BUDGET


def _no_carrying(purse):
    rule = RulePack.objects.create(
        key="funds.carry_over",
        jurisdiction="cn-jinan",
        effective_from="2020-01-01",
        article="某办法第9条",
        value="0",
    )
    packs.forget()
    return rule


def test_a_budget_is_entered_once_by_staff_and_approved_once_by_the_street():
    purse = Purse()
    again: dict[str, Any] = {"year": 2026, "amount": 5, "source": "文", "now": MONDAY}
    with pytest.raises(Invalid) as refused:
        actions.propose_budget(purse.staff, purse.fund.pk, **again)
    assert refused.value.field == "year"
    wrongs: list[tuple[dict[str, Any], str]] = [
        ({"amount": 0}, "amount"),
        ({"source": " "}, "source"),
    ]
    for wrong, field in wrongs:
        with pytest.raises(Invalid) as refused:
            actions.propose_budget(purse.staff, purse.fund.pk, **(again | {"year": 2028} | wrong))
        assert refused.value.field == field
    with pytest.raises(NotPermitted):
        actions.propose_budget(purse.street, purse.fund.pk, **(again | {"year": 2028}))
    with pytest.raises(NotPermitted):
        actions.approve_budget(purse.secretary, purse.budget.pk, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.approve_budget(purse.street, purse.budget.pk, now=MONDAY)
    assert Budget.objects.count() == 1
