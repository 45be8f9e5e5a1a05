"""A branch with members, and meetings of it brought to a point by the real deeds."""

from datetime import datetime, timedelta
from typing import Any

from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions import attending, minutes, planning, voting
from lianxin.party.actions.planning import Plan
from lianxin.party.models import Body, Duty, Meeting, MeetingKind, Member, Motion, MotionKind
from lianxin.party.tests.factories import (
    BranchFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    oneself,
)

HOUR = timedelta(hours=1)
EVENING = MONDAY + timedelta(days=3)
"""The Thursday of a meeting that was told of on MONDAY."""


class Stage:
    """A branch with so many full members, its secretary the first, and a clerk above it."""

    def __init__(self, full: int = 5, probationary: int = 0, **branch: Any) -> None:
        self.branch: Body = BranchFactory.create(**branch)
        self.community = self.branch.community
        self.slug = self.community.slug
        self.clerk = clerk_of(self.community)
        head = MemberFactory.create(branch=self.branch, name="董书记", with_account=True)
        TermFactory.create(body=self.branch, member=head, duty=Duty.SECRETARY)
        self.head = oneself(head)
        others = [
            MemberFactory.create(branch=self.branch, name=f"党员{number:02d}")
            for number in range(1, full)
        ]
        self.members: list[Member] = [head, *others]
        self.probationers = [
            MemberFactory.create(branch=self.branch, probationary=True, name=f"预备{number}")
            for number in range(probationary)
        ]

    def made(self, kind: str = MeetingKind.MEMBERS, **fields: Any) -> Plan:
        plan = {
            "body_id": self.branch.pk,
            "kind": kind,
            "title": "学习与讨论",
            "starts_at": EVENING,
            "venue": "党员活动室",
            "host": "市委党校" if kind in (MeetingKind.LESSON, MeetingKind.TRAINING) else "",
        }
        return Plan(**{**plan, **fields})

    def planned(self, kind: str = MeetingKind.MEMBERS, **fields: Any) -> Meeting:
        return planning.plan(self.head, self.slug, self.made(kind, **fields), now=MONDAY)

    def told(self, kind: str = MeetingKind.MEMBERS, **fields: Any) -> Meeting:
        return planning.notify(self.head, self.planned(kind, **fields).pk, now=MONDAY)

    def open(
        self, kind: str = MeetingKind.MEMBERS, *, present: int | None = None, **fields: Any
    ) -> Meeting:
        """A meeting that is being held, so many of those called in the room, full members first."""
        meeting = self.told(kind, **fields)
        at = meeting.starts_at
        meeting = attending.open_meeting(self.head, meeting.pk, now=at)
        rows = list(
            meeting.attendances.order_by("-is_entitled", "member_id").values_list("pk", flat=True)
        )
        if chosen := rows[:present]:
            attending.arrive(self.head, meeting.pk, chosen, now=at)
        return meeting

    def put(self, meeting: Meeting, kind: str = MotionKind.ORDINARY, **fields: Any) -> Motion:
        made = voting.Proposal(**{"kind": kind, "words": "同意年度计划", **fields})
        return voting.put_to_vote(self.head, meeting.pk, made, now=meeting.starts_at)

    def held(self, kind: str = MeetingKind.MEMBERS, **fields: Any) -> Meeting:
        meeting = self.open(kind, **fields)
        return attending.close(self.head, meeting.pk, now=meeting.starts_at + HOUR)

    def approved(self, kind: str = MeetingKind.MEMBERS, **fields: Any) -> Meeting:
        meeting = self.held(kind, **fields)
        return minutes.approve(self.head, meeting.pk, now=meeting.starts_at + HOUR)


def at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return MONDAY.replace(year=year, month=month, day=day, hour=hour - 8)
