"""Commendations, for those who prepare them and as the public reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.flow import Step
from lianxin.core.http import local_day
from lianxin.core.packs import Rule, rule
from lianxin.party.models import Body, Commendation, Member, Nominee, Verdict
from lianxin.party.queries.access import Office
from lianxin.party.queries.study import led, led_branches
from lianxin.party.rules.commendation import (
    COMMENDATION_FLOW,
    PUBLIC,
    commendations_visible_to,
    standing_of,
)
from lianxin.people.models import Consent, Purpose
from lianxin.people.rules import in_force
from lianxin.places.models import Community

NOTICE_DAYS = "party.commendation_workdays"
MOST_MEMBERS = 500
"""To choose from."""


def commendations_for(actor: Actor) -> QuerySet[Commendation]:
    """With what the flow needs to know, see `rules.commendation`."""
    found = Commendation.objects.filter(commendations_visible_to(actor))
    return found.annotate(**standing_of(actor))


def commendation_for(actor: Actor, pk: int, *, lock: bool = False, slug: str = "") -> Commendation:
    found = commendations_for(actor).filter(pk=pk)
    if slug:
        found = found.filter(community__slug=slug)
    along = found.select_related("community__subdistrict")
    if each := (found.select_for_update(of=("self",)) if lock else along).first():
        return each
    raise NotFound


def notice_rule(community: Community, now: datetime) -> Rule:
    places = community.subdistrict.jurisdictions
    return rule(NOTICE_DAYS, on=local_day(now), jurisdictions=places)


def place_of(commendation: Commendation) -> str:
    """Where a consent to be named lets it be done: in this commendation and no other."""
    return f"{commendation.name} {local_day(commendation.opened_at):%Y-%m-%d}"


@dataclass(frozen=True, slots=True)
class Line:
    """A nominee, and whether the public reads the name."""

    nominee: Nominee
    is_named: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A commendation as its page shows it."""

    commendation: Commendation
    lines: Sequence[Line]
    steps: Sequence[Step]

    @property
    def verbs(self) -> set[str]:
        return {step.verb for step in self.steps}

    @property
    def named(self) -> list[Nominee]:
        return [line.nominee for line in self.lines if line.is_named]

    @property
    def unnamed(self) -> int:
        """How many members are commended whose names are not public."""
        return sum(not line.is_named for line in self.lines)


def _consenting(commendation: Commendation, today: date) -> set[int]:
    given = Consent.objects.filter(
        in_force(today), purpose=Purpose.COMMENDATION, where=place_of(commendation)
    )
    return set(given.values_list("person_id", flat=True))


def seen(actor: Actor, slug: str, pk: int, *, today: date) -> Seen:
    """For who prepares it: every nominee, with whether they may be named."""
    commendation = commendation_for(actor, pk, slug=slug)
    if not commendation.is_heads:  # type: ignore[attr-defined]  # annotated
        raise NotFound
    lines = _lines(commendation, commendation.nominees.all(), today)
    return Seen(commendation, lines, COMMENDATION_FLOW.open_to(actor, commendation))


def proposable(office: Office) -> tuple[list[Body], list[Member]]:
    """The branches and members whom one may propose: those that one leads."""
    members = led(office, Member.objects.filter(left_on__isnull=True))
    return led_branches(office), list(members.order_by("name", "pk")[:MOST_MEMBERS])


def public(slug: str, pk: int, *, today: date) -> Seen:
    """For everybody: who was found fit, named only as far as they consent (S-06)."""
    found = Commendation.objects.filter(state__in=PUBLIC, pk=pk, community__slug=slug)
    commendation = found.select_related("community__subdistrict").first()
    if commendation is None:
        raise NotFound
    fit = commendation.nominees.filter(verdict=Verdict.FIT)
    return Seen(commendation, _lines(commendation, fit, today), ())


def _lines(commendation: Commendation, nominees: QuerySet[Nominee], today: date) -> list[Line]:
    consenting = _consenting(commendation, today)
    told = nominees.select_related("member__branch", "body").order_by("honour", "pk")
    return [Line(each, each.member is None or each.member.person_id in consenting) for each in told]


@dataclass(frozen=True, slots=True)
class Asked:
    """A nomination of one's own, and the consent that goes with it where it was given."""

    nominee: Nominee
    consent: Consent | None


def own_nominations(member: Member, *, today: date) -> list[Asked]:
    """For what a member is proposed now, or was commended; the latest first."""
    mine = Nominee.objects.filter(member=member).exclude(verdict=Verdict.DROPPED)
    rows = mine.exclude(commendation__state="cancelled").select_related("commendation")
    given = Consent.objects.filter(
        in_force(today), person=member.person_id or 0, purpose=Purpose.COMMENDATION
    )
    held = {each.where: each for each in given}
    return [
        Asked(each, held.get(place_of(each.commendation)))
        for each in rows.order_by("-commendation__opened_at", "-pk")
    ]
