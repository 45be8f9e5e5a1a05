from datetime import timedelta

import pytest

from lianxin.core.models import Upload
from lianxin.core.tests.factories import MONDAY, UploadFactory
from lianxin.matters import actions
from lianxin.matters.models import Draft, DraftPhoto, Matter, Outcome, Say, State
from lianxin.matters.tests.factories import DraftFactory, MatterFactory, SayFactory
from lianxin.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
DUE = MONDAY + timedelta(days=7)


def say(matter, outcome, **more):
    SayFactory.create(
        matter=matter,
        person=PersonFactory.create(community=matter.community),
        outcome=outcome,
        answered_at=MONDAY + timedelta(days=1),
        **more,
    )


def state_of(matter):
    return Matter.objects.get(pk=matter.pk).state


@pytest.mark.parametrize(("days", "level"), [(0, 0), (1, 1), (2, 1), (3, 2), (30, 2)])
def test_an_overdue_matter_rises_by_working_days(days, level):
    matter = MatterFactory.create()
    actions.sweep(now=DUE + timedelta(days=days))
    assert Matter.objects.get(pk=matter.pk).escalation == level


def test_a_second_sweep_of_the_same_day_changes_nothing():
    matter = MatterFactory.create()
    actions.sweep(now=DUE + timedelta(days=1))
    before = Matter.objects.get(pk=matter.pk).revision
    assert actions.sweep(now=DUE + timedelta(days=1))["risen"] == 0
    assert Matter.objects.get(pk=matter.pk).revision == before


def test_ended_and_joined_matters_do_not_rise():
    MatterFactory.create(solved=True)
    assert actions.sweep(now=DUE + timedelta(days=30))["risen"] == 0


def test_nobody_answering_ends_as_lapsed_and_never_as_solved():
    matter = MatterFactory.create(to_confirm=True)
    actions.sweep(now=DUE + timedelta(days=1))
    assert state_of(matter) == State.LAPSED


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ([Outcome.SOLVED, Outcome.SOLVED, Outcome.NOT], State.SOLVED),
        ([Outcome.SOLVED, Outcome.NOT], State.PARTLY_SOLVED),
        ([Outcome.NOT, Outcome.NOT, Outcome.SOLVED], State.IN_HAND),
        ([Outcome.PARTLY], State.PARTLY_SOLVED),
    ],
)
def test_joiners_decide_when_the_reporter_says_nothing(outcomes, state):
    matter = MatterFactory.create(to_confirm=True)
    for outcome in outcomes:
        say(matter, outcome)
    actions.sweep(now=DUE + timedelta(days=1))
    assert state_of(matter) == state


def test_answers_of_an_earlier_round_do_not_decide_the_present_one():
    matter = MatterFactory.create(to_confirm=True, reopened=1)
    say(matter, Outcome.SOLVED, round=0)
    actions.sweep(now=DUE + timedelta(days=1))
    assert state_of(matter) == State.LAPSED
    assert Say.objects.count() == 1


def test_a_draft_that_nobody_sent_goes_after_its_days():
    DraftFactory.create(changed_at=MONDAY)
    kept = DraftFactory.create(changed_at=MONDAY + timedelta(days=2))
    actions.sweep(now=MONDAY + timedelta(days=7, hours=1))
    assert list(Draft.objects.all()) == [kept]


def test_a_draft_that_goes_takes_its_pictures_with_it(django_capture_on_commit_callbacks):
    draft = DraftFactory.create(changed_at=MONDAY)
    upload = UploadFactory.create()
    DraftPhoto.objects.create(draft=draft, upload=upload, position=0)
    assert upload.file.storage.exists(upload.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        actions.sweep(now=MONDAY + timedelta(days=7, hours=1))
    assert not Upload.objects.exists()
    assert not upload.file.storage.exists(upload.file.name)
