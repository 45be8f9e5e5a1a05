from itertools import product

import pytest

from lianxin.core.actor import CLOCK, GUEST, Actor, Role
from lianxin.core.diagram import table
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.council.models import (
    AgendaItem,
    Council,
    ItemState,
    Member,
    Reserved,
    Session,
    SessionState,
)
from lianxin.council.rules import ITEM_FLOW, SESSION_FLOW
from lianxin.council.rules.agenda import obstacle

HERE, ELSEWHERE, CHAIR = 1, 2, 9
ACTORS = {
    "guest": GUEST,
    "resident": Actor(user_id=3),
    "member": Actor(user_id=4, posts=frozenset({(Role.MEMBER, HERE)})),
    "chair": Actor(user_id=CHAIR, posts=frozenset({(Role.MEMBER, HERE)})),
    "staff": Actor(user_id=5, posts=frozenset({(Role.STAFF, HERE)})),
    "secretary": Actor(user_id=6, posts=frozenset({(Role.SECRETARY, HERE)})),
    "street": Actor(user_id=7, posts=frozenset({(Role.STREET, HERE)})),
    "elsewhere": Actor(user_id=8, posts=frozenset({(Role.SECRETARY, ELSEWHERE)})),
    "clock": CLOCK,
}
STAFF = {"staff", "secretary"}
WHO = {"approve": {"chair", "secretary"}, "reopen_minutes": {"chair", "secretary"}} | {
    "remind": {"clock"},
    "vote": {"member", "chair"},
    "finish": STAFF | {"clock"},
    "feed_back": STAFF | {"clock"},
}
"""Who may, where it is not just secretary and staff."""
SESSION_STEPS = {
    "draft": {"replan", "add_item", "order", "notify", "cancel"},
    "notified": {"reschedule", "cancel", "excuse", "open"},
    "open": {"excuse", "arrive", "leave", "pause", "adjourn"},
    "paused": {"resume", "adjourn"},
    "held": {"write", "approve", "remind"},
    "approved": {"reopen_minutes", "publish", "remind"},
    "published": set(),
    "cancelled": set(),
}
ITEM_STEPS = {
    "planned": {"reserve", "call", "postpone"},
    "discussed": {"reserve", "move", "dispute", "conclude", "postpone"},
    "moved": {"move", "put", "dispute", "postpone"},
    "voting": {
        "vote",
        "enter_votes",
        "revote",
        "declare_passed",
        "declare_rejected",
        "dispute",
        "postpone",
    },
    "passed": {"finish"},
    "finished": {"feed_back"},
    **dict.fromkeys(("rejected", "postponed", "concluded", "referred", "fed_back", "dropped"), ()),
}
"""What may be done with an undisputed item while its session sits."""


def session_in(state: str) -> Session:
    council = Council(community_id=HERE)
    return Session(council=council, chair=Member(user_id=CHAIR), state=state)


def item_in(state: str, **fields) -> AgendaItem:
    session = session_in(fields.pop("session_state", SessionState.OPEN))
    return AgendaItem(session=session, state=state, **fields)


def is_given(flow, verb, actor, thing) -> bool:
    try:
        flow.require(verb, actor, thing)
    except (NotPermitted, OutOfOrder):
        return False
    return True


@pytest.mark.parametrize("verb", SESSION_FLOW)
def test_a_sessions_step_is_given_in_its_state_to_its_people_only(verb):
    for state, who in product(SessionState.values, ACTORS):
        expected = verb in SESSION_STEPS[state] and who in WHO.get(verb, STAFF)
        session = session_in(state)
        assert is_given(SESSION_FLOW, verb, ACTORS[who], session) == expected
        open_to = [step.verb for step in SESSION_FLOW.open_to(ACTORS[who], session)]
        assert (verb in open_to) == expected


@pytest.mark.parametrize("verb", ITEM_FLOW)
def test_an_items_step_is_given_in_its_state_to_its_people_only(verb):
    for state, who in product(ItemState.values, ACTORS):
        expected = verb in ITEM_STEPS[state] and who in WHO.get(verb, STAFF)
        assert is_given(ITEM_FLOW, verb, ACTORS[who], item_in(state)) == expected


@pytest.mark.parametrize("reserved", Reserved.values)
def test_of_what_is_the_owners_only_a_referral_or_a_delay_is_left(reserved):
    item = item_in(ItemState.DISCUSSED, reserved=reserved)
    verbs = {step.verb for step in ITEM_FLOW.open_to(ACTORS["staff"], item)}
    assert verbs == {"reserve", "refer_to_owners", "postpone"}
    assert obstacle(item).endswith("须业主共同决定，这里只能转交。")


def test_of_what_is_disputed_only_a_referral_or_a_delay_is_left():
    item = item_in(ItemState.DISCUSSED, is_disputed=True)
    verbs = {step.verb for step in ITEM_FLOW.open_to(ACTORS["staff"], item)}
    assert verbs == {"reserve", "settle", "refer_to_delegates", "postpone"}


@pytest.mark.parametrize("state", sorted(set(SessionState) - {SessionState.OPEN}))
def test_outside_an_open_session_nothing_is_discussed_or_decided(state):
    for item_state in ("planned", "discussed", "moved", "voting"):
        item = item_in(item_state, session_state=state)
        verbs = {step.verb for step in ITEM_FLOW.open_to(ACTORS["secretary"], item)}
        assert verbs <= {"reserve", "drop"}


def test_an_item_is_taken_off_only_before_the_session_opens():
    for state in (SessionState.DRAFT, SessionState.NOTIFIED):
        item = item_in(ItemState.PLANNED, session_state=state)
        assert is_given(ITEM_FLOW, "drop", ACTORS["staff"], item)


def words_of(states) -> dict[str, str]:
    return {value: str(label) for value, label in states.choices}


def test_both_flows_can_be_told_as_tables():
    told = table(SESSION_FLOW, words_of(SessionState))
    assert "| `notify` | 发通知 | 筹备中 | 已通知 | 社区的工作人员 |" in told
    assert "宣布：通过" in table(ITEM_FLOW, words_of(ItemState))
