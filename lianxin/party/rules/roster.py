"""What must hold of a member's particulars, whoever writes them down and however."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core.flow import Text
from lianxin.party.models import Rank, Standing

LEAST_AGE = 18
"""党章 1: who may apply."""
OF_ROSTER: Mapping[str, Text] = {
    "look_at_roster": gettext_lazy("查看名册"),
    "take_out_roster": gettext_lazy("导出名册"),
}
LOOKS: Mapping[str, Text] = {
    "register": gettext_lazy("登记"),
    "amend": gettext_lazy("改了信息"),
    "place": gettext_lazy("编入支部"),
    "look": gettext_lazy("查看"),
    "unmask": gettext_lazy("看了完整号码"),
    "extend": gettext_lazy("延长预备期"),
    "convert": gettext_lazy("转正"),
    "decide": gettext_lazy("记下怎么定的"),
    "leave": gettext_lazy("组织关系转走"),
    "assess_dues": gettext_lazy("核定党费"),
    "strike_dues": gettext_lazy("划掉记错的党费"),
    "ask_relief": gettext_lazy("申请减免党费"),
    "agree_relief": gettext_lazy("支部同意减免党费"),
    "approve_relief": gettext_lazy("批准减免党费"),
    "refuse_relief": gettext_lazy("没有同意减免党费"),
    "receive_gift": gettext_lazy("收到一次多交的党费"),
    "hand_on": gettext_lazy("上缴一次多交的党费"),
    "remind": gettext_lazy("到日子的提醒"),
    **OF_ROSTER,
}
"""Deeds on a member, as members and those who work with their records are told of them."""


def deed_words(deed: str) -> Text:
    """A deed in words; one that is not known here is told as a record."""
    return LOOKS.get(deed, gettext_lazy("有一条记录"))


def flaws(told: Mapping[str, Any], *, today: date) -> Iterator[tuple[str, str]]:
    """What is wrong with particulars that are right each by itself: the field, and words for it."""
    yield from _flaws_of_days(told, today)
    yield from _flaws_of_identity(told)
    standing, branch = told.get("standing"), told.get("branch")
    if standing != Standing.CHECKED_IN and not branch:
        yield "branch", _("组织关系在本社区的党员要编入一个党支部。")
    if told.get("group") and not branch:
        yield "group", _("先写党支部，再写党小组。")


def _flaws_of_days(told: Mapping[str, Any], today: date) -> Iterator[tuple[str, str]]:
    admitted, full = told.get("admitted_on"), told.get("full_on")
    if told.get("rank") == Rank.FULL and not full:
        yield "full_on", _("正式党员要有转正日期。")
    if told.get("rank") == Rank.PROBATIONARY and full:
        yield "full_on", _("预备党员还没有转正，这里空着；已经转正的，类别写正式党员。")
    if admitted and full and full < admitted:
        yield "full_on", _("转正日期比入党日期早，请核对。")
    for key in ("born_on", "admitted_on", "full_on", "entered_on", "away_since"):
        if (day := told.get(key)) and day > today:
            yield key, _("这一天还没有到，请核对年份。")
    born = told.get("born_on") or birthday(told.get("identity") or "")
    if admitted and born and admitted < _after_years(born, LEAST_AGE):
        yield "admitted_on", _("按出生日期算，入党时不满 18 岁，请核对。")


def _flaws_of_identity(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    number = told.get("identity")
    if not number:
        return
    if (born := told.get("born_on")) and born != birthday(number):
        yield "born_on", _("和身份证号里的生日对不上，请核对。")
    is_female = told.get("is_female")
    if is_female is not None and is_female != is_womans(number):
        yield "is_female", _("和身份证号第 17 位对不上，请核对。")


def birthday(number: str) -> date | None:
    """The day that stands in an identity number; none without one."""
    if len(number) != 18:
        return None
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def is_womans(number: str) -> bool:
    return int(number[16]) % 2 == 0


def _after_years(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 3, 1)
    return day.replace(year=day.year + years)
