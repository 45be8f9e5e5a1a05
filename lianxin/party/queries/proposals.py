"""What proposals would change, in numbers, side by side with today."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from lianxin.party.models import (
    Aim,
    Allotment,
    Plan,
    Proposal,
    ProposedBranch,
    ProposedGroup,
    Rank,
)
from lianxin.party.queries.plans import (
    Ground,
    Spot,
    affected_by,
    bounds_of,
    detour_of,
    dwellers,
    members_in,
    willing_for,
)
from lianxin.party.rules.plan import letter_of
from lianxin.party.solving.asked import Dweller
from lianxin.party.solving.measure import Measures, measure
from lianxin.places.models import Place


def unallotted(plan: Plan, proposal_id: int) -> list[str]:
    """The names of those who belong to the plan's branches now and whom a proposal leaves out."""
    allotted = Allotment.objects.filter(proposal=proposal_id).values("member_id")
    now = members_in(plan.scope.values_list("pk", flat=True)).exclude(pk__in=allotted)
    return list(now.values_list("name", flat=True))


def branches_below(proposal: Proposal, least_full: int) -> list[str]:
    """The names of branches with fewer full members than they need to stand alone (P-01)."""
    full = Count("allotments", filter=Q(allotments__member__rank=Rank.FULL))
    rows = proposal.branches.annotate(full=full, everyone=Count("allotments"))
    short = rows.filter(full__lt=least_full, everyone__gt=0).order_by("position")
    return list(short.values_list("name", flat=True))


@dataclass(frozen=True, slots=True)
class GroupSeen:
    position: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class BranchSeen:
    """A branch, today's or proposed, as a page tells it; `position` counts from nought."""

    position: int
    name: str
    size: int
    full: int
    willing: int
    venue: Place | None
    groups: Sequence[GroupSeen] = ()
    is_new: bool = False
    is_off: bool = False
    """Whether it misses a bound."""

    @property
    def number(self) -> int:
        return self.position + 1


@dataclass(frozen=True, slots=True)
class Side:
    """One way to be organised, for the comparison."""

    title: str
    aim: str
    proposal: Proposal | None
    branches: list[BranchSeen]
    measures: Measures
    places: dict[int, int]
    """The branch's place by member."""

    @property
    def sizes(self) -> tuple[int, int]:
        found = self.measures.sizes or [0]
        return min(found), max(found)

    @property
    def off(self) -> int:
        """How many branches miss a bound."""
        return sum(branch.is_off for branch in self.branches)


class Comparison:
    """A plan's proposals and today's branches, measured alike."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.ground = plan, Ground(plan.community)
        self.willing = willing_for(plan)

    @cached_property
    def detour(self) -> float:
        return detour_of(self.plan)

    @cached_property
    def venues(self) -> list[Place]:
        found = self.plan.venues.order_by("pk")
        return [place for place in found if place.pk in self.ground.spots]

    @cached_property
    def people(self) -> list[Dweller]:
        members = affected_by(self.plan).select_related(None)
        return dwellers(members, self.ground, self.willing)

    @cached_property
    def was(self) -> dict[int, int | None]:
        """Today's branch of each; of a plan that was carried out, the one of then."""
        rows = Allotment.objects.filter(proposal=self.plan.chosen_id or 0)
        if self.plan.carried_out_at is None:
            rows = rows.none()
        before: dict[int, int | None] = {each.key: each.branch for each in self.people}
        return before | dict(rows.values_list("member_id", "was_id"))

    def today(self) -> Side:
        """As it is now; where no meeting place is known, each branch is given its best one."""
        bodies = list(self.plan.scope.order_by("position", "pk"))
        number = {body.pk: place for place, body in enumerate(bodies)}
        here = [one for one in self.people if self.was[one.key] in number]
        places = {one.key: number[self.was[one.key] or 0] for one in here}
        inside: list[list[Dweller]] = [[] for _ in bodies]
        for one in here:
            inside[places[one.key]].append(one)
        venues = [self._best(each) for each in inside]
        title = _("调整前") if self.plan.carried_out_at else _("现在")
        return self._side(title, "", None, [_Plain(body.name) for body in bodies], venues, places)

    def _best(self, people: Iterable[Dweller]) -> Place | None:
        """The meeting place to which these have the shortest way in all."""
        spots = Counter(one.at for one in people if one.at is not None)

        def way(place: Place) -> float:
            east, north = self.ground.spots[place.pk]
            ways = (count * _way(spot, (east, north)) for spot, count in spots.items())
            return sum(ways)

        return min(self.venues, key=way, default=None)

    def proposed(self) -> list[Side]:
        rows = self.plan.proposals.order_by("number")
        if self.plan.chosen_id:
            rows = rows.filter(pk=self.plan.chosen_id)
        return [self.side(proposal) for proposal in rows]

    def side(self, proposal: Proposal) -> Side:
        branches = list(_branches(proposal))
        number = {branch.pk: place for place, branch in enumerate(branches)}
        known = {one.key for one in self.people}
        rows = proposal.allotments.filter(member_id__in=known)
        places = {pk: number[branch] for pk, branch in rows.values_list("member_id", "branch_id")}
        title = _("方案%(letter)s") % {"letter": letter_of(proposal.number)}
        aim = str(Aim(proposal.aim).label)
        venues: list[Place | None] = [branch.venue for branch in branches]
        return self._side(title, aim, proposal, _plain(branches, proposal), venues, places)

    def _side(
        self,
        title: str,
        aim: str,
        proposal: Proposal | None,
        plain: list["_Plain"],
        venues: list[Place | None],
        places: dict[int, int],
    ) -> Side:
        here = [one for one in self.people if one.key in places]
        spots: list[Spot] = [self._spot(venue) for venue in venues]
        found = measure(here, places, spots, [None] * len(spots), self.detour)
        unmet = set(found.unmet(bounds_of(self.plan))) if plain else set()
        branches = [
            BranchSeen(
                place,
                each.name,
                found.sizes[place],
                found.full[place],
                found.willing[place],
                venues[place],
                each.groups,
                is_new=proposal is not None and each.is_new,
                is_off=place in unmet,
            )
            for place, each in enumerate(plain)
        ]
        return Side(title, aim, proposal, branches, found, places)

    def _spot(self, venue: Place | None) -> Spot:
        return self.ground.spots.get(venue.pk, (0.0, 0.0)) if venue else (0.0, 0.0)

    def moving(self, side: Side) -> int | None:
        """How many change branch; not applicable to today."""
        if side.proposal is None:
            return None
        rows = side.proposal.branches.values_list("position", "carries_on_id")
        carried = dict(rows.order_by("position"))
        return sum(self.was[key] != carried[place] for key, place in side.places.items())


@dataclass(frozen=True, slots=True)
class _Plain:
    name: str
    groups: Sequence[GroupSeen] = ()
    is_new: bool = False


def _plain(branches: list[ProposedBranch], proposal: Proposal) -> list[_Plain]:
    groups: dict[int, list[GroupSeen]] = defaultdict(list)
    rows = ProposedGroup.objects.filter(branch__proposal=proposal).order_by("position")
    for group in rows.annotate(size=Count("allotments")):
        groups[group.branch_id].append(GroupSeen(group.position, group.name, group.size))
    return [_Plain(each.name, groups[each.pk], each.carries_on_id is None) for each in branches]


def _branches(proposal: Proposal) -> QuerySet[ProposedBranch]:
    return proposal.branches.select_related("venue").order_by("position")


def _way(here: Spot | None, there: Spot) -> float:
    if here is None:
        return 0.0
    return float(((here[0] - there[0]) ** 2 + (here[1] - there[1]) ** 2) ** 0.5)
