"""Equipment as a table: its columns, a thing's row, and what is wrong with one."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core.sheets import columns as c
from lianxin.core.sheets.checking import Line, Table
from lianxin.core.sheets.judging import Comparing, Held
from lianxin.facilities.models import Condition, Equipment, EquipmentKind, Loan, LoanState, Room

KINDS = {
    EquipmentKind.COMPUTER.value: "电脑",
    EquipmentKind.PROJECTOR.value: "投影仪",
    EquipmentKind.BOOK.value: "图书",
    EquipmentKind.TOOL.value: "工具",
    EquipmentKind.OTHER.value: "其他",
}
CONDITIONS = {
    Condition.GOOD.value: "完好",
    Condition.WORN.value: "旧了，能用",
    Condition.DAMAGED.value: "坏了",
    Condition.LOST.value: "丢了",
}
COLUMNS = (
    c.Column(
        "name",
        "名称",
        c.words(60),
        ("物品名称", "设备名称", "书名"),
        is_required=True,
        hint="是什么。",
        width=26,
    ),
    c.Column(
        "kind",
        "种类",
        c.choice(KINDS),
        ("类别",),
        tell=KINDS.__getitem__,
        is_required=True,
        hint=f"{'、'.join(KINDS.values())}。",
    ),
    c.Column(
        "label",
        "编号",
        c.words(20),
        ("物品编号", "资产编号", "条码"),
        hint="贴在上面的编号，全社区不重复。没有就空着。",
        width=18,
    ),
    c.Column(
        "room",
        "放在哪儿",
        c.words(40),
        ("存放地点", "房间", "位置"),
        is_required=True,
        hint="“场所”里登记过的名称。",
        width=22,
    ),
    c.Column(
        "condition",
        "现状",
        c.choice(CONDITIONS, {"旧了": Condition.WORN.value}),
        ("状况",),
        tell=CONDITIONS.__getitem__,
        hint=f"{'、'.join(CONDITIONS.values())}；空着的算完好。",
    ),
    c.Column(
        "is_lendable",
        "能外借",
        c.whether,
        ("外借",),
        tell=c.told_whether,
        hint="是或否；空着的算能。",
    ),
    c.Column(
        "is_retired",
        "已报废",
        c.whether,
        ("报废",),
        tell=c.told_whether,
        hint="是或否；空着的算没有。",
    ),
)


def row(thing: Equipment) -> dict[str, Any]:
    """A thing's row; its room is read with it."""
    return {
        "name": thing.name,
        "kind": thing.kind,
        "label": thing.label or None,
        "room": thing.room.name,
        "condition": thing.condition,
        "is_lendable": thing.is_lendable,
        "is_retired": thing.retired_at is not None,
    }


class EquipmentJudge(Comparing):
    """Knows a community's rooms and what is in them, and what stood in the file before.

    A thing is known by its number. Of those without any, which are alike and in one room, the
    first of a file is the first that was written down, and so on.
    """

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        rooms = Room.objects.filter(community_id=community_id).order_by("name", "pk")
        self.rooms = {c.closed_up(room.name): room for room in rooms}
        self.counted: Counter[Hashable] = Counter()
        found = Equipment.objects.filter(community_id=community_id).select_related("room")
        held = [(thing.pk, row(thing)) for thing in found.order_by("pk")]
        self.held: Held = {self.key(told): (pk, told) for pk, told in held}
        self.counted.clear()
        out = Loan.objects.filter(community_id=community_id, state=LoanState.OUT)
        self.lent = set(out.values_list("equipment_id", flat=True))

    def key(self, told: Mapping[str, Any]) -> Hashable | None:
        if label := told.get("label"):
            return c.closed_up(label)
        if not (told.get("name") and told.get("room")):
            return None
        alike = c.closed_up(told["name"]), c.closed_up(told["room"])
        self.counted[alike] += 1
        return *alike, self.counted[alike]

    def known(self, lines: Sequence[Line]) -> Held:
        return self.held

    def twice(self, line: Line, first: int) -> tuple[str, str]:
        return "label", _("和第 %(row)d 行的编号一样，一件一个编号。") % {"row": first}

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        told["condition"] = told.get("condition") or Condition.GOOD.value
        told["is_lendable"] = told.get("is_lendable") is not False
        told["is_retired"] = told.get("is_retired") is True
        if name := told.get("room"):
            room = self.rooms.get(c.closed_up(name))
            told["room_id"] = room.pk if room else None
            if room is None:
                known = "、".join(each.name for each in self.rooms.values()) or _("一个也没有")
                words = _("“场所”里没有这个地方，先去登记它。现有：%(names)s。")
                yield "room", words % {"names": known}
        if told["is_retired"] and line.target in self.lent:
            yield "is_retired", _("它还借在外面，还回来才能报废。")


EQUIPMENT = Table("facilities.equipment", "设备物品", COLUMNS, EquipmentJudge)
