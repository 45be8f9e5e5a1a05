"""Proposals that are explained and best, and pairs that no two people can make too many of."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.people.tests.factories import PersonFactory, staff_of
from lianxin.places.tests.factories import BuildingFactory, CourtyardFactory
from lianxin.services import actions
from lianxin.services.models import Pairing, PairingPlan
from lianxin.services.queries.pairing import proposal
from lianxin.services.solving.pairing import LOAD, NOBODY, Giver, Seeker, pair_off
from lianxin.services.tasks.care import plan_pairs
from lianxin.services.tests.care_factories import DAY, Ward, helper_actor


@pytest.fixture
def ward(db):
    return Ward()


def live(person, place):
    person.place = place
    person.save()


def only(found):
    assert len(found.lines) == 1
    return found.lines[0]


def test_the_nearest_who_fits_is_proposed_with_reasons(ward):
    yard = CourtyardFactory.create(community=ward.community, latitude=36.67, longitude=117.04)
    far = CourtyardFactory.create(community=ward.community, latitude=36.68, longitude=117.04)
    care = ward.assessed()
    near_helper, far_helper = ward.helper(), ward.helper()
    live(care.person, BuildingFactory.create(parent=yard))
    live(near_helper.person, yard)
    live(far_helper.person, far)
    line = only(proposal(ward.community.pk))
    assert line["helper"] == near_helper.pk
    assert "住同一个院" in line["why"]
    assert "都说普通话" in line["why"]


def test_wishes_of_both_sides_are_kept(ward):
    ward.assessed(wish="woman", is_female=True)
    ward.helper(is_female=False)
    ward.helper(is_female=None)
    ward.helper(is_female=True, wish="man")
    found = proposal(ward.community.pk)
    assert found.lines == []
    assert "意愿" in found.left[0]["why"]
    right = ward.helper(is_female=True, wish="woman")
    assert only(proposal(ward.community.pk))["helper"] == right.pk


def test_who_signs_is_only_paired_with_who_signs(ward):
    ward.assessed(tongue="sign")
    ward.helper()
    assert "手语" in proposal(ward.community.pk).left[0]["why"]
    right = ward.helper(tongues=["zh", "sign"])
    assert only(proposal(ward.community.pk))["helper"] == right.pk


def test_everybody_left_over_is_named_with_the_reason(ward):
    assert proposal(ward.community.pk).lines == []
    one = ward.assessed(name="甲")
    assert "报名" in proposal(ward.community.pk).left[0]["why"]
    two, three = ward.assessed(name="乙"), ward.enter(name="丙")
    ward.helper(most=1)
    found = proposal(ward.community.pk)
    left = {each["care"]: each["why"] for each in found.left}
    assert len(found.lines) == 1
    assert left[three.pk] == "还没有评估需要，先去看一看。"
    assert "满了" in left[({one.pk, two.pk} & set(left)).pop()]


def test_nobody_looks_after_themselves(ward):
    helper = ward.helper()
    care = ward.assessed()
    care.person = helper.person
    care.save()
    assert proposal(ward.community.pk).lines == []
    with pytest.raises(Invalid):
        actions.pair(ward.carer, care.pk, helper_id=helper.pk, now=MONDAY)


def test_asking_makes_a_proposal_that_people_choose_from(ward):
    care, helper = ward.assessed(), ward.helper()
    asked = actions.ask_for_pairs(ward.carer, ward.community, now=MONDAY)
    plan_pairs.call(asked.pk)
    plan = PairingPlan.objects.get()
    assert plan.made_at is not None
    assert plan.lines[0]["care"] == care.pk
    assert not Pairing.objects.exists()
    chosen = [(care.pk, helper.pk, plan.lines[0]["why"])]
    actions.pair_all(ward.carer, ward.community, chosen, now=MONDAY)
    assert Pairing.objects.get().why == plan.lines[0]["why"]


def test_only_who_coordinates_may_ask_for_pairs(ward):
    with pytest.raises(NotPermitted):
        actions.ask_for_pairs(staff_of(ward.community), ward.community, now=MONDAY)


def test_a_helper_leaves_when_they_will_and_their_pairs_end(ward):
    pairing = ward.paired()
    actions.stop_helping(helper_actor(pairing.helper), pairing.helper_id, now=MONDAY + DAY)
    pairing.refresh_from_db()
    assert pairing.state == "ended"
    with pytest.raises(OutOfOrder):
        actions.stop_helping(ward.carer, pairing.helper_id, now=MONDAY + DAY)


def test_a_resident_offers_for_themselves_and_for_nobody_else(ward):
    person = PersonFactory.create(community=ward.community, resident=True)
    me = helper_actor(ward.helper(person=person))
    with pytest.raises(Invalid):
        actions.offer_help(me, ward.community, actions.Offer(person=person), now=MONDAY)
    other = PersonFactory.create(community=ward.community, resident=True)
    with pytest.raises(NotPermitted):
        actions.offer_help(me, ward.community, actions.Offer(person=other), now=MONDAY)


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_cannot_give_a_helper_too_many():
    ward = Ward()
    helper = ward.helper(most=1)
    cares = [ward.assessed(name=name) for name in "甲乙丙"]
    refused = at_once(
        *(
            lambda care=care: actions.pair(ward.carer, care.pk, helper_id=helper.pk, now=MONDAY)
            for care in cares
        )
    )
    assert sorted(each is None for each in refused) == [False, False, True]
    assert Pairing.objects.count() == 1


def _cost(choice, givers, prices):
    """What a choice of one giver or nobody for each seeker costs; None where it cannot be."""
    total = 0
    loads = {each.key: each.load for each in givers}
    for seeker, giver in enumerate(choice):
        if giver is None:
            total += NOBODY
            continue
        if (seeker, giver) not in prices:
            return None
        total += prices[seeker, giver] + loads[giver] * LOAD
        loads[giver] += 1
    if any(loads[each.key] > max(each.most, each.load) for each in givers):
        return None
    return total


@given(st.data())
def test_no_other_choice_would_be_better(data):
    seekers = [Seeker(key) for key in range(data.draw(st.integers(0, 4)))]
    givers = [
        Giver(key, data.draw(st.integers(0, 2)), data.draw(st.integers(1, 3)))
        for key in range(data.draw(st.integers(0, 3)))
    ]
    fits = [(one.key, two.key) for one in seekers for two in givers if data.draw(st.booleans())]
    prices = {pair: data.draw(st.integers(0, 2000)) for pair in fits}
    found = pair_off(seekers, givers, prices)
    mine = _cost([found.get(each.key) for each in seekers], givers, prices)
    options = [None, *(each.key for each in givers)]
    every = product(options, repeat=len(seekers))
    assert mine == min(
        cost for choice in every if (cost := _cost(choice, givers, prices)) is not None
    )
