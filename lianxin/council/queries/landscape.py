"""The last landscape of a question in words' order: what all share, the groups, what divides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from lianxin.council.models import Landscape, Question
from lianxin.council.solving.canvas import HEIGHT, WIDTH

LETTERS = gettext_lazy("甲乙丙丁戊")


@dataclass(frozen=True, slots=True)
class Cell:
    """How one group, or everybody, answered one statement; None where too few did to say."""

    letter: str
    counts: tuple[int, int, int] | None

    @property
    def agree(self) -> int:
        return self.counts[0] if self.counts else 0

    @property
    def disagree(self) -> int:
        return self.counts[1] if self.counts else 0

    @property
    def seen(self) -> int:
        return self.counts[2] if self.counts else 0

    @property
    def agree_width(self) -> float:
        """In percent of who answered, for the bar; so are the next two."""
        return round(100 * self.agree / max(1, self.seen), 1)

    @property
    def disagree_width(self) -> float:
        return round(100 * self.disagree / max(1, self.seen), 1)

    @property
    def disagree_x(self) -> float:
        return round(100 - self.disagree_width, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with its counts."""

    text: str
    is_agreed: bool
    all: Cell
    groups: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Group:
    letter: str
    size: int
    marks: Sequence[Line]
    shape: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    made_at: datetime
    people: int
    answers: int
    grouped: int
    hidden: int
    shared: Sequence[Line]
    """What all groups lean to alike; where there are no groups, what most of all surely do."""
    groups: Sequence[Group]
    dividing: Sequence[Line]
    width: int = WIDTH
    height: int = HEIGHT


def told(question: Question, texts: Mapping[int, str]) -> Told | None:
    """As last worked out, of the statements that still show; None before the first time."""
    made = Landscape.objects.filter(question=question).first()
    if made is None or not made.told:
        return None
    facts = made.told
    reader = _Reader(facts, texts)
    marks = facts["shared"] if facts["groups"] else facts["most"]
    divided = [(statement, True) for statement in facts["dividing"]]
    return Told(
        made_at=made.made_at,
        people=made.people,
        answers=made.answers,
        grouped=facts["grouped"],
        hidden=facts["hidden"],
        shared=reader.lines(marks),
        groups=[
            Group(letter, group["size"], reader.lines(marks, rank), group)
            for rank, (letter, group, marks) in enumerate(
                zip(str(LETTERS), facts["groups"], facts["marks"], strict=False)
            )
        ],
        dividing=reader.lines(divided),
    )


class _Reader:
    """Gives statements their words and counts."""

    def __init__(self, facts: Mapping[str, Any], texts: Mapping[int, str]) -> None:
        self.facts, self.texts = facts, texts

    def lines(self, marks: Sequence[Sequence[Any]], first: int | None = None) -> list[Line]:
        """`first` is the group whose counts come first."""
        return [
            Line(self.texts[pk], is_agreed, self._cell("", self.facts["statements"], pk), cells)
            for pk, is_agreed in marks
            if pk in self.texts
            for cells in [self._cells(pk, first)]
        ]

    def _cells(self, pk: int, first: int | None) -> list[Cell]:
        found = [
            self._cell(letter, group["counts"], pk)
            for letter, group in zip(str(LETTERS), self.facts["groups"], strict=False)
        ]
        if first is None:
            return found
        return [found[first], *(cell for rank, cell in enumerate(found) if rank != first)]

    def _cell(self, letter: str, counts: Mapping[str, Sequence[int]], pk: int) -> Cell:
        known = counts.get(str(pk))
        return Cell(letter, (known[0], known[1], known[2]) if known else None)
