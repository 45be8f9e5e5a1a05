"""Matters as a table: its columns, a matter's row, and what is wrong with a record from paper."""

import uuid
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.http import local_day
from lianxin.core.sheets import columns as c
from lianxin.core.sheets.checking import Line
from lianxin.core.sheets.judging import Comparing, Held
from lianxin.core.text import terms
from lianxin.matters.models import Channel, Matter, MatterKind, State
from lianxin.matters.queries.backlog import ORDERS, Wish, wished
from lianxin.matters.queries.searching import heard, scope
from lianxin.matters.queries.shelf import shelf
from lianxin.places.queries import Labels

MOST_ROWS = 20_000
"""A table that Excel opens at once; of more, the first so many in the page's order."""
KINDS = {
    MatterKind.HELP.value: "求助",
    MatterKind.COMPLAINT.value: "投诉",
    MatterKind.SUGGESTION.value: "建议",
    MatterKind.QUESTION.value: "咨询",
    MatterKind.REPORT.value: "举报",
    MatterKind.PRAISE.value: "表扬",
}
CHANNELS = {
    Channel.WEB.value: "手机或电脑",
    Channel.CODE.value: "扫楼门二维码",
    Channel.COUNTER.value: "到社区当面说",
    Channel.PHONE.value: "打电话",
    Channel.DOOR.value: "上门时说",
}
ON_PAPER = (Channel.COUNTER.value, Channel.PHONE.value, Channel.DOOR.value)
"""How what stands on paper can have come."""
STATES = {
    State.REPORTED.value: "待受理",
    State.ACCEPTED.value: "已受理",
    State.IN_HAND.value: "办理中",
    State.AT_COUNCIL.value: "议事中",
    State.TO_CONFIRM.value: "待确认",
    State.SUPERVISED.value: "街道督办",
    State.JOINED.value: "已并案",
    State.SOLVED.value: "已解决",
    State.PARTLY_SOLVED.value: "部分解决",
    State.DECLINED.value: "不予受理",
    State.REFERRED.value: "已转交",
    State.WITHDRAWN.value: "已撤回",
    State.LAPSED.value: "逾期未答",
}
ENDED_ON_PAPER = (State.SOLVED.value, State.PARTLY_SOLVED.value)
OPEN_ON_PAPER = (State.REPORTED.value, State.ACCEPTED.value)
"""As what has not ended comes in: whatever was begun with it is told on its own page."""
LONGEST = 500
"""What somebody may write who records from paper."""
_DAY = "日期像这样写：2012-07-01。"
_OURS = "导出时有；导入时空着。"
COLUMNS = (
    c.Column("number", "编号", c.words(20), hint=_OURS, width=18),
    c.Column("title", "标题", c.words(60), hint="空着的取第一句话。", width=30),
    c.Column(
        "words", "什么事", c.words(4_000), is_required=True, hint="原话，500 字以内。", width=50
    ),
    c.Column(
        "kind",
        "种类",
        c.choice(KINDS),
        tell=KINDS.__getitem__,
        is_required=True,
        hint=f"{'、'.join(KINDS.values())}。",
    ),
    c.Column(
        "category", "类别", c.words(30), is_required=True, hint="登记诉求时选的那些类别之一。"
    ),
    c.Column("place", "在哪里", c.words(120), hint="院、楼或单元；别的地方照原话写。", width=26),
    c.Column(
        "channel",
        "怎么来的",
        c.choice(CHANNELS),
        tell=CHANNELS.__getitem__,
        hint="到社区当面说、打电话或上门时说；空着的算当面说。",
    ),
    c.Column("name", "姓名", c.words(60), hint="谁提的。导出时没有这一列的内容。", width=12),
    c.Column("phone", "手机号", c.mobile, ("联系电话", "电话"), hint="导出时没有。", width=16),
    c.Column(
        "reported",
        "哪天提出",
        c.day,
        tell=c.told_day,
        is_required=True,
        hint=f"登记册上的日子。{_DAY}",
    ),
    c.Column(
        "replied",
        "哪天答复",
        c.day,
        tell=c.told_day,
        hint=f"办结了的空着，算办结那天；没办完的空着，算还没答复。{_DAY}",
    ),
    c.Column(
        "closed", "哪天办结", c.day, tell=c.told_day, hint=f"办结了的必填，没办完的空着。{_DAY}"
    ),
    c.Column(
        "state",
        "状态",
        c.choice(STATES),
        tell=STATES.__getitem__,
        hint="导入时写已解决、部分解决；没办完的写已受理、待受理。空着的算已解决。",
    ),
    c.Column(
        "outcome", "办成什么样", c.words(2_000), hint="办结了的必填，没办完的空着。", width=50
    ),
    c.Column("office", "负责单位", c.words(60), hint="谁办的，可以空着。", width=22),
    c.Column("lead", "谁负责", c.words(60), hint=_OURS),
    c.Column(
        "due",
        "哪天到期",
        c.day,
        tell=c.told_day,
        hint=f"没办完的可以写打算哪天以前办；空着的由系统排开。办结了的空着。{_DAY}",
    ),
    c.Column("supports", "几户也遇到", c.number, hint=_OURS),
)


def key_of(community_id: int, told: Mapping[str, Any]) -> uuid.UUID:
    """Under which a record from paper is one matter, however often it comes."""
    name = f"{community_id} {told['reported']} {c.closed_up(told['words'])}"
    return uuid.uuid5(uuid.NAMESPACE_OID, name)


class RecordJudge(Comparing):
    """Knows the categories and places, and which records a community has already."""

    name_column = "words"

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        self.places = Labels(community_id)
        self.categories = {c.closed_up(leaf.name): leaf for leaf in shelf().leaves.values()}

    def key(self, told: Mapping[str, Any]) -> Hashable | None:
        if number := told.get("number"):
            return str(number).upper()
        if told.get("reported") and told.get("words"):
            return key_of(self.community_id, told)
        return None

    def known(self, lines: Sequence[Line]) -> Held:
        keys = [key for line in lines if (key := self.key(line.values)) is not None]
        here = Matter.objects.filter(community_id=self.community_id)
        here = here.select_related("category", "place", "lead")
        numbers = [key for key in keys if isinstance(key, str)]
        drafts = [key for key in keys if isinstance(key, uuid.UUID)]
        held: dict[Hashable, tuple[int, Mapping[str, Any]]] = {}
        for matter in here.filter(number__in=numbers):
            held[matter.number] = matter.pk, row(matter)
        for matter in here.filter(draft_key__in=drafts):
            if matter.draft_key:
                held[matter.draft_key] = matter.pk, row(matter)
        return held

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        told["place_id"] = self.places.key(told.get("place"))
        if line.target is not None:
            return
        if told.get("number"):
            yield "number", _("没有这个编号。以前的记录编号空着，写入时会编好。")
        if category := told.get("category"):
            leaf = self.categories.get(c.closed_up(category))
            told["category_id"] = leaf.pk if leaf else None
            if leaf is None:
                names = "、".join(each.name for each in self.categories.values())
                yield "category", _("没有这个类别。只能写：%(names)s。") % {"names": names}
        if len(told.get("words") or "") > LONGEST:
            yield "words", _("最多 %(most)d 字，请删短一些。") % {"most": LONGEST}
        told["channel"] = told.get("channel") or Channel.COUNTER.value
        if told["channel"] not in ON_PAPER:
            yield "channel", _("纸上的记录只能写：到社区当面说、打电话、上门时说。")
        told["state"] = told.get("state") or State.SOLVED.value
        yield from self._open(told) if told["state"] in OPEN_ON_PAPER else self._ended(told)
        yield from self._days(told)
        told["replied"] = told.get("replied") or told.get("closed")

    def _open(self, told: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What has not ended says nothing of an end."""
        for key in ("closed", "outcome"):
            if told.get(key):
                yield key, _("办结了的，状态写已解决或部分解决；没办完的，这一格空着。")
        if told.get("due") and told["due"] < self.today:
            yield "due", _("这一天已经过去。写今天或以后的日子，或空着。")

    def _ended(self, told: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if told["state"] not in ENDED_ON_PAPER:
            yield (
                "state",
                _(
                    "办结了的写已解决或部分解决；没办完的写已受理或待受理，办到哪一步导入后在那件诉求上接着记。"
                ),
            )
        if not told.get("closed"):
            yield "closed", _("写上办结的日子；没办完的，状态写已受理或待受理。")
        if not told.get("outcome"):
            yield "outcome", _("写一句办成什么样。")

    def _days(self, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        days = [(key, told[key]) for key in ("reported", "replied", "closed") if told.get(key)]
        for key, day in days:
            if day > self.today:
                yield key, _("这一天还没有到，请核对年份。")
        for (_key, before), (key, day) in pairwise(days):
            if day < before:
                yield key, _("比前一步还早，请核对：先提出，再答复，再办结。")

    def differ(self, line: Line, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
        """What is here goes its own way, step by step."""
        for key in keys:
            yield key, _("这件已经登记过，这一格和记录不一样。要改请到那件诉求的页面办，或空着。")


def to_export(actor: Actor, community_id: int, wish: Wish, *, day: date) -> Iterator[Matter]:
    """What a wish asks for, a thousand at a time; whoever brought it up is not read."""
    found = wished(actor, community_id, wish, day=day)
    if wanted := terms(wish.words):
        found = found.filter(tokens__matches=[scope(community_id), *heard(wanted)])
    found = found.select_related("category", "place", "lead").order_by(*ORDERS[wish.order])
    return iter(found[:MOST_ROWS].iterator(chunk_size=1_000))


def row(matter: Matter) -> dict[str, Any]:
    return {
        "number": matter.number,
        "title": matter.title,
        "words": matter.words,
        "kind": matter.kind,
        "category": matter.category.name,
        "place": (matter.place.label if matter.place else matter.place_words) or None,
        "channel": matter.channel,
        "reported": local_day(matter.reported_at),
        "replied": local_day(matter.replied_at) if matter.replied_at else None,
        "closed": local_day(matter.closed_at) if matter.closed_at else None,
        "state": matter.state,
        "outcome": matter.outcome or None,
        "office": matter.lead_office or None,
        "lead": matter.lead.name if matter.lead else None,
        "due": matter.due_on if matter.is_open else None,
        "supports": matter.supports or None,
    }
