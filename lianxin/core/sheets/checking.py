"""Going through a table row by row: what each cell means, and what is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid
from lianxin.core.sheets.columns import Column
from lianxin.core.sheets.matching import Layout, laid_out
from lianxin.core.sheets.reading import Source

BATCH = 1_000
MOST_TOLD = 2_000
"""Faults told one by one; who has more will not read them all, and mends a column at a time."""
MOST_SHOWN = 30
"""Lines shown before anything is written."""


@dataclass(slots=True)
class Line:
    """One row that was read: its number in the spreadsheet and its values, None for blank cells."""

    number: int
    values: dict[str, Any]
    is_faulty: bool = False
    is_same: bool = False
    """Whether it stands here already just so, and nothing is to be written."""
    target: int | None = None
    """The key of what stands here and is meant by the row; none where that is new."""
    before: dict[str, Any] | None = None
    """What stands here, by column."""

    @property
    def is_wanted(self) -> bool:
        """Whether something is to be written."""
        return not (self.is_same or self.is_faulty)


@dataclass(frozen=True, slots=True)
class Change:
    """What stands here and is to be otherwise."""

    pk: int
    values: Mapping[str, Any]
    """By column, and what a judge has found for them."""
    before: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    row: int
    key: str
    words: str
    """What is wrong, and what to do."""


class Judge(Protocol):
    """What a table knows beyond its single cells: what is here already, what stands there twice."""

    def look(self, lines: Sequence[Line]) -> Iterable[Fault]:
        """Tell the faults of some lines, of which those with faulty cells need no more; mark those
        that are here already.
        """

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        """Fill in what goes without saying of one line, and find what its words name."""

    def ready(self, lines: Sequence[Line]) -> Sequence[Any]:
        """What is to be written for faultless lines, with all that takes long done; a `Change`
        where something stands here already.
        """


@dataclass(frozen=True, slots=True)
class Table:
    """What can be read in: `judge` is given a community's key and, if wanted, more by keyword."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    judge: Callable[..., Judge]

    def masked(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A row with what only few need struck."""
        return {
            column.key: column.mask(told) if column.mask and told else told
            for column in self.columns
            if (told := values.get(column.key)) is not None
        }

    @property
    def headings(self) -> dict[str, str]:
        return {column.key: column.heading for column in self.columns}


@dataclass(slots=True)
class Findings:
    """What going through a file came to."""

    layout: Layout
    total: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    faulty: int = 0
    faults: list[Fault] = field(default_factory=list)
    first: list[Line] = field(default_factory=list)
    """Some of the lines of which something is to be written."""

    @property
    def is_clean(self) -> bool:
        return self.layout.is_usable and not self.faulty

    def add(self, fault: Fault) -> None:
        self.faulty += 1
        if len(self.faults) < MOST_TOLD:
            self.faults.append(fault)


def lines_of(source: Source, columns: Sequence[Column], found: Findings) -> Iterator[Line]:
    """The rows under the headings that hold anything; faults of cells go to the findings."""
    layout = found.layout
    places = [
        (column, layout.places[column.key]) for column in columns if column.key in layout.places
    ]
    for number, cells in source.rows():
        if number <= layout.row:
            continue
        told = [(column, cells[place] if place < len(cells) else "") for column, place in places]
        if any(cell for _column, cell in told):
            yield _line(number, told, found)


def _line(number: int, told: Sequence[tuple[Column, str]], found: Findings) -> Line:
    line = Line(number, {})
    for column, cell in told:
        try:
            line.values[column.key] = _value(column, cell)
        except Invalid as refusal:
            line.is_faulty = True
            line.values[column.key] = None
            found.add(Fault(number, column.key, refusal.message))
    return line


def _value(column: Column, cell: str) -> Any:
    if cell:
        return column.parse(cell)
    if column.is_required:
        raise Invalid(_("空着，要填上。"))
    return None


def checked(
    source: Source,
    table: Table,
    judge: Judge,
    *,
    each: Callable[[Findings, Sequence[Line]], None] = lambda _found, _lines: None,
) -> Findings:
    """Go through a whole file, a batch at a time; `each` sees every batch after it was judged."""
    found = Findings(laid_out(source, table.columns))
    if not found.layout.is_usable:
        return found
    lines = lines_of(source, table.columns, found)
    while batch := list(islice(lines, BATCH)):
        by_number = {line.number: line for line in batch}
        for fault in judge.look(batch):
            by_number[fault.row].is_faulty = True
            found.add(fault)
        found.total += len(batch)
        found.same += sum(line.is_same for line in batch)
        wanted = [line for line in batch if line.is_wanted]
        found.new += sum(line.target is None for line in wanted)
        found.changed += sum(line.target is not None for line in wanted)
        found.first.extend(wanted[: MOST_SHOWN - len(found.first)])
        each(found, batch)
    return found
