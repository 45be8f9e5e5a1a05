"""The roster as a table: its columns, and a member's row."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lianxin.core.masks import mask_id, mask_phone
from lianxin.core.sheets import columns as c
from lianxin.party.models import Member, Rank, Standing

SEXES = {"m": "男", "f": "女"}
RANKS = {Rank.FULL.value: "正式党员", Rank.PROBATIONARY.value: "预备党员"}
STANDINGS = {
    Standing.ENROLLED.value: "组织关系在本社区",
    Standing.FLOATING.value: "流动党员",
    Standing.CHECKED_IN.value: "在职党员报到",
}
_OTHER_RANKS = {"正式": Rank.FULL.value, "预备": Rank.PROBATIONARY.value}
_OTHER_STANDINGS = {
    "在册": Standing.ENROLLED.value,
    "正常": Standing.ENROLLED.value,
    "流动": Standing.FLOATING.value,
    "在职报到": Standing.CHECKED_IN.value,
    "双报到": Standing.CHECKED_IN.value,
}


def _day(day: date) -> date:
    return day


def _never(_held: Any) -> None:
    """Not shown at all, where it is not shown in full."""


_DAY = "日期像这样写：2015-07-01。"
COLUMNS = (
    c.Column("name", "姓名", c.words(60), is_required=True, hint="和身份证上一样。", width=12),
    c.Column("sex", "性别", c.choice(SEXES), tell=SEXES.__getitem__, hint="男或女。", width=8),
    c.Column(
        "identity",
        "身份证号",
        c.identity,
        ("身份证号码", "公民身份号码", "公民身份证号码", "身份证"),
        hint="18 位，先把这一列设成“文本”。可以空着。",
        width=22,
        mask=mask_id,
    ),
    c.Column(
        "born_on",
        "出生日期",
        c.day,
        ("生日",),
        tell=_day,
        hint=f"有身份证号的可以空着。{_DAY}",
        mask=_never,
    ),
    c.Column(
        "phone",
        "手机号",
        c.mobile,
        ("手机", "手机号码", "联系电话", "电话", "联系方式"),
        mask=mask_phone,
    ),
    c.Column(
        "home",
        "住处",
        c.words(120),
        ("家庭住址", "住址", "居住地址", "楼院"),
        hint="社区里的院、楼或单元，例如：东舍坊118号院 7号楼 2单元。",
        width=30,
    ),
    c.Column("door", "门牌", c.words(20), ("门牌号", "户号", "房号", "室"), width=10, mask=_never),
    c.Column(
        "rank",
        "党员类别",
        c.choice(RANKS, _OTHER_RANKS),
        ("人员类别", "类别", "党员类型"),
        tell=RANKS.__getitem__,
        is_required=True,
        hint="正式党员或预备党员。",
    ),
    c.Column(
        "standing",
        "组织关系",
        c.choice(STANDINGS, _OTHER_STANDINGS),
        ("党员状态", "状态", "党员情况"),
        tell=STANDINGS.__getitem__,
        hint=f"{'、'.join(STANDINGS.values())}；空着的算在本社区。",
        width=18,
    ),
    c.Column("employer", "工作单位", c.words(80), ("单位", "工作单位及职务"), width=24),
    c.Column(
        "admitted_on",
        "入党日期",
        c.day,
        ("入党时间", "加入中国共产党日期", "加入党组织日期"),
        tell=_day,
        is_required=True,
        hint=f"从这一天开始预备期。{_DAY}",
    ),
    c.Column("full_on", "转正日期", c.day, ("转正时间", "转为正式党员日期"), tell=_day, hint=_DAY),
    c.Column(
        "branch", "党支部", c.words(60), ("所在党支部", "所属党支部", "支部", "所在支部"), width=20
    ),
    c.Column("group", "党小组", c.words(60), ("小组", "所在党小组"), width=16),
    c.Column(
        "entered_on",
        "到本社区日期",
        c.day,
        ("转入日期", "进入本支部日期", "进入支部日期"),
        tell=_day,
        hint=f"空着的算导入那一天。{_DAY}",
    ),
    c.Column("away_since", "外出日期", c.day, ("外出时间",), tell=_day, hint=_DAY),
    c.Column("away_to", "外出去向", c.words(80), ("流动去向", "外出地点"), width=20),
)


def row_of(member: Member, places: Mapping[int, str], bodies: Mapping[int, str]) -> dict[str, Any]:
    """A member's row; labels of places and names of bodies are handed in by key."""
    return {
        "name": member.name,
        "sex": None if member.is_female is None else "f" if member.is_female else "m",
        "identity": member.identity or None,
        "born_on": member.born_on,
        "phone": member.phone or None,
        "home": places.get(member.home_id or 0),
        "door": member.door or None,
        "rank": member.rank,
        "standing": member.standing,
        "employer": member.employer or None,
        "admitted_on": member.admitted_on,
        "full_on": member.full_on,
        "branch": bodies.get(member.branch_id or 0),
        "group": bodies.get(member.group_id or 0),
        "entered_on": member.entered_on,
        "away_since": member.away_since,
        "away_to": member.away_to or None,
    }
