"""Words of danger to life or property, and whom to call first (I-01)."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Text


@dataclass(frozen=True, slots=True)
class Danger:
    code: str
    pattern: re.Pattern[str]
    number: str
    advice: Text


DANGERS = (
    Danger(
        "gas",
        re.compile(r"煤气味|燃气味|天然气味|(煤气|燃气|天然气)(泄漏|漏气|漏了|漏)"),
        "119",
        _("闻到煤气味？别开灯、别打火，先出门，再打 119。"),
    ),
    Danger(
        "fire",
        re.compile(r"着火|起火|失火|火灾|冒(黑|浓)?烟|烧起来"),
        "119",
        _("看到火或浓烟？先离开，不坐电梯，再打 119。"),
    ),
    Danger(
        "trapped",
        re.compile(r"被困|困在|卡在(电梯|里面)"),
        "119",
        _("有人被困？别扒门，按电梯里的铃，再打 119。"),
    ),
    Danger(
        "fight",
        re.compile(r"打架|打起来|动刀|持刀|抢劫|砍人"),
        "110",
        _("有人动手？离远一些，马上打 110。"),
    ),
    Danger(
        "collapse",
        re.compile(r"坍塌|塌了|要塌|倒塌|墙(要|快)倒"),
        "119",
        _("房子或墙要塌？先撤到空地，再打 119。"),
    ),
    Danger(
        "electric",
        re.compile(r"触电|漏电|电线(掉|断)"),
        "119",
        _("有电线掉落或漏电？别碰，离远，再打 119。"),
    ),
    Danger(
        "health",
        re.compile(r"晕倒|昏迷|没有呼吸|大出血|中毒|自杀|轻生|跳楼"),
        "120",
        _("有人性命要紧？先打 120，再打 110。"),
    ),
    Danger("crash", re.compile(r"车祸|撞人|撞了人"), "122", _("撞了人？先打 120 救人，再打 122。")),
)


def find(text: str) -> list[Danger]:
    """The dangers that a text speaks of; a warning too many is better than one too few."""
    return [danger for danger in DANGERS if danger.pattern.search(text)]
