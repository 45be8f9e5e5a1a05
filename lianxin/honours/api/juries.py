"""Awards as staff run them: terms, vetting, notice, papers, the count, and what is set aside."""

from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Choices,
    Found,
    Key,
    Nothing,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    Steps,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.core.masks import mask_name
from lianxin.honours import actions
from lianxin.honours.api.awards import AwardTold, told_award
from lianxin.honours.api.door import router
from lianxin.honours.deeds import AGREE, ANSWER, DECLINE, DEEDS
from lianxin.honours.forms.awards import RoundForm
from lianxin.honours.models import Nominee
from lianxin.honours.queries.access import nominee_for, objection_for
from lianxin.honours.queries.award_desk import AwardDesk, award_desk, jurors_to_seat
from lianxin.honours.rules import ROUND_FLOW
from lianxin.people.queries import workplace


class NomineeAtDesk(Shape):
    """Somebody proposed; the name masked until it stands on the ballot."""

    id: int
    number: int | None
    name: str
    state: str
    score: int | None


class ObjectionAtDesk(Shape):
    """What somebody has against it; who, the page tells."""

    id: int
    words: str
    answer: str


class JurorAtDesk(Shape):
    """Somebody on the jury."""

    id: int
    name: str = Field(examples=["王*芬"])


class OddVotes(Shape):
    """Votes that came in an odd way, to be looked into."""

    votes: list[int]


class AwardAtDesk(Shape):
    """A round with all who are proposed, and what can be done now."""

    award: AwardTold
    nominees: list[NomineeAtDesk]
    objections: list[ObjectionAtDesk]
    jurors: list[JurorAtDesk]
    odd: list[OddVotes]
    online: int = Field(description="网上收到几张票")


PICKED = Annotated[list[Ref], Field(min_length=1, max_length=500)]
INSTEAD = {
    "read_paper": {"choices": Part(PICKED, ...)},
    "set_aside": {"votes": Part(PICKED, ...)},
    "seat": {"person": Part(Ref, ..., str)},
}
PlansAward = body_of(RoundForm, "PlansAward")


@router.reads(
    "/communities/{slug}/awards/{int:pk}/desk",
    scope=Scope.AWARDS_WORK,
    gives=AwardAtDesk,
    says="工作台上的一次评选",
)
def award_at_desk(request: Call, slug: Slug, pk: Key) -> AwardAtDesk:
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/awards",
    scope=Scope.AWARDS_WORK,
    gives=AwardAtDesk,
    says="办一次评选",
    status=201,
)
@taking(PlansAward)
def plan_award(request: Call, slug: Slug, told: Any) -> AwardAtDesk:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    form = RoundForm(filled(told)[0])
    made = done(
        form,
        lambda: actions.plan_round(request.actor, community, form.told(), now=http.now()),
    )
    return _told(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/awards/{int:pk}/rewrite",
    scope=Scope.AWARDS_WORK,
    gives=AwardAtDesk,
    says="改一次还没公布的评选",
    has_version=True,
)
@taking(PlansAward)
def rewrite_award(request: Call, slug: Slug, pk: Key, told: Any) -> AwardAtDesk:
    version = unchanged_since(request, _page(request, slug, pk).round.revision)
    form = RoundForm(filled(told)[0])
    done(
        form,
        lambda: actions.rewrite_round(request.actor, pk, form.told(), now=http.now(), seen=version),
    )
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/awards/{int:pk}/jurors/{int:thing}/unseat",
    scope=Scope.AWARDS_WORK,
    gives=AwardAtDesk,
    says="一位评委不当了",
    has_version=True,
)
def unseat_juror(request: Call, slug: Slug, pk: Key, thing: Key, told: Nothing) -> AwardAtDesk:
    version = unchanged_since(request, _page(request, slug, pk).round.revision)
    actions.unseat_juror(request.actor, pk, juror=thing, now=http.now(), seen=version)
    return _told(request, slug, pk)


def _page(request: Call, slug: str, pk: int) -> AwardDesk:
    page = award_desk(request.actor, slug, pk, today=http.today())
    keep_home(request, page.round.community_id)
    return page


def _told(request: Call, slug: str, pk: int) -> AwardAtDesk:
    page = _page(request, slug, pk)
    return AwardAtDesk(
        award=told_award(request, slug, pk),
        nominees=[_nominee(each) for each in page.nominees],
        objections=[
            ObjectionAtDesk(id=each.pk, words=each.words, answer=each.answer)
            for each in page.objections
        ],
        jurors=[JurorAtDesk(id=each.pk, name=mask_name(each.person.name)) for each in page.jurors],
        odd=[OddVotes(votes=[each.pk for each in odd.open]) for odd in page.odd],
        online=page.online,
    )


def _nominee(nominee: Nominee) -> NomineeAtDesk:
    return NomineeAtDesk(
        id=nominee.pk,
        number=nominee.number,
        name=nominee.name if nominee.number else mask_name(nominee.name),
        state=nominee.state,
        score=nominee.score,
    )


def _choices(request: Call, page: AwardDesk) -> Choices:
    on_ballot = [
        (each.number, each.name) for each in page.nominees if each.number and each.state == "fit"
    ]
    votes = [(each.pk, "") for odd in page.odd for each in odd.open]
    seats = jurors_to_seat(request.actor, page.round) if "seat" in page.verbs else []
    return {"choices": on_ballot, "votes": votes, "person": seats}


def _found(request: Call, slug: str, pk: int) -> Found:
    page = _page(request, slug, pk)
    return Found(page.round, (_choices(request, page),))


def _nominee_found(request: Call, slug: str, pk: int) -> Found:
    nominee = nominee_for(request.actor, pk)
    _page(request, slug, nominee.round_id)
    return Found(nominee, ({},))


def _objection_found(request: Call, slug: str, pk: int) -> Found:
    objection = objection_for(request.actor, pk)
    if objection.round.community.slug != slug:
        raise NotFound
    _page(request, slug, objection.round_id)
    return Found(objection, ({},))


_steps = Steps(
    router=router,
    scope=Scope.AWARDS_WORK,
    path="awards/{int:pk}",
    name="{}_award",
    body="Award{}",
    find=_found,
    gives=AwardAtDesk,
    tell=lambda request, slug, round_: _told(request, slug, round_.pk),
    has_version=True,
)
_on_nominees = replace(
    _steps,
    path="awards/nominees/{int:pk}",
    name="{}_for_nominee",
    find=_nominee_found,
    tell=lambda request, slug, nominee: _told(request, slug, nominee.round_id),
    has_version=False,
)
_on_objections = replace(
    _on_nominees,
    path="awards/objections/{int:pk}",
    name="{}_award_objection",
    body="AnswersAward",
    find=_objection_found,
)
_steps.declare(DEEDS, lambda verb: ROUND_FLOW[verb].label, INSTEAD)
_on_nominees.declare(AGREE, lambda _verb: "记下被推荐的人同意参加")
_on_nominees.declare(DECLINE, lambda _verb: "记下被推荐的人不参加")
_on_objections.declare(ANSWER, lambda _verb: "答复异议，大家看得到")
