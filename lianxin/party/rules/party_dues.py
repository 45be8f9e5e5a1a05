"""How dues are reckoned (P-15, P-16): flat on the whole base, by what somebody lives on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid
from lianxin.core.money import yuan
from lianxin.party.models import Livelihood

WAGED = (
    ("party.dues_first_rate", "party.dues_first_limit_fen"),
    ("party.dues_second_rate", "party.dues_second_limit_fen"),
    ("party.dues_third_rate", "party.dues_third_limit_fen"),
    ("party.dues_top_rate", ""),
)
RETIRED = (
    ("party.dues_retired_rate", "party.dues_retired_limit_fen"),
    ("party.dues_retired_top_rate", ""),
)
FARMER_LEAST, FARMER_MOST = "party.dues_farmer_least_fen", "party.dues_farmer_most_fen"
NOMINAL = "party.dues_nominal_fen"
TO_CENTRE = "party.gift_to_centre_fen"
FIRST_REMINDER = "party.idle_first_reminder_months"
SECOND_REMINDER = "party.idle_second_reminder_months"
IDLE = "party.idle_months"
BY_BASE = frozenset({Livelihood.WAGED, Livelihood.RETIRED})


@dataclass(frozen=True, slots=True)
class Step:
    """A rate, and the greatest base in fen that it is for; none for the last."""

    rate: Fraction
    limit: int | None


@dataclass(frozen=True, slots=True)
class Scale:
    """The rules of a day."""

    waged: Sequence[Step]
    retired: Sequence[Step]
    farmer_least: int
    farmer_most: int
    nominal: int
    article: str


def rate_for(steps: Sequence[Step], base: int) -> Fraction:
    """The rate of a whole base: a limit itself still belongs to the step below (以上不含)."""
    return next(step.rate for step in steps if step.limit is None or base <= step.limit)


def reckoned(scale: Scale, livelihood: str, base: int | None) -> int:
    """What the rule asks a month, in fen; raises Invalid where a base is needed and missing."""
    if livelihood == Livelihood.FARMER:
        return scale.farmer_least
    if livelihood not in BY_BASE:
        return scale.nominal
    if base is None:
        raise Invalid(_("写上每月的计算基数，党费按它算。"), field="base")
    steps = scale.waged if livelihood == Livelihood.WAGED else scale.retired
    # Half a fen and more is a whole one.
    return int(base * rate_for(steps, base) + Fraction(1, 2))


def is_by_rule(scale: Scale, livelihood: str, base: int | None, amount: int) -> bool:
    """Whether an amount is what the rule asks, which leaves farmers a span."""
    if livelihood == Livelihood.FARMER:
        return scale.farmer_least <= amount <= scale.farmer_most
    return amount == reckoned(scale, livelihood, base)


def formula(scale: Scale, livelihood: str, base: int | None) -> str:
    """How the rule comes to its amount, in words."""
    amount = yuan(reckoned(scale, livelihood, base))
    if livelihood not in BY_BASE or base is None:
        return _("%(kind)s，每月 %(amount)s 元（%(article)s）") % {
            "kind": Livelihood(livelihood).label,
            "amount": amount,
            "article": scale.article,
        }
    steps = scale.waged if livelihood == Livelihood.WAGED else scale.retired
    return _("%(base)s × %(rate)s%% = %(amount)s 元（%(article)s）") % {
        "base": yuan(base),
        "rate": f"{float(rate_for(steps, base) * 100):g}",
        "amount": amount,
        "article": scale.article,
    }


def month_of(day: date) -> date:
    return day.replace(day=1)


def month_after(month: date, count: int = 1) -> date:
    """The first day of the month that many later, or earlier."""
    year, index = divmod(month.year * 12 + month.month - 1 + count, 12)
    return date(year, index + 1, 1)
