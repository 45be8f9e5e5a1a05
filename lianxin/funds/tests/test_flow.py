"""Every verb in every state by every role: only what the tables say happens (F-04)."""

from itertools import product

import pytest

from lianxin.core.actor import GUEST, Actor, Role
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.funds.models import Interest, Project, ProjectState, Vote, VoteState
from lianxin.funds.rules import PROJECT_FLOW, VOTE_FLOW

HERE, USER = 1, 9
ROLES = (*Role, "guest", "resident", "clock", "elsewhere")
DESK = {Role.STAFF, Role.SECRETARY}
PROJECT_BY = {
    "agree": {Role.SECRETARY},
    "drop": {Role.SECRETARY},
    "approve": {Role.STREET},
    "refuse": {Role.STREET},
    "object": set(ROLES) - {"guest", "clock"},
    "answer_objection": DESK | {Role.STREET},
    "declare_interest": DESK | {Role.STREET},
}
VOTE_BY = {
    "declare": {Role.SECRETARY},
    "override": {Role.SECRETARY},
    "close": DESK | {"clock"},
    "count": {"clock"},
}
IN_ORDER = ["proposed", "agreed", "approved", "noticed", "delivering", "accepted", "published"]
STEPS = ["propose", "agree", "approve", "announce", "deliver", "accept", "publish"]


def actor(role):
    if role == "guest":
        return GUEST
    if role == "resident":
        return Actor(user_id=USER, home_id=HERE)
    if role == "clock":
        return Actor(is_clock=True)
    if role == "elsewhere":
        return Actor(user_id=USER, posts=frozenset((each, HERE + 1) for each in Role))
    return Actor(user_id=USER, posts=frozenset({(role, HERE)}))


def project(state, *, interests=(), **fields):
    made = Project(pk=1, community_id=HERE, state=state, cost=5, is_standing=True, resolution_id=1)
    for name, value in fields.items():
        setattr(made, name, value)
    vars(made)["_prefetched_objects_cache"] = {"interests": _Some(interests)}
    return made


class _Some(list):
    def all(self):
        return self


def took(flow, verb, role, thing):
    """What came of trying a step: the step itself, or the class of the refusal."""
    try:
        return flow.require(verb, actor(role), thing)
    except (NotPermitted, OutOfOrder) as refusal:
        return type(refusal)


def expected(flow, verb, role, state, who):
    if role not in who:
        return NotPermitted
    return flow[verb] if state in flow[verb].sources else OutOfOrder


@pytest.mark.parametrize("verb", sorted(PROJECT_FLOW))
def test_a_project_takes_only_its_own_steps_by_the_right_people(verb):
    who = PROJECT_BY.get(verb, DESK)
    for role, state in product(ROLES, ProjectState):
        want = expected(PROJECT_FLOW, verb, role, state, who)
        assert took(PROJECT_FLOW, verb, role, project(state)) == want, (role, state)


@pytest.mark.parametrize("verb", sorted(VOTE_FLOW))
def test_a_vote_takes_only_its_own_steps_by_the_right_people(verb):
    who = VOTE_BY.get(verb, DESK)
    for role, state in product(ROLES, VoteState):
        vote = Vote(community_id=HERE, state=state)
        want = expected(VOTE_FLOW, verb, role, state, who)
        assert took(VOTE_FLOW, verb, role, vote) == want, (role, state)


@pytest.mark.parametrize("verb", sorted(set(PROJECT_FLOW) - {"declare_interest"}))
def test_who_has_an_interest_takes_no_step_but_residents_choices_and_words(verb):
    step = PROJECT_FLOW[verb]
    bound = project(sorted(step.sources)[0], interests=[Interest(user_id=USER)])
    role = sorted(set(PROJECT_BY.get(verb, DESK)) & {*DESK, Role.STREET})[0]
    if verb in ("put_up", "choose", "leave_out", "withdraw", "object"):
        assert step.by(actor(role), bound)
    else:
        assert not step.by(actor(role), bound)


@pytest.mark.parametrize("skipped", range(len(STEPS)))
def test_no_step_of_the_way_can_be_skipped(skipped):
    before = ["draft", *IN_ORDER][skipped]
    for verb in STEPS[skipped + 1 :]:
        assert before not in PROJECT_FLOW[verb].sources
    assert PROJECT_FLOW[STEPS[skipped]].target == IN_ORDER[skipped]


def test_what_is_not_standing_is_paid_only_after_it_is_accepted():
    staff = actor(Role.STAFF)
    with pytest.raises(OutOfOrder, match="验收以后"):
        PROJECT_FLOW.require("pay", staff, project("delivering", is_standing=False))
    assert PROJECT_FLOW.require("pay", staff, project("accepted", is_standing=False))
    assert PROJECT_FLOW.require("pay", staff, project("delivering"))


def test_only_what_was_decided_by_vote_or_council_is_agreed_to():
    secretary = actor(Role.SECRETARY)
    undecided = project("proposed", resolution_id=None)
    with pytest.raises(OutOfOrder):
        PROJECT_FLOW.require("agree", secretary, undecided)
    assert PROJECT_FLOW.require("agree", secretary, project("chosen", resolution_id=None))
