"""Writing proposals down: branches with their groups, and where each member would belong."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from lianxin.party.models import (
    Allotment,
    Body,
    BodyKind,
    Member,
    Plan,
    Proposal,
    ProposedBranch,
    ProposedGroup,
)
from lianxin.party.queries.plans import affected_by
from lianxin.party.rules.plan import new_names
from lianxin.party.solving.asked import Drawn, Outcome

BATCH = 1_000


def keep(plan: Plan, outcomes: Iterable[tuple[str, Outcome]], *, now: datetime) -> None:
    """Keep the outcomes that differ from each other, in their order."""
    standing = Body.objects.filter(community=plan.community_id, dissolved_on__isnull=True)
    bodies = {body.pk: body for body in standing}
    members = {member.pk: member for member in affected_by(plan)}
    known: list[frozenset[frozenset[int]]] = []
    for aim, outcome in outcomes:
        shares = _shares(outcome)
        if shares in known:
            continue
        known.append(shares)
        proposal = Proposal.objects.create(
            community_id=plan.community_id, plan=plan, number=len(known), aim=aim, made_at=now
        )
        _Keeper(proposal, bodies, members).keep(outcome)


def _shares(outcome: Outcome) -> frozenset[frozenset[int]]:
    """Who would be with whom, whatever the branches are called."""
    places = range(len(outcome.branches))
    return frozenset(
        frozenset(seat.key for seat in outcome.seats if seat.branch == place) for place in places
    )


class _Keeper:
    """Writes one outcome down as a proposal."""

    def __init__(
        self, proposal: Proposal, bodies: dict[int, Body], members: dict[int, Member]
    ) -> None:
        self.proposal, self.bodies, self.members = proposal, bodies, members

    def keep(self, outcome: Outcome) -> None:
        branches = ProposedBranch.objects.bulk_create(self._branches(outcome.branches))
        groups = ProposedGroup.objects.bulk_create(
            group
            for branch, drawn in zip(branches, outcome.branches, strict=True)
            for group in self._groups(branch, drawn)
        )
        by_place = {(group.branch_id, group.position): group for group in groups}
        Allotment.objects.bulk_create(
            (
                Allotment(
                    proposal=self.proposal,
                    member=self.members[seat.key],
                    was=self.bodies[self.members[seat.key].branch_id or 0],
                    branch=branches[seat.branch],
                    group=by_place[branches[seat.branch].pk, seat.group],
                )
                for seat in outcome.seats
                if seat.key in self.members
            ),
            batch_size=BATCH,
        )

    def _branches(self, drawn: list[Drawn]) -> list[ProposedBranch]:
        """Those carried on keep their names, the others get such as nobody has today."""
        taken = {body.name for body in self.bodies.values() if body.kind == BodyKind.BRANCH}
        fresh = iter(new_names(_("第%(number)s党支部"), taken, len(drawn)))
        return [
            ProposedBranch(
                proposal=self.proposal,
                position=place,
                name=self._name(each.carries_on) or next(fresh),
                venue_id=each.centre,
                carries_on_id=each.carries_on,
            )
            for place, each in enumerate(drawn)
        ]

    def _groups(self, branch: ProposedBranch, drawn: Drawn) -> list[ProposedGroup]:
        taken = {body.name for body in self.bodies.values() if body.parent_id == drawn.carries_on}
        fresh = iter(new_names(_("第%(number)s党小组"), taken, len(drawn.groups)))
        return [
            ProposedGroup(
                branch=branch,
                position=place,
                name=self._name(group) or next(fresh),
                carries_on_id=group,
            )
            for place, group in enumerate(drawn.groups)
        ]

    def _name(self, body_id: int | None) -> str:
        return self.bodies[body_id].name if body_id is not None else ""
