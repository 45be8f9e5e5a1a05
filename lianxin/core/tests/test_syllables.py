"""What letters may mean that spell whole syllables."""

import pytest

from lianxin.core.syllables import covered, splits, telling, words


@pytest.mark.parametrize(
    ("letters", "read"),
    [
        ("gongnuan", [("gong", "nuan")]),
        ("fangan", [("fang", "an"), ("fan", "gan")]),
        ("lvhuadai", [("lv", "hua", "dai")]),
        ("xian", []),
        ("qlshy", []),
        ("gongnx", []),
        ("led", []),
        ("", []),
    ],
)
def test_letters_are_read_as_the_fewest_whole_syllables_or_not_at_all(letters, read):
    assert sorted(splits(letters)) == sorted(read)


def test_however_many_ways_there_are_only_some_are_followed():
    assert 1 < len(splits("fanganfanganfanganfangan")) <= 4


@pytest.mark.parametrize(
    ("syllables", "word"),
    [
        ("gong nuan", "供暖"),
        ("chong fu", "重复"),
        ("zhong liang", "重量"),
        ("xia shui dao", "下水道"),
        ("zi lai shui", "自来水"),
        ("lv hua", "绿化"),
    ],
)
def test_words_of_the_dictionary_are_known_by_each_common_sound(syllables, word):
    assert word in words(tuple(syllables.split()))


def test_what_sounds_like_no_word_is_none():
    assert words(("nuan", "nuan")) == ()


def test_more_syllables_are_said_in_words_or_not_at_all():
    first, second = covered(("xia", "shui", "dao", "du", "se"))
    assert "下水道" in first
    assert "堵塞" in second
    assert covered(("lou", "deng")) == []
    assert covered(("gong", "nuan", "lou", "deng")) == []


def test_a_syllable_of_very_many_characters_or_of_an_empty_word_tells_nothing():
    assert "灯" in telling({"deng"})
    assert telling({"yi"}) == ()
    assert telling({"le"}) == ()
