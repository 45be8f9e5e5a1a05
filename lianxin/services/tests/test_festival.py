"""Lists by rule, and receipts on the phone or on paper."""

from datetime import date

import pytest

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import staff_of
from lianxin.services import actions
from lianxin.services.tests.care_factories import DAY, Ward, helper_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return Ward()


def plan(ward, **told):
    base = {
        "name": "春节慰问",
        "on": date(2026, 3, 9),
        "gift": "米一袋",
        "worth_fen": 8000,
        "kinds": ["dibao"],
    }
    made = actions.FestivalTold(**{**base, **told})
    return actions.plan_festival(ward.carer, ward.community, made, now=MONDAY)


def names(festival):
    return set(festival.gifts.values_list("care__person__name", flat=True))


def test_a_list_names_whom_its_rule_names(ward):
    ward.enter(name="低保户", kinds=["dibao"])
    ward.enter(name="空巢", kinds=["empty"])
    festival = plan(ward)
    assert names(festival) == {"低保户"}
    assert festival.gifts.get().why == "低保家庭"


def test_eighty_on_the_day_itself_is_eighty(ward):
    ward.enter(name="正好八十", born_on=date(1946, 3, 9))
    ward.enter(name="差一天", born_on=date(1946, 3, 10))
    ward.enter(name="不知生日")
    assert names(plan(ward, kinds=[], least_age=80)) == {"正好八十"}


def test_a_list_without_a_rule_is_refused(ward):
    with pytest.raises(Invalid):
        plan(ward, kinds=[])
    with pytest.raises(Invalid):
        [plan(ward), plan(ward)]
    made = actions.FestivalTold(
        name="春节", on=date(2026, 3, 9), gift="米", worth_fen=1, least_age=80
    )
    with pytest.raises(NotPermitted):
        actions.plan_festival(staff_of(ward.community), ward.community, made, now=MONDAY)


def test_who_was_taken_off_stays_off_and_who_is_new_comes_on(ward):
    ward.enter(name="甲", kinds=["dibao"])
    festival = plan(ward)
    actions.drop_gift(ward.carer, festival.gifts.get().pk, words="出远门了", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.begin_festival(ward.carer, festival.pk, now=MONDAY)
    ward.enter(name="乙", kinds=["dibao"])
    actions.relist(ward.carer, festival.pk, now=MONDAY)
    states = dict(festival.gifts.values_list("care__person__name", "state"))
    assert states == {"甲": "dropped", "乙": "listed"}


@pytest.mark.parametrize("receipt", ["phone", "paper"])
def test_a_gift_is_given_once_and_signed_for(ward, receipt):
    ward.enter(kinds=["dibao"])
    festival = plan(ward)
    gift = festival.gifts.get()
    with pytest.raises(OutOfOrder):
        actions.give(ward.carer, gift.pk, receipt=receipt, signed_by="李桂芳", now=MONDAY)
    actions.begin_festival(ward.carer, festival.pk, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.close_festival(ward.carer, festival.pk, now=MONDAY)
    with pytest.raises(Invalid):
        actions.give(ward.carer, gift.pk, receipt=receipt, signed_by=" ", now=MONDAY)
    given = actions.give(ward.carer, gift.pk, receipt=receipt, signed_by="李桂芳", now=MONDAY)
    assert (given.state, given.receipt) == ("given", receipt)
    with pytest.raises(OutOfOrder):
        actions.give(ward.carer, gift.pk, receipt=receipt, signed_by="李桂芳", now=MONDAY)
    assert actions.close_festival(ward.carer, festival.pk, now=MONDAY).state == "done"


def test_who_looks_after_them_brings_it_and_another_helper_does_not(ward):
    pairing = ward.paired(kinds=["dibao"])
    festival = plan(ward)
    actions.begin_festival(ward.carer, festival.pk, now=MONDAY)
    gift = festival.gifts.get()
    stranger = helper_actor(ward.helper())
    with pytest.raises(NotFound):
        actions.give(stranger, gift.pk, receipt="phone", signed_by="李桂芳", now=MONDAY)
    helper = helper_actor(pairing.helper)
    given = actions.give(helper, gift.pk, receipt="phone", signed_by="李桂芳", now=MONDAY + DAY)
    assert given.by_id == helper.user_id
