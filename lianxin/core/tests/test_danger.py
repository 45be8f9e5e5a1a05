import pytest

from lianxin.core.danger import DANGERS, find


def codes(text: str) -> list[str]:
    return [danger.code for danger in find(text)]


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("楼道里有煤气味", "gas", "119"),
        ("天然气好像漏了", "gas", "119"),
        ("厨房燃气管道泄漏", "gas", "119"),
        ("一进门有股臭鸡蛋味", "gas", "119"),
        ("三楼着火了", "fire", "119"),
        ("车棚里冒黑烟", "fire", "119"),
        ("电动车自燃", "fire", "119"),
        ("没有着火，就是有点烟味，冒 烟", "fire", "119"),
        ("有人被困电梯", "trapped", "119"),
        ("电梯停了老人困在里面", "trapped", "119"),
        ("孩子反锁，关在屋里", "trapped", "119"),
        ("楼下有人打架", "fight", "110"),
        ("拿刀要砍人", "fight", "110"),
        ("院墙要塌了", "collapse", "119"),
        ("路面塌陷一个坑", "collapse", "119"),
        ("摸水龙头触电", "electric", "119"),
        ("路边电线垂下来", "electric", "119"),
        ("有小孩掉进河里", "water", "119"),
        ("他说要轻生", "life", "110"),
        ("老人晕倒在楼道", "health", "120"),
        ("摔倒在地起不来", "health", "120"),
        ("老人走失两个小时", "lost", "110"),
        ("小区门口撞了人", "crash", "120"),
    ],
)
def test_words_of_danger_give_the_number_to_call(text, code, number):
    first = find(text)[0]
    assert (first.code, first.number) == (code, number)
    assert str(first.number) in str(first.advice)


@pytest.mark.parametrize(
    "text",
    [
        "着火点在哪",
        "看着火车开过去",
        "贫困在职职工怎么申请",
        "困难家庭被困扰",
        "年轻生活",
        "请安装漏电保护器",
        "消除火灾隐患，搞一次火灾演练",
        "一起火速处理",
        "楼外落水管漏水",
        "跳楼价甩卖扰民",
        "集中毒害垃圾",
        "燃气缴费在哪里",
        "燃气表漏登记",
        "热水器打不着火",
        "做了防走失的牌子",
        "楼前长椅坐塌了",
        "路灯坏了三天",
        "暖气不热，屋里13度",
        "邻居的公鸡天天叫",
    ],
)
def test_words_that_only_sound_alike_give_no_alarm(text):
    assert codes(text) == []


def test_smell_of_gas_says_what_to_do_before_whom_to_call():
    advice = str(find("闻到煤气味")[0].advice)
    assert advice == "闻到煤气味？别开灯、别打火，先出门，再打 119。"


def test_several_dangers_in_one_text_are_all_named():
    assert codes("电动车爆炸着火，有人晕倒") == ["fire", "health"]


def test_a_danger_at_the_end_of_one_clause_does_not_reach_into_the_next():
    assert codes("燃气费贵。味道不好") == []


def test_every_danger_has_a_code_of_its_own_and_numbers_that_answer_at_once():
    assert len({danger.code for danger in DANGERS}) == len(DANGERS)
    answering = {"110", "119", "120", "122", "12356"}
    assert all(danger.numbers and answering.issuperset(danger.numbers) for danger in DANGERS)
