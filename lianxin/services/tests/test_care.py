"""Caring from the entry on its ground to an end after which nothing is sent."""

from datetime import timedelta

import pytest

from lianxin.core.actor import CLOCK
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.figures import LOCAL
from lianxin.core.models import Entry
from lianxin.core.tests import queued
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import Notice
from lianxin.people.models import Consent
from lianxin.people.tests.factories import secretary_of, staff_of
from lianxin.services import actions
from lianxin.services.models import (
    Care,
    CareVisit,
    EndReason,
    Gift,
    LogEntry,
    Pairing,
    PairingState,
    VisitState,
)
from lianxin.services.rules.care import log_visible_to, visible_to
from lianxin.services.tasks.care import tell_coordinator, tell_helpers
from lianxin.services.tests.care_factories import (
    DAY,
    CareVisitFactory,
    GiftFactory,
    LogFactory,
    PairingFactory,
    Ward,
    carer_of,
    helper_actor,
)

pytestmark = pytest.mark.django_db
TODAY = MONDAY.astimezone(LOCAL).date()
EVENING = MONDAY.astimezone(LOCAL).replace(hour=18, minute=5)


@pytest.fixture
def ward():
    return Ward()


def due(pairing):
    return pairing.visits.get(state=VisitState.DUE)


def test_nobody_is_entered_without_a_record_or_a_consent(ward):
    with pytest.raises(Invalid) as refused:
        ward.enter(ground="record", ground_words=" ")
    assert refused.value.field == "ground_words"
    with pytest.raises(Invalid) as refused:
        ward.enter(ground="consent", ground_words="3月2日签的同意书", may_keep=False)
    assert refused.value.field == "may_keep"
    assert not Care.objects.exists()


def test_a_consent_of_their_own_is_recorded_as_one(ward):
    care = ward.enter(ground="consent", ground_words="3月2日签的同意书", may_keep=True)
    given = Consent.objects.get(person=care.person)
    assert (care.consent, given.purpose) == (given, "care")


def test_only_who_coordinates_enters_anybody(ward):
    told = actions.Entry(name="李桂芳", kinds=["empty"], ground_words="名册")
    for other in (staff_of(ward.community), secretary_of(ward.community)):
        with pytest.raises(NotPermitted):
            actions.enter(other, ward.community, told, now=MONDAY)


def test_one_person_is_cared_for_once_at_a_time(ward):
    ward.enter(phone="13800001111")
    with pytest.raises(Invalid) as refused:
        ward.enter(phone="13800001111")
    assert refused.value.field == "phone"


def test_nobody_is_paired_before_being_assessed(ward):
    care = ward.enter()
    with pytest.raises(OutOfOrder):
        actions.pair(ward.carer, care.pk, helper_id=ward.helper().pk, now=MONDAY)


@pytest.mark.parametrize(("need", "days"), [("high", 7), ("middle", 30), ("low", 90)])
def test_the_need_sets_the_rhythm_of_visits(ward, need, days):
    pairing = ward.paired(need)
    assert due(pairing).due_on == TODAY + timedelta(days=days)


def test_a_visit_is_followed_by_the_next(ward):
    pairing = ward.paired()
    helper = helper_actor(pairing.helper)
    visit = actions.keep(
        helper, due(pairing).pk, on=TODAY + 3 * DAY, words="精神不错", now=MONDAY + 3 * DAY
    )
    assert visit.state == VisitState.KEPT
    assert due(pairing).due_on == TODAY + 10 * DAY
    assert LogEntry.objects.get().words == "精神不错"


def test_a_visit_is_told_once_however_often_it_is_sent(ward):
    pairing = ward.paired()
    visit = due(pairing)
    actions.keep(ward.carer, visit.pk, on=TODAY, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.keep(ward.carer, visit.pk, on=TODAY, now=MONDAY)
    assert pairing.visits.count() == 2


@pytest.mark.parametrize("days", [-1, 1])
def test_a_visit_is_neither_ahead_nor_before_the_pairing(ward, days):
    pairing = ward.paired()
    with pytest.raises(Invalid):
        actions.keep(ward.carer, due(pairing).pk, on=TODAY + days * DAY, now=MONDAY)


def test_a_greater_need_brings_the_visit_nearer_and_a_lesser_leaves_it(ward):
    pairing = ward.paired("low")
    actions.assess(ward.carer, pairing.care_id, need="high", words="摔了一跤", now=MONDAY)
    assert due(pairing).due_on == TODAY + 7 * DAY
    actions.assess(ward.carer, pairing.care_id, need="low", words="好了", now=MONDAY)
    assert due(pairing).due_on == TODAY + 7 * DAY


def test_the_coordinator_is_alarmed_on_the_very_day(ward):
    pairing = ward.paired()
    visit = due(pairing)
    actions.sweep_visits(now=EVENING + 7 * DAY - timedelta(hours=1))
    queued.run(tell_coordinator)
    assert not Notice.objects.exists()
    for _again in range(2):
        actions.sweep_visits(now=EVENING + 7 * DAY)
        queued.run(tell_coordinator)
    visit.refresh_from_db()
    notice = Notice.objects.get()
    assert notice.user_id == pairing.care.coordinator_id
    assert len(notice.lines) == 1
    assert pairing.care.person.name not in notice.lines[0]["text"]
    assert visit.state == VisitState.DUE


def test_the_day_after_it_is_missed_and_the_rhythm_goes_on(ward):
    pairing = ward.paired()
    visit = due(pairing)
    for days in (8, 8, 9):
        actions.sweep_visits(now=MONDAY + days * DAY)
    visit.refresh_from_db()
    assert visit.state == VisitState.MISSED
    assert due(pairing).due_on == visit.due_on + 7 * DAY
    late = actions.keep(ward.carer, visit.pk, on=visit.due_on, now=MONDAY + 9 * DAY)
    assert late.state == VisitState.KEPT
    assert pairing.visits.filter(state=VisitState.DUE).count() == 1


@pytest.mark.parametrize("reason", EndReason.values)
def test_an_end_ends_all_that_is_open(ward, reason):
    pairing = ward.paired()
    GiftFactory.create(festival__community=ward.community, care=pairing.care)
    actions.end_care(ward.carer, pairing.care_id, reason=reason, now=MONDAY + DAY)
    queued.run(tell_helpers)
    assert Pairing.objects.get().state == PairingState.ENDED
    assert set(CareVisit.objects.values_list("state", flat=True)) == {VisitState.DROPPED}
    assert Gift.objects.get().state == "dropped"
    told = {"moved": 0, "died": 0}.get(reason, 1)
    assert Notice.objects.count() == told


def test_nothing_is_sent_after_a_death(ward):
    pairing = ward.paired()
    actions.end_care(ward.carer, pairing.care_id, reason="died", now=MONDAY + DAY)
    actions.sweep_visits(now=EVENING + 60 * DAY)
    queued.run(tell_helpers)
    queued.run(tell_coordinator)
    assert not Notice.objects.exists()


def test_a_death_overtakes_an_alarm_that_was_on_its_way(ward):
    pairing = ward.paired()
    actions.sweep_visits(now=EVENING + 7 * DAY)
    assert queued.times(tell_coordinator) == 1
    actions.end_care(ward.carer, pairing.care_id, reason="died", now=EVENING + 7 * DAY)
    queued.run(tell_coordinator)
    assert not Notice.objects.exists()


def test_the_log_is_read_by_those_who_care_and_by_nobody_else(ward):
    pairing = ward.paired()
    LogFactory.create(care=pairing.care)
    helper, other = helper_actor(pairing.helper), helper_actor(ward.helper())

    def sees(actor, rule=log_visible_to):
        return Care.objects.filter(rule(actor), pk=pairing.care_id).exists()

    assert sees(helper)
    assert sees(ward.carer)
    for actor in (other, staff_of(ward.community), secretary_of(ward.community)):
        assert not sees(actor, visible_to)
    assert not sees(carer_of(Ward().community))
    actions.end_pairing(ward.carer, pairing.pk, reason="other", now=MONDAY + DAY)
    assert not sees(helper)


def test_who_is_cared_for_sees_themselves_without_the_log(ward):
    helper = ward.helper()
    own = helper_actor(helper)
    pairing = PairingFactory.create(care__community=ward.community, care__person=helper.person)
    assert Care.objects.filter(visible_to(own)).get() == pairing.care
    assert not Care.objects.filter(log_visible_to(own)).exists()
    with pytest.raises(NotPermitted):
        actions.write(own, pairing.care_id, words="看看", now=MONDAY)
    ended = actions.end_care(own, pairing.care_id, reason="declined", now=MONDAY + DAY)
    assert ended.end_reason == "declined"


def test_no_journal_entry_tells_what_was_written(ward):
    pairing = ward.paired()
    actions.keep(ward.carer, due(pairing).pk, on=TODAY, words="血压很高", now=MONDAY)
    actions.write(ward.carer, pairing.care_id, words="血压很高", now=MONDAY)
    told = str(list(Entry.objects.values_list("details", flat=True)))
    assert "血压" not in told
    assert "一个人住" not in told
    assert "李桂芳" not in told


def test_a_helper_of_another_visit_cannot_tell_it_exists(ward):
    visit = CareVisitFactory.create(pairing__care__community=ward.community)
    with pytest.raises(NotFound):
        actions.keep(helper_actor(ward.helper()), visit.pk, on=TODAY, now=MONDAY)


def test_the_clock_alone_misses_a_visit(ward):
    assert not CLOCK.person_ids
    pairing = ward.paired()
    actions.sweep_visits(now=MONDAY + 6 * DAY)
    assert due(pairing).alarmed_at is None
