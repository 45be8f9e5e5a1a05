"""How many live in a community."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.http import local_day
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug
from lianxin.places.rules import counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """How many live in a community, by whose count, of which day."""

    residents: int
    households: int
    on: date
    by: str


@transaction.atomic
def count_heads(actor: Actor, community_id: int, told: Headcount, *, now: datetime) -> Community:
    """Keep how many live in a community; told once more just so, nothing is done."""
    if not counts(actor, community_id):
        raise NotPermitted(_("居民数由社区书记或街道来填。"))
    if told.on > local_day(now):
        raise Invalid(_("这一天还没有到，请核对。"), field="on")
    if told.households > told.residents:
        raise Invalid(_("户数比人数还多，请核对。"), field="households")
    community = Community.objects.select_for_update().get(pk=community_id)
    before = _headcount(community)
    community.residents, community.households = told.residents, told.households
    community.counted_on, community.counted_by = told.on, told.by
    if (after := _headcount(community)) == before:
        return community
    community.save(update_fields=list(after))
    journal.record(
        actor, "count_heads", community, community_id, at=now, before=before, after=after
    )
    community_by_slug.forget()
    return community


def _headcount(community: Community) -> dict[str, Any]:
    return {
        "residents": community.residents,
        "households": community.households,
        "counted_on": str(community.counted_on or ""),
        "counted_by": community.counted_by,
    }
