"""The card as a workbook: every figure with its meaning, its evidence, last year and the street."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lianxin.core.lazy import lazily
from lianxin.core.sheets.writing import MEDIA_TYPE
from lianxin.reports.doors import door
from lianxin.reports.queries import Doc

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = lazily("xlsxwriter")

__all__ = ["MEDIA_TYPE", "workbook"]
LOOKS = ("#,##0", "#,##0.0", "0.0%")


def workbook(doc: Doc, *, site: str, sha256: str = "") -> bytes:
    """Numbers to reckon with, shown as the card shows them."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_urls": False}) as book:
        _figures(book, doc, site)
        _year(book, doc, sha256)
        _focal(book, doc)
        _named(book, doc, site)
    return made.getvalue()


def _figures(book: xlsxwriter.Workbook, doc: Doc, site: str) -> None:
    sheet = book.add_worksheet(_("数字"))
    bold = book.add_format({"bold": True})
    looks = {look: book.add_format({"num_format": look}) for look in LOOKS}
    titles = (
        _("章节"), _("数字"), _("今年"), _("单位"), _("分子或件数"), _("分母"), _("没有回答"),
        _("去年"), _("街道平均"), _("平均了几个社区"), doc.get("each") or _("每千户"), _("申报"),
        _("数的是什么"), _("凭证"),
    )  # fmt: skip
    sheet.write_row(0, 0, titles, bold)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 1, 18)
    sheet.set_column(12, 13, 50)
    line = 0
    for section in doc["sections"]:
        for code in section["figures"]:
            line += 1
            figure = doc["figures"][code]
            said = figure["declared"]
            row = (
                section["title"], figure["label"], _number(figure, "value"), figure["unit"],
                figure["part"], figure["whole"], figure["silent"], _number(figure, "last"),
                _number(figure, "mean"), figure.get("over"), _number(figure, "each"),
                said["value"] if said else None, figure["meaning"],
            )  # fmt: skip
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, column, value)
                elif isinstance(value, Fraction):
                    look = looks["0.0%" if figure["whole"] is not None else _look(value)]
                    sheet.write_number(line, column, float(value), look)
                else:
                    sheet.write_string(line, column, value or "")
            url = site.rstrip("/") + door(doc["slug"], doc["year"], code)
            sheet.write_string(line, len(row), url)


def _number(figure: Doc, which: str) -> Fraction | str:
    """A number where it is one; a span of two, and what cards of old have not told, as words."""
    exact = figure.get("numbers", {}).get(which, "")
    words: str = figure["words" if which == "value" else which]
    return Fraction(exact) if exact else words


def _look(number: Fraction) -> str:
    return "#,##0" if number.denominator == 1 else "#,##0.0"


def _focal(book: xlsxwriter.Workbook, doc: Doc) -> None:
    sheet = book.add_worksheet(_("焦点问题"))
    sheet.set_column(0, 0, 40)
    sheet.write_row(0, 0, (_("焦点问题"), _("编号"), _("结果"), _("地点"), _("办结")))
    for line, matter in enumerate(doc["focal"], start=1):
        keys = ("title", "number", "state_words", "place", "closed_on")
        for column, key in enumerate(keys):
            sheet.write_string(line, column, matter[key])


def _named(book: xlsxwriter.Workbook, doc: Doc, site: str) -> None:
    """Records of any kind that the words name, each with its page and its pictures."""
    sheet = book.add_worksheet(_("点到的记录"))
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 2, 36)
    sheet.set_column(4, 4, 50)
    titles = (_("类别"), _("名称"), _("说明"), _("照片"), _("网址"))
    sheet.write_row(0, 0, titles, book.add_format({"bold": True}))
    for line, record in enumerate(doc.get("named", {}).values(), start=1):
        for column, key in enumerate(("kind_words", "title", "note")):
            sheet.write_string(line, column, record[key])
        sheet.write_number(line, 3, len(record["pictures"]))
        sheet.write_string(line, 4, site.rstrip("/") + record["url"])


def _year(book: xlsxwriter.Workbook, doc: Doc, sha256: str) -> None:
    sheet = book.add_worksheet(_("各月与类别"))
    sheet.set_column(0, 0, 18)
    sheet.write_row(0, 0, (_("月"), _("解决的事")))
    for month, count in enumerate(doc["months"], start=1):
        sheet.write_row(month, 0, (month, count))
    line = 14
    sheet.write_row(line, 0, (_("类别"), _("解决的事")))
    for _code, name, count in doc["categories"]:
        line += 1
        sheet.write_string(line, 0, name)
        sheet.write_number(line, 1, count)
    if sha256:
        sheet.write_row(line + 2, 0, ("SHA-256", sha256))
