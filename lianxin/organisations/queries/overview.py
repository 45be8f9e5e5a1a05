"""The organisations of a community, as everybody and as the desk reads of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.keyset import Page, page
from lianxin.core.models import Upload
from lianxin.organisations.models import (
    UNREGISTERED,
    Agreement,
    Contact,
    Kind,
    Milestone,
    MilestoneKind,
    Organisation,
    Pledge,
    PledgeState,
    State,
)
from lianxin.organisations.queries.access import office_at, organisation_for, organisations_for
from lianxin.organisations.queries.law import PLEDGE, RENEWAL, count_of
from lianxin.organisations.rules import FLOW
from lianxin.organisations.rules.access import keeps, shown_pledges
from lianxin.people.queries import Contact as Shown
from lianxin.people.queries import contact
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

PAGE = 50
TOLD_MILESTONES = (
    MilestoneKind.FILE,
    MilestoneKind.REGISTER,
    MilestoneKind.CLAIM,
    MilestoneKind.GRANT,
    MilestoneKind.OTHER,
)
"""What the public page tells of a way."""
MOST_DUE = 12


def here(on: date) -> Q:
    """The organisations that are in a community on a day."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def organisations_of(community_id: int) -> QuerySet[Organisation]:
    """All that a community knows; who asks has judged that they may."""
    return Organisation.objects.filter(community_id=community_id)


def names_of(community_id: int, *, on: date) -> QuerySet[Organisation]:
    """The organisations that are in a community on a day; their names are public."""
    found = Organisation.objects.filter(here(on), community_id=community_id)
    return found.exclude(state__in=[State.DROPPED, State.ENDED]).order_by("kind", "name")


@dataclass(frozen=True, slots=True)
class Public:
    """What everybody may read: only what is shown, social organisations first."""

    community: Community
    kinds: Sequence[tuple[str, Sequence[Organisation]]]


def public(slug: str, *, on: date) -> Public:
    """Those that stand or work; what is still an idea is nobody's but the desk's."""
    community = community_by_slug(slug)
    told = Milestone.objects.filter(struck_at__isnull=True, kind__in=TOLD_MILESTONES)
    kept = Pledge.objects.filter(is_shown=True).exclude(state=PledgeState.RELEASED)
    rows = list(
        names_of(community.pk, on=on)
        .filter(is_shown=True)
        .exclude(state__in=[State.IDEA, State.PREPARING])
        .prefetch_related(
            Prefetch("milestones", told.order_by("on", "pk"), to_attr="told"),
            Prefetch("pledges", kept.order_by("-due_on", "pk"), to_attr="pledged"),
        )
    )
    kinds = [
        (str(kind.label), [each for each in rows if each.kind == kind])
        for kind in Kind
        if any(each.kind == kind for each in rows)
    ]
    return Public(community, kinds)


@dataclass(frozen=True, slots=True)
class Due:
    """What waits: agreements that run out soon, pledges that should be kept by now or soon."""

    agreements: Sequence[Agreement]
    pledges: Sequence[Pledge]


@dataclass(frozen=True, slots=True)
class Register:
    """A page of the desk's list, by name."""

    community: Community
    page: Page[Organisation]
    due: Due
    may_keep: bool
    is_asked: bool


def register(
    actor: Actor, slug: str, asked: dict[str, Any], *, on: date, after: str = "", before: str = ""
) -> Register:
    community = office_at(actor, slug)
    found = _asked(actor, community.pk, asked, on).select_related("place")
    return Register(
        community,
        page(found, ["name", "pk"], after=after, before=before, size=PAGE),
        due_at(actor, community, on=on),
        keeps(actor, community.pk),
        any(asked.values()),
    )


def _asked(
    actor: Actor, community_id: int, asked: dict[str, Any], on: date
) -> QuerySet[Organisation]:
    found = organisations_for(actor).filter(community_id=community_id)
    stand = asked.get("stand") or ""
    if stand == "gone":
        found = found.filter(Q(until__lt=on) | Q(state__in=[State.DROPPED, State.ENDED]))
    elif stand == "begun":
        found = found.filter(here(on), state__in=UNREGISTERED)
    elif stand != "all":
        found = found.filter(here(on)).exclude(state__in=[State.DROPPED, State.ENDED])
    if kind := asked.get("kind"):
        found = found.filter(kind=kind)
    if words := asked.get("q"):
        found = found.filter(
            Q(name__icontains=words) | Q(what__icontains=words) | Q(credit_code=words.upper())
        )
    return found


def to_export(
    actor: Actor, community_id: int, asked: dict[str, Any], *, on: date
) -> QuerySet[Organisation]:
    """All that a filter finds, for a workbook; contacts are not in it."""
    return _asked(actor, community_id, asked, on).order_by("kind", "name", "pk")


def due_at(actor: Actor, community: Community, *, on: date) -> Due:
    ends = on + timedelta(days=count_of(community, RENEWAL, on=on))
    comes = on + timedelta(days=count_of(community, PLEDGE, on=on))
    seen = organisations_for(actor).filter(community=community).order_by()
    agreements = running().filter(organisation__in=seen, until__lte=ends)
    pledges = Pledge.objects.filter(
        organisation__in=seen, state=PledgeState.OPEN, due_on__lte=comes
    )
    return Due(
        list(agreements.select_related("organisation").order_by("until", "pk")[:MOST_DUE]),
        list(pledges.select_related("organisation").order_by("due_on", "pk")[:MOST_DUE]),
    )


def running() -> QuerySet[Agreement]:
    """Agreements with a last day that are neither given up nor renewed."""
    return Agreement.objects.filter(
        until__isnull=False, ended_on__isnull=True, renewal__isnull=True
    )


@dataclass(frozen=True, slots=True)
class Dossier:
    """One organisation with all that is written of it."""

    organisation: Organisation
    verbs: Sequence[str]
    milestones: Sequence[Milestone]
    claims: Sequence[Milestone]
    """Listings that were asked for and not answered yet."""
    contacts: Sequence[tuple[Contact, Shown]]
    agreements: Sequence[Agreement]
    pledges: Sequence[Pledge]
    may_keep: bool
    today: date


def dossier(actor: Actor, slug: str, pk: int, *, unmasked: Collection[int], on: date) -> Dossier:
    organisation = organisation_for(actor, pk)
    office_at(actor, slug)
    milestones = list(
        organisation.milestones.filter(struck_at__isnull=True)
        .select_related("answer")
        .order_by("-on", "-pk")
    )
    contacts = organisation.contacts.filter(Q(until__isnull=True) | Q(until__gte=on))
    return Dossier(
        organisation=organisation,
        verbs=[step.verb for step in FLOW.open_to(actor, organisation)],
        milestones=milestones,
        claims=[
            each
            for each in milestones
            if each.kind == MilestoneKind.CLAIM and not hasattr(each, "answer")
        ],
        contacts=[
            (each, contact(each.person, unmasked))
            for each in contacts.select_related("person__user").order_by("since", "pk")
        ],
        agreements=list(
            organisation.agreements.select_related("renewal").order_by("-signed_on", "-pk")
        ),
        pledges=list(organisation.pledges.select_related("photo").order_by("-due_on", "-pk")),
        may_keep=keeps(actor, organisation.community_id),
        today=on,
    )


def photo_for(actor: Actor, slug: str, key: UUID) -> Upload | None:
    """A pledge's proof, of those that the reader may see."""
    found = Pledge.objects.filter(
        shown_pledges(actor), organisation__community__slug=slug, photo__key=key
    )
    held = found.select_related("photo").first()
    return held.photo if held else None
