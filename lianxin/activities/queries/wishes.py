"""What residents wish to learn: how many wish for what, and who, for those who may know."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from lianxin.activities.models import Course, CourseState, Signup, Subject, Wish
from lianxin.activities.queries.law import WISHES_OPEN, count_for
from lianxin.activities.rules.wishes import wishes_visible_to
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.people.queries import Contact, contact
from lianxin.places.models import Community

_OPEN = Q(course__isnull=True, ended_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A subject, how many wish for it, and how many it takes to open a course."""

    subject: Subject
    count: int
    needed: int
    is_mine: bool = False

    @property
    def is_enough(self) -> bool:
        return self.count >= self.needed

    @property
    def missing(self) -> int:
        return max(self.needed - self.count, 0)


def wishes_for(actor: Actor) -> QuerySet[Wish]:
    seen = Wish.objects.filter(wishes_visible_to(actor))
    return seen.select_related("community__subdistrict", "subject", "person__user")


def wish_for(actor: Actor, pk: int) -> Wish:
    if wish := wishes_for(actor).filter(pk=pk).first():
        return wish
    raise NotFound


def open_wishes(actor: Actor, community_id: int) -> QuerySet[Wish]:
    """Those that no course has answered yet, in the order in which they were said."""
    seen = wishes_for(actor).filter(_OPEN, community_id=community_id)
    return seen.order_by("wished_at", "pk")


def own_wishes(actor: Actor, community_id: int) -> list[Wish]:
    return list(open_wishes(actor, community_id).filter(person_id__in=actor.person_ids))


def wanted(actor: Actor, community: Community, *, now: datetime) -> list[Wanted]:
    """What is wished for, by how many; who wishes is not told. In the order of being named."""
    needed = count_for(community, WISHES_OPEN, now=now)
    live = Q(wishes__course__isnull=True, wishes__ended_at__isnull=True)
    subjects = Subject.objects.filter(community=community).annotate(
        count=Count("wishes", filter=live)
    )
    mine = {wish.subject_id for wish in own_wishes(actor, community.pk)}
    return [
        Wanted(subject, subject.count, needed, subject.pk in mine)
        for subject in subjects.filter(count__gt=0).order_by("named_at", "pk")
    ]


def subjects_of(community_id: int) -> QuerySet[Subject]:
    return Subject.objects.filter(community_id=community_id).order_by("named_at", "pk")


def subject_for(community_id: int, pk: int) -> Subject:
    if subject := subjects_of(community_id).filter(pk=pk).first():
        return subject
    raise NotFound


def spoken_of(community_id: int, words: str) -> Subject | None:
    """The subject whose name stands in the words, the longest first."""
    named = [each for each in subjects_of(community_id) if each.name in words]
    return max(named, key=lambda each: len(each.name), default=None)


@dataclass(frozen=True, slots=True)
class Said:
    """A wish as staff read it."""

    wish: Wish
    contact: Contact


@dataclass(frozen=True, slots=True)
class Group:
    """What staff see of a subject: who wishes for it, in which words."""

    wanted: Wanted
    said: list[Said] = field(default_factory=list)


def groups(
    actor: Actor, community: Community, unmasked: Iterable[int], *, now: datetime
) -> tuple[list[Group], list[Said]]:
    """The open wishes by subject, and those that nobody has put under a name yet."""
    seen = set(unmasked)
    rows = [Said(wish, contact(wish.person, seen)) for wish in open_wishes(actor, community.pk)]
    found = [
        Group(each, [row for row in rows if row.wish.subject_id == each.subject.pk])
        for each in wanted(actor, community, now=now)
    ]
    return found, [row for row in rows if row.wish.subject_id is None]


def ready(actor: Actor, community: Community, *, now: datetime) -> list[Wanted]:
    """Subjects of which enough wish for them to open a course."""
    return [each for each in wanted(actor, community, now=now) if each.is_enough]


def has_first_right(enrolment_id: int, whose: Q) -> bool:
    """Whether a person wished for what this enrolment answers; `whose` is a condition on a wish's
    person.
    """
    return Wish.objects.filter(whose, course__enrolment_id=enrolment_id).exists()


def has_wished_for(actor: Actor, course: Course) -> bool:
    return bool(actor.person_ids) and course.wishes.filter(person_id__in=actor.person_ids).exists()


def wishers_of(course: Course) -> set[int]:
    """Users whose wish a course answers."""
    users = course.wishes.filter(person__user_id__isnull=False)
    return set(users.values_list("person__user_id", flat=True))


def unreached(course: Course) -> QuerySet[Wish]:
    """Wishes that a course answers while it enrols, of persons without an account who have not
    enrolled yet: they are to be told by telephone.
    """
    alone = course.wishes.filter(person__user_id__isnull=True)
    if course.state != CourseState.ENROLLING:
        return alone.none()
    signed_up = Signup.objects.filter(activity=course.enrolment_id)
    alone = alone.exclude(person__in=signed_up.values("person"))
    return alone.select_related("person").order_by("wished_at", "pk")
