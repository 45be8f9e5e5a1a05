"""A social organisation from the idea to its registration, and what it is granted."""

from datetime import timedelta
from itertools import product

import pytest

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.organisations import actions
from lianxin.organisations.actions import Details, Mark
from lianxin.organisations.models import Kind, MilestoneKind, Organisation, State
from lianxin.organisations.queries.overview import names_of, public
from lianxin.organisations.rules import FLOW
from lianxin.organisations.tests.factories import (
    LONG_AGO,
    TODAY,
    MilestoneFactory,
    OrganisationFactory,
)
from lianxin.people.tests.factories import officer_of, resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
CODE = "51370102MJD000002H"
MARK = Mark(on=TODAY, authority="区民政局", number="0012")


@pytest.fixture
def community():
    return CommunityFactory.create()


@pytest.fixture
def actor(community):
    return staff_of(community)


def begun(actor, community, **more):
    told = {"kind": Kind.SOCIAL, "name": "东舍坊高跷艺术团", "since": LONG_AGO, **more}
    return actions.add(actor, community, Details(**told), now=MONDAY)


def test_an_idea_is_prepared_filed_applied_for_and_registered(community, actor):
    made = begun(actor, community, state=State.IDEA)
    for verb in ("prepare", "file", "apply", "register"):
        made = actions.advance(actor, made.pk, verb, MARK, now=MONDAY)
    assert (made.state, made.fostered_on) == (State.REGISTERED, TODAY)
    kinds = list(made.milestones.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["idea", "prepare", "file", "apply", "register"]
    assert made.milestones.get(kind="register").authority == "区民政局"
    assert Entry.objects.filter(deed="register_organisation").count() == 1


@pytest.mark.parametrize(("state", "verb"), list(product(State, FLOW)))
def test_each_step_is_taken_from_its_own_states_and_by_workers_alone(state, verb):
    kind = Kind.LOCAL if state == State.STANDING else Kind.SOCIAL
    held = OrganisationFactory.create(kind=kind, state=state, fostered_on=LONG_AGO)
    officer = officer_of(held.community.subdistrict)
    with pytest.raises(NotPermitted):
        actions.advance(officer, held.pk, verb, MARK, now=MONDAY)
    with pytest.raises(NotFound):
        actions.advance(resident_of(held.community), held.pk, verb, MARK, now=MONDAY)
    worker = staff_of(held.community)
    if state in FLOW[verb].sources:
        assert actions.advance(worker, held.pk, verb, MARK, now=MONDAY).state == FLOW[verb].target
    else:
        with pytest.raises(OutOfOrder):
            actions.advance(worker, held.pk, verb, MARK, now=MONDAY)


def test_a_registration_names_its_authority_and_checks_the_credit_code(community, actor):
    held = OrganisationFactory.create(community=community, state=State.APPLIED)
    with pytest.raises(Invalid) as refused:
        actions.advance(actor, held.pk, "register", Mark(on=TODAY), now=MONDAY)
    assert refused.value.field == "authority"
    with pytest.raises(Invalid) as refused:
        actions.advance(actor, held.pk, "register", MARK, now=MONDAY, code="51370102MJD000002X")
    assert refused.value.field == "code"
    held.refresh_from_db()
    assert (held.state, held.milestones.count()) == (State.APPLIED, 0)


def test_a_step_can_be_neither_ahead_of_time_nor_before_the_last(community, actor):
    held = begun(actor, community, state=State.IDEA)
    ahead, before = Mark(on=TODAY + timedelta(days=1)), Mark(on=LONG_AGO - timedelta(days=1))
    for mark in (ahead, before):
        with pytest.raises(Invalid) as refused:
            actions.advance(actor, held.pk, "prepare", mark, now=MONDAY)
        assert refused.value.field == "on"


def test_an_idea_is_nobodys_but_the_desks_until_it_works(community, actor):
    held = begun(actor, community, state=State.IDEA)
    assert public(community.slug, on=TODAY).kinds == []
    actions.advance(actor, held.pk, "file", MARK, now=MONDAY)
    assert [rows[0].pk for _kind, rows in public(community.slug, on=TODAY).kinds] == [held.pk]


def test_an_organisation_written_down_as_registered_says_where(community, actor):
    with pytest.raises(Invalid) as refused:
        begun(actor, community, state=State.REGISTERED)
    assert refused.value.field == "authority"
    assert not Organisation.objects.exists()
    made = begun(actor, community, state=State.REGISTERED, authority="区民政局")
    assert made.milestones.get().kind == MilestoneKind.REGISTER


def test_a_deregistered_organisation_is_offered_no_more_from_that_day(community, actor):
    held = begun(actor, community)
    actions.advance(actor, held.pk, "end", MARK, now=MONDAY)
    assert not names_of(community.pk, on=TODAY).exists()


def test_a_heritage_listing_is_claimed_and_granted_once(community, actor):
    held = begun(actor, community)
    mark = Mark(on=TODAY, what="济南市非物质文化遗产")
    claimed = actions.claim(actor, held.pk, mark, now=MONDAY)
    granted = actions.verdict(actor, claimed.pk, MARK, is_granted=True, now=MONDAY)
    assert (granted.kind, granted.what) == (MilestoneKind.GRANT, "济南市非物质文化遗产")
    with pytest.raises(OutOfOrder, match="已经记过"):
        actions.verdict(actor, claimed.pk, MARK, is_granted=False, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.strike(actor, claimed.pk, now=MONDAY)


def test_a_verdict_is_no_earlier_than_its_claim_and_names_who_granted(actor, community):
    claimed = MilestoneFactory.create(organisation__community=community)
    early = Mark(on=TODAY - timedelta(days=1), authority="市文化局")
    for mark in (early, Mark(on=TODAY)):
        with pytest.raises(Invalid):
            actions.verdict(actor, claimed.pk, mark, is_granted=True, now=MONDAY)


def test_what_was_noted_by_mistake_is_struck_and_can_be_put_back(actor, community):
    held = begun(actor, community)
    noted = actions.note(actor, held.pk, Mark(on=TODAY, what="获奖"), now=MONDAY)
    assert actions.strike(actor, noted.pk, now=MONDAY).struck_at == MONDAY
    assert actions.strike(actor, noted.pk, now=MONDAY, is_back=True).struck_at is None
    with pytest.raises(OutOfOrder):
        actions.strike(actor, held.milestones.get(kind="file").pk, now=MONDAY)


def test_a_social_organisation_does_not_turn_into_an_employer(actor, community):
    held = begun(actor, community)
    other = Details(kind=Kind.LOCAL, name=held.name, since=LONG_AGO)
    with pytest.raises(Invalid) as refused:
        actions.change(actor, held.pk, other, now=MONDAY)
    assert refused.value.field == "kind"


def test_milestones_elsewhere_are_absent(actor):
    with pytest.raises(NotFound):
        actions.strike(actor, MilestoneFactory.create().pk, now=MONDAY)
