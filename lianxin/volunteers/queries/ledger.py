"""What the ledger of hours says: standing entries, sums, what waits to be verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from lianxin.core.actor import Actor
from lianxin.core.figures import LOCAL
from lianxin.core.http import local_day
from lianxin.volunteers.models import Duty, DutyState, EntryKind, HourEntry, Volunteer
from lianxin.volunteers.queries.law import star_hours
from lianxin.volunteers.rules.access import duties_visible_to, hours_visible_to
from lianxin.volunteers.rules.crediting import stars

STANDING = Q(correction__isnull=True)
"""Entries that nothing has taken the place of."""


def verified_of(volunteer: Volunteer) -> int:
    """All minutes that are verified."""
    found = HourEntry.objects.filter(STANDING, volunteer=volunteer, kind=EntryKind.VERIFIED)
    return found.aggregate(total=Sum("minutes"))["total"] or 0


def lines_between(volunteer: Volunteer, since: date, until: date) -> list[dict[str, Any]]:
    """The verified services of a span of days, in order, as a certificate lists them."""
    start = datetime.combine(since, time(), tzinfo=LOCAL)
    end = datetime.combine(until + timedelta(days=1), time(), tzinfo=LOCAL)
    found = HourEntry.objects.filter(
        STANDING,
        volunteer=volunteer,
        kind=EntryKind.VERIFIED,
        minutes__gt=0,
        served_at__gte=start,
        served_at__lt=end,
    ).select_related("duty__shift__project")
    return [
        {
            "on": local_day(each.served_at).isoformat(),
            "what": each.duty.shift.project.name,
            "minutes": each.minutes,
        }
        for each in found.order_by("served_at", "pk")
    ]


@dataclass(frozen=True, slots=True)
class Credit:
    """One's own hours: for the person alone, never compared with another's (B-02)."""

    claimed: int
    verified: int
    stars: int
    next_star: int | None
    """Minutes of the next star; none after the last."""


def credit_of(volunteer: Volunteer, *, today: date) -> Credit:
    sums = HourEntry.objects.filter(STANDING, volunteer=volunteer).aggregate(
        claimed=Sum("minutes", filter=Q(kind=EntryKind.CLAIMED)),
        verified=Sum("minutes", filter=Q(kind=EntryKind.VERIFIED)),
    )
    verified = sums["verified"] or 0
    thresholds = star_hours(volunteer.community, on=today)
    reached = stars(verified, thresholds)
    ahead = [int(least * 60) for least in thresholds[reached:]]
    return Credit(sums["claimed"] or 0, verified, reached, ahead[0] if ahead else None)


def entries_of(actor: Actor, volunteer_id: int) -> QuerySet[HourEntry]:
    """Every entry of one volunteer, corrected ones too, the latest service first."""
    found = HourEntry.objects.filter(hours_visible_to(actor), volunteer=volunteer_id)
    return found.select_related("duty__shift__project", "corrects", "correction").order_by(
        "-served_at", "duty_id", "kind", "pk"
    )


@dataclass(frozen=True, slots=True)
class Served:
    """One duty with its standing claim and its standing verification."""

    duty: Duty
    claimed: HourEntry | None
    verified: HourEntry | None
    changes: Sequence[HourEntry]
    """Corrections, each with its reason, in order."""


def served_of(duties: Sequence[Duty]) -> list[Served]:
    """The duties with their hours, in their own order, by one statement."""
    entries: dict[int, list[HourEntry]] = {duty.pk: [] for duty in duties}
    found = HourEntry.objects.filter(duty__in=entries).select_related("corrects", "correction")
    for each in found.order_by("pk"):
        entries[each.duty_id].append(each)
    return [
        Served(
            duty,
            _standing(entries[duty.pk], EntryKind.CLAIMED),
            _standing(entries[duty.pk], EntryKind.VERIFIED),
            [each for each in entries[duty.pk] if each.corrects_id],
        )
        for duty in duties
    ]


def _standing(entries: Sequence[HourEntry], kind: str) -> HourEntry | None:
    return next(
        (each for each in entries if each.kind == kind and not hasattr(each, "correction")), None
    )


def to_verify(actor: Actor) -> QuerySet[Duty]:
    """Duties whose claimed hours wait for somebody else than the volunteer, the oldest first."""
    verified = HourEntry.objects.filter(duty=OuterRef("pk"), kind=EntryKind.VERIFIED)
    claimed = HourEntry.objects.filter(
        STANDING, duty=OuterRef("pk"), kind=EntryKind.CLAIMED, minutes__gt=0
    )
    return (
        Duty.objects.filter(
            duties_visible_to(actor),
            Exists(claimed),
            ~Exists(verified),
            state=DutyState.SERVED,
        )
        .exclude(volunteer__person_id__in=actor.person_ids)
        .select_related("volunteer", "shift__project__community")
        .order_by("starts_at", "pk")
    )
