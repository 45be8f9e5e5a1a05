"""Members' study as who leads their branch keeps it: hours for many at once, essays handed in on
paper, what was a mistake. Whose records are opened is written down.
"""

from datetime import date
from typing import Annotated, Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Leaf,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Turning,
    body_of,
    done,
    filled,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import study as actions
from lianxin.party.actions import writing as pieces
from lianxin.party.actions.looking import look
from lianxin.party.api.door import router
from lianxin.party.api.purposes import office_at
from lianxin.party.api.study import HoursTold, TakesBack, WhichStudyYear, hours_told
from lianxin.party.api.writing import OwnWriting, writing_facts
from lianxin.party.forms.study import SharedHoursForm, WritingForm
from lianxin.party.models import Campaign, HoursKind, Member
from lianxin.party.queries import study as queries
from lianxin.party.queries.access import Office

MOST_MEMBERS = 500
CAMPAIGN = Part(
    Annotated[Ref | None, Field(description="属于哪个专题：编号在 campaigns 里")], None, str
)
MEMBERS = Part(
    Annotated[
        list[Ref], Field(min_length=1, max_length=MOST_MEMBERS, description="哪些党员参加了")
    ],
    ...,
    lambda pks: [str(pk) for pk in pks],
)


class StudyRow(Shape):
    """How far one member is towards the year's goal, with nobody to compare with."""

    member: int
    name: str = Field(examples=["董建国"])
    halves: int = Field(description="几个半学时：3 是 1.5 学时")
    goal_hours: int
    courses: int
    goal_courses: int
    notes: int
    essays: int
    characters: int


class StudyLeaf(Leaf):
    """A page of members, by name."""

    year: int
    items: list[StudyRow]


class WhichStudy(Turning, WhichStudyYear):
    """Which year, and of one branch."""

    branch: int | None = Field(None, ge=1, le=999_999_999)


class StudyOfMember(Shape):
    """What one member studied and wrote in a year; not what stands in it."""

    row: StudyRow
    items: list[HoursTold]
    writings: list[OwnWriting]


class WritingOfMember(OwnWriting):
    """One piece with its text."""

    member: int
    words: str
    is_taken_back: bool


class HoursRecorded(Shape):
    """For how many members hours were written down."""

    on: date
    count: int


@router.reads(
    "/communities/{slug}/party/study",
    scope=Scope.PARTY_WORK,
    gives=StudyLeaf,
    says="您带的支部里谁学了多少，不排名次；看了会记下来",
)
def study_at_desk(request: Call, slug: Slug, which: Query[WhichStudy]) -> StudyLeaf:
    office, year = office_at(request, slug), which.year or http.today().year
    page, rows = queries.led_page(
        office, year, branch=which.branch or 0, after=which.after, before=which.before
    )
    community = office.community
    look(request.actor, community, community.pk, purpose="study", now=http.now())
    return StudyLeaf(
        year=year, items=[_row(each) for each in rows], next=page.next, previous=page.previous
    )


def _row(row: queries.Row) -> StudyRow:
    progress, written = row.progress, row.written
    return StudyRow(
        member=row.member.pk,
        name=row.member.name,
        halves=progress.halves,
        goal_hours=progress.goal.hours,
        courses=progress.courses,
        goal_courses=progress.goal.courses,
        notes=written.notes,
        essays=written.essays,
        characters=written.characters,
    )


@router.reads(
    "/communities/{slug}/party/members/{int:pk}/study",
    scope=Scope.PARTY_WORK,
    gives=StudyOfMember,
    says="一位党员一年里学的、写的；看了会记下来",
)
def study_of_member(
    request: Call, slug: Slug, pk: Key, which: Query[WhichStudyYear]
) -> StudyOfMember:
    return _told(request, slug, pk, which.year or http.today().year)


def led_member(request: Call, slug: str, pk: int) -> tuple[Office, Member]:
    """A member of a branch that the caller leads; NotFound for all others."""
    office, found = office_at(request, slug), queries.writable_member(request.actor, pk)
    is_led = queries.leads_all(request.actor, [found])
    if found.community_id != office.community.pk or not is_led:
        raise NotFound
    return office, found


def _told(request: Call, slug: str, pk: int, year: int) -> StudyOfMember:
    office, member = led_member(request, slug, pk)
    look(request.actor, member, office.community.pk, purpose="study", now=http.now())
    writings = queries.writings_of(member, year)
    return StudyOfMember(
        row=_row(queries.rows_of(office.community, [member], year)[0]),
        items=[hours_told(each) for each in queries.hours_of(member, year)],
        writings=[OwnWriting.model_validate(writing_facts(each)) for each in writings],
    )


@router.reads(
    "/communities/{slug}/party/study/writings/{int:pk}",
    scope=Scope.PARTY_WORK,
    gives=WritingOfMember,
    says="您带的党员写的一篇；看了会记下来",
)
def writing_of_member(request: Call, slug: Slug, pk: Key) -> WritingOfMember:
    office_at(request, slug)
    found = queries.writing_for(request.actor, slug, pk)
    look(request.actor, found, found.community_id, purpose="study", now=http.now())
    more = {
        "member": found.member_id,
        "words": found.words,
        "is_taken_back": found.taken_back_at is not None,
    }
    return WritingOfMember.model_validate({**writing_facts(found), **more})


def _campaigns(request: Call, office: Office) -> list[Campaign]:
    return list(queries.campaigns_for(request.actor).filter(community=office.community))


@router.writes(
    "/communities/{slug}/party/members/{int:pk}/writings",
    scope=Scope.PARTY_WORK,
    gives=StudyOfMember,
    says="替一位党员交一篇纸上写的（代办）",
    status=201,
)
@taking(body_of(WritingForm, "HandsInForMember", instead={"campaign": CAMPAIGN}))
def write_for_member(request: Call, slug: Slug, pk: Key, told: Any) -> StudyOfMember:
    office, member = led_member(request, slug, pk)
    form = WritingForm(_campaigns(request, office), *filled(told))
    made = done(form, lambda: pieces.write(request.actor, member.pk, form.piece(), now=http.now()))
    return _told(request, slug, pk, made.written_on.year)


@router.writes(
    "/communities/{slug}/party/study/hours",
    scope=Scope.PARTY_WORK,
    gives=HoursRecorded,
    says="给几位党员记一样的学时",
    status=201,
)
@taking(
    body_of(SharedHoursForm, "RecordsHours", instead={"campaign": CAMPAIGN, "members": MEMBERS})
)
def record_hours(request: Call, slug: Slug, told: Any) -> HoursRecorded:
    office = office_at(request, slug)
    members = queries.led(office, Member.objects.filter(left_on__isnull=True))
    offered = list(members.order_by("name", "pk")[:MOST_MEMBERS])
    form = SharedHoursForm(_campaigns(request, office), offered, filled(told)[0])

    def deed() -> HoursRecorded:
        said = form.cleaned_data
        studied = form.studied(HoursKind(said["kind"]))
        made = actions.record_hours(request.actor, slug, studied, said["members"], now=http.now())
        return HoursRecorded(on=studied.studied_on, count=len(made))

    return done(form, deed)


@router.writes(
    "/communities/{slug}/party/study/hours/{int:pk}/take-back",
    scope=Scope.PARTY_WORK,
    gives=StudyOfMember,
    says="记错的学时拿掉，或放回来",
)
def take_back_hours_of_member(request: Call, slug: Slug, pk: Key, told: TakesBack) -> StudyOfMember:
    found = queries.hours_for(request.actor).filter(pk=pk).select_related("member").first()
    if found is None:
        raise NotFound
    led_member(request, slug, found.member_id)
    actions.take_back_hours(request.actor, pk, now=http.now(), is_back=told.is_back)
    return _told(request, slug, found.member_id, found.studied_on.year)


@router.writes(
    "/communities/{slug}/party/study/writings/{int:pk}/take-back",
    scope=Scope.PARTY_WORK,
    gives=StudyOfMember,
    says="交错的一篇拿掉，或放回来",
)
def take_back_writing_of_member(
    request: Call, slug: Slug, pk: Key, told: TakesBack
) -> StudyOfMember:
    found = queries.writing_for(request.actor, slug, pk)
    led_member(request, slug, found.member_id)
    pieces.take_back(request.actor, pk, now=http.now(), is_back=told.is_back)
    return _told(request, slug, found.member_id, found.written_on.year)
