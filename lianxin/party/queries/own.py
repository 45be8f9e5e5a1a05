"""A member's own Party life: the meetings to which they were called, and their own appraisals."""

from collections.abc import Sequence
from dataclasses import dataclass

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.party.models import Appraisal, Attendance, Meeting, MeetingState, Member
from lianxin.party.queries.meetings import meeting_for
from lianxin.party.rules.meeting import MEETING_FLOW
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

MOST = 40
OVER = (MeetingState.HELD, MeetingState.APPROVED, MeetingState.CALLED_OFF)


@dataclass(frozen=True, slots=True)
class OwnLife:
    community: Community
    coming: Sequence[Attendance]
    """The next first."""
    past: Sequence[Attendance]
    """The latest first."""


def own_life(actor: Actor, slug: str) -> OwnLife:
    """The reader's own calls; whoever is no member here has no such page."""
    community = community_by_slug(slug)
    if not Member.objects.filter(community=community, person__in=actor.person_ids).exists():
        raise NotFound
    own = Attendance.objects.filter(
        member__person__in=actor.person_ids, community=community
    ).exclude(meeting__state=MeetingState.PLANNED)
    rows = list(own.select_related("meeting__body").order_by("-meeting__starts_at", "-pk")[:MOST])
    return OwnLife(
        community,
        coming=[row for row in reversed(rows) if row.meeting.state not in OVER],
        past=[row for row in rows if row.meeting.state in OVER],
    )


@dataclass(frozen=True, slots=True)
class OwnCall:
    """One meeting to which the reader was called."""

    meeting: Meeting
    row: Attendance
    appraisal: Appraisal | None
    verbs: frozenset[str]


def own_call(actor: Actor, slug: str, pk: int) -> OwnCall:
    meeting = meeting_for(actor, pk, slug=slug)
    row = meeting.attendances.filter(member__person__in=actor.person_ids).first()
    if row is None or meeting.state == MeetingState.PLANNED:
        raise NotFound
    verbs = {step.verb for step in MEETING_FLOW.open_to(actor, meeting)}
    own = meeting.appraisals.filter(member=row.member_id).exclude(grade="")
    return OwnCall(meeting, row, own.first(), frozenset(verbs))
