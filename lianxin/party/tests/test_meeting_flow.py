"""The steps of a meeting: each in its state, to its people only, and walked at random by them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product
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

from lianxin.core import journal
from lianxin.core.actor import CLOCK, GUEST, Actor
from lianxin.core.diagram import table
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.party.actions import attending, minutes, planning, voting
from lianxin.party.models import (
    MET,
    Meeting,
    MeetingKind,
    MeetingState,
    Motion,
    MotionKind,
    MotionState,
    Turnout,
)
from lianxin.party.rules.meeting import MEETING_FLOW, MOTION_FLOW
from lianxin.party.tests.factories import MemberFactory, oneself
from lianxin.party.tests.meetings import EVENING, Stage
from lianxin.people.tests.factories import secretary_of

CALLED = Actor(user_id=4, person_ids=frozenset({7}))
OF_THE_CALLED = {"ask_leave", "check_in"}
STEPS = {
    "planned": {"replan", "notify", "call_off"},
    "told": {"reschedule", "call_off", "ask_leave", "excuse", "open"},
    "open": {
        "call_off",
        "ask_leave",
        "excuse",
        "check_in",
        "arrive",
        "take_back",
        "put",
        "close",
        "appraise",
    },
    "held": {"appraise", "write", "approve"},
    "approved": {"reopen_minutes"},
    "called_off": set(),
}


def is_given(flow, verb, actor, thing) -> bool:
    try:
        flow.require(verb, actor, thing)
    except (NotPermitted, OutOfOrder):
        return False
    return True


@pytest.mark.parametrize("verb", MEETING_FLOW)
def test_a_meetings_step_is_given_in_its_state_to_its_people_only(verb):
    kind = MeetingKind.APPRAISAL if verb == "appraise" else MeetingKind.MEMBERS
    for state, is_led, actor in product(
        MeetingState.values, (True, False), (GUEST, CALLED, Actor(user_id=5))
    ):
        meeting = Meeting(state=state, kind=kind)
        meeting.is_led = is_led
        may = bool(actor.person_ids) if verb in OF_THE_CALLED else is_led
        assert is_given(MEETING_FLOW, verb, actor, meeting) == (verb in STEPS[state] and may)


@pytest.mark.parametrize("verb", MOTION_FLOW)
def test_a_vote_is_counted_only_while_its_meeting_is_open_by_who_leads_it(verb):
    sources = {"drop": {"put"}}.get(verb, {"put", "passed", "failed"})
    for state, held, is_led in product(MotionState.values, MeetingState.values, (True, False)):
        meeting = Meeting(state=held)
        meeting.is_led = is_led
        motion = Motion(meeting=meeting, state=state)
        expected = is_led and held == MeetingState.OPEN and state in sources
        assert is_given(MOTION_FLOW, verb, CLOCK, motion) == expected


def test_both_flows_can_be_told_as_tables():
    words = {value: str(label) for value, label in MeetingState.choices}
    told = table(MEETING_FLOW, words)
    assert "| `close` | 散会 | 正在开会 | 已散会 | 支部书记、支委或党务干部 |" in told


@pytest.mark.parametrize("kind", sorted(set(MeetingKind.values) - {"members", "committee", "life"}))
def test_nothing_is_put_to_the_vote_where_nobody_votes(kind):
    meeting = Meeting(state=MeetingState.OPEN, kind=kind)
    meeting.is_led = True
    with pytest.raises(OutOfOrder, match="不表决"):
        MEETING_FLOW.require("put", CLOCK, meeting)


Deed = Callable[[Any, Actor], Any]


def _rows(walk: "Walk") -> list[int]:
    return list(walk.meeting.attendances.order_by("pk").values_list("pk", flat=True))


DEEDS: dict[str, Deed] = {
    "replan": lambda w, a: planning.replan(a, w.pk, w.stage.made(starts_at=w.soon()), now=w.now),
    "notify": lambda w, a: planning.notify(a, w.pk, now=w.now),
    "reschedule": lambda w, a: planning.reschedule(a, w.pk, now=w.now),
    "call_off": lambda w, a: planning.call_off(a, w.pk, words="停电", now=w.now),
    "ask_leave": lambda w, a: attending.ask_leave(a, w.pk, reason="住院", now=w.now),
    "excuse": lambda w, a: attending.excuse(a, w.pk, _rows(w)[-1:], reason="出差", now=w.now),
    "open": lambda w, a: attending.open_meeting(a, w.pk, now=w.now),
    "check_in": lambda w, a: attending.check_in(a, w.pk, code=w.meeting.code or "0", now=w.now),
    "arrive": lambda w, a: attending.arrive(a, w.pk, _rows(w)[: w.present], now=w.now),
    "take_back": lambda w, a: attending.take_back(a, w.pk, _rows(w)[:1], now=w.now),
    "put": lambda w, a: voting.put_to_vote(
        a, w.pk, voting.Proposal(w.kind, "同意计划", candidates=w.candidates), now=w.now
    ),
    "close": lambda w, a: attending.close(a, w.pk, now=w.now),
    "write": lambda w, a: minutes.write(a, w.pk, minutes=f"记录{w.now}", now=w.now),
    "approve": lambda w, a: minutes.approve(a, w.pk, now=w.now),
    "reopen_minutes": lambda w, a: minutes.reopen_minutes(a, w.pk, now=w.now),
}
WHO = ("head", "clerk", "called", "other", "desk", "guest")


class Walk(RuleBasedStateMachine):
    """Whatever is tried in whatever order, what is refused leaves no trace, and no vote passes
    below its bar.
    """

    pk: int
    now: datetime

    def __init__(self) -> None:
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.stage = Stage(5, probationary=1)
        called = MemberFactory.create(branch=self.stage.branch, with_account=True)
        self.people = {
            "head": self.stage.head,
            "clerk": self.stage.clerk,
            "called": oneself(called),
            "other": Stage(3).head,
            "desk": secretary_of(self.stage.community),
            "guest": GUEST,
        }
        self.now = EVENING - timedelta(days=3)
        self.pk = self.stage.planned().pk
        self.present, self.kind, self.candidates = 3, MotionKind.ORDINARY, [""]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.get(pk=self.pk)

    def soon(self) -> datetime:
        return self.now + timedelta(hours=2)

    @rule(hours=st.integers(1, 60))
    def hours_pass(self, hours):
        self.now += timedelta(hours=hours)

    @rule(present=st.integers(1, 7), kind=st.sampled_from(MotionKind), count=st.integers(0, 2))
    def something_else_is_wanted(self, present, kind, count):
        self.present, self.kind = present, kind
        self.candidates = ["王明", "李芳"][:count]

    @rule(verb=st.sampled_from(sorted(DEEDS)), who=st.sampled_from(WHO))
    def somebody_tries_anything(self, verb, who):
        self.take(verb, self.people[who])

    @rule(chance=st.randoms(use_true_random=False))
    def its_head_moves_it_on(self, chance):
        meeting = self.meeting
        meeting.is_led = True
        open_to = [step.verb for step in MEETING_FLOW.open_to(self.stage.head, meeting)]
        onward = [verb for verb in open_to if verb in DEEDS and verb != "call_off"]
        if onward:
            self.take(chance.choice(onward), self.stage.head)

    @rule(ayes=st.integers(0, 6), noes=st.integers(0, 3), written=st.integers(0, 2))
    def what_is_put_is_counted(self, ayes, noes, written):
        motion = Motion.objects.filter(meeting=self.pk).exclude(state="dropped").last()
        if motion is None:
            return
        counted = voting.Count(ayes, noes, written_ayes=written)
        before = motion.state
        try:
            with transaction.atomic():
                voting.count(self.stage.head, motion.pk, counted, now=self.now)
        except (Invalid, OutOfOrder):
            motion.refresh_from_db()
            assert motion.state == before

    def take(self, verb, actor):
        before = self.meeting
        entries = journal.course_of(before, public_only=False).count()
        try:
            with transaction.atomic():
                DEEDS[verb](self, actor)
        except (Invalid, NotFound, NotPermitted, OutOfOrder):
            after = self.meeting
            assert (after.state, after.revision) == (before.state, before.revision)
            assert journal.course_of(before, public_only=False).count() == entries
            return
        assert verb in STEPS[before.state]
        assert actor in (self.stage.head, self.stage.clerk) or verb in OF_THE_CALLED
        assert self.meeting.state == MEETING_FLOW[verb].leads_to(before)
        assert journal.course_of(before, public_only=False).count() == entries + 1

    @invariant()
    def a_vote_passes_by_its_count_alone(self):
        for motion in Motion.objects.filter(meeting=self.pk):
            assert motion.present >= motion.present_needed
            assert motion.ayes_needed * 2 > motion.entitled
            if motion.state in (MotionState.PASSED, MotionState.FAILED):
                is_passed = motion.state == MotionState.PASSED
                assert is_passed == (motion.carried >= motion.ayes_needed)
            assert (motion.kind == MotionKind.ORDINARY) == (motion.candidate == "")

    @invariant()
    def what_was_held_had_somebody_there_and_a_record(self):
        meeting = self.meeting
        if meeting.state in MET:
            assert meeting.attendances.filter(state=Turnout.PRESENT).exists()
            assert meeting.minutes
        assert (meeting.state == MeetingState.OPEN) == bool(meeting.code)


@pytest.mark.django_db
def test_a_meeting_keeps_its_promises_whatever_is_tried_in_whatever_order():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=25,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
