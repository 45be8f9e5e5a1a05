"""Whether a vote may be taken and whether it carries, in whole people and exact shares."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from lianxin.core.packs import Rule
from lianxin.core.shares import more_than
from lianxin.council.models import Base, Council


@dataclass(frozen=True, slots=True)
class Bar:
    """What a vote of so many members, so many of them present, has to reach."""

    entitled: int
    present: int
    quorum_needed: int
    ayes_needed: int
    proxied: int = 0
    """Counted apart: they make no quorum, and they vote."""

    @property
    def is_quorate(self) -> bool:
        return self.present >= self.quorum_needed

    @property
    def spare(self) -> int:
        """How many may still leave."""
        return max(0, self.present - self.quorum_needed)

    @property
    def missing(self) -> int:
        return max(0, self.quorum_needed - self.present)


def bar(
    council: Council,
    quorum: Rule,
    majority: Rule,
    *,
    entitled: int,
    present: int,
    proxied: int = 0,
) -> Bar:
    """The charter's numbers, never below the law's: the rule stands where the charter is laxer
    (D-02).
    """
    base = present + proxied if council.majority_of == Base.PRESENT else entitled
    return Bar(
        entitled=entitled,
        present=present,
        quorum_needed=more_than(max(council.quorum, quorum.value), entitled),
        ayes_needed=more_than(max(council.majority, majority.value), base),
        proxied=proxied,
    )


def told(share: Fraction) -> str:
    """“过半” for a half, else “超过 2/3”."""
    return _("过半") if share == Fraction(1, 2) else _("超过 %(share)s") % {"share": share}
