"""The only door to elections, and one on its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.flow import Step
from lianxin.party.models import Candidate, Duty, Election, Excusal, Member, Voter
from lianxin.party.queries.access import Office, office_of
from lianxin.party.queries.structure import leads
from lianxin.party.rules.access import bodies_visible_to
from lianxin.party.rules.election import ELECTION_FLOW

ORDER = list(Duty)


def elections_for(actor: Actor) -> QuerySet[Election]:
    """Which elections there are is no secret among members; to take a step is its leaders'."""
    return Election.objects.filter(bodies_visible_to(actor))


def election_for(actor: Actor, pk: int, *, lock: bool = False) -> Election:
    """An election with its candidates, and whether the actor leads it."""
    every = Election.objects.all() if actor.is_clock else elections_for(actor)
    found = every.filter(pk=pk).select_related("body__community__subdistrict")
    election = (found.select_for_update(of=("self",)) if lock else found).first()
    if election is None:
        raise NotFound
    election.is_led = leads(actor, election.body)
    standing = election.candidates.select_related("member")
    election.standing = sorted(standing, key=lambda each: (ORDER.index(Duty(each.duty)), each.pk))
    return election


@dataclass(frozen=True, slots=True)
class ElectionPage:
    office: Office
    election: Election
    voters: Sequence[Voter]
    left_out: Sequence[Voter]
    """Those on the roll who do not count, by both records (P-09), or are on probation."""
    steps: Sequence[Step]
    waiting: Sequence[Excusal]
    """Excusals asked for that lack a record: who asked is counted."""

    @property
    def candidates(self) -> Sequence[Candidate]:
        return self.election.standing

    @property
    def verbs(self) -> list[str]:
        return [step.verb for step in self.steps]

    @property
    def missing(self) -> int:
        """How many came too few."""
        return max(self.election.present_needed - (self.election.present or 0), 0)


def election_page(actor: Actor, slug: str, pk: int) -> ElectionPage:
    office = office_of(actor, slug)
    election = election_for(actor, pk)
    if election.community_id != office.community.pk:
        raise NotFound
    on_roll = list(election.voters.select_related("member").order_by("member__name", "pk"))
    asked = Excusal.objects.filter(ended_on__isnull=True, member__branch=election.body)
    return ElectionPage(
        office=office,
        election=election,
        voters=[voter for voter in on_roll if voter.is_entitled],
        left_out=[voter for voter in on_roll if not voter.is_entitled],
        steps=ELECTION_FLOW.open_to(actor, election),
        waiting=[each for each in asked.select_related("member") if not each.is_complete],
    )


def eligible(election: Election) -> QuerySet[Member]:
    """Who may stand: those entitled who do not stand yet."""
    on_roll = election.voters.filter(is_entitled=True).values("member_id")
    taken = election.candidates.values("member_id")
    found = Member.objects.filter(pk__in=on_roll).exclude(pk__in=taken)
    return found.order_by("name", "pk")
