import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.errors import Invalid
from lianxin.core.identifiers import credit_code, identity, mobile


@pytest.mark.parametrize(
    "typed",
    [
        "13800001234",
        "138-0000-1234",
        " 138 0000 1234 ",
        "+86 138 0000 1234",
        "008613800001234",
        "8613800001234",
        "１３８００００１２３４",
        "138–0000–1234",
        "（138）00001234",
    ],
)
def test_a_mobile_number_is_read_however_it_is_written(typed):
    assert mobile(typed) == "13800001234"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("138 0000 123", "手机号少了一位：现在是 10 位，应是 11 位。"),
        ("13800", "手机号少了 6 位：现在是 5 位，应是 11 位。"),
        ("138000012345", "手机号多了一位：现在是 12 位，应是 11 位。"),
        ("13800001234567", "手机号多了 3 位：现在是 14 位，应是 11 位。"),
        ("12800000000", "手机号要以 13 到 19 开头，请核对一下。"),
        ("0531-88881234", "这像是座机号，请写 11 位的手机号。"),
        ("1380000123a", "手机号里只有数字，请把别的字去掉。"),
        ("١٣٨٠٠٠٠١٢٣٤", "手机号里只有数字，请把别的字去掉。"),
        ("  ", "留一个手机号，办到哪一步好告诉您。"),
    ],
)
def test_a_wrong_mobile_number_is_told_what_is_wrong(typed, said):
    with pytest.raises(Invalid) as refusal:
        mobile(typed)
    assert (refusal.value.message, refusal.value.field) == (said, "phone")


@given(typed=st.text(max_size=20))
def test_whatever_is_typed_is_eleven_digits_or_a_refusal(typed):
    try:
        digits = mobile(typed)
    except Invalid:
        return
    assert digits.isascii()
    assert (len(digits), mobile(digits)) == (11, digits)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("370102195001010011", "370102195001010011"),
        ("370102 19500101 0011", "370102195001010011"),
        ("３７０１０２１９５００１０１００１１", "370102195001010011"),
        ("810000199001010019", "810000199001010019"),
        ("83000019800101000X", "83000019800101000X"),
    ],
)
def test_an_identity_or_residence_number_is_read(typed, number):
    assert identity(typed) == number


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("110105194912310021", "抄错了一位"),
        ("370102195002300010", "没有 19500230 这一天"),
        ("37010219500101001", "现在是 17 位"),
        ("3701021950010100X1", "数字或 X"),
        ("990102195001010011", "数字或 X"),
        ("370102000101010011", "没有 00010101 这一天"),
        ("", "现在是 0 位"),
    ],
)
def test_a_wrong_identity_number_is_told_what_is_wrong(typed, said):
    with pytest.raises(Invalid, match=said) as refusal:
        identity(typed)
    assert refusal.value.field == "identity"


@given(place=st.integers(0, 16), shift=st.integers(1, 9))
def test_a_number_with_one_digit_miscopied_is_never_taken(place, shift):
    number = "370102195001010011"
    wrong = str((int(number[place]) + shift) % 10)
    with pytest.raises(Invalid):
        identity(number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize(
    "typed", ["91110000600037341L", "52370102MJD000001Y", "5237 0102 mjd000001y"]
)
def test_a_credit_code_is_read_however_it_is_written(typed):
    assert credit_code(typed) in ("91110000600037341L", "52370102MJD000001Y")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("9111000060003734", "应是 18 位，现在是 16 位"),
        ("91110000600037341S", "没有字母 S"),
        ("91110000600037342L", "抄错了一位"),
    ],
)
def test_what_is_wrong_with_a_credit_code_is_said_in_words(typed, words):
    with pytest.raises(Invalid, match=words):
        credit_code(typed)
