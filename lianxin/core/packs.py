"""Rule packs: thresholds by place and day. A past record keeps the rule of its day by keeping its
key.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.fresh import Fresh
from lianxin.core.models import RulePack

OURS = "ours"
"""The jurisdiction of defaults that no law gives and that this software chose."""
SHIPPED = Path(__file__).parent / "rulepacks.json"


class NoRule(LookupError):
    """No pack has a value for this key, day and place: a fault of the installation, not of the
    reader.
    """


@dataclass(frozen=True, slots=True)
class Rule:
    pk: int
    key: str
    value: Fraction
    article: str
    is_confirmed: bool

    @property
    def count(self) -> int:
        """The value as a whole number; raises ValueError where it is none."""
        if self.value.denominator != 1:
            raise ValueError(f"{self.key} is {self.value}, not a whole number")
        return self.value.numerator


def _all() -> list[RulePack]:
    return list(RulePack.objects.order_by("effective_from"))


_shelf = Fresh(_all)
forget = _shelf.forget


def rule(key: str, *, on: date, jurisdictions: Sequence[str]) -> Rule:
    """The rule in force on a day, from the first of the jurisdictions (nearest first) that has one.

    Raises NoRule when none has: thresholds never fall back to a number in code.
    """
    rows = [
        row
        for row in _shelf()
        if row.key == key
        and row.effective_from <= on
        and (row.effective_to is None or on <= row.effective_to)
    ]
    for jurisdiction in (*jurisdictions, OURS):
        latest = [row for row in rows if row.jurisdiction == jurisdiction][-1:]
        for row in latest:
            return Rule(row.pk, row.key, Fraction(row.value), row.article, row.is_confirmed)
    raise NoRule(f"{key} on {on} in {', '.join(jurisdictions)}")


def unconfirmed(keys: Iterable[str]) -> list[RulePack]:
    """The rules among these that nobody has checked against their source yet, for the banner."""
    wanted = set(keys)
    return [row for row in _shelf() if row.key in wanted and not row.is_confirmed]


def shipped() -> list[RulePack]:
    """The packs that come with the software, unsaved."""
    rows = json.loads(SHIPPED.read_text(encoding="utf8"))
    days = ("effective_from", "effective_to")
    return [
        RulePack(**row | {day: date.fromisoformat(row[day]) for day in days if day in row})
        for row in rows
    ]


@transaction.atomic
def stock(actor: Actor, *, now: datetime) -> int:
    """Add the shipped packs that are missing, and return how many; what was changed here stays."""
    known = set(RulePack.objects.values_list("key", "jurisdiction", "effective_from"))
    new = [row for row in shipped() if (row.key, row.jurisdiction, row.effective_from) not in known]
    for row in new:
        row.save(force_insert=True)
        journal.record(actor, "add_rule", row, None, at=now, key=row.key, value=row.value)
    forget()
    return len(new)
