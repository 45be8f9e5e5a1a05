"""What the words of a topic suggest; staff decide."""

from lianxin.council.models import Reserved, Stakeholder

_RESERVED: tuple[tuple[Reserved, str], ...] = (
    (Reserved.FUND_RAISING, "筹集维修资金 续筹维修资金 补交维修资金 续交维修资金"),
    (Reserved.FUND_USE, "维修资金 维修基金"),
    (Reserved.COMMITTEE, "选举业委会 更换业委会 业委会换届 业委会选举 成立业委会"),
    (Reserved.MANAGER, "选聘物业 解聘物业 更换物业 换物业 物业选聘"),
    (Reserved.OWN_RULES, "管理规约 业主大会议事规则"),
    (Reserved.REBUILDING, "加装电梯 拆除重建 改建楼房 重建楼房"),
    (Reserved.COMMON_PARTS, "共有部分 公共收益 电梯广告 外墙广告 出租公共"),
)
_CONCERNED: tuple[tuple[Stakeholder, str], ...] = (
    (
        Stakeholder.NEIGHBOURS,
        "噪音 噪声 扰民 音响 广场舞 漏水 装修 公鸡 养鸡 宠物 养狗 油烟 楼道堆",
    ),
    (Stakeholder.PROPERTY, "物业 电梯 停车 垃圾 保洁 车棚 绿化"),
    (Stakeholder.OWNERS, "业委会 维修资金 加装电梯 车位 公共收益"),
    (Stakeholder.UTILITY, "供暖 暖气 供水 停水 供电 停电 燃气 煤气 污水 管道"),
    (Stakeholder.MERCHANT, "菜市场 商户 摊位 摆摊 门头 店铺"),
    (Stakeholder.UNIT, "驻区单位 学校 医院 单位宿舍"),
    (Stakeholder.TENANT, "租户 出租 群租 合租"),
)
_EMERGENCIES = "漏水 漏雨 渗水 渗漏 污水倒灌 排水 电梯 消防 外墙 脱落"


def suggested_reserve(text: str) -> str:
    """The kind of owners' decision that a topic looks like (D-07), or nothing."""
    return next((kind for kind, words in _RESERVED if _has(text, words)), "")


def concerned(text: str) -> frozenset[str]:
    """Whom a topic concerns, by its words (D-03)."""
    return frozenset(who for who, words in _CONCERNED if _has(text, words))


def is_emergency_repair(text: str) -> bool:
    """Whether the repair fund may be had without a vote (D-08, 民法典281)."""
    return _has(text, _EMERGENCIES)


def _has(text: str, words: str) -> bool:
    return any(word in text for word in words.split())
