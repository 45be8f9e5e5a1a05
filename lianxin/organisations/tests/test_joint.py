"""The joint conference's lists: what fits what, what people decide, what is done together."""

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.core.text import tokens
from lianxin.organisations import actions
from lianxin.organisations.actions import Joint, Listed
from lianxin.organisations.models import (
    Field,
    Match,
    MatchState,
    Need,
    NeedState,
    Project,
    ProjectState,
    Resource,
)
from lianxin.organisations.queries.joint import board, lists
from lianxin.organisations.rules import PROJECT_FLOW
from lianxin.organisations.rules.matching import proposal
from lianxin.organisations.tests.factories import (
    LONG_AGO,
    TODAY,
    MatchFactory,
    NeedFactory,
    OrganisationFactory,
    ProjectFactory,
    ResourceFactory,
)
from lianxin.people.tests.factories import officer_of, resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

WORDS = 2


def offered(what, field=Field.ROOM, **more):
    facts = {"since": LONG_AGO, "organisation_id": 1, "tokens": tokens(what), **more}
    return Resource(pk=1, what=what, field=field, **facts)


def wanted(what, field=Field.ROOM, **more):
    facts = {"since": TODAY, "organisation_id": 2, "tokens": tokens(what), **more}
    return Need(pk=2, what=what, field=field, **facts)


def fits(resource, need):
    return proposal(resource, need, words=WORDS)


def test_a_proposal_says_why_in_words():
    resource = offered("周末空着的会议室", amount=3, unit="间")
    need = wanted("老年大学周末用会议室", amount=2, unit="间", until=TODAY)
    found = fits(resource, need)
    assert found is not None
    assert found.reasons[0] == "都是“场地”"
    assert "会议室" in found.reasons[1]
    assert found.reasons[2:] == ("到用的时候都在", "够用：有 3 间，要 2 间")


def test_what_falls_short_is_proposed_and_says_so():
    found = fits(offered("车位", amount=2, unit="个"), wanted("车位", amount=9, unit="个"))
    assert found is not None
    assert "够一部分：有 2 个，要 9 个" in found.reasons


def test_across_fields_two_shared_words_are_needed():
    assert fits(offered("厨师教面点"), wanted("请面点厨师来教", Field.SKILL)) is not None
    assert fits(offered("厨师上门"), wanted("请厨师", Field.SKILL)) is None


@pytest.mark.parametrize(("until", "is_met"), [(TODAY, True), (TODAY - timedelta(1), False)])
def test_a_resource_that_ends_the_day_before_does_not_fit(until, is_met):
    assert (fits(offered("车位", until=until), wanted("车位")) is not None) is is_met


def test_nobody_is_offered_what_is_their_own():
    assert fits(offered("车位"), wanted("车位", organisation_id=1)) is None


@given(
    st.sampled_from(Field),
    st.sampled_from(Field),
    st.text("会议室车位厨师志愿者教面点", max_size=12),
)
def test_whatever_is_proposed_shares_a_field_or_words_enough(first, second, words):
    found = fits(offered(f"甲{words}", first), wanted(f"乙{words}", second))
    shared = [each for each in tokens(words).split() if len(each) > 1]
    if found is not None:
        assert first == second or len(shared) >= WORDS
    elif first == second:
        pytest.fail("of one field and one time, they fit")


@pytest.fixture
def community(db):
    return CommunityFactory.create()


@pytest.fixture
def actor(community):
    return staff_of(community)


@pytest.fixture
def pair(community):
    firm = OrganisationFactory.create(community=community, local=True)
    resource = ResourceFactory.create(organisation=firm)
    return resource, NeedFactory.create(community=community)


def told(**more):
    return Listed(**{"field": Field.ROOM, "what": "会议室", "since": TODAY, **more})


def test_a_pair_that_was_declined_is_never_proposed_again(community, actor, pair):
    resource, need = pair
    assert len(board(actor, community.slug, on=TODAY).proposals) == 1
    with pytest.raises(Invalid):
        actions.decline(actor, resource.pk, need.pk, words=" ", now=MONDAY)
    actions.decline(actor, resource.pk, need.pk, words="太小", now=MONDAY)
    assert not board(actor, community.slug, on=TODAY).proposals


def test_an_accepted_pair_keeps_its_reasons_and_becomes_a_project(community, actor, pair):
    resource, need = pair
    match = actions.accept(actor, resource.pk, need.pk, now=MONDAY)
    assert match.reasons[0] == "都是“场地”"
    joint = Joint(name="周末课堂", due_on=TODAY + timedelta(days=30), match=match.pk)
    project = actions.begin_project(actor, community, joint, now=MONDAY)
    need.refresh_from_db()
    assert need.state == NeedState.MET
    assert [each.organisation_id for each in project.parts.all()] == [resource.organisation_id]
    assert not board(actor, community.slug, on=TODAY).accepted


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_is_told_of_the_other():
    need = NeedFactory.create()
    firm = OrganisationFactory.create(community=need.community, local=True)
    resource = ResourceFactory.create(organisation=firm)
    actor = staff_of(need.community)
    outcomes = at_once(
        lambda: actions.accept(actor, resource.pk, need.pk, now=MONDAY),
        lambda: actions.decline(actor, resource.pk, need.pk, words="太小", now=MONDAY),
    )
    assert sum(each is None for each in outcomes) == 1
    assert Match.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"what": ""}, "what"),
        ({"until": TODAY - timedelta(1)}, "until"),
        ({"amount": 3}, "unit"),
    ],
)
def test_what_is_wrong_with_a_list_entry_is_said_beside_its_field(community, actor, more, field):
    with pytest.raises(Invalid) as refused:
        actions.list_need(actor, community, told(**more), now=MONDAY)
    assert refused.value.field == field


def test_a_resource_belongs_to_an_organisation_of_the_same_community(community, actor):
    with pytest.raises(Invalid) as refused:
        actions.list_resource(actor, community, told(), now=MONDAY)
    assert refused.value.field == "organisation"
    far = OrganisationFactory.create()
    with pytest.raises(NotFound):
        actions.list_resource(actor, community, told(organisation=far.pk), now=MONDAY)


def test_the_street_only_reads_the_board(community):
    officer = officer_of(community.subdistrict)
    assert not board(officer, community.slug, on=TODAY).may_keep
    with pytest.raises(NotPermitted):
        actions.list_need(officer, community, told(), now=MONDAY)


def test_a_pair_of_different_communities_is_not_there(actor, pair):
    far = ResourceFactory.create()
    with pytest.raises(NotFound):
        actions.accept(actor, far.pk, pair[1].pk, now=MONDAY)


def test_what_is_withdrawn_or_met_is_proposed_no_more(community, actor, pair):
    resource, need = pair
    actions.settle_need(actor, need.pk, is_met=True, now=MONDAY)
    assert not board(actor, community.slug, on=TODAY).proposals
    with pytest.raises(OutOfOrder):
        actions.settle_need(actor, need.pk, is_met=False, now=MONDAY)
    actions.withdraw_resource(actor, resource.pk, now=MONDAY)
    assert not board(actor, community.slug, on=TODAY + timedelta(1)).lists.resources


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "verb"), list(product(ProjectState, PROJECT_FLOW)))
def test_each_project_step_is_taken_from_its_own_states_by_workers_alone(state, verb):
    is_over = state in (ProjectState.DONE, ProjectState.DROPPED)
    ended = {"ended_on": TODAY, "outcome": "好"} if is_over else {}
    held = ProjectFactory.create(state=state, **ended)

    def step(who):
        return actions.step_project(who, held.pk, verb, outcome="好", now=MONDAY)

    with pytest.raises(NotPermitted):
        step(officer_of(held.community.subdistrict))
    with pytest.raises(NotFound):
        step(resident_of(held.community))
    if state in PROJECT_FLOW[verb].sources:
        assert step(staff_of(held.community)).state == PROJECT_FLOW[verb].target
    else:
        with pytest.raises(OutOfOrder):
            step(staff_of(held.community))


def test_a_project_has_partners_a_day_and_an_outcome(community, actor):
    firm = OrganisationFactory.create(community=community)
    due = TODAY + timedelta(days=9)
    with pytest.raises(Invalid) as refused:
        actions.begin_project(actor, community, Joint(name="共建", due_on=due), now=MONDAY)
    assert refused.value.field == "partners"
    joint = Joint(name="共建", due_on=due, partners=[firm.pk])
    project = actions.begin_project(actor, community, joint, now=MONDAY)
    with pytest.raises(Invalid) as refused:
        actions.step_project(actor, project.pk, "finish", now=MONDAY)
    assert refused.value.field == "outcome"
    with pytest.raises(Invalid, match="已经有"):
        actions.begin_project(actor, community, joint, now=MONDAY)
    assert Project.objects.get().state == ProjectState.PLANNED


def test_the_public_lists_leave_out_organisations_that_are_not_shown(community):
    hidden = OrganisationFactory.create(community=community, is_shown=False)
    ResourceFactory.create(organisation=hidden)
    NeedFactory.create(community=community, organisation=hidden)
    own = NeedFactory.create(community=community)
    seen = lists(community.slug, on=TODAY)
    assert (list(seen.resources), list(seen.needs)) == ([], [own])


def test_a_match_that_was_declined_cannot_become_a_project(community, actor):
    need = NeedFactory.create(community=community)
    match = MatchFactory.create(need=need, state=MatchState.DECLINED, words="太小")
    joint = Joint(name="共建", due_on=TODAY, match=match.pk)
    with pytest.raises(OutOfOrder):
        actions.begin_project(actor, community, joint, now=MONDAY)
