"""Words of danger to life or property, and whom to call first (I-01)."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Text


@dataclass(frozen=True, slots=True)
class Danger:
    code: str
    pattern: re.Pattern[str]
    numbers: tuple[str, ...]
    """Whom to call, the first one first."""
    advice: Text

    @property
    def number(self) -> str:
        return self.numbers[0]


_NEAR = r"[^，。；！？,;!?\n]{0,6}"
"""A few characters of the same clause."""

DANGERS = (
    Danger(
        "gas",
        re.compile(
            rf"(?:煤气|燃气|天然气|液化气|瓦斯){_NEAR}(?:泄漏|泄露|漏气|漏了|在漏|味|臭)"
            r"|漏(?:煤气|燃气|天然气|液化气)|臭鸡蛋味"
        ),
        ("119",),
        _("闻到煤气味？别开灯、别打火，先出门，再打 119。"),
    ),
    Danger(
        "fire",
        re.compile(
            r"(?<!不)着火(?![点车锅炉])|(?<!一)起火(?![车锅速])|失火|火灾(?!隐患|演|报警|保险|险|自动)|火苗"
            r"|冒[黑浓白青大]{0,2}烟|浓烟|烧(?:着了|起来)|自燃|爆炸(?!性)|爆燃"
        ),
        ("119",),
        _("看到火或浓烟？别坐电梯，弯腰走楼梯，出去再打 119。"),
    ),
    Danger(
        "trapped",
        re.compile(
            rf"被困(?![难扰境])|(?<![贫穷])困在|电梯{_NEAR}(?:困|出不来|有人)|[关卡锁]在(?:电梯|里面|屋里)"
        ),
        ("119", "110"),
        _("有人被困？别扒门，按电梯里的铃，再打 119。"),
    ),
    Danger(
        "fight",
        re.compile(r"打架|打起来|打人|[动持拿]刀|砍人|捅人|抢劫|家暴|打老婆|虐待"),
        ("110",),
        _("有人动手？离远一些，别上前拉，马上打 110。"),
    ),
    Danger(
        "collapse",
        re.compile(
            r"坍塌|塌陷|塌方|倒塌|[要快就]塌|[房墙楼屋顶路坡棚].{0,3}塌|墙[要快]?倒|砸[到中]人"
        ),
        ("119", "120"),
        _("房子或墙要塌？喊上人先撤到空地，再打 119。"),
    ),
    Danger(
        "electric",
        re.compile(r"触电|漏电(?![保开断])|电线[掉断垂]|电[着到]人|麻手"),
        ("119", "120"),
        _("有人触电或电线掉了？别碰人也别碰线，离远，再打 119。"),
    ),
    Danger(
        "water",
        re.compile(r"溺水|落水(?![管口沟斗])|掉(?:进|到|下)(?:河|湖|水里|井)|掉进.{0,3}窨井"),
        ("119", "120"),
        _("有人落水？先喊人、扔能浮的东西，别自己下去，马上打 119。"),
    ),
    Danger(
        "life",
        re.compile(r"(?<!年)轻生(?![活产])|自杀|跳楼(?!价)|割腕|喝农药|不想活|活不下去"),
        ("110", "120", "12356"),
        _("有人想不开？陪着他，别留他一个人，马上打 110；想找人说说话，打 12356。"),
    ),
    Danger(
        "health",
        re.compile(
            r"晕[倒过]|昏[迷倒]|不省人事|没有?呼吸|喘不[上过]气|大出血|(?<!集)中毒|心梗|脑梗|中风|抽搐"
            r"|摔[得倒].{0,4}(?:起不来|动不了)"
        ),
        ("120",),
        _("有人不省人事？先打 120，别急着挪动，在门口等车。"),
    ),
    Danger(
        "lost",
        re.compile(
            r"(?:老人|老太太|大爷|孩子|小孩|儿童).{0,6}(?:走失|走丢|失踪|不见了|找不到)|(?<!防)走失|走丢"
        ),
        ("110",),
        _("老人或孩子走失了？不用等 24 小时，马上打 110。"),
    ),
    Danger(
        "crash",
        re.compile(r"车祸|撞[了到]?(?:人|老人|孩子|小孩)|交通事故"),
        ("120", "122"),
        _("撞了人？先打 120 救人，再打 122。"),
    ),
)
_SPACE = re.compile(r"[^\S\n]+")


def find(text: str) -> list[Danger]:
    """The dangers that a text speaks of; a warning too many is better than one too few."""
    plain = _SPACE.sub("", text)
    return [danger for danger in DANGERS if danger.pattern.search(plain)]
