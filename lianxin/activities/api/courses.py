"""Courses as residents see them: what can be learnt, and what one would learn."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpResponse
from pydantic import Field

from lianxin.activities import actions
from lianxin.activities.actions import Who
from lianxin.activities.api.door import router
from lianxin.activities.api.reading import PhaseNow
from lianxin.activities.forms.courses import WishForm
from lianxin.activities.models import Activity, Course, CourseState, Signup
from lianxin.activities.pdf import certificate as on_paper
from lianxin.activities.queries import courses as queries
from lianxin.activities.queries.wishes import has_wished_for, own_wishes, subjects_of, wanted
from lianxin.activities.rules.activity import Phase, phase
from lianxin.core import http
from lianxin.core.api import (
    PDF,
    Call,
    Key,
    Nothing,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

StateOfCourse = Annotated[CourseState, enumerated(CourseState)]
SUBJECT = Part(
    Annotated[Ref | None, Field(description="大家想学的里选一样：编号在 wanted 里")], None, str
)


class CourseRow(Shape):
    """A course as a list tells it."""

    id: int
    title: str = Field(examples=["书法入门"])
    state: StateOfCourse
    phase: PhaseNow
    sessions: int
    left: int | None = Field(description="还有几个名额")
    enrolment: int | None = Field(description="报名：把它当作一场活动的编号")


class WantedTold(Shape):
    """What residents would learn, by how many; who they are is not told."""

    id: int
    name: str = Field(examples=["书法"])
    count: int
    needed: int = Field(description="几位就开课")
    is_mine: bool


class OwnWish(Shape):
    """What one said that one would learn."""

    id: int
    words: str


class Courses(Shape):
    """What can be learnt here, and what is wished for."""

    items: list[CourseRow]
    wanted: list[WantedTold]
    own: list[OwnWish]


class LessonTold(Shape):
    """One session of a course."""

    id: int
    starts_at: datetime
    ends_at: datetime
    where: str = Field(examples=["活动室"])


class CourseTold(CourseRow):
    """A course with its sessions, and what the caller has of it."""

    words: str
    lecturer: str = Field(description="老师同意才写")
    reason: str = Field(description="为什么没有开成")
    lessons: list[LessonTold]
    came: list[int] = Field(description="您到了的课")
    has_wished: bool = Field(description="您说过想学：先报名")


@router.reads(
    "/communities/{slug}/courses",
    scope=Scope.ACTIVITIES_READ,
    gives=Courses,
    says="课程，和大家想学什么",
    is_open=True,
)
def courses(request: Call, slug: Slug) -> Courses:
    return _told(request, community_by_slug(slug))


def _told(request: Call, community: Community) -> Courses:
    actor, now = request.actor, http.now()
    return Courses(
        items=[course_row(each) for each in queries.lines(actor, community, now=now)],
        wanted=[
            WantedTold(
                id=each.subject.pk,
                name=each.subject.name,
                count=each.count,
                needed=each.needed,
                is_mine=each.is_mine,
            )
            for each in wanted(actor, community, now=now)
        ],
        own=[OwnWish(id=each.pk, words=each.words) for each in own_wishes(actor, community.pk)],
    )


def course_row(line: queries.Line) -> CourseRow:
    return CourseRow.model_validate(
        course_facts(line.course) | {"sessions": line.sessions, "left": line.left}
    )


def course_facts(course: Course) -> dict[str, Any]:
    enrolment = course.enrolment
    return {
        "id": course.pk,
        "title": course.title,
        "state": CourseState(course.state),
        "phase": phase(enrolment, http.now()) if enrolment else Phase.BEFORE,
        "left": enrolment.left if enrolment else None,
        "enrolment": course.enrolment_id,
    }


@router.reads(
    "/communities/{slug}/courses/{int:pk}",
    scope=Scope.ACTIVITIES_READ,
    gives=CourseTold,
    says="一门课：什么时候上，您到了哪几次",
    is_open=True,
)
def course(request: Call, slug: Slug, pk: Key) -> CourseTold:
    actor = request.actor
    found = queries.course_at(actor, slug, pk)
    request.version = found.revision
    lessons = list(queries.sessions_of(actor, found))
    signup: Signup | None = queries.own_signup(actor, found)
    return CourseTold.model_validate(
        {
            **course_facts(found),
            "sessions": len(lessons),
            "words": found.words,
            "lecturer": queries.lecturer_of(found, now=http.now()),
            "reason": found.reason,
            "lessons": [lesson_told(each) for each in lessons],
            "came": sorted(queries.own_days(found, signup)),
            "has_wished": has_wished_for(actor, found),
        }
    )


def lesson_told(session: Activity) -> LessonTold:
    return as_told(LessonTold, session)


@router.writes(
    "/communities/{slug}/courses/wishes",
    scope=Scope.ACTIVITIES_WRITE,
    gives=Courses,
    says="说想学什么；够了人数就开课",
    status=201,
)
@taking(body_of(WishForm, "Wishes", without={"name", "phone"}, instead={"subject": SUBJECT}))
def wish(request: Call, slug: Slug, told: Any) -> Courses:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    form = WishForm(list(subjects_of(community.pk)), filled(told)[0], is_known=True)

    def deed() -> object:
        return actions.wish(request.actor, community, form.wanting(), Who(), now=http.now())

    done(form, deed)
    return _told(request, community)


@router.writes(
    "/communities/{slug}/courses/wishes/{int:pk}/take-back",
    scope=Scope.ACTIVITIES_WRITE,
    gives=Courses,
    says="不想学了，收回",
)
def take_back(request: Call, slug: Slug, pk: Key, told: Nothing) -> Courses:
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    if pk not in {each.pk for each in own_wishes(request.actor, community.pk)}:
        raise NotFound
    actions.take_back(request.actor, pk, now=http.now())
    return _told(request, community)


@router.papers(
    "/communities/{slug}/courses/{int:pk}/certificate",
    scope=Scope.ACTIVITIES_READ,
    says="您自己的结业证书，PDF",
)
def course_certificate(request: Call, slug: Slug, pk: Key) -> HttpResponse:
    found = queries.course_at(request.actor, slug, pk)
    keep_home(request, found.community_id)
    if (signup := queries.own_signup(request.actor, found)) is None:
        raise NotFound
    given = queries.certificate_for(request.actor, found, signup.person_id)
    return HttpResponse(on_paper(given, today=http.today()), content_type=PDF)
