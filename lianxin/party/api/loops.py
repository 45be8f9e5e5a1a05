"""Loops of a campaign at the desk: what a branch or a member studied, what was found wrong, why,
and how it was put right.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
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
    taking,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import loop as actions
from lianxin.party.api.campaigns import campaign_at
from lianxin.party.api.door import router
from lianxin.party.api.member_shapes import REVISION
from lianxin.party.api.purposes import office_at
from lianxin.party.forms.loop import Posted, step_of
from lianxin.party.forms.study import (
    AnalysisForm,
    FoundForm,
    ProofForm,
    Seen,
    StudiedForm,
    WhyForm,
)
from lianxin.party.models import LoopState
from lianxin.party.queries.loop import Found, seen_loop
from lianxin.party.queries.loop import Seen as SeenLoop
from lianxin.party.rules.loop import LOOP_FLOW

StateOfLoop = Annotated[LoopState, enumerated(LoopState)]
PROBLEM = {"problem": Part(Annotated[Ref, Field(description="哪个问题")], ..., int)}
FORMS: dict[str, tuple[type[Seen], bool]] = {
    "study": (StudiedForm, False),
    "find": (FoundForm, False),
    "drop": (Seen, True),
    "look_into": (Seen, False),
    "analyse": (AnalysisForm, True),
    "rectify": (Seen, False),
    "prove": (ProofForm, True),
    "reopen": (WhyForm, True),
    "finish": (Seen, False),
    "look_again": (Seen, False),
}
"""By verb: what is asked, and whether it is about one problem."""


class ProblemTold(Shape):
    """Something that was found wrong."""

    id: int
    words: str
    cause: str
    measure: str
    owner: int | None
    due_on: date | None
    is_late: bool
    proof: str
    is_closed: bool


class LoopTold(Shape):
    """A branch's or one member's way through a campaign."""

    id: int
    campaign: int
    body: int
    member: int | None = Field(description="空的是支部自己的")
    state: StateOfLoop
    studied: str
    problems: list[ProblemTold]
    revision: int = REVISION
    verbs: list[str] = Field(examples=[["find", "look_into"]], description="您现在能走的步")


class BeginsLoop(Body):
    """Whose: a branch's, or one member's."""

    body: Ref | None = None
    member: Ref | None = None


@router.reads(
    "/communities/{slug}/party/loops/{int:pk}",
    scope=Scope.PARTY_WORK,
    gives=LoopTold,
    says="一个支部或党员走一个专题：学了什么、查出什么、改得怎样",
)
def loop_at_desk(request: Call, slug: Slug, pk: Key) -> LoopTold:
    return _told(request, slug, pk)


def _seen(request: Call, slug: str, pk: int) -> SeenLoop:
    office_at(request, slug)
    return seen_loop(request.actor, slug, pk, today=http.today())


def _told(request: Call, slug: str, pk: int) -> LoopTold:
    seen = _seen(request, slug, pk)
    loop = seen.loop
    request.version = loop.revision
    return LoopTold(
        id=loop.pk,
        campaign=loop.campaign_id,
        body=loop.body_id,
        member=loop.member_id,
        state=LoopState(loop.state),
        studied=loop.studied,
        problems=[_problem(each) for each in seen.problems],
        revision=loop.revision,
        verbs=sorted(seen.verbs),
    )


def _problem(found: Found) -> ProblemTold:
    problem = found.problem
    return ProblemTold(
        id=problem.pk,
        words=problem.words,
        cause=problem.cause,
        measure=problem.measure,
        owner=problem.owner_id,
        due_on=problem.due_on,
        is_late=found.is_late,
        proof=problem.proof,
        is_closed=problem.closed_at is not None,
    )


@router.writes(
    "/communities/{slug}/party/campaigns/{int:pk}/loops",
    scope=Scope.PARTY_WORK,
    gives=LoopTold,
    says="让一个支部，或一位党员，走一遍专题",
    status=201,
)
def begin_loop_at_desk(request: Call, slug: Slug, pk: Key, told: BeginsLoop) -> LoopTold:
    campaign_at(request, slug, pk)
    if told.member:
        loop = actions.begin_for_member(request.actor, pk, told.member, now=http.now())
    elif told.body:
        loop = actions.begin_for_branch(request.actor, pk, told.body, now=http.now())
    else:
        raise NotFound
    return _told(request, slug, loop.pk)


def _step(verb: str) -> None:
    form, is_about_one = FORMS[verb]

    def take(request: Call, slug: Slug, pk: Key, told: Any) -> LoopTold:
        seen = _seen(request, slug, pk)
        data, files = filled(told, seen=unchanged_since(request, seen.loop.revision))
        asked = Posted(verb, data.pop("problem", 0), data, files)
        step = step_of(request.actor, seen, asked, now=http.now())
        done(step.form, step.deed)
        return _told(request, slug, pk)

    take.__name__ = f"{verb}_loop_at_desk"
    body = body_of(form, f"Loop{verb.title()}", instead=PROBLEM if is_about_one else None)
    router.writes(
        f"/communities/{{slug}}/party/loops/{{int:pk}}/{verb.replace('_', '-')}",
        scope=Scope.PARTY_WORK,
        gives=LoopTold,
        says=f"专题里的一轮：{LOOP_FLOW[verb].label}",
        has_version=True,
    )(taking(body)(take))


for each in FORMS:
    _step(each)
