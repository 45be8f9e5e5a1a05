"""Each step as staff, reporter and street take it; the order of steps is the flow machine's."""

from datetime import date, timedelta

import pytest

from lianxin.core import journal
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.matters import actions
from lianxin.matters.models import Outcome, Satisfaction, Say, State
from lianxin.matters.tests.factories import MatterFactory, QuestionFactory, SupportFactory
from lianxin.people.tests.factories import (
    PersonFactory,
    actor_for,
    officer_of,
    resident_of,
    secretary_of,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
FRIDAY = MONDAY + timedelta(days=4)
SOON = date(2026, 3, 20)


def deeds_on(matter):
    return [entry.deed for entry in journal.course_of(matter, public_only=False)]


def reporter_of(matter):
    return actor_for(matter.reporter.user)


@pytest.fixture
def matter(db):
    home = CommunityFactory.create()
    person = PersonFactory.create(community=home, resident=True)
    return MatterFactory.create(community=home, reporter=person)


@pytest.fixture
def staff(matter):
    return staff_of(matter.community)


@pytest.fixture
def in_hand(matter, staff):
    return actions.handle(staff, matter.pk, lead_id=staff.user_id, due_on=SOON, now=MONDAY)


@pytest.fixture
def done(in_hand, staff):
    return actions.report_done(staff, in_hand.pk, outcome="换了新灯。", now=FRIDAY)


def test_accepting_shows_a_guests_matter_and_is_no_reply_yet(matter, staff):
    unseen = MatterFactory.create(community=matter.community, unseen=True)
    accepted = actions.accept(staff, unseen.pk, now=FRIDAY)
    assert (accepted.shown_at, accepted.replied_at) == (FRIDAY, None)


def test_a_reply_after_its_day_is_kept_as_late(matter, staff):
    late = MONDAY + timedelta(days=8)
    assert actions.reply(staff, matter.pk, words="在看", now=late).is_reply_late


def test_the_first_reply_counts_and_a_later_one_does_not_change_it(matter, staff):
    actions.reply(staff, matter.pk, words="在看", now=MONDAY)
    second = actions.reply(staff, matter.pk, words="还在看", now=MONDAY + timedelta(days=30))
    assert (second.replied_at, second.is_reply_late) == (MONDAY, False)


def test_staff_of_another_community_cannot_tell_that_a_private_matter_exists():
    private = MatterFactory.create(private=True)
    with pytest.raises(NotFound):
        actions.accept(staff_of(CommunityFactory.create()), private.pk, now=MONDAY)


def test_somebody_quicker_is_named_and_nothing_is_lost(matter, staff):
    seen = matter.revision
    actions.reply(staff, matter.pk, words="在看", now=MONDAY, seen=seen)
    with pytest.raises(OutOfOrder, match="居委会刚刚“答复”"):
        actions.decline(staff, matter.pk, words="不归我们", now=MONDAY, seen=seen)
    assert deeds_on(matter) == ["reply"]


def test_declining_without_a_reason_is_refused_beside_its_field(matter, staff):
    with pytest.raises(Invalid) as refusal:
        actions.decline(staff, matter.pk, words="  ", now=MONDAY)
    assert refusal.value.field == "words"


def test_a_referred_matter_names_the_authority(matter, staff):
    referred = actions.refer(staff, matter.pk, authority="市供热公司", words="归他们", now=MONDAY)
    assert (referred.state, referred.authority) == (State.REFERRED, "市供热公司")


def test_a_matter_has_one_open_question_at_a_time(matter, staff):
    QuestionFactory.create(matter=matter)
    with pytest.raises(OutOfOrder):
        actions.ask(staff, matter.pk, words="几楼？", now=MONDAY)


def test_only_a_worker_of_the_community_can_be_put_in_charge(matter, staff):
    stranger = staff_of(CommunityFactory.create())
    with pytest.raises(Invalid):
        actions.handle(staff, matter.pk, lead_id=stranger.user_id, due_on=SOON, now=MONDAY)


def test_a_day_that_is_past_cannot_be_promised(matter, staff):
    with pytest.raises(Invalid):
        actions.handle(staff, matter.pk, lead_id=staff.user_id, due_on=date(2026, 3, 1), now=MONDAY)


def test_a_matter_is_put_off_once_and_by_no_more_than_the_rule_allows(in_hand, staff):
    with pytest.raises(Invalid, match="10 个工作日"):
        actions.extend(staff, in_hand.pk, due_on=date(2026, 4, 30), words="等", now=FRIDAY)
    actions.extend(staff, in_hand.pk, due_on=date(2026, 3, 27), words="等配件", now=FRIDAY)
    with pytest.raises(OutOfOrder, match="延过一次"):
        actions.extend(staff, in_hand.pk, due_on=date(2026, 3, 30), words="再等", now=FRIDAY)


def test_a_matter_sent_on_keeps_its_number_clock_history_and_supports(matter, staff):
    there = CommunityFactory.create(subdistrict=matter.community.subdistrict)
    SupportFactory.create(matter=matter)
    sent = actions.send(staff, matter.pk, community=there, words="归你们", now=FRIDAY)
    assert (sent.number, sent.due_on, sent.community) == (matter.number, matter.due_on, there)
    assert sent.reporter.community == sent.voices.get().person.community == there
    assert deeds_on(matter) == ["send"]


def test_a_matter_is_not_sent_out_of_the_street(matter, staff):
    with pytest.raises(NotFound):
        actions.send(staff, matter.pk, community=CommunityFactory.create(), words="x", now=MONDAY)


def test_everyone_concerned_is_asked_once_when_the_work_is_done(in_hand, staff):
    SupportFactory.create(matter=in_hand)
    SupportFactory.create(matter=in_hand, person=in_hand.reporter)
    actions.report_done(staff, in_hand.pk, outcome="换了新灯。", now=FRIDAY)
    assert Say.objects.filter(matter=in_hand).count() == 2
    assert Say.objects.get(matter=in_hand, is_reporter=True).person == in_hand.reporter


def test_the_reporters_word_ends_it_and_a_joiners_does_not(done):
    joiner = PersonFactory.create(community=done.community, resident=True)
    Say.objects.create(matter=done, person=joiner, asked_at=FRIDAY)
    own = actor_for(joiner.user)
    said = actions.say(own, done.pk, outcome=Outcome.SOLVED, now=FRIDAY)
    assert said.state == State.TO_CONFIRM
    ended = actions.say(reporter_of(done), done.pk, outcome=Outcome.PARTLY, now=FRIDAY)
    assert (ended.state, ended.closed_at) == (State.PARTLY_SOLVED, FRIDAY)


def test_not_solved_needs_a_reason_and_opens_it_again_once(done, staff):
    reporter = reporter_of(done)
    with pytest.raises(Invalid):
        actions.say(reporter, done.pk, outcome=Outcome.NOT, now=FRIDAY)
    back = actions.say(reporter, done.pk, outcome=Outcome.NOT, reason="还是不亮", now=FRIDAY)
    assert (back.state, back.reopened) == (State.IN_HAND, 1)
    actions.report_done(staff, done.pk, outcome="又换了一次。", now=FRIDAY)
    up = actions.say(reporter, done.pk, outcome=Outcome.NOT, reason="没修", now=FRIDAY)
    assert up.state == State.SUPERVISED
    officer = officer_of(done.community.subdistrict)
    ordered = actions.instruct(officer, done.pk, words="三天修好", due_on=SOON, now=FRIDAY)
    assert ordered.state == State.IN_HAND
    actions.report_done(staff, done.pk, outcome="换了整条线。", now=FRIDAY)
    ended = actions.say(reporter, done.pk, outcome=Outcome.SOLVED, now=FRIDAY)
    assert ended.state == State.SOLVED


def test_a_second_answer_of_the_same_person_is_thanked_and_not_counted(done):
    reporter = reporter_of(done)
    actions.say(reporter, done.pk, outcome=Outcome.SOLVED, now=FRIDAY)
    with pytest.raises(OutOfOrder):
        actions.say(reporter, done.pk, outcome=Outcome.NOT, reason="x", now=FRIDAY)


def test_staff_write_down_what_they_heard_and_stand_by_it(done, staff):
    actions.say(
        staff,
        done.pk,
        outcome=Outcome.SOLVED,
        satisfaction=Satisfaction.GOOD,
        person_id=done.reporter_id,
        now=FRIDAY,
    )
    assert Say.objects.get(matter=done).heard_by_id == staff.user_id


def test_a_resident_cannot_answer_for_somebody_else(done):
    neighbour = resident_of(done.community)
    with pytest.raises(NotPermitted):
        actions.say(
            neighbour, done.pk, outcome=Outcome.SOLVED, person_id=done.reporter_id, now=FRIDAY
        )


def test_one_who_was_not_asked_has_nothing_to_answer(done):
    with pytest.raises(NotFound):
        actions.say(resident_of(done.community), done.pk, outcome=Outcome.SOLVED, now=FRIDAY)


def test_joining_twice_is_joining_once(matter):
    neighbour = resident_of(matter.community)
    for _ in range(2):
        joined = actions.support(neighbour, matter.pk, now=MONDAY)
    assert joined.supports == 1


def test_a_reporter_does_not_join_their_own_matter(matter):
    with pytest.raises(NotPermitted):
        actions.support(reporter_of(matter), matter.pk, now=MONDAY)


def test_what_others_depend_on_cannot_be_withdrawn(matter):
    actions.support(resident_of(matter.community), matter.pk, now=MONDAY)
    with pytest.raises(OutOfOrder, match="别的邻居"):
        actions.withdraw(reporter_of(matter), matter.pk, now=MONDAY)


def test_a_secretary_may_put_off_what_another_leads(in_hand):
    secretary = secretary_of(in_hand.community)
    later = date(2026, 3, 25)
    assert actions.extend(secretary, in_hand.pk, due_on=later, words="等料", now=FRIDAY).is_extended


def test_a_matter_that_the_council_resolves_has_its_lead_and_day(matter, staff):
    actions.put_before_council(staff, matter.pk, now=MONDAY)
    told = actions.Resolved("换管", "居委会", SOON, "群策联盟第三次会议", {"ayes": 16})
    resolved = actions.resolve(staff, matter.pk, told, now=FRIDAY)
    assert (resolved.state, resolved.lead_office, resolved.due_on) == ("in_hand", "居委会", SOON)
    assert resolved.is_focal
