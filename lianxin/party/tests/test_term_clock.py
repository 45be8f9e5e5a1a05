from datetime import timedelta

import pytest

from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import Notice
from lianxin.party.actions.term_clock import sweep_terms
from lianxin.party.models import Reminder
from lianxin.party.tasks.elections import tell_of_term
from lianxin.party.tests.factories import BranchFactory, TermFactory, clerk_of

TODAY = MONDAY.date()


@pytest.fixture
def branch(db):
    return BranchFactory.create()


def due_in(branch, days):
    return TermFactory.create(body=branch, due_on=TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        (400, []),
        (181, []),
        (180, ["term_180"]),
        (91, ["term_180"]),
        (90, ["term_90"]),
        (30, ["term_30"]),
        (0, ["term_30"]),
        (-1, ["term_late"]),
    ],
)
def test_a_term_is_called_for_at_half_a_year_three_months_and_one(branch, days, codes):
    due_in(branch, days)
    assert sweep_terms(now=MONDAY) == len(codes)
    assert list(Reminder.objects.values_list("code", flat=True)) == codes


def test_each_reminder_of_a_term_is_given_once_however_often_the_clock_looks(branch):
    due_in(branch, 90)
    told = [sweep_terms(now=MONDAY + timedelta(days=days)) for days in (0, 0, 1, 60, 61, 91, 92)]
    assert told == [1, 0, 0, 1, 0, 1, 0]


def test_a_term_that_ended_or_an_organisation_that_is_gone_is_not_called_for(branch):
    term = due_in(branch, 10)
    term.ended_on = TODAY
    term.save()
    gone = BranchFactory.create(parent=branch.parent, dissolved_on=TODAY)
    due_in(gone, 10)
    assert sweep_terms(now=MONDAY) == 0


def test_those_who_lead_are_told_that_a_term_is_over(branch):
    clerk = clerk_of(branch.community)
    head = due_in(branch, -5)
    sweep_terms(now=MONDAY)
    tell_of_term.call(Entry.objects.get(deed="remind").pk)
    assert {notice.user_id for notice in Notice.objects.all()} == {
        clerk.user_id,
        head.member.person.user_id,
    }
    assert "已经届满" in Notice.objects.first().lines[0]["text"]
