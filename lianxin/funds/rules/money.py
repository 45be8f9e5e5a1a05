"""Money as people read it, and what they type for it."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid

FEN = 100
MOST = 10**12


def yuan(fen: int) -> str:
    """1,234.50 of 123450; 20,000 of 2000000."""
    sign, whole, rest = "-" if fen < 0 else "", *divmod(abs(fen), FEN)
    return f"{sign}{whole:,}" + (f".{rest:02d}" if rest else "")


def fen(text: str, *, field: str) -> int:
    """Whole fen of what is typed in yuan; raises Invalid for what is no amount."""
    plain = text.replace(",", "").replace("，", "").strip().removesuffix("元")
    try:
        exact = Decimal(plain) * FEN
    except InvalidOperation as error:
        raise Invalid(_("金额写成数字，例如 1200 或 1200.50。"), field=field) from error
    if not exact.is_finite() or exact != exact.to_integral_value() or not 0 < exact < MOST:
        raise Invalid(_("金额要大于 0，最多写到分。"), field=field)
    return int(exact)
