"""One activity as somebody sees it who may come."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Count, OuterRef, Q, Subquery, Sum

from lianxin.activities.models import (
    HELD_STATES,
    LIVE,
    Activity,
    ActivityPhoto,
    Attendance,
    Feedback,
    Signup,
    SignupState,
    State,
)
from lianxin.activities.queries.access import signups_for
from lianxin.activities.rules import SIGNUP_FLOW
from lianxin.activities.rules.activity import Phase, phase, visible_to
from lianxin.activities.rules.words import answer
from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.figures import through


@dataclass(frozen=True, slots=True)
class Stars:
    """What those who came said, as numbers."""

    count: int
    mean: Fraction | None


@dataclass(frozen=True, slots=True)
class Own:
    """What the reader has of it: a sign-up with its answer, having been there, having said how."""

    signup: Signup | None
    words: str
    verbs: frozenset[str]
    came: bool
    told: Feedback | None
    may_tell: bool


@dataclass(frozen=True, slots=True)
class Seen:
    activity: Activity
    phase: Phase
    own: Own
    photos: list[ActivityPhoto]
    stars: Stars


def seen(actor: Actor, activity: Activity, *, now: datetime) -> Seen:
    is_held = activity.state in HELD_STATES
    return Seen(
        activity,
        phase(activity, now),
        own(actor, activity),
        photos_of(activity) if is_held or activity.photos.exists() else [],
        stars(activity) if is_held else Stars(0, None),
    )


def own(actor: Actor, activity: Activity) -> Own:
    """Nothing for a guest without a link, at no cost."""
    if not (actor.person_ids or actor.keys):
        return Own(None, "", frozenset(), came=False, told=None, may_tell=False)
    signup = _signup(actor, activity)
    persons = {signup.person_id} if signup else set(actor.person_ids)
    came = Attendance.objects.filter(activity=activity, person_id__in=persons).exists()
    told = Feedback.objects.filter(activity=activity, person_id__in=persons).first()
    had_place = signup is not None and signup.state == SignupState.PLACED
    return Own(
        signup,
        answer(signup, turn=turn(signup)) if signup else "",
        _verbs(actor, activity, signup),
        came,
        told,
        activity.state in HELD_STATES and (came or had_place),
    )


def _signup(actor: Actor, activity: Activity) -> Signup | None:
    """The live one, or the last that was given up."""
    mine = Q(person_id__in=actor.person_ids) | Q(token__in=actor.keys)
    found = list(signups_for(actor).filter(mine, activity=activity).order_by("-number"))
    return next((each for each in found if each.state in LIVE), found[0] if found else None)


def turn(signup: Signup) -> int:
    """The place in the waiting list; nought where one does not wait."""
    if signup.state != SignupState.WAITING:
        return 0
    queue = Signup.objects.filter(activity=signup.activity_id, state=SignupState.WAITING)
    return queue.filter(rank__lte=signup.rank).count()


def turns(signups: Iterable[Signup]) -> dict[int, int]:
    """The same for many, by one statement; who does not wait is not in it."""
    waiting = [each.pk for each in signups if each.state == SignupState.WAITING]
    before = Signup.objects.filter(
        activity=OuterRef("activity"), state=SignupState.WAITING, rank__lte=OuterRef("rank")
    )
    counted = before.order_by().values("activity").annotate(ahead=Count("pk")).values("ahead")
    found = Signup.objects.filter(pk__in=waiting).annotate(turn=Subquery(counted))
    return dict(found.values_list("pk", "turn"))


def _verbs(actor: Actor, activity: Activity, signup: Signup | None) -> frozenset[str]:
    if signup is None or activity.state != State.PUBLISHED:
        return frozenset()
    signup.activity = activity
    open_now = {step.verb for step in SIGNUP_FLOW.open_to(actor, signup)}
    return frozenset(open_now & {"confirm", "cancel"})


def photos_of(activity: Activity) -> list[ActivityPhoto]:
    return list(activity.photos.select_related("upload").order_by("at", "pk"))


def photo_for(actor: Actor, key: uuid.UUID) -> ActivityPhoto | None:
    shown = ActivityPhoto.objects.filter(through("activity", visible_to(actor)), upload__key=key)
    return shown.select_related("upload", "activity__community").first()


def stars(activity: Activity) -> Stars:
    found = activity.feedback.aggregate(count=Count("pk"), total=Sum("stars"))
    count = found["count"]
    return Stars(count, Fraction(found["total"], count) if count else None)


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that somebody needs to repeat a draw: the seed, and the numbers as they were drawn."""

    seed: str
    placed: list[int]
    waiting: list[int]
    rest: list[int]

    @property
    def numbers(self) -> list[int]:
        """Those that were in it, in their own order."""
        return sorted([*self.placed, *self.waiting, *self.rest])


def drawn(activity: Activity) -> Drawn | None:
    """The draw as it was done; None before."""
    if activity.drawn_at is None:
        return None
    entry = journal.course_of(activity, public_only=True).filter(deed="draw").last()
    if entry is None:
        return None
    order, places = list(entry.details["order"]), entry.details["places"]
    last = places + entry.details["waiting"]
    return Drawn(activity.draw_seed, order[:places], order[places:last], order[last:])
