"""What is in a community's calendar, which is everybody's, and in one's own."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.activities.models import Activity, Signup
from lianxin.activities.models import State as ActivityState
from lianxin.activities.queries.access import activities_for
from lianxin.activities.queries.mine import mine as signed_up
from lianxin.core.actor import GUEST, Actor
from lianxin.core.calendars import Happening
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.council.models import CouncilKind, Session, SessionState
from lianxin.council.queries.access import sessions_for
from lianxin.feeds.models import OwnCalendar
from lianxin.people.queries import actor_of
from lianxin.places.models import Community
from lianxin.services.models import CallState, Visit
from lianxin.volunteers.models import Duty, DutyState, ShiftState

BEFORE, AFTER = timedelta(days=60), timedelta(days=400)
MOST = 500
SESSION_HOURS = timedelta(hours=2)
"""How long a session is shown to take, which only its end will tell."""
Link = Callable[[str], str]
"""The whole address of a page."""


def of_community(community: Community, *, now: datetime, link: Link) -> list[Happening]:
    """Activities and sessions that everybody may see, in order of time."""
    around = {"starts_at__gte": now - BEFORE, "starts_at__lt": now + AFTER}
    activities = (
        activities_for(GUEST)
        .filter(community=community, enrols_for__isnull=True, published_at__isnull=False, **around)
        .select_related("community", "room")
        .order_by("starts_at", "pk")
    )
    sessions = (
        sessions_for(GUEST)
        .filter(council__community=community, council__kind=CouncilKind.RESIDENTS, **around)
        .select_related("council__community")
        .order_by("starts_at", "pk")
    )
    found = [_activity(each, link) for each in activities[:MOST]]
    found += [_session(each, link) for each in sessions[:MOST]]
    return sorted(found, key=lambda each: (each.starts_at, each.uid))


def _activity(activity: Activity, link: Link) -> Happening:
    return Happening(
        uid=f"activity-{activity.pk}",
        summary=activity.title,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        stamped_at=activity.published_at or activity.starts_at,
        where=activity.where,
        words=activity.words,
        url=link(reverse("activities:show", args=[activity.community.slug, activity.pk])),
        is_called_off=activity.state == ActivityState.CALLED_OFF,
    )


def _session(session: Session, link: Link) -> Happening:
    slug = session.council.community.slug
    return Happening(
        uid=f"session-{session.pk}",
        summary=f"{session.council.name}{session.title}",
        starts_at=session.starts_at,
        ends_at=session.closed_at or session.starts_at + SESSION_HOURS,
        stamped_at=session.notified_at or session.starts_at,
        where=session.venue,
        url=link(reverse("council:public_session", args=[slug, session.pk])),
        is_called_off=session.state == SessionState.CANCELLED,
    )


def current(actor: Actor) -> OwnCalendar | None:
    """The address that somebody has now."""
    own = OwnCalendar.objects.filter(user_id=actor.user_id or 0, retired_at__isnull=True)
    return own.first()


def owner(token: str, *, now: datetime) -> tuple[OwnCalendar, Actor]:
    """Whose calendar lies at a secret address; one that was renewed since leads nowhere."""
    found = OwnCalendar.objects.select_related("user")
    kept = found.filter(token=token, retired_at__isnull=True, user__is_active=True).first()
    if kept is None:
        raise NotFound
    return kept, actor_of(kept.user, today=local_day(now))


def own(actor: Actor, *, now: datetime, link: Link) -> list[Happening]:
    """What somebody has before them: sign-ups, shifts, calls at their home, sessions to sit in.
    Of a call only that and when: calendars lie with third parties.
    """
    found = [_signup(each, link) for each in signed_up(actor)[:MOST]]
    found += [_duty(each, link) for each in _duties(actor, now)[:MOST]]
    found += [_visit(each, link) for each in _visits(actor, now)[:MOST]]
    found += [_session(each, link) for each in _seats(actor, now)[:MOST]]
    return sorted(found, key=lambda each: (each.starts_at, each.uid))


def _signup(signup: Signup, link: Link) -> Happening:
    return _activity(signup.activity, link)


def _duties(actor: Actor, now: datetime) -> QuerySet[Duty]:
    return (
        Duty.objects.filter(
            volunteer__person__in=actor.person_ids,
            state=DutyState.SIGNED,
            shift__state=ShiftState.PLANNED,
            ends_at__gte=now - BEFORE,
        )
        .select_related("shift__project__community")
        .order_by("starts_at", "pk")
    )


def _duty(duty: Duty, link: Link) -> Happening:
    project = duty.shift.project
    return Happening(
        uid=f"duty-{duty.pk}",
        summary=project.name,
        starts_at=duty.starts_at,
        ends_at=duty.ends_at,
        stamped_at=duty.signed_at,
        where=duty.shift.venue,
        url=link(reverse("volunteers:shift", args=[project.community.slug, duty.shift_id])),
    )


def _visits(actor: Actor, now: datetime) -> QuerySet[Visit]:
    return (
        Visit.objects.filter(
            request__asker__in=actor.person_ids,
            is_promised=True,
            state=CallState.PLANNED,
            ends_at__gte=now - BEFORE,
        )
        .select_related("request__community")
        .order_by("starts_at", "pk")
    )


def _visit(visit: Visit, link: Link) -> Happening:
    return Happening(
        uid=f"call-{visit.pk}",
        summary=_("有人上门帮忙"),
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        stamped_at=visit.request.asked_at,
        url=link(reverse("services:help", args=[visit.request.community.slug])),
    )


def _seats(actor: Actor, now: datetime) -> QuerySet[Session]:
    return (
        sessions_for(actor)
        .filter(seats__member__user=actor.user_id, starts_at__gte=now - BEFORE)
        .exclude(state=SessionState.DRAFT)
        .select_related("council__community")
        .order_by("starts_at", "pk")
    )
