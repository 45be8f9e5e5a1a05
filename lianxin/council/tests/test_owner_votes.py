"""Owners' votes at their thresholds, by head and by area (D-07 to D-11)."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.core.tests.threads import at_once
from lianxin.council import actions
from lianxin.council.actions.owner_roll import area_of
from lianxin.council.actions.owner_votes import sweep_votes
from lianxin.council.models import (
    Ballot,
    EmergencyRepair,
    FundReport,
    Holding,
    Owner,
    OwnerVote,
    OwnerVoteState,
    PaperEntry,
    Reserved,
)
from lianxin.council.queries.owners import needs_of, owner_vote_for
from lianxin.council.rules.owners import (
    AT_LEAST,
    MAJORITY_OF,
    MORE_THAN,
    OWNER_VOTE_FLOW,
    REPAIR_FLOW,
    Sums,
    committee_bar,
    enough_for,
    enough_present,
    verdict,
)
from lianxin.council.tests.factories import MEETING, Stage
from lianxin.council.tests.owner_world import AFTER, CLOSES, DAY, OPENS, Estate
from lianxin.people.tests.factories import member_of, officer_of, resident_of, secretary_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
TWO_THIRDS, HALF, THREE_QUARTERS = Fraction(2, 3), Fraction(1, 2), Fraction(3, 4)
ROLL = Sums(90, 9000_00)


def test_two_thirds_of_ninety_owners_and_9000_square_metres_make_a_vote():
    present = enough_present(ROLL, TWO_THIRDS)
    assert present == Sums(60, 6000_00)
    assert Sums(60, 6000_00).reaches(present)
    assert not Sums(59, 9000_00).reaches(present)
    assert not Sums(90, 5999_99).reaches(present)


@pytest.mark.parametrize(
    ("ayes", "found"),
    [
        (Sums(31, 3001_00), "declare_passed"),
        (Sums(30, 3001_00), "declare_rejected"),
        (Sums(31, 3000_01), "declare_passed"),
        (Sums(31, 3000_00), "declare_rejected"),
    ],
)
def test_the_fund_is_used_by_more_than_half_of_both(ayes, found):
    cast = Sums(60, 6000_00)
    needed = enough_for(cast, MORE_THAN, HALF)
    assert verdict(cast, ayes, enough_present(ROLL, TWO_THIRDS), needed) == found


@pytest.mark.parametrize(
    ("ayes", "found"),
    [
        (Sums(45, 4500_00), "declare_passed"),
        (Sums(44, 4500_00), "declare_rejected"),
        (Sums(45, 4499_99), "declare_rejected"),
    ],
)
def test_funds_are_raised_by_three_quarters_of_both_or_more(ayes, found):
    cast = Sums(60, 6000_00)
    needed = enough_for(cast, AT_LEAST, THREE_QUARTERS)
    assert verdict(cast, ayes, enough_present(ROLL, TWO_THIRDS), needed) == found


@given(st.integers(1, 500), st.integers(1, 10**7), st.data())
def test_nothing_passes_without_its_share_of_both(owners, area, data):
    roll = Sums(owners, area)
    cast = Sums(data.draw(st.integers(0, owners)), data.draw(st.integers(0, area)))
    ayes = Sums(data.draw(st.integers(0, cast.owners)), data.draw(st.integers(0, cast.area)))
    present = enough_present(roll, TWO_THIRDS)
    passed = verdict(cast, ayes, present, enough_for(cast, AT_LEAST, THREE_QUARTERS))
    is_lawful = (
        3 * cast.owners >= 2 * owners
        and 3 * cast.area >= 2 * area
        and 4 * ayes.owners >= 3 * cast.owners
        and 4 * ayes.area >= 3 * cast.area
    )
    assert (passed == "declare_passed") == is_lawful


def test_every_reserved_kind_has_its_majority():
    assert set(MAJORITY_OF) == set(Reserved.values)
    heavy = {Reserved.FUND_RAISING, Reserved.REBUILDING, Reserved.COMMON_PARTS}
    assert {kind for kind, key in MAJORITY_OF.items() if key == AT_LEAST} == heavy


def test_an_owners_committee_of_nine_needs_six_there_and_five_for_it():
    assert committee_bar(9, TWO_THIRDS, HALF) == (6, 5)


@pytest.mark.parametrize(("words", "area"), [("89.5", 8950), ("100", 10000), ("0.01", 1)])
def test_an_area_is_kept_to_the_hundredth(words, area):
    assert area_of(words) == area


@pytest.mark.parametrize("words", ["", "0", "八十", "-3", "89.555", "1e3", "9999999"])
def test_what_is_no_area_is_refused(words):
    with pytest.raises(ValueError, match=words or "^$"):
        area_of(words)


def test_an_owner_with_several_doors_counts_once_with_all_area():
    estate = Estate(owners=2)
    estate.enter([actions.Door("车库", 20_50, "业主0"), actions.Door("1室", 80_00, "业主1")])
    vote = estate.announced()
    assert (vote.owners, vote.area) == (2, 200_50)
    first = vote.ballots.get(owner__name="业主0")
    assert first.area == 120_50
    assert Holding.objects.count() == 3


def test_a_roll_is_read_as_pasted_and_says_which_line_is_wrong():
    doors = actions.read_roll("101\t89.50\t王群\t13800001234\n\n102，60，李明")
    assert [(each.door, each.area, each.contact) for each in doors] == [
        ("101", 8950, "13800001234"),
        ("102", 6000, ""),
    ]
    with pytest.raises(Invalid, match="第 2 行"):
        actions.read_roll("101,89,王群\n102,李明")


def test_notice_fourteen_days_ahead_is_refused_and_fifteen_will_do():
    estate = Estate()
    late = estate.prepared(opens_on=(MONDAY + 14 * DAY).date())
    with pytest.raises(Invalid, match="15 天"):
        actions.announce(estate.staff, late.pk, now=MONDAY)
    told = estate.announced()
    assert told.earliest_on == told.opens_on == date(2026, 3, 17)
    assert told.committee_told_at == MONDAY
    with pytest.raises(OutOfOrder):
        actions.open_vote(estate.staff, told.pk, now=OPENS - DAY)


def test_the_roll_stays_as_it_was_announced():
    estate = Estate()
    vote = estate.announced()
    estate.enter([actions.Door("新室", 500_00, "新业主"), actions.Door("0室", 1_00, "业主0")])
    vote.refresh_from_db()
    assert (vote.owners, vote.area, vote.ballots.count()) == (9, 900_00, 9)


def test_a_vote_without_a_roll_is_not_announced():
    estate = Estate(owners=1)
    Holding.objects.all().delete()
    with pytest.raises(OutOfOrder):
        estate.announced()


@pytest.mark.parametrize(
    ("ayes", "noes", "found"),
    [(4, 2, "passed"), (3, 3, "rejected"), (5, 0, "void"), (9, 0, "passed")],
)
def test_only_what_the_count_allows_is_declared(ayes, noes, found):
    estate = Estate()
    vote = estate.counted(ayes, noes)
    for verb in ("declare_passed", "declare_rejected", "declare_void"):
        if not verb.endswith(found):
            with pytest.raises(OutOfOrder):
                actions.declare(estate.staff, vote.pk, verb=verb, now=AFTER)
    told = actions.declare(estate.staff, vote.pk, verb=f"declare_{found}", now=AFTER)
    assert told.state == found
    assert needs_of(told).cast.owners == ayes + noes


def test_an_owner_votes_online_once_and_may_think_again():
    estate = Estate()
    owner = estate.owner_with_account()
    vote = estate.opened()
    for choice in ("aye", "no"):
        actions.cast(owner, vote.pk, choice=choice, now=OPENS)
    assert Ballot.objects.exclude(choice="").get().choice == "no"
    with pytest.raises(Invalid):
        actions.cast(owner, vote.pk, choice="maybe", now=OPENS)
    with pytest.raises(OutOfOrder):
        actions.cast(owner, vote.pk, choice="aye", now=AFTER)
    for stranger in (GUEST, estate.staff, resident_of(estate.community)):
        with pytest.raises(NotPermitted):
            actions.cast(stranger, vote.pk, choice="aye", now=OPENS)


def test_a_paper_counts_only_when_two_have_read_the_same():
    estate = Estate()
    vote = estate.opened()
    ballot = vote.ballots.first()
    read = actions.enter_ballot
    for _again in range(2):
        read(estate.staff, ballot.pk, choice="aye", now=OPENS, photo=picture())
    ballot.refresh_from_db()
    assert ballot.choice == ""
    read(estate.second, ballot.pk, choice="no", now=OPENS)
    ballot.refresh_from_db()
    assert ballot.choice == ""
    read(estate.second, ballot.pk, choice="aye", now=OPENS)
    ballot.refresh_from_db()
    assert (ballot.choice, ballot.way) == ("aye", "paper")
    assert ballot.first_by_id != ballot.second_by_id
    read(estate.staff, ballot.pk, choice="no", now=OPENS)
    ballot.refresh_from_db()
    assert (ballot.choice, ballot.first_by_id) == ("", None)
    assert PaperEntry.objects.exclude(photo=None).count() == 1


def test_an_owners_own_word_goes_before_a_paper():
    estate = Estate()
    owner = estate.owner_with_account()
    vote = estate.opened()
    ballot = vote.ballots.get(owner__person_id__in=owner.person_ids)
    for clerk in (estate.staff, estate.second):
        actions.enter_ballot(clerk, ballot.pk, choice="aye", now=OPENS)
    actions.cast(owner, vote.pk, choice="no", now=OPENS)
    ballot.refresh_from_db()
    assert (ballot.choice, ballot.way, ballot.first_by) == ("no", "online", None)
    with pytest.raises(OutOfOrder):
        actions.enter_ballot(estate.staff, ballot.pk, choice="aye", now=OPENS)


def test_nobody_counts_before_the_last_day_unless_all_have_voted():
    estate = Estate(owners=2)
    vote = estate.opened()
    with pytest.raises(OutOfOrder):
        actions.count(estate.staff, vote.pk, now=CLOSES)
    for ballot in vote.ballots.all():
        for clerk in (estate.staff, estate.second):
            actions.enter_ballot(clerk, ballot.pk, choice="aye", now=OPENS)
    assert actions.count(estate.staff, vote.pk, now=OPENS).owners_for == 2


def test_the_clock_opens_and_counts_and_leaves_declaring_to_people():
    estate = Estate()
    vote = estate.announced()
    assert [sweep_votes(now=each) for each in (MONDAY, OPENS, OPENS, AFTER, AFTER)] == [
        0,
        1,
        0,
        1,
        0,
    ]
    vote.refresh_from_db()
    assert vote.state == OwnerVoteState.COUNTED


def test_a_notice_taken_back_begins_anew():
    estate = Estate()
    vote = actions.take_back_vote(estate.staff, estate.announced().pk, now=MONDAY)
    assert (vote.announced_at, vote.ballots.count()) == (None, 0)
    actions.rewrite_vote(estate.staff, vote.pk, estate.made(title="修楼顶"), now=MONDAY)
    with pytest.raises(Invalid):
        actions.announce(estate.staff, vote.pk, now=MONDAY + DAY)


def test_a_vote_is_seen_by_all_once_announced_and_only_by_its_desk_before():
    estate = Estate()
    vote = estate.prepared()
    for actor in (GUEST, secretary_of(CommunityFactory.create())):
        with pytest.raises(NotFound):
            owner_vote_for(actor, vote.pk)
    actions.announce(estate.staff, vote.pk, now=MONDAY)
    assert owner_vote_for(GUEST, vote.pk) == vote


def test_every_step_of_a_vote_is_its_staffs_alone():
    estate = Estate()
    vote = estate.announced()
    where = estate.community
    for actor in (GUEST, resident_of(where), member_of(where), officer_of(where.subdistrict)):
        for deed in (actions.take_back_vote, actions.open_vote, actions.count):
            with pytest.raises(NotPermitted):
                deed(actor, vote.pk, now=OPENS)
        with pytest.raises(NotPermitted):
            actions.cancel_vote(actor, vote.pk, words="算了", now=OPENS)
    assert actions.cancel_vote(secretary_of(where), vote.pk, words="换方案", now=OPENS)


@pytest.mark.parametrize("state", OwnerVoteState.values)
@pytest.mark.parametrize("verb", sorted(OWNER_VOTE_FLOW))
def test_each_step_of_a_vote_is_open_in_its_own_states_alone(state, verb):
    estate = Estate(owners=1)
    vote = OwnerVote(community=estate.community, state=state)
    found = {step.verb for step in OWNER_VOTE_FLOW.open_to(estate.staff, vote)}
    assert (verb in found) == (state in OWNER_VOTE_FLOW[verb].sources)


def test_what_the_council_referred_becomes_a_vote_once():
    stage = Stage()
    session = stage.sitting("动用维修资金修屋面")
    item = session.items.get()
    actions.call(stage.staff, item.pk, now=MEETING)
    actions.refer_to_owners(stage.staff, item.pk, words="请业主定", now=MEETING)
    estate = Estate()
    other = estate.made(item_id=item.pk)
    with pytest.raises(Invalid):
        actions.prepare(estate.staff, estate.community, other, now=MONDAY)
    own = Estate()
    own.place.__class__.objects.filter(pk=own.place.pk).update(community=stage.community)
    made = own.made(item_id=item.pk)
    vote = actions.prepare(stage.staff, stage.community, made, now=MEETING)
    assert vote.item == item
    with pytest.raises(Invalid):
        actions.prepare(stage.staff, stage.community, made, now=MEETING)


def test_an_emergency_repair_is_the_streets_to_confirm():
    estate = Estate()
    ask = actions.ask_repair
    place_id = estate.place.pk
    repair = ask(estate.staff, estate.community, place_id=place_id, what="屋面漏雨", now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.decide_repair(estate.staff, repair.pk, verb="confirm", now=MONDAY)
    street = officer_of(estate.community.subdistrict)
    with pytest.raises(Invalid):
        actions.decide_repair(street, repair.pk, verb="refuse", now=MONDAY)
    told = actions.decide_repair(street, repair.pk, verb="confirm", now=MONDAY)
    assert told.state == "confirmed"
    with pytest.raises(OutOfOrder):
        actions.decide_repair(street, repair.pk, verb="confirm", now=MONDAY)
    assert set(REPAIR_FLOW) == {"confirm", "refuse"}


def test_a_quarter_of_the_fund_is_told_once_and_never_overdrawn():
    estate = Estate()
    told = actions.Quarter(estate.place.pk, 2025, 4, before=100, income=50, used=150)
    made = actions.report_fund(estate.staff, estate.community, told, now=MONDAY)
    assert made.after == 0
    with pytest.raises(Invalid):
        actions.report_fund(estate.staff, estate.community, told, now=MONDAY)
    over = actions.Quarter(estate.place.pk, 2025, 3, before=100, income=50, used=151)
    with pytest.raises(Invalid):
        actions.report_fund(estate.staff, estate.community, over, now=MONDAY)


IMPOSSIBLE = [
    (Owner, "owner_has_a_name", {"name": ""}),
    (Holding, "door_has_a_number", {"door": ""}),
    (Holding, "door_has_an_area", {"area": 0}),
    (OwnerVote, "owner_vote_state_is_known|owner_vote_is_declared", {"state": "lost"}),
    (OwnerVote, "owner_vote_asks_something", {"title": ""}),
    (OwnerVote, "owner_vote_is_of_a_reserved_kind", {"purpose": "whim"}),
    (OwnerVote, "owner_vote_lasts_a_day_or_more", {"closes_on": MONDAY.date()}),
    (OwnerVote, "announced_vote_has_its_roll_and_rules", {"committee_told_at": None}),
    (OwnerVote, "announced_vote_has_its_roll_and_rules", {"notice_rule": None}),
    (OwnerVote, "owners_are_told_in_time", {"earliest_on": date(2026, 3, 18)}),
    (OwnerVote, "owners_votes_fit_the_roll", {"owners_for": 10}),
    (OwnerVote, "passed_vote_has_owners_and_area_enough", {"owners_for": 3}),
    (OwnerVote, "passed_vote_has_owners_and_area_enough", {"area_for": 300_00}),
    (OwnerVote, "passed_vote_has_owners_and_area_enough", {"owners_present_needed": 7}),
    (OwnerVote, "rejected_vote_had_owners_enough_but_not_for_it", {"state": "rejected"}),
    (OwnerVote, "void_vote_had_too_few_owners", {"state": "void"}),
    (OwnerVote, "owner_vote_is_declared_or_undated", {"declared_at": None}),
    (
        OwnerVote,
        "cancelled_vote_says_why",
        {"state": "cancelled", "declared_at": None},
    ),
    (Ballot, "ballot_has_an_area", {"area": 0}),
    (Ballot, "ballot_choice_is_known", {"choice": "maybe", "way": "online", "cast_at": OPENS}),
    (Ballot, "ballot_is_cast_in_a_known_way_or_not_at_all", {"way": "", "choice": "aye"}),
    (
        Ballot,
        "owners_paper_is_entered_by_two",
        {"way": "paper", "choice": "aye", "cast_at": OPENS, "confirmed_at": None},
    ),
    (PaperEntry, "paper_choice_is_known", {"choice": "maybe"}),
    (EmergencyRepair, "repair_state_is_known|repair_is_decided", {"state": "lost"}),
    (EmergencyRepair, "repair_says_what", {"what": ""}),
    (EmergencyRepair, "repair_is_decided_or_undated", {"decided_at": MONDAY}),
    (EmergencyRepair, "refused_repair_says_why", {"state": "refused", "decided_at": MONDAY}),
    (FundReport, "fund_report_is_of_a_quarter", {"quarter": 5}),
    (FundReport, "fund_is_never_overdrawn", {"used": 999}),
]


@pytest.mark.parametrize(("model", "name", "change"), IMPOSSIBLE)
def test_the_database_refuses_an_impossible_vote_of_owners(model, name, change):
    estate = Estate()
    vote = estate.counted(4, 2)
    actions.declare(estate.staff, vote.pk, verb="declare_passed", now=AFTER)
    PaperEntry.objects.create(
        ballot=vote.ballots.first(),
        clerk_id=estate.staff.user_id,
        choice="aye",
        entered_at=OPENS,
    )
    place_id = estate.place.pk
    actions.ask_repair(estate.staff, estate.community, place_id=place_id, what="漏雨", now=MONDAY)
    told = actions.Quarter(estate.place.pk, 2025, 4, before=100, income=50, used=50)
    actions.report_fund(estate.staff, estate.community, told, now=MONDAY)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**change)


def test_the_database_keeps_one_ballot_an_owner_and_one_owner_a_door():
    estate = Estate()
    estate.owner_with_account()
    vote = estate.opened()
    PaperEntry.objects.create(
        ballot=vote.ballots.first(), clerk_id=estate.staff.user_id, choice="no", entered_at=OPENS
    )
    rows = (
        vote.ballots.first(),
        Holding.objects.first(),
        PaperEntry.objects.get(),
        Owner.objects.exclude(person=None).get(),
    )
    for row in rows:
        row.pk, row._state.adding = None, True
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_count_one_paper_and_one_declaration_stands():
    estate = Estate(owners=1)
    vote = estate.opened()
    ballot = vote.ballots.get()
    read = actions.enter_ballot
    found = at_once(
        *(
            lambda clerk=clerk: read(clerk, ballot.pk, choice="aye", now=OPENS)
            for clerk in (estate.staff, estate.second) * 2
        )
    )
    assert found == [None] * 4
    ballot.refresh_from_db()
    assert (ballot.choice, PaperEntry.objects.count()) == ("aye", 2)
    actions.count(estate.staff, vote.pk, now=AFTER)
    say = actions.declare
    told = at_once(*(lambda: say(estate.staff, vote.pk, verb="declare_passed", now=AFTER),) * 3)
    assert sorted(type(each).__name__ for each in told) == ["NoneType", "OutOfOrder", "OutOfOrder"]
    assert Entry.objects.filter(deed="declare_passed").count() == 1
