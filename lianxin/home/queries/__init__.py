"""What the portal's first pages and one's own page tell, out of every app beneath."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.cache import caches

from lianxin.accounts.models import User
from lianxin.accounts.queries import has_weixin
from lianxin.activities.models import Activity, Signup
from lianxin.activities.queries.calendar import ahead
from lianxin.activities.queries.mine import mine as signed_up
from lianxin.core import figures, journal, keyset
from lianxin.core.actor import GUEST, Actor
from lianxin.core.http import local_day
from lianxin.core.keyset import Page
from lianxin.honours.models import Announcement
from lianxin.honours.queries.announcements import on_front
from lianxin.matters.figures import RECEIVED, SOLVED
from lianxin.matters.models import Matter
from lianxin.matters.queries import lists
from lianxin.matters.queries.promise import reply_days
from lianxin.matters.queries.searching import LATEST
from lianxin.notifications.models import Notice
from lianxin.notifications.queries import notices_for
from lianxin.notifications.queries.inbox import LATEST as NEWEST
from lianxin.party.models import Member
from lianxin.party.queries.study import memberships
from lianxin.people.models import Person
from lianxin.places.models import Community

MOST = 20
MOST_NEWS = 5
OUTCOMES = 3
COMING = 3
FRESH_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Front:
    """A community's first page: its promise, its year so far, what came of things lately."""

    reply_days: int
    year: int
    received: int
    solved: int
    outcomes: list[Matter]
    activities: list[Activity]
    announcements: list[Announcement]


def front(community: Community, *, now: datetime) -> Front:
    """Counted at most once a minute: the figures' own pages are exact."""
    key = f"front:{community.pk}:{local_day(now)}"
    kept: Front | None = caches["pages"].get(key)
    if kept is not None:
        return kept
    found = _front(community, now)
    caches["pages"].set(key, found, FRESH_SECONDS)
    return found


def _front(community: Community, now: datetime) -> Front:
    today = local_day(now)
    both = (RECEIVED, SOLVED)
    counted = figures.values(both, [community.pk], figures.Period(today.year))
    return Front(
        reply_days=reply_days(community, on=today),
        year=today.year,
        received=counted[community.pk, RECEIVED.code].part,
        solved=counted[community.pk, SOLVED.code].part,
        outcomes=list(lists.outcomes(community.pk, most=OUTCOMES)),
        activities=ahead(GUEST, community.pk, now=now)[:COMING],
        announcements=on_front(community.pk, today=today),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody saw a person's name and phone in full."""

    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own page: what one brought up, joined and follows, is told, and who looked."""

    brought_up: Page[Matter]
    shared: list[Matter]
    signups: list[Signup]
    notices: list[Notice]
    looks: list[Look]
    memberships: list[Member]
    """Of Party organisations."""
    has_weixin: bool
    """Whether WeChat opens one's account."""


def mine(actor: Actor, *, after: str = "", before: str = "") -> Mine:
    own = keyset.page(lists.brought_up_by(actor), LATEST, after=after, before=before, size=MOST)
    return Mine(
        brought_up=own,
        shared=list(lists.shared_by(actor)[:MOST]),
        signups=list(signed_up(actor)[:MOST]),
        notices=list(notices_for(actor).order_by(*NEWEST)[:MOST_NEWS]),
        looks=_looks(actor),
        memberships=memberships(actor),
        has_weixin=bool(settings.WEIXIN_ID) and has_weixin(actor),
    )


def _looks(actor: Actor) -> list[Look]:
    persons = Person.objects.filter(pk__in=actor.person_ids)
    entries = [entry for person in persons for entry in journal.looks_at(person)[:MOST]]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    users = User.objects.in_bulk({entry.actor_id for entry in entries if entry.actor_id})
    names: Mapping[int, str] = {pk: user.name for pk, user in users.items()}
    return [
        Look(entry.at, names.get(entry.actor_id or 0, ""), entry.details.get("reason", ""))
        for entry in entries[:MOST]
    ]


def home_of(actor: Actor) -> Community | None:
    """The community to which a person belongs, for the frame around their own page."""
    return Community.objects.filter(pk=actor.home_id).first() if actor.home_id else None
