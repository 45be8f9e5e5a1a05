"""Owners, their votes and the repair fund: the doors to them, and what their pages need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from lianxin.core.actor import DESK, Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.masks import mask_name
from lianxin.core.packs import Rule, rule
from lianxin.council.models import (
    Ballot,
    EmergencyRepair,
    Holding,
    OwnerVote,
    OwnerVoteState,
    PaperEntry,
    Reserved,
)
from lianxin.council.queries.ownership import unproved_doors
from lianxin.council.rules.access import enters
from lianxin.council.rules.owners import (
    MAJORITY_OF,
    OWNER_VOTE_FLOW,
    OWNERS_NOTICE,
    Sums,
    enough_for,
    first_voting_day,
    repairs_visible_to,
    verdict,
    votes_visible_to,
)
from lianxin.council.rules.words import is_emergency_repair
from lianxin.people.queries import workplace
from lianxin.places.models import Community, Place


def votes_for(actor: Actor) -> QuerySet[OwnerVote]:
    return OwnerVote.objects.filter(votes_visible_to(actor)).select_related(
        "community__subdistrict", "present_rule", "majority_rule", "notice_rule"
    )


def owner_vote_for(actor: Actor, pk: int, *, slug: str = "", lock: bool = False) -> OwnerVote:
    found = votes_for(actor).filter(Q(community__slug=slug) if slug else Q(), pk=pk)
    if vote := (found.select_for_update(of=("self",)) if lock else found).first():
        return vote
    raise NotFound


def repair_for(actor: Actor, pk: int, *, lock: bool = False) -> EmergencyRepair:
    found = EmergencyRepair.objects.filter(repairs_visible_to(actor), pk=pk)
    repair = (found.select_for_update() if lock else found).first()
    if repair is None or not actor.holds(DESK, repair.community_id):
        raise NotFound
    return repair


def rule_at(community: Community, key: str, *, on: date) -> Rule:
    return rule(key, on=on, jurisdictions=community.subdistrict.jurisdictions)


def within(places: Iterable[Place]) -> Q:
    """What lies in or is one of these places."""
    keys = [place.pk for place in places]
    return Q(place__in=keys) | Q(place__parent__in=keys) | Q(place__parent__parent__in=keys)


def roll_of(places: Iterable[Place]) -> list[Holding]:
    """Every door in these places, with its owner."""
    found = Holding.objects.filter(within(places)).select_related("owner", "place")
    return list(found.order_by("place__label", "door", "pk"))


def homes_for(actor: Actor, community_id: int) -> QuerySet[Holding]:
    """A community's whole roll with who owns what, to those whose desk it is."""
    if not enters(actor, community_id):
        return Holding.objects.none()
    found = Holding.objects.filter(owner__community=community_id)
    return found.select_related("owner__person__user").order_by("place__label", "door", "pk")


def cast_of(vote: OwnerVote) -> tuple[Sums, Sums, Sums]:
    """Who has voted, who for it, who against it, as of now."""

    def sums(**which: str) -> Sums:
        found = vote.ballots.exclude(choice="").filter(**which)
        told = found.aggregate(area=Sum("area"))
        return Sums(found.count(), told["area"] or 0)

    return sums(), sums(choice="aye"), sums(choice="no")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a vote must reach, and has."""

    roll: Sums
    present: Sums
    cast: Sums
    ayes: Sums
    noes: Sums
    needed: Sums

    @property
    def may_pass(self) -> bool:
        return self.cast.reaches(self.present) and self.ayes.reaches(self.needed)

    @property
    def is_enough(self) -> bool:
        return self.cast.reaches(self.present)

    @property
    def abstained(self) -> int:
        return self.cast.owners - self.ayes.owners - self.noes.owners

    @property
    def verdict(self) -> str:
        return verdict(self.cast, self.ayes, self.present, self.needed)


def needs_of(vote: OwnerVote) -> Needs:
    """From what was counted once it is, until then from the ballots."""
    roll = Sums(vote.owners, vote.area)
    present = Sums(vote.owners_present_needed, vote.area_present_needed)
    if vote.counted_at:
        cast = Sums(vote.owners_cast, vote.area_cast)
        ayes = Sums(vote.owners_for, vote.area_for)
        noes = Sums(vote.owners_against, vote.area_against)
    else:
        cast, ayes, noes = cast_of(vote)
    if vote.majority_rule is None:
        return Needs(roll, present, cast, ayes, noes, Sums(1, 1))
    held = vote.majority_rule
    needed = enough_for(cast, held.key, Fraction(held.value))
    return Needs(roll, present, cast, ayes, noes, needed)


@dataclass(frozen=True, slots=True)
class Notice:
    """A vote as the public and its owners see it."""

    vote: OwnerVote
    places: Sequence[Place]
    needs: Needs
    own: Ballot | None
    may_cast: bool
    unproved: Sequence[str]
    """Doors of theirs that nobody has confirmed yet: these are voted for on paper."""
    majority: str


def notice(actor: Actor, slug: str, pk: int, *, now: datetime) -> Notice:
    vote = owner_vote_for(actor, pk, slug=slug)
    own = own_ballot(actor, vote)
    is_its_day = vote.opens_on <= local_day(now) <= vote.closes_on
    unproved = unproved_doors(own) if own and not vote.is_declared else []
    is_open = vote.state == OwnerVoteState.OPEN and is_its_day
    return Notice(
        vote=vote,
        places=list(vote.places.order_by("label")),
        needs=needs_of(vote),
        own=own,
        may_cast=bool(own) and is_open and not unproved,
        unproved=unproved,
        majority=MAJORITY_OF[vote.purpose],
    )


def own_ballot(actor: Actor, vote: OwnerVote) -> Ballot | None:
    if not actor.person_ids:
        return None
    return vote.ballots.filter(owner__person_id__in=actor.person_ids).first()


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One owner on the roll: whether they voted, and what oneself has read on their paper."""

    ballot: Ballot
    name: str
    """Masked: the door tells whose paper it is."""
    read_by: int
    is_disputed: bool
    mine: str
    photos: Sequence[UUID]
    """Keys of the pictures of their paper."""


@dataclass(frozen=True, slots=True)
class VoteDesk:
    vote: OwnerVote
    places: Sequence[Place]
    roll: Sums
    """Now, before it is announced; as announced after that."""
    needs: Needs
    rows: Sequence[BallotRow]
    verbs: frozenset[str]
    earliest_on: date
    notice: Rule
    is_emergency: bool
    repairs: Sequence[EmergencyRepair]


def vote_desk(actor: Actor, slug: str, pk: int, *, now: datetime) -> VoteDesk:
    workplace(actor, slug)
    vote = owner_vote_for(actor, pk, slug=slug)
    places = list(vote.places.order_by("label"))
    told = rule_at(vote.community, OWNERS_NOTICE, on=local_day(now))
    words = f"{vote.title} {vote.words}"
    return VoteDesk(
        vote=vote,
        places=places,
        roll=Sums(vote.owners, vote.area) if vote.is_told else sums_of(roll_of(places)),
        needs=needs_of(vote),
        rows=_rows(actor, vote),
        verbs=frozenset(step.verb for step in OWNER_VOTE_FLOW.open_to(actor, vote)),
        earliest_on=vote.earliest_on or first_voting_day(local_day(now), told.count),
        notice=told,
        is_emergency=vote.purpose == Reserved.FUND_USE and is_emergency_repair(words),
        repairs=list(EmergencyRepair.objects.filter(place__in=places).order_by("-pk")[:5]),
    )


def sums_of(doors: Iterable[Holding]) -> Sums:
    doors = list(doors)
    return Sums(len({door.owner_id for door in doors}), sum(door.area for door in doors))


def _rows(actor: Actor, vote: OwnerVote) -> list[BallotRow]:
    entries: dict[int, list[PaperEntry]] = {}
    for entry in PaperEntry.objects.filter(ballot__vote=vote).select_related("photo"):
        entries.setdefault(entry.ballot_id, []).append(entry)
    return [
        BallotRow(
            ballot=ballot,
            name=mask_name(ballot.owner.name),
            read_by=len(entries.get(ballot.pk, ())),
            is_disputed=len({entry.choice for entry in entries.get(ballot.pk, ())}) > 1,
            mine=next(
                (
                    entry.choice
                    for entry in entries.get(ballot.pk, ())
                    if entry.clerk_id == actor.user_id
                ),
                "",
            ),
            photos=[each.photo.key for each in entries.get(ballot.pk, ()) if each.photo],
        )
        for ballot in vote.ballots.select_related("owner").order_by("doors", "pk")
    ]
