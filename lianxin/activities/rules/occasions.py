"""The days of a year for which communities do something (C-02), and what is often done on them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import Kind
from lianxin.activities.solving.days import Occasion
from lianxin.core.flow import Text


@dataclass(frozen=True, slots=True)
class Custom:
    """A day, what it is called, and what is often made of it."""

    occasion: Occasion
    name: Text
    idea: Text
    kind: Kind

    @property
    def code(self) -> str:
        return self.occasion.code


def _solar(code: str, month: int, day: int, name: Text, idea: Text, kind: Kind) -> Custom:
    return Custom(Occasion(code, month, day), name, idea, kind)


def _lunar(code: str, month: int, day: int, name: Text, idea: Text, kind: Kind) -> Custom:
    return Custom(Occasion(code, month, day, is_lunar=True), name, idea, kind)


CUSTOMS = (
    _lunar("spring", 1, 1, _("春节"), _("写春联、送福字"), Kind.FESTIVAL),
    _lunar("lantern", 1, 15, _("元宵节"), _("猜灯谜、看望独居老人"), Kind.FESTIVAL),
    _solar("lei_feng", 3, 5, _("学雷锋纪念日"), _("便民服务、志愿者上门"), Kind.CARE),
    _solar("women", 3, 8, _("三八妇女节"), _("趣味运动会"), Kind.SPORT),
    Custom(Occasion("qingming", term="清明"), _("清明节"), _("祭扫烈士墓"), Kind.PATRIOTIC),
    _solar("labour", 5, 1, _("劳动节"), _("谢谢身边的劳动者"), Kind.NEIGHBOURS),
    _solar("youth", 5, 4, _("五四青年节"), _("青年志愿者见面"), Kind.NEIGHBOURS),
    _solar("children", 6, 1, _("六一儿童节"), _("亲子游园"), Kind.FESTIVAL),
    _lunar("dragon", 5, 5, _("端午节"), _("一起包粽子"), Kind.FESTIVAL),
    _solar("party", 7, 1, _("七一"), _("重温入党誓词"), Kind.PATRIOTIC),
    _solar("army", 8, 1, _("八一建军节"), _("军民联欢"), Kind.SHOW),
    _solar("victory", 9, 3, _("抗战胜利纪念日"), _("听老兵讲故事"), Kind.PATRIOTIC),
    _lunar("mid_autumn", 8, 15, _("中秋节"), _("邻里赏月"), Kind.NEIGHBOURS),
    _solar("martyrs", 9, 30, _("烈士纪念日"), _("献花"), Kind.PATRIOTIC),
    _solar("national", 10, 1, _("国庆节"), _("升旗、唱国歌"), Kind.PATRIOTIC),
    _lunar("elders", 9, 9, _("重阳节（老年节）"), _("给老人祝寿、义诊"), Kind.CARE),
    _solar("constitution", 12, 4, _("国家宪法日"), _("普法讲座"), Kind.LECTURE),
    _solar("volunteers", 12, 5, _("国际志愿者日"), _("谢谢志愿者"), Kind.NEIGHBOURS),
    _lunar("laba", 12, 8, _("腊八"), _("熬腊八粥、送到老人家"), Kind.NEIGHBOURS),
)
BY_CODE = {custom.code: custom for custom in CUSTOMS}
