"""The append-only record of every deed: who did what to what, when, and what of it the public may
read.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max, Model, OuterRef, Q, QuerySet, Subquery

from lianxin.core.actor import Actor
from lianxin.core.bulk import insert_all
from lianxin.core.models import Entry


def kind_of(subject: Model | type[Model]) -> str:
    return subject._meta.label_lower


def record(
    actor: Actor,
    deed: str,
    subject: Model,
    community_id: int | None,
    *,
    at: datetime,
    office: str = "",
    is_public: bool = False,
    **details: Any,
) -> Entry:
    """Write one deed down, inside the deed's own transaction.

    `office` is the name under which the public course tells it; `details` must be JSON-able and,
    where `is_public`, free of personal data.
    """
    entry = _entry(actor, deed, subject, community_id, at, office, is_public, details)
    entry.save(force_insert=True)
    return entry


def record_each(
    actor: Actor,
    deed: str,
    told: Iterable[tuple[Model, Mapping[str, Any]]],
    community_id: int | None,
    *,
    at: datetime,
    office: str = "",
    is_public: bool = False,
) -> None:
    """Write one deed on many things down, each with its own details, in few statements."""
    entries = [
        _entry(actor, deed, subject, community_id, at, office, is_public, details)
        for subject, details in told
    ]
    insert_all(entries)


def _entry(
    actor: Actor,
    deed: str,
    subject: Model,
    community_id: int | None,
    at: datetime,
    office: str,
    is_public: bool,
    details: Mapping[str, Any],
) -> Entry:
    return Entry(
        at=at,
        deed=deed,
        actor_id=actor.user_id,
        office=office,
        subject_kind=kind_of(subject),
        subject_id=subject.pk,
        community_id=community_id,
        is_public=is_public,
        details=dict(details),
    )


def course_of(subject: Model, *, public_only: bool) -> QuerySet[Entry]:
    """What happened to a thing, oldest first."""
    entries = Entry.objects.filter(subject_kind=kind_of(subject), subject_id=subject.pk)
    return entries.filter(Q(is_public=True) if public_only else Q()).order_by("id")


def entry_of(pk: int) -> Entry:
    return Entry.objects.get(pk=pk)


def mark() -> int:
    """Grows with every deed: what was read at the same mark still holds."""
    return Entry.objects.aggregate(last=Max("pk"))["last"] or 0


def last_deed_here() -> Subquery:
    """To select beside communities: the last deed in each."""
    latest = Entry.objects.order_by("-id").values("id")
    return Subquery(latest.filter(community_id=OuterRef("pk"))[:1])


def last_deed_nowhere() -> Subquery:
    """The last deed that was done in no community, and may concern all."""
    return Subquery(Entry.objects.filter(community_id=None).order_by("-id").values("id")[:1])


def looks_at(subject: Model) -> QuerySet[Entry]:
    """Who looked at somebody's data in full, newest first: what the person themself may see."""
    return course_of(subject, public_only=False).filter(deed="unmask").order_by("-id")
