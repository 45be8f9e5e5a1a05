import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.pii import Kind, find, strike

NO_NAMES = """
对于老师来说 周一师傅来了 王师傅修得好 找物业经理 业主高兴了 我是高中老师 我是江苏人
住户安全没有保障 找马路边的商户 邻居常年养鸡 住户全都反映 业主都不同意 联系方式不公开
联系时请说明 邻居成天吵 业主应该交费 业主应交物业费 找时间来看看 李家大爷 找王经理
小张师傅人不错 住户经常投诉 居民代表开会 老人行动不便 邻居白天装修 居民路过很危险
找广场管理员 我是党员 业主关心的是 居民任何时候都可以 邻居左右都知道 住户连续反映
找石头垫一下 业主方便吗 找车位 老人黄昏时 居民万分感谢 邻居家的狗 找张桌子
业主陈述意见 老人康复 邻居严重扰民 找水管师傅 业主许可 找施工队 居民祝愿 邻居金毛犬
业主曾经说 书记王书记来过 世界杯决赛
"""


def found(text: str) -> list[tuple[str, Kind]]:
    return [(text[span.start : span.end], span.kind) for span in find(text)]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("可以找李小芳，13800001234。", "可以找李*芳，138****1234。"),
        ("打+86 138-0000-1234", "打+86 138****1234"),
        ("打138 0000 1234", "打138****1234"),
        ("打１３８００００１２３４", "打138****1234"),
        ("座机0531-88881234", "座机0531-****1234"),
        ("座机(0531)8888 1234", "座机0531-****1234"),
        ("电话：88881234", "电话：****1234"),
        ("证号370102195001010011", "证号370102********0011"),
        ("证号11010519491231002x", "证号110105********002x"),
        ("证号370102 19500101 0011", "证号370102********0011"),
        ("7号楼3单元502室漏水", "7号楼某户漏水"),
        ("三单元五零二漏水", "某户漏水"),
        ("3单元2楼东户漏水", "某户漏水"),
        ("7-2-301漏水", "7号楼某户漏水"),
        ("7号楼2-301漏水", "7号楼某户漏水"),
        ("6号楼502漏水", "6号楼某户漏水"),
        ("楼上502室漏水", "楼上某户漏水"),
        ("502的住户太吵", "某户的住户太吵"),
    ],
)
def test_numbers_and_doors_are_struck_and_the_rest_stands(text, struck):
    assert strike(text) == struck


@pytest.mark.parametrize(
    "text",
    [
        "打12345、110、119都行",
        "编号LSL-2026-000123",
        "2026-10-01到2026-10-15停水",
        "快递单号1234567890123456",
        "屋里13度，每月100元，2026年",
        "3单元楼道灯坏了",
        "6号楼203户居民没水",
        "第二单元100户居民",
        "6号楼100米外",
        "共300住户",
        "东舍坊118号院7号楼",
        "138000012345678",
    ],
)
def test_other_numbers_and_whole_buildings_are_let_alone(text):
    assert strike(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("邻居王强天天敲墙", "王强"),
        ("我叫张建国，住六楼", "张建国"),
        ("找李明帮忙", "李明"),
        ("姓名：高兴，男", "高兴"),
        ("联系人买买提·艾力说", "买买提·艾力"),
        ("住户欧阳娜娜反映", "欧阳娜娜"),
        ("我是陈桂兰的女儿", "陈桂兰"),
        ("请找刘宁同志", "刘宁"),
        ("户主孙德胜家漏水", "孙德胜"),
        ("业主于丽丽，请回话", "于丽丽"),
        ("刘诗涵女士说没人管", "刘诗涵"),
        ("楼上邻居是诸葛亮", "诸葛亮"),
        ("老人叫𠮷，王𠮷先生", "王𠮷"),
        ("儿子马超不在家", "马超"),
        ("楼下张桂芬大妈摔了", "张桂芬"),
        ("王建国师傅来修过", "王建国"),
        ("三楼住户何静反映漏水", "何静"),
    ],
)
def test_a_name_beside_what_only_people_have_is_found(text, name):
    assert found(text) == [(name, Kind.NAME)]


@pytest.mark.parametrize(
    "text",
    [
        "王秀英 13800001234",
        "13800001234 王秀英",
        "王秀英电话13800001234",
        "王秀英的电话是13800001234",
    ],
)
def test_a_name_beside_a_phone_is_found(text):
    assert sorted(found(text)) == [("13800001234", Kind.PHONE), ("王秀英", Kind.NAME)]


@pytest.mark.parametrize("text", NO_NAMES.split())
def test_a_word_that_only_looks_like_a_name_is_let_alone(text):
    assert strike(text) == text


def test_spans_stand_in_order_and_do_not_overlap():
    text = "联系王秀英 13800001234，住3单元502室，证号370102195001010011"
    spans = find(text)
    assert [span.kind for span in spans] == [Kind.NAME, Kind.PHONE, Kind.DOOR, Kind.ID]
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_each_kind_has_a_word_for_the_notice():
    assert [str(kind.label) for kind in Kind] == ["电话", "身份证号", "姓名", "门牌号"]


@given(
    text=st.text(st.sampled_from("我叫李王强天电话13800001234单元0531-室，。 \n👨·𠮷"), max_size=60)
)
def test_what_was_struck_holds_no_phone_and_keeps_the_rest(text):
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", strike(text))
    spans = find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert strike(text).count("\n") >= text.count("\n") - len(spans)
