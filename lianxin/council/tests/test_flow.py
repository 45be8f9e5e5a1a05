from itertools import product

import pytest

from lianxin.core.actor import CLOCK, GUEST, Actor, Role
from lianxin.core.diagram import table
from lianxin.core.errors import NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import (
    AgendaItem,
    Amendment,
    Council,
    ItemState,
    Member,
    Reserved,
    Session,
    SessionState,
    Speech,
    SpeechState,
)
from lianxin.council.rules import ITEM_FLOW, SESSION_FLOW
from lianxin.council.rules.agenda import obstacle
from lianxin.council.rules.floor import SPEECH_FLOW

HERE, ELSEWHERE, CHAIR, TAKER = 1, 2, 9, 10
ACTORS = {
    "guest": GUEST,
    "resident": Actor(user_id=3),
    "member": Actor(user_id=4, posts=frozenset({(Role.MEMBER, HERE)})),
    "chair": Actor(user_id=CHAIR, posts=frozenset({(Role.MEMBER, HERE)})),
    "bare_chair": Actor(user_id=CHAIR),
    "taker": Actor(user_id=TAKER),
    "staff": Actor(user_id=5, posts=frozenset({(Role.STAFF, HERE)})),
    "secretary": Actor(user_id=6, posts=frozenset({(Role.SECRETARY, HERE)})),
    "street": Actor(user_id=7, posts=frozenset({(Role.STREET, HERE)})),
    "elsewhere": Actor(user_id=8, posts=frozenset({(Role.SECRETARY, ELSEWHERE)})),
    "clock": CLOCK,
}
STAFF = {"staff", "secretary"}
CHAIRS = {"chair", "bare_chair"}
SITTING_STEPS = {
    "plan_times", "excuse", "empower", "open", "arrive", "leave", "pause", "resume", "adjourn",
    "reserve", "call", "move", "amend", "withdraw_amendment", "put", "declare_amendment",
    "revote", "declare_passed", "declare_rejected", "dispute", "settle", "refer_to_delegates",
    "refer_to_owners", "conclude", "postpone",
}  # fmt: skip
"""What a chair does from one page, by being the chair and by no post."""
WHO = dict.fromkeys(SITTING_STEPS, STAFF | CHAIRS) | {
    "approve": CHAIRS | {"secretary"},
    "reopen_minutes": CHAIRS | {"secretary"},
    "write": STAFF | {"taker"},
    "sign": STAFF | {"taker"},
    "enter_votes": STAFF | CHAIRS | {"taker"},
    "remind": {"clock"},
    "vote": {"member", "chair"},
    "ask_to_speak": STAFF | CHAIRS | {"member"},
    "second": STAFF | CHAIRS | {"member"},
    "dissent": STAFF | CHAIRS | {"member"},
    "revoke": {"secretary"},
    "escalate": {"clock"},
    "remind_answer": {"clock"},
    "finish": STAFF | {"clock"},
    "feed_back": STAFF | {"clock"},
}
"""Who may, where it is not just secretary and staff."""
SESSION_STEPS = {
    "draft": {"replan", "add_item", "order", "plan_times", "notify", "cancel"},
    "notified": {"reschedule", "cancel", "excuse", "empower", "plan_times", "open"},
    "open": {"excuse", "empower", "arrive", "leave", "plan_times", "pause", "adjourn"},
    "paused": {"plan_times", "resume", "adjourn"},
    "held": {"write", "approve", "remind", "sign"},
    "approved": {"reopen_minutes", "remind", "sign"},
    "published": set(),
    "cancelled": set(),
}
ITEM_STEPS = {
    "planned": {"reserve", "call", "postpone"},
    "discussed": {"reserve", "ask_to_speak", "move", "dispute", "conclude", "postpone"},
    "moved": {"ask_to_speak", "move", "second", "amend", "put", "dispute", "postpone"},
    "voting": {
        "vote",
        "enter_votes",
        "revote",
        "declare_passed",
        "declare_rejected",
        "dispute",
        "postpone",
    },
    "passed": {
        "dissent",
        "answer_dissent",
        "progress",
        "revoke",
        "escalate",
        "remind_answer",
        "finish",
    },
    "finished": {"answer_dissent", "remind_answer", "feed_back"},
    "fed_back": {"answer_dissent", "remind_answer"},
    "revoked": {"answer_dissent", "remind_answer"},
    **dict.fromkeys(("rejected", "postponed", "concluded", "referred", "dropped"), ()),
}
"""What may be done with an undisputed item while its session sits."""


def session_in(state: str) -> Session:
    council = Council(community_id=HERE)
    return Session(
        council=council,
        chair=Member(user_id=CHAIR),
        minute_taker=Member(user_id=TAKER),
        state=state,
    )


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
    assert verbs == {"reserve", "ask_to_speak", "refer_to_owners", "postpone"}
    assert obstacle(item).endswith("须业主共同决定，这里只能转交。")


def test_of_what_is_disputed_only_a_referral_or_a_delay_is_left():
    item = item_in(ItemState.DISCUSSED, is_disputed=True)
    verbs = {step.verb for step in ITEM_FLOW.open_to(ACTORS["staff"], item)}
    assert verbs == {"reserve", "ask_to_speak", "settle", "refer_to_delegates", "postpone"}


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


def test_an_amendment_before_the_meeting_is_put_and_declared_first():
    for state, expected in (
        (ItemState.MOVED, {"withdraw_amendment", "second", "put"}),
        (ItemState.VOTING, {"declare_amendment"}),
    ):
        item = item_in(state, amendment=Amendment(pk=1, mover_id=7))
        item.amendment_id = 1
        verbs = {step.verb for step in ITEM_FLOW.open_to(ACTORS["staff"], item)}
        assert expected <= verbs
        assert verbs.isdisjoint({"amend", "declare_passed", "declare_rejected"})


def test_minutes_are_published_only_when_both_have_signed():
    session = session_in("approved")
    assert not is_given(SESSION_FLOW, "publish", ACTORS["staff"], session)
    session.recorded_at = MONDAY
    assert is_given(SESSION_FLOW, "publish", ACTORS["staff"], session)
    assert not is_given(SESSION_FLOW, "sign", ACTORS["staff"], session)


def test_a_resolution_on_a_matter_is_told_and_rises_with_the_matter():
    item = item_in(ItemState.PASSED, matter_id=3)
    assert not is_given(ITEM_FLOW, "progress", ACTORS["staff"], item)
    assert not is_given(ITEM_FLOW, "escalate", CLOCK, item)


SPEECH_STEPS = {
    "waiting": {"lower_hand", "recognise"},
    "speaking": {"pause_speech", "end_speech"},
    "paused": {"resume_speech", "end_speech"},
    "ended": set(),
    "withdrawn": set(),
}


@pytest.mark.parametrize("verb", SPEECH_FLOW)
def test_a_speakers_step_is_given_in_its_state_to_its_people_only(verb):
    for state, who in product(SpeechState.values, ACTORS):
        own = {"member"} if verb == "lower_hand" else set()
        allowed = who in STAFF | CHAIRS | own
        speech = Speech(
            item=item_in(ItemState.MOVED), member=Member(user_id=4), state=state, stance="for"
        )
        expected = verb in SPEECH_STEPS[state] and allowed
        assert is_given(SPEECH_FLOW, verb, ACTORS[who], speech) == expected, (state, who)


def test_nobody_is_given_the_floor_while_a_vote_is_open():
    speech = Speech(item=item_in(ItemState.VOTING), member=Member(user_id=4), state="waiting")
    assert not is_given(SPEECH_FLOW, "recognise", ACTORS["staff"], speech)


def words_of(states) -> dict[str, str]:
    return {value: str(label) for value, label in states.choices}


def test_both_flows_can_be_told_as_tables():
    told = table(SESSION_FLOW, words_of(SessionState))
    assert "| `notify` | 发通知 | 筹备中 | 已通知 | 社区的工作人员 |" in told
    assert "宣布：通过" in table(ITEM_FLOW, words_of(ItemState))
