"""The register as a table: its columns, an organisation's row, and what is wrong with one."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core.identifiers import credit_code
from lianxin.core.sheets import columns as c
from lianxin.core.sheets.checking import Line, Table
from lianxin.core.sheets.judging import Comparing, Held
from lianxin.organisations.models import Kind, Milestone, MilestoneKind, Organisation, State
from lianxin.organisations.rules.register import (
    BEGINNINGS,
    CODE_TAKEN,
    LEFT_TOO_SOON,
    OTHER_KIND,
)
from lianxin.places.queries import NO_PLACE, Labels

KINDS = {
    Kind.SOCIAL.value: "社会组织",
    Kind.LOCAL.value: "驻区单位",
    Kind.NEW_SECTOR.value: "“两新”组织",
    Kind.OTHER.value: "其他",
}
STATES = {
    State.STANDING.value: "在册",
    State.IDEA.value: "有个想法",
    State.PREPARING.value: "正在筹备",
    State.FILED.value: "社区备案",
    State.APPLIED.value: "已递交申请",
    State.REGISTERED.value: "已登记",
    State.DROPPED.value: "没有办成",
    State.ENDED.value: "已注销",
}
_OTHER_KINDS = {"两新组织": Kind.NEW_SECTOR.value, "驻区企业": Kind.LOCAL.value}
_DAY = "日期像这样写：2015-07-01。"
COLUMNS = (
    c.Column(
        "name", "名称", c.words(80), ("单位名称", "全称"), is_required=True, hint="全称。", width=30
    ),
    c.Column(
        "kind",
        "类别",
        c.choice(KINDS, _OTHER_KINDS),
        ("单位类别",),
        tell=KINDS.__getitem__,
        is_required=True,
        hint=f"{'、'.join(KINDS.values())}。",
    ),
    c.Column(
        "state",
        "状态",
        c.choice(STATES),
        tell=STATES.__getitem__,
        hint="新登记的社会组织写：有个想法、社区备案或已登记，空着的算社区备案；别的单位空着。",
    ),
    c.Column(
        "authority",
        "登记机关",
        c.words(60),
        hint="已登记的社会组织要写，例如：区民政局。",
        width=20,
    ),
    c.Column(
        "credit_code",
        "统一社会信用代码",
        credit_code,
        ("信用代码",),
        hint="18 位，先把这一列设成“文本”。没有就空着。",
        width=22,
    ),
    c.Column("what", "做什么的", c.words(200), hint="一句话，写给居民看。", width=40),
    c.Column(
        "place",
        "在哪儿",
        c.words(120),
        ("地址", "地点"),
        hint="社区里的院、楼或单元，例如：文华园 2号楼。",
        width=26,
    ),
    c.Column(
        "since",
        "哪天来的",
        c.day,
        ("入驻日期", "成立日期"),
        tell=c.told_day,
        is_required=True,
        hint=_DAY,
    ),
    c.Column("until", "哪天走的", c.day, tell=c.told_day, hint=f"还在就空着。{_DAY}"),
    c.Column(
        "is_shown",
        "网页公开",
        c.whether,
        tell=c.told_whether,
        hint="名称和做什么公不公开，是或否；空着的算公开。",
    ),
)


def row(organisation: Organisation, label: str | None) -> dict[str, Any]:
    return {
        "name": organisation.name,
        "kind": organisation.kind,
        "state": organisation.state,
        "credit_code": organisation.credit_code or None,
        "what": organisation.what or None,
        "place": label,
        "since": organisation.since,
        "until": organisation.until,
        "is_shown": organisation.is_shown,
    }


def rows(
    community_id: int, found: Iterable[Organisation]
) -> Iterator[tuple[Organisation, dict[str, Any]]]:
    """Organisations with their rows, and with who registered them."""
    labels = Labels(community_id).by_key
    granted = Milestone.objects.filter(
        organisation__community_id=community_id,
        kind=MilestoneKind.REGISTER,
        struck_at__isnull=True,
    )
    authorities = dict(granted.order_by("pk").values_list("organisation_id", "authority"))
    for each in found:
        told = row(each, labels.get(each.place_id or 0))
        yield each, told | {"authority": authorities.get(each.pk)}


class RegisterJudge(Comparing):
    """Knows a community's places and organisations, and what stood in the file before."""

    def __init__(self, community_id: int, *, today: date) -> None:
        super().__init__(community_id, today=today)
        self.places = Labels(community_id)
        found = Organisation.objects.filter(community_id=community_id)
        self.held: Held = {
            c.closed_up(each.name): (each.pk, row(each, self.places.by_key.get(each.place_id or 0)))
            for each in found
        }
        self.codes: dict[str, Hashable] = {
            told["credit_code"]: name
            for name, (_pk, told) in self.held.items()
            if told["credit_code"]
        }

    def known(self, lines: Sequence[Line]) -> Held:
        return self.held

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        if told.get("is_shown") is None:
            told["is_shown"] = True
        if told.get("place") and self.places.key(told["place"]) is None:
            yield "place", str(NO_PLACE)
        if told.get("since") and told.get("until") and told["until"] < told["since"]:
            yield "until", str(LEFT_TOO_SOON)
        if (code := told.get("credit_code")) and told.get("name"):
            name = c.closed_up(told["name"])
            if self.codes.setdefault(code, name) != name:
                yield "credit_code", str(CODE_TAKEN)
        if line.target is None and told.get("kind"):
            yield from _beginning(told)

    def differ(self, line: Line, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
        before = line.before or {}
        if "kind" in keys and Kind.SOCIAL in (before["kind"], line.values["kind"]):
            yield "kind", str(OTHER_KIND)
        elif "state" in keys:
            yield "state", _("走到哪一步要在它自己那一页记，这里请照原样写或空着。")


def _beginning(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """How far a new one has come."""
    if told["kind"] != Kind.SOCIAL:
        told["state"] = told.get("state") or State.STANDING.value
        if told["state"] != State.STANDING:
            yield "state", _("只有社会组织有这一步，别的单位这里空着。")
        return
    told["state"] = told.get("state") or State.FILED.value
    if told["state"] not in BEGINNINGS:
        yield "state", _("新登记的社会组织只能写：有个想法、社区备案、已登记。")
    if told["state"] == State.REGISTERED and not told.get("authority"):
        yield "authority", _("写上在哪儿登记的，例如区民政局。")


REGISTER = Table("organisations.register", "单位和社会组织", COLUMNS, RegisterJudge)
