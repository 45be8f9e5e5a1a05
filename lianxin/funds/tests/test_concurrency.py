"""Hundreds of spendings at once that would overdraw: the balance is exact at the end."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import Sum

from lianxin.core.errors import OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.funds import actions
from lianxin.funds.models import Account, AccountKind, Project, Voucher, VoucherKind
from lianxin.funds.tests.factories import NOTICE_OVER, YUAN, Purse, payment

pytestmark = pytest.mark.django_db(transaction=True)

MANY, HANDS = 300, 8


def each_in_turn(deed, count):
    """Do it so often by as many hands as the database lets in; what each came to."""

    def tried(number):
        try:
            return deed(number)
        except OutOfOrder as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(tried, range(count)))


def test_three_hundred_spendings_at_once_never_overdraw_and_leave_an_exact_balance():
    purse = Purse()
    project = purse.delivering(1_000, is_standing=True)
    amounts = [1 + number % 19 for number in range(MANY)]

    def pay(number):
        made = payment(amounts[number], accepted_by="住户签字")
        return actions.spend(purse.staff, project.pk, made, now=NOTICE_OVER)

    found = each_in_turn(pay, MANY)
    paid = [each for each in found if isinstance(each, Voucher)]
    assert 0 < len(paid) < MANY
    assert len(paid) + sum(isinstance(each, OutOfOrder) for each in found) == MANY
    spent = sum(each.amount for each in paid)
    aside = Account.objects.get(project=project, kind=AccountKind.SET_ASIDE)
    assert Account.objects.get(project=project, kind=AccountKind.SPENT).balance == spent
    assert aside.balance == 1_000 * YUAN - spent >= 0
    # Whoever was refused asked for more than was left at the end.
    assert aside.balance < max(amounts) * YUAN
    assert Account.objects.aggregate(sum=Sum("balance"))["sum"] == 0
    numbers = Voucher.objects.filter(budget=purse.budget).order_by("number")
    assert list(numbers.values_list("number", flat=True)) == list(range(1, numbers.count() + 1))


def test_approvals_at_once_never_set_more_aside_than_there_is():
    purse = Purse(amount=10_000 * YUAN)
    projects = [purse.agreed(1_500) for _each in range(12)]
    found = at_once(
        *(lambda pk=each.pk: actions.approve(purse.street, pk, now=MONDAY) for each in projects)
    )
    assert [type(each) for each in found if each] == [OutOfOrder] * 6
    free = Account.objects.get(budget=purse.budget, kind=AccountKind.FREE)
    assert free.balance == 1_000 * YUAN
    assert Project.objects.filter(state="approved").count() == 6


def test_one_payment_sent_by_many_hands_is_paid_once():
    purse = Purse()
    project = purse.accepted(1_000)
    made = payment(100)
    found = each_in_turn(
        lambda _number: actions.spend(purse.staff, project.pk, made, now=NOTICE_OVER), 8
    )
    assert len({each.pk for each in found}) == 1
    assert Voucher.objects.filter(kind=VoucherKind.PAY).count() == 1


def test_a_mistake_reversed_by_many_at_once_is_reversed_once():
    purse = Purse()
    paid = purse.pay(purse.accepted(1_000), 100)
    found = at_once(
        *(
            lambda: actions.reverse(purse.secretary, paid.pk, words="付错了", now=NOTICE_OVER)
            for _each in range(6)
        )
    )
    assert sum(each is None for each in found) == 1
    assert Voucher.objects.filter(kind=VoucherKind.REVERSE).count() == 1
