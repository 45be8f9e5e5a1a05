"""An election of a Party organisation, from its announcement to its result: for the members who
belong there to read, and for who leads it to take its steps. Whom somebody voted for is on paper.
"""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Steps,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions.announcing import announce
from lianxin.party.api.door import router
from lianxin.party.deeds import ELECTION_DEEDS
from lianxin.party.forms.election import AnnounceForm
from lianxin.party.models import Candidate, Duty, Election, ElectionState
from lianxin.party.queries.body_page import body_page
from lianxin.party.queries.elections import ElectionPage, election_for, election_page, eligible
from lianxin.party.rules.access import HEADS
from lianxin.party.rules.election import ELECTION_FLOW

StateOfElection = Annotated[ElectionState, enumerated(ElectionState)]
DutyOfCandidate = Annotated[Duty, enumerated(Duty)]


class AyesFor(Body):
    """How many ayes a candidate has."""

    candidate: Ref = Field(examples=[3])
    ayes: int = Field(ge=0, le=10_000, examples=[12])


INSTEAD = {
    "count": {
        "ayes": Part(
            Annotated[list[AyesFor], Field(max_length=60, description="每位候选人赞成几票")],
            ...,
            lambda rows: {f"ayes_{each.candidate}": each.ayes for each in rows},
            is_spread=True,
        )
    },
    "nominate": {
        "duty": Part(
            Annotated[
                str,
                Field(
                    pattern=f"^({'|'.join(HEADS)})$",
                    examples=["secretary"],
                    description="职务：书记、副书记、委员……",
                ),
            ],
            ...,
            str,
        )
    },
}


class PartyCandidate(Shape):
    """Somebody who stands."""

    id: int
    name: str = Field(examples=["董建国"])
    duty: DutyOfCandidate
    ayes: int | None
    is_elected: bool


class PartyElection(Shape):
    """An election as the members who belong there read it."""

    id: int
    body: str = Field(examples=["第七党支部"])
    held_on: date
    venue: str
    seats: int
    state: StateOfElection
    turn: int = Field(description="第几轮投票")
    entitled: int = Field(description="应到几人")
    present: int | None = Field(description="实到几人")
    present_needed: int = Field(description="到几人才能选")
    ayes_needed: int = Field(description="几票才当选")
    papers: int | None
    outcome: str
    candidates: list[PartyCandidate]


class MayStandForParty(Shape):
    """A member who may stand and does not yet."""

    id: int
    name: str


class PartyElectionAtDesk(PartyElection):
    """The same for who leads it, with what comes next."""

    revision: int = Field(description='版本：If-Match 里写 "7"')
    eligible: list[MayStandForParty]
    missing: int = Field(description="还差几人到会")
    unrecorded: int = Field(description="申请了请假、还没有会议记录的几位：照样算应到")
    verbs: list[str] = Field(examples=[["roll", "call_off"]], description="您现在能走的步")


@router.reads(
    "/communities/{slug}/party/elections/{int:pk}",
    scope=Scope.PARTY_READ,
    gives=PartyElection,
    says="我所在组织的一次选举",
)
def election(request: Call, slug: Slug, pk: Key) -> PartyElection:
    return _read(request, slug, pk)


def _read(request: Call, slug: str, pk: int) -> PartyElection:
    found = election_for(request.actor, pk)
    if found.body.community.slug != slug:
        raise NotFound
    keep_home(request, found.community_id)
    request.version = found.revision
    return PartyElection.model_validate(_facts(found))


def _facts(election: Election) -> dict[str, Any]:
    return {
        "id": election.pk,
        "body": election.body.name,
        "held_on": election.held_on,
        "venue": election.venue,
        "seats": election.seats,
        "state": ElectionState(election.state),
        "turn": election.turn,
        "entitled": election.entitled,
        "present": election.present,
        "present_needed": election.present_needed,
        "ayes_needed": election.ayes_needed,
        "papers": election.papers,
        "outcome": election.outcome,
        "candidates": [_candidate(each) for each in election.standing],
    }


def _candidate(candidate: Candidate) -> PartyCandidate:
    return as_told(PartyCandidate, candidate, name=candidate.member.name)


@router.reads(
    "/communities/{slug}/party/elections/{int:pk}/desk",
    scope=Scope.PARTY_RUN,
    gives=PartyElectionAtDesk,
    says="您办的一次选举：谁能当候选人、下一步做什么",
)
def election_at_desk(request: Call, slug: Slug, pk: Key) -> PartyElectionAtDesk:
    return _told(request, slug, pk)


def _page(request: Call, slug: str, pk: int) -> ElectionPage:
    page = election_page(request.actor, slug, pk)
    keep_home(request, page.office.community.pk)
    return page


def _told(request: Call, slug: str, pk: int) -> PartyElectionAtDesk:
    page = _page(request, slug, pk)
    found = page.election
    request.version = found.revision
    return PartyElectionAtDesk.model_validate(
        {
            **_facts(found),
            "revision": found.revision,
            "eligible": [MayStandForParty(id=each.pk, name=each.name) for each in eligible(found)],
            "missing": page.missing,
            "unrecorded": len(page.waiting),
            "verbs": sorted(page.verbs),
        }
    )


@router.writes(
    "/communities/{slug}/party/bodies/{int:pk}/elections",
    scope=Scope.PARTY_RUN,
    gives=PartyElectionAtDesk,
    says="公告一个组织的选举；有账号的党员都收到",
    status=201,
)
@taking(body_of(AnnounceForm, "AnnouncesElection"))
def announce_election(request: Call, slug: Slug, pk: Key, told: Any) -> PartyElectionAtDesk:
    page = body_page(request.actor, slug, pk, on=http.today())
    keep_home(request, page.office.community.pk)
    if not page.may_lead or page.body.dissolved_on is not None:
        raise NotFound
    form = AnnounceForm(filled(told)[0])
    made = done(form, lambda: announce(request.actor, pk, form.announced(), now=http.now()))
    return _told(request, slug, made.pk)


_steps = Steps(
    router=router,
    scope=Scope.PARTY_RUN,
    path="party/elections/{int:pk}",
    name="election_{}",
    body="Election{}",
    find=lambda request, slug, pk: Found(_page(request, slug, pk).election),
    gives=PartyElectionAtDesk,
    tell=lambda request, slug, held: _told(request, slug, held.pk),
    has_version=True,
)
_last = replace(
    _steps, gives=PartyElection, tell=lambda request, slug, held: _read(request, slug, held.pk)
)
"""With its result somebody else may lead: then it is told as every member reads it."""
for each, its_deed in ELECTION_DEEDS.items():
    (_last if each == "finish" else _steps).declare(
        {each: its_deed}, lambda verb: f"选举：{ELECTION_FLOW[verb].label}", INSTEAD
    )
