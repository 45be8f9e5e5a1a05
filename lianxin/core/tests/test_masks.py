import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.masks import mask_id, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张伟", "张*"),
        ("张建明", "张*明"),
        ("王刘小芳", "王**芳"),
        ("欧阳娜娜", "欧阳**"),
        ("诸葛亮", "诸葛*"),
        ("欧阳", "欧*"),
        ("买买提·艾力", "买**·艾**"),
        ("买买提•艾力", "买**•艾**"),
        ("阿不都·热合曼·吾守尔", "阿**·热**·吾**"),
        ("John Smith", "J***h"),
        ("王", "王*"),
        ("𠮷野家", "𠮷*家"),
        ("葛\U000e0100明远", "葛\U000e0100*远"),
        (" 张伟 ", "张*"),
        ("", ""),
    ],
)
def test_a_name_shows_its_surname_and_little_else(name, shown):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13800001234", "138****1234"),
        ("138-0000-1234", "138****1234"),
        ("0531-88881234", "0531-****1234"),
        ("010-88881234", "010-****1234"),
        ("(0531)88881234", "0531-****1234"),
        ("88881234", "****1234"),
        ("12345", "****45"),
        ("", "****"),
    ],
)
def test_a_phone_shows_its_ends_and_never_its_middle(phone, shown):
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("370102195001010011", "370102********0011"),
        ("11010519491231002X", "110105********002X"),
        ("370102500101001", "*" * 15),
        ("", ""),
    ],
)
def test_an_identity_number_shows_neither_birthday_nor_more(number, shown):
    assert mask_id(number) == shown


@given(digits=st.text("0123456789", min_size=1, max_size=15))
def test_no_phone_comes_through_whole(digits):
    assert digits not in mask_phone(digits)


@given(name=st.text(st.sampled_from("张欧阳明国买提"), min_size=2, max_size=8))
def test_what_is_masked_is_not_masked_further(name):
    assert mask_name(name) != name
    assert mask_name(mask_name(name)) == mask_name(name)
