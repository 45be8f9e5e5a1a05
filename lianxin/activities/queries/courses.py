"""The only doors to courses: as residents read them, and as those who run them do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lianxin.activities.models import (
    Activity,
    Attendance,
    Certificate,
    Course,
    CourseState,
    Signup,
    SignupState,
    State,
)
from lianxin.activities.queries.access import activities_for, signups_for
from lianxin.activities.rules.activity import Phase, phase
from lianxin.activities.rules.courses import certificates_visible_to, courses_visible_to
from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.people.models import Purpose
from lianxin.people.queries import Contact, consenting, contact, workplace
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

_ALONG = ("community__subdistrict", "series", "subject", "lecturer", "enrolment")


def courses_for(actor: Actor) -> QuerySet[Course]:
    seen = Course.objects.filter(courses_visible_to(actor))
    return seen.select_related(*_ALONG).defer("enrolment__draw_seed")


def course_for(actor: Actor, pk: int, *, lock: bool = False) -> Course:
    """Refuse alike what is absent and what is hidden."""
    found = courses_for(actor).filter(pk=pk)
    if course := (found.select_for_update(of=("self",)) if lock else found).first():
        return course
    raise NotFound


def course_at(actor: Actor, slug: str, pk: int) -> Course:
    if course := courses_for(actor).filter(pk=pk, community__slug=slug).first():
        return course
    raise NotFound


def course_at_desk(actor: Actor, slug: str, pk: int) -> Course:
    course = course_at(actor, slug, pk)
    if not actor.holds(DESK, course.community_id):
        raise NotFound
    return course


def sessions_of(actor: Actor, course: Course) -> QuerySet[Activity]:
    """A course's sessions that are not called off, in the order in which they are held."""
    seen = activities_for(actor).filter(course=course).exclude(state=State.CALLED_OFF)
    return seen.order_by("starts_at", "pk")


def session_for(actor: Actor, course: Course, pk: int) -> Activity:
    if session := sessions_of(actor, course).filter(pk=pk).first():
        return session
    raise NotFound


def enrolled(course: Course) -> QuerySet[Signup]:
    """Those who have a place, in the order in which they came."""
    placed = Signup.objects.filter(activity=course.enrolment_id, state=SignupState.PLACED)
    return placed.select_related("person__user").order_by("number")


def came_to(course: Course) -> dict[int, set[int]]:
    """Who came to which session: persons by session, for those to which anybody came."""
    rows = Attendance.objects.filter(activity__course=course).values_list("activity", "person")
    found: dict[int, set[int]] = {}
    for session, person in rows:
        found.setdefault(session, set()).add(person)
    return found


def course_page_of(activity: Activity) -> Course | None:
    """The course that an activity is a session of, or the enrolment for."""
    if activity.course_id:
        return activity.course
    return Course.objects.filter(enrolment=activity).first()


def lecturer_of(course: Course, *, now: datetime) -> str:
    """Who teaches, as everybody may know: by consent, or the partner; blank otherwise."""
    if course.lecturer is None:
        return course.partner
    leave = consenting(Purpose.TEACHING, "name", today=local_day(now))
    return course.lecturer.name if leave.filter(person=course.lecturer_id).exists() else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A course in a list."""

    course: Course
    sessions: int
    phase: Phase
    left: int | None
    """Places that are free."""


def portal_list(actor: Actor, slug: str, *, now: datetime) -> tuple[Community, list[Line]]:
    """A community's courses as residents see them: those that one can join, then those that
    run, then what was held.
    """
    community = community_by_slug(slug)
    return community, lines(actor, community, now=now)


def lines(actor: Actor, community: Community, *, now: datetime) -> list[Line]:
    live = Q(sessions__isnull=False) & ~Q(sessions__state=State.CALLED_OFF)
    seen = courses_for(actor).filter(community=community)
    rows = seen.annotate(lessons=Count("sessions", filter=live)).order_by("-planned_at", "-pk")
    found = [_line(course, course.lessons, now) for course in rows[:60]]
    order = list(_ORDER)
    return sorted(found, key=lambda line: order.index(CourseState(line.course.state)))


_ORDER = (
    CourseState.ENROLLING,
    CourseState.RUNNING,
    CourseState.PLANNED,
    CourseState.FINISHED,
    CourseState.CALLED_OFF,
)


def _line(course: Course, sessions: int, now: datetime) -> Line:
    if course.enrolment is None:
        return Line(course, sessions, Phase.BEFORE, None)
    return Line(course, sessions, phase(course.enrolment, now), course.enrolment.left)


def desk_list(actor: Actor, slug: str, *, now: datetime) -> tuple[Community, list[Line]]:
    community = workplace(actor, slug)
    return community, lines(actor, community, now=now)


def of_series(actor: Actor, series_id: int) -> QuerySet[Course]:
    """The courses of a series, the latest first."""
    return courses_for(actor).filter(series=series_id).order_by("-planned_at", "-pk")


@dataclass(frozen=True, slots=True)
class Pupil:
    """One who enrolled, as staff see them, and to how many sessions they came."""

    signup: Signup
    contact: Contact
    came: frozenset[int]
    certificate: Certificate | None


@dataclass(frozen=True, slots=True)
class Session:
    """One session with its number in the course, and how many came."""

    number: int
    activity: Activity
    came: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A course as those who run it see it."""

    course: Course
    sessions: list[Session]
    pupils: list[Pupil]
    waiting: int


def sheet(actor: Actor, course: Course, unmasked: Iterable[int]) -> Sheet:
    """The whole list of a course: who enrolled, who came when, who got a certificate."""
    seen, by_session = set(unmasked), came_to(course)
    certificates = {each.person_id: each for each in course.certificates.all()}
    pupils = [
        Pupil(
            signup,
            contact(signup.person, seen),
            frozenset(pk for pk, came in by_session.items() if signup.person_id in came),
            certificates.get(signup.person_id),
        )
        for signup in enrolled(course)
    ]
    sessions = [
        Session(number, each, len(by_session.get(each.pk, ())))
        for number, each in enumerate(sessions_of(actor, course), start=1)
    ]
    waiting = course.enrolment.waiting if course.enrolment else 0
    return Sheet(course, sessions, pupils, waiting)


def own_signup(actor: Actor, course: Course) -> Signup | None:
    """The actor's own enrolment, the latest, whatever became of it."""
    if course.enrolment_id is None:
        return None
    mine = Q(person_id__in=actor.person_ids) | Q(token__in=actor.keys)
    found = signups_for(actor).filter(mine, activity=course.enrolment_id)
    return found.order_by("-number").first()


def own_days(course: Course, signup: Signup | None) -> frozenset[int]:
    """The sessions to which whoever enrolled by this came."""
    if signup is None:
        return frozenset()
    rows = Attendance.objects.filter(activity__course=course, person=signup.person_id)
    return frozenset(rows.values_list("activity_id", flat=True))


def certificate_for(actor: Actor, course: Course, person_id: int) -> Certificate:
    """A certificate for its own person's eyes, for whoever holds the private link, or for staff."""
    linked = Signup.objects.filter(
        activity=course.enrolment_id, person=OuterRef("person"), token__in=actor.keys
    )
    found = Certificate.objects.filter(
        certificates_visible_to(actor) | Q(Exists(linked)), course=course, person=person_id
    )
    if certificate := found.select_related("person", "course__community", "rule").first():
        return certificate
    raise NotFound


def own_certificates(actor: Actor) -> QuerySet[Certificate]:
    """What the actor has completed, the latest first, for the page of what is theirs."""
    mine = Certificate.objects.filter(person_id__in=actor.person_ids)
    return mine.select_related("course__community").order_by("-issued_at", "-pk")


def beginning(now: datetime) -> list[int]:
    """Courses that enrol and whose first session has begun."""
    due = Course.objects.filter(state=CourseState.ENROLLING, enrolment__starts_at__lte=now)
    return list(due.order_by("pk").values_list("pk", flat=True))
