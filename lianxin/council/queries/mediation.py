"""The only doors to mediations; everybody but the mediator and the parties finds nothing there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.figures import Period
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.core.secrets import blind_index
from lianxin.council.models import (
    SETTLED,
    Court,
    Disputant,
    Mediation,
    MediationMeeting,
    MediationState,
    MediationVisit,
)
from lianxin.council.rules.mediation import (
    MEDIATION_FLOW,
    MEDIATORS,
    is_party,
    last_day,
    mediates,
    opens,
    visible_to,
)
from lianxin.matters.models import Matter
from lianxin.matters.queries import matter_for
from lianxin.people.queries import holders_of, workplace
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

CONFIRM = "council.mediation_confirm_days"
REMIND = "council.mediation_remind_days"
VISITS = ("council.mediation_first_visit_days", "council.mediation_second_visit_days")
MOST = 60


def days_of(community: Community, key: str, *, on: date) -> int:
    return rule(key, on=on, jurisdictions=community.subdistrict.jurisdictions).count


def mediations_for(actor: Actor) -> QuerySet[Mediation]:
    """One's own; may give a row twice, where somebody is both."""
    return Mediation.objects.filter(visible_to(actor))


def mediation_for(actor: Actor, pk: int, *, lock: bool = False, slug: str = "") -> Mediation:
    """Absent, another's, and of another community than the address says are the same 404."""
    found = mediations_for(actor).filter(pk=pk)
    if slug:
        found = found.filter(community__slug=slug)
    if pk_found := found.values_list("pk", flat=True).first():
        rows = Mediation.objects.filter(pk=pk_found)
        if lock:
            rows.select_for_update().get()
        return (
            rows.select_related("community__subdistrict", "mediator")
            .prefetch_related("disputants")
            .get()
        )
    raise NotFound


def party_by_token(slug: str, token: str) -> Disputant:
    """Whoever has the private link is the party."""
    found = Disputant.objects.filter(token=token, mediation__community__slug=slug)
    if party := found.select_related("mediation__community__subdistrict").first():
        return party
    raise NotFound


def account_of(community_id: int, phone: str) -> User | None:
    """The account of a party whom the community knows by this phone."""
    if not phone:
        return None
    known = User.objects.filter(phone_index=blind_index(phone), is_active=True)
    return known.filter(persons__community_id=community_id).first()


def mediators_of(community_id: int, *, today: date) -> list[User]:
    """Who may be chosen: staff, secretary and the council's members."""
    found = {
        user.pk: user for role in MEDIATORS for user in holders_of(role, community_id, today=today)
    }
    return sorted(found.values(), key=lambda user: (user.name, user.pk))


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One mediation as the mediator or a party reads it."""

    mediation: Mediation
    parties: Sequence[Disputant]
    own: Disputant | None
    """Which party the reader is."""
    meetings: Sequence[MediationMeeting]
    visits: Sequence[MediationVisit]
    verbs: Collection[str]
    confirm_by: date | None
    """The last day for the court, while that is open."""
    is_mediator: bool


def case_file(actor: Actor, slug: str, pk: int) -> CaseFile:
    mediation = mediation_for(actor, pk, slug=slug)
    parties = sorted(mediation.disputants.all(), key=lambda each: each.position)
    own = next((each for each in parties if is_party(actor, each)), None)
    day = None
    if mediation.effective_on and mediation.court == Court.NONE:
        days = days_of(mediation.community, CONFIRM, on=mediation.effective_on)
        day = last_day(mediation.effective_on, days)
    return CaseFile(
        mediation=mediation,
        parties=parties,
        own=own,
        meetings=list(mediation.meetings.order_by("at", "pk")),
        visits=list(mediation.visits.order_by("number")),
        verbs={step.verb for step in MEDIATION_FLOW.open_to(actor, mediation)},
        confirm_by=day,
        is_mediator=mediates(actor, mediation),
    )


@dataclass(frozen=True, slots=True)
class Portal:
    """What everybody is told of mediation, and one's own cases."""

    community: Community
    own: Sequence[Mediation]


def portal(actor: Actor, slug: str) -> Portal:
    community = community_by_slug(slug)
    found = mediations_for(actor).filter(community=community).distinct().order_by("-pk")
    return Portal(community, list(found[:MOST]) if actor.is_known or actor.keys else [])


@dataclass(frozen=True, slots=True)
class Desk:
    """What staff are told: how many stand how, and nothing of what they are about."""

    community: Community
    counts: Sequence[tuple[str, int]]
    own: Sequence[Mediation]
    may_open: bool
    year: int


def desk(actor: Actor, slug: str, *, now: datetime) -> Desk:
    community = workplace(actor, slug)
    year = Period(local_day(now).year)
    rows = dict(
        Mediation.objects.filter(year.holds("opened_at"), community=community)
        .values_list("state")
        .annotate(Count("pk"))
        .order_by()
    )
    counts = [
        (str(state.label), rows[state.value]) for state in MediationState if state.value in rows
    ]
    own = mediations_for(actor).filter(community=community).distinct().order_by("-pk")
    return Desk(community, counts, list(own[:MOST]), opens(actor, community.pk), year.year)


@dataclass(frozen=True, slots=True)
class OfMatter:
    """Whether a matter is mediated, and how far that is; not what is said there."""

    community: Community
    matter: Matter
    state: str
    """Blank where nobody has opened one."""
    own_id: int | None
    """Its key, for those who may read it."""
    may_open: bool


def of_matter(actor: Actor, slug: str, pk: int) -> OfMatter:
    community = workplace(actor, slug)
    matter = matter_for(actor, pk)
    if matter.community_id != community.pk:
        raise NotFound
    held = Mediation.objects.filter(matter=matter).only("pk", "state").first()
    own = mediations_for(actor).filter(matter=matter).values_list("pk", flat=True).first()
    state = str(MediationState(held.state).label) if held else ""
    return OfMatter(community, matter, state, own, opens(actor, community.pk) and not held)


def with_court_open() -> QuerySet[Mediation]:
    """Agreements that nobody took to the court yet, for the clock."""
    found = Mediation.objects.filter(state__in=SETTLED, court=Court.NONE)
    return found.select_related("community__subdistrict").order_by("pk")


def visits_due(*, on: date) -> QuerySet[MediationVisit]:
    found = MediationVisit.objects.filter(
        done_on__isnull=True, reminded_at__isnull=True, due_on__lte=on
    )
    return found.select_related("mediation").order_by("pk")
