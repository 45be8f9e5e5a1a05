"""Health notes: one's own, and those of one's medical team; there is no other way to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.people.models import Consent, Person, Purpose
from lianxin.people.queries import consenting
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.services.models import CallState, HealthNote, Member, Visit
from lianxin.services.rules.health import serving, visible_to

MOST = 100
FIELD = "notes"
"""The field of the consent to health notes."""


def notes_for(actor: Actor, *, today: date) -> QuerySet[HealthNote]:
    return HealthNote.objects.filter(visible_to(actor, today=today))


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own notes with who wrote them, and the teams in which one may write."""

    community: Community
    notes: Sequence[HealthNote]
    member_of: Sequence[Member]
    patients: Sequence[tuple[Member, Person]]


def mine(actor: Actor, slug: str, *, today: date) -> Mine:
    community = community_by_slug(slug)
    own = notes_for(actor, today=today).filter(person_id__in=actor.person_ids, community=community)
    members = list(
        serving(actor, today=today).filter(team__community=community).select_related("team")
    )
    return Mine(
        community,
        list(own.select_related("team", "member").order_by("-at", "-pk")[:MOST]),
        members,
        [(member, person) for member in members for person in _patients(member)],
    )


def _patients(member: Member) -> list[Person]:
    """Whom a team called on, or has notes of that it may still read."""
    called_on = Visit.objects.filter(
        member__team=member.team_id, state=CallState.DONE, request__asker__isnull=False
    )
    noted = HealthNote.objects.filter(team=member.team_id, consent__withdrawn_at__isnull=True)
    ids = {*called_on.values_list("request__asker", flat=True)[:MOST]}
    ids |= {*noted.values_list("person", flat=True)[:MOST]}
    return list(Person.objects.filter(pk__in=ids).order_by("name", "pk"))


@dataclass(frozen=True, slots=True)
class Patient:
    member: Member
    person: Person
    notes: Sequence[HealthNote]
    may_keep: bool
    """Whether the person lets notes be kept."""


def patient(actor: Actor, slug: str, team_id: int, person_id: int, *, today: date) -> Patient:
    """Somebody as their medical team sees them; to all others they are not there."""
    member = member_for(actor, slug, team_id, today=today)
    person = next((each for each in _patients(member) if each.pk == person_id), None)
    if person is None:
        raise NotFound
    notes = notes_for(actor, today=today).filter(team=team_id, person=person)
    return Patient(
        member,
        person,
        list(notes.select_related("member").order_by("-at", "-pk")[:MOST]),
        leave_of(person, today=today) is not None,
    )


def member_for(actor: Actor, slug: str, team_id: int, *, today: date) -> Member:
    found = serving(actor, today=today).filter(team=team_id, team__community__slug=slug)
    if member := found.select_related("team__community").first():
        return member
    raise NotFound


def leave_of(person: Person, *, today: date) -> Consent | None:
    """The consent under which notes of somebody are kept, if it is in force."""
    return consenting(Purpose.HEALTH, FIELD, today=today).filter(person=person).first()
