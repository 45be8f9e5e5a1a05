"""What is told of a resolution while it is carried out, and when it is over."""

from typing import Annotated

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Key,
    Scope,
    Slug,
    Words,
    enumerated,
    keep_home,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.council import actions
from lianxin.council.api.door import router
from lianxin.council.api.reading import ResolutionTold, told_resolution
from lianxin.council.models import AgendaItem, Result
from lianxin.council.queries.resolutions import one_resolution

ResultTold = Annotated[Result, enumerated(Result)]


class Progress(Body):
    """How it is being carried out."""

    words: Words = Field(min_length=1, max_length=500, examples=["阀门到货了，周四更换"])


class Finishes(Progress):
    """What came of it."""

    result: ResultTold = Result.DONE


@router.writes(
    "/communities/{slug}/resolutions/{int:pk}/progress",
    scope=Scope.COUNCIL_WORK,
    gives=ResolutionTold,
    says="写一项决议的进展，参加的人会知道",
    has_version=True,
)
def progress(request: Call, slug: Slug, pk: Key, told: Progress) -> ResolutionTold:
    item, seen = _item(request, slug, pk)
    actions.progress(request.actor, item.pk, words=told.words, seen=seen, now=http.now())
    return told_resolution(request, slug, pk)


@router.writes(
    "/communities/{slug}/resolutions/{int:pk}/finish",
    scope=Scope.COUNCIL_WORK,
    gives=ResolutionTold,
    says="记下一项决议办成了什么样",
    has_version=True,
)
def finish(request: Call, slug: Slug, pk: Key, told: Finishes) -> ResolutionTold:
    item, seen = _item(request, slug, pk)
    actions.finish(
        request.actor, item.pk, result=told.result, words=told.words, seen=seen, now=http.now()
    )
    return told_resolution(request, slug, pk)


def _item(request: Call, slug: str, pk: int) -> tuple[AgendaItem, int | None]:
    """The item on which its steps are taken, for who works at its desk; and what they saw."""
    found = one_resolution(request.actor, slug, pk, now=http.now())
    item = found.resolution.item
    keep_home(request, item.session.council.community_id)
    if not found.is_desk:
        raise NotFound
    return item, unchanged_since(request, item.revision)
