"""Every step, in every state, by everybody: given where the table says so, refused elsewhere."""

from itertools import product

import pytest

from lianxin.core.actor import CLOCK, GUEST, Actor, Role
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.works.models import Project, State
from lianxin.works.rules import PROJECT_FLOW

HERE, ELSEWHERE = 1, 2
ACTORS = {
    "guest": GUEST,
    "resident": Actor(user_id=3, person_ids=frozenset({99})),
    "staff": Actor(user_id=5, posts=frozenset({(Role.STAFF, HERE)})),
    "secretary": Actor(user_id=6, posts=frozenset({(Role.SECRETARY, HERE)})),
    "street": Actor(user_id=7, posts=frozenset({(Role.STREET, HERE)})),
    "elsewhere": Actor(user_id=8, posts=frozenset({(Role.SECRETARY, ELSEWHERE)})),
    "clock": CLOCK,
}
STAFF, KNOWN = {"staff", "secretary"}, set(ACTORS) - {"guest", "clock"}
PLANNED = {"draft", "announced"}
OPEN = PLANNED | {"under_way"}
TABLE = {
    "announce": ({"draft"}, "announced", STAFF),
    "rewrite": (OPEN, None, STAFF),
    "add_piece": (OPEN, None, STAFF),
    "drop_piece": (PLANNED, None, STAFF),
    "consent": (PLANNED, None, STAFF),
    "take_vote": (PLANNED, None, STAFF),
    "take_fund": (OPEN | {"inspecting", "asking", "partly"}, None, STAFF),
    "fund": (OPEN | {"inspecting", "asking", "partly"}, None, STAFF),
    "drop_fund": (PLANNED, None, STAFF),
    "start": ({"announced"}, "under_way", STAFF),
    "set_milestone": (OPEN, None, STAFF),
    "reach": ({"under_way"}, None, STAFF),
    "photograph": (set(State.values) - {"stopped"}, None, STAFF),
    "drop_photo": (set(State.values) - {"stopped"}, None, STAFF),
    "finish": ({"under_way"}, None, STAFF),
    "put_off": ({"under_way"}, None, STAFF),
    "redo": ({"under_way"}, None, STAFF),
    "hand_in": ({"under_way"}, "inspecting", STAFF),
    "pass": ({"inspecting"}, "asking", STAFF),
    "fail": ({"inspecting"}, "under_way", STAFF),
    "say": ({"asking"}, None, KNOWN),
    "accept": ({"asking"}, "accepted", STAFF),
    "accept_part": ({"asking"}, "partly", STAFF),
    "remedy": ({"asking"}, "under_way", STAFF),
    "resume": ({"partly"}, "under_way", STAFF),
    "stop": (OPEN, "stopped", STAFF),
}


def project(verb, state):
    """With pieces as the step wants them."""
    made = Project(community_id=HERE, state=state, done=2)
    made.put_off = 1 if verb == "accept_part" else 0
    return made


@pytest.mark.parametrize(("verb", "state", "who"), list(product(TABLE, State.values, ACTORS)))
def test_a_step_is_given_to_whom_and_where_the_table_says(verb, state, who):
    sources, target, allowed = TABLE[verb]
    if who not in allowed:
        with pytest.raises(NotPermitted):
            PROJECT_FLOW.require(verb, ACTORS[who], project(verb, state))
    elif state not in sources:
        with pytest.raises(OutOfOrder):
            PROJECT_FLOW.require(verb, ACTORS[who], project(verb, state))
    else:
        assert PROJECT_FLOW.require(verb, ACTORS[who], project(verb, state)).target == target


def test_the_table_of_this_test_has_every_step_of_the_flow():
    assert set(PROJECT_FLOW) == set(TABLE)


@pytest.mark.parametrize(
    ("verb", "state", "todo", "done", "put_off", "may"),
    [
        ("announce", "draft", 0, 0, 0, False),
        ("announce", "draft", 1, 0, 0, True),
        ("hand_in", "under_way", 1, 1, 0, False),
        ("hand_in", "under_way", 0, 0, 2, False),
        ("hand_in", "under_way", 0, 1, 1, True),
        ("accept", "asking", 0, 1, 1, False),
        ("accept", "asking", 0, 2, 0, True),
        ("accept_part", "asking", 0, 2, 0, False),
        ("accept_part", "asking", 0, 1, 1, True),
    ],
)
def test_what_became_of_the_pieces_decides_what_may_follow(verb, state, todo, done, put_off, may):
    made = Project(community_id=HERE, state=state, todo=todo, done=done, put_off=put_off)
    open_now = {step.verb for step in PROJECT_FLOW.open_to(ACTORS["staff"], made)}
    assert (verb in open_now) == may
