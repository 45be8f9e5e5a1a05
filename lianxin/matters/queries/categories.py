"""Categories, and which of them some words speak of."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from lianxin.matters.models import Category, CategoryQuestion

MOST_SUGGESTED = 4


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the list and the categories under it, or a category that stands alone."""

    head: Category
    members: list[Category]


def categories() -> QuerySet[Category]:
    """Those that a matter may be put under: the leaves of the list, in its order."""
    return (
        Category.objects.filter(is_active=True, children__isnull=True)
        .select_related("parent")
        .order_by("parent__position", "position", "pk")
    )


def grouped(rows: Iterable[Category]) -> list[Group]:
    groups: dict[int, Group] = {}
    for row in rows:
        head = row.parent or row
        groups.setdefault(head.pk, Group(head, [])).members.append(row)
    return list(groups.values())


def suggested(rows: Iterable[Category], words: str) -> list[Category]:
    """The categories whose words occur, those with the most letters of them first."""
    scored = [
        (sum(len(word) for word in row.words if word and word in words), -index, row)
        for index, row in enumerate(rows)
    ]
    best = sorted((each for each in scored if each[0]), key=lambda each: each[:2], reverse=True)
    return [row for _score, _index, row in best[:MOST_SUGGESTED]]


def questions_of(category_id: int) -> QuerySet[CategoryQuestion]:
    return CategoryQuestion.objects.filter(category_id=category_id).order_by("position", "pk")
