"""What Party life is owed, when it is late, and who is reminded of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.models import Entry
from lianxin.notifications.models import Notice
from lianxin.party.actions import appraising, keeping, planning
from lianxin.party.actions.reminding import sweep_life
from lianxin.party.models import Duty, MeetingKind, Reminder
from lianxin.party.queries.due import lives
from lianxin.party.queries.life import life_board
from lianxin.party.rules.frequency import LENGTH, Span, stretch
from lianxin.party.tasks.meetings import tell_called, tell_leading
from lianxin.party.tests.factories import BranchFactory, GroupFactory, MemberFactory, TermFactory
from lianxin.party.tests.meetings import HOUR, Stage, at

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(days, st.sampled_from(Span))
def test_every_day_lies_in_one_stretch_and_stretches_follow_each_other(day, span):
    here = stretch(day, span)
    assert here.holds(day)
    assert here.before().after == here.first
    assert stretch(here.last, span) == here == stretch(here.first, span)
    months = (here.after.year - here.first.year) * 12 + here.after.month - here.first.month
    assert months == LENGTH[span]


def test_stretches_are_told_as_people_say_them():
    names = [stretch(date(2026, 6, 30), span).name for span in Span]
    assert names == ["6月", "二季度", "2026年"]


def keep(stage: Stage, kind: str, moment, **fields) -> None:
    made = stage.made(kind, starts_at=moment, **fields)
    held = keeping.Held(made, moment + HOUR, "开了会。")
    keeping.keep(stage.clerk, stage.slug, [held], now=at(2026, 12, 31))


def due_of(stage: Stage, code: str, day: date):
    board = life_board(stage.head, stage.slug, day=day)
    assert len(board.lives) == 1
    return board.lives[0].due(code)


@pytest.fixture
def stage(db) -> Stage:
    return Stage(8)


def test_none_in_the_second_quarter_is_red_on_the_first_of_july(stage):
    keep(stage, MeetingKind.MEMBERS, at(2026, 2, 10))
    last = due_of(stage, "members", date(2026, 6, 30))
    assert (last.missed, last.is_done) == (None, False)
    first = due_of(stage, "members", date(2026, 7, 1))
    assert first.missed.name == "二季度"
    keep(stage, MeetingKind.MEMBERS, at(2026, 6, 30))
    assert due_of(stage, "members", date(2026, 7, 1)).missed is None


def test_a_planned_meeting_is_no_held_one_and_one_called_off_is_neither(stage):
    meeting = stage.planned()
    due = due_of(stage, "members", date(2026, 3, 3))
    assert (due.done, due.wants_plan, due.next_at) == (0, False, meeting.starts_at)
    meeting.state = "called_off"
    meeting.save()
    assert due_of(stage, "members", date(2026, 3, 3)).wants_plan


def test_a_branch_owes_nothing_for_the_quarter_in_which_it_was_founded(stage):
    stage.branch.founded_on = date(2026, 2, 1)
    stage.branch.save()
    assert due_of(stage, "members", date(2026, 4, 1)).missed is None
    assert due_of(stage, "members", date(2026, 7, 1)).missed is not None


def test_only_a_branch_with_a_committee_owes_its_meetings(stage):
    assert due_of(stage, "committee", date(2026, 3, 3)) is None
    TermFactory.create(
        body=stage.branch, member=stage.members[1], duty=Duty.ORGANISER, since=date(2020, 1, 1)
    )
    assert due_of(stage, "committee", date(2026, 3, 3)).needed == 1


def test_each_group_of_a_branch_owes_its_own_meeting(stage):
    groups = GroupFactory.create_batch(3, parent=stage.branch)
    for group in groups:
        MemberFactory.create(branch=stage.branch, group=group)
    keep(stage, MeetingKind.GROUP, at(2026, 3, 5), body_id=groups[0].pk)
    keep(stage, MeetingKind.GROUP, at(2026, 3, 6), body_id=groups[0].pk)
    due = due_of(stage, "group", date(2026, 3, 9))
    assert (due.needed, due.done) == (3, 1)


def test_before_the_regulation_nobody_owed_a_theme_day(stage):
    assert due_of(stage, "theme_day", date(2015, 3, 3)) is None
    assert due_of(stage, "theme_day", date(2026, 3, 3)).needed == 1


def test_a_lesson_that_the_committee_gives_to_all_counts_for_each_branch(stage):
    top = stage.branch.parent
    head = TermFactory.create(body=top, member=stage.members[2], since=date(2020, 1, 1)).member
    keep(stage, MeetingKind.LESSON, at(2026, 3, 5), body_id=top.pk, teacher_id=head.pk, host="")
    assert due_of(stage, "lesson", date(2026, 3, 9)).done == 1
    board = life_board(stage.clerk, stage.slug, day=date(2026, 3, 9))
    taught = next(life for life in board.lives if life.body.pk == top.pk).due("teach")
    assert (taught.done, taught.needed) == (1, 1)


def test_a_talk_of_each_kind_is_owed_once_a_year(stage):
    on = date(2026, 3, 5)
    talked = appraising.Talked(stage.members[0].pk, stage.members[1].pk, on)
    appraising.log_talks(stage.head, stage.slug, stage.branch.pk, [talked], now=at(2026, 3, 5))
    assert due_of(stage, "mixed", on).is_done
    keep(stage, MeetingKind.MEMBERS, at(2026, 3, 5))
    assert not due_of(stage, "talks", on).is_done
    assert due_of(stage, "heads", on) is None


def test_a_theme_is_asked_for_three_days_before_the_fixed_day_and_once(stage):
    appraising.fix_day(stage.head, stage.slug, stage.branch.pk, day=20, now=at(2026, 3, 2))
    sweep_life(now=at(2026, 3, 16))
    assert not Reminder.objects.filter(code="theme_day").exists()
    sweep_life(now=at(2026, 3, 17))
    assert Reminder.objects.filter(code="theme_day").count() == 1
    entry = Entry.objects.filter(deed="remind").latest("pk")
    for _twice in range(2):
        tell_leading.call(entry.pk)
    told = {notice.user_id: notice.lines for notice in Notice.objects.all()}
    assert set(told) == {stage.head.user_id, stage.clerk.user_id}
    assert [line["text"] for line in told[stage.clerk.user_id]] == [
        "3月20日是主题党日，主题还没有定。"
    ]
    assert sweep_life(now=at(2026, 3, 18)) == 0


def test_who_has_a_plan_is_not_reminded_of_it(stage):
    appraising.fix_day(stage.head, stage.slug, stage.branch.pk, day=20, now=at(2026, 3, 2))
    stage.planned(MeetingKind.THEME_DAY, starts_at=at(2026, 3, 20))
    sweep_life(now=at(2026, 3, 18))
    assert not Reminder.objects.filter(code="theme_day").exists()


def test_three_lessons_are_reminded_of_in_december_and_not_before(stage):
    for month in (2, 5, 8):
        keep(stage, MeetingKind.LESSON, at(2026, month, 5))
    sweep_life(now=at(2026, 11, 30))
    assert not Reminder.objects.filter(code="lesson").exists()
    sweep_life(now=at(2026, 12, 1))
    assert Reminder.objects.filter(code="lesson").count() == 1
    keep(stage, MeetingKind.LESSON, at(2026, 12, 5))
    assert due_of(stage, "lesson", date(2026, 12, 6)).is_done


@pytest.mark.parametrize("code", ["life", "appraisal", "talks"])
def test_the_years_own_meetings_are_reminded_of_from_october(stage, code):
    sweep_life(now=at(2026, 9, 30))
    assert not Reminder.objects.filter(code=code).exists()
    sweep_life(now=at(2026, 10, 1))
    assert Reminder.objects.filter(code=code).count() == 1
    missed = due_of(stage, code, date(2027, 1, 1)).missed
    assert missed is not None
    assert missed.name == "2026年"


def test_a_quarters_meeting_is_reminded_of_in_its_last_week(stage):
    sweep_life(now=at(2026, 3, 24))
    assert not Reminder.objects.filter(code="members").exists()
    sweep_life(now=at(2026, 3, 25))
    assert Reminder.objects.filter(code="members").count() == 1


def test_a_themed_branch_owes_nothing_of_its_own(db):
    assert lives([BranchFactory.create(themed=True)], date(2026, 3, 3)) == []


def test_the_round_asks_few_statements_however_many_branches(django_assert_max_num_queries, db):
    first = Stage(3)
    for _number in range(4):
        Stage(3, parent=first.branch.parent)
    day = at(2026, 3, 3)
    with django_assert_max_num_queries(12):
        assert sweep_life(now=day) == 0


def test_those_called_with_an_account_are_told_once_of_what_becomes_of_it(stage):
    meeting = stage.told()
    planning.reschedule(stage.head, meeting.pk, words="场地有变。", now=at(2026, 3, 3))
    for deed in ("notify", "reschedule"):
        entry = Entry.objects.filter(deed=deed).latest("pk")
        for _twice in range(2):
            tell_called.call(entry.pk)
    notice = Notice.objects.get()
    assert notice.user_id == stage.head.user_id
    assert [line["text"] for line in notice.lines] == [
        "3月5日 9:00在党员活动室：学习与讨论。不能来请在这里请假。",
        "原定3月5日 9:00的会改时间，定下来再通知您。场地有变。",
    ]
    planning.call_off(stage.head, meeting.pk, words="停电。", now=at(2026, 3, 3))
