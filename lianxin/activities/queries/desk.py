"""An activity as its staff see it: numbers, the list of people, what may be done next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from lianxin.activities.models import (
    LIVE,
    Activity,
    ActivityPhoto,
    Attendance,
    Feedback,
    Series,
    Signup,
    SignupState,
    State,
)
from lianxin.activities.queries.access import activities_for, series_for, signups_for
from lianxin.activities.queries.portal import Stars, photos_of, stars
from lianxin.activities.rules import ACTIVITY_FLOW
from lianxin.activities.rules.activity import Phase, phase, works_on
from lianxin.core import journal, keyset
from lianxin.core.actor import Actor
from lianxin.core.keyset import Page
from lianxin.core.models import Entry
from lianxin.people.models import Person
from lianxin.people.queries import Contact, contact

LISTED = (SignupState.PLACED, SignupState.OFFERED, SignupState.WAITING, SignupState.ENTERED)
ORDER = ("state", "rank", "id")
AFTER = ("-starts_at", "-id")


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that an activity's staff are told of it."""

    activity: Activity
    phase: Phase
    counts: dict[str, int]
    """Sign-ups by state."""
    came: int
    verbs: frozenset[str]
    photos: list[ActivityPhoto]
    stars: Stars
    said: list[Feedback]
    course: list[Entry]


@dataclass(frozen=True, slots=True)
class Guest:
    """One line of the list of people."""

    contact: Contact
    signup: Signup | None
    came: bool


def dossier(actor: Actor, activity: Activity, *, now: datetime) -> Dossier:
    by_state = activity.signups.values_list("state").annotate(Count("pk")).order_by()
    return Dossier(
        activity,
        phase(activity, now),
        dict(by_state),
        activity.attendances.count(),
        _verbs(actor, activity, now=now),
        photos_of(activity),
        stars(activity),
        list(activity.feedback.exclude(words="").order_by("at", "pk")),
        list(journal.course_of(activity, public_only=False).order_by("-id")),
    )


def _verbs(actor: Actor, activity: Activity, *, now: datetime) -> frozenset[str]:
    """The steps of the flow that the hour allows, too."""
    verbs = {step.verb for step in ACTIVITY_FLOW.open_to(actor, activity)}
    stands = phase(activity, now)
    if stands is not Phase.OPEN:
        verbs -= {"close", "enlist"}
    if stands is not Phase.CLOSED:
        verbs.discard("draw")
    if now < activity.starts_at:
        verbs -= {"hold"}
    return frozenset(verbs)


def people(
    activity: Activity, unmasked: Collection[int], *, after: str = "", before: str = ""
) -> tuple[list[Guest], Page[Signup]]:
    """A page of those who signed up, in their turn; on the first, those who just came as well."""
    signups = activity.signups.filter(state__in=LISTED).select_related("person__user")
    page = keyset.page(signups, ORDER, after=after, before=before, size=100)
    persons = [each.person_id for each in page.rows]
    here = set(
        activity.attendances.filter(person_id__in=persons).values_list("person_id", flat=True)
    )
    rows = [
        Guest(contact(each.person, unmasked), each, each.person_id in here) for each in page.rows
    ]
    if not page.previous:
        rows += [Guest(contact(each, unmasked), None, came=True) for each in _others(activity)]
    return rows, page


def _others(activity: Activity) -> QuerySet[Person]:
    """Those who came without a sign-up that still stands."""
    signed = activity.signups.filter(state__in=LISTED).values("person_id")
    came = activity.attendances.values("person_id")
    others = Person.objects.filter(pk__in=came).exclude(pk__in=signed)
    return others.select_related("user").order_by("pk")[:200]


def shown_persons(activity: Activity) -> set[int]:
    """Persons whose names an activity's desk may open."""
    signed = Signup.objects.filter(activity=activity).values_list("person_id", flat=True)
    came = Attendance.objects.filter(activity=activity).values_list("person_id", flat=True)
    return {*signed, *came}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A community's activities at its desk, one view of them at a time."""

    page: Page[Activity]
    plans: int
    unrecorded: int
    series: list[Series]


VIEWS = {
    "ahead": (Q(state=State.PUBLISHED), ("starts_at", "id")),
    "plans": (Q(state=State.PLANNED), ("starts_at", "id")),
    "unrecorded": (Q(state=State.HELD), AFTER),
    "done": (Q(state__in=[State.RECORDED, State.CALLED_OFF]), AFTER),
}


def shelf(
    actor: Actor, slug: str, community_id: int, *, view: str, after: str, before: str
) -> Shelf:
    every = activities_for(actor).filter(community_id=community_id, enrols_for__isnull=True)
    condition, order = VIEWS[view]
    counts = every.aggregate(
        plans=Count("pk", filter=VIEWS["plans"][0]),
        unrecorded=Count("pk", filter=VIEWS["unrecorded"][0]),
    )
    return Shelf(
        keyset.page(every.filter(condition), order, after=after, before=before, size=30),
        counts["plans"],
        counts["unrecorded"],
        list(series_for(actor, slug)),
    )


def to_phone(actor: Actor, activity: Activity) -> QuerySet[Signup]:
    """Who has no account, and must be telephoned: whose turn has come, and all where it was called
    off.
    """
    is_off = activity.state == State.CALLED_OFF
    states = sorted(LIVE) if is_off else [SignupState.OFFERED]
    found = signups_for(actor).filter(activity=activity, state__in=states)
    return found.filter(person__user__isnull=True).order_by("rank", "pk")


def may_work(actor: Actor, activity: Activity) -> bool:
    return works_on(actor, activity)
