"""The only doors to meetings of Party life and to what belongs to them."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.party.models import (
    Attendance,
    Body,
    BodyKind,
    Excusal,
    Meeting,
    MeetingKind,
    Motion,
    MotionState,
    Turnout,
)
from lianxin.party.queries.access import Office, standing_on
from lianxin.party.rules.access import visible_to
from lianxin.party.rules.meeting import led_by, meetings_visible_to


def meetings_for(actor: Actor) -> QuerySet[Meeting]:
    return Meeting.objects.filter(meetings_visible_to(actor))


def meeting_for(actor: Actor, pk: int, *, slug: str = "", lock: bool = False) -> Meeting:
    """A meeting that the actor may see, and whether they lead it."""
    found = meetings_for(actor).filter(pk=pk).select_related("body", "branch", "community")
    if slug:
        found = found.filter(community__slug=slug)
    meeting = (found.select_for_update(of=("self",)) if lock else found).first()
    if meeting is None:
        raise NotFound
    meeting.is_led = Meeting.objects.filter(led_by(actor), pk=pk).exists()
    return meeting


def led_meeting(actor: Actor, pk: int, *, slug: str) -> Meeting:
    """A meeting at the desk: it exists for those who lead it alone."""
    meeting = meeting_for(actor, pk, slug=slug)
    if not meeting.is_led:
        raise NotFound
    return meeting


def motion_for(actor: Actor, pk: int, *, lock: bool = False) -> Motion:
    """A motion with its meeting, which is locked with it."""
    motion = Motion.objects.filter(pk=pk).first()
    if motion is None:
        raise NotFound
    motion.meeting = meeting_for(actor, motion.meeting_id, lock=lock)
    if lock:
        motion.refresh_from_db(fields=["state", "revision", "ayes", "noes", "abstentions"])
    return motion


def voters(motion: Motion) -> QuerySet[Attendance]:
    """The attendances of those who may vote on it: entitled, and there."""
    return Attendance.objects.filter(
        meeting_id=motion.meeting_id, is_entitled=True, state=Turnout.PRESENT
    )


def excusals_for(actor: Actor) -> QuerySet[Excusal]:
    return Excusal.objects.filter(visible_to(actor, "member__branch"))


def excusal_for(actor: Actor, pk: int, *, lock: bool = False) -> Excusal:
    found = excusals_for(actor).filter(pk=pk)
    if excusal := (found.select_for_update(of=("self",)) if lock else found).first():
        return excusal
    raise NotFound


def bodies_ever_led(office: Office) -> QuerySet[Body]:
    """The organisations whose Party life is the office's, in their order, also those dissolved."""
    mine = Q() if office.is_whole else Q(pk__in=office.branch_ids) | Q(parent__in=office.branch_ids)
    found = Body.objects.filter(mine, community=office.community)
    return found.select_related("parent", "community__subdistrict").order_by(
        "parent__position", "position", "pk"
    )


def bodies_led(office: Office, on: date) -> QuerySet[Body]:
    """Those of them that stood on a day."""
    return bodies_ever_led(office).filter(standing_on(on))


def stands(body: Body, day: date) -> bool:
    """Whether an organisation stood on a day."""
    return body.founded_on <= day and (body.dissolved_on is None or day < body.dissolved_on)


def places_with_bodies() -> list[int]:
    """The communities in which there are Party organisations; for the clock."""
    tops = Body.objects.filter(kind=BodyKind.COMMITTEE, dissolved_on__isnull=True)
    return list(tops.order_by("community_id").values_list("community_id", flat=True))


def bodies_standing(places: Collection[int], on: date) -> QuerySet[Body]:
    """All organisations of some communities on a day; for the clock."""
    found = Body.objects.filter(standing_on(on), community__in=places)
    return found.select_related("community__subdistrict").order_by("community_id", "position", "pk")


def body_led(office: Office, pk: int, on: date) -> Body:
    if body := bodies_led(office, on).filter(pk=pk).first():
        return body
    raise NotFound


def members_meeting_discussed(kind: str, pk: int) -> QuerySet[Motion]:
    """The votes of members' meetings on a thing of a higher floor (P-24), the latest first."""
    found = Motion.objects.filter(about_kind=kind, about_id=pk, meeting__kind=MeetingKind.MEMBERS)
    return found.exclude(state=MotionState.DROPPED).order_by("-put_at", "-pk")
