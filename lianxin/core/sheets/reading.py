"""Rows of text out of a file as it was sent: Excel, or CSV in the encodings that Excel writes."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from lianxin.core.errors import Invalid

MOST_BYTES = 30 * 1024 * 1024
MOST_UNPACKED = 600 * 1024 * 1024
"""Bytes of a workbook's parts: more is no table, but made to choke us."""
MOST_ROWS = 200_000
MOST_COLUMNS = 100
EXACT = 10**15
"""From here on Excel itself keeps no more digits."""
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Source:
    """A file's rows, to be gone through as often as needed; raises Invalid for what is no table."""

    def __init__(self, held: bytes) -> None:
        if not held:
            raise Invalid(_("这个文件是空的。"), field="file")
        if len(held) > MOST_BYTES:
            raise Invalid(
                _("文件有 %(size)d MB，最多 %(most)d MB，请拆成几份。")
                % {"size": len(held) >> 20, "most": MOST_BYTES >> 20},
                field="file",
            )
        self._sheet = _sheet(held) if held.startswith((_ZIP, _OLD)) else None
        self._text = "" if self._sheet else _decoded(held)
        self.height = self._counted()
        if self.height > MOST_ROWS:
            raise Invalid(
                _("表里有 %(count)d 行，一次最多 %(most)d 行，请拆成几份。")
                % {"count": self.height, "most": MOST_ROWS},
                field="file",
            )

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row's number, as the spreadsheet shows it, and its cells as text."""
        found: Iterator[list[Any]] = (
            _parsed(self._text) if self._sheet is None else iter(self._sheet.iter_rows())
        )
        for number, row in enumerate(found, 1):
            yield number, [told(cell) for cell in row[:MOST_COLUMNS]]

    def _counted(self) -> int:
        if self._sheet is not None:
            return int(self._sheet.total_height)
        return sum(1 for _row in _parsed(self._text))


def _sheet(held: bytes) -> Any:
    try:
        if held.startswith(_ZIP):
            _refuse_bombs(held)
        book = CalamineWorkbook.from_filelike(io.BytesIO(held))
        return book.get_sheet_by_index(0)
    except (CalamineError, zipfile.BadZipFile, IndexError, ValueError) as error:
        raise Invalid(
            _("这个文件打不开。请用 Excel 另存为 .xlsx 再传一次。"), field="file"
        ) from error


def _refuse_bombs(held: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(held)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise ValueError("unpacks to more than a table is")


def _decoded(held: bytes) -> str:
    for encoding in (
        "utf-8-sig",
        "utf-16" if held[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030",
    ):
        try:
            text = held.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Invalid(_("这个文件认不出来。请传 Excel（.xlsx）或 CSV。"), field="file")


def _parsed(text: str) -> Iterator[list[str]]:
    head = text[:4096].split("\n", maxsplit=1)[0]
    comma = max(",;\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=comma)
    except csv.Error as error:
        raise Invalid(_("CSV 的格子读不下去，请用 Excel 另存为 .xlsx。"), field="file") from error


def told(cell: Any) -> str:
    """A cell as its text would be typed."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, (int, float)):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return "" if cell is None else str(cell)


def _number(cell: float) -> str:
    """Digits as they were typed, and none that Excel made up."""
    if abs(cell) >= EXACT:
        return f"{cell:.5e}"
    return str(int(cell)) if int(cell) == cell else repr(cell)
