"""The flow walked at random by random people: what the table says happens, and nothing else."""

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

from lianxin.core import journal
from lianxin.core.actor import CLOCK, GUEST, Actor, Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.tests.factories import MONDAY
from lianxin.matters import actions
from lianxin.matters.models import END, Category, Matter, Outcome, Say, State, Support
from lianxin.matters.queries import matters_for
from lianxin.matters.rules import FLOW
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory
from lianxin.people.tests.factories import (
    PersonFactory,
    actor_for,
    officer_of,
    resident_of,
    secretary_of,
    staff_of,
)
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory

Deed = Callable[["Walk", Actor], Any]
WHO = ("staff", "secretary", "street", "reporter", "neighbour", "guest", "elsewhere", "clock")


def _say(outcome: str) -> Deed:
    def deed(walk: "Walk", actor: Actor) -> Any:
        called = walk.matter.reporter_id if actor.holds(Role.STAFF, walk.home.pk) else None
        return actions.say(
            actor, walk.pk, outcome=outcome, reason="还漏", person_id=called, now=walk.now
        )

    return deed


def _lapse(walk: "Walk", actor: Actor) -> Any:
    if not actor.is_clock:
        raise NotPermitted("only the clock")
    return actions.lapse(walk.pk, now=walk.now)


DEEDS: dict[str, Deed] = {
    "accept": lambda w, a: actions.accept(a, w.pk, now=w.now),
    "reply": lambda w, a: actions.reply(a, w.pk, words="正在看", now=w.now),
    "ask": lambda w, a: actions.ask(a, w.pk, words="几楼？", now=w.now),
    "answer": lambda w, a: actions.answer(a, w.pk, words="三楼", now=w.now),
    "handle": lambda w, a: actions.handle(a, w.pk, lead_id=w.worker_id, due_on=w.soon(), now=w.now),
    "reassign": lambda w, a: actions.reassign(a, w.pk, lead_id=w.worker_id, now=w.now),
    "recategorise": lambda w, a: actions.recategorise(a, w.pk, category=w.other, now=w.now),
    "mark_focal": lambda w, a: actions.mark_focal(a, w.pk, now=w.now),
    "decline": lambda w, a: actions.decline(a, w.pk, words="不归这里管", now=w.now),
    "refer": lambda w, a: actions.refer(
        a, w.pk, authority="市供热公司", words="归他们管", now=w.now
    ),
    "put_before_council": lambda w, a: actions.put_before_council(a, w.pk, now=w.now),
    "resolve": lambda w, a: actions.resolve(
        a, w.pk, actions.Resolved("换管", "居委会", w.soon(), "议事会"), now=w.now
    ),
    "return_from_council": lambda w, a: actions.return_from_council(
        a, w.pk, words="没过", decided_by="议事会", now=w.now
    ),
    "refer_to_assembly": lambda w, a: actions.refer_to_assembly(
        a, w.pk, authority="业主大会", words="须业主定", decided_by="议事会", now=w.now
    ),
    "join": lambda w, a: actions.join(a, w.pk, head_id=w.head.pk, now=w.now),
    "separate": lambda w, a: actions.separate(a, w.pk, now=w.now),
    "progress": lambda w, a: actions.progress(a, w.pk, words="开工了", now=w.now),
    "extend": lambda w, a: actions.extend(
        a, w.pk, due_on=w.matter.due_on + timedelta(days=1), words="等配件", now=w.now
    ),
    "report_done": lambda w, a: actions.report_done(a, w.pk, outcome="修好了", now=w.now),
    "confirm_solved": _say(Outcome.SOLVED),
    "confirm_partly": _say(Outcome.PARTLY),
    "dispute": _say(Outcome.NOT),
    "dispute_again": _say(Outcome.NOT),
    "lapse": _lapse,
    "instruct": lambda w, a: actions.instruct(
        a, w.pk, words="三天修好", due_on=w.soon(), now=w.now
    ),
    "withdraw": lambda w, a: actions.withdraw(a, w.pk, now=w.now),
    "support": lambda w, a: actions.support(a, w.pk, phone="13800001111", now=w.now),
}
"""Every verb but `send` and `escalate`, which tests of their own take."""


class Walk(RuleBasedStateMachine):
    now: datetime
    home: Community
    other: Category
    head: Matter
    pk: int
    worker_id: int

    def __init__(self) -> None:
        super().__init__()
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.now = MONDAY
        self.home, away = CommunityFactory.create(), CommunityFactory.create()
        reporter = PersonFactory.create(community=self.home, resident=True)
        assert reporter.user is not None
        self.other = CategoryFactory.create()
        self.pk = MatterFactory.create(community=self.home, reporter=reporter).pk
        self.head = MatterFactory.create(community=self.home)
        staff = staff_of(self.home)
        assert staff.user_id is not None
        self.worker_id = staff.user_id
        self.people = {
            "staff": staff,
            "secretary": secretary_of(self.home),
            "street": officer_of(self.home.subdistrict),
            "reporter": actor_for(reporter.user),
            "neighbour": resident_of(self.home),
            "guest": GUEST,
            "elsewhere": secretary_of(away),
            "clock": CLOCK,
        }

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    @property
    def matter(self) -> Matter:
        return Matter.objects.select_related("community__subdistrict").get(pk=self.pk)

    def soon(self) -> Any:
        return local_day(self.now) + timedelta(days=5)

    @rule(days=st.integers(1, 4))
    def days_pass(self, days):
        self.now += timedelta(days=days)

    @rule(verb=st.sampled_from(sorted(DEEDS)), who=st.sampled_from(WHO))
    def somebody_tries_anything(self, verb, who):
        self.take(verb, self.people[who])

    @rule(chance=st.randoms(use_true_random=False))
    def somebody_moves_it_on(self, chance):
        """Without this, chance alone would seldom come as far as a second dispute."""
        matter = self.matter
        ways = [
            (step.verb, who)
            for who in WHO
            for step in FLOW.open_to(self.people[who], matter)
            if step.verb in DEEDS and step.target
        ]
        onward = [way for way in ways if FLOW[way[0]].target not in END]
        if ways:
            verb, who = chance.choice(chance.choice((ways, onward, onward)) or ways)
            self.take(verb, self.people[who])

    def take(self, verb, actor):
        before = self.matter
        entries = journal.course_of(before, public_only=False).count()
        lawful = (
            before.state in FLOW[verb].sources
            and FLOW[verb].when(before)
            and FLOW[verb].by(actor, before)
            and matters_for(actor).filter(pk=self.pk).exists()
        )
        try:
            with transaction.atomic():
                DEEDS[verb](self, actor)
        except (Invalid, NotFound, NotPermitted, OutOfOrder):
            self.check_nothing_happened(before, entries)
        else:
            self.check_step(verb, before, entries, lawful=lawful)

    def check_nothing_happened(self, before, entries):
        after = self.matter
        assert (after.state, after.revision) == (before.state, before.revision)
        assert journal.course_of(before, public_only=False).count() == entries

    def check_step(self, verb, before, entries, *, lawful):
        after = self.matter
        last = journal.course_of(after, public_only=False).last()
        deed = last.deed if last else ""
        written = journal.course_of(after, public_only=False).count() - entries
        assert written == (0 if after.revision == before.revision and deed != "say" else 1)
        if written and deed in FLOW and deed != "lapse":
            assert lawful or deed != verb
            assert after.state == FLOW[deed].leads_to(before)
            assert after.revision == before.revision + 1

    @invariant()
    def an_end_has_a_day_and_nothing_else_has(self):
        assert (self.matter.state in END) == (self.matter.closed_at is not None)

    @invariant()
    def supports_are_counted_as_they_are(self):
        assert self.matter.supports == Support.objects.filter(matter_id=self.pk).count()

    @invariant()
    def only_a_confirmed_matter_is_solved(self):
        if self.matter.state == State.SOLVED:
            said = Say.objects.filter(matter_id=self.pk, outcome=Outcome.SOLVED)
            assert said.exists()


@pytest.mark.django_db(transaction=True)
def test_no_walk_leaves_the_table_or_breaks_an_invariant():
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=60,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


def test_every_verb_of_the_flow_is_tried_somewhere():
    assert set(DEEDS) | {"send", "escalate"} == set(FLOW)
