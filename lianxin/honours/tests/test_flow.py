"""Every step, in every state, by everybody: given where the table says so, refused elsewhere."""

from itertools import product
from typing import Any

import pytest

from lianxin.core.actor import CLOCK, GUEST, Actor, Role
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.honours import rules
from lianxin.honours.models import (
    Announcement,
    Nominee,
    NomineeState,
    Notice,
    Round,
    RoundState,
    Story,
    StoryState,
)

HERE, ELSEWHERE, SELF = 1, 2, 11
ACTORS = {
    "guest": GUEST,
    "holder": Actor(keys=frozenset({"token"})),
    "resident": Actor(user_id=3, person_ids=frozenset({99})),
    "self": Actor(user_id=4, person_ids=frozenset({SELF})),
    "staff": Actor(user_id=5, posts=frozenset({(Role.STAFF, HERE)})),
    "secretary": Actor(user_id=6, posts=frozenset({(Role.SECRETARY, HERE)})),
    "street": Actor(user_id=7, posts=frozenset({(Role.STREET, HERE)})),
    "elsewhere": Actor(user_id=8, posts=frozenset({(Role.SECRETARY, ELSEWHERE)})),
    "clock": CLOCK,
}
ALL = set(ACTORS)
STAFF = {"staff", "secretary"}
KNOWN = ALL - {"guest", "holder", "clock"}
OWN = {"self", "holder"}


def award(state) -> Round:
    return Round(community_id=HERE, state=state)


def nominee(state) -> Nominee:
    return Nominee(round=award("vetting"), person_id=SELF, token="token", state=state)  # nobody's


TABLES: dict[str, Any] = {
    "round": (
        rules.ROUND_FLOW,
        RoundState,
        award,
        {
            "rewrite": ({"draft"}, STAFF),
            "open": ({"draft"}, STAFF),
            "nominate": ({"nominating"}, ALL),
            "close": ({"nominating"}, STAFF),
            "judge": ({"vetting"}, STAFF),
            "notice": ({"vetting"}, STAFF),
            "object": ({"noticed", "counted"}, ALL),
            "answer": ({"noticed", "counted", "announced"}, STAFF),
            "send_back": ({"noticed"}, STAFF),
            "seat": ({"nominating", "vetting", "noticed"}, STAFF),
            "begin": ({"noticed"}, STAFF),
            "vote": ({"voting"}, KNOWN),
            "hand_out": ({"voting"}, STAFF),
            "read_paper": ({"voting"}, STAFF),
            "count": ({"voting"}, STAFF),
            "set_aside": ({"voting", "counted"}, STAFF),
            "announce": ({"counted"}, STAFF),
            "seal": ({"announced"}, {"clock"}),
            "cancel": (set(RoundState.values) - {"announced", "cancelled"}, STAFF),
        },
    ),
    "nominee": (
        rules.NOMINEE_FLOW,
        NomineeState,
        nominee,
        {
            "agree": ({"asked"}, STAFF | OWN),
            "decline": ({"asked"}, STAFF | OWN),
            "pass": ({"agreed", "fit", "dropped"}, STAFF),
            "drop": ({"agreed", "fit"}, STAFF),
            "withdraw": ({"agreed", "fit"}, OWN),
        },
    ),
    "story": (
        rules.STORY_FLOW,
        StoryState,
        lambda state: Story(community_id=HERE, state=state),
        {
            "name": ({"told", "shown"}, STAFF),
            "answer": ({"told", "shown"}, STAFF),
            "edit": ({"told", "shown", "down"}, STAFF),
            "drop_photo": ({"told", "shown", "down"}, STAFF),
            "show": ({"told", "down"}, STAFF),
            "decline": ({"told"}, STAFF),
            "take_down": ({"shown"}, STAFF),
        },
    ),
    "announcement": (
        rules.NOTICE_FLOW,
        Notice,
        lambda state: Announcement(community_id=HERE, state=state),
        {
            "rewrite": ({"draft"}, STAFF),
            "attach": ({"draft"}, STAFF),
            "detach": ({"draft"}, STAFF),
            "publish": ({"draft"}, STAFF),
            "pin": ({"published"}, STAFF),
            "withdraw": ({"published"}, STAFF),
        },
    ),
}
"""For each flow: in which states each step is given, and to whom."""


def is_given(flow, verb, actor, thing) -> bool:
    try:
        flow.require(verb, actor, thing)
    except (NotPermitted, OutOfOrder):
        return False
    return True


@pytest.mark.parametrize("name", TABLES)
def test_a_step_is_given_in_its_states_to_its_people_only(name):
    flow, states, made, steps = TABLES[name]
    assert set(flow) == set(steps)
    for verb, state, who in product(steps, states.values, ACTORS):
        sources, people = steps[verb]
        expected = state in sources and who in people
        assert is_given(flow, verb, ACTORS[who], made(state)) == expected, (verb, state, who)
