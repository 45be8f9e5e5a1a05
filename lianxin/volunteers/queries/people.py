"""Volunteers as the desk lists them, and one as the desk and the person see them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.keyset import Page, page
from lianxin.core.masks import mask_id, mask_name, mask_phone
from lianxin.core.models import Entry
from lianxin.people.queries import Contact, contact, workplace
from lianxin.places.models import Community
from lianxin.volunteers.models import (
    Attainment,
    Certificate,
    FreeTime,
    TeamMember,
    Volunteer,
    VolunteerSkill,
    VolunteerState,
)
from lianxin.volunteers.queries.access import volunteer_for, volunteers_for
from lianxin.volunteers.queries.certificates import certificates_of
from lianxin.volunteers.queries.law import GUARDIAN, NOTICE, count_of
from lianxin.volunteers.queries.ledger import Credit, Served, credit_of, served_of
from lianxin.volunteers.rules import VOLUNTEER_FLOW
from lianxin.volunteers.rules.registering import age

MOST_DUTIES = 60
PAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the register, by name; hours are not told here, so that nobody is compared."""

    community: Community
    page: Page[Volunteer]
    contacts: Sequence[tuple[Volunteer, Contact | None]]


def register(
    actor: Actor,
    slug: str,
    asked: dict[str, Any],
    *,
    unmasked: Collection[int],
    after: str = "",
    before: str = "",
) -> Listed:
    community = workplace(actor, slug)
    found = volunteers_for(actor).filter(_asked(asked), community=community)
    found = found.select_related("person__user", "community")
    rows = page(found, ["name", "pk"], after=after, before=before, size=PAGE)
    shown = [(each, contact(each.person, unmasked) if each.person else None) for each in rows.rows]
    return Listed(community, rows, shown)


def _asked(asked: dict[str, Any]) -> Q:
    state = asked.get("state") or ""
    found = Q(state=state) if state else Q(state__in=_PRESENT)
    if words := asked.get("q"):
        number = words.upper().rpartition("Z")[2].lstrip("0")
        found &= Q(name=words) | (Q(number=int(number)) if number.isdecimal() else Q(pk__in=()))
    if skill := asked.get("skill"):
        found &= Q(Exists(VolunteerSkill.objects.filter(volunteer=OuterRef("pk"), skill=skill)))
    if free := asked.get("free"):
        half = FreeTime.objects.filter(
            volunteer=OuterRef("pk"), weekday=int(free[0]), half=free[1:]
        )
        found &= Q(Exists(half))
    return found


_PRESENT = (VolunteerState.ACTIVE, VolunteerState.WAITING)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One volunteer with what they did; the same for the person and the desk, masks apart."""

    volunteer: Volunteer
    contact: Contact | None
    guardian: Contact | None
    identity: str
    """Masked, unless the reader said why."""
    age: int | None
    skills: Sequence[VolunteerSkill]
    free: Sequence[FreeTime]
    teams: Sequence[TeamMember]
    attainments: Sequence[Attainment]
    served: Sequence[Served]
    certificates: Sequence[Certificate]
    credit: Credit
    verbs: Collection[str]
    course: Sequence[Entry]
    is_notice_old: bool
    of_age: int

    @property
    def ahead(self) -> list[Served]:
        return [each for each in self.served if each.duty.state in ("signed", "came")]

    @property
    def done(self) -> list[Served]:
        return [each for each in self.served if each.duty.state == "served"]


def at_desk(
    actor: Actor, slug: str, pk: int, *, unmasked: Collection[int], now: datetime
) -> Dossier:
    """Raises NotFound for whoever is not of this community."""
    community = workplace(actor, slug)
    volunteer = volunteer_for(actor, pk)
    if volunteer.community_id != community.pk:
        raise NotFound
    return dossier(actor, volunteer, unmasked=unmasked, now=now)


def dossier(
    actor: Actor, volunteer: Volunteer, *, unmasked: Collection[int] = (), now: datetime
) -> Dossier:
    today, community = local_day(now), volunteer.community
    is_full = volunteer.person_id in unmasked
    duties = (
        volunteer.duties.exclude(state="left")
        .select_related("shift__project__team", "volunteer")
        .order_by("-starts_at", "-pk")[:MOST_DUTIES]
    )
    guardian = getattr(volunteer, "guardian", None)
    return Dossier(
        volunteer=volunteer,
        contact=contact(volunteer.person, unmasked) if volunteer.person else None,
        guardian=_guardian(guardian, is_full=is_full) if guardian else None,
        identity=volunteer.identity if is_full else mask_id(volunteer.identity),
        age=age(volunteer.born_on, today) if volunteer.born_on else None,
        skills=list(volunteer.skills.order_by("skill")),
        free=list(volunteer.free_times.order_by("weekday", "half")),
        teams=list(
            volunteer.memberships.filter(until__isnull=True).select_related("team").order_by("pk")
        ),
        attainments=list(volunteer.attainments.order_by("-on", "-pk")),
        served=served_of(list(duties)),
        certificates=list(certificates_of(actor, volunteer.pk)),
        credit=credit_of(volunteer, today=today),
        verbs={step.verb for step in VOLUNTEER_FLOW.open_to(actor, volunteer)},
        course=list(journal.course_of(volunteer, public_only=False)),
        is_notice_old=not volunteer.is_gone
        and volunteer.notice != count_of(community, NOTICE, on=today),
        of_age=count_of(community, GUARDIAN, on=today),
    )


def _guardian(guardian: Any, *, is_full: bool) -> Contact:
    if is_full:
        return Contact(0, guardian.name, guardian.phone, is_full=True)
    return Contact(0, mask_name(guardian.name), mask_phone(guardian.phone), is_full=False)


def choosable(community_id: int) -> QuerySet[Volunteer]:
    """Who can be put on a roster or into a team, by name."""
    return Volunteer.objects.filter(
        community_id=community_id, state=VolunteerState.ACTIVE
    ).order_by("name", "pk")


def told_choices(volunteers: Sequence[Volunteer]) -> list[tuple[int, str]]:
    """By name; of two of one name, the number tells them apart."""
    return [(each.pk, f"{each.name}（{each.number}）") for each in volunteers]
