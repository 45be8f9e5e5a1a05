"""Awards: read by all; residents propose, vote, object and answer; anybody can count again."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.core import http
from lianxin.core.actor import DESK
from lianxin.core.api import (
    PDF,
    Body,
    Call,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.core.errors import NotFound, NotPermitted, OutOfOrder
from lianxin.core.pace import spend
from lianxin.honours import actions, pdf
from lianxin.honours.api.door import router
from lianxin.honours.forms.awards import Cast, Objects, Propose
from lianxin.honours.models import Nominee, Round, RoundState, Voter
from lianxin.honours.queries.access import nominee_for
from lianxin.honours.queries.awards import Seen, rounds_of, seen
from lianxin.honours.queries.law import TELLS, count_of
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

StateOfAward = Annotated[RoundState, enumerated(RoundState)]
KindOfVoter = Annotated[Voter, enumerated(Voter)]
MOST_ROUNDS = 50


class AwardRow(Shape):
    """A round of awards as a list tells it."""

    id: int
    name: str = Field(examples=["十佳孝老爱亲和谐家庭评选"])
    honour: str
    state: StateOfAward
    state_name: str
    nominate_until: date
    vote_until: date


class Awards(Shape):
    """The latest first."""

    items: list[AwardRow]


class CandidateTold(Shape):
    """One on the ballot, in its order: nobody is ranked."""

    number: int
    name: str = Field(description="收回同意的，不写")
    words: str
    is_awarded: bool


class OwnNominee(Shape):
    """One whom one is, or proposed."""

    id: int
    name: str
    state: str


class AwardTold(AwardRow):
    """A round: its terms, who stands, and one's own part."""

    what: str
    seats: int
    votes_each: int
    voter: KindOfVoter
    residents: int
    jury: int
    deeds: int
    notice_until: date | None
    outcome: str
    candidates: list[CandidateTold]
    mine: list[OwnNominee]
    revision: int
    verbs: list[str] = Field(examples=[["nominate"]], description="您现在能走的步")


class VotedFor(Shape):
    """That a ballot was received. Its receipt is shown on the page alone: kept with the answer, it
    would lead from the token to the ballot.
    """

    award: int
    is_received: bool


class AnswersNomination(Body):
    """What who is proposed says to it."""

    answer: Literal["agree", "decline", "withdraw"]


CHOICES = Part(Annotated[list[Ref], Field(max_length=100, examples=[[2, 5]])], ...)


@router.reads(
    "/communities/{slug}/awards",
    scope=Scope.COMMUNITY_READ,
    gives=Awards,
    says="评选，新的在前",
    is_open=True,
)
def awards(request: Call, slug: Slug) -> Awards:
    community = community_by_slug(slug)
    found = rounds_of(request.actor, community.pk).filter(opened_at__isnull=False)
    return Awards(items=[AwardRow.model_validate(_facts(each)) for each in found[:MOST_ROUNDS]])


@router.reads(
    "/communities/{slug}/awards/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=AwardTold,
    says="一次评选：怎么评、评谁、您能做什么",
    is_open=True,
)
def award(request: Call, slug: Slug, pk: Key) -> AwardTold:
    return told_award(request, slug, pk)


def told_award(request: Call, slug: str, pk: int) -> AwardTold:
    found = seen(request.actor, slug, pk, today=http.today())
    request.version = found.round.revision
    return AwardTold.model_validate({**_facts(found.round), **_more(found)})


def _facts(award: Round) -> dict[str, Any]:
    state = RoundState(award.state)
    return {
        "id": award.pk,
        "name": award.name,
        "honour": award.honour,
        "state": state,
        "state_name": str(state.label),
        "nominate_until": award.nominate_until,
        "vote_until": award.vote_until,
    }


_SAME = ("what", "seats", "votes_each", "residents", "jury", "deeds", "notice_until", "outcome",
         "revision")  # fmt: skip


def _more(found: Seen) -> dict[str, Any]:
    return {
        **{name: getattr(found.round, name) for name in _SAME},
        "voter": Voter(found.round.voter),
        "candidates": [
            CandidateTold(
                number=each.number,
                name=each.name,
                words=each.nominee.words if each.name else "",
                is_awarded=each.nominee.is_awarded,
            )
            for each in found.candidates
        ],
        "mine": [_own(each) for each in found.mine],
        "verbs": sorted(found.verbs),
    }


def _own(nominee: Nominee) -> OwnNominee:
    return OwnNominee(id=nominee.pk, name=nominee.name, state=nominee.state)


def _here(request: Call, slug: str, pk: int) -> Seen:
    found = seen(request.actor, slug, pk, today=http.today())
    keep_home(request, found.round.community_id)
    return found


def pace(request: Call, community: Community) -> None:
    """So many times an hour somebody tells, proposes or objects, here and on the pages."""
    most = count_of(community, TELLS, on=http.today())
    spend("honours.tell", str(request.actor.user_id), most=most, now=http.now())


@router.writes(
    "/communities/{slug}/awards/{int:pk}/propose",
    scope=Scope.AWARDS_WRITE,
    gives=AwardTold,
    says="推荐一位，或推荐自己；本人同意才参加",
)
@taking(body_of(Propose, "ProposesFor", without=("by_name", "by_phone")))
def propose(request: Call, slug: Slug, pk: Key, told: Any) -> AwardTold:
    found = _here(request, slug, pk)
    pace(request, found.round.community)
    form = Propose(filled(told)[0], is_known=True)
    done(form, lambda: actions.nominate(request.actor, pk, form.told(), now=http.now()))
    return told_award(request, slug, pk)


@router.writes(
    "/communities/{slug}/awards/{int:pk}/vote",
    scope=Scope.AWARDS_WRITE,
    gives=VotedFor,
    says="投票，投出去就不能再改；要回执的，在网页上投",
)
@taking(body_of(Cast, "VotesFor", instead={"choices": CHOICES}))
def vote(request: Call, slug: Slug, pk: Key, told: Any) -> VotedFor:
    found = _here(request, slug, pk)
    if "vote" not in found.verbs:
        raise OutOfOrder(_("现在不是投票的时候。"))
    if found.person is None:
        raise NotPermitted(_("本社区认识您以后才能投票。"))
    offered = [(each.number, each.name) for each in found.candidates]
    form = Cast(offered, filled(told)[0], by_household=found.round.voter == Voter.HOUSEHOLD)

    def deed() -> None:
        said = form.cleaned_data
        device = "|".join(request.META.get(each, "") for each in ("REMOTE_ADDR", "HTTP_USER_AGENT"))
        home = said.get("home", "")
        actions.vote(request.actor, pk, said["choices"], home=home, device=device, now=http.now())

    done(form, deed)
    return VotedFor(award=pk, is_received=True)


@router.writes(
    "/communities/{slug}/awards/{int:pk}/object",
    scope=Scope.AWARDS_WRITE,
    gives=AwardTold,
    says="提异议，只有社区看得到是谁提的",
)
@taking(body_of(Objects, "ObjectsToAward", without=("name", "phone")))
def object_to_award(request: Call, slug: Slug, pk: Key, told: Any) -> AwardTold:
    found = _here(request, slug, pk)
    pace(request, found.round.community)
    form = Objects(filled(told)[0], is_known=True)
    done(form, lambda: actions.object_to(request.actor, pk, now=http.now(), **form.cleaned_data))
    return told_award(request, slug, pk)


ANSWERS: dict[str, Callable[..., object]] = {
    "agree": actions.agree,
    "decline": actions.decline,
    "withdraw": actions.withdraw_nominee,
}


@router.writes(
    "/communities/{slug}/awards/nominees/{int:pk}/answer",
    scope=Scope.AWARDS_WRITE,
    gives=AwardTold,
    says="有人推荐了您：参加、不参加，或者退出",
)
def answer_nomination(request: Call, slug: Slug, pk: Key, told: AnswersNomination) -> AwardTold:
    nominee = nominee_for(request.actor, pk)
    is_own = nominee.person_id in request.actor.person_ids
    if nominee.round.community.slug != slug or not is_own:
        raise NotFound
    keep_home(request, nominee.round.community_id)
    ANSWERS[told.answer](request.actor, pk, now=http.now())
    return told_award(request, slug, nominee.round_id)


@router.papers(
    "/communities/{slug}/awards/nominees/{int:pk}/certificate",
    scope=Scope.AWARDS_WRITE,
    says="一张荣誉证书，PDF：本人和工作台",
)
def award_certificate(request: Call, slug: Slug, pk: Key) -> HttpResponse:
    nominee = nominee_for(request.actor, pk)
    community = nominee.round.community
    keep_home(request, community.pk)
    is_own = nominee.person_id in request.actor.person_ids
    works = community.pk in request.actor.places(*DESK)
    if community.slug != slug or not nominee.code or not (is_own or works):
        raise NotFound
    made = pdf.certificate(nominee, site=request.build_absolute_uri("/"))
    return HttpResponse(made, content_type=PDF)
