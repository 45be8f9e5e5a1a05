"""The ways between calls, measured anew where a round was changed by hand."""

from collections.abc import Collection
from datetime import date
from itertools import groupby
from math import ceil

from lianxin.core.ground import Point, metres
from lianxin.places.models import Community
from lianxin.services.models import Visit
from lianxin.services.queries.planning import point_of
from lianxin.services.queries.rates import detour_of


def measure(community: Community, day: date, members: Collection[int]) -> None:
    """Set the way to each of these members' calls of a day, from the base or the call before."""
    found = Visit.objects.filter(member__in=members, day=day, released_at__isnull=True)
    found = found.select_related(
        "member__team__base__parent",
        "member__team__base__courtyard",
        "request__place__parent",
        "request__place__courtyard",
    )
    visits = list(found.order_by("member_id", "half", "starts_at", "pk"))
    detour = float(detour_of(community, on=day))
    for _round, calls in groupby(visits, key=lambda each: (each.member_id, each.half)):
        here: Point | None = None
        for at, visit in enumerate(calls):
            here = point_of(visit.member.team.base) if at == 0 else here
            there = point_of(visit.request.place)
            visit.metres = ceil(metres(here, there) * detour) if here and there else 0
            here = there or here
    Visit.objects.bulk_update(visits, ["metres"])
