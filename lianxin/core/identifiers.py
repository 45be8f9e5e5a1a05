"""Numbers that people type, and what is wrong with them in words (N-01, N-02)."""

import re
import unicodedata

from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid

MOBILE = re.compile(r"1[3-9]\d{9}")


def mobile(text: str, *, field: str = "phone") -> str:
    """Eleven digits out of what was typed, e.g. “+86 138-0000-1234”; raises Invalid with what is
    missing.
    """
    digits = re.sub(r"[\s\-—()（）.]", "", unicodedata.normalize("NFKC", text))
    digits = digits.removeprefix("+86")
    if not digits:
        raise Invalid(_("留一个手机号，办到哪一步好告诉您。"), field=field)
    if not digits.isdecimal():
        raise Invalid(_("手机号里只有数字，请把别的字去掉。"), field=field)
    if len(digits) != 11:
        few = _("少") if len(digits) < 11 else _("多")
        raise Invalid(
            _("手机号%(few)s了 %(by)d 位：现在是 %(now)d 位，应是 11 位。")
            % {"few": few, "by": abs(11 - len(digits)), "now": len(digits)},
            field=field,
        )
    if not MOBILE.fullmatch(digits):
        raise Invalid(_("手机号要以 13 到 19 开头，请核对一下。"), field=field)
    return digits
