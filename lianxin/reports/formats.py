"""The kinds of file that a card can be had as, all out of one model."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.reports import charts, excel, pdf, word
from lianxin.reports.queries import Doc
from lianxin.reports.queries.pictures import files, settled
from lianxin.reports.sentences import Read, read


class Made(Protocol):
    """A card as bytes; its numbers lead to their evidence at a site, e.g. https://lianxin.example/;
    a signed card shows its fingerprint.
    """

    def __call__(self, doc: Doc, *, site: str, sha256: str = "") -> bytes: ...


def title(doc: Doc) -> str:
    return _("%(name)s%(year)d年成绩单") % {"name": doc["community"], "year": doc["year"]}


def as_json(doc: Doc, *, site: str, sha256: str = "") -> bytes:
    """The model itself, with where it came from."""
    told = {"site": site, "sha256": sha256, "card": doc}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def as_html(doc: Doc, *, site: str, sha256: str = "") -> bytes:
    """One page that needs nothing else, to be kept or sent on."""
    context = {
        "doc": doc,
        "title": title(doc),
        "site": site.rstrip("/"),
        "sha256": sha256,
        "read": _embedded(doc),
        "four": [(code, doc["figures"][code]) for code in doc["four"]],
        "rates": [(code, doc["figures"][code]) for code in doc["rates"]],
        "by_month": charts.solved_by_month(doc),
        "by_category": charts.solved_by_category(doc),
    }
    return render_to_string("reports/standalone.html", context).encode()


def _embedded(doc: Doc) -> Sequence[Read]:
    """The sections with their pictures inside, so that the page needs nothing else."""
    data = {
        key: f"data:image/jpeg;base64,{base64.b64encode(file).decode()}"
        for key, file in files(doc).items()
    }
    return [
        replace(
            section,
            pictures=[
                [replace(each, small=data[each.key]) for each in line if each.key in data]
                for line in section.pictures
            ],
        )
        for section in read(doc)
    ]


FORMATS: Mapping[str, tuple[str, Made]] = {
    "pdf": ("application/pdf", pdf.paper),
    "docx": (word.MEDIA_TYPE, word.document),
    "xlsx": (excel.MEDIA_TYPE, excel.workbook),
    "json": ("application/json", as_json),
    "html": ("text/html; charset=utf-8", as_html),
}
KINDS = {
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "json": "JSON",
    "html": gettext_lazy("网页"),
}
"""What each is called."""


def written(kind: str, doc: Doc, *, site: str, sha256: str, today: date) -> bytes:
    """A card as one kind of file: JSON to the letter as it was signed, for its fingerprint; the
    others without pictures that may not be shown any more.
    """
    _media, made = FORMATS[kind]
    told = doc if kind == "json" else settled(doc, today=today)
    return made(told, site=site, sha256=sha256)
