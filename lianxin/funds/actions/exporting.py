"""Taking the books out, with the purpose kept (S-10)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.sheets.writing import written
from lianxin.core.text import said
from lianxin.funds.queries import budget_for
from lianxin.funds.queries.books import BOOKS, beancount, rows

KINDS = ("xlsx", "beancount")


@transaction.atomic
def export(actor: Actor, pk: int, kind: str, *, purpose: str, now: datetime) -> bytes:
    """A year's books as a workbook or a beancount file; persons are masked in both."""
    budget = budget_for(actor, pk)
    if kind not in KINDS:
        raise NotFound
    purpose = said(purpose, field="purpose", missing=_("写一句做什么用，会记下来。"), most=120)
    journal.record(
        actor, "export", budget, budget.community_id, at=now, office=actor.name,
        kind=kind, purpose=purpose,
    )  # fmt: skip
    return written(BOOKS, rows(budget)) if kind == "xlsx" else beancount(budget).encode()
