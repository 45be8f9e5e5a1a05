"""Which column of a file is which, by its heading, wherever it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lianxin.core.sheets.columns import Column, plain
from lianxin.core.sheets.reading import Source

HEADING_WITHIN = 10
"""A table's name, and who keeps it, may stand above its headings."""
MARK = "要改的地方"
"""The column that we add to a file that is given back; nothing of it is read."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's headings against a table's columns."""

    row: int
    """In which row the headings stand; 0 where no row has any."""
    places: dict[str, int]
    """Each known column's place among a row's cells, by key."""
    unknown: list[str]
    missing: list[str]
    twice: list[str]

    @property
    def is_usable(self) -> bool:
        return bool(self.row) and not self.missing and not self.twice

    def letter(self, key: str) -> str:
        """The column's letter as the spreadsheet shows it."""
        return letter(self.places[key]) if key in self.places else ""


def letter(place: int) -> str:
    """A, B … Z, AA …"""
    told = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


def laid_out(source: Source, columns: Sequence[Column]) -> Layout:
    """Among the first rows the one in which most headings are known."""
    known = {name: column.key for column in columns for name in column.names()}
    best: tuple[int, int, list[str]] = (0, 0, [])
    for number, cells in islice(source.rows(), HEADING_WITHIN):
        count = sum(plain(cell) in known for cell in cells if cell)
        if count > best[0]:
            best = (count, number, cells)
    _count, row, cells = best
    named = [(known.get(plain(cell)), place, cell) for place, cell in enumerate(cells) if cell]
    places: dict[str, int] = {}
    for key, place, _cell in named:
        if key:
            places.setdefault(key, place)
    return Layout(
        row=row,
        places=places,
        unknown=[cell for key, _place, cell in named if key is None and cell != MARK],
        missing=[each.heading for each in columns if each.is_required and each.key not in places],
        twice=list(_twice(columns, [key for key, _place, _cell in named if key])),
    )


def _twice(columns: Sequence[Column], found: Sequence[str]) -> Iterator[str]:
    for column in columns:
        if found.count(column.key) > 1:
            yield column.heading
