"""What residents do about a matter: join it, follow it, answer, take it back."""

from typing import Annotated

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Ref, Scope, Words, enumerated, keep_home, unchanged_since
from lianxin.matters import actions
from lianxin.matters.api.door import router
from lianxin.matters.api.shapes import MatterNow, Number, told_now
from lianxin.matters.models import Matter, Outcome, Satisfaction
from lianxin.matters.queries import portal as queries

_PERSON = Field(None, description="替谁记的回访（工作人员用）")
Answer = Annotated[Outcome, enumerated(Outcome)]
Feeling = Annotated[Satisfaction, enumerated(Satisfaction)]


class Answered(Body):
    """What the reporter answers to the staff's question."""

    words: Words = Field(min_length=1, max_length=1000, examples=["是进门左手那一组"])


class Said(Body):
    """Whether it is solved."""

    outcome: Answer = Field(examples=["solved"])
    satisfaction: Feeling | None = Field(None, examples=["good"])
    reason: Words = Field("", max_length=500, description="没有解决或不满意的，写一句哪里不满意")
    person: Ref | None = _PERSON


class TakenBack(Body):
    """Why it is taken back, if one likes to say so."""

    words: Words = Field("", max_length=1000)


def seen(request: Call, number: str) -> Matter:
    """A matter of the token's community that the caller sees, as far as they have seen it."""
    matter = queries.seen(request.actor, number)
    keep_home(request, matter.community_id)
    unchanged_since(request, matter.revision)
    return matter


@router.writes(
    "/matters/{number}/support",
    scope=Scope.MATTERS_WRITE,
    gives=MatterNow,
    says="我也遇到",
    has_version=True,
)
def support(request: Call, number: Number) -> MatterNow:
    matter = seen(request, number)
    return told_now(request, actions.support(request.actor, matter.pk, now=http.now()))


@router.writes(
    "/matters/{number}/unsupport",
    scope=Scope.MATTERS_WRITE,
    gives=MatterNow,
    says="不再算我这一户",
    has_version=True,
)
def unsupport(request: Call, number: Number) -> MatterNow:
    matter = seen(request, number)
    return told_now(request, actions.unsupport(request.actor, matter.pk, now=http.now()))


@router.writes(
    "/matters/{number}/follow",
    scope=Scope.MATTERS_WRITE,
    gives=MatterNow,
    says="关注，有进展告诉我",
    has_version=True,
)
def follow(request: Call, number: Number) -> MatterNow:
    matter = seen(request, number)
    return told_now(request, actions.follow(request.actor, matter.pk, now=http.now()))


@router.writes(
    "/matters/{number}/unfollow",
    scope=Scope.MATTERS_WRITE,
    gives=MatterNow,
    says="不再关注",
    has_version=True,
)
def unfollow(request: Call, number: Number) -> MatterNow:
    matter = seen(request, number)
    return told_now(request, actions.follow(request.actor, matter.pk, now=http.now(), on=False))


@router.writes(
    "/matters/{number}/answer",
    scope=Scope.MATTERS_WRITE,
    gives=MatterNow,
    says="回答社区问的话",
    has_version=True,
)
def answer(request: Call, number: Number, said: Answered) -> MatterNow:
    matter = seen(request, number)
    done = actions.answer(request.actor, matter.pk, words=said.words, now=http.now())
    return told_now(request, done)


@router.writes(
    "/matters/{number}/say",
    scope=Scope.MATTERS_WRITE,
    gives=MatterNow,
    says="说一声解决了没有；工作人员记回访也用它",
    has_version=True,
)
def say(request: Call, number: Number, said: Said) -> MatterNow:
    matter = seen(request, number)
    done = actions.say(
        request.actor,
        matter.pk,
        outcome=said.outcome,
        satisfaction=said.satisfaction or "",
        reason=said.reason,
        person_id=said.person,
        now=http.now(),
    )
    return told_now(request, done)


@router.writes(
    "/matters/{number}/withdraw",
    scope=Scope.MATTERS_WRITE,
    gives=MatterNow,
    says="撤回我提的事",
    has_version=True,
)
def withdraw(request: Call, number: Number, said: TakenBack) -> MatterNow:
    matter = seen(request, number)
    done = actions.withdraw(request.actor, matter.pk, words=said.words, now=http.now())
    return told_now(request, done)
