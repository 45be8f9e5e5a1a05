"""Courses at the desk: a syllabus, who enrolled, which session they came to."""

from typing import Annotated, Any

from pydantic import Field

from lianxin.activities import actions
from lianxin.activities.api.courses import (
    CourseRow,
    LessonTold,
    course_facts,
    course_row,
    lesson_told,
)
from lianxin.activities.api.desk import worker
from lianxin.activities.api.door import router
from lianxin.activities.deeds import COURSE_DEEDS
from lianxin.activities.forms.courses import NameForm, SyllabusForm
from lianxin.activities.models import Course
from lianxin.activities.queries import courses as queries
from lianxin.activities.queries.access import series_for
from lianxin.activities.queries.wishes import groups, open_wishes, subjects_of
from lianxin.activities.rules.courses import COURSE_FLOW
from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Steps,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    unchanged_since,
)
from lianxin.places.models import Community

SUBJECT = Part(Annotated[Ref | None, Field(description="回应哪样心愿")], None, str)
SERIES = Part(Annotated[Ref | None, Field(description="属于哪个系列")], None, str)
ROOM = Part(
    Annotated[Ref | None, Field(description="哪一间：编号在 activities/choices 里")], None, str
)
WISHES = Part(Annotated[list[Ref], Field(max_length=500)], [], lambda pks: [str(pk) for pk in pks])
WritesSyllabus = body_of(
    SyllabusForm, "WritesSyllabus", instead={"subject": SUBJECT, "series": SERIES}
)


class WishTold(Shape):
    """What somebody would learn, the name masked."""

    id: int
    subject: int | None
    words: str
    name: str = Field(examples=["李*芳"])


class CoursesAtDesk(Shape):
    """All courses of a community, and the wishes that none has answered yet."""

    items: list[CourseRow]
    wishes: list[WishTold]


class LessonAtDesk(LessonTold):
    """A session with how many came."""

    number: int
    came: int


class PupilTold(Shape):
    """One who enrolled, the name masked, and to which sessions they came."""

    person: int = Field(description="点名时写在 came 里")
    name: str = Field(examples=["李*芳"])
    phone: str = Field(examples=["138****1234"])
    came: list[int]
    has_certificate: bool


class CourseAtDesk(CourseRow):
    """A course as those who run it see it."""

    words: str
    capacity: int
    reason: str
    lessons: list[LessonAtDesk]
    pupils: list[PupilTold]
    waiting: int
    revision: int = Field(description='版本：If-Match 里写 "7"')
    verbs: list[str] = Field(examples=[["open", "rewrite"]], description="您现在能走的步")


@router.reads(
    "/communities/{slug}/courses/desk",
    scope=Scope.ACTIVITIES_WORK,
    gives=CoursesAtDesk,
    says="工作台上的课程，和还没有回应的心愿；姓名遮住",
)
def courses_at_desk(request: Call, slug: Slug) -> CoursesAtDesk:
    community, lines = queries.desk_list(request.actor, slug, now=http.now())
    keep_home(request, community.pk)
    named, loose = groups(request.actor, community, (), now=http.now())
    said = [each for group in named for each in group.said] + loose
    return CoursesAtDesk(
        items=[course_row(each) for each in lines],
        wishes=[
            WishTold(
                id=each.wish.pk,
                subject=each.wish.subject_id,
                words=each.wish.words,
                name=each.contact.name,
            )
            for each in said
        ],
    )


@router.writes(
    "/communities/{slug}/courses/wishes/name",
    scope=Scope.ACTIVITIES_WORK,
    gives=CoursesAtDesk,
    says="把几条心愿归到一样课里",
)
@taking(body_of(NameForm, "NamesWishes", instead={"wishes": WISHES}))
def name_wishes(request: Call, slug: Slug, told: Any) -> CoursesAtDesk:
    community = worker(request, slug)
    pks = [each.pk for each in open_wishes(request.actor, community.pk)]
    form = NameForm(pks, filled(told)[0])

    def deed() -> object:
        chosen, name = (
            [int(each) for each in form.cleaned_data["wishes"]],
            form.cleaned_data["name"],
        )
        return actions.name_wishes(request.actor, community, chosen, name=name, now=http.now())

    done(form, deed)
    return courses_at_desk(request, slug)


@router.reads(
    "/communities/{slug}/courses/{int:pk}/desk",
    scope=Scope.ACTIVITIES_WORK,
    gives=CourseAtDesk,
    says="工作台上的一门课：谁报了、哪次谁到了；姓名电话遮住",
)
def course_at_desk(request: Call, slug: Slug, pk: Key) -> CourseAtDesk:
    return told_course(request, slug, pk)


def kept_course(request: Call, slug: str, pk: int) -> Course:
    course = queries.course_at_desk(request.actor, slug, pk)
    keep_home(request, course.community_id)
    return course


def told_course(request: Call, slug: str, pk: int) -> CourseAtDesk:
    course = kept_course(request, slug, pk)
    request.version = course.revision
    sheet = queries.sheet(request.actor, course, ())
    verbs = {each.verb for each in COURSE_FLOW.open_to(request.actor, course)}
    return CourseAtDesk.model_validate(
        {
            **course_facts(course),
            "sessions": len(sheet.sessions),
            "words": course.words,
            "capacity": course.capacity,
            "reason": course.reason,
            "lessons": [_lesson(each) for each in sheet.sessions],
            "pupils": [_pupil(each) for each in sheet.pupils],
            "waiting": sheet.waiting,
            "revision": course.revision,
            "verbs": sorted(verbs),
        }
    )


def _lesson(session: queries.Session) -> LessonAtDesk:
    told = lesson_told(session.activity).model_dump()
    return LessonAtDesk(**told, number=session.number, came=session.came)


def _pupil(pupil: queries.Pupil) -> PupilTold:
    return PupilTold(
        person=pupil.signup.person_id,
        name=pupil.contact.name,
        phone=pupil.contact.phone,
        came=sorted(pupil.came),
        has_certificate=pupil.certificate is not None,
    )


@router.writes(
    "/communities/{slug}/courses",
    scope=Scope.ACTIVITIES_WORK,
    gives=CourseAtDesk,
    says="开一门课",
    status=201,
)
@taking(WritesSyllabus)
def plan_course(request: Call, slug: Slug, told: Any) -> CourseAtDesk:
    community = worker(request, slug)
    form = _form(request, community, told)

    def deed() -> Course:
        return actions.plan_course(request.actor, community, form.syllabus(), now=http.now())

    return told_course(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/courses/{int:pk}/rewrite",
    scope=Scope.ACTIVITIES_WORK,
    gives=CourseAtDesk,
    says="改一门课",
    has_version=True,
)
@taking(WritesSyllabus)
def rewrite_course(request: Call, slug: Slug, pk: Key, told: Any) -> CourseAtDesk:
    community, course = worker(request, slug), kept_course(request, slug, pk)
    seen = unchanged_since(request, course.revision)
    form, now = _form(request, community, told), http.now()
    done(form, lambda: actions.rewrite(request.actor, pk, form.syllabus(), now=now, seen=seen))
    return told_course(request, slug, pk)


def _form(request: Call, community: Community, told: Body) -> SyllabusForm:
    series = series_for(request.actor, community.slug).filter(is_running=True)
    return SyllabusForm(series, subjects_of(community.pk), filled(told)[0])


Steps(
    router=router,
    scope=Scope.ACTIVITIES_WORK,
    path="courses/{int:pk}",
    name="course_{}",
    body="Course{}",
    find=lambda request, slug, pk: Found(kept_course(request, slug, pk)),
    gives=CourseAtDesk,
    tell=lambda request, slug, course: told_course(request, slug, course.pk),
    has_version=True,
).declare(COURSE_DEEDS, lambda verb: f"课程：{COURSE_DEEDS[verb].label}")
