"""The categories with their questions, in memory for a moment: every desk page names them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lianxin.core.fresh import Fresh
from lianxin.matters.models import Category, CategoryQuestion
from lianxin.matters.queries.categories import Group, categories, grouped


@dataclass(frozen=True, slots=True)
class Shelf:
    """`leaves` are those that a matter may be put under; `names` are of all that ever were."""

    leaves: Mapping[int, Category]
    names: Mapping[int, str]
    questions: Mapping[int, Sequence[CategoryQuestion]]

    def groups(self) -> list[Group]:
        return grouped(self.leaves.values())


def _read() -> Shelf:
    questions: dict[int, list[CategoryQuestion]] = {}
    for question in CategoryQuestion.objects.order_by("position", "pk"):
        questions.setdefault(question.category_id, []).append(question)
    return Shelf(
        leaves={category.pk: category for category in categories()},
        names=dict(Category.objects.values_list("pk", "name")),
        questions=questions,
    )


shelf = Fresh(_read)
