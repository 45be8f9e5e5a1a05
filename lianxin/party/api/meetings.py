"""Meetings of Party life (三会一课) for who leads them: the book, and one of them with who came,
what was voted and appraised.
"""

from typing import Any

from ninja import Query

from lianxin.core import http
from lianxin.core.api import Call, Key, Scope, Slug, keep_home, turned
from lianxin.core.errors import NotFound
from lianxin.party.api.door import router
from lianxin.party.api.meeting_shapes import (
    AppraisalRow,
    AppraisalTold,
    CalledToMeeting,
    PartyMeetingCounted,
    PartyMeetingLeaf,
    PartyMeetingRow,
    PartyMeetingTold,
    PartyMotionTold,
    WhichPartyMeetings,
)
from lianxin.party.models import (
    Appraisal,
    Attendance,
    Grade,
    Manner,
    Meeting,
    MeetingKind,
    MeetingState,
    Motion,
    MotionState,
    Turnout,
)
from lianxin.party.queries.life import Sitting, meeting_book, sitting


def row_facts(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.pk,
        "body": meeting.body.name,
        "kind": MeetingKind(meeting.kind),
        "title": meeting.title,
        "starts_at": meeting.starts_at,
        "venue": meeting.venue,
        "state": MeetingState(meeting.state),
    }


def meeting_row(meeting: Meeting) -> PartyMeetingRow:
    return PartyMeetingRow.model_validate(row_facts(meeting))


@router.reads(
    "/communities/{slug}/party/meetings",
    scope=Scope.PARTY_WORK,
    gives=PartyMeetingLeaf,
    says="会议台账：您带的组织开过的和要开的会",
)
def meeting_book_(request: Call, slug: Slug, which: Query[WhichPartyMeetings]) -> PartyMeetingLeaf:
    book = meeting_book(
        request.actor,
        slug,
        day=http.today(),
        body_id=which.body,
        kind=which.kind,
        after=which.after,
        before=which.before,
    )
    keep_home(request, book.office.community.pk)
    return turned(PartyMeetingLeaf, book.page, _counted)


def _counted(meeting: Meeting) -> PartyMeetingCounted:
    counted: Any = meeting
    facts = row_facts(meeting)
    return PartyMeetingCounted.model_validate(
        {**facts, "called": counted.called, "came": counted.came}
    )


@router.reads(
    "/communities/{slug}/party/meetings/{int:pk}",
    scope=Scope.PARTY_WORK,
    gives=PartyMeetingTold,
    says="您带的一次会：谁到会、表决、记录、您能走的步",
)
def party_meeting(request: Call, slug: Slug, pk: Key) -> PartyMeetingTold:
    return meeting_told(request, slug, pk)


def page_of(request: Call, slug: str, pk: int) -> Sitting:
    page = sitting(request.actor, slug, pk, now=http.now())
    keep_home(request, page.meeting.community_id)
    return page


def meeting_told(request: Call, slug: str, pk: int) -> PartyMeetingTold:
    page = page_of(request, slug, pk)
    meeting = page.meeting
    request.version = meeting.revision
    return PartyMeetingTold.model_validate(
        {
            **row_facts(meeting),
            "agenda": meeting.agenda,
            "chair": meeting.chair_id,
            "teacher": meeting.teacher_id,
            "host": meeting.host,
            "code": meeting.code,
            "minutes": meeting.minutes,
            "rows": [_called(each) for each in page.rows],
            "entitled": page.entitled,
            "entitled_present": page.entitled_present,
            "motions": [_motion(each) for each in page.motions],
            "appraisals": [_appraised(row, held) for row, held in page.appraisals],
            "revision": meeting.revision,
            "verbs": sorted(page.verbs),
        }
    )


def _called(row: Attendance) -> CalledToMeeting:
    return CalledToMeeting(
        id=row.pk,
        member=row.member_id,
        name=row.member.name,
        turnout=Turnout(row.state),
        is_entitled=row.is_entitled,
        reason=row.reason,
    )


def _motion(motion: Motion) -> PartyMotionTold:
    plain = ("words", "candidate", "present_needed", "ayes_needed", "ayes", "noes", "abstentions",
             "written_ayes", "revision")  # fmt: skip
    return PartyMotionTold.model_validate(
        {
            **{name: getattr(motion, name) for name in plain},
            "id": motion.pk,
            "manner": Manner(motion.manner),
            "state": MotionState(motion.state),
        }
    )


def _appraised(row: Attendance, held: Appraisal | None) -> AppraisalRow:
    return AppraisalRow.model_validate(_grade(row, held))


def _grade(row: Attendance, held: Appraisal | None) -> dict[str, Any]:
    return {
        "member": row.member_id,
        "name": row.member.name,
        "grade": held.grade if held else "",
    }


def appraisal_in(
    request: Call, slug: str, pk: int, member_id: int
) -> tuple[Attendance, Appraisal | None]:
    """A member who was called to a meeting of appraisal, and what was written down of them."""
    pairs = page_of(request, slug, pk).appraisals
    found = next((pair for pair in pairs if pair[0].member_id == member_id), None)
    if found is None:
        raise NotFound
    return found


@router.reads(
    "/communities/{slug}/party/meetings/{int:pk}/appraisals/{int:thing}",
    scope=Scope.PARTY_WORK,
    gives=AppraisalTold,
    says="一位党员的民主评议：只给带这个支部的人看",
)
def appraisal(request: Call, slug: Slug, pk: Key, thing: Key) -> AppraisalTold:
    row, held = appraisal_in(request, slug, pk, thing)
    return AppraisalTold.model_validate(
        {
            **_grade(row, held),
            "own_words": held.own_words if held else "",
            "others_words": held.others_words if held else "",
            "papers": {each: getattr(held, each, 0) for each in Grade},
        }
    )
