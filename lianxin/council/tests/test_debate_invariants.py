"""Each impossible row of the debate and of what comes after, tried against the database itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from lianxin.council import actions
from lianxin.council.models import (
    AgendaItem,
    Amendment,
    Council,
    Dissent,
    Proxy,
    Resolution,
    Session,
    Speech,
    Vote,
)
from lianxin.council.tests.factories import MEETING, Stage, decision

pytestmark = pytest.mark.django_db
EARLIER = MEETING - timedelta(hours=1)

IMPOSSIBLE: list[tuple[type[models.Model], str, dict[str, Any]]] = [
    (Council, "who_speaks_has_a_turn_and_some_time", {"speech_turns": 0}),
    (Council, "who_speaks_has_a_turn_and_some_time", {"speech_seconds": 0}),
    (
        Session,
        "minutes_are_signed_with_a_name_and_a_moment|ck_council_session",
        {"recorder": "刘宁", "recorded_at": None},
    ),
    (Session, "minutes_are_signed_with_a_name_and_a_moment", {"recorded_at": MEETING}),
    (AgendaItem, "planned_time_is_some_minutes", {"minutes": 0}),
    (AgendaItem, "clock_runs_only_before_the_meeting", {"since": MEETING}),
    (AgendaItem, "quorum_numbers_are_counts_of_members", {"proxied": 2}),
    (AgendaItem, "votes_do_not_exceed_those_present", {"abstentions": 1}),
    (Vote, "what_was_heard_is_known", {"heard": "maybe"}),
    (Vote, "nobody_holds_their_own_vote", {"holder": models.F("member")}),
    (
        Speech,
        "speech_state_is_known",
        {"state": "asleep", "begun_at": None, "turn": 0, "ended_at": None, "since": None},
    ),
    (Speech, "speaker_says_where_they_stand", {"stance": ""}),
    (Speech, "only_who_had_the_floor_began", {"begun_at": None}),
    (Speech, "only_who_had_the_floor_began", {"turn": 0}),
    (Speech, "clock_runs_only_for_who_speaks", {"since": MEETING}),
    (Speech, "ended_speech_has_its_end", {"ended_at": None}),
    (Speech, "ended_speech_has_its_end", {"ended_at": EARLIER}),
    (Speech, "speech_beyond_the_rules_has_a_reason", {"turn": 3}),
    (Amendment, "amendment_state_is_known", {"state": "lent"}),
    (Amendment, "amendment_changes_the_text", {"text": ""}),
    (Amendment, "amendment_changes_the_text", {"text": models.F("before")}),
    (Amendment, "amendment_is_not_seconded_by_its_mover", {"seconder": models.F("mover")}),
    (Amendment, "amendment_is_decided_or_undated", {"decided_at": None}),
    (Amendment, "carried_amendment_was_seconded_and_has_its_ayes", {"ayes": 2}),
    (Amendment, "carried_amendment_was_seconded_and_has_its_ayes", {"seconder": None}),
    (Amendment, "lost_amendment_lacks_its_ayes", {"state": "lost"}),
    (Proxy, "nobody_is_their_own_proxy", {"holder": models.F("giver")}),
    (Proxy, "proxy_ends_after_it_is_given", {"ended_at": EARLIER}),
    (Resolution, "result_is_known", {"result": "perhaps", "finished_at": MEETING}),
    (Resolution, "finished_resolution_has_its_result", {"result": "done"}),
    (Resolution, "finished_resolution_has_its_result", {"finished_at": MEETING}),
    (Resolution, "resolution_rises_to_two_heights", {"escalation": 3}),
    (Resolution, "cost", {"cost": -1}),
    (Dissent, "dissent_has_a_reason", {"words": ""}),
    (Dissent, "dissent_is_answered_on_a_day", {"answer": "好。"}),
    (Dissent, "dissent_is_answered_on_a_day", {"answered_on": MEETING.date()}),
]


@pytest.fixture
def held(db) -> Stage:
    """A held session with a speech, a carried amendment, a proxy, a resolution and a dissent."""
    stage = Stage(6, proxies_each=1)
    session = stage.sitting(present=5)
    staff, ids = stage.staff, [member.pk for member in stage.members]
    actions.empower(staff, session.pk, giver_id=ids[5], holder_id=ids[4], now=MEETING)
    item = stage.moved(session)
    up = actions.raise_hand(staff, item.pk, stance="for", member_id=ids[1], now=MEETING)
    actions.recognise(staff, up.pk, now=MEETING)
    actions.end_speech(staff, up.pk, now=MEETING)
    actions.amend_motion(
        staff, item.pk, text="西墙。", mover_id=ids[1], seconder_id=ids[2], now=MEETING
    )
    votes = dict.fromkeys(ids, "aye")
    for declare in (actions.declare_amendment, None):
        actions.put_to_vote(staff, item.pk, now=MEETING)
        actions.enter_votes(staff, item.pk, votes, now=MEETING)
        if declare:
            declare(staff, item.pk, now=MEETING)
    made = decision(dissent="怕挡光。")
    actions.declare_passed(staff, item.pk, made, now=MEETING)
    stage.held(session)
    return stage


@pytest.mark.parametrize(
    ("model", "name", "change"),
    IMPOSSIBLE,
    ids=[f"{name.split('|')[0]}-{'-'.join(change)}" for _model, name, change in IMPOSSIBLE],
)
def test_the_database_refuses_a_row_of_a_debate_that_cannot_be(held, model, name, change):
    assert model.objects.exists()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**change)


def twice(row: models.Model, **fields: Any) -> None:
    """Store a row a second time."""
    row.pk, row._state.adding = None, True
    for field, value in fields.items():
        setattr(row, field, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_one_hand_one_floor_one_amendment_one_proxy_and_one_dissent_of_each(held):
    speech = Speech.objects.get()
    waiting = {
        "state": "waiting",
        "begun_at": None,
        "ended_at": None,
        "turn": 0,
    }
    Speech.objects.update(**waiting)
    twice(Speech.objects.get(), **waiting)
    speaking = {"state": "speaking", "begun_at": MEETING, "since": MEETING, "turn": 1}
    Speech.objects.update(**speaking, ended_at=None)
    twice(Speech.objects.get(pk=speech.pk), member_id=held.members[2].pk)
    Amendment.objects.update(state="moved", decided_at=None)
    twice(Amendment.objects.get())
    twice(Proxy.objects.get())
    Dissent.objects.update(member=held.members[1])
    twice(Dissent.objects.get())


def test_an_amendment_is_before_the_meeting_only_with_its_motion(held):
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.update(amendment=Amendment.objects.get())
