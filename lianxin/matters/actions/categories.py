"""The list of categories that comes with the software (I-16)."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.matters.models import Category, CategoryQuestion
from lianxin.matters.queries.shelf import shelf

SHIPPED = Path(__file__).parents[1] / "categories.json"


@transaction.atomic
def stock(actor: Actor, *, now: datetime) -> int:
    """Add the shipped categories that are missing, and return how many; what a street has made of
    the others stays.
    """
    known = {category.code: category for category in Category.objects.all()}
    added = 0
    for place, head in enumerate(json.loads(SHIPPED.read_text(encoding="utf8"))):
        rows = [(head, None), *((row, head["code"]) for row in head["members"])]
        for position, (row, parent) in enumerate(rows):
            if row["code"] in known:
                continue
            above = known[parent] if parent else None
            made = _add(row, above, position if above else place)
            known[made.code] = made
            journal.record(actor, "add_category", made, None, at=now, code=made.code)
            added += 1
    shelf.forget()
    return added


def _add(row: dict[str, Any], parent: Category | None, position: int) -> Category:
    category = Category.objects.create(
        parent=parent,
        code=row["code"],
        name=row["name"],
        office=row.get("office", ""),
        words=row.get("words", []),
        is_urgent=row.get("is_urgent", False),
        position=position,
    )
    CategoryQuestion.objects.bulk_create(
        CategoryQuestion(category=category, position=index, **question)
        for index, question in enumerate(row.get("questions", []))
    )
    return category
