"""The card as a Word document, out of a template that anybody can restyle in Word."""

import io
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from lianxin.core.lazy import lazily
from lianxin.reports.queries import Doc
from lianxin.reports.sentences import read

docxtpl = lazily("docxtpl")
TEMPLATE = Path(__file__).parent / "paper/card.docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document(doc: Doc, *, site: str, sha256: str = "") -> bytes:
    """Raises nothing for words that look like the template's own: they go in as text."""
    template = docxtpl.DocxTemplate(TEMPLATE)
    template.render(_told(doc, site, sha256), autoescape=True)
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


def _told(doc: Doc, site: str, sha256: str) -> dict[str, Any]:
    figures = doc["figures"]
    return {
        "title": _("%(name)s%(year)d年成绩单") % {"name": doc["community"], "year": doc["year"]},
        "place": f"{doc['street']}{doc['community']}",
        "secretary": doc["secretary"],
        "four": [
            f"{figures[code]['label']} {figures[code]['words']}{figures[code]['after']}"
            for code in doc["four"]
        ],
        "sections": [
            {
                "title": each.title,
                "lines": ["".join(span.words for span in line) for line in each.sentences],
                "rows": [
                    {"label": row.label, "value": f"{row.words}{row.after}", "counts": row.counts}
                    for row in each.rows
                ],
            }
            for each in read(doc)
        ],
        "rates": [_rate(figures[code]) for code in doc["rates"]],
        "focal": doc["focal"],
        "evidence": _("每个数字的凭证：%(site)s")
        % {"site": urljoin(site, f"/c/{doc['slug']}/report/{doc['year']}/")},
        "sha256": _("指纹（SHA-256）：%(sha)s") % {"sha": sha256}
        if sha256
        else _("草稿，随记录变化"),
    }


def _rate(figure: dict[str, Any]) -> dict[str, str]:
    whole = figure["whole"]
    return {
        "label": figure["label"],
        "value": figure["words"] if whole else "—",
        "counts": f"{figure['part']:,}／{whole:,} {figure['unit']}" if whole else "—",
        "silent": "—" if figure["silent"] is None else f"{figure['silent']:,}",
    }
