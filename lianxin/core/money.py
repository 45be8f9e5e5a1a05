"""Money is whole fen (分); people write and read yuan (元)."""

import re

from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid

_WRITTEN = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")


def yuan(fen: int) -> str:
    """Fen as people read them, e.g. 3,000.01."""
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), 100)
    return f"{sign}{whole:,}.{rest:02d}"


def fen(words: str) -> int:
    """What somebody wrote as yuan, e.g. "3,000.5" or "３０００元", in fen; raises Invalid."""
    tidy = words.translate(_FULL_WIDTH).replace(",", "").strip("元¥￥ ")
    if (found := _WRITTEN.fullmatch(tidy)) is None:
        raise Invalid(_("金额写到分，例如 1200 或 35.50。"))
    whole, rest = found[1], found[2] or ""
    return int(whole) * 100 + int(rest.ljust(2, "0") or 0)


_FULL_WIDTH = {
    ord(full): half for full, half in zip("０１２３４５６７８９．，", "0123456789.,", strict=True)
}
