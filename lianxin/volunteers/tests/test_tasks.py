import pytest

from lianxin.core.models import Entry
from lianxin.core.tests import queued
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import Notice
from lianxin.volunteers import actions
from lianxin.volunteers.tasks import tell_holder, tell_signed_up
from lianxin.volunteers.tests.factories import DAY, IDENTITY, Stage
from lianxin.volunteers.tests.test_certificates import SPAN

pytestmark = pytest.mark.django_db


def lines() -> list[str]:
    return [line["text"] for notice in Notice.objects.all() for line in notice.lines]


def test_who_signed_up_is_told_that_the_shift_is_called_off():
    stage = Stage()
    shift, volunteer = stage.shift(), stage.volunteer()
    stage.signed(shift, volunteer)
    actions.cancel_shift(stage.staff, shift.pk, words="下雨", now=MONDAY)
    assert queued.times(tell_signed_up) == 1
    user = stage.acts(volunteer).user_id
    entry = Entry.objects.get(deed="cancel")
    for _twice in range(2):
        tell_signed_up.call(entry.pk, [user])
    assert lines() == ["您报名的这一班取消了：下雨"]


def test_a_project_called_off_calls_each_of_its_shifts_off():
    stage = Stage()
    project = stage.project()
    for days in (1, 2):
        stage.signed(stage.shift(at=MONDAY + days * DAY, project=project))
    actions.cancel_project(stage.staff, project.pk, words="不办了", now=MONDAY)
    assert queued.times(tell_signed_up) == 2
    assert Entry.objects.filter(deed="cancel").count() == 3


def test_who_asked_for_a_certificate_is_told_what_became_of_it():
    stage = Stage()
    volunteer = stage.volunteer(identity=IDENTITY, identity_index="x")
    stage.verified(volunteer, MONDAY - DAY)
    asked = actions.ask(stage.acts(volunteer), volunteer.pk, SPAN, may_show=False, now=MONDAY)
    actions.grant(stage.staff, asked.pk, now=MONDAY)
    tell_holder.call(Entry.objects.get(deed="issue").pk)
    actions.revoke(stage.staff, asked.pk, words="开错了", now=MONDAY)
    tell_holder.call(Entry.objects.get(deed="revoke").pk)
    assert lines() == ["证明开好了，可以下载。", "证明作废了：开错了"]
