"""An award from its terms to its certificates, and what stops it on the way."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.core.actor import CLOCK, GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.honours import actions
from lianxin.honours.actions import Proposal
from lianxin.honours.models import Ballot, Nominee, NomineeState, Round, RoundState, Vote
from lianxin.honours.queries.awards import on_ballot, published, recount, standings
from lianxin.honours.queries.certificates import verdict
from lianxin.honours.solving.counting import RECOUNT
from lianxin.honours.tests.factories import DAY, Stage, terms
from lianxin.people.actions import withdraw_consent
from lianxin.people.models import Consent
from lianxin.people.tests.factories import resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return Stage()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"deeds": 19, "residents": 81}, "deeds"),
        ({"deeds": 0, "residents": 100}, "deeds"),
        ({"deeds": 20, "residents": 70}, "deeds"),
        ({"deeds": 100, "residents": 0}, "residents"),
        ({"residents": 40, "jury": 40}, "jury_words"),
        ({"seats": 0}, "seats"),
        ({"vote_until": MONDAY.date() + 7 * DAY}, "vote_until"),
        ({"name": " "}, "name"),
    ],
)
def test_terms_that_no_award_may_have_are_refused_beside_their_field(stage, fields, field):
    with pytest.raises(Invalid) as refused:
        actions.plan_round(stage.staff, stage.community, terms(**fields), now=MONDAY)
    assert refused.value.field == field


def test_deeds_weigh_just_as_much_as_the_rule_wants_at_the_least(stage):
    made = actions.plan_round(stage.staff, stage.community, terms(deeds=20), now=MONDAY)
    assert made.state == RoundState.DRAFT


def test_nobody_stands_anywhere_before_they_agree(stage):
    award = stage.opened()
    nominee = stage.nominee(award, agrees=False)
    assert nominee.state == NomineeState.ASKED
    stage.now += 8 * DAY
    actions.close_nominations(stage.staff, award.pk, now=stage.now)
    with pytest.raises(OutOfOrder):
        actions.judge(stage.staff, award.pk, nominee=nominee.pk, score=5, now=stage.now)
    with pytest.raises(OutOfOrder):
        actions.notice(stage.staff, award.pk, now=stage.now)


def test_staff_cannot_agree_for_somebody_without_saying_by_what(stage):
    nominee = stage.nominee(stage.opened(), agrees=False)
    with pytest.raises(Invalid):
        actions.agree(stage.staff, nominee.pk, now=MONDAY)


def test_who_proposes_themselves_has_agreed_by_that(stage):
    award = stage.opened()
    actor, _person = stage.resident()
    told = Proposal(name="我", words="照顾邻居", is_self=True)
    assert actions.nominate(actor, award.pk, told, now=MONDAY).state == NomineeState.AGREED
    with pytest.raises(Invalid):
        actions.nominate(actor, award.pk, told, now=MONDAY)


def test_a_guest_proposes_with_a_phone_and_not_without(stage):
    award = stage.opened()
    told = Proposal(name="周桂兰", words="好人", phone="13900001111")
    with pytest.raises(Invalid):
        actions.nominate(GUEST, award.pk, told, now=MONDAY)
    made = actions.nominate(GUEST, award.pk, replace(told, by_phone="13900002222"), now=MONDAY)
    assert made.by_id is not None


def test_the_notice_is_waited_for_and_every_objection_answered_first(stage):
    award = stage.noticed(5, 4, 3)
    with pytest.raises(OutOfOrder):
        actions.begin_vote(stage.staff, award.pk, now=stage.now)
    objection = actions.object_to(
        GUEST, award.pk, words="事迹不实", phone="13900003333", now=stage.now
    )
    stage.now += 10 * DAY
    with pytest.raises(OutOfOrder):
        actions.begin_vote(stage.staff, award.pk, now=stage.now)
    actions.answer(stage.staff, objection.pk, words="核实过了，属实", now=stage.now)
    begun = actions.begin_vote(stage.staff, award.pk, now=stage.now)
    assert begun.state == RoundState.VOTING


def test_five_working_days_of_notice_end_with_the_fifth(stage):
    award = stage.noticed(5)
    last = award.notice_until
    assert last is not None
    on_last = MONDAY + (last - MONDAY.date())
    with pytest.raises(OutOfOrder):
        actions.begin_vote(stage.staff, award.pk, now=on_last)
    assert actions.begin_vote(stage.staff, award.pk, now=on_last + DAY).state == "voting"


def test_an_objection_too_late_is_refused_with_a_way_to_go(stage):
    award = stage.noticed(5)
    with pytest.raises(OutOfOrder):
        actions.object_to(
            GUEST, award.pk, words="晚了", phone="13900003333", now=stage.now + 30 * DAY
        )


def test_one_person_votes_once_and_the_second_try_changes_nothing(stage):
    award = stage.voting(5, 4, 3)
    actor, _person = stage.resident()
    stage.cast(award, 1, 2, actor=actor)
    with pytest.raises(OutOfOrder):
        stage.cast(award, 3, actor=actor)
    assert [each.choices for each in Ballot.objects.all()] == [[1, 2]]


@pytest.mark.parametrize("choices", [(), (1, 2, 3), (9,), (1, 9)])
def test_a_ballot_that_says_what_it_may_not_is_refused(stage, choices):
    award = stage.voting(5, 4, 3)
    with pytest.raises(Invalid):
        stage.cast(award, *choices)
    assert not Vote.objects.exists()


def test_staff_cast_no_ballot_for_anybody_and_strangers_none_at_all(stage):
    award = stage.voting(5)
    for actor in (stage.staff, resident_of(CommunityFactory.create())):
        with pytest.raises(NotPermitted):
            actions.vote(actor, award.pk, [1], now=stage.now)
    with pytest.raises(NotPermitted):
        actions.vote(GUEST, award.pk, [1], now=stage.now)


def test_nothing_stored_leads_from_a_voter_to_a_ballot_without_the_key(stage):
    award = stage.voting(5, 4)
    stage.cast(award, 1)
    ballot, vote = Ballot.objects.get(), Vote.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT envelope FROM honours_vote")
        ((raw,),) = cursor.fetchall()
    assert str(ballot.pk) not in raw
    assert vote.envelope == str(ballot.pk)
    entry = Entry.objects.get(deed="vote")
    assert (entry.actor_id, entry.details) == (None, {"panel": "residents"})


def test_a_ballot_once_cast_cannot_be_changed_or_lost(stage):
    award = stage.voting(5, 4)
    ballot = stage.cast(award, 1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(choices=[2])


def test_what_is_announced_is_what_the_ballots_say_and_each_has_a_true_certificate(stage):
    award = stage.voting(3, 5, 4)
    for choices in ((1, 2), (1, 2), (1, 3)):
        stage.cast(award, *choices)
    stage.counted(award)
    award = stage.announced(award)
    honoured = list(Nominee.objects.filter(is_awarded=True).order_by("number"))
    assert [each.number for each in honoured] == [1, 2]
    for each in honoured:
        told = verdict(each.code, today=stage.now.date())
        assert told.nominee == each
        assert told.name == each.name
    forged = ("A" if honoured[0].code[0] != "A" else "B") + honoured[0].code[1:]
    assert verdict(forged, today=stage.now.date()).nominee is None


def test_a_certificate_whose_award_was_renamed_is_no_longer_true(stage):
    award = stage.voting(3, 5)
    stage.cast(award, 1)
    stage.counted(award)
    stage.announced(award)
    Round.objects.update(honour="别的荣誉")
    code = Nominee.objects.filter(is_awarded=True)[0].code
    assert verdict(code, today=stage.now.date()).nominee is None


def test_anybody_comes_to_the_same_with_the_published_file_and_plain_python(stage, tmp_path):
    award = stage.voting(3, 5, 4, 4)
    for choices in ((1, 2), (1, 3), (1, 4), (3, 4), (2,)):
        stage.cast(award, *choices)
    stage.counted(award)
    found = recount(GUEST, stage.community.slug, award.pk, today=stage.now.date())
    (tmp_path / "ballots.json").write_text(published(found), encoding="utf8")
    (tmp_path / "recount.py").write_text(RECOUNT, encoding="utf8")
    assert len(RECOUNT.splitlines()) <= 12
    ran = subprocess.run(  # the program that the page shows
        [sys.executable, "-I", "recount.py"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
    )
    award = stage.announced(award)
    numbers = list(
        Nominee.objects.filter(is_awarded=True).order_by("number").values_list("number", flat=True)
    )
    assert json.loads(ran.stdout) == numbers


def test_the_published_file_names_nobody_and_no_moment(stage):
    award = stage.voting(5, 4)
    actor, person = stage.resident()
    stage.cast(award, 1, actor=actor)
    stage.counted(award)
    told = published(recount(GUEST, stage.community.slug, award.pk, today=stage.now.date()))
    for name in (person.name, "周桂"):
        assert name not in told
    assert set(json.loads(told)["ballots"][0]) == {"panel", "receipt", "for"}


def test_the_ballots_do_not_exist_for_anybody_before_the_count(stage):
    award = stage.voting(5, 4)
    stage.cast(award, 1)
    for actor in (GUEST, stage.staff):
        with pytest.raises(NotFound):
            recount(actor, stage.community.slug, award.pk, today=stage.now.date())


def test_who_withdraws_while_the_vote_runs_is_gone_and_the_ballots_count_for_the_others(stage):
    award = stage.voting(5, 4, 3)
    for choices in ((1, 2), (1, 3), (1, 3)):
        stage.cast(award, *choices)
    first = Nominee.objects.get(number=1)
    consent = Consent.objects.get(person=first.person)
    withdraw_consent(stage.staff, consent.pk, now=stage.now)
    assert [each.number for each in on_ballot(award, today=stage.now.date())] == [2, 3]
    award = stage.counted(award)
    assert [each.number for each in standings(award)] == [2, 3]
    stage.announced(award)
    first.refresh_from_db()
    assert (first.state, first.is_awarded) == (NomineeState.WITHDRAWN, False)


def test_a_name_taken_back_after_the_announcement_is_told_nowhere_any_more(stage):
    award = stage.voting(5, 4)
    stage.cast(award, 1)
    stage.counted(award)
    award = stage.announced(award)
    first = Nominee.objects.get(number=1)
    withdraw_consent(stage.staff, Consent.objects.get(person=first.person).pk, now=stage.now)
    today = stage.now.date()
    names = {each.number: each.name for each in on_ballot(award, today=today)}
    assert names[1] == ""
    assert verdict(first.code, today=today).name == ""


def test_the_clock_cuts_voters_from_ballots_when_the_objection_days_are_over(stage):
    award = stage.voting(5, 4)
    stage.cast(award, 1, device="phone")
    stage.counted(award)
    award = stage.announced(award)
    vote = Vote.objects.get()
    assert vote.device != ""
    actions.sweep(now=stage.now)
    vote.refresh_from_db()
    award.refresh_from_db()
    kept = (vote.person_id, vote.device, vote.envelope, vote.at, vote.is_sealed)
    assert kept == (None, "", "", None, True)
    assert award.sealed_at == stage.now
    actions.sweep(now=stage.now + DAY)
    assert Entry.objects.filter(deed="seal").count() == 1


def test_nothing_is_sealed_while_an_objection_to_the_count_is_open(stage):
    award = stage.voting(5, 4)
    stage.cast(award, 1)
    award = stage.counted(award)
    made = actions.object_to(GUEST, award.pk, words="票数不对", phone="13900003333", now=stage.now)
    with pytest.raises(OutOfOrder):
        stage.announced(award)
    actions.answer(stage.staff, made.pk, words="重算了，一样", now=stage.now)
    stage.announced(award)
    assert made.is_of_result


def test_a_worker_of_another_community_can_do_nothing_and_sees_no_draft(stage):
    made = actions.plan_round(stage.staff, stage.community, terms(), now=MONDAY)
    stranger = staff_of(CommunityFactory.create())
    with pytest.raises(NotFound):
        actions.open_round(stranger, made.pk, now=MONDAY)
    actions.open_round(stage.staff, made.pk, now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.cancel_round(stranger, made.pk, words="x", now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.open_round(CLOCK, made.pk, now=MONDAY)


def test_the_vote_ends_only_after_its_last_day_and_with_a_ballot(stage):
    award = stage.voting(5, 4)
    last = MONDAY + 40 * DAY
    with pytest.raises(OutOfOrder):
        actions.count_votes(stage.staff, award.pk, now=last)
    with pytest.raises(OutOfOrder):
        actions.count_votes(stage.staff, award.pk, now=last + DAY)
    stage.now = last - timedelta(hours=1)
    stage.cast(award, 1)
    assert actions.count_votes(stage.staff, award.pk, now=last + DAY).state == "counted"
