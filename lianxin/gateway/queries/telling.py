"""What has happened that an address wants to know, as far as its token's owner may see it.

The journal is the outbox: what is not in it did not happen, and it was written in the deed's own
transaction.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, Q, QuerySet

from lianxin.activities.queries.access import activities_for
from lianxin.core.actor import Actor
from lianxin.core.models import Entry
from lianxin.council.queries.access import sessions_for
from lianxin.gateway.models import Hook
from lianxin.gateway.queries.tokens import actor_by
from lianxin.gateway.rules import KINDS
from lianxin.honours.queries.access import announcements_for
from lianxin.matters.queries import matters_for

SETTLED = timedelta(seconds=5)
"""Entries are numbered before they are there: one that is older than this has none missing before
it.
"""
MOST_ENTRIES = 1_000
Facts = Callable[[Actor, set[int]], Mapping[int, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class News:
    """One entry as an address is told it."""

    entry_id: int
    kind: str
    body: str


def _matters(actor: Actor, pks: set[int]) -> Mapping[int, dict[str, str]]:
    rows = matters_for(actor).filter(pk__in=pks).values_list("pk", "number", "state")
    return {
        pk: {"number": number, "state": state, "url": f"/api/v1/matters/{number}"}
        for pk, number, state in rows
    }


def _activities(actor: Actor, pks: set[int]) -> Mapping[int, dict[str, str]]:
    rows = activities_for(actor).filter(pk__in=pks)
    return {each.pk: _at(each.community.slug, "activities", each.pk, each.state) for each in rows}


def _announcements(actor: Actor, pks: set[int]) -> Mapping[int, dict[str, str]]:
    rows = announcements_for(actor).filter(pk__in=pks)
    return {
        each.pk: _at(each.community.slug, "announcements", each.pk, each.state) for each in rows
    }


def _sessions(actor: Actor, pks: set[int]) -> Mapping[int, dict[str, str]]:
    rows = sessions_for(actor).filter(pk__in=pks).select_related("council__community")
    return {
        each.pk: _at(each.council.community.slug, "sessions", each.pk, each.state) for each in rows
    }


def _at(slug: str, part: str, pk: int, state: str) -> dict[str, str]:
    return {"id": str(pk), "state": state, "url": f"/api/v1/communities/{slug}/{part}/{pk}"}


_SUBJECTS: Mapping[str, tuple[str, Facts]] = {
    "matters.matter": ("matter", _matters),
    "activities.activity": ("activity", _activities),
    "honours.announcement": ("announcement", _announcements),
    "council.session": ("session", _sessions),
}
"""By what the journal calls it: what a message calls it, and what it tells of those that one sees.
"""


def awake() -> QuerySet[Hook]:
    """Addresses that are to be told."""
    found = Hook.objects.filter(stopped_at__isnull=True)
    return found.select_related("token__user", "community").order_by("pk")


def fresh(*, now: datetime) -> Sequence[Entry]:
    """The entries that some address has not been told yet, oldest first, in one statement for all
    of them.
    """
    lowest = awake().aggregate(lowest=Min("mark"))["lowest"]
    if lowest is None:
        return []
    entries = Entry.objects.filter(id__gt=lowest, subject_kind__in=_SUBJECTS)
    found = list(entries.order_by("id")[:MOST_ENTRIES])
    settled = [each for each in found if each.at <= now - SETTLED]
    # Up to the first that is too fresh: marks only move over what is complete.
    return settled if len(settled) == len(found) else _before_the_first_gap(found, now)


def _before_the_first_gap(found: Sequence[Entry], now: datetime) -> Sequence[Entry]:
    for place, each in enumerate(found):
        if each.at > now - SETTLED:
            return found[:place]
    return found


def news_for(hook: Hook, entries: Iterable[Entry], *, now: datetime) -> list[News]:
    """What of these entries an address is told: of its community, of its kinds, and seen by its
    token's owner; what is not public only at the desk.
    """
    wanted = set(hook.kinds) or set(KINDS)
    mine = [
        each
        for each in entries
        if each.id > hook.mark
        and each.community_id == hook.community_id
        and _kind(each) in wanted
        and (each.is_public or hook.token.is_desk or each.subject_kind != "matters.matter")
    ]
    actor = actor_by(hook.token, now=now)
    seen = {
        subject: facts(actor, {each.subject_id for each in mine if each.subject_kind == subject})
        for subject, (_name, facts) in _SUBJECTS.items()
        if any(each.subject_kind == subject for each in mine)
    }
    return [
        News(each.id, _kind(each), _told(each, seen[each.subject_kind][each.subject_id]))
        for each in mine
        if each.subject_id in seen[each.subject_kind]
    ]


def _kind(entry: Entry) -> str:
    return f"{_SUBJECTS[entry.subject_kind][0]}.{entry.deed}"


def _told(entry: Entry, facts: Mapping[str, str]) -> str:
    """Only where to look: what it says there is told to whoever may read it when they ask."""
    told = {"type": _kind(entry), "timestamp": entry.at.isoformat(), "data": dict(facts)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def last_of(entries: Sequence[Entry]) -> int:
    return entries[-1].id if entries else 0


def due(*, now: datetime) -> Q:
    return Q(state="waiting", next_at__lte=now)
