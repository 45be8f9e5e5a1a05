"""Every step, in every state, by everybody: given where the table says so, refused elsewhere."""

from itertools import product
from typing import Any

import pytest

from lianxin.core.actor import CLOCK, GUEST, Actor, Role
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.facilities.models import Ask, AskState, Loan, LoanState
from lianxin.facilities.rules import ASK_FLOW, LOAN_FLOW

HERE, ELSEWHERE, SELF = 1, 2, 11
ACTORS = {
    "guest": GUEST,
    "resident": Actor(user_id=3, person_ids=frozenset({99})),
    "self": Actor(user_id=4, person_ids=frozenset({SELF})),
    "staff": Actor(user_id=5, posts=frozenset({(Role.STAFF, HERE)})),
    "secretary": Actor(user_id=6, posts=frozenset({(Role.SECRETARY, HERE)})),
    "street": Actor(user_id=7, posts=frozenset({(Role.STREET, HERE)})),
    "elsewhere": Actor(user_id=8, posts=frozenset({(Role.SECRETARY, ELSEWHERE)})),
    "clock": CLOCK,
}
STAFF = {"staff", "secretary"}


def _ask(state):
    return Ask(community_id=HERE, person_id=SELF, state=state)


def _loan(state):
    return Loan(community_id=HERE, person_id=SELF, state=state)


TABLES: dict[str, Any] = {
    "ask": (
        ASK_FLOW,
        AskState,
        _ask,
        {
            "confirm": ("asked", "confirmed", STAFF),
            "decline": ("asked", "declined", STAFF),
            "withdraw": ("asked", "withdrawn", {"self"}),
            "give_up": ("confirmed", "given_up", STAFF | {"self"}),
            "lapse": ("asked", "lapsed", {"clock"}),
        },
    ),
    "loan": (
        LOAN_FLOW,
        LoanState,
        _loan,
        {
            "give_back": ("out", "returned", STAFF),
            "extend": ("out", None, STAFF),
            "damage": ("out", "damaged", STAFF),
            "lose": ("out", "lost", STAFF),
            "find": ("lost", "returned", STAFF),
        },
    ),
}
EVERY = [
    (name, verb, state, who)
    for name, (_flow, states, _make, table) in TABLES.items()
    for verb, state, who in product(table, states, ACTORS)
]


@pytest.mark.parametrize(("name", "verb", "state", "who"), EVERY)
def test_a_step_is_given_to_whom_and_where_the_table_says(name, verb, state, who):
    flow, _states, make, table = TABLES[name]
    source, target, allowed = table[verb]
    thing = make(state)
    if who not in allowed:
        with pytest.raises(NotPermitted):
            flow.require(verb, ACTORS[who], thing)
    elif state != source:
        with pytest.raises(OutOfOrder):
            flow.require(verb, ACTORS[who], thing)
    else:
        assert flow.require(verb, ACTORS[who], thing).target == target


@pytest.mark.parametrize("name", TABLES)
def test_the_table_of_this_test_has_every_step_of_the_flow(name):
    flow, _states, _make, table = TABLES[name]
    assert set(flow) == set(table)
