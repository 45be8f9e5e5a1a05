"""Numbers that people type, and what is wrong with them in words (N-01 to N-03)."""

import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidComponent

from lianxin.core.errors import Invalid

_APART = re.compile(r"[\s\-‐-―()（）.·]")
_ABROAD = re.compile(r"(?:\+|00)?86(?=1[0-9]{10}$)")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_PROVINCES = frozenset(
    map(str, (*range(11, 16), 21, 22, 23, *range(31, 38), *range(41, 47), *range(50, 55)))
) | frozenset(map(str, (*range(61, 66), 71, 81, 82, 83)))
"""The first two digits of GB/T 2260, with residence permits of 81, 82 and 83."""


def mobile(text: str, *, field: str = "phone") -> str:
    """Eleven digits out of what was typed, e.g. “+86 138-0000-1234”; raises Invalid, saying what
    is wrong.
    """
    digits = _ABROAD.sub("", _plain(text))
    if not digits:
        raise Invalid(_("留一个手机号，办到哪一步好告诉您。"), field=field)
    if not (digits.isascii() and digits.isdecimal()):
        raise Invalid(_("手机号里只有数字，请把别的字去掉。"), field=field)
    if digits.startswith("0"):
        raise Invalid(_("这像是座机号，请写 11 位的手机号。"), field=field)
    if len(digits) != 11:
        raise Invalid(_miscounted(len(digits)), field=field)
    if not _MOBILE.fullmatch(digits):
        raise Invalid(_("手机号要以 13 到 19 开头，请核对一下。"), field=field)
    return digits


def _miscounted(count: int) -> str:
    few, many = 11 - count, count - 11
    said = (
        ngettext(
            "手机号少了一位：现在是 %(now)d 位，应是 11 位。",
            "手机号少了 %(by)d 位：现在是 %(now)d 位，应是 11 位。",
            few,
        )
        if few > 0
        else ngettext(
            "手机号多了一位：现在是 %(now)d 位，应是 11 位。",
            "手机号多了 %(by)d 位：现在是 %(now)d 位，应是 11 位。",
            many,
        )
    )
    return said % {"by": abs(few), "now": count}


def identity(text: str, *, field: str = "identity") -> str:
    """An identity or residence permit number in its eighteen characters; raises Invalid, saying
    what is wrong.

    The county is not looked up: a number is of the year in which it was given, not of the birth.
    """
    number = _plain(text).upper()
    if len(number) != 18:
        raise Invalid(
            _("身份证号应是 18 位，现在是 %(now)d 位。") % {"now": len(number)}, field=field
        )
    if not re.fullmatch("[0-9]{17}[0-9X]", number) or number[:2] not in _PROVINCES:
        raise Invalid(_("身份证号是 17 位数字，再加一位数字或 X，请对着证件看一遍。"), field=field)
    if not _has_birthday(number):
        raise Invalid(
            _("身份证号第 7 到 14 位是生日，没有 %(day)s 这一天。") % {"day": number[6:14]},
            field=field,
        )
    if ric.calc_check_digit(number) != number[-1]:
        raise Invalid(_("身份证号像是抄错了一位，请对着证件看一遍。"), field=field)
    return number


def _has_birthday(number: str) -> bool:
    try:
        return ric.get_birth_date(number).year >= 1890
    except InvalidComponent:
        return False


def _plain(text: str) -> str:
    return _APART.sub("", unicodedata.normalize("NFKC", text))


def credit_code(text: str, *, field: str = "credit_code") -> str:
    """A unified social credit code in its eighteen characters (GB 32100, N-03); raises Invalid,
    saying what is wrong.
    """
    code = _plain(text).upper()
    if len(code) != 18:
        raise Invalid(
            _("统一社会信用代码应是 18 位，现在是 %(now)d 位。") % {"now": len(code)}, field=field
        )
    if wrong := sorted(set(code) & set("IOSVZ")):
        raise Invalid(
            _("统一社会信用代码里没有字母 %(letters)s，可能是数字看错了。")
            % {"letters": "、".join(wrong)},
            field=field,
        )
    if not uscc.is_valid(code):
        raise Invalid(_("统一社会信用代码像是抄错了一位，请对着证照看一遍。"), field=field)
    return code
