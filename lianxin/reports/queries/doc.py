"""A card as plain values, the one model of page, paper, document, table and JSON."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django.core.cache import caches
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxin.core.figures import Figure, Period, Value
from lianxin.core.templatetags.lx import full_date
from lianxin.matters.models import Matter
from lianxin.reports.models import Declared
from lianxin.reports.queries.card import Card, card_of
from lianxin.reports.queries.counting import (
    EACH,
    base_of,
    declared,
    each_thousand,
    ever,
    is_told,
    last_deeds,
    number_words,
)
from lianxin.reports.queries.kinds import named, ref_of, shown
from lianxin.reports.queries.sections import FIGURES, SECTIONS
from lianxin.reports.queries.starter import layout_of, starter
from lianxin.reports.queries.text import (
    NAME_ONLY,
    Part,
    declared_words,
    label_of,
    paragraphs,
    parts,
    records,
    scopes,
    wants_year,
)

KEPT_SECONDS = 10
"""How long a deed that was under way while a card was counted can be missing from it."""
Doc = dict[str, Any]
"""JSON-able throughout: strings, numbers, lists and dictionaries."""


def live(slug: str, year: int, *, today: date) -> Doc:
    """The card as the records have it now, in the street's words; told anew after a deed there."""
    mark = "".join(last_deeds(Q(slug=slug)).values())
    key = f"card:{slug}:{year}:{today}:{get_language()}:{mark}"
    doc: Doc | None = caches["pages"].get(key)
    if doc is None:
        doc = doc_of(card_of(slug, year, today=today))
        caches["pages"].set(key, doc, KEPT_SECONDS)
    return doc


def doc_of(card: Card, texts: Mapping[str, str] | None = None) -> Doc:
    """The card told in the street's words, or in the secretary's, by section."""
    said = declared(card.community.pk, card.year)
    told = {code for code, value in card.values.items() if is_told(value)} | set(said)
    layout = layout_of(card.community.subdistrict_id, card.year)
    council = card.council.name if card.council and "sessions_held" in told else ""
    chosen = starter(layout, told, card.focal, council) if texts is None else texts
    figures = {code: _figure(card, FIGURES[code], said.get(code)) for code in card.values}
    _add_ever(card, figures, chosen)
    each = str(EACH[base_of([card.community])])
    found = named(card.community, records(chosen.values()), today=card.today)
    return {
        "community": card.community.name,
        "slug": card.community.slug,
        "street": card.community.subdistrict.name,
        "households": card.community.households,
        "residents": card.community.residents,
        "each": each,
        "places": card.places,
        "secretary": card.secretary,
        "year": card.year,
        "previous": card.year - 1,
        "counted_on": card.counted_on.isoformat(),
        "is_running": card.is_running,
        "is_empty": not told,
        "four": [line.figure.code for line in card.four],
        "sections": [
            _section(name, chosen.get(name, ""), figures, found, told, each)
            for name in dict.fromkeys([*layout, *chosen])
        ],
        "rates": [line.figure.code for line in card.rates],
        "figures": figures,
        "months": list(card.months),
        "categories": [[each.code, each.name, count] for each, count in card.categories],
        "focal": [_focal(matter) for matter in card.focal],
        "named": found,
    }


def _section(
    name: str,
    text: str,
    figures: Mapping[str, Doc],
    found: Mapping[str, Doc],
    told: set[str],
    each: str,
) -> Doc:
    section = next(one for one in SECTIONS if one.name == name)
    lines = paragraphs(text)
    return {
        "name": name,
        "title": str(section.title),
        "paragraphs": [_line(line, figures, found, each) for line in lines],
        "shown": [_shown(line, found) for line in lines],
        "figures": [figure.code for figure in section.figures if figure.code in told],
    }


def _line(
    line: list[Part], figures: Mapping[str, Doc], found: Mapping[str, Doc], each: str
) -> list[Doc]:
    """A paragraph whose numbers are told apart: of this year, of last, of all years."""
    lead = [{"words": _("今年，")}] if wants_year(line) else []
    is_mixed = len(scopes(line)) > 1
    before = ["", *(part.words for part in line)]
    return lead + [
        _span(part, figures, found, label=label_of(part, words, is_mixed=is_mixed, each=each))
        for part, words in zip(line, before, strict=False)
    ]


def _shown(line: list[Part], found: Mapping[str, Doc]) -> list[list[str]]:
    """The pictures of a paragraph: of which record, and by which key."""
    return [
        [ref.record, picture["key"]]
        for part in line
        if part.record and part.scope != NAME_ONLY and (ref := ref_of(part.record))
        for picture in shown(part.record, found)
    ]


def _span(part: Part, figures: Mapping[str, Doc], found: Mapping[str, Doc], *, label: str) -> Doc:
    if part.record:
        return _name(part.record, found)
    if part.code and (figure := figures.get(part.code)):
        words = figure[part.scope or "words"] or "—"
        said = figure["declared"] if not part.scope else None
        paper = declared_words(said["value"]) if said else ""
        return {
            "words": f"{label}{paper}{words}{figure['after']}",
            "code": part.code,
            "scope": part.scope,
        }
    return {"words": part.words}


def _name(told: str, found: Mapping[str, Doc]) -> Doc:
    """A record by its title, as a door; a picture alone has no words here."""
    ref = ref_of(told)
    record = found.get(ref.record) if ref else None
    if ref is None or record is None:
        return {"words": "—", "record": told, "url": ""}
    return {
        "words": "" if ref.shot else record["title"],
        "record": ref.record,
        "url": record["url"],
    }


def _figure(card: Card, figure: Figure, said: Declared | None) -> Doc:
    value, before = card.values[figure.code], card.before[figure.code]
    each = each_thousand(figure, value, base_of([card.community]).of(card.community))
    return {
        "label": str(figure.label),
        "unit": str(figure.unit),
        "after": "" if figure.whole else f" {figure.unit}",
        "meaning": str(figure.meaning),
        "measure": str(figure.measure),
        "words": words_of(figure, value),
        "part": value.part,
        "whole": value.whole,
        "silent": value.silent,
        "last": words_of(figure, before) if is_told(before) else "",
        "mean": number_words(figure, card.means.get(figure.code)),
        "over": card.over.get(figure.code, 0),
        "each": number_words(figure, each),
        "ever": "",
        "numbers": {
            "value": _exactly(figure.number(value)),
            "last": _exactly(figure.number(before)) if is_told(before) else "",
            "mean": _exactly(card.means.get(figure.code)),
            "each": _exactly(each),
        },
        "declared": {"value": said.value, "source": said.source} if said else None,
    }


def _exactly(number: Fraction | tuple[int, int] | None) -> str:
    """To reckon with, e.g. 35/38; a span of two numbers and what is not known are none."""
    return str(number) if isinstance(number, Fraction) else ""


def words_of(figure: Figure, value: Value) -> str:
    return number_words(figure, figure.number(value))


def _add_ever(card: Card, figures: Mapping[str, Doc], texts: Mapping[str, str]) -> None:
    """Counted only where a text asks for it: it reaches back over all years."""
    wanted = {
        part.code
        for text in texts.values()
        for part in parts(text)
        if part.scope == "ever" and part.code in FIGURES
    }
    period = Period(card.year, today=card.counted_on)
    found = ever([FIGURES[code] for code in sorted(wanted)], card.community.pk, period)
    for code, value in found.items():
        figures[code]["ever"] = words_of(FIGURES[code], value)


def _focal(matter: Matter) -> Doc:
    return {
        "number": matter.number,
        "title": matter.title,
        "state": matter.state,
        "state_words": str(matter.get_state_display()),
        "place": matter.place_label,
        "closed_on": full_date(matter.closed_at) if matter.closed_at else "",
    }


def canonical(doc: Doc) -> bytes:
    """Written out the same way wherever: keys in order, no spaces, UTF-8."""
    words = json.dumps(doc, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return words.encode()


def fingerprint(doc: Doc) -> str:
    """The SHA-256 of a card, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(doc)).hexdigest()


def counted_on(doc: Doc) -> date:
    return date.fromisoformat(doc["counted_on"])
