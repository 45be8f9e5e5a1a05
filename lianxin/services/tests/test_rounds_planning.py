"""One press: what is planned, what is left out and why, and promises that stay."""

import subprocess
import uuid
from datetime import time, timedelta
from typing import Any

import pytest

from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.places.tests.factories import BuildingFactory, CourtyardFactory
from lianxin.services.actions import calling
from lianxin.services.actions.calling import Recorded
from lianxin.services.actions.computing import compute
from lianxin.services.actions.planning import plan_half
from lianxin.services.models import HelpRequest, RequestState, Visit
from lianxin.services.queries.rates import minute_of, moment
from lianxin.services.tests.stage import TOMORROW, licensed, stage

pytestmark = pytest.mark.django_db
NOON = MONDAY + timedelta(days=1, hours=3)


def visit_of(request: HelpRequest) -> Visit:
    return Visit.objects.get(request=request, state="planned")


def test_one_press_plans_what_can_be_and_names_why_the_rest_cannot():
    here = stage()
    asked = here.ask()
    reasons = {
        here.ask(place=None, place_words="不知道的院").pk: "nowhere",
        here.ask(service=here.rounds).pk: "no_licence",
    }
    other_half = here.ask(halves=[(TOMORROW, "pm")])
    made = here.planned()
    assert dict(made.left_out) == reasons
    assert visit_of(asked).member == here.fixer
    assert (made.state, made.progress) == ("ready", 100)
    other_half.refresh_from_db()
    assert other_half.state == RequestState.ASKED


def test_a_licence_that_ends_the_day_before_leaves_the_round_out_and_on_the_day_lets_it_go():
    here = stage()
    asked = here.ask(service=here.rounds)
    licensed(here, until=MONDAY.date())
    assert here.planned().left_out == [[asked.pk, "no_licence"]]
    licensed(here, until=TOMORROW)
    assert here.planned().left_out == []
    assert visit_of(asked).member == here.doctor


def test_a_skill_that_nobody_has_and_a_day_off_are_named():
    here = stage()
    here.fixer.skills.all().delete()
    asked = here.ask()
    assert here.planned().left_out == [[asked.pk, "nobody"]]
    here.fixer.skills.create(work="water")
    here.fixer.times.all().delete()
    assert here.planned().left_out == [[asked.pk, "away"]]


def test_a_building_without_coordinates_lies_in_its_courtyard():
    here = stage()
    building = BuildingFactory.create(parent=here.yard)
    asked = here.ask(place=building)
    assert here.planned().left_out == []
    assert visit_of(asked)


def test_a_promise_is_kept_however_often_the_rest_is_planned_anew():
    here = stage()
    far = CourtyardFactory.create(community=here.community, latitude=36.67, longitude=117.04)
    first = here.ask(place=far)
    here.planned()
    promised = visit_of(first)
    calling.promise(here.staff, promised.pk, now=MONDAY)
    for _each in range(3):
        here.ask()
    here.planned()
    kept = visit_of(first)
    assert (kept.pk, kept.member_id, kept.starts_at) == (
        promised.pk,
        promised.member_id,
        promised.starts_at,
    )
    others = Visit.objects.exclude(pk=kept.pk).filter(state="planned")
    assert others.count() == 3
    for other in others:
        assert other.ends_at <= kept.starts_at or other.starts_at >= kept.ends_at


def test_what_is_not_promised_goes_back_and_is_planned_again():
    here = stage()
    asked = here.ask()
    here.planned()
    here.planned()
    asked.refresh_from_db()
    assert asked.state == RequestState.PLANNED
    assert asked.visits.count() == 1


def test_an_answer_to_an_older_question_changes_nothing():
    here = stage()
    asked = here.ask()
    old = plan_half(here.staff, here.community, TOMORROW, "am", now=MONDAY)
    plan_half(here.staff, here.community, TOMORROW, "am", now=MONDAY)
    compute(old.pk, old.revision, clock=lambda: MONDAY, solve=lambda *_told: {})
    assert not asked.visits.exists()


def test_a_solver_that_fails_is_told_and_leaves_the_requests_waiting():
    here = stage()
    asked = here.ask()
    made = plan_half(here.staff, here.community, TOMORROW, "am", now=MONDAY)

    def broken(*_told):
        raise subprocess.CalledProcessError(1, "solver")

    compute(made.pk, made.revision, clock=lambda: MONDAY, solve=broken)
    made.refresh_from_db()
    asked.refresh_from_db()
    assert (made.state, asked.state) == ("failed", RequestState.ASKED)


def test_only_staff_press_and_never_for_a_day_that_is_past():
    here = stage()
    with pytest.raises(NotPermitted):
        plan_half(here.resident, here.community, TOMORROW, "am", now=MONDAY)
    with pytest.raises(Invalid):
        plan_half(here.staff, here.community, MONDAY.date() - timedelta(days=1), "am", now=MONDAY)


def test_the_urgent_one_goes_before_who_asked_earlier_when_not_all_fit():
    here = stage()
    here.pipes.minutes = 170
    here.pipes.save()
    here.ask()
    urgent = here.ask(here.staff, channel="phone", name="王奶奶", urgent_words="漏到楼下")
    here.planned()
    assert visit_of(urgent)
    assert Visit.objects.count() == 1


def test_telling_somebody_when_discloses_their_phone_and_writes_that_down():
    here = stage()
    asked = here.ask()
    here.planned()
    count = calling.promise_all(here.staff, here.community, TOMORROW, "am", now=MONDAY)
    assert count == 1
    looked = Entry.objects.get(deed="unmask")
    assert looked.subject_id == asked.asker_id


def test_a_visit_is_given_to_who_may_do_it_at_a_time_that_is_free():
    here = stage()
    one, other = here.ask(), here.ask()
    here.planned()
    told: dict[str, Any] = {"member_id": here.doctor.pk, "clock": time(10), "now": MONDAY}
    with pytest.raises(Invalid):
        calling.reassign(here.staff, visit_of(one).pk, **told)
    taken = visit_of(other).starts_at
    told = {"member_id": here.fixer.pk, "now": MONDAY}
    busy = time(minute_of(taken) // 60, minute_of(taken) % 60)
    with pytest.raises(Invalid):
        calling.reassign(here.staff, visit_of(one).pk, clock=busy, **told)
    moved = calling.reassign(here.staff, visit_of(one).pk, clock=time(14, 30), **told)
    assert (moved.starts_at, moved.half) == (moment(TOMORROW, 14 * 60 + 30), "pm")


def test_a_visit_is_recorded_once_under_its_key_and_needs_no_photo():
    here = stage()
    asked = here.ask()
    here.planned()
    told = Recorded(key=uuid.uuid4(), found="软管老化", did="换了软管", used=[("软管", "1 根")])
    for _each in range(2):
        made = calling.record(here.staff, visit_of_any(asked).pk, told, now=NOON)
    assert (made.state, made.photo, made.used.count()) == ("done", None, 1)
    asked.refresh_from_db()
    assert (asked.state, asked.visited_at) == (RequestState.VISITED, NOON)
    with pytest.raises(Exception, match="去了"):
        calling.record(here.staff, made.pk, Recorded(key=uuid.uuid4(), did="又换"), now=NOON)


def visit_of_any(request: HelpRequest) -> Visit:
    return request.visits.get()


@pytest.mark.parametrize(
    ("elapsed", "minutes_ago"), [(timedelta(minutes=40), 40), (timedelta(-1), 0)]
)
def test_the_server_says_when_from_how_long_ago_it_was_written(elapsed, minutes_ago):
    here = stage()
    asked = here.ask()
    here.planned()
    told = Recorded(key=uuid.uuid4(), did="换了", elapsed=elapsed)
    made = calling.record(here.staff, visit_of(asked).pk, told, now=NOON)
    assert made.done_at == NOON - timedelta(minutes=minutes_ago)


def test_a_watch_that_jumped_by_a_day_moves_a_visit_no_further_than_its_morning():
    here = stage()
    asked = here.ask()
    here.planned()
    told = Recorded(key=uuid.uuid4(), did="换了", elapsed=timedelta(days=1))
    made = calling.record(here.staff, visit_of(asked).pk, told, now=NOON)
    assert made.done_at == moment(TOMORROW, 510)


def test_nobody_at_home_sends_the_request_back_to_wait():
    here = stage()
    asked = here.ask()
    here.planned()
    told = Recorded(key=uuid.uuid4(), is_met=False)
    calling.record(here.staff, visit_of(asked).pk, told, now=NOON)
    asked.refresh_from_db()
    assert asked.state == RequestState.ASKED
    here.planned(half="am")
    assert asked.visits.count() == 2
