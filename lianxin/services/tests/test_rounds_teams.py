"""Teams and licences (V-06), and the catalogue."""

from datetime import timedelta
from typing import Any

import pytest

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import staff_of
from lianxin.places.tests.factories import CommunityFactory
from lianxin.services.actions import teams
from lianxin.services.actions.calling import set_visit
from lianxin.services.models import Licence
from lianxin.services.queries.rates import moment
from lianxin.services.rules.teams import is_good, may_do
from lianxin.services.tests.stage import TOMORROW, licensed, stage

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = MONDAY.date()


def licence(**told):
    return Licence(work="medical", since=TODAY, until=TODAY + DAY, **told)


def test_a_licence_is_good_from_its_first_day_to_its_last():
    held = licence()
    days = [TODAY - DAY, TODAY, TODAY + DAY, TODAY + 2 * DAY]
    assert [is_good(held, on) for on in days] == [False, True, True, False]


def test_a_licence_withdrawn_is_good_no_more_from_that_day():
    held = licence(withdrawn_on=TODAY + DAY)
    assert is_good(held, TODAY)
    assert not is_good(held, TODAY + DAY)


@pytest.mark.parametrize("work", ["medical", "gas", "electric"])
def test_licensed_work_without_a_licence_is_refused(work):
    held = licence()
    held.work = work
    assert not may_do(work, [work], [], on=TODAY)
    assert may_do(work, [work], [held], on=TODAY)
    assert not may_do(work, [], [held], on=TODAY)


def test_a_licence_for_one_work_is_none_for_another():
    assert not may_do("electric", ["electric"], [licence()], on=TODAY)
    assert may_do("water", ["water"], [], on=TODAY)


def test_who_has_no_good_licence_is_not_sent_on_a_medical_round():
    here = stage()
    asked = here.ask(service=here.rounds)
    when: dict[str, Any] = {
        "member_id": here.doctor.pk,
        "starts_at": moment(TOMORROW, 600),
        "now": MONDAY,
    }
    with pytest.raises(Invalid):
        set_visit(here.staff, asked.pk, **when)
    licensed(here, until=TODAY)
    with pytest.raises(Invalid):
        set_visit(here.staff, asked.pk, **when)
    licensed(here, until=TOMORROW)
    assert set_visit(here.staff, asked.pk, **when).member == here.doctor


def test_only_who_works_here_founds_a_team_and_others_find_none():
    here = stage()
    told = teams.TeamTold("帮把手")
    for actor in (here.resident, staff_of(CommunityFactory.create())):
        with pytest.raises(NotPermitted):
            teams.found_team(actor, here.community, told, on=TODAY, now=MONDAY)
        with pytest.raises(NotFound):
            teams.change_team(actor, here.repairs.pk, told, now=MONDAY)


def test_a_name_is_taken_once_in_a_community():
    here = stage()
    with pytest.raises(Invalid):
        teams.found_team(
            here.staff, here.community, teams.TeamTold("彩虹维修服务队"), on=TODAY, now=MONDAY
        )
    teams.add_line(here.staff, here.community, name="体贴式服务", what="", now=MONDAY)
    with pytest.raises(Invalid):
        teams.add_line(here.staff, here.community, name="体贴式服务", what="", now=MONDAY)


def test_a_member_with_a_call_to_come_does_not_leave_before():
    here = stage()
    asked = here.ask()
    set_visit(
        here.staff,
        asked.pk,
        member_id=here.fixer.pk,
        starts_at=moment(TOMORROW, 600),
        now=MONDAY,
    )
    with pytest.raises(OutOfOrder):
        teams.release_member(here.staff, here.fixer.pk, until=TODAY, now=MONDAY)


def test_a_service_that_is_offered_no_more_cannot_be_asked_for():
    here = stage()
    teams.offer(here.staff, here.pipes.pk, is_offered=False, now=MONDAY)
    here.pipes.refresh_from_db()
    with pytest.raises(Invalid):
        here.ask()
