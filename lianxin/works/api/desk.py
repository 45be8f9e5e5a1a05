"""The steps that staff take on a piece of work, with the desk's own actions."""

from collections.abc import Callable
from typing import Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Day,
    FileSent,
    Key,
    Nothing,
    Ref,
    Scope,
    Slug,
    Words,
    keep_home,
    opened,
    unchanged_since,
)
from lianxin.works import actions
from lianxin.works.api.door import router
from lianxin.works.api.reading import WorksTold, told_works
from lianxin.works.queries import project_at_desk
from lianxin.works.rules import PROJECT_FLOW

_PIECES = Field(min_length=1, max_length=200, examples=[[3, 4]], description="哪几项活儿")


class ReachesMilestone(Body):
    """Which step on the way was reached, and on which day."""

    milestone: Ref
    on: Day = Field(examples=["2026-03-12"])
    words: Words = Field("", max_length=200)
    photos: list[FileSent] = Field([], max_length=9)
    spot: Words = Field("", max_length=40, description="站在哪儿拍的；有照片就要写")


class FinishesPieces(Body):
    """Which pieces are done, and since when."""

    pieces: list[Ref] = _PIECES
    on: Day = Field(examples=["2026-03-12"])


class PutsOff(Body):
    """Which pieces could not be done this time, why, and what follows."""

    pieces: list[Ref] = _PIECES
    words: Words = Field(min_length=1, max_length=200, examples=["楼顶太阳能没挪走，秋后再做"])


class Redoes(Body):
    """Which piece is to be done again."""

    piece: Ref


class Inspected(Body):
    """Who inspected it, when, and what they saw."""

    by: Words = Field(min_length=1, max_length=80, examples=["监理刘工"])
    on: Day = Field(examples=["2026-03-12"])
    words: Words = Field(min_length=1, max_length=500, examples=["蓄水二十四小时不漏"])


class SettlesWorks(Body):
    """How those were asked who stayed silent, where some did."""

    words: Words = Field("", max_length=300)


class RemediesWorks(Body):
    """What the builder is sent back for."""

    words: Words = Field(min_length=1, max_length=300, examples=["西山墙返潮，重做"])


def _as_said(body: Body, seen: int | None) -> dict[str, Any]:
    return {**body.model_dump(), "seen": seen}


def _unseen(body: Body, _seen: int | None) -> dict[str, Any]:
    return body.model_dump()


def _reached(body: Body, _seen: int | None) -> dict[str, Any]:
    photos = opened(getattr(body, "photos", ()))
    return {**body.model_dump(exclude={"photos"}), "photos": photos}


def _passed(body: Body, _seen: int | None) -> dict[str, Any]:
    return {**body.model_dump(), "passed": True}


def _failed(body: Body, _seen: int | None) -> dict[str, Any]:
    return {**body.model_dump(), "passed": False}


Said = Callable[[Body, int | None], dict[str, Any]]
DEEDS: dict[str, tuple[type[Body], Callable[..., Any], Said]] = {
    "start": (Nothing, actions.start, _as_said),
    "reach": (ReachesMilestone, actions.reach, _reached),
    "finish": (FinishesPieces, actions.finish, _unseen),
    "put_off": (PutsOff, actions.put_off, _unseen),
    "redo": (Redoes, actions.redo, _unseen),
    "hand_in": (Nothing, actions.hand_in, _as_said),
    "pass": (Inspected, actions.inspect, _passed),
    "fail": (Inspected, actions.inspect, _failed),
    "accept": (SettlesWorks, actions.accept, _as_said),
    "accept_part": (SettlesWorks, actions.accept_part, _as_said),
    "remedy": (RemediesWorks, actions.remedy, _as_said),
}
"""By verb: what must be said, which action it is, and how its words become the action's."""


def _operation(verb: str) -> None:
    body, act, said = DEEDS[verb]

    def take(request: Call, slug: Slug, pk: Key, told: Any) -> WorksTold:
        project = project_at_desk(request.actor, slug, pk)
        keep_home(request, project.community_id)
        version = unchanged_since(request, project.revision)
        act(request.actor, pk, now=http.now(), **said(told, version))
        return told_works(request, slug, pk)

    take.__name__ = f"{verb}_inspection" if verb in ("pass", "fail") else verb
    take.__annotations__["told"] = body
    router.writes(
        f"/communities/{{slug}}/works/{{int:pk}}/{verb.replace('_', '-')}",
        scope=Scope.WORKS_WORK,
        gives=WorksTold,
        says=str(PROJECT_FLOW[verb].label),
        has_version=True,
    )(take)


for each in DEEDS:
    _operation(each)
