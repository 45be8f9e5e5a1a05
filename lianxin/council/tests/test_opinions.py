"""A question from its plan to an agenda, by the real deeds."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.core.actor import CLOCK, GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.council import actions
from lianxin.council.actions.opinions import summary, sweep_questions
from lianxin.council.models import (
    Answer,
    Landscape,
    Participant,
    Question,
    QuestionState,
    Standing,
    Statement,
    StatementState,
)
from lianxin.council.queries.landscape import told
from lianxin.council.queries.opinions import conversation, question_for, standing_questions
from lianxin.council.rules.opinions import QUESTION_FLOW, STATEMENT_FLOW
from lianxin.council.tasks.surveying import survey_question, work_out
from lianxin.council.tests.factories import Stage
from lianxin.council.tests.opinion_world import DAY, LAST, Hearing, two_camps
from lianxin.people.tests.factories import (
    member_of,
    officer_of,
    resident_of,
    secretary_of,
    staff_of,
)
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory, EntranceFactory

pytestmark = pytest.mark.django_db


def test_a_plan_is_nobodys_but_the_staffs_until_it_is_opened():
    hearing = Hearing(opened=False)
    for actor in (GUEST, hearing.resident(), staff_of(CommunityFactory.create())):
        with pytest.raises(NotFound):
            question_for(actor, hearing.question.pk)
    actions.open_question(hearing.staff, hearing.question.pk, now=MONDAY)
    assert question_for(GUEST, hearing.question.pk).is_open
    assert [each.pk for each in standing_questions(GUEST, hearing.community.pk)] == [
        hearing.question.pk
    ]


def test_a_question_without_statements_or_with_a_day_gone_by_is_not_opened():
    hearing = Hearing(texts=(), opened=False)
    with pytest.raises(OutOfOrder):
        actions.open_question(hearing.staff, hearing.question.pk, now=MONDAY)
    actions.seed(hearing.staff, hearing.question.pk, ["东墙下", "东墙下", " "], now=MONDAY)
    assert hearing.question.statements.count() == 1
    with pytest.raises(Invalid):
        actions.open_question(hearing.staff, hearing.question.pk, now=MONDAY + 20 * DAY)


def test_one_person_has_one_answer_to_a_statement_and_may_change_it():
    hearing = Hearing()
    actor = hearing.resident()
    for choice in (1, 1, -1):
        hearing.answer(actor, 0, choice)
    assert Answer.objects.values_list("choice", flat=True).get() == -1
    assert Participant.objects.count() == 1
    assert not Entry.objects.filter(deed="answer").exists()


def test_only_residents_of_the_place_may_answer():
    hearing = Hearing()
    elsewhere = resident_of(CommunityFactory.create())
    for actor in (GUEST, elsewhere, hearing.staff):
        with pytest.raises(NotPermitted):
            hearing.answer(actor, 0, 1)
    building = BuildingFactory.create(parent__community=hearing.community)
    Question.objects.update(place=building)
    with pytest.raises(NotPermitted):
        hearing.answer(hearing.resident(), 0, 1)
    within = EntranceFactory.create(parent=building)
    assert hearing.answer(hearing.resident(place=within), 0, 1)


@pytest.mark.parametrize("choice", [2, -2, 9])
def test_an_answer_that_is_none_is_refused(choice):
    hearing = Hearing()
    with pytest.raises(Invalid):
        hearing.answer(hearing.resident(), 0, choice)
    with pytest.raises(OutOfOrder):
        actions.answer(
            hearing.resident(), hearing.question.pk, statement_id=0, choice=1, now=MONDAY
        )


def test_after_the_last_day_nothing_is_taken_and_the_clock_closes():
    hearing = Hearing()
    actor = hearing.resident()
    hearing.answer(actor, 0, 1, now=MONDAY + 14 * DAY)
    late = MONDAY + 15 * DAY
    with pytest.raises(OutOfOrder):
        hearing.answer(actor, 0, 1, now=late)
    assert [sweep_questions(now=late), sweep_questions(now=late)] == [1, 0]
    hearing.question.refresh_from_db()
    assert hearing.question.state == QuestionState.CLOSED


def test_a_statement_shows_only_after_it_was_looked_at():
    hearing = Hearing()
    actor = hearing.resident()
    made = actions.say(actor, hearing.question.pk, text="加个充电桩", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.answer(actor, hearing.question.pk, statement_id=made.pk, choice=1, now=MONDAY)
    for stranger in (actor, staff_of(CommunityFactory.create())):
        with pytest.raises(NotFound):
            actions.show(stranger, made.pk, now=MONDAY)
    actions.show(hearing.staff, made.pk, now=MONDAY)
    assert actions.answer(actor, hearing.question.pk, statement_id=made.pk, choice=1, now=MONDAY)


def test_what_is_kept_back_says_why_and_can_still_be_shown():
    hearing = Hearing()
    made = actions.say(hearing.resident(), hearing.question.pk, text="骂人的话", now=MONDAY)
    with pytest.raises(Invalid):
        actions.refuse(hearing.staff, made.pk, words=" ", now=MONDAY)
    actions.refuse(hearing.staff, made.pk, words="请换个说法", now=MONDAY)
    shown = actions.show(hearing.staff, made.pk, now=MONDAY)
    assert (shown.state, shown.reason) == (StatementState.SHOWN, "")
    actions.take_down(hearing.staff, made.pk, words="说到了别人家", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.refuse(hearing.staff, made.pk, words="再来", now=MONDAY)


def test_the_same_words_twice_are_one_statement_and_nobody_makes_a_flood():
    hearing = Hearing()
    actor = hearing.resident()
    first = actions.say(actor, hearing.question.pk, text="加个充电桩", now=MONDAY)
    assert actions.say(actor, hearing.question.pk, text="加个充电桩 ", now=MONDAY) == first
    for number in range(4):
        actions.say(actor, hearing.question.pk, text=f"另一条{number}", now=MONDAY)
    with pytest.raises(Invalid):
        actions.say(actor, hearing.question.pk, text="第六条", now=MONDAY)


def test_a_sheet_of_paper_counts_one_person_and_the_later_word_stands():
    hearing = Hearing()
    first, second, third = (each.pk for each in hearing.statements[:3])

    def enter(actor, answers):
        pk = hearing.question.pk
        actions.enter_paper(actor, pk, answers, name="李桂芳", phone="13800001234", now=MONDAY)

    enter(hearing.staff, {first: 1, second: -1})
    enter(hearing.staff, {first: -1, third: 0})
    assert Participant.objects.count() == 1
    assert dict(Answer.objects.values_list("statement_id", "choice")) == {
        first: -1,
        second: -1,
        third: 0,
    }
    with pytest.raises(Invalid):
        enter(hearing.staff, {})
    with pytest.raises(NotPermitted):
        enter(hearing.resident(), {first: 1})


def test_every_step_of_a_question_is_its_staffs_alone():
    hearing = Hearing()
    pk, where = hearing.question.pk, hearing.community
    others = (hearing.resident(), member_of(where), officer_of(where.subdistrict), GUEST)
    for actor in others:
        for deed in (
            lambda actor=actor: actions.close_question(actor, pk, now=MONDAY),
            lambda actor=actor: actions.withdraw_question(actor, pk, words="算了", now=MONDAY),
            lambda actor=actor: actions.extend(actor, pk, closes_on=LAST, now=MONDAY),
            lambda actor=actor: actions.seed(actor, pk, ["一条"], now=MONDAY),
        ):
            with pytest.raises(NotPermitted):
                deed()
    assert actions.extend(secretary_of(where), pk, closes_on=LAST + DAY, now=MONDAY)


@pytest.mark.parametrize("state", QuestionState.values)
@pytest.mark.parametrize("verb", sorted(QUESTION_FLOW))
def test_each_step_of_a_question_is_open_in_its_own_states_alone(state, verb):
    hearing = Hearing()
    question = Question(community=hearing.community, state=state)
    step = QUESTION_FLOW[verb]
    is_open = verb in {each.verb for each in QUESTION_FLOW.open_to(hearing.staff, question)}
    assert is_open == (state in step.sources)


@pytest.mark.parametrize("state", StatementState.values)
def test_each_step_of_a_statement_is_open_in_its_own_states_alone(state):
    hearing = Hearing()
    statement = Statement(question=hearing.question, state=state)
    found = {each.verb for each in STATEMENT_FLOW.open_to(hearing.staff, statement)}
    assert found == {verb for verb, step in STATEMENT_FLOW.items() if state in step.sources}
    assert STATEMENT_FLOW.open_to(hearing.resident(), statement) == []


def test_a_page_drawn_before_somebody_elses_step_is_refused():
    hearing = Hearing()
    actions.extend(hearing.staff, hearing.question.pk, closes_on=LAST + DAY, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.close_question(hearing.staff, hearing.question.pk, now=MONDAY, seen=0)


def test_the_landscape_tells_what_both_camps_share_and_what_parts_them():
    hearing = Hearing()
    two_camps(hearing)
    made = work_out(hearing.question.pk, now=MONDAY)
    assert (made.people, made.answers) == (24, 24 * 8)
    texts = {each.pk: each.text for each in hearing.statements}
    found = told(hearing.question, texts)
    assert [group.size for group in found.groups] == [12, 12]
    assert {line.text for line in found.shared} == {each.text for each in hearing.statements[:3]}
    assert {line.text for line in found.dividing} == {each.text for each in hearing.statements[3:]}
    line = found.shared[0]
    assert line.all.agree == sum(cell.agree for cell in line.groups)
    assert Standing.objects.count() == 24
    assert "24 位居民表了态" in summary(hearing.question)


def test_a_statement_taken_down_disappears_from_what_is_told():
    hearing = Hearing()
    two_camps(hearing)
    work_out(hearing.question.pk, now=MONDAY)
    gone = hearing.statements[0]
    actions.take_down(hearing.staff, gone.pk, words="说到了别人家", now=MONDAY)
    seen = conversation(GUEST, hearing.community.slug, hearing.question.pk, now=MONDAY)
    assert gone.text not in {line.text for line in seen.told.shared}
    work_out(hearing.question.pk, now=MONDAY)
    assert str(gone.pk) not in Landscape.objects.get().told["statements"]


def test_answers_call_for_one_new_landscape_and_the_clock_for_a_lost_one():
    hearing = Hearing()
    Question.objects.update(stale_at=None)
    hearing.answer(hearing.resident(), 0, 1)
    hearing.question.refresh_from_db()
    assert hearing.question.stale_at == MONDAY
    survey_question.call(hearing.question.pk)
    hearing.question.refresh_from_db()
    assert hearing.question.stale_at is None
    made = Landscape.objects.get()
    assert (made.people, made.answers) == (1, 1)
    Question.objects.update(stale_at=MONDAY)
    assert sweep_questions(now=MONDAY + timedelta(hours=1)) == 0


def test_a_question_without_any_answer_has_an_empty_landscape():
    hearing = Hearing()
    made = work_out(hearing.question.pk, now=MONDAY)
    assert (made.people, made.answers, made.told["groups"]) == (0, 0, [])


def test_a_question_goes_on_an_agenda_with_what_was_said():
    stage = Stage()
    hearing = Hearing()
    Question.objects.update(community=stage.community)
    session = stage.plan("别的事")
    item = actions.raise_at(stage.staff, hearing.question.pk, session_id=session.pk, now=MONDAY)
    assert (item.title, item.raised.question) == ("车棚建在哪儿", hearing.question)
    with pytest.raises(OutOfOrder):
        actions.raise_at(stage.staff, hearing.question.pk, session_id=session.pk, now=MONDAY)
    other = Stage().plan("远处的事")
    with pytest.raises(Invalid):
        actions.raise_at(stage.staff, hearing.question.pk, session_id=other.pk, now=MONDAY)


def test_a_withdrawn_question_says_why_and_takes_nothing_more():
    hearing = Hearing()
    with pytest.raises(Invalid):
        actions.withdraw_question(hearing.staff, hearing.question.pk, words="", now=MONDAY)
    actions.withdraw_question(hearing.staff, hearing.question.pk, words="已经定了", now=MONDAY)
    with pytest.raises(OutOfOrder):
        hearing.answer(hearing.resident(), 0, 1)
    assert standing_questions(GUEST, hearing.community.pk) == []


IMPOSSIBLE = [
    (Question, "question_state_is_known|question_is_opened", {"state": "lost"}),
    (Question, "question_asks_something", {"title": ""}),
    (Question, "question_is_opened_before_it_is_answered", {"opened_at": None}),
    (Question, "question_is_closed_or_undated", {"closed_at": MONDAY}),
    (Question, "question_is_closed_or_undated", {"state": "closed"}),
    (Question, "withdrawn_question_says_why", {"state": "withdrawn"}),
    (Statement, "statement_state_is_known", {"state": "lost"}),
    (Statement, "statement_says_something|statement_is_made_once", {"text": ""}),
    (Statement, "statement_is_looked_at_before_it_shows", {"decided_at": None}),
    (Statement, "statement_is_looked_at_before_it_shows", {"state": "waiting"}),
    (Statement, "hidden_statement_says_why", {"state": "refused"}),
    (Answer, "answer_is_known", {"choice": 2}),
    (Standing, "standing_is_in_a_group_or_none", {"group": -1}),
]


@pytest.mark.parametrize(("model", "name", "change"), IMPOSSIBLE)
def test_the_database_refuses_an_impossible_opinion(model, name, change):
    hearing = Hearing(texts=["只有一条"])
    hearing.answer(hearing.resident(), 0, 1)
    Standing.objects.create(participant=Participant.objects.get(), group=0, x=1, y=1)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**change)


def test_the_database_keeps_one_person_and_one_answer_to_each():
    hearing = Hearing()
    actor = hearing.resident()
    hearing.answer(actor, 0, 1)
    for row in (Answer.objects.get(), Participant.objects.get(), hearing.statements[0]):
        row.pk, row._state.adding = None, True
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_many_who_answer_at_once_are_all_counted_and_one_who_presses_often_once():
    hearing = Hearing()
    people = [hearing.resident() for _ in range(4)]
    found = at_once(
        *(lambda actor=actor: hearing.answer(actor, 0, 1) for actor in people * 3),
    )
    assert found == [None] * 12
    assert Answer.objects.count() == Participant.objects.count() == 4


def test_the_clock_sees_every_question_and_a_guest_has_no_part():
    hearing = Hearing(opened=False)
    assert question_for(CLOCK, hearing.question.pk)
    actions.open_question(hearing.staff, hearing.question.pk, now=MONDAY)
    seen = conversation(GUEST, hearing.community.slug, hearing.question.pk, now=MONDAY)
    assert (seen.may_take_part, seen.own.next, seen.own.answered) == (False, None, 0)
