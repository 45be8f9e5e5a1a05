"""Care as its coordinators see it, and as those who care and are cared for do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from lianxin.accounts.models import User
from lianxin.core import keyset
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page
from lianxin.core.masks import mask_name
from lianxin.people.queries import Contact, contact, holders_of
from lianxin.places.models import Community, Place
from lianxin.services.models import (
    Assessment,
    Care,
    CareState,
    CareVisit,
    EmergencyContact,
    Festival,
    Gift,
    GiftState,
    Helper,
    LogEntry,
    Pairing,
    PairingPlan,
    PairingState,
    VisitState,
)
from lianxin.services.queries.care_access import care_desk, care_for
from lianxin.services.queries.pairing import bar, helping, load_of
from lianxin.services.rules.care import CARE_FLOW
from lianxin.volunteers.models import Campaign, CampaignState

SOON = timedelta(days=7)
LATELY = timedelta(days=14)
LATEST = ("-pk",)
MOST = 100


@dataclass(frozen=True, slots=True)
class Overview:
    """What is to be done now, the missed first."""

    community: Community
    missed: Sequence[CareVisit]
    found: Sequence[CareVisit]
    """Where somebody who came found something amiss."""
    due: Sequence[CareVisit]
    unassessed: Sequence[Care]
    unpaired: int
    cared_for: int


def overview(actor: Actor, slug: str, *, today: date) -> Overview:
    community = care_desk(actor, slug)
    here = visits().filter(care__community=community, care__state=CareState.OPEN)
    late = Q(state=VisitState.MISSED, due_on__gte=today - LATELY) | Q(
        state=VisitState.DUE, alarmed_at__isnull=False
    )
    found = here.filter(needs_help=True, kept_on__gte=today - LATELY)
    open_now = Care.objects.filter(community=community, state=CareState.OPEN)
    ahead = here.filter(state=VisitState.DUE, alarmed_at__isnull=True, due_on__lte=today + SOON)
    unassessed = open_now.filter(need="").select_related("person").prefetch_related("marks")
    return Overview(
        community,
        list(here.filter(late).order_by("due_on", "pk")[:MOST]),
        list(found.order_by("-kept_on", "pk")[:MOST]),
        list(ahead.order_by("due_on", "pk")[:MOST]),
        list(unassessed.order_by("pk")[:MOST]),
        open_now.exclude(pairings__state=PairingState.ACTIVE).count(),
        open_now.count(),
    )


def visits() -> QuerySet[CareVisit]:
    return CareVisit.objects.select_related("care__person__place", "pairing__helper__person")


@dataclass(frozen=True, slots=True)
class Register:
    community: Community
    page: Page[Care]
    contacts: Sequence[tuple[Care, Contact]]


def register(
    actor: Actor,
    slug: str,
    *,
    unmasked: Collection[int],
    kind: str = "",
    after: str = "",
    before: str = "",
) -> Register:
    """Whom the community cares for, the latest entered first; who is not any more, last."""
    community = care_desk(actor, slug)
    found = Care.objects.filter(community=community)
    if kind == "ended":
        found = found.filter(state=CareState.ENDED)
    else:
        found = found.filter(Q(marks__kind=kind) if kind else Q(), state=CareState.OPEN)
    active = Pairing.objects.filter(state=PairingState.ACTIVE).select_related("helper__person")
    along: QuerySet[Any] = found.select_related("person__user", "person__place").prefetch_related(
        "marks", Prefetch("pairings", queryset=active.order_by("pk"), to_attr="active_pairings")
    )
    page = keyset.page(along, LATEST, after=after, before=before)
    return Register(community, page, [(each, contact(each.person, unmasked)) for each in page.rows])


@dataclass(frozen=True, slots=True)
class Dossier:
    """One person cared for, with everything that the coordinator may read."""

    care: Care
    contact: Contact
    relatives: Sequence[EmergencyContact]
    assessments: Sequence[tuple[Assessment, str]]
    pairings: Sequence[Pairing]
    visits: Sequence[CareVisit]
    log: Sequence[LogEntry]
    gifts: Sequence[Gift]
    helpers: Sequence[tuple[int, str]]
    """Whom one could pair them with, each with a word on how it would suit."""
    coordinators: Sequence[tuple[int, str]]
    campaigns: Sequence[tuple[int, str]]
    verbs: Collection[str]


def dossier(actor: Actor, slug: str, pk: int, *, unmasked: Collection[int], today: date) -> Dossier:
    community = care_desk(actor, slug)
    care = care_for(actor, pk)
    if care.community_id != community.pk:
        raise NotFound
    pairings = care.pairings.select_related("helper__person").order_by("-began_at", "-pk")
    others = holders_of(Role.CARE, community.pk, today=today).exclude(pk=care.coordinator_id)
    return Dossier(
        care,
        contact(care.person, unmasked),
        list(care.contacts.order_by("pk")),
        _assessed(care),
        list(pairings),
        list(care.visits.select_related("pairing__helper__person").order_by("-due_on", "-pk")[:30]),
        list(care.log.order_by("-at", "-pk")[:MOST]),
        list(care.gifts.select_related("festival").order_by("-festival__on", "-pk")),
        _helpers(care),
        [(user.pk, user.name) for user in others.order_by("name", "pk")],
        _campaigns(community.pk),
        {step.verb for step in CARE_FLOW.open_to(actor, care)},
    )


def _assessed(care: Care) -> list[tuple[Assessment, str]]:
    found = list(care.assessments.order_by("-at", "-pk")[:10])
    users = User.objects.in_bulk({each.by_id for each in found})
    return [(each, users[each.by_id].name if each.by_id in users else "") for each in found]


def _campaigns(community_id: int) -> list[tuple[int, str]]:
    found = Campaign.objects.filter(community=community_id, state=CampaignState.OPEN)
    return list(found.order_by("starts_on", "pk").values_list("pk", "name"))


def _helpers(care: Care) -> list[tuple[int, str]]:
    """Those who still have room and fit, the nearest to being asked first by name."""
    told = []
    for each in helping(care.community_id):
        if load_of(each) < each.most and not bar(care, each):
            name = mask_name(each.person.name)
            told.append(
                (each.pk, f"{name}，{each.get_kind_display()}，{load_of(each)}／{each.most}")
            )
    return told


@dataclass(frozen=True, slots=True)
class Helpers:
    community: Community
    rows: Sequence[tuple[Helper, Contact]]


def helpers(actor: Actor, slug: str, *, unmasked: Collection[int]) -> Helpers:
    """Who helps here, by name."""
    community = care_desk(actor, slug)
    found = sorted(helping(community.pk), key=lambda each: (each.person.name, each.pk))
    return Helpers(community, [(each, contact(each.person, unmasked)) for each in found])


@dataclass(frozen=True, slots=True)
class Pairs:
    """A proposal as it is shown: what still can be of it."""

    community: Community
    plan: PairingPlan | None
    lines: Sequence[tuple[Care, Helper, Sequence[str]]]
    left: Sequence[tuple[Care, str]]


def pairs(actor: Actor, slug: str) -> Pairs:
    community = care_desk(actor, slug)
    plan = PairingPlan.objects.filter(community=community).first()
    if plan is None:
        return Pairs(community, None, [], [])
    open_now = Care.objects.filter(community=community, state=CareState.OPEN)
    free = open_now.exclude(pairings__state=PairingState.ACTIVE)
    named = [each["care"] for each in (*plan.lines, *plan.left)]
    cares = free.select_related("person__place").prefetch_related("marks").in_bulk(named)
    known = {each.pk: each for each in helping(community.pk)}
    lines = [
        (cares[each["care"]], known[each["helper"]], each["why"])
        for each in plan.lines
        if each["care"] in cares and each["helper"] in known
    ]
    left = [(cares[each["care"]], each["why"]) for each in plan.left if each["care"] in cares]
    return Pairs(community, plan, lines, left)


def homes(community_id: int) -> list[Place]:
    """Where somebody can live: a community's courtyards and buildings, in order."""
    found = Place.objects.filter(community=community_id).exclude(kind="entrance")
    return list(found.order_by("courtyard__position", "position", "pk"))


@dataclass(frozen=True, slots=True)
class FestivalPage:
    festival: Festival
    gifts: Sequence[tuple[Gift, Contact]]

    @property
    def given(self) -> int:
        return sum(gift.state == GiftState.GIVEN for gift, _contact in self.gifts)

    @property
    def worth_fen(self) -> int:
        return self.given * self.festival.worth_fen


def festivals(community_id: int) -> list[Festival]:
    return list(Festival.objects.filter(community=community_id).order_by("-on", "-pk"))


def gifts_of(festival: Festival, *, unmasked: Collection[int]) -> FestivalPage:
    found = festival.gifts.select_related("care__person__user", "care__person__place")
    rows = sorted(found, key=lambda gift: (gift.state != GiftState.LISTED, gift.pk))
    return FestivalPage(festival, [(each, contact(each.care.person, unmasked)) for each in rows])
