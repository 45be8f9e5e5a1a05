"""A card as it is read: its sections with sentences and rows, every number a door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from lianxin.reports.doors import door
from lianxin.reports.queries import Doc


@dataclass(frozen=True, slots=True)
class Span:
    """Words, and where they lead; a number is told apart from a name."""

    words: str
    url: str = ""
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in its section's table."""

    code: str
    label: str
    words: str
    after: str
    counts: str
    """Of a share, its part and whole."""
    url: str
    last: str
    mean: str
    declared: Mapping[str, Any] | None


Sentence = list[Span]


@dataclass(frozen=True, slots=True)
class Read:
    name: str
    title: str
    sentences: Sequence[Sentence]
    rows: Sequence[Row]

    def __bool__(self) -> bool:
        return bool(self.sentences or self.rows)


def read(doc: Doc) -> list[Read]:
    """The sections in which there is anything."""
    found = [
        Read(
            section["name"],
            section["title"],
            [[_led(doc, span) for span in line] for line in section["paragraphs"]],
            [row(doc, code) for code in section["figures"] if code not in doc["rates"]],
        )
        for section in doc["sections"]
    ]
    return [each for each in found if each]


def row(doc: Doc, code: str) -> Row:
    figure = doc["figures"][code]
    whole = figure["whole"]
    return Row(
        code,
        figure["label"],
        figure["words"] or "—",
        figure["after"],
        "" if whole is None else f"{figure['part']:,}／{whole:,} {figure['unit']}",
        door(doc["slug"], doc["year"], code),
        figure["last"],
        figure["mean"],
        figure["declared"],
    )


def _led(doc: Doc, span: Mapping[str, Any]) -> Span:
    slug, year = doc["slug"], doc["year"]
    if record := span.get("record"):
        return Span(span["words"], reverse("matters:show", args=[slug, record]))
    if not (code := span.get("code")):
        return Span(span["words"])
    scope = span.get("scope", "")
    return Span(span["words"], _scoped(slug, year, code, scope), is_figure=True)


def _scoped(slug: str, year: int, code: str, scope: str) -> str:
    if scope == "mean":
        # Over the street, it has no records of one community.
        return ""
    if scope == "ever":
        return door(slug, year, code, ever=1)
    return door(slug, year - 1 if scope == "last" else year, code)
