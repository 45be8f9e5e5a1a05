"""What a member writes while they study: handed in, read again, taken back; nobody else's."""

from datetime import date
from typing import Annotated, Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Scope,
    Shape,
    Slug,
    body_of,
    done,
    enumerated,
    filled,
    taking,
)
from lianxin.core.errors import NotFound
from lianxin.party.actions import writing as actions
from lianxin.party.api.door import router
from lianxin.party.api.study import TakesBack, WhichStudyYear, own
from lianxin.party.forms.study import WritingForm
from lianxin.party.models import Writing, WritingKind
from lianxin.party.queries import study as queries

KindOfWriting = Annotated[WritingKind, enumerated(WritingKind)]


class OwnWriting(Shape):
    """A piece of one's own, without its text."""

    id: int
    kind: KindOfWriting
    title: str = Field(examples=["三严三实，贵在落实"])
    written_on: date
    characters: int
    is_stated: bool = Field(description="字数是本人报的：手写的")


class OwnWritingTold(OwnWriting):
    """The same with its text."""

    words: str
    is_taken_back: bool


class OwnWritings(Shape):
    """What one wrote in a year and did not take back, the latest first."""

    items: list[OwnWriting]


@router.reads(
    "/communities/{slug}/party/me/writings",
    scope=Scope.PARTY_READ,
    gives=OwnWritings,
    says="我一年里写的笔记和心得",
)
def writings(request: Call, slug: Slug, which: Query[WhichStudyYear]) -> OwnWritings:
    found = queries.writings_of(own(request, slug), which.year or http.today().year)
    return OwnWritings(items=[OwnWriting.model_validate(writing_facts(each)) for each in found])


def writing_facts(writing: Writing) -> dict[str, Any]:
    return {
        "id": writing.pk,
        "kind": WritingKind(writing.kind),
        "title": writing.title,
        "written_on": writing.written_on,
        "characters": writing.characters,
        "is_stated": writing.is_stated,
    }


@router.reads(
    "/communities/{slug}/party/me/writings/{int:pk}",
    scope=Scope.PARTY_READ,
    gives=OwnWritingTold,
    says="我写的一篇",
)
def writing(request: Call, slug: Slug, pk: Key) -> OwnWritingTold:
    return _told(request, slug, pk)


def _told(request: Call, slug: str, pk: int) -> OwnWritingTold:
    me = own(request, slug)
    found = queries.writing_for(request.actor, slug, pk)
    if found.member_id != me.pk:
        raise NotFound
    more = {"words": found.words, "is_taken_back": found.taken_back_at is not None}
    return OwnWritingTold.model_validate({**writing_facts(found), **more})


@router.writes(
    "/communities/{slug}/party/me/writings",
    scope=Scope.PARTY_WRITE,
    gives=OwnWritingTold,
    says="交一篇笔记或心得：文字、docx，或手写的照片和字数",
    status=201,
)
@taking(body_of(WritingForm, "HandsInWriting"))
def write(request: Call, slug: Slug, told: Any) -> OwnWritingTold:
    me = own(request, slug)
    campaigns = list(queries.campaigns_for(request.actor).filter(community=me.community))
    form = WritingForm(campaigns, *filled(told))
    made = done(form, lambda: actions.write(request.actor, me.pk, form.piece(), now=http.now()))
    return _told(request, slug, made.pk)


@router.writes(
    "/communities/{slug}/party/me/writings/{int:pk}/take-back",
    scope=Scope.PARTY_WRITE,
    gives=OwnWritingTold,
    says="交错的一篇拿掉，或放回来",
)
def take_back_writing(request: Call, slug: Slug, pk: Key, told: TakesBack) -> OwnWritingTold:
    _told(request, slug, pk)
    actions.take_back(request.actor, pk, now=http.now(), is_back=told.is_back)
    return _told(request, slug, pk)
