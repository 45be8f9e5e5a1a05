"""Relief from asking to the receipt, and the limits of a household."""

from datetime import date, timedelta
from functools import partial

import pytest

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.flow import Flow
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.funds.models import Account, AccountKind, Project, Voucher
from lianxin.funds.tests.factories import Purse
from lianxin.people.models import Consent, Person
from lianxin.people.tests.factories import officer_of, resident_of, staff_of
from lianxin.places.tests.factories import BuildingFactory
from lianxin.services import actions
from lianxin.services.models import Relief, ReliefState
from lianxin.services.rules.relief import RELIEF_FLOW, visible_to
from lianxin.services.tests.relief_factories import Office

DAY = timedelta(days=1)


@pytest.fixture
def office(db):
    return Office(Purse())


def noticed(office, fen=200_000, **told):
    relief = office.checked(asked_fen=max(fen, 1), **told)
    return actions.grant(office.lead, relief.pk, office.decision(fen), now=relief.asked_at)


def finished(office, fen=200_000, project=None, **told):
    relief = noticed(office, fen, **told)
    actions.sweep_relief(now=relief.asked_at + 10 * DAY)
    project = project or office.project()
    actions.pay_relief(office.lead, relief.pk, project_id=project, now=MONDAY + 10 * DAY)
    return actions.receive(office.one, relief.pk, signed_by="李桂芳", now=MONDAY + 11 * DAY)


def test_the_whole_way_from_asking_to_the_receipt(office):
    relief = finished(office)
    relief.refresh_from_db()
    assert relief.state == ReliefState.RECEIVED
    assert {relief.first_checker_id, relief.second_checker_id} == {
        office.one.user_id,
        office.two.user_id,
    }
    assert relief.notice_until == date(2026, 3, 5)
    assert Consent.objects.get(person=relief.person).field == "relief"


def test_the_fund_s_books_tell_how_much_and_not_who(office):
    relief = finished(office)
    relief.refresh_from_db()
    voucher = relief.voucher
    assert voucher.amount == 200_000
    spent = Account.objects.get(project=voucher.project, kind=AccountKind.SPENT)
    assert spent.balance == 200_000
    assert "李桂芳" not in f"{voucher.payee}{voucher.words}{voucher.accepted_by}"


def test_relief_is_paid_only_where_there_is_money_for_it(office):
    relief = noticed(office)
    actions.sweep_relief(now=MONDAY + 10 * DAY)
    poor = office.project(1_000)
    with pytest.raises(Invalid) as refused:
        actions.pay_relief(office.lead, relief.pk, project_id=poor, now=MONDAY)
    assert refused.value.field == "project_id"
    relief.refresh_from_db()
    assert relief.state == ReliefState.ORDERED


def test_nobody_asks_without_a_separate_consent_and_proof(office):
    for told, field in (({"may_keep": False}, "may_keep"), ({"proof": " "}, "proof")):
        with pytest.raises(Invalid) as refused:
            office.ask(**told)
        assert refused.value.field == field
    assert not Relief.objects.exists()


def test_the_same_person_cannot_check_twice(office):
    relief = office.ask()
    actions.check(office.one, relief.pk, is_so=True, words="看了", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.check(office.one, relief.pk, is_so=True, words="看了", now=MONDAY)
    relief.refresh_from_db()
    assert relief.state == ReliefState.ASKED


def test_what_two_did_not_find_so_is_not_granted(office):
    relief = office.ask()
    actions.check(office.one, relief.pk, is_so=True, words="看了", now=MONDAY)
    actions.check(office.two, relief.pk, is_so=False, words="没有住院", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.grant(office.lead, relief.pk, office.decision(), now=MONDAY)
    refused = actions.refuse_relief(office.lead, relief.pk, words="情况不符", now=MONDAY)
    assert refused.state == ReliefState.REFUSED


def test_the_notice_lasts_three_working_days_before_it_is_ordered(office):
    relief = noticed(office)
    actions.sweep_relief(now=MONDAY + 3 * DAY)
    relief.refresh_from_db()
    assert relief.state == ReliefState.NOTICED
    for _again in range(2):
        actions.sweep_relief(now=MONDAY + 4 * DAY)
    relief.refresh_from_db()
    assert relief.state == ReliefState.ORDERED


def test_who_speaks_against_it_in_time_stops_it(office):
    relief = noticed(office)
    actions.refuse_relief(office.lead, relief.pk, words="公示有异议，查实不符", now=MONDAY + DAY)
    actions.sweep_relief(now=MONDAY + 10 * DAY)
    relief.refresh_from_db()
    assert (relief.state, relief.granted_fen) == (ReliefState.REFUSED, 0)


def test_a_year_s_limit_is_reached_to_the_fen_and_not_passed(office):
    finished(office, 300_000)
    second = office.checked(asked_fen=300_000)
    with pytest.raises(Invalid) as refused:
        actions.grant(office.lead, second.pk, office.decision(200_001), now=MONDAY)
    assert "2,000.00" in refused.value.message
    assert actions.grant(office.lead, second.pk, office.decision(200_000), now=MONDAY)


def test_a_third_time_in_a_year_is_refused_and_the_next_year_is_new(office):
    project = office.project()
    finished(office, 100, project=project)
    finished(office, 100, project=project)
    third = office.checked(asked_fen=100)
    with pytest.raises(Invalid):
        actions.grant(office.lead, third.pk, office.decision(100), now=MONDAY)
    actions.withdraw_relief(office.one, third.pk, now=MONDAY)
    later = MONDAY.replace(year=2027)
    again = office.checked(asked_fen=100, at=later)
    assert actions.grant(office.lead, again.pk, office.decision(100), now=later)


def test_another_door_is_another_household(office):
    office.ask()
    assert office.ask(door="303", name="王桂芬")
    elsewhere = BuildingFactory.create()
    with pytest.raises(Invalid):
        office.ask(place=elsewhere)


def test_a_household_asks_for_one_relief_at_a_time(office):
    office.ask()
    with pytest.raises(Invalid) as refused:
        office.ask(name="她家的另一位")
    assert refused.value.field == "door"


@pytest.mark.django_db(transaction=True)
def test_two_of_one_household_who_ask_at_once_are_one_request():
    office = Office()
    refused = at_once(*(lambda name=name: office.ask(name=name) for name in ("甲", "乙", "丙")))
    assert [each is None for each in refused].count(True) == 1
    assert Relief.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_grant_pressed_many_times_at_once_is_one_grant():
    office = Office()
    relief = office.checked()
    grant = partial(actions.grant, office.lead, relief.pk, office.decision(), now=MONDAY)
    refused = at_once(grant, grant, grant)
    assert [each is None for each in refused].count(True) == 1
    assert Entry.objects.filter(deed="grant").count() == 1


def test_only_the_household_and_the_community_s_workers_see_it(office):
    relief = office.ask()

    def sees(actor):
        return Relief.objects.filter(visible_to(actor), pk=relief.pk).exists()

    assert all(map(sees, (office.one, office.lead)))
    street = officer_of(office.community.subdistrict)
    for other in (street, resident_of(office.community), staff_of(Office().community)):
        assert not sees(other)
        with pytest.raises(NotFound):
            actions.check(other, relief.pk, is_so=True, words="看了", now=MONDAY)


def test_a_resident_asks_for_themselves_and_for_nobody_else(office):
    me, other = resident_of(office.community), resident_of(office.community)
    (mine,) = me.person_ids
    person = Person.objects.get(pk=mine)
    relief = actions.ask_relief(
        me,
        office.community,
        actions.Asking(
            person=person,
            place=office.place,
            door="101",
            hardship="loss",
            words="没了收入",
            proof="失业证",
            asked_fen=100,
            may_keep=True,
        ),
        now=MONDAY,
    )
    assert not relief.is_proxy
    with pytest.raises(NotFound):
        actions.withdraw_relief(other, relief.pk, now=MONDAY)
    assert actions.withdraw_relief(me, relief.pk, now=MONDAY).state == ReliefState.WITHDRAWN


def test_no_journal_entry_tells_of_the_hardship(office):
    finished(office)
    told = str(list(Entry.objects.values_list("details", flat=True)))
    for word in ("住院", "李桂芳", "收费单", "302"):
        assert word not in told


def standing(pk):
    return Project.objects.get(community=Relief.objects.get(pk=pk).community).pk


VERBS = {
    "check": lambda who, pk: actions.check(who, pk, is_so=True, words="看了", now=MONDAY),
    "grant": lambda who, pk: actions.grant(
        who, pk, actions.Decision("council", MONDAY.date(), "第3次会议", 100), now=MONDAY
    ),
    "refuse": lambda who, pk: actions.refuse_relief(who, pk, words="不符", now=MONDAY),
    "pay": lambda who, pk: actions.pay_relief(who, pk, project_id=standing(pk), now=MONDAY),
    "receive": lambda who, pk: actions.receive(who, pk, signed_by="李桂芳", now=MONDAY),
    "withdraw": lambda who, pk: actions.withdraw_relief(who, pk, now=MONDAY),
}


def at_state(office, state):
    """A request that was checked and granted, put where it is wanted."""
    relief = noticed(office)
    changed = {"state": state, "received_at": MONDAY, "signed_by": "李桂芳", "reason": "不符"}
    if state in (ReliefState.PAID, ReliefState.RECEIVED):
        changed |= {"paid_at": MONDAY, "voucher": Voucher.objects.latest("pk")}
    if state == ReliefState.REFUSED:
        changed["granted_fen"] = 0
    Relief.objects.filter(pk=relief.pk).update(**changed)
    return relief.pk


@pytest.mark.parametrize("state", ReliefState.values)
@pytest.mark.parametrize("verb", VERBS)
def test_each_step_is_taken_from_its_own_states_by_its_own_people(office, state, verb):
    assert isinstance(RELIEF_FLOW, Flow)
    step = RELIEF_FLOW[verb]
    third = staff_of(office.community)
    office.project()
    for who in (third, office.lead):
        Relief.objects.update(voucher=None, state=ReliefState.WITHDRAWN)
        pk = at_state(office, state)
        relief = Relief.objects.get(pk=pk)
        may = step.by(who, relief) and state in step.sources and verb != "check"
        if may:
            VERBS[verb](who, pk)
            assert Relief.objects.get(pk=pk).state == step.target
        elif verb != "check" or state not in step.sources:
            with pytest.raises((OutOfOrder, NotPermitted)):
                VERBS[verb](who, pk)
            assert Relief.objects.get(pk=pk).state == state
        Relief.objects.filter(pk=pk).update(state=ReliefState.WITHDRAWN)
