"""The rules of debate (D-12) at their thresholds: hands, clocks, seconds, amendments."""

from datetime import timedelta

import pytest

from lianxin.core import packs
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.council import actions
from lianxin.council.models import (
    AgendaItem,
    AmendmentState,
    Choice,
    ItemState,
    Session,
    Speech,
    SpeechState,
    Vote,
)
from lianxin.council.queries.floor import item_clock, speech_clock
from lianxin.council.queries.sitting import sitting
from lianxin.council.rules.floor import offered
from lianxin.council.tests.factories import MEETING, Stage, decision, put_rule
from lianxin.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _forget():
    yield
    packs.forget()


def member_actor(stage: Stage, index: int) -> Actor:
    """A member with an account of their own."""
    member = stage.members[index]
    member.user = PersonFactory.create(community=stage.community, resident=True).user
    member.save()
    posts = frozenset({(Role.MEMBER, stage.community.pk)})
    return Actor(user_id=member.user_id, posts=posts)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def item(stage) -> AgendaItem:
    return stage.moved(stage.sitting())


def hand(stage: Stage, item: AgendaItem, index: int, stance: str = "for", at=MEETING) -> Speech:
    member_id = stage.members[index].pk
    return actions.raise_hand(stage.staff, item.pk, stance=stance, member_id=member_id, now=at)


def speak(stage: Stage, item: AgendaItem, index: int, stance: str = "for", **reason) -> Speech:
    up = hand(stage, item, index, stance)
    actions.recognise(stage.staff, up.pk, now=MEETING, **reason)
    return actions.end_speech(stage.staff, up.pk, now=MEETING + MINUTE)


def order_of(stage: Stage, item: AgendaItem) -> list[int]:
    seen = sitting(stage.staff, stage.community.slug, item.session_id, now=MEETING)
    assert seen.floor is not None
    ids = [member.pk for member in stage.members]
    return [ids.index(each.speech.member_id) for each in seen.floor.hands]


def test_who_speaks_says_first_where_they_stand(stage, item):
    with pytest.raises(Invalid):
        hand(stage, item, 1, stance="")
    assert Speech.objects.count() == 0


def test_a_hand_raised_twice_is_one_hand_in_its_place(stage, item):
    first = hand(stage, item, 1)
    again = hand(stage, item, 1, at=MEETING + MINUTE)
    assert (again.pk, again.asked_at) == (first.pk, MEETING)
    changed = hand(stage, item, 1, stance="against", at=MEETING + MINUTE)
    assert (changed.pk, changed.stance, Speech.objects.count()) == (first.pk, "against", 1)


def test_a_member_raises_their_own_hand_from_the_phone_and_takes_it_down(stage, item):
    actor = member_actor(stage, 2)
    up = actions.raise_hand(actor, item.pk, stance="against", now=MEETING)
    assert up.member == stage.members[2]
    assert actions.lower_hand(actor, up.pk, now=MEETING).state == SpeechState.WITHDRAWN


def test_a_member_raises_nobody_elses_hand_and_gives_nobody_the_floor(stage, item):
    actor = member_actor(stage, 2)
    up = actions.raise_hand(
        actor, item.pk, stance="for", member_id=stage.members[3].pk, now=MEETING
    )
    assert up.member == stage.members[2]
    others = hand(stage, item, 3)
    for deed in (actions.recognise, actions.lower_hand):
        with pytest.raises(NotPermitted):
            deed(actor, others.pk, now=MEETING)


def test_who_is_not_in_the_room_raises_no_hand(stage):
    item = stage.moved(stage.sitting(present=4))
    with pytest.raises(Invalid):
        hand(stage, item, 4)
    with pytest.raises(OutOfOrder):
        actions.raise_hand(member_actor(stage, 4), item.pk, stance="for", now=MEETING)


def test_one_at_a_time_has_the_floor(stage, item):
    first, second = hand(stage, item, 1), hand(stage, item, 2)
    actions.recognise(stage.staff, first.pk, now=MEETING)
    with pytest.raises(OutOfOrder, match="正在说"):
        actions.recognise(stage.staff, second.pk, now=MEETING)


def test_a_second_speech_is_free_and_a_third_wants_a_reason(stage, item):
    speak(stage, item, 1)
    speak(stage, item, 1)
    third = hand(stage, item, 1)
    with pytest.raises(Invalid, match="第 3 次"):
        actions.recognise(stage.staff, third.pk, now=MEETING)
    actions.recognise(stage.staff, third.pk, reason="他管着钥匙。", now=MEETING)
    third.refresh_from_db()
    assert (third.turn, third.turns, third.reason) == (3, 2, "他管着钥匙。")


def test_the_charters_turns_and_seconds_go_before_the_rules(stage):
    stage.council.speech_turns, stage.council.speech_seconds = 1, 60
    stage.council.save()
    item = stage.moved(stage.sitting())
    said = speak(stage, item, 1)
    said.refresh_from_db()
    assert (said.turns, said.seconds) == (1, 60)
    with pytest.raises(Invalid, match="第 2 次"):
        actions.recognise(stage.staff, hand(stage, item, 1).pk, now=MEETING)


def test_a_chair_who_wants_to_speak_is_reminded_to_stay_neutral(stage, item):
    with pytest.raises(Invalid, match="居中"):
        actions.recognise(stage.staff, hand(stage, item, 0).pk, now=MEETING)


def test_the_other_side_is_offered_next_and_who_has_not_spoken_before_who_has(stage, item):
    speak(stage, item, 1, "for")
    for index, stance in ((1, "against"), (2, "for"), (3, "against"), (4, "neutral")):
        hand(stage, item, index, stance, at=MEETING + index * MINUTE)
    assert order_of(stage, item) == [3, 4, 2, 1]


def test_after_a_neutral_speech_it_goes_by_who_waited_longest(stage, item):
    speak(stage, item, 1, "neutral")
    hand(stage, item, 2, "against", at=MEETING + MINUTE)
    hand(stage, item, 3, "for", at=MEETING + 2 * MINUTE)
    assert order_of(stage, item) == [2, 3]
    assert offered([], {}, None) == []


def test_the_clock_stands_while_a_speech_is_paused_and_tells_what_is_over(stage, item):
    up = hand(stage, item, 1)
    actions.recognise(stage.staff, up.pk, now=MEETING)
    actions.pause_speech(stage.staff, up.pk, now=MEETING + MINUTE)
    up.refresh_from_db()
    assert speech_clock(up, MEETING + 9 * MINUTE).left == 60
    actions.resume_speech(stage.staff, up.pk, now=MEETING + 10 * MINUTE)
    up.refresh_from_db()
    clock = speech_clock(up, MEETING + 12 * MINUTE)
    assert (clock.ran, clock.left, clock.over) == (180, -60, 60)
    ended = actions.end_speech(stage.staff, up.pk, gist="怕挡光。", now=MEETING + 12 * MINUTE)
    assert (ended.spent, ended.gist) == (180, "怕挡光。")


def test_a_pause_of_the_session_stops_every_clock(stage, item):
    up = hand(stage, item, 1)
    actions.recognise(stage.staff, up.pk, now=MEETING)
    actions.pause(stage.staff, item.session_id, now=MEETING + MINUTE)
    up.refresh_from_db()
    assert (up.state, up.spent, up.since) == (SpeechState.PAUSED, 60, None)
    actions.resume(stage.staff, item.session_id, now=MEETING + 60 * MINUTE)
    item.refresh_from_db()
    assert item_clock(item, MEETING + 61 * MINUTE).ran == 120


def test_a_planned_time_that_runs_over_is_told_and_cuts_nothing_off(stage):
    session = stage.sitting("甲", "乙")
    first, second = session.items.order_by("position")
    actions.plan_times(stage.staff, session.pk, {first.pk: 10, second.pk: None}, now=MEETING)
    actions.call(stage.staff, first.pk, now=MEETING)
    first.refresh_from_db()
    assert item_clock(first, MEETING + 10 * MINUTE).over == 0
    assert item_clock(first, MEETING + 12 * MINUTE).over == 120
    actions.conclude(stage.staff, first.pk, words="议过。", now=MEETING + 12 * MINUTE)
    first.refresh_from_db()
    assert (first.spent, first.since) == (720, None)


def test_what_is_put_ends_the_speech_and_what_is_decided_lowers_the_hands(stage, item):
    speaking, waiting = hand(stage, item, 1), hand(stage, item, 2)
    actions.recognise(stage.staff, speaking.pk, now=MEETING)
    actions.put_to_vote(stage.staff, item.pk, now=MEETING + MINUTE)
    speaking.refresh_from_db()
    waiting.refresh_from_db()
    assert (speaking.state, speaking.spent, waiting.state) == ("ended", 60, "waiting")
    with pytest.raises(OutOfOrder):
        hand(stage, item, 3)
    actions.postpone(stage.staff, item.pk, now=MEETING + MINUTE)
    waiting.refresh_from_db()
    assert waiting.state == SpeechState.WITHDRAWN


def unseconded(stage: Stage) -> AgendaItem:
    item = stage.sitting().items.get()
    actions.call(stage.staff, item.pk, now=MEETING)
    mover = stage.members[1].pk
    return actions.move(stage.staff, item.pk, motion="建在东墙下。", mover_id=mover, now=MEETING)


def test_a_motion_nobody_seconds_is_not_put(stage):
    item = unseconded(stage)
    with pytest.raises(OutOfOrder, match="附议"):
        actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    with pytest.raises(Invalid):
        actions.second(stage.staff, item.pk, member_id=stage.members[1].pk, now=MEETING)
    actions.second(member_actor(stage, 2), item.pk, now=MEETING)
    assert actions.put_to_vote(stage.staff, item.pk, now=MEETING).state == ItemState.VOTING


def test_where_the_rule_asks_for_no_second_a_motion_is_put_without(stage):
    put_rule("council.seconds_needed", "0")
    item = unseconded(stage)
    assert actions.put_to_vote(stage.staff, item.pk, now=MEETING).state == ItemState.VOTING


def amended(stage: Stage, item: AgendaItem, seconder: int | None = 3):
    return actions.amend_motion(
        stage.staff,
        item.pk,
        text="建在西墙下。",
        mover_id=stage.members[2].pk,
        seconder_id=stage.members[seconder].pk if seconder else None,
        now=MEETING,
    )


def ballots(stage: Stage, item: AgendaItem, ayes: int, noes: int) -> None:
    choices = [Choice.AYE] * ayes + [Choice.NO] * noes
    ids = [member.pk for member in stage.members]
    votes = dict(zip(ids, choices, strict=False))
    actions.enter_votes(stage.staff, item.pk, votes, now=MEETING)


def test_an_amendment_is_put_first_and_becomes_the_text_when_it_carries(stage, item):
    amendment = amended(stage, item)
    with pytest.raises(OutOfOrder):
        amended(stage, item)
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    ballots(stage, item, 3, 2)
    with pytest.raises(OutOfOrder, match="修正案"):
        actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
    actions.declare_amendment(stage.staff, item.pk, now=MEETING)
    item.refresh_from_db()
    amendment.refresh_from_db()
    assert (item.motion, item.state, item.round) == ("建在西墙下。", ItemState.MOVED, 1)
    assert (amendment.state, amendment.ayes, amendment.noes) == (AmendmentState.CARRIED, 3, 2)
    assert Vote.objects.filter(item=item, round=0, is_cast=True).count() == 5
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    ballots(stage, item, 5, 0)
    assert actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING).pk


def test_an_amendment_loses_on_a_tie_and_the_text_stays(stage):
    stage = Stage(4)
    item = stage.moved(stage.sitting())
    amendment = amended(stage, item)
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    ballots(stage, item, 2, 2)
    actions.declare_amendment(stage.staff, item.pk, now=MEETING)
    item.refresh_from_db()
    amendment.refresh_from_db()
    assert (item.motion, amendment.state) == ("建在东墙下。", AmendmentState.LOST)


def test_an_amendment_is_not_declared_while_the_votes_out_could_turn_it(stage, item):
    amended(stage, item)
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    ballots(stage, item, 2, 1)
    with pytest.raises(OutOfOrder, match="没有投"):
        actions.declare_amendment(stage.staff, item.pk, now=MEETING)
    ballots(stage, item, 3, 1)
    assert actions.declare_amendment(stage.staff, item.pk, now=MEETING).state == "carried"


def test_an_amendment_nobody_seconds_is_not_put_but_may_be_taken_back(stage, item):
    amendment = amended(stage, item, seconder=None)
    with pytest.raises(OutOfOrder, match="修正案还没有人附议"):
        actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    actions.withdraw_amendment(stage.staff, item.pk, now=MEETING)
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.WITHDRAWN
    assert actions.put_to_vote(stage.staff, item.pk, now=MEETING).state == ItemState.VOTING


def test_an_amendment_has_to_change_the_text_and_goes_with_what_is_postponed(stage, item):
    with pytest.raises(Invalid):
        actions.amend_motion(
            stage.staff, item.pk, text=item.motion, mover_id=stage.members[2].pk, now=MEETING
        )
    amendment = amended(stage, item)
    actions.postpone(stage.staff, item.pk, now=MEETING)
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.WITHDRAWN


def test_everything_that_happens_lets_the_pulse_go_on(stage, item):
    before = Session.objects.get().pulse
    hand(stage, item, 1)
    hand(stage, item, 1)
    assert Session.objects.get().pulse == before + 1


def test_a_hand_of_another_community_does_not_exist_for_its_staff(stage, item):
    up = hand(stage, item, 1)
    other = Stage()
    with pytest.raises(NotPermitted):
        actions.recognise(other.staff, up.pk, now=MEETING)
    with pytest.raises(NotFound):
        actions.recognise(stage.staff, up.pk + 99, now=MEETING)


def test_the_minutes_tell_who_spoke_what_was_amended_and_how_it_went(stage, item):
    up = hand(stage, item, 1)
    actions.recognise(stage.staff, up.pk, now=MEETING)
    actions.end_speech(stage.staff, up.pk, gist="怕挡光。", now=MEETING + 110 * MINUTE / 60)
    amended(stage, item)
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    ballots(stage, item, 5, 0)
    actions.declare_amendment(stage.staff, item.pk, now=MEETING)
    lines = sitting(stage.staff, stage.community.slug, item.session_id, now=MEETING).lines
    told = "\n".join(line.text for line in lines)
    assert f"{stage.members[1].name}发言（赞成），1 分 50 秒。怕挡光。" in told
    assert "提修正案，动议改为：“建在西墙下。”" in told
    assert "赞成 5 票，反对 0 票，弃权 0 票，修正案通过，动议改为：“建在西墙下。”" in told
