"""One's own inbox, as far as it is about the token's community."""

from datetime import datetime

from django.db.models import Q
from ninja import Query
from pydantic import Field

from lianxin.core import http, keyset
from lianxin.core.api import Call, Door, Key, Leaf, Scope, Shape, Turning, turned
from lianxin.core.errors import NotFound
from lianxin.notifications import actions
from lianxin.notifications.models import Notice
from lianxin.notifications.queries import notices_for

router = Door()
LATEST = ("-last_at", "-id")


class News(Shape):
    """One piece of news."""

    at: datetime | None
    text: str = Field(examples=["答复：明天上午来看暖气"])


class NoticeTold(Shape):
    """What one is told about one thing."""

    id: int
    title: str = Field(examples=["东舍坊118号院7号楼的暖气片是凉的"])
    lines: list[News]
    url: str = Field(examples=["/c/lishanlu/matters/LSL-2026-000123/"])
    last_at: datetime
    read_at: datetime | None


class NoticeLeaf(Leaf):
    """A page of one's inbox, the latest first."""

    items: list[NoticeTold]


@router.reads("/me/notices", scope=Scope.INBOX_READ, gives=NoticeLeaf, says="我的消息，新的在前")
def notices(request: Call, turn: Query[Turning]) -> NoticeLeaf:
    rows = notices_for(request.actor).filter(_here(request))
    return turned(NoticeLeaf, keyset.page(rows, LATEST, **turn.marks), _told)


@router.writes(
    "/me/notices/{int:pk}/read", scope=Scope.INBOX_WRITE, gives=NoticeTold, says="看过了"
)
def read(request: Call, pk: Key) -> NoticeTold:
    if not notices_for(request.actor).filter(_here(request), pk=pk).exists():
        raise NotFound
    notice = actions.read(request.actor, pk, now=http.now())
    if notice is None:
        raise NotFound
    return _told(notice)


def _here(request: Call) -> Q:
    return Q(community_id=request.caller.community_id) | Q(community_id=None)


def _told(notice: Notice) -> NoticeTold:
    return NoticeTold(
        id=notice.pk,
        title=notice.title,
        lines=[News(at=each["at"] or None, text=each["text"]) for each in notice.lines],
        url=notice.url,
        last_at=notice.last_at,
        read_at=notice.read_at,
    )
