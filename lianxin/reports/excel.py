"""The card as a workbook: every figure with its meaning, its evidence, last year and the street."""

from __future__ import annotations

import io
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


def workbook(doc: Doc, *, site: str, sha256: str = "") -> bytes:
    """Numbers as they are read, with part and whole as numbers to reckon with."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_urls": False}) as book:
        _figures(book, doc, site)
        _year(book, doc, sha256)
        _focal(book, doc)
    return made.getvalue()


def _figures(book: xlsxwriter.Workbook, doc: Doc, site: str) -> None:
    sheet = book.add_worksheet(_("数字"))
    bold = book.add_format({"bold": True})
    titles = (
        _("章节"), _("数字"), _("值"), _("单位"), _("分子或件数"), _("分母"), _("没有回答"),
        _("去年"), _("街道平均"), _("每千户"), _("申报"), _("数的是什么"), _("凭证"),
    )  # fmt: skip
    sheet.write_row(0, 0, titles, bold)
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 1, 18)
    sheet.set_column(11, 12, 50)
    line = 0
    for section in doc["sections"]:
        for code in section["figures"]:
            line += 1
            figure = doc["figures"][code]
            said = figure["declared"]
            row = (
                section["title"], figure["label"], figure["words"], figure["unit"], figure["part"],
                figure["whole"], figure["silent"], figure["last"], figure["mean"], figure["each"],
                said["value"] if said else None, figure["meaning"],
            )  # fmt: skip
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, column, value)
                else:
                    sheet.write_string(line, column, value or "")
            url = site.rstrip("/") + door(doc["slug"], doc["year"], code)
            sheet.write_string(line, len(row), url)


def _focal(book: xlsxwriter.Workbook, doc: Doc) -> None:
    sheet = book.add_worksheet(_("焦点问题"))
    sheet.set_column(0, 0, 40)
    sheet.write_row(0, 0, (_("焦点问题"), _("编号"), _("结果"), _("地点"), _("办结")))
    for line, matter in enumerate(doc["focal"], start=1):
        keys = ("title", "number", "state_words", "place", "closed_on")
        for column, key in enumerate(keys):
            sheet.write_string(line, column, matter[key])


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
