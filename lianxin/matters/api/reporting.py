"""Bringing a matter up: one's own, or as staff for somebody who tells it (代办)."""

from typing import Annotated, Any

from django import forms
from django.utils.translation import gettext as _
from pydantic import Field

from lianxin.core import http, pii
from lianxin.core.api import (
    Body,
    Call,
    FileSent,
    Scope,
    Slug,
    Words,
    enumerated,
    keep_home,
    opened,
    sent_as,
)
from lianxin.core.errors import Invalid
from lianxin.core.identifiers import mobile
from lianxin.matters.actions.counter import take_down
from lianxin.matters.actions.filing import MOST_WORDS, Report, file
from lianxin.matters.actions.work import MOST_PHOTOS
from lianxin.matters.api.door import router
from lianxin.matters.api.shapes import MatterNow, told_now
from lianxin.matters.forms.fields import answer_fields, answers_of
from lianxin.matters.models import Category, Channel, MatterKind
from lianxin.matters.queries.shelf import shelf
from lianxin.places.models import Community, Place
from lianxin.places.queries import community_by_slug, place_labelled, place_named

KindOfMatter = Annotated[MatterKind, enumerated(MatterKind)]
Through = Annotated[Channel, enumerated(Channel)]


class Brought(Body):
    """What is the matter, where, and who may read it."""

    words: Words = Field(
        min_length=1, max_length=MOST_WORDS, examples=["7号楼2单元的暖气片是凉的，屋里十三度。"]
    )
    category: Words = Field(max_length=30, examples=["heating"], description="类别的代码")
    kind: KindOfMatter = MatterKind.HELP
    place: Words = Field("", max_length=120, examples=["东舍坊118号院 7号楼"])
    answers: dict[Words, Any] = Field(
        {}, max_length=30, examples=[{"temperature": 13}], description="这一类要问的，按代码答"
    )
    is_public: bool = Field(True, description="大家都能看")
    is_named: bool = Field(False, description="署名（公开时写作 王*群）")
    hide_personal: bool = Field(True, description="替您隐去话里的姓名和电话")
    photos: list[FileSent] = Field(
        [], max_length=MOST_PHOTOS, description="最多六张，会去掉拍摄地点等信息"
    )


class TakenDown(Brought):
    """The same, told by somebody to the staff."""

    channel: Through = Field(Channel.PHONE, description="当面、电话，还是上门")
    name: Words = Field("", max_length=60, examples=["李桂芳"])
    phone: Words = Field("", max_length=20, examples=["13800001234"])


@router.writes(
    "/communities/{slug}/matters",
    scope=Scope.MATTERS_WRITE,
    gives=MatterNow,
    says="报一件事",
    status=201,
)
def report(request: Call, slug: Slug, brought: Brought) -> MatterNow:
    community = _home(request, slug)
    matter = file(request.actor, _report(request, community, brought), now=http.now())
    return told_now(request, matter)


@router.writes(
    "/communities/{slug}/matters/taken-down",
    scope=Scope.MATTERS_WORK,
    gives=MatterNow,
    says="代办登记：替打来电话、当面来说的居民报一件事",
    status=201,
)
def taken_down(request: Call, slug: Slug, brought: TakenDown) -> MatterNow:
    community = _home(request, slug)
    if brought.channel in (Channel.WEB, Channel.CODE):
        raise Invalid(_("选一个：当面、电话，还是上门。"), field="channel")
    report = _report(
        request,
        community,
        brought,
        channel=brought.channel,
        name=brought.name,
        phone=mobile(brought.phone) if brought.phone else "",
    )
    return told_now(request, take_down(request.actor, report, now=http.now()))


def _home(request: Call, slug: str) -> Community:
    """The token's own community: in another, its owner makes a token for that."""
    community = community_by_slug(slug)
    keep_home(request, community.pk)
    return community


def _report(request: Call, community: Community, brought: Brought, **more: Any) -> Report:
    category = _category(brought.category)
    place = _place(community, brought.place)
    return Report(
        key=sent_as(request),
        community=community,
        category=category,
        kind=brought.kind,
        words=pii.strike(brought.words) if brought.hide_personal else brought.words,
        place=place,
        place_words="" if place else brought.place,
        answers=_answers(category, brought.answers),
        is_public=brought.is_public,
        is_named=brought.is_named,
        photos=opened(brought.photos),
        **more,
    )


def _category(code: str) -> Category:
    for leaf in shelf().leaves.values():
        if leaf.code == code:
            return leaf
    raise Invalid(_("没有这个类别，代码在 /api/v1/categories。"), field="category")


def _place(community: Community, words: str) -> Place | None:
    if not words:
        return None
    return place_labelled(community.pk, words) or place_named(community.pk, words)


def _answers(category: Category, given: dict[str, Any]) -> dict[str, Any]:
    """What was answered to the category's questions, judged as the page judges it."""
    fields = answer_fields(shelf().questions.get(category.pk, ()))
    form = forms.Form({f"a_{code}": value for code, value in given.items()})
    form.fields.update(fields)
    for name, faults in form.errors.items():
        raise Invalid(str(faults[0]), field=f"answers.{name.removeprefix('a_')}")
    return answers_of(form.cleaned_data)
