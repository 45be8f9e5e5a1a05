"""The board of Party life, one branch's page and one meeting's, as those who lead see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.keyset import Page, page
from lianxin.party.models import (
    AHEAD,
    Appraisal,
    Attendance,
    Body,
    BodyKind,
    Duty,
    Excusal,
    FixedDay,
    Meeting,
    MeetingKind,
    MeetingState,
    Member,
    Motion,
    MotionState,
    Talk,
    Term,
    Turnout,
)
from lianxin.party.queries.access import Office, office_of
from lianxin.party.queries.due import Life, lives
from lianxin.party.queries.meetings import bodies_led, led_meeting, voters
from lianxin.party.rules.meeting import MEETING_FLOW, led_by

MOST_COMING = 20
MOST_TALKS = 20
WAITING = AHEAD | {MeetingState.OPEN, MeetingState.HELD}
"""States in which a meeting still wants something of somebody."""


@dataclass(frozen=True, slots=True)
class LifeBoard:
    """Which branch has what still to do; branches in their order."""

    office: Office
    day: date
    lives: Sequence[Life]
    coming: Sequence[Meeting]


def life_board(actor: Actor, slug: str, *, day: date) -> LifeBoard:
    office = office_of(actor, slug)
    waiting = _meetings(office).filter(state__in=sorted(WAITING))
    return LifeBoard(
        office=office,
        day=day,
        lives=lives(list(bodies_led(office, day)), day),
        coming=list(waiting.order_by("starts_at", "pk")[:MOST_COMING]),
    )


def _meetings(office: Office) -> QuerySet[Meeting]:
    found = Meeting.objects.filter(led_by(office.actor), community=office.community)
    return found.select_related("body", "branch")


@dataclass(frozen=True, slots=True)
class MeetingBook:
    """Meetings by time, the latest first."""

    office: Office
    page: Page[Meeting]
    bodies: Sequence[Body]


def meeting_book(
    actor: Actor,
    slug: str,
    *,
    day: date,
    body_id: int | None = None,
    kind: str = "",
    after: str = "",
    before: str = "",
) -> MeetingBook:
    office = office_of(actor, slug)
    found = _meetings(office)
    if body_id:
        found = found.filter(Q(body=body_id) | Q(branch=body_id))
    if kind in MeetingKind.values:
        found = found.filter(kind=kind)
    counted: QuerySet[Meeting] = found.annotate(
        called=Count("attendances"),
        came=Count("attendances", filter=Q(attendances__state=Turnout.PRESENT)),
    )
    rows = page(counted, ("-starts_at", "-pk"), after=after, before=before)
    return MeetingBook(office, rows, list(bodies_led(office, day)))


@dataclass(frozen=True, slots=True)
class BranchLife:
    """One branch: what it owes, its fixed day, talks, and who is not counted."""

    office: Office
    branch: Body
    life: Life | None
    fixed: FixedDay | None
    talks: Sequence[Talk]
    excusals: Sequence[Excusal]
    members: Sequence[Member]
    held: Sequence[Meeting]
    """Its members' meetings of late, in which an excusal may have been approved."""
    meetings: Sequence[Meeting]


def branch_life(actor: Actor, slug: str, pk: int, *, day: date) -> BranchLife:
    office = office_of(actor, slug)
    own = [body for body in bodies_led(office, day) if pk in (body.pk, body.parent_id)]
    branch = next((body for body in own if body.pk == pk), None)
    if branch is None:
        raise NotFound
    meetings = _meetings(office).filter(Q(body=pk) | Q(branch=pk)).order_by("-starts_at", "-pk")
    talks = Talk.objects.filter(branch=branch).select_related("one", "other")
    excusals = Excusal.objects.filter(member__branch=branch).select_related("member")
    held = meetings.filter(kind=MeetingKind.MEMBERS, state__in=["held", "approved"])
    return BranchLife(
        office=office,
        branch=branch,
        life=next((life for life in lives(own, day) if life.body.pk == pk), None),
        fixed=FixedDay.objects.filter(branch=branch).first(),
        talks=list(talks.order_by("-held_on", "-pk")[:MOST_TALKS]),
        excusals=list(excusals.order_by("-asked_on", "-pk")),
        members=people_for(branch),
        held=list(held[:MOST_TALKS]),
        meetings=list(meetings[:MOST_COMING]),
    )


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting as those who lead it see it."""

    meeting: Meeting
    rows: Sequence[Attendance]
    motions: Sequence[Motion]
    voters: Sequence[Attendance]
    """Those who may vote on what is put now."""
    appraisals: Sequence[tuple[Attendance, Appraisal | None]]
    people: Sequence[Member]
    """Who may chair or teach."""
    verbs: frozenset[str]
    is_its_day: bool

    @property
    def live(self) -> Motion | None:
        return next((each for each in self.motions if each.state == MotionState.PUT), None)

    @property
    def present(self) -> int:
        return sum(row.state == Turnout.PRESENT for row in self.rows)

    @property
    def entitled(self) -> int:
        return sum(row.is_entitled for row in self.rows)

    @property
    def entitled_present(self) -> int:
        return sum(row.is_entitled and row.state == Turnout.PRESENT for row in self.rows)


def sitting(actor: Actor, slug: str, pk: int, *, now: datetime) -> Sitting:
    meeting = led_meeting(actor, pk, slug=slug)
    rows = list(meeting.attendances.select_related("member__person").order_by("member__name", "pk"))
    motions = list(meeting.motions.prefetch_related("voices__member").order_by("pk"))
    for motion in motions:
        motion.meeting = meeting
    live = next((each for each in motions if each.state == MotionState.PUT), None)
    told = {each.member_id: each for each in meeting.appraisals.all()}
    is_appraised = meeting.kind == MeetingKind.APPRAISAL
    return Sitting(
        meeting=meeting,
        rows=rows,
        motions=motions,
        voters=list(voters(live).select_related("member").order_by("member__name")) if live else (),
        appraisals=[(row, told.get(row.member_id)) for row in rows] if is_appraised else (),
        people=people_for(meeting.body),
        verbs=frozenset(step.verb for step in MEETING_FLOW.open_to(actor, meeting)),
        is_its_day=local_day(meeting.starts_at) <= local_day(now),
    )


def people_for(body: Body, *, is_past: bool = False) -> list[Member]:
    """Who may chair, teach or have come: the body's members, also those who have left since where
    it is about the past, and the secretary of the community's committee.
    """
    top = Term.objects.filter(
        body__kind=BodyKind.COMMITTEE,
        community=body.community_id,
        duty=Duty.SECRETARY,
        ended_on__isnull=True,
    )
    own = {
        BodyKind.BRANCH: Q(branch=body) | Q(companies__branch=body),
        BodyKind.GROUP: Q(group=body),
    }.get(BodyKind(body.kind), Q(community=body.community_id))
    here = Q() if is_past else Q(left_on__isnull=True)
    found = Member.objects.filter((own & here) | Q(pk__in=top.values("member_id")))
    return list(found.order_by("name", "pk").distinct())
