from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.facilities import actions
from lianxin.facilities.actions import Lending, Thing
from lianxin.facilities.models import Condition, Loan, LoanState
from lianxin.facilities.tasks import tell_borrower
from lianxin.facilities.tests.factories import EquipmentFactory, LoanFactory, RoomFactory
from lianxin.notifications.models import Notice
from lianxin.people.tests.factories import officer_of, staff_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = MONDAY.date()
LENDING = Lending(name="周玉兰", phone="13800001111", due_on=TODAY + 14 * DAY, words="线都在")


@pytest.fixture
def thing():
    return EquipmentFactory.create()


@pytest.fixture
def staff(thing):
    return staff_of(thing.community)


def test_a_thing_goes_to_one_at_a_time(thing, staff):
    loan = actions.lend(staff, thing.pk, LENDING, now=MONDAY)
    with pytest.raises(OutOfOrder, match="借在外面"):
        actions.lend(staff, thing.pk, LENDING, now=MONDAY)
    actions.give_back(staff, loan.pk, now=MONDAY + DAY)
    actions.lend(staff, thing.pk, LENDING, now=MONDAY + DAY)
    assert Loan.objects.filter(state=LoanState.OUT).count() == 1


def test_the_database_itself_refuses_a_thing_lent_twice(thing):
    LoanFactory.create(equipment=thing)
    with pytest.raises(IntegrityError), transaction.atomic():
        LoanFactory.create(equipment=thing)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_lend_one_thing_at_once_one_does():
    thing = EquipmentFactory.create()
    actors = [staff_of(thing.community) for _ in range(4)]
    found = at_once(
        *(
            lambda actor=actor: actions.lend(actor, thing.pk, LENDING, now=MONDAY)
            for actor in actors
        )
    )
    assert sorted(type(each).__name__ for each in found) == ["NoneType", *["OutOfOrder"] * 3]


@pytest.mark.parametrize(
    ("verb", "state", "condition"),
    [("damage", LoanState.DAMAGED, "damaged"), ("lose", LoanState.LOST, "lost")],
)
def test_harm_is_told_and_the_thing_is_lent_no_more(thing, staff, verb, state, condition):
    loan = actions.lend(staff, thing.pk, LENDING, now=MONDAY)
    with pytest.raises(Invalid):
        getattr(actions, verb)(staff, loan.pk, words="", now=MONDAY)
    ended = getattr(actions, verb)(staff, loan.pk, words="灯泡碎了", now=MONDAY)
    thing.refresh_from_db()
    assert (ended.state, ended.words_after, thing.condition) == (state, "灯泡碎了", condition)
    with pytest.raises(OutOfOrder):
        actions.lend(staff, thing.pk, LENDING, now=MONDAY)


def test_what_was_lost_may_be_found_and_lent_again(thing, staff):
    loan = actions.lend(staff, thing.pk, LENDING, now=MONDAY)
    actions.lose(staff, loan.pk, words="落在车上了", now=MONDAY)
    actions.find(staff, loan.pk, now=MONDAY + DAY)
    thing.refresh_from_db()
    assert thing.condition == Condition.WORN
    actions.lend(staff, thing.pk, LENDING, now=MONDAY + DAY)


def test_a_loan_is_extended_only_to_a_later_day(thing, staff):
    loan = actions.lend(staff, thing.pk, LENDING, now=MONDAY)
    with pytest.raises(Invalid):
        actions.extend(staff, loan.pk, due_on=LENDING.due_on, now=MONDAY)
    assert (
        actions.extend(staff, loan.pk, due_on=LENDING.due_on + DAY, now=MONDAY).due_on
        == LENDING.due_on + DAY
    )


def test_what_is_out_cannot_be_retired(thing, staff):
    actions.lend(staff, thing.pk, LENDING, now=MONDAY)
    made = Thing(room_id=thing.room_id, name="投影仪", kind="projector", is_retired=True)
    with pytest.raises(OutOfOrder):
        actions.change_equipment(staff, thing.pk, made, now=MONDAY)


def test_one_label_sticks_on_one_thing(thing, staff):
    made = Thing(room_id=thing.room_id, name="电脑", kind="computer", label="A-1")
    actions.add_equipment(staff, made, now=MONDAY)
    with pytest.raises(Invalid) as refused:
        actions.add_equipment(staff, made, now=MONDAY)
    assert refused.value.field == "label"


def test_only_those_who_work_there_lend(thing):
    with pytest.raises(NotPermitted):
        actions.lend(officer_of(thing.community.subdistrict), thing.pk, LENDING, now=MONDAY)
    with pytest.raises(NotFound):
        actions.lend(staff_of(RoomFactory.create().community), thing.pk, LENDING, now=MONDAY)


def test_a_borrower_is_reminded_once_before_and_once_when_late():
    loan = LoanFactory.create()
    for day in range(20):
        actions.sweep(now=MONDAY + day * DAY)
    reminders = list(Entry.objects.filter(deed="remind_lent").order_by("pk"))
    assert [(entry.at - MONDAY).days for entry in reminders] == [12, 15]
    for entry in reminders:
        tell_borrower.call(entry.pk)
    assert len(Notice.objects.get(user_id=loan.person.user_id).lines) == 2
