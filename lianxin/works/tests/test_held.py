"""What works take over from the owners' votes and the fund that the software itself holds."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions as council
from lianxin.council.models import Reserved
from lianxin.council.queries.owners import needs_of
from lianxin.council.tests.owner_world import AFTER, Estate
from lianxin.funds.tests.factories import Purse
from lianxin.people.tests.factories import sign_in
from lianxin.places.tests.factories import BuildingFactory
from lianxin.works import actions
from lianxin.works.actions import Job, Plan
from lianxin.works.models import Funding, OwnersConsent, Project, Purpose
from lianxin.works.tests.factories import VOTE, FundingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def estate():
    return Estate(owners=9)


def planned(estate, *places) -> Project:
    """Announced works on the estate's building, and others, out of the repair fund."""
    plan = Plan(title="屋面防水", contractor_words="历下安居工程队")
    project = actions.plan(estate.staff, estate.community, plan, now=MONDAY)
    wanted = [estate.place.pk, *(place.pk for place in places)]
    job = Job(kind="waterproof", place_ids=wanted)
    actions.add_piece(estate.staff, project.pk, job, now=MONDAY)
    actions.fund(estate.staff, project.pk, source="repair", fen=100, words="", now=MONDAY)
    actions.announce(estate.staff, project.pk, now=MONDAY)
    return project


def declared(estate, ayes: int, noes: int = 0, **changes):
    vote = estate.counted(ayes, noes, **changes)
    return council.declare(estate.staff, vote.pk, verb=needs_of(vote).verdict, now=AFTER)


@pytest.mark.parametrize(("ayes", "noes", "passed"), [(6, 0, True), (3, 5, False), (5, 0, False)])
def test_an_owners_vote_held_here_is_taken_as_it_was_counted(estate, ayes, noes, passed):
    project, vote = planned(estate), declared(estate, ayes, noes)
    consent = actions.take_vote(estate.staff, project.pk, vote=vote.pk, now=AFTER)
    assert (consent.owners, consent.took_part, consent.ayes) == (9, ayes + noes, ayes)
    assert (consent.area_ayes, consent.held_on) == (ayes * 100_00, vote.closes_on)
    assert (consent.purpose, consent.passed) == (Purpose.USE, passed)
    assert consent.pass_rule == vote.majority_rule
    if passed:
        assert actions.start(estate.staff, project.pk, now=AFTER).state == "under_way"
    else:
        with pytest.raises(OutOfOrder):
            actions.start(estate.staff, project.pk, now=AFTER)


def test_owners_who_were_not_asked_have_not_agreed(estate):
    other = BuildingFactory.create(parent__community=estate.community, label="9号楼")
    vote = declared(estate, 6)
    with pytest.raises(Invalid, match="9号楼"):
        actions.take_vote(estate.staff, planned(estate, other).pk, vote=vote.pk, now=AFTER)
    project = planned(estate)
    actions.take_vote(estate.staff, project.pk, vote=vote.pk, now=AFTER)
    job = Job(kind="waterproof", place_ids=[other.pk])
    actions.add_piece(estate.staff, project.pk, job, now=AFTER)
    with pytest.raises(OutOfOrder):
        actions.start(estate.staff, project.pk, now=AFTER)


def test_no_vote_is_taken_that_is_not_declared_or_about_works_or_of_here(estate):
    project = planned(estate)
    running, manager = estate.counted(6), declared(estate, 6, purpose=Reserved.MANAGER)
    far = declared(Estate(owners=9), 6)
    for vote in (running, manager, far):
        with pytest.raises(Invalid):
            actions.take_vote(estate.staff, project.pk, vote=vote.pk, now=AFTER)


def test_a_vote_and_a_sum_are_taken_over_once(estate):
    project, vote = planned(estate), declared(estate, 6)
    purse = Purse(community=estate.community)
    held, other = purse.approved(), purse.approved(1_000)
    actions.take_vote(estate.staff, project.pk, vote=vote.pk, now=AFTER)
    sum_ = actions.take_fund(estate.staff, project.pk, fund_project=held.pk, now=AFTER)
    assert (sum_.fen, sum_.words, sum_.source) == (held.cost, held.title, "special")
    with pytest.raises(Invalid):
        actions.take_vote(estate.staff, project.pk, vote=vote.pk, now=AFTER)
    with pytest.raises(Invalid):
        actions.take_fund(estate.staff, project.pk, fund_project=held.pk, now=AFTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        FundingFactory.create(project=project, source="special", fund_project=held)
    with pytest.raises(IntegrityError), transaction.atomic():
        FundingFactory.create(project=project, source="street", fund_project=other)
    assert Funding.objects.filter(project=project).count() == 2


def test_no_money_is_taken_that_the_street_has_not_approved(estate):
    held = Purse(community=estate.community).agreed()
    with pytest.raises(Invalid):
        actions.take_fund(estate.staff, planned(estate).pk, fund_project=held.pk, now=AFTER)


def test_the_desk_offers_both_and_the_public_page_leads_to_them(estate):
    project, vote = planned(estate), declared(estate, 6)
    held = Purse(community=estate.community).approved()
    client, slug = Client(), estate.community.slug
    sign_in(client, estate.staff)
    for verb, field, pk in (("take_vote", "vote", vote.pk), ("take_fund", "fund_project", held.pk)):
        address = reverse("works_desk:step", args=[slug, project.pk, verb])
        assert client.get(address).status_code == 200
        assert client.post(address, {field: ""}).status_code == 422
        assert client.post(address, {field: pk}).status_code == 302
    page = Client().get(reverse("works:show", args=[slug, project.pk])).content.decode()
    assert reverse("council:owner_vote", args=[slug, vote.pk]) in page
    assert reverse("funds:project", args=[slug, held.pk]) in page


def test_paper_still_counts_beside_what_was_voted_here(estate):
    project = planned(estate)
    actions.record_consent(estate.staff, project.pk, VOTE, now=MONDAY)
    assert OwnersConsent.objects.get(project=project).owner_vote is None
