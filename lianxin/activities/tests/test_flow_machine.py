"""An activity with its sign-ups, walked at random by random people: what the tables say happens,
and the counts always agree with the rows.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

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

from lianxin.activities import actions
from lianxin.activities.actions import Who
from lianxin.activities.models import LIVE, Activity, SignupState, State, Way
from lianxin.activities.queries import activities_for
from lianxin.activities.rules import ACTIVITY_FLOW, SIGNUP_FLOW
from lianxin.activities.tests.factories import CLOSES, OPENS, ActivityFactory, draft, record
from lianxin.core import journal
from lianxin.core.actor import CLOCK, GUEST, Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder, TooMany
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.people.tests.factories import officer_of, resident_of, secretary_of, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

Deed = Callable[["Walk", Actor], Any]
WHO = ("staff", "secretary", "street", "resident", "guest", "elsewhere", "clock")
REFUSED = (Invalid, NotFound, NotPermitted, OutOfOrder, TooMany)

DEEDS: dict[str, Deed] = {
    "publish": lambda w, a: actions.publish(a, w.pk, now=w.now),
    "replan": lambda w, a: actions.replan(a, w.pk, w.plan(), now=w.now),
    "close": lambda w, a: actions.close(a, w.pk, now=w.now),
    "draw": lambda w, a: actions.draw(a, w.pk, now=w.now),
    "enlist": lambda w, a: actions.enlist(a, w.pk, name="某", phone="", now=w.now),
    "attend": lambda w, a: actions.attend(a, w.pk, came=w.persons(), now=w.now),
    "hold": lambda w, a: actions.hold(a, w.pk, now=w.now),
    "record": lambda w, a: actions.record(a, w.pk, record(99), now=w.now),
    "correct": lambda w, a: actions.correct(a, w.pk, record(98), words="数错了", now=w.now),
    "photos": lambda w, a: actions.add_photos(a, w.pk, photos=[picture()], now=w.now),
    "call_off": lambda w, a: actions.call_off(a, w.pk, words="下雨", now=w.now),
}


class Walk(RuleBasedStateMachine):
    way = Way.FIRST_COME
    now: datetime
    home: Community
    pk: int

    def __init__(self) -> None:
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.now = MONDAY
        self.more = 0
        self.home, away = CommunityFactory.create(), CommunityFactory.create()
        ways = {"draw": True} if self.way == Way.DRAW else {"first_come": True}
        self.pk = ActivityFactory.create(community=self.home, planned=True, **ways).pk
        self.residents = [resident_of(self.home) for _ in range(5)]
        self.people = {
            "staff": staff_of(self.home),
            "secretary": secretary_of(self.home),
            "street": officer_of(self.home.subdistrict),
            "resident": self.residents[0],
            "guest": GUEST,
            "elsewhere": secretary_of(away),
            "clock": CLOCK,
        }

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    @property
    def activity(self) -> Activity:
        return Activity.objects.get(pk=self.pk)

    def plan(self) -> Any:
        self.more += 1
        return draft(
            way=self.way,
            capacity=2 + self.more % 3,
            waiting_most=2,
            opens_at=OPENS,
            closes_at=CLOSES,
        )

    def persons(self) -> list[int]:
        return list(self.activity.signups.values_list("person_id", flat=True))

    @rule(hours=st.integers(1, 14))
    def hours_pass(self, hours):
        self.now += timedelta(hours=hours)

    @rule()
    def the_clock_makes_its_round(self):
        actions.sweep(now=self.now)

    @rule(verb=st.sampled_from(sorted(DEEDS)), who=st.sampled_from(WHO))
    def somebody_tries_anything(self, verb, who):
        actor, before = self.people[who], self.activity
        entries = journal.course_of(before, public_only=False).count()
        step = ACTIVITY_FLOW[verb]
        lawful = (
            before.state in step.sources
            and step.when(before)
            and step.by(actor, before)
            and activities_for(actor).filter(pk=self.pk).exists()
        )
        if verb == "call_off" and self.more % 4:
            return
        try:
            with transaction.atomic():
                DEEDS[verb](self, actor)
        except REFUSED:
            after = self.activity
            assert (after.state, after.revision) == (before.state, before.revision)
            assert journal.course_of(before, public_only=False).count() == entries
        else:
            after = self.activity
            assert lawful
            assert after.state == step.leads_to(before)
            assert after.revision == before.revision + (verb != "enlist")

    @rule(who=st.integers(0, 4))
    def a_resident_presses(self, who):
        self._tried(lambda: actions.sign_up(self.residents[who], self.pk, Who(), now=self.now))

    @rule(who=st.integers(0, 4), verb=st.sampled_from(["confirm", "cancel"]))
    def a_resident_answers(self, who, verb):
        actor = self.residents[who]
        mine = self.activity.signups.filter(person_id__in=actor.person_ids).last()
        if mine is None:
            return
        before = mine.state
        deed = {"confirm": actions.confirm, "cancel": actions.cancel}[verb]
        if self._tried(lambda: deed(actor, mine.pk, now=self.now)):
            assert before in SIGNUP_FLOW[verb].sources

    def _tried(self, deed: Callable[[], Any]) -> bool:
        try:
            with transaction.atomic():
                deed()
        except REFUSED:
            return False
        return True

    @invariant()
    def counts_are_as_the_rows_say(self):
        activity = self.activity
        count = activity.signups.filter
        held = count(state__in=[SignupState.PLACED, SignupState.OFFERED]).count()
        assert activity.taken == held <= (activity.capacity or held)
        assert activity.waiting == count(state=SignupState.WAITING).count()

    @invariant()
    def a_person_has_one_live_sign_up_and_each_number_is_given_once(self):
        live = list(
            self.activity.signups.filter(state__in=sorted(LIVE)).values_list("person", flat=True)
        )
        assert len(live) == len(set(live))
        assert self.activity.signups.count() == self.activity.last_number

    @invariant()
    def nobody_waits_while_a_place_is_free_before_it_begins(self):
        activity = self.activity
        if activity.state == State.PUBLISHED and self.now < activity.starts_at:
            assert not (activity.waiting and activity.left)


class Draw(Walk):
    way = Way.DRAW


@pytest.mark.parametrize("walk", [Walk, Draw])
@pytest.mark.django_db(transaction=True)
def test_no_walk_leaves_the_tables_or_breaks_an_invariant(walk):
    run_state_machine_as_test(
        walk,
        settings=settings(
            max_examples=30,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


def test_every_verb_of_the_flow_is_tried_somewhere():
    assert set(DEEDS) == set(ACTIVITY_FLOW)
