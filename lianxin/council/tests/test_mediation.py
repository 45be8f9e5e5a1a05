"""People's mediation step by step (D-14): free, willing, signed, confirmed in time, visited."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder, Refused
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.council.actions import mediation as actions
from lianxin.council.actions.mediation import Dispute, Side
from lianxin.council.actions.mediation_clock import sweep_mediations
from lianxin.council.models import (
    Court,
    Disputant,
    Mediation,
    MediationMeeting,
    MediationState,
    MediationVisit,
)
from lianxin.council.pdf import agreement
from lianxin.council.queries.mediation import case_file
from lianxin.council.rules.mediation import MEDIATION_FLOW, asks_a_fee, mark_of
from lianxin.council.tests.mediating import TERMS, Case
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import officer_of, resident_of, secretary_of, staff_of

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
DAY = timedelta(days=1)


def test_both_consent_agree_sign_and_are_visited_until_the_file_is_closed():
    case = Case().consent()
    meeting = actions.meet(case.mediator, case.pk, at=MONDAY + DAY, venue="调解室", now=MONDAY)
    later = MONDAY + 2 * DAY
    actions.minute(case.mediator, case.pk, meeting=meeting.pk, words="各自说清", now=later)
    case.draft().sign()
    assert (case.held.state, case.held.effective_on) == (MediationState.AGREED, TODAY)
    days = [each.due_on - TODAY for each in case.held.visits.order_by("number")]
    assert days == [15 * DAY, 60 * DAY]
    for number in (1, 2):
        actions.visit(
            case.mediator,
            case.pk,
            number=number,
            is_kept=True,
            words="没再吵过",
            now=MONDAY + 61 * DAY,
        )
    assert case.held.state == MediationState.CLOSED


@pytest.mark.parametrize("verb", ["consent", "sign"])
def test_one_partys_word_is_not_the_others(verb):
    case = Case()
    if verb == "sign":
        case.consent().draft()
    step = getattr(actions, verb)
    with pytest.raises(NotPermitted, match="替自己"):
        step(case.party(1), case.pk, position=2, now=MONDAY)
    step(case.party(1), case.pk, position=1, now=MONDAY)
    step(case.party(1), case.pk, position=1, now=MONDAY)
    assert case.held.state == ("asked" if verb == "consent" else "drafted")


@pytest.mark.parametrize("how_far", [0, 1, 2])
def test_it_stops_as_soon_as_one_party_refuses(how_far):
    case = Case()
    if how_far > 0:
        case.consent()
    if how_far > 1:
        case.draft()
        actions.sign(case.party(1), case.pk, position=1, now=MONDAY)
    actions.refuse(case.party(2), case.pk, position=2, now=MONDAY)
    assert (case.held.state, case.held.ended_on) == (MediationState.STOPPED, TODAY)
    assert not case.held.disputants.filter(signed_at__isnull=False).exists()
    with pytest.raises(OutOfOrder):
        case.draft()


def test_what_was_changed_since_is_signed_by_nobody():
    case = Case().consent().draft()
    seen = mark_of(TERMS)
    actions.sign(case.party(1), case.pk, position=1, seen=seen, now=MONDAY)
    case.draft("住户赔药费三百元")
    assert not case.held.disputants.filter(signed_at__isnull=False).exists()
    with pytest.raises(OutOfOrder, match="刚刚改过"):
        actions.sign(case.party(2), case.pk, position=2, seen=seen, now=MONDAY)


def test_the_mediator_records_what_was_signed_on_paper():
    case = Case()
    for position in (1, 2):
        actions.consent(case.mediator, case.pk, position=position, now=MONDAY)
    case.draft()
    for position in (1, 2):
        actions.sign(case.mediator, case.pk, position=position, now=MONDAY)
    assert case.held.state == MediationState.AGREED
    assert case.held.disputants.filter(is_on_paper=True).count() == 2


@pytest.mark.parametrize(
    ("words", "is_fee"),
    [
        ("双方各交调解费五十元", True),
        ("先收费后调解", True),
        ("给调解员辛苦费", True),
        ("手续 费二十元", True),
        ("不收调解费", False),
        ("免收任何费用", False),
        ("住户赔药费二百元", False),
    ],
)
def test_a_fee_for_the_mediation_is_recognised(words, is_fee):
    assert asks_a_fee(words) is is_fee


def test_a_fee_is_refused_wherever_it_is_written():
    with pytest.raises(Invalid, match="不收任何费用"):
        Case(words="先收调解费一百元")
    case = Case().consent()
    with pytest.raises(Invalid) as refused:
        case.draft("各付调解费五十元")
    assert refused.value.field == "terms"


@pytest.mark.parametrize(("days", "is_open"), [(30, True), (31, False)])
def test_the_court_is_asked_within_thirty_days(days, is_open):
    case = Case().agreed()
    now = MONDAY + days * DAY
    on = TODAY + days * DAY
    if is_open:
        actions.ask_court(case.mediator, case.pk, on=on, now=now)
        actions.court(case.mediator, case.pk, is_confirmed=True, on=on, now=now)
        assert case.held.court == Court.CONFIRMED
    else:
        with pytest.raises(OutOfOrder, match="满 30 天"):
            actions.ask_court(case.mediator, case.pk, on=on, now=now)


@pytest.mark.parametrize(
    ("days", "deeds", "court"),
    [(19, [], ""), (20, ["remind_court"], ""), (30, ["remind_court"], ""), (31, [], "lapsed")],
)
def test_the_clock_reminds_on_day_twenty_and_closes_on_day_thirty_one(days, deeds, court):
    case = Case().agreed()
    MediationVisit.objects.update(reminded_at=MONDAY)
    for _twice in range(2):
        sweep_mediations(now=MONDAY + days * DAY)
    told = Entry.objects.filter(deed="remind_court").values_list("deed", flat=True)
    assert (list(told), case.held.court) == (deeds, court)


@pytest.mark.parametrize(("days", "count"), [(14, 0), (15, 1), (59, 1), (60, 2)])
def test_the_mediator_is_reminded_of_each_visit_once(days, count):
    case = Case().agreed()
    Mediation.objects.filter(pk=case.pk).update(court=Court.LAPSED, court_on=TODAY)
    for _twice in range(2):
        sweep_mediations(now=MONDAY + days * DAY)
    assert Entry.objects.filter(deed="remind_visit").count() == count


def attempt(verb, case, actor):
    told = {
        "consent": {"position": 1},
        "refuse": {"position": 1},
        "sign": {"position": 1},
        "meet": {"at": MONDAY, "venue": "调解室"},
        "minute": {"meeting": 0, "words": "说清"},
        "draft": {"terms": "和好"},
        "ask_court": {"on": TODAY},
        "court": {"is_confirmed": True, "on": TODAY},
        "visit": {"number": 1, "is_kept": True, "words": "好"},
    }.get(verb, {})
    return getattr(actions, verb)(actor, case.pk, **told, now=MONDAY)


STEPS = [verb for verb in MEDIATION_FLOW if verb not in ("begin", "settle", "close")]


@pytest.mark.parametrize("verb", STEPS)
def test_each_step_is_absent_for_outsiders_and_out_of_order_elsewhere(verb):
    case = Case()
    Disputant.objects.update(consented_at=MONDAY)
    place = case.community
    outsiders = (
        Actor(), case.opener, secretary_of(place), staff_of(place), resident_of(place),
        officer_of(place.subdistrict),
    )  # fmt: skip
    for state in MediationState:
        case.at(state)
        for outsider in outsiders:
            with pytest.raises(NotFound):
                attempt(verb, case, outsider)
        if verb not in ("consent", "refuse", "sign"):
            with pytest.raises(NotPermitted):
                attempt(verb, case, case.party(1))
        if state not in MEDIATION_FLOW[verb].sources:
            with pytest.raises(OutOfOrder):
                attempt(verb, case, case.mediator)


def test_only_workers_take_a_dispute_in_and_only_local_mediators_are_chosen():
    case = Case()
    sides = [Side("甲某"), Side("乙某")]
    dispute = Dispute(title="争吵", mediator_id=case.mediator.user_id or 0, sides=sides)
    for who in (resident_of(case.community), case.mediator, officer_of(case.community.subdistrict)):
        with pytest.raises(NotPermitted):
            actions.open_mediation(who, case.community, dispute, now=MONDAY)
    stranger = resident_of(case.community).user_id or 0
    told = Dispute(title="争吵", mediator_id=stranger, sides=sides)
    with pytest.raises(Invalid) as refused:
        actions.open_mediation(case.opener, case.community, told, now=MONDAY)
    assert refused.value.field == "mediator_id"


def test_two_parties_are_the_least():
    with pytest.raises(Invalid) as refused:
        Case(sides=[Side("李桂芳"), Side(" ")])
    assert refused.value.field == "second_name"


def test_a_matter_is_mediated_once_and_only_in_its_community():
    case = Case()
    matter = MatterFactory.create(community=case.community)
    Case(case.community, matter=matter.pk)
    with pytest.raises(OutOfOrder, match="已经有人在调解"):
        Case(case.community, matter=matter.pk)
    with pytest.raises(NotFound):
        Case(matter=matter.pk)


@pytest.mark.django_db(transaction=True)
def test_of_two_signatures_and_a_refusal_at_once_only_one_outcome_stands():
    case = Case().consent().draft()
    actions.sign(case.party(1), case.pk, position=1, now=MONDAY)
    two = case.party(2)
    outcomes = at_once(
        lambda: actions.sign(two, case.pk, position=2, now=MONDAY),
        lambda: actions.refuse(two, case.pk, position=2, now=MONDAY),
        lambda: actions.sign(two, case.pk, position=2, now=MONDAY),
    )
    held = case.held
    assert all(each is None or isinstance(each, Refused) for each in outcomes)
    is_settled = held.state == MediationState.AGREED
    assert held.visits.count() == (2 if is_settled else 0)
    assert held.disputants.filter(signed_at__isnull=False).count() == (2 if is_settled else 0)


def test_the_agreement_is_a_paper_with_a_line_for_everybody():
    case = Case().consent().draft()
    held = agreement(case_file(case.mediator, case.community.slug, case.pk), today=TODAY)
    assert held.startswith(b"%PDF-")


AGREED = {"state": "agreed", "terms": TERMS, "effective_on": TODAY, "ended_on": TODAY}


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "asleep"},
        {"court": "lost", "court_on": TODAY, **AGREED},
        {"title": ""},
        {**AGREED, "terms": ""},
        {**AGREED, "effective_on": None},
        {"effective_on": TODAY},
        {"state": "drafted"},
        {**AGREED, "ended_on": None},
        {"ended_on": TODAY},
        {"court": "asked", "court_on": TODAY},
        {**AGREED, "court": "asked"},
        {**AGREED, "court_on": TODAY},
        {**AGREED, "court": "asked", "court_on": TODAY - DAY},
    ],
)
def test_the_database_refuses_a_mediation_that_cannot_be(facts):
    case = Case()
    with pytest.raises(IntegrityError), transaction.atomic():
        Mediation.objects.filter(pk=case.pk).update(**facts)


def test_the_database_refuses_parties_meetings_and_visits_that_cannot_be():
    case = Case()
    first = Disputant.objects.filter(mediation=case.pk, position=1)
    for facts in ({"signed_at": MONDAY}, {"name": ""}, {"position": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            first.update(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        MediationMeeting.objects.create(mediation_id=case.pk, at=MONDAY, venue="")
    visit = {"mediation_id": case.pk, "number": 1, "due_on": TODAY}
    halves: list[dict[str, object]] = [{"done_on": TODAY}, {"is_kept": True}]
    for half in halves:
        with pytest.raises(IntegrityError), transaction.atomic():
            MediationVisit.objects.create(**visit, **half)
    MediationVisit.objects.create(**visit)
    with pytest.raises(IntegrityError), transaction.atomic():
        MediationVisit.objects.create(**visit)
