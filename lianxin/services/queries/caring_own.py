"""Care as those who look after somebody, and those who are looked after, see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from lianxin.core.actor import Actor
from lianxin.places.models import Community
from lianxin.services.models import (
    Care,
    CareState,
    CareVisit,
    EmergencyContact,
    Gift,
    GiftState,
    Helper,
    LogEntry,
    Pairing,
    PairingState,
    VisitState,
)
from lianxin.services.queries.caring import MOST, visits
from lianxin.services.rules.care import gifts_visible_to, visits_visible_to


@dataclass(frozen=True, slots=True)
class Mine:
    """What care means to one: whom one looks after, who looks after one, and one's own offer."""

    community: Community
    helper: Helper | None
    due: Sequence[CareVisit]
    done: Sequence[CareVisit]
    gifts: Sequence[Gift]
    cared_for: Care | None
    by: Sequence[Pairing]


def mine(actor: Actor, community: Community) -> Mine:
    own = Q(pairing__helper__person_id__in=actor.person_ids, care__community=community)
    found = visits().filter(own, visits_visible_to(actor))
    running = found.filter(pairing__state=PairingState.ACTIVE, care__state=CareState.OPEN).order_by(
        "due_on", "pk"
    )
    done = found.filter(state=VisitState.KEPT).order_by("-kept_on", "-pk")
    helper = Helper.objects.filter(
        person_id__in=actor.person_ids, community=community, left_at__isnull=True
    )
    looked_after = Pairing.objects.filter(
        helper__person_id__in=actor.person_ids, state=PairingState.ACTIVE
    )
    gifts = Gift.objects.filter(
        gifts_visible_to(actor),
        care__in=looked_after.values("care"),
        state=GiftState.LISTED,
        festival__state="open",
        festival__community=community,
    )
    care = Care.objects.filter(
        person_id__in=actor.person_ids, community=community, state=CareState.OPEN
    ).first()
    by = care.pairings.filter(state=PairingState.ACTIVE) if care else Pairing.objects.none()
    return Mine(
        community,
        helper.first(),
        list(running.filter(state__in=[VisitState.DUE, VisitState.MISSED])[:MOST]),
        list(done[:20]),
        list(gifts.select_related("festival", "care__person").order_by("festival__on", "pk")),
        care,
        list(by.select_related("helper__person")),
    )


@dataclass(frozen=True, slots=True)
class VisitPage:
    visit: CareVisit
    relatives: Sequence[EmergencyContact]
    log: Sequence[LogEntry]


def visit_page(visit: CareVisit) -> VisitPage:
    """A visit with what its helper needs to know: whom to call, and what was noted before."""
    return VisitPage(
        visit,
        list(visit.care.contacts.order_by("pk")),
        list(visit.care.log.order_by("-at", "-pk")[:20]),
    )
