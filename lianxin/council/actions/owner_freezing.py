"""The roll and the rules of an owners' vote, kept as they stood on the day it was announced."""

from collections.abc import Iterable
from datetime import date

from lianxin.council.models import Ballot, BallotDoor, Holding, OwnerVote
from lianxin.council.queries.owners import rule_at, sums_of
from lianxin.council.rules.owners import MAJORITY_OF, PRESENT, enough_present

FROZEN = (
    "owners",
    "area",
    "present_rule",
    "majority_rule",
    "owners_present_needed",
    "area_present_needed",
)


def freeze(vote: OwnerVote, doors: Iterable[Holding], today: date) -> None:
    """Write the bar of the day on a vote, and a ballot for each owner with all their doors."""
    doors = list(doors)
    roll = sums_of(doors)
    present = rule_at(vote.community, PRESENT, on=today)
    majority = rule_at(vote.community, MAJORITY_OF[vote.purpose], on=today)
    vote.present_rule_id, vote.majority_rule_id = present.pk, majority.pk
    vote.owners, vote.area = roll.owners, roll.area
    needed = enough_present(roll, present.value)
    vote.owners_present_needed, vote.area_present_needed = needed.owners, needed.area
    vote.ballots.all().delete()
    held: dict[int, list[Holding]] = {}
    for door in doors:
        held.setdefault(door.owner_id, []).append(door)
    ballots = Ballot.objects.bulk_create(
        Ballot(
            vote=vote,
            owner_id=owner_id,
            doors="、".join(f"{each.place.name}{each.door}" for each in mine)[:200],
            area=sum(each.area for each in mine),
        )
        for owner_id, mine in held.items()
    )
    BallotDoor.objects.bulk_create(
        BallotDoor(ballot=ballot, vote=vote, holding=door)
        for ballot in ballots
        for door in held[ballot.owner_id]
    )
