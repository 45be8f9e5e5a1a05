"""What the filled matters say: common things and rare ones, so that a search finds many or few."""

from functools import cache

from lianxin.core.text import tokens

THINGS = (
    "暖气不热", "楼道灯不亮", "屋顶漏水", "下水道返味", "污水倒灌",
    "电梯常停", "垃圾桶太满", "广场舞太吵", "邻居装修砸墙", "公鸡天不亮就叫",
    "院里积水", "车棚破了", "井盖松动", "外墙掉皮", "树枝挡窗",
    "没有水", "跳闸停电", "燃气味", "门禁坏了", "消防通道被堵",
    "充电桩不够", "路面坑洼", "快递乱放", "狗没有拴绳",
)  # fmt: skip
CLAUSES = (
    "老人夜里出门看不清台阶", "已经三天了还没有人来", "孩子上学要绕很远", "楼上楼下都这样",
    "去年修过一次又坏了", "下雨天更厉害", "希望能在入冬前修好", "晚上十点以后最明显",
    "找过物业说要等", "一楼住户受影响最大", "邻居们都盼着解决", "轮椅过不去",
    "早高峰出不了门", "味道大得开不了窗", "墙皮已经掉了一片", "问过师傅说要换管子",
    "费用怎么分还没有说好", "希望先临时处理一下", "能不能来个人看一看", "白天没有人在家",
)  # fmt: skip


@cache
def tokens_by_clause() -> dict[str, str]:
    return {clause: tokens(clause) for clause in (*THINGS, *CLAUSES)}
