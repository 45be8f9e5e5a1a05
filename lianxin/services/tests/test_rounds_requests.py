"""Requests: asked once, ahead with a reason, rated, reopened once, to a matter and back."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder, TooMany
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once as together
from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.people.tests.factories import PersonFactory, resident_of
from lianxin.services.actions import requests
from lianxin.services.actions.calling import Recorded, record, set_visit
from lianxin.services.models import HelpRequest, RequestState, Visit
from lianxin.services.queries.rates import moment
from lianxin.services.rules.requests import REQUEST_FLOW
from lianxin.services.tests.stage import TOMORROW, stage

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=1, hours=3)


def visited(here, request, *, minute=600):
    made = set_visit(
        here.staff,
        request.pk,
        member_id=here.fixer.pk,
        starts_at=moment(TOMORROW, minute),
        now=MONDAY,
    )
    return record(here.staff, made.pk, Recorded(key=uuid.uuid4(), did="换了软管"), now=LATER)


def test_sent_twice_under_its_key_it_is_one_request():
    here, key = stage(), uuid.uuid4()
    assert here.ask(key=key).pk == here.ask(key=key).pk
    assert HelpRequest.objects.count() == 1


def test_numbers_count_within_a_community_and_the_first_visit_is_promised_in_workdays():
    here = stage()
    assert [here.ask().told_number, here.ask().told_number] == [
        f"{here.community.prefix}-F0001",
        f"{here.community.prefix}-F0002",
    ]
    assert here.ask().due_on == MONDAY.date() + timedelta(days=3)


def test_a_guest_leaves_a_phone_and_a_relative_names_who_is_called_on():
    here = stage()
    with pytest.raises(Invalid) as refused:
        here.ask(Actor())
    assert refused.value.field == "phone"
    with pytest.raises(Invalid) as refused:
        here.ask(whom="family")
    assert refused.value.field == "served_name"
    asked = here.ask(Actor(), phone="13900001111", name="周慧", whom="family", served_name="周母")
    assert (asked.asker.phone, asked.served_name) == ("13900001111", "周母")


def test_only_staff_take_down_for_somebody_and_only_their_word_makes_it_urgent():
    here = stage()
    with pytest.raises(NotPermitted):
        here.ask(channel="phone")
    assert here.ask(urgent_words="漏到楼下").is_urgent is False
    asked = here.ask(here.staff, channel="phone", urgent_words="漏到楼下", name="王奶奶")
    assert (asked.is_urgent, asked.taken_by_id) == (True, here.staff.user_id)


@pytest.mark.parametrize("day", [-1, 15])
def test_a_half_day_that_is_past_or_too_far_is_refused(day):
    with pytest.raises(Invalid):
        stage().ask(halves=[(MONDAY.date() + timedelta(days=day), "am")])


def test_the_sixth_request_within_an_hour_is_one_too_many():
    here = stage()
    for _each in range(5):
        here.ask()
    with pytest.raises(TooMany):
        here.ask()


def test_not_satisfied_is_done_again_once_and_then_is_the_secretarys():
    here = stage()
    asked = here.ask()
    visited(here, asked)
    told: dict[str, Any] = {"satisfaction": "bad", "words": "还在滴", "now": LATER}
    assert requests.rate(here.resident, asked.pk, **told).state == RequestState.ASKED
    visited(here, asked, minute=640)
    assert requests.rate(here.resident, asked.pk, **told).state == RequestState.SUPERVISED
    settled: dict[str, Any] = {"words": "换了新水管", "now": LATER}
    with pytest.raises(NotPermitted):
        requests.settle(here.staff, asked.pk, **settled)
    assert requests.settle(here.secretary, asked.pk, **settled).state == RequestState.CLOSED


def test_not_satisfied_says_why_and_satisfied_ends_it():
    here = stage()
    asked = here.ask()
    visited(here, asked)
    with pytest.raises(Invalid):
        requests.rate(here.resident, asked.pk, satisfaction="bad", now=LATER)
    rated = requests.rate(here.resident, asked.pk, satisfaction="good", now=LATER)
    assert (rated.state, rated.closed_at) == (RequestState.CLOSED, LATER)


def test_somebody_else_finds_nothing_and_can_do_nothing():
    here = stage()
    asked = here.ask()
    other = resident_of(here.community)
    with pytest.raises(NotFound):
        requests.withdraw(other, asked.pk, now=MONDAY)


def test_withdrawing_calls_the_planned_visit_off():
    here = stage()
    asked = here.ask()
    here.planned()
    requests.withdraw(here.resident, asked.pk, now=MONDAY)
    assert Visit.objects.get(request=asked).state == "called_off"


def test_every_step_is_refused_from_every_state_that_is_not_its_own():
    here = stage()
    asked = here.ask()
    for verb, step in REQUEST_FLOW.items():
        for state in set(RequestState.values) - step.sources:
            asked.state = state
            with pytest.raises((OutOfOrder, NotPermitted)):
                REQUEST_FLOW.require(verb, here.secretary, asked)


def test_a_matter_becomes_a_request_with_its_clock_and_is_confirmed_with_it():
    here = stage()
    reporter = PersonFactory.create(community=here.community)
    matter = MatterFactory.create(
        community=here.community,
        reporter=reporter,
        place=here.yard,
        reported_at=MONDAY - timedelta(hours=30),
    )
    asked = requests.from_matter(
        here.staff, matter.pk, service=here.pipes, halves=[(TOMORROW, "am")], now=MONDAY
    )
    matter.refresh_from_db()
    assert (asked.asker, asked.asked_at) == (reporter, matter.reported_at)
    assert (asked.words, matter.state) == (matter.words, "in_hand")
    visited(here, asked)
    matter.refresh_from_db()
    assert matter.state == "to_confirm"
    requests.rate(here.staff, asked.pk, satisfaction="good", now=LATER)
    matter.refresh_from_db()
    assert matter.state == "solved"


def test_a_request_becomes_a_matter_that_nobody_else_reads_and_keeps_its_clock():
    here = stage()
    asked = here.ask()
    category = CategoryFactory.create()
    moved = requests.to_matter(
        here.staff,
        asked.pk,
        category_id=category.pk,
        words="要换总管，得物业来",
        now=LATER,
    )
    matter = Matter.objects.get(pk=moved.matter_id)
    assert (moved.state, matter.words) == (RequestState.MOVED, asked.words)
    assert (matter.is_public, matter.reported_at) == (False, asked.asked_at)
    assert matter.reporter == asked.asker


@pytest.mark.django_db(transaction=True)
def test_four_who_send_the_same_request_at_once_make_one():
    here, key = stage(), uuid.uuid4()
    together(*[lambda: here.ask(key=key)] * 4)
    assert HelpRequest.objects.count() == 1
