"""Households, juries, papers, what is odd, and many at once."""

from datetime import timedelta
from functools import partial

import pytest

from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.honours import actions
from lianxin.honours.models import Ballot, Juror, PaperEntry, SetAside, Vote
from lianxin.honours.queries.award_desk import oddities, papers_of
from lianxin.honours.queries.awards import recount, standings
from lianxin.honours.tests.factories import Stage
from lianxin.places.tests.factories import BuildingFactory, CourtyardFactory, EntranceFactory


def household_stage() -> Stage:
    stage = Stage(voter="household")
    yard = CourtyardFactory.create(
        community=stage.community, name="历山路100号院", label="历山路100号院"
    )
    building = BuildingFactory.create(parent=yard, name="6号楼", label="历山路100号院 6号楼")
    EntranceFactory.create(parent=building, name="2单元", label="历山路100号院 6号楼 2单元")
    return stage


HOME = "历山路100号院6号楼2单元301"


@pytest.mark.django_db
def test_one_household_votes_once_however_its_door_is_written():
    stage = household_stage()
    award = stage.voting(5, 4)
    stage.cast(award, 1, home=HOME)
    for home in ("历山路100号院 6号楼 2单元 301室", "历山路100号院6号楼2单元0301户"):
        with pytest.raises(OutOfOrder):
            stage.cast(award, 2, home=home)
    stage.cast(award, 2, home=HOME.replace("301", "302"))
    assert Ballot.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("home", ["", "历山路100号院6号楼", "历山路100号院6号楼2单元", "别处9号"])
def test_a_household_is_told_to_the_door_or_not_taken(home):
    stage = household_stage()
    award = stage.voting(5, 4)
    with pytest.raises(Invalid) as refused:
        stage.cast(award, 1, home=home)
    assert refused.value.field == "home"


@pytest.mark.django_db
def test_jury_and_residents_are_weighed_apart_and_a_juror_votes_once():
    stage = Stage(residents=50, jury=30, jury_words="议事会成员")
    juror, person = stage.resident()
    award = stage.noticed(5, 5, 5)
    stage.now += timedelta(days=10)
    with pytest.raises(OutOfOrder):
        actions.begin_vote(stage.staff, award.pk, now=stage.now)
    actions.seat_juror(stage.staff, award.pk, person=person.pk, now=stage.now)
    actions.begin_vote(stage.staff, award.pk, now=stage.now)
    stage.cast(award, 3, actor=juror)
    with pytest.raises(OutOfOrder):
        stage.cast(award, 1, actor=juror)
    for _each in range(2):
        stage.cast(award, 1)
    found = {each.number: each.points for each in standings(stage.counted(award))}
    assert found == {1: 70, 2: 20, 3: 50}


@pytest.mark.django_db
def test_nobody_judges_an_award_for_which_they_are_proposed():
    stage = Stage(residents=50, jury=30, jury_words="议事会成员")
    award = stage.opened()
    actor, person = stage.resident()
    told = actions.Proposal(name="我", words="好事", is_self=True)
    actions.nominate(actor, award.pk, told, now=MONDAY)
    with pytest.raises(Invalid):
        actions.seat_juror(stage.staff, award.pk, person=person.pk, now=MONDAY)
    assert not Juror.objects.exists()


def hand_out(stage, award, number=1):
    actions.hand_out(
        stage.staff, award.pk, name="张三", phone=f"1370000{number:04d}", now=stage.now
    )


@pytest.mark.django_db
def test_a_paper_counts_when_two_different_people_read_the_same():
    stage = Stage()
    award = stage.voting(5, 4)
    hand_out(stage, award)
    read = partial(actions.read_paper, pk=award.pk, serial=1, now=stage.now)
    read(stage.staff, choices=[1])
    read(stage.staff, choices=[1])
    assert not Ballot.objects.exists()
    read(stage.other, choices=[2])
    assert papers_of(award)[0].is_in_conflict
    read(stage.other, choices=[1])
    assert [each.choices for each in Ballot.objects.all()] == [[1]]
    assert PaperEntry.objects.filter(is_agreed=True).count() == 2
    with pytest.raises(OutOfOrder):
        read(stage.staff, choices=[2])


@pytest.mark.django_db
def test_who_was_handed_a_paper_has_no_second_one_and_no_vote_online():
    stage = Stage()
    award = stage.voting(5, 4)
    actor, _person = stage.resident()
    hand_out(stage, award)
    with pytest.raises(OutOfOrder):
        hand_out(stage, award)
    stage.cast(award, 1, actor=actor)
    award.refresh_from_db()
    assert award.papers_out == 1
    with pytest.raises(Invalid):
        actions.read_paper(stage.staff, award.pk, serial=2, choices=[1], now=stage.now)


@pytest.mark.django_db
def test_the_count_waits_for_papers_on_which_two_do_not_agree():
    stage = Stage()
    award = stage.voting(5, 4)
    stage.cast(award, 1)
    hand_out(stage, award)
    actions.read_paper(stage.staff, award.pk, serial=1, choices=[1], now=stage.now)
    with pytest.raises(OutOfOrder):
        stage.counted(award)


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "is_odd"), [(3, False), (4, True)])
def test_one_device_for_many_is_shown_from_the_number_that_the_rule_says(count, is_odd):
    stage = Stage()
    award = stage.voting(5, 4)
    for _each in range(count):
        stage.cast(award, 1, device="the tablet in the office")
    found = oddities(award, on=stage.now.date())
    assert [each.kind for each in found] == ["device"] * is_odd
    assert Ballot.objects.count() == count


@pytest.mark.django_db
def test_a_burst_is_shown_and_set_aside_only_with_a_reason_for_all_to_read():
    stage = Stage()
    award = stage.voting(5, 4)
    stage.cast(award, 2)
    for _each in range(10):
        stage.now -= timedelta(minutes=30)
        stage.cast(award, 1)
    (odd,) = oddities(award, on=stage.now.date())
    assert (odd.kind, len(odd.votes)) == ("burst", 11)
    votes = [each.pk for each in odd.votes[1:]]
    with pytest.raises(Invalid):
        actions.set_aside(stage.staff, award.pk, votes, words=" ", now=stage.now)
    actions.set_aside(stage.staff, award.pk, votes, words="同一人代投，已问过", now=stage.now)
    award = stage.counted(award)
    found = recount(stage.staff, stage.community.slug, award.pk, today=stage.now.date())
    assert found.aside == [("residents", "同一人代投，已问过", 10)]
    assert sum(found.cast.values()) == 1
    assert SetAside.objects.count() == 10


@pytest.mark.django_db
def test_whose_vote_was_set_aside_may_vote_again_while_the_vote_lasts():
    stage = Stage()
    award = stage.voting(5, 4)
    actor, _person = stage.resident()
    stage.cast(award, 1, actor=actor)
    vote = Vote.objects.get()
    actions.set_aside(stage.staff, award.pk, [vote.pk], words="孩子误点", now=stage.now)
    stage.cast(award, 2, actor=actor)
    found = {each.number: each.residents for each in standings(stage.counted(award))}
    assert found == {1: 0, 2: 1}


@pytest.mark.django_db(transaction=True)
def test_of_four_presses_at_once_one_vote_is_counted():
    stage = Stage()
    award = stage.voting(5, 4)
    actor, _person = stage.resident()
    press = partial(actions.vote, actor, award.pk, [1], now=stage.now)
    refused = at_once(press, press, press, press)
    assert sum(each is None for each in refused) == 1
    assert (Vote.objects.count(), Ballot.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_read_one_paper_at_once_make_one_ballot():
    stage = Stage()
    award = stage.voting(5, 4)
    hand_out(stage, award)
    read = partial(actions.read_paper, pk=award.pk, serial=1, choices=[1], now=stage.now)
    at_once(partial(read, stage.staff), partial(read, stage.other))
    award.refresh_from_db()
    assert (Ballot.objects.count(), award.papers_in) == (1, 1)
