"""What the database itself refuses to keep of Party life."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.party.models import (
    Appraisal,
    Attendance,
    Excusal,
    FixedDay,
    Meeting,
    MeetingKind,
    Motion,
    Reminder,
    Talk,
    Voice,
)
from lianxin.party.tests.meetings import EVENING, Stage

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def stage() -> Stage:
    return Stage(4)


def refused(change) -> bool:
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "impossible",
    [
        {"kind": "party"},
        {"state": "dancing"},
        {"branch": None},
        {"state": "open", "code": "123456"},
        {"closed_at": EVENING - DAY},
        {"closed_at": None},
        {"told_at": EVENING + DAY},
        {"told_at": None},
        {"code": "123456"},
        {"state": "approved", "approved_at": None},
        {"minutes": ""},
    ],
)
def test_an_impossible_meeting_is_not_kept(stage, impossible):
    meeting = stage.approved()
    found = Meeting.objects.filter(pk=meeting.pk)
    if impossible == {"branch": None}:
        assert found.get().kind == MeetingKind.MEMBERS
    assert refused(lambda: found.update(**impossible))


@pytest.mark.parametrize(
    "impossible",
    [
        {"state": "asleep"},
        {"state": "excused"},
        {"state": "called", "is_by_code": True},
    ],
)
def test_an_impossible_attendance_is_not_kept(stage, impossible):
    row = stage.told().attendances.first()
    assert refused(lambda: Attendance.objects.filter(pk=row.pk).update(**impossible))


def test_nobody_is_called_to_a_meeting_twice(stage):
    row = stage.told().attendances.first()
    row.pk = None
    assert refused(row.save)


@pytest.mark.parametrize(
    "impossible",
    [
        {"kind": "election"},
        {"state": "lost"},
        {"manner": "loud"},
        {"candidate": "王明"},
        {"kind": "admission"},
        {"present": 1},
        {"present": 9},
        {"ayes": 9},
        {"state": "passed", "ayes": 2},
        {"state": "failed", "ayes": 3},
        {"written_ayes": 1},
    ],
)
def test_an_impossible_vote_is_not_kept(stage, impossible):
    motion = stage.put(stage.open())
    assert (motion.entitled, motion.present, motion.ayes_needed) == (4, 4, 3)
    assert refused(lambda: Motion.objects.filter(pk=motion.pk).update(**impossible))


def test_a_member_has_one_voice_in_a_vote_and_a_known_one(stage):
    motion = stage.put(stage.open(), manner="named")
    fields = {
        "community": stage.community,
        "motion": motion,
        "member": stage.members[0],
    }
    Voice.objects.create(**fields, choice="aye")
    assert refused(lambda: Voice.objects.create(**fields, choice="no"))
    other = {**fields, "member": stage.members[1]}
    assert refused(lambda: Voice.objects.create(**other, choice="perhaps"))


@pytest.mark.parametrize(
    "impossible",
    [
        {"ground": "tired"},
        {"consent": "3号"},
        {"approved_on": EVENING.date()},
        {"ended_on": EVENING.date() - 30 * DAY},
    ],
)
def test_an_impossible_excusal_is_not_kept(stage, impossible):
    fields = {"ground": "abroad", "asked_on": EVENING.date(), **impossible}
    member = stage.members[0]
    assert refused(
        lambda: Excusal.objects.create(community=stage.community, member=member, **fields)
    )


def test_a_member_is_excused_on_one_ground_at_a_time(stage):
    fields = {"community": stage.community, "member": stage.members[0], "asked_on": EVENING.date()}
    Excusal.objects.create(**fields, ground="abroad")
    assert refused(lambda: Excusal.objects.create(**fields, ground="retired"))


@pytest.mark.parametrize(
    "impossible",
    [
        {"grade": "middling"},
        {"grade": "fit"},
        {"grade": "fit", "own_words": "够用。", "others_words": "热心。"},
        {"grade": "fit", "own_words": "够用。", "excellent": 3},
    ],
)
def test_an_impossible_appraisal_is_not_kept(stage, impossible):
    meeting = stage.open(MeetingKind.APPRAISAL)
    fields = {"community": stage.community, "meeting": meeting, "member": stage.members[0]}
    assert refused(lambda: Appraisal.objects.create(**fields, **impossible))


def test_nobody_talks_with_themself_and_no_day_is_missing_in_february(stage):
    one = stage.members[0]
    fields = {"community": stage.community, "branch": stage.branch}
    talk = {**fields, "pair": "members", "one": one, "held_on": EVENING.date()}
    assert refused(lambda: Talk.objects.create(**talk, other=one))
    assert refused(lambda: Talk.objects.create(**{**talk, "pair": "x"}, other=stage.members[1]))
    assert refused(lambda: FixedDay.objects.create(**fields, day=29))


def test_a_body_is_reminded_once_of_one_stretch(stage):
    fields = {
        "community": stage.community,
        "body": stage.branch,
        "code": "members",
        "since": EVENING.date(),
        "reminded_at": EVENING,
    }
    Reminder.objects.create(**fields)
    assert refused(lambda: Reminder.objects.create(**fields))
