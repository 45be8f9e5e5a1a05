"""Names found by how they sound."""

import pytest

from lianxin.core.spelling import letters_of, sounding

NAMES = ["王群群", "青龙书画院", "解放桥社区", "曾小贤", "党员之家LED屏"]


def heard(letters):
    return [NAMES[key] for key in sounding(enumerate(NAMES), letters)]


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("wqq", "王群群"),
        ("wangqunqun", "王群群"),
        ("qunq", "王群群"),
        ("qlshy", "青龙书画院"),
        ("shuhua", "青龙书画院"),
        ("jfq", "解放桥社区"),
        ("zengxiaoxian", "曾小贤"),
        ("zxx", "曾小贤"),
        ("cxx", "曾小贤"),
        ("led", "党员之家LED屏"),
    ],
)
def test_a_name_is_found_by_its_pinyin_and_by_its_initials(letters, name):
    assert heard(letters) == [name]


@pytest.mark.parametrize("letters", ["ang", "ngqun", "zz", "qlz"])
def test_what_begins_within_a_syllable_or_is_not_there_is_not_found(letters):
    assert heard(letters) == []


def test_only_what_can_be_pinyin_is_taken_for_it():
    asked = ["Wang Qunqun", "xi'an", "w", "王q", "wang1", "", "x" * 31]
    assert [letters_of(words) for words in asked] == ["wangqunqun", "xian", "", "", "", "", ""]
