"""Announcements as staff write, publish and withdraw them."""

from typing import Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Found,
    Key,
    Nothing,
    Scope,
    Shape,
    Slug,
    Steps,
    Turning,
    body_of,
    done,
    filled,
    keep_home,
    taking,
    turned,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.honours import actions
from lianxin.honours.api.announcements import (
    AnnouncementInFull,
    AnnouncementLeaf,
    told,
    told_in_full,
)
from lianxin.honours.api.door import router
from lianxin.honours.deeds import NOTICE_DEEDS
from lianxin.honours.forms.showing import Write
from lianxin.honours.models import Announcement
from lianxin.honours.queries.access import announcement_at
from lianxin.honours.queries.announcements import at_desk, audiences
from lianxin.honours.rules import NOTICE_FLOW
from lianxin.people.queries import workplace
from lianxin.places.models import Community

WritesNews = body_of(Write, "WritesNews")


class AudienceTold(Shape):
    """Whom an announcement can be for."""

    to: str = Field(examples=["community:"])
    name: str = Field(examples=["全社区"])


class Audiences(Shape):
    """All of them."""

    items: list[AudienceTold]


@router.reads(
    "/communities/{slug}/announcements/desk",
    scope=Scope.NEWS_WORK,
    gives=AnnouncementLeaf,
    says="工作台上的公告，没发布的也在内",
)
def news_at_desk(request: Call, slug: Slug, turn: Query[Turning]) -> AnnouncementLeaf:
    community = _workplace(request, slug)
    page = at_desk(request.actor, community.pk, after=turn.after, before=turn.before)
    return turned(AnnouncementLeaf, page, told)


@router.reads(
    "/communities/{slug}/announcements/audiences",
    scope=Scope.NEWS_WORK,
    gives=Audiences,
    says="公告能发给谁",
)
def audiences_(request: Call, slug: Slug) -> Audiences:
    found = audiences(_workplace(request, slug))
    return Audiences(items=[AudienceTold(to=to, name=str(name)) for to, name in found])


@router.writes(
    "/communities/{slug}/announcements",
    scope=Scope.NEWS_WORK,
    gives=AnnouncementInFull,
    says="写一条公告，发布以前只有工作人员看得到",
    status=201,
)
@taking(WritesNews)
def write_news(request: Call, slug: Slug, told: Any) -> AnnouncementInFull:
    community = _workplace(request, slug)
    form = Write(audiences(community), *filled(told))

    def deed() -> Announcement:
        files = form.cleaned_data["papers"]
        return actions.write_announcement(
            request.actor, community, form.told(), files, now=http.now()
        )

    return _told(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/announcements/{int:pk}/rewrite",
    scope=Scope.NEWS_WORK,
    gives=AnnouncementInFull,
    says="改一条还没发布的公告",
    has_version=True,
)
@taking(WritesNews)
def rewrite_news(request: Call, slug: Slug, pk: Key, told: Any) -> AnnouncementInFull:
    found = _one(request, slug, pk)
    version = unchanged_since(request, found.revision)
    form = Write(audiences(found.community), *filled(told))

    def deed() -> object:
        files = form.cleaned_data["papers"]
        return actions.rewrite_announcement(
            request.actor, pk, form.told(), files, now=http.now(), seen=version
        )

    done(form, deed)
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/announcements/{int:pk}/attachments/{int:thing}/detach",
    scope=Scope.NEWS_WORK,
    gives=AnnouncementInFull,
    says="去掉公告的一个附件",
    has_version=True,
)
def detach_from_news(
    request: Call, slug: Slug, pk: Key, thing: Key, told: Nothing
) -> AnnouncementInFull:
    version = unchanged_since(request, _one(request, slug, pk).revision)
    actions.detach(request.actor, pk, attachment=thing, now=http.now(), seen=version)
    return _told(request, slug, pk)


def _workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


def _one(request: Call, slug: str, pk: int) -> Announcement:
    community, found = _workplace(request, slug), announcement_at(request.actor, slug, pk)
    if found.community_id != community.pk:
        raise NotFound
    return found


def _told(request: Call, slug: str, pk: int) -> AnnouncementInFull:
    return told_in_full(request, _one(request, slug, pk))


Steps(
    router=router,
    scope=Scope.NEWS_WORK,
    path="announcements/{int:pk}",
    name="{}_news",
    body="News{}",
    find=lambda request, slug, pk: Found(_one(request, slug, pk), ({},)),
    gives=AnnouncementInFull,
    tell=lambda request, slug, found: _told(request, slug, found.pk),
    has_version=True,
).declare(NOTICE_DEEDS, lambda verb: f"公告：{NOTICE_FLOW[verb].label}")
