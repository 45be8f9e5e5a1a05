"""Whose a door is: confirmed once, on a ground, and only then voted for online."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import picture
from lianxin.council import actions
from lianxin.council.actions import Door, Shown
from lianxin.council.models import Ballot, BallotDoor, Ground, Holding, PaperEntry, Proof
from lianxin.council.tests.owner_world import OPENS, Estate
from lianxin.people.tests.factories import (
    PersonFactory,
    resident_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
DEED = Shown(Ground.DEED, "鲁（2016）第0012345号")


@pytest.fixture
def estate() -> Estate:
    return Estate()


def door(estate: Estate, name: str) -> Holding:
    return Holding.objects.get(place=estate.place, door=name)


def confirmed(estate: Estate, *names: str) -> None:
    for name in names:
        actions.confirm_door(estate.staff, door(estate, name).pk, DEED, now=OPENS)


def unproved(estate: Estate, name: str = "9室") -> Actor:
    """An owner with an account whose door nobody has looked at."""
    return estate.owner_with_account(name, paper="")


def test_a_ballot_is_cast_online_only_for_a_door_that_is_confirmed(estate):
    owner = unproved(estate)
    vote = estate.opened()
    with pytest.raises(NotPermitted, match="9室还没有核对"):
        actions.cast(owner, vote.pk, choice="aye", now=OPENS)
    assert not Ballot.objects.exclude(choice="").exists()
    # On paper it counts all the same.
    ballot = vote.ballots.get(owner__person_id__in=owner.person_ids)
    for clerk in (estate.staff, estate.second):
        actions.enter_ballot(clerk, ballot.pk, choice="no", now=OPENS)
    ballot.refresh_from_db()
    assert (ballot.way, ballot.confirmed_at) == ("paper", None)
    confirmed(estate, "9室")
    actions.cast(owner, vote.pk, choice="aye", now=OPENS)
    ballot.refresh_from_db()
    assert (ballot.choice, ballot.way, ballot.confirmed_at) == ("aye", "online", OPENS)


def test_of_two_doors_both_have_to_be_confirmed(estate):
    owner = unproved(estate)
    held = door(estate, "9室")
    Holding.objects.create(owner=held.owner, place=estate.place, door="10室", area=50_00)
    confirmed(estate, "9室")
    vote = estate.opened()
    with pytest.raises(NotPermitted, match=r"^[^、]*10室还没有核对"):
        actions.cast(owner, vote.pk, choice="aye", now=OPENS)
    confirmed(estate, "10室")
    assert actions.cast(owner, vote.pk, choice="aye", now=OPENS).area == 150_00


def test_a_door_that_changed_hands_after_the_notice_is_nobodys_online(estate):
    before = estate.owner_with_account()
    vote = estate.opened()
    after = estate.owner_with_account("9室")
    assert door(estate, "9室").proof.owner.person_id in after.person_ids
    for each in (before, after):
        # The old owner's door is another's; the new one was not on the roll of the day.
        with pytest.raises(NotPermitted):
            actions.cast(each, vote.pk, choice="aye", now=OPENS)


def test_what_was_shown_of_the_last_owner_says_nothing_of_the_next(estate):
    confirmed(estate, "1室")
    estate.enter([Door("1室", 100_00, "新业主")])
    assert not Proof.objects.exists()
    estate.enter([Door("2室", 100_00, "业主2", paper="鲁字第2号")])
    estate.enter([Door("2室", 101_00, "业主2")])
    # Entered again as the same owner's, it stays confirmed.
    assert Proof.objects.get().paper == "鲁字第2号"


def test_a_line_of_the_roll_may_name_the_deed_that_was_seen():
    read = actions.read_roll("1室，89.5，王群，，鲁字第1号\n2室\t70\t李娜\n")
    assert read == [Door("1室", 89_50, "王群", "", "鲁字第1号"), Door("2室", 70_00, "李娜")]


def test_two_confirmed_owners_of_the_building_vouch_for_a_third(estate):
    confirmed(estate, "1室", "2室")
    shown = Shown(Ground.VOUCHED, vouching=("1室", "2室"))
    proof = actions.confirm_door(estate.staff, door(estate, "3室").pk, shown, now=OPENS)
    assert (proof.paper, proof.first_voucher_id) != ("", proof.second_voucher_id)
    for wrong in (("1室",), ("1室", "1室"), ("1室", "4室"), ("1室", "无此门"), ("3室", "5室")):
        bad = replace(shown, vouching=wrong)
        with pytest.raises(Invalid, match="两扇已经核对过的门"):
            actions.confirm_door(estate.staff, door(estate, "5室").pk, bad, now=OPENS)


def test_two_doors_of_one_owner_vouch_as_one(estate):
    confirmed(estate, "1室")
    held = door(estate, "1室")
    Holding.objects.filter(pk=door(estate, "2室").pk).update(owner=held.owner)
    confirmed(estate, "2室")
    shown = Shown(Ground.VOUCHED, vouching=("1室", "2室"))
    with pytest.raises(Invalid):
        actions.confirm_door(estate.staff, door(estate, "3室").pk, shown, now=OPENS)


@pytest.mark.parametrize("shown", [Shown("whim", "1"), Shown(Ground.DEED), Shown(Ground.RULING)])
def test_a_door_is_confirmed_on_a_named_ground_only(estate, shown):
    with pytest.raises(Invalid):
        actions.confirm_door(estate.staff, door(estate, "1室").pk, shown, now=OPENS)


def test_a_door_is_confirmed_once_by_the_staff_here_and_not_by_its_owner(estate):
    held = door(estate, "1室")
    with pytest.raises(NotFound):
        actions.confirm_door(resident_of(estate.community), held.pk, DEED, now=OPENS)
    with pytest.raises(NotFound):
        actions.confirm_door(staff_of(CommunityFactory.create()), held.pk, DEED, now=OPENS)
    user = estate.staff.user_id
    person = PersonFactory.create(community=estate.community, user_id=user)
    held.owner.person = person
    held.owner.save()
    own = replace(estate.staff, person_ids=frozenset({person.pk}))
    with pytest.raises(NotPermitted, match="别的同事"):
        actions.confirm_door(own, held.pk, DEED, now=OPENS)
    actions.confirm_door(estate.second, held.pk, DEED, now=OPENS)
    with pytest.raises(OutOfOrder, match="核对过了"):
        actions.confirm_door(estate.second, held.pk, DEED, now=OPENS)


def test_a_confirmation_taken_back_takes_the_open_ballot_with_it(estate):
    owner = estate.owner_with_account()
    vote = estate.opened()
    actions.cast(owner, vote.pk, choice="aye", now=OPENS)
    held = door(estate, "9室")
    with pytest.raises(Invalid):
        actions.withdraw_proof(estate.staff, held.pk, words=" ", now=OPENS)
    actions.withdraw_proof(estate.staff, held.pk, words="证是别人的", now=OPENS)
    assert not Ballot.objects.exclude(choice="").exists()
    assert Entry.objects.get(deed="withdraw_proof").details["words"] == "证是别人的"
    with pytest.raises(OutOfOrder):
        actions.withdraw_proof(estate.staff, held.pk, words="再来", now=OPENS)


@pytest.mark.parametrize(
    ("model", "name", "change"),
    [
        (Ballot, "online_ballot_is_of_confirmed_doors", {"confirmed_at": None}),
        (Ballot, "online_ballot_is_of_confirmed_doors", {"way": "paper"}),
        (Proof, "ground_of_ownership_is_known", {"ground": "whim"}),
        (Proof, "ownership_is_shown_by_paper_or_by_two_who_vouch", {"paper": ""}),
        (Proof, "ownership_is_shown_by_paper_or_by_two_who_vouch", {"ground": "vouched"}),
    ],
)
def test_the_database_refuses_what_nobody_has_shown(estate, model, name, change):
    owner = estate.owner_with_account()
    vote = estate.opened()
    actions.cast(owner, vote.pk, choice="aye", now=OPENS)
    rows = Ballot.objects.filter(way="online") if model is Ballot else Proof.objects.all()
    # A paper without its two clerks is refused by another sentence, whichever is tried first.
    told = f"{name}|owners_paper_is_entered_by_two"
    with pytest.raises(IntegrityError, match=told), transaction.atomic():
        rows.update(**change)


def test_the_database_lets_two_others_vouch_and_one_ballot_have_a_door(estate):
    confirmed(estate, "1室", "2室")
    shown = Shown(Ground.VOUCHED, vouching=("1室", "2室"))
    proof = actions.confirm_door(estate.staff, door(estate, "3室").pk, shown, now=OPENS)
    for change in ({"first_voucher": proof.second_voucher}, {"second_voucher": proof.owner}):
        with (
            pytest.raises(IntegrityError, match="two_who_vouch_are_two_others"),
            transaction.atomic(),
        ):
            Proof.objects.filter(pk=proof.pk).update(**change)
    vote = estate.announced()
    row = BallotDoor.objects.first()
    other = vote.ballots.exclude(pk=row.ballot_id).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        BallotDoor.objects.create(ballot=other, vote=vote, holding=row.holding)


class Desk:
    def __init__(self, client: Client, estate: Estate) -> None:
        self.client, self.slug = client, estate.community.slug
        sign_in(client, estate.staff)

    def look(self) -> str:
        return self.client.get(reverse("council_desk:doors", args=[self.slug])).content.decode()

    def take(self, held: Holding, verb: str, **told: str):
        address = reverse("council_desk:door_step", args=[self.slug, held.pk, verb])
        return self.client.post(address, told)


def test_staff_confirm_a_door_from_the_register_and_take_it_back(client, estate, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: OPENS)
    desk, held = Desk(client, estate), door(estate, "1室")
    assert "核对过 0 扇" in desk.look()
    bad = desk.take(held, "confirm", ground="deed", paper="")
    assert (bad.status_code, "写上看到的是哪一份" in bad.content.decode()) == (422, True)
    assert desk.take(held, "confirm", ground="deed", paper="鲁字第1号").status_code == 302
    assert "核对过 1 扇" in desk.look()
    again = desk.take(held, "confirm", ground="deed", paper="鲁字第1号")
    assert again.status_code == 409
    vouched = {"ground": "vouched", "first": "1室", "second": "4室"}
    told = desk.take(door(estate, "3室"), "confirm", **vouched)
    assert "两扇已经核对过的门" in told.content.decode()
    assert desk.take(held, "withdraw", words="看错了").status_code == 302
    assert desk.take(held, "praise").status_code == 404


def test_the_register_costs_the_same_with_many_doors(client, estate, django_assert_max_num_queries):
    estate.enter([Door(f"{n}号", 90_00, f"户主{n}", paper=f"鲁字第{n}号") for n in range(60)])
    desk = Desk(client, estate)
    desk.look()
    with django_assert_max_num_queries(12):
        page = desk.look()
    assert "户*" in page
    assert "户主1" not in page


def test_an_owner_is_told_which_door_goes_on_paper(client, estate, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: OPENS)
    owner = unproved(estate)
    vote = estate.opened()
    sign_in(client, owner)
    address = reverse("council:owner_vote", args=[estate.community.slug, vote.pk])
    page = client.get(address).content.decode()
    assert "9室还没有核对" in page
    assert 'name="choice"' not in page
    cast = client.post(
        reverse("council:cast", args=[estate.community.slug, vote.pk]), {"choice": "aye"}
    )
    assert cast.status_code == 403
    confirmed(estate, "9室")
    assert 'name="choice"' in client.get(address).content.decode()


def test_the_picture_of_an_owners_paper_is_for_the_staff_here_alone(client, estate):
    vote = estate.opened()
    ballot = vote.ballots.first()
    actions.enter_ballot(estate.staff, ballot.pk, choice="aye", now=OPENS, photo=picture())
    key = PaperEntry.objects.get().photo.key
    at = [estate.community.slug, vote.pk, key, "full"]
    address = reverse("council_desk:owner_paper", args=at)
    for actor in (resident_of(estate.community), staff_of(CommunityFactory.create())):
        sign_in(client, actor)
        assert client.get(address).status_code == 404
    sign_in(client, estate.second)
    page = reverse("council_desk:owner_vote", args=at[:2])
    assert address in client.get(page).content.decode()
    answer = client.get(address)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
