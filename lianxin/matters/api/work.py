"""Every step that staff take on a matter, one operation each, with the desk's own actions."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    FileSent,
    Nothing,
    Ref,
    Scope,
    Words,
    enumerated,
    opened,
    unchanged_since,
)
from lianxin.core.errors import Invalid, NotFound
from lianxin.matters import actions
from lianxin.matters.actions.photos import add_photos
from lianxin.matters.actions.work import MOST_PHOTOS
from lianxin.matters.api.door import router
from lianxin.matters.api.shapes import MatterNow, Number, told_now
from lianxin.matters.models import Matter, Stage
from lianxin.matters.queries.desk import matter_at
from lianxin.matters.queries.portal import seen
from lianxin.matters.queries.shelf import shelf
from lianxin.matters.rules import FLOW
from lianxin.places.queries import community_by_slug

StageOfWork = Annotated[Stage, enumerated(Stage)]
_PHOTOS: Any = Field([], max_length=MOST_PHOTOS, description="最多六张，会去掉拍摄地点等信息")
_WHO = Field(description="谁负责：编号在 /matters/{number}/dossier 的 workers")


class ToldWords(Body):
    """Words that the reporter is told."""

    words: Words = Field(min_length=1, max_length=1000, examples=["明天上午来看暖气"])


class Asks(Body):
    """One thing that the reporter is asked."""

    words: Words = Field(min_length=1, max_length=300, examples=["是哪一组暖气片？"])


class MayTell(Body):
    """Words, if there are any."""

    words: Words = Field("", max_length=1000)


class Assigns(Body):
    """Who is in charge, and who helps."""

    lead: Ref = _WHO
    helpers: list[Ref] = Field([], max_length=20)


class Handles(Assigns):
    """The same, by when, and how it is meant to be done."""

    due_on: date = Field(examples=["2026-03-12"])
    words: Words = Field("", max_length=1000)


class Refers(ToldWords):
    """To whom it is handed, and why."""

    authority: Words = Field(min_length=1, max_length=60, examples=["济南热力集团"])


class Sends(ToldWords):
    """To which community of the street it is sent, and why."""

    community: Words = Field(max_length=40, examples=["dongguan"])


class Recategorises(Body):
    """What it is really about."""

    category: Words = Field(max_length=30, examples=["heating"])


class Joins(Body):
    """In which other matter it is dealt with."""

    head: Words = Field(max_length=20, examples=["LSL-2026-000012"])


class Progresses(ToldWords):
    """How the work goes, with pictures."""

    photos: list[FileSent] = _PHOTOS
    stage: StageOfWork = Stage.DURING


class Shows(Body):
    """Pictures, and whether they show how it was before, during or after."""

    photos: list[FileSent] = _PHOTOS
    stage: StageOfWork = Stage.BEFORE


class Till(ToldWords):
    """By when, and why."""

    due_on: date = Field(examples=["2026-03-20"])


class Done(Body):
    """What came of it."""

    outcome: Words = Field(min_length=1, max_length=500, examples=["换了阀门，暖气热了"])
    photos: list[FileSent] = _PHOTOS


def _as_said(_matter: Matter, body: Body) -> dict[str, Any]:
    return body.model_dump()


def _with_photos(_matter: Matter, body: Body) -> dict[str, Any]:
    said = body.model_dump(exclude={"photos"})
    return {**said, "photos": opened(getattr(body, "photos", ()))}


def _assigned(_matter: Matter, body: Body) -> dict[str, Any]:
    said = body.model_dump()
    return {"lead_id": said.pop("lead"), "helper_ids": said.pop("helpers"), **said}


def _category(_matter: Matter, body: Body) -> dict[str, Any]:
    code = body.model_dump()["category"]
    for leaf in shelf().leaves.values():
        if leaf.code == code:
            return {"category": leaf}
    raise Invalid(_("没有这个类别，代码在 /api/v1/categories。"), field="category")


def _community(_matter: Matter, body: Body) -> dict[str, Any]:
    said = body.model_dump()
    try:
        return {"community": community_by_slug(said["community"]), "words": said["words"]}
    except NotFound as missing:
        raise Invalid(_("没有这个社区。"), field="community") from missing


DEEDS: dict[str, tuple[type[Body], Callable[..., Matter], Callable[[Matter, Any], Any]]] = {
    "accept": (Nothing, actions.accept, _as_said),
    "reply": (ToldWords, actions.reply, _as_said),
    "ask": (Asks, actions.ask, _as_said),
    "handle": (Handles, actions.handle, _assigned),
    "reassign": (Assigns, actions.reassign, _assigned),
    "recategorise": (Recategorises, actions.recategorise, _category),
    "mark_focal": (Nothing, actions.mark_focal, _as_said),
    "decline": (ToldWords, actions.decline, _as_said),
    "refer": (Refers, actions.refer, _as_said),
    "send": (Sends, actions.send, _community),
    "separate": (Nothing, actions.separate, _as_said),
    "put_before_council": (MayTell, actions.put_before_council, _as_said),
    "progress": (Progresses, actions.progress, _with_photos),
    "extend": (Till, actions.extend, _as_said),
    "report_done": (Done, actions.report_done, _with_photos),
    "instruct": (Till, actions.instruct, _as_said),
}
"""By verb: what must be said, which action it is, and how its words become the action's."""


def at_work(request: Call, number: str) -> Matter:
    """A matter at the desk for which the token is; elsewhere and hidden alike it is absent."""
    found = seen(request.actor, number)
    return matter_at(request.actor, found.community.slug, found.pk)


def _operation(verb: str) -> None:
    body, act, said = DEEDS[verb]

    def take(request: Call, number: Number, told: Any) -> MatterNow:
        matter = at_work(request, number)
        version = unchanged_since(request, matter.revision)
        words = said(matter, told)
        return told_now(
            request, act(request.actor, matter.pk, seen=version, now=http.now(), **words)
        )

    take.__name__ = verb
    take.__annotations__["told"] = body
    router.writes(
        f"/matters/{{number}}/{verb.replace('_', '-')}",
        scope=Scope.MATTERS_WORK,
        gives=MatterNow,
        says=str(FLOW[verb].label),
        has_version=True,
    )(take)


for each in DEEDS:
    _operation(each)


@router.writes(
    "/matters/{number}/join",
    scope=Scope.MATTERS_WORK,
    gives=MatterNow,
    says="并到另一件",
    has_version=True,
)
def join(request: Call, number: Number, told: Joins) -> MatterNow:
    matter = at_work(request, number)
    version = unchanged_since(request, matter.revision)
    head = seen(request.actor, told.head)
    done = actions.join(request.actor, matter.pk, head_id=head.pk, seen=version, now=http.now())
    return told_now(request, done)


@router.writes(
    "/matters/{number}/photos",
    scope=Scope.MATTERS_WORK,
    gives=MatterNow,
    says="添照片：没动工时、正在办、办完以后",
    has_version=True,
)
def photos(request: Call, number: Number, told: Shows) -> MatterNow:
    matter = at_work(request, number)
    unchanged_since(request, matter.revision)
    said = _with_photos(matter, told)
    return told_now(request, add_photos(request.actor, matter.pk, now=http.now(), **said))
