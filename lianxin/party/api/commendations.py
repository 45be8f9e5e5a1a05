"""Commendations (表彰) at the desk: proposed, vetted, on public notice, announced."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Part,
    Scope,
    Sent,
    Shape,
    Slug,
    Steps,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.party.actions import commendation as actions
from lianxin.party.api.door import router
from lianxin.party.api.member_shapes import REVISION
from lianxin.party.api.purposes import office_at
from lianxin.party.deeds import COMMENDATION_DEEDS
from lianxin.party.forms.posts import CommendationForm
from lianxin.party.models import Commendation, CommendationState
from lianxin.party.queries import commendation as queries
from lianxin.party.rules.commendation import COMMENDATION_FLOW

StateOfCommendation = Annotated[CommendationState, enumerated(CommendationState)]
MOST = 50
WHO = Part(
    Annotated[
        str,
        Field(
            pattern=r"^(body|member)-[1-9][0-9]{0,17}$",
            examples=["member-3"],
            description="推荐谁：member-党员编号，或 body-支部编号",
        ),
    ],
    ...,
    str,
)


class CommendationRow(Shape):
    """A commendation in a list."""

    id: int
    name: str = Field(examples=["七一表彰"])
    state: StateOfCommendation
    noticed_on: date | None
    notice_until: date | None


class CommendationsAtDesk(Shape):
    """A community's commendations, the latest first; at most fifty."""

    items: list[CommendationRow]


class NomineeTold(Shape):
    """A member or a branch that is proposed."""

    id: int
    member: int | None
    body: int | None
    name: str = Field(examples=["董建国"])
    honour: str
    deeds: str
    verdict: str = Field(examples=["fit"], description="fit 通过，dropped 不列入，空的还没审")
    reason: str
    is_named: bool = Field(description="本人同意公开姓名")


class CommendationTold(CommendationRow):
    """One of them with everybody who is proposed."""

    words: str
    outcome: str
    nominees: list[NomineeTold]
    revision: int = REVISION
    verbs: list[str] = Field(examples=[["nominate", "judge"]], description="您现在能走的步")


@router.reads(
    "/communities/{slug}/party/commendations",
    scope=Scope.PARTY_WORK,
    gives=CommendationsAtDesk,
    says="工作台上的表彰",
)
def commendations(request: Call, slug: Slug) -> CommendationsAtDesk:
    community = office_at(request, slug).community
    found = queries.commendations_for(request.actor).filter(community=community)
    return CommendationsAtDesk(
        items=[
            CommendationRow.model_validate(_facts(each))
            for each in found.order_by("-opened_at", "-pk")[:MOST]
        ]
    )


def _facts(commendation: Commendation) -> dict[str, Any]:
    return {
        "id": commendation.pk,
        "name": commendation.name,
        "state": CommendationState(commendation.state),
        "noticed_on": commendation.noticed_on,
        "notice_until": commendation.notice_until,
    }


@router.reads(
    "/communities/{slug}/party/commendations/{int:pk}",
    scope=Scope.PARTY_WORK,
    gives=CommendationTold,
    says="一次表彰：推荐了谁、审得怎样",
)
def commendation(request: Call, slug: Slug, pk: Key) -> CommendationTold:
    return _told(request, slug, pk)


def _seen(request: Call, slug: str, pk: int) -> queries.Seen:
    seen = queries.seen(request.actor, slug, pk, today=http.today())
    keep_home(request, seen.commendation.community_id)
    return seen


def _told(request: Call, slug: str, pk: int) -> CommendationTold:
    seen = _seen(request, slug, pk)
    found = seen.commendation
    request.version = found.revision
    return CommendationTold.model_validate(
        {
            **_facts(found),
            "words": found.words,
            "outcome": found.outcome,
            "nominees": [_nominee(each) for each in seen.lines],
            "revision": found.revision,
            "verbs": sorted(seen.verbs),
        }
    )


def _nominee(line: queries.Line) -> NomineeTold:
    found = line.nominee
    who = found.member or found.body
    return NomineeTold(
        id=found.pk,
        member=found.member_id,
        body=found.body_id,
        name=who.name if who else "",
        honour=found.honour,
        deeds=found.deeds,
        verdict=found.verdict,
        reason=found.reason,
        is_named=line.is_named,
    )


@router.writes(
    "/communities/{slug}/party/commendations",
    scope=Scope.PARTY_WORK,
    gives=CommendationTold,
    says="开展一次表彰，开始推荐",
    status=201,
)
@taking(body_of(CommendationForm, "ProposesCommendation"))
def propose_commendation(request: Call, slug: Slug, told: Any) -> CommendationTold:
    office_at(request, slug)
    form = CommendationForm(filled(told)[0])
    made = done(
        form,
        lambda: actions.propose(request.actor, slug, now=http.now(), **form.cleaned_data),
    )
    return _told(request, slug, made.pk)


def _filled(request: Call, found: Found, form: type[Any], verb: str, sent: Sent) -> Any:
    if verb == "nominate":
        office = office_at(request, found.thing.community.slug)
        return form(*queries.proposable(office), sent[0])
    return form(sent[0])


Steps(
    router=router,
    scope=Scope.PARTY_WORK,
    path="party/commendations/{int:pk}",
    name="{}_commendation",
    body="Commendation{}",
    find=lambda request, slug, pk: Found(_seen(request, slug, pk).commendation),
    gives=CommendationTold,
    tell=lambda request, slug, found: _told(request, slug, found.pk),
    has_version=True,
    fill=_filled,
).declare(
    COMMENDATION_DEEDS,
    lambda verb: f"表彰：{COMMENDATION_FLOW[verb].label}",
    {"nominate": {"who": WHO}},
)
