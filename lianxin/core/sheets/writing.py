"""Tables written out for Excel, row by row, so that the longest takes no more memory than a short
one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from lianxin.core.lazy import lazily
from lianxin.core.sheets.checking import Fault, Table
from lianxin.core.sheets.columns import Cell, Column
from lianxin.core.sheets.matching import MARK, Layout
from lianxin.core.sheets.reading import Source

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = lazily("xlsxwriter")

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "in_memory": False,
}


def written(table: Table, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A workbook of a table; reading it in again gives the same values."""
    out = io.BytesIO()
    with closing(xlsxwriter.Workbook(out, _OPTIONS)) as book:
        sheet = book.add_worksheet(table.title)
        _begin(book, sheet, table.columns)
        looks = _Looks(book)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(table.columns):
                looks.put(sheet, number, place, column.cell(row.get(column.key)))
        _explain(book, table.columns)
    return out.getvalue()


def marked(source: Source, layout: Layout, faults: Sequence[Fault], table: Table) -> bytes:
    """The file as it was sent, with every faulty cell coloured and told of at the row's end."""
    out = io.BytesIO()
    by_row: dict[int, list[Fault]] = {}
    for fault in faults:
        by_row.setdefault(fault.row, []).append(fault)
    with closing(xlsxwriter.Workbook(out, _OPTIONS)) as book:
        sheet = book.add_worksheet(table.title)
        looks = _Looks(book)
        end = _end_of(source, layout)
        for number, cells in source.rows():
            wrong = by_row.get(number, [])
            places = {layout.places.get(fault.key) for fault in wrong}
            for place, cell in enumerate(cells[:end]):
                looks.put(sheet, number - 1, place, cell, is_wrong=place in places)
            if number == layout.row:
                looks.put(sheet, number - 1, end, MARK, is_wrong=True)
            elif wrong:
                told = (f"{table.headings[each.key]}：{each.words}" for each in wrong)
                looks.put(sheet, number - 1, end, "\n".join(told), is_wrong=True)
        sheet.set_column(end, end, 60)
    return out.getvalue()


def _end_of(source: Source, layout: Layout) -> int:
    """Where the mark goes: after the last heading, or where it stands already."""
    cells = next((cells for number, cells in source.rows() if number == layout.row), [])
    return cells.index(MARK) if MARK in cells else len(cells)


class _Looks:
    """How cells are written: text as text, so that no long number loses its digits."""

    def __init__(self, book: Any) -> None:
        self.text = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.wrong = book.add_format(
            {"num_format": "@", "bg_color": "#FBE3E0", "font_color": "#7F1D16", "text_wrap": True}
        )

    def put(self, sheet: Any, row: int, place: int, cell: Cell, *, is_wrong: bool = False) -> None:
        if isinstance(cell, date):
            sheet.write_datetime(row, place, datetime.combine(cell, time()), self.day)
        elif cell or is_wrong:
            sheet.write_string(row, place, cell, self.wrong if is_wrong else self.text)


def _begin(book: Any, sheet: Any, columns: Sequence[Column]) -> None:
    head = book.add_format({"bold": True, "bg_color": "#F3F2EE", "bottom": 1, "num_format": "@"})
    text = book.add_format({"num_format": "@"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, text)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, f"{column.heading}{'*' * column.is_required}", head)


def _explain(book: Any, columns: Sequence[Column]) -> None:
    """A second sheet that says how to fill in the first; it is not read."""
    sheet = book.add_worksheet(_("怎么填"))
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    for row, column in enumerate(columns):
        must = _("必填。") if column.is_required else ""
        sheet.write_string(row, 0, column.heading)
        sheet.write_string(row, 1, f"{must}{column.hint}")
