"""Announcements, as each caller may see them."""

from datetime import date, datetime
from typing import Annotated

from django.urls import reverse
from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Call, Key, Leaf, Scope, Shape, Slug, Turning, enumerated, turned
from lianxin.honours.api.door import router
from lianxin.honours.models import Announcement, Attachment, Notice
from lianxin.honours.queries.access import announcement_at
from lianxin.honours.queries.announcements import files_of, listed, valid
from lianxin.places.queries import community_by_slug

StateOfNotice = Annotated[Notice, enumerated(Notice)]


class AnnouncementTold(Shape):
    """One announcement; withdrawn, it says why instead of what."""

    id: int
    title: str = Field(examples=["周三停水通知"])
    words: str
    state: StateOfNotice
    is_pinned: bool
    valid_from: date
    valid_until: date
    published_at: datetime | None
    reason: str = Field(description="为什么撤回")


class AnnouncementPaper(Shape):
    """A paper that goes with an announcement."""

    id: int
    name: str = Field(examples=["停水通知.pdf"])
    size: int = Field(description="几个字节")
    url: str = Field(description="在哪儿下载")


class AnnouncementInFull(AnnouncementTold):
    """One announcement with its papers."""

    attachments: list[AnnouncementPaper]


class Announcements(Shape):
    """What holds today, pinned ones first."""

    items: list[AnnouncementTold]


class AnnouncementLeaf(Leaf):
    """A page of what was, the latest first."""

    items: list[AnnouncementTold]


@router.reads(
    "/communities/{slug}/announcements",
    scope=Scope.COMMUNITY_READ,
    gives=Announcements,
    says="现在有效的公告",
    is_open=True,
)
def announcements(request: Call, slug: Slug) -> Announcements:
    community = community_by_slug(slug)
    rows = valid(request.actor, community.pk, today=http.today())[:50]
    return Announcements(items=[told(each) for each in rows])


@router.reads(
    "/communities/{slug}/announcements/past",
    scope=Scope.COMMUNITY_READ,
    gives=AnnouncementLeaf,
    says="过期的公告，新的在前，一页二十条",
    is_open=True,
)
def past(request: Call, slug: Slug, turn: Query[Turning]) -> AnnouncementLeaf:
    community = community_by_slug(slug)
    found = listed(
        request.actor, community, after=turn.after, before=turn.before, today=http.today()
    )
    return turned(AnnouncementLeaf, found.past, told)


@router.reads(
    "/communities/{slug}/announcements/{int:pk}",
    scope=Scope.COMMUNITY_READ,
    gives=AnnouncementInFull,
    says="一条公告和它的附件",
    is_open=True,
)
def announcement(request: Call, slug: Slug, pk: Key) -> AnnouncementInFull:
    return told_in_full(request, announcement_at(request.actor, slug, pk))


def told_in_full(request: Call, found: Announcement) -> AnnouncementInFull:
    request.version = found.revision
    return AnnouncementInFull(
        **told(found).model_dump(), attachments=[_paper(request, each) for each in files_of(found)]
    )


def _paper(request: Call, file: Attachment) -> AnnouncementPaper:
    slug = file.announcement.community.slug
    url = request.build_absolute_uri(reverse("honours:attachment", args=[slug, file.key]))
    return AnnouncementPaper(id=file.pk, name=file.name, size=file.size, url=url)


def told(found: Announcement) -> AnnouncementTold:
    is_withdrawn = found.state == Notice.WITHDRAWN
    return AnnouncementTold(
        id=found.pk,
        title=found.title,
        words="" if is_withdrawn else found.words,
        state=Notice(found.state),
        is_pinned=found.is_pinned,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        published_at=found.published_at,
        reason=found.reason,
    )
