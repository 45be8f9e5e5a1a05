"""A year of volunteering walked at random: whatever is tried, places and hours stay true."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from lianxin.core.errors import Refused
from lianxin.core.tests.factories import MONDAY
from lianxin.volunteers import actions
from lianxin.volunteers.models import (
    RELEASED,
    Duty,
    DutyState,
    EntryKind,
    HourEntry,
    Shift,
    ShiftState,
)
from lianxin.volunteers.queries.ledger import verified_of
from lianxin.volunteers.rules import DUTY_FLOW
from lianxin.volunteers.tests.factories import HOUR, Stage, TeamFactory

WHO = ("staff", "leader", "mate", "other")
PEOPLE, SHIFTS = st.integers(0, 2), st.integers(0, 3)
MINUTES = st.sampled_from([0, 30, 45, 60, 120, 600])


class Walk(RuleBasedStateMachine):
    """Three volunteers, one of whom leads the team, and four shifts that overlap in part."""

    def __init__(self) -> None:
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.now: datetime = MONDAY
        stage = Stage()
        self.people = [stage.volunteer() for _each in range(3)]
        team = TeamFactory.create(community=stage.community, leader=self.people[0])
        ids = [each.pk for each in self.people]
        actions.enlist(stage.staff, team.pk, ids, since=MONDAY.date(), now=MONDAY)
        project = stage.project(team=team)
        self.shifts = [
            stage.shift(at=MONDAY + hours * HOUR, project=project, needed=2).pk
            for hours in (2, 3, 4, 26)
        ]
        names = ("leader", "mate", "other")
        self.actors = {
            name: stage.acts(each) for name, each in zip(names, self.people, strict=True)
        } | {"staff": stage.staff}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    def try_to(self, deed: Callable[[], object]) -> None:
        """A refusal leaves nothing behind."""
        before = self.pictured()
        try:
            with transaction.atomic():
                deed()
        except Refused:
            assert self.pictured() == before

    def pictured(self) -> list[list[tuple[object, ...]]]:
        tables = (Shift.objects.all(), Duty.objects.all(), HourEntry.objects.all())
        return [list(table.order_by("pk").values_list()) for table in tables]

    @rule(minutes=st.sampled_from([15, 60, 180]))
    def time_passes(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule(who=st.sampled_from(WHO), shift=SHIFTS, person=PEOPLE)
    def somebody_signs_up(self, who, shift, person):
        pk, volunteer = self.shifts[shift], self.people[person].pk
        self.try_to(
            lambda: actions.sign_up(self.actors[who], pk, volunteer, knows_risk=True, now=self.now)
        )

    @rule(who=st.sampled_from(WHO), verb=st.sampled_from(sorted(DUTY_FLOW)), chance=PEOPLE)
    def somebody_takes_a_step_on_a_duty(self, who, verb, chance):
        duties = list(Duty.objects.order_by("pk"))
        if duties:
            duty = duties[(chance * 7) % len(duties)]
            self.try_to(lambda: self.step(self.actors[who], duty, verb))

    def step(self, actor, duty, verb):
        if verb == "leave":
            return actions.leave_duty(actor, duty.pk, now=self.now)
        if verb == "miss":
            return actions.miss(actor, duty.pk, now=self.now)
        if verb == "record":
            ends_at = duty.starts_at + HOUR
            return actions.record(
                actor, duty.pk, starts_at=duty.starts_at, ends_at=ends_at, now=self.now
            )
        act = actions.sign_in if verb == "sign_in" else actions.sign_out
        return act(actor, duty.pk, code="123456", now=self.now)

    @rule(who=st.sampled_from(WHO), shift=SHIFTS, person=PEOPLE, minutes=MINUTES)
    def somebody_writes_the_roster(self, who, shift, person, minutes):
        pk, ids = self.shifts[shift], [self.people[person].pk]
        self.try_to(
            lambda: actions.enter_roster(self.actors[who], pk, ids, minutes=minutes, now=self.now)
        )

    @rule(who=st.sampled_from(WHO), shift=SHIFTS)
    def somebody_closes_a_shift(self, who, shift):
        pk = self.shifts[shift]
        self.try_to(lambda: actions.verify_shift(self.actors[who], pk, now=self.now))
        self.try_to(lambda: actions.hold(self.actors[who], pk, now=self.now))

    @rule(who=st.sampled_from(WHO), chance=PEOPLE, minutes=MINUTES)
    def somebody_verifies_or_corrects(self, who, chance, minutes):
        entries = list(HourEntry.objects.order_by("pk"))
        if not entries:
            return
        entry, actor = entries[(chance * 5) % len(entries)], self.actors[who]
        self.try_to(
            lambda: actions.verify(
                actor, entry.duty_id, minutes=minutes, reason="核对过", now=self.now
            )
        )
        self.try_to(
            lambda: actions.correct(
                actor, entry.duty_id, entry.pk, minutes=minutes, reason="记错了", now=self.now
            )
        )

    @invariant()
    def a_shift_has_as_many_as_are_on_it_and_no_more_than_it_needs(self):
        for shift in Shift.objects.all():
            live = shift.duties.exclude(state__in=sorted(RELEASED)).count()
            assert shift.taken == live <= shift.needed

    @invariant()
    def nobody_is_in_two_places_at_once(self):
        for person in self.people:
            live = person.duties.filter(released_at__isnull=True)
            for one, other in combinations(live, 2):
                assert one.ends_at <= other.starts_at or other.ends_at <= one.starts_at

    @invariant()
    def hours_fit_into_the_time_and_hang_on_who_served(self):
        for entry in HourEntry.objects.select_related("duty"):
            span = entry.duty.ends_at - entry.duty.starts_at
            assert entry.minutes * 60 <= span.total_seconds()
            assert entry.minutes % 30 == 0
            assert entry.duty.state == DutyState.SERVED

    @invariant()
    def nobody_verified_their_own(self):
        own = {person.pk: person.person.user_id for person in self.people}
        for entry in HourEntry.objects.filter(kind=EntryKind.VERIFIED):
            assert entry.by_id not in (None, own[entry.volunteer_id])

    @invariant()
    def what_holds_is_what_was_written_last(self):
        for person in self.people:
            heads = HourEntry.objects.filter(
                volunteer=person, kind=EntryKind.VERIFIED, correction__isnull=True
            )
            assert verified_of(person) == sum(heads.values_list("minutes", flat=True))
            duties = list(heads.values_list("duty_id", flat=True))
            assert len(duties) == len(set(duties))

    @invariant()
    def what_was_held_had_somebody(self):
        for shift in Shift.objects.filter(state=ShiftState.HELD):
            assert shift.duties.filter(state=DutyState.SERVED).exists()


@pytest.mark.django_db(transaction=True)
def test_no_walk_breaks_places_or_hours():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
