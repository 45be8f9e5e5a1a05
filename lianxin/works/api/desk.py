"""The steps that staff take on a piece of work, with the desk's own actions."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from pydantic import Field

from lianxin.core.api import (
    Body,
    Call,
    Day,
    FileSent,
    Found,
    Nothing,
    Ref,
    Scope,
    Steps,
    Words,
    as_said,
    keep_home,
    opened,
    with_seen,
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


def _reached(body: ReachesMilestone, _seen: int | None) -> dict[str, Any]:
    return {**body.model_dump(exclude={"photos"}), "photos": opened(body.photos)}


Said = Callable[[Any, int | None], dict[str, Any]]
DEEDS: dict[str, tuple[type[Body], Callable[..., Any], Said]] = {
    "start": (Nothing, actions.start, with_seen),
    "reach": (ReachesMilestone, actions.reach, _reached),
    "finish": (FinishesPieces, actions.finish, as_said),
    "put_off": (PutsOff, actions.put_off, as_said),
    "redo": (Redoes, actions.redo, as_said),
    "hand_in": (Nothing, actions.hand_in, with_seen),
    "pass": (Inspected, partial(actions.inspect, passed=True), as_said),
    "fail": (Inspected, partial(actions.inspect, passed=False), as_said),
    "accept": (SettlesWorks, actions.accept, with_seen),
    "accept_part": (SettlesWorks, actions.accept_part, with_seen),
    "remedy": (RemediesWorks, actions.remedy, with_seen),
}
"""By verb: what must be said, which action it is, and how its words become the action's."""


def _project(request: Call, slug: str, pk: int) -> Found:
    project = project_at_desk(request.actor, slug, pk)
    keep_home(request, project.community_id)
    return Found(project)


_steps = Steps(
    router=router,
    scope=Scope.WORKS_WORK,
    path="works/{int:pk}",
    find=_project,
    gives=WorksTold,
    tell=lambda request, slug, project: told_works(request, slug, project.pk),
    has_version=True,
)
for verb, (its_body, act, its_words) in DEEDS.items():
    steps = replace(_steps, name="{}_inspection") if verb in ("pass", "fail") else _steps
    steps.take(verb, its_body, act, PROJECT_FLOW[verb].label, said=its_words)
