"""Party dues: how they are reckoned, collected, eased and given, and who may see them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.core import http
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.notifications.models import Notice
from lianxin.party.actions import party_dues as actions
from lianxin.party.actions.dues_reminding import sweep_dues
from lianxin.party.actions.party_dues import Assessment
from lianxin.party.models import DuesBasis, DuesGift, DuesPayment, DuesRelief, Livelihood
from lianxin.party.queries.party_dues import dues_record, rows_of, scale_of
from lianxin.party.rules.party_dues import month_after, month_of, reckoned
from lianxin.party.tests.factories import BranchFactory, MemberFactory, clerk_of, head_of, oneself
from lianxin.people.tests.factories import secretary_of, sign_in, staff_of

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
MARCH = month_of(TODAY)
BACK = month_after(MARCH, -8)


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def member():
    return MemberFactory.create(with_account=True)


@pytest.fixture
def clerk(member):
    return clerk_of(member.community)


def assessed(clerk, member, **more):
    told: dict[str, Any] = {"from_month": BACK, "livelihood": Livelihood.WAGED, "base": 300_000}
    slug = member.community.slug
    return actions.assess(clerk, slug, member.pk, Assessment(**(told | more)), now=MONDAY)


def collected(clerk, member, month=MARCH):
    slug = member.community.slug
    return actions.collect(clerk, slug, [member.pk], month, on=TODAY, now=MONDAY)


def row(member, month=MARCH):
    return rows_of(member.community, [member], month, today=TODAY)[0]


def relief(clerk, member, *, amount=0, count=12):
    return actions.ask_relief(
        clerk,
        member.community.slug,
        member.pk,
        from_month=BACK,
        until_month=month_after(BACK, count - 1),
        amount=amount,
        why="大病住院",
        now=MONDAY,
    )


def eased(clerk, member, **more):
    asked = relief(clerk, member, **more)
    actions.agree_relief(clerk, asked.pk, meeting="3月1日支部大会", now=MONDAY)
    return actions.approve_relief(clerk, asked.pk, number="街党〔2026〕5号", now=MONDAY)


@pytest.mark.parametrize(
    ("livelihood", "base", "asked"),
    [
        (Livelihood.WAGED, 300_000, 1500),
        (Livelihood.WAGED, 300_001, 3000),
        (Livelihood.WAGED, 500_000, 5000),
        (Livelihood.WAGED, 500_001, 7500),
        (Livelihood.WAGED, 1_000_000, 15_000),
        (Livelihood.WAGED, 1_000_001, 20_000),
        (Livelihood.RETIRED, 500_000, 2500),
        (Livelihood.RETIRED, 500_001, 5000),
        (Livelihood.FARMER, None, 20),
        (Livelihood.STUDENT, None, 20),
        (Livelihood.JOBLESS, None, 20),
        (Livelihood.RELIEF, None, 20),
    ],
)
def test_dues_are_flat_on_the_whole_base(member, livelihood, base, asked):
    assert reckoned(scale_of(member.community, TODAY), livelihood, base) == asked


def test_the_amount_is_the_rules_and_says_how_it_came_about(clerk, member):
    basis = assessed(clerk, member, base=300_001)
    assert basis.amount_fen == 3000
    assert "3,000.01 × 1% = 30.00 元" in basis.formula
    assert basis.why == ""


def test_another_amount_than_the_rules_wants_a_reason(clerk, member):
    with pytest.raises(Invalid):
        assessed(clerk, member, amount=1000)
    assert assessed(clerk, member, amount=1000, why="新入职，试用期").amount_fen == 1000


def test_a_farmer_may_pay_within_the_span_without_a_reason(clerk, member):
    farmer = {"livelihood": Livelihood.FARMER, "base": None}
    assert assessed(clerk, member, amount=100, **farmer).amount_fen == 100
    with pytest.raises(Invalid):
        assessed(clerk, member, amount=101, **farmer)


def test_dues_run_from_the_month_of_admission_and_no_earlier(clerk):
    newcomer = MemberFactory.create(probationary=True)
    clerk = clerk_of(newcomer.community)
    assert assessed(clerk, newcomer, from_month=newcomer.admitted_on).amount_fen == 1500
    with pytest.raises(Invalid):
        assessed(clerk, newcomer, from_month=newcomer.admitted_on - timedelta(days=31))


def test_assessing_a_month_again_replaces_what_stood_and_keeps_it(clerk, member):
    assessed(clerk, member)
    assessed(clerk, member, base=400_000)
    assert row(member).due == 4000
    assert DuesBasis.objects.filter(member=member).count() == 2


def test_what_somebody_earns_stands_in_no_row_and_in_no_journal(clerk, member):
    assessed(clerk, member, base=456_789)
    with connection.cursor() as cursor:
        cursor.execute("SELECT base, formula FROM party_duesbasis")
        assert "456789" not in str(cursor.fetchall())
    assert "456789" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_who_pressed_twice_has_written_one_payment(clerk, member):
    assessed(clerk, member)
    assert (collected(clerk, member), collected(clerk, member)) == (1, 0)
    assert row(member).payment.amount_fen == 1500


def test_a_payment_struck_can_be_written_anew_and_not_struck_twice(clerk, member):
    assessed(clerk, member)
    collected(clerk, member)
    payment = DuesPayment.objects.get()
    actions.strike(clerk, payment.pk, why="记到别人名下了", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.strike(clerk, payment.pk, why="再划一次", now=MONDAY)
    assert collected(clerk, member) == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_collect_at_once_write_one_payment():
    member = MemberFactory.create()
    clerk = clerk_of(member.community)
    assessed(clerk, member)
    at_once(*[lambda: collected(clerk, member)] * 4)
    assert DuesPayment.objects.count() == 1


def test_nobody_pays_on_a_day_to_come_or_years_ahead(clerk, member):
    assessed(clerk, member)
    slug = member.community.slug
    with pytest.raises(Invalid):
        actions.collect(clerk, slug, [member.pk], MARCH, on=TODAY + timedelta(days=1), now=MONDAY)
    with pytest.raises(Invalid):
        collected(clerk, member, month_after(MARCH, 13))


def test_months_gone_by_unpaid_are_counted_and_flagged_at_six(clerk, member):
    assessed(clerk, member, from_month=month_after(MARCH, -6))
    assert (row(member).missed, row(member).level) == (6, "flag")
    collected(clerk, member, month_after(MARCH, -5))
    assert (row(member).missed, row(member).level) == (4, "remind")
    collected(clerk, member, month_after(MARCH, -2))
    assert (row(member).missed, row(member).level) == (1, "")


def test_relief_needs_the_branch_first_and_the_superior_after(clerk, member):
    assessed(clerk, member)
    asked = relief(clerk, member)
    assert row(member).due == 1500
    with pytest.raises(OutOfOrder):
        actions.approve_relief(clerk, asked.pk, number="街党〔2026〕5号", now=MONDAY)
    eased(clerk, member, amount=500)
    assert row(member).due == 500


def test_a_waived_month_is_neither_paid_nor_missed(clerk, member):
    assessed(clerk, member)
    eased(clerk, member)
    assert (row(member).due, row(member).missed, row(member).is_open) == (0, 0, False)


def test_relief_that_was_refused_changes_nothing_and_is_over(clerk, member):
    assessed(clerk, member)
    asked = relief(clerk, member)
    actions.refuse_relief(clerk, asked.pk, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.agree_relief(clerk, asked.pk, meeting="支部大会", now=MONDAY)
    assert row(member).due == 1500


def test_a_branchs_secretary_cannot_approve_for_the_superior(clerk, member):
    head = head_of(member.branch)
    asked = relief(head, member)
    actions.agree_relief(head, asked.pk, meeting="3月1日支部大会", now=MONDAY)
    with pytest.raises(NotFound):
        actions.approve_relief(head, asked.pk, number="自己批", now=MONDAY)


@pytest.mark.parametrize(("amount", "goes_on"), [(99_999, False), (100_000, True)])
def test_a_thousand_yuan_given_at_once_go_to_the_centre(clerk, member, amount, goes_on):
    slug = member.community.slug
    gift = actions.receive_gift(clerk, slug, member.pk, amount=amount, on=TODAY, now=MONDAY)
    assert gift.goes_on is goes_on
    if goes_on:
        actions.hand_on(clerk, gift.pk, number="中组收字1号", on=TODAY, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.hand_on(clerk, gift.pk, number="中组收字2号", on=TODAY, now=MONDAY)


IMPOSSIBLE = [
    (DuesBasis, "from_month", date(2026, 3, 2)),
    (DuesBasis, "livelihood", "rich"),
    (DuesPayment, "month", date(2026, 3, 2)),
    (DuesPayment, "amount_fen", 0),
    (DuesPayment, "struck_why", "没有划掉"),
    (DuesRelief, "until_month", date(2020, 1, 1)),
    (DuesRelief, "until_month", date(2030, 1, 2)),
    (DuesRelief, "approval", ""),
    (DuesRelief, "refused_on", TODAY),
    (DuesGift, "amount_fen", 0),
    (DuesGift, "receipt", "没有上缴"),
]


@pytest.mark.parametrize(("model", "field", "value"), IMPOSSIBLE)
def test_the_database_itself_refuses_what_cannot_be(clerk, member, model, field, value):
    assessed(clerk, member)
    collected(clerk, member)
    eased(clerk, member)
    slug = member.community.slug
    actions.receive_gift(clerk, slug, member.pk, amount=100, on=TODAY, now=MONDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**{field: value})


def test_the_second_fourth_and_sixth_month_are_told_once_to_member_and_head(clerk, member):
    head = head_of(member.branch)
    assessed(clerk, member, from_month=month_after(MARCH, -4))
    assert (sweep_dues(now=MONDAY), sweep_dues(now=MONDAY + timedelta(hours=1))) == (1, 0)
    told = Notice.objects.filter(user_id__in=[member.person.user_id, head.user_id])
    assert told.count() == 2


def test_nobody_is_told_in_the_third_month_or_of_a_paid_one(clerk, member):
    assessed(clerk, member, from_month=month_after(MARCH, -3))
    sweep_dues(now=MONDAY)
    assert not Notice.objects.filter(user_id=member.person.user_id).exists()


def browser(actor):
    client = Client()
    sign_in(client, actor)
    return client


def at(name, thing, *args):
    return reverse(name, args=[thing.community.slug, *args])


def test_a_months_list_is_ticked_and_written_down(clerk, member):
    assessed(clerk, member)
    client, here = browser(clerk), at("party_desk:dues", member)
    assert "没交" in client.get(here).content.decode()
    answer = client.post(here, {"members": [member.pk], "on": "2026-03-02"}, follow=True)
    assert "记下了 1 个人的党费" in answer.content.decode()
    assert "15.00" in answer.content.decode()


def test_ticking_nobody_is_said_beside_the_list(clerk, member):
    answer = browser(clerk).post(at("party_desk:dues", member), {"on": "2026-03-02"})
    assert answer.status_code == 422
    assert "先勾上交了的人" in answer.content.decode()


def test_a_members_page_takes_every_step_and_keeps_what_was_typed(clerk, member):
    client = browser(clerk)
    here = at("party_desk:dues_step", member, member.pk, "assess")
    form = {"from_month": "2026-01", "livelihood": "waged", "base": "六千", "amount": ""}
    answer = client.post(here, form)
    assert answer.status_code == 422
    assert "六千" in answer.content.decode()
    assert client.post(here, form | {"base": "6,000"}).status_code == 302
    assert row(member).due == 9000
    ask = {"from_month": "2026-03", "until_month": "2026-12", "amount": "0", "why": "大病"}
    assert client.post(at("party_desk:dues_step", member, member.pk, "ask"), ask).status_code == 302
    of_it = {"row": DuesRelief.objects.get().pk, "meeting": "支部大会", "number": "5号"}
    for verb in ("agree", "approve"):
        address = at("party_desk:dues_step", member, member.pk, verb)
        assert client.post(address, of_it).status_code == 302
    assert row(member).due == 0


def test_a_step_on_somebody_elses_row_does_not_exist(clerk, member):
    other = MemberFactory.create(branch=member.branch)
    asked = relief(clerk, other)
    address = at("party_desk:dues_step", member, member.pk, "agree")
    answer = browser(clerk).post(address, {"meeting": "支部大会", "row": asked.pk})
    assert answer.status_code == 404


def test_members_read_their_own_dues_and_nobody_elses(clerk, member):
    assessed(clerk, member)
    answer = browser(oneself(member)).get(at("party:own_dues", member))
    assert "3,000.00 × 0.5% = 15.00 元" in answer.content.decode()
    assert browser(oneself(member)).get(at("party_desk:dues", member)).status_code == 404


def test_the_desk_alone_and_another_branchs_head_see_no_dues(clerk, member):
    elsewhere = head_of(BranchFactory.create(parent=member.branch.parent))
    for actor in (staff_of(member.community), secretary_of(member.community), elsewhere):
        with pytest.raises(NotFound):
            dues_record(actor, member.community.slug, member.pk, today=TODAY)


def test_every_look_at_somebodys_dues_is_on_record(clerk, member):
    browser(clerk).get(at("party_desk:dues_member", member, member.pk))
    looks = Entry.objects.filter(deed="look", subject_id=member.pk, actor_id=clerk.user_id)
    assert looks.get().details["purpose"] == "核对党费"


def test_the_list_asks_no_more_of_many_members_than_of_one(clerk, member):
    client, here = browser(clerk), at("party_desk:dues", member)
    client.get(here)
    with CaptureQueriesContext(connection) as few:
        client.get(here)
    for other in MemberFactory.create_batch(20, branch=member.branch):
        assessed(clerk, other)
    with CaptureQueriesContext(connection) as many:
        client.get(here)
    assert len(many) == len(few) <= 20
