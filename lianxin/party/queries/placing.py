"""Where members belonged on any day."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, Max, OuterRef, QuerySet

from lianxin.core.actor import Actor
from lianxin.party.models import Affiliation, Body, Member
from lianxin.party.queries.access import present_on
from lianxin.party.rules.access import visible_to


def in_force_on(day: date) -> QuerySet[Affiliation]:
    later = Affiliation.objects.filter(
        member=OuterRef("member_id"), since__gt=OuterRef("since"), since__lte=day
    )
    return Affiliation.objects.filter(~Exists(later), since__lte=day)


def belonging_on(actor: Actor, community_id: int, day: date) -> QuerySet[Affiliation]:
    """Where each member of a community belonged on a day, one row a member."""
    present = Member.objects.filter(present_on(day), pk=OuterRef("member_id"))
    found = in_force_on(day).filter(Exists(present), community_id=community_id)
    return found.filter(visible_to(actor))


def branch_on(member: Member, day: date) -> Body | None:
    """A member's primary branch on a day; none before they came."""
    row = in_force_on(day).filter(member=member).select_related("branch").first()
    return row.branch if row else None


def newest_of(member_ids: Collection[int]) -> dict[int, date]:
    """Since when each member belongs where they belong now."""
    found = Affiliation.objects.filter(member_id__in=member_ids).values_list("member_id")
    return dict(found.annotate(Max("since")))
