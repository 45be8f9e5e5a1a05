"""A card as it is read: its sections with sentences and rows, every number a door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.reports.doors import door
from lianxin.reports.queries import Doc
from lianxin.reports.queries.text import declared_words


@dataclass(frozen=True, slots=True)
class Span:
    """Words, and where they lead; a number is told apart from a name."""

    words: str
    url: str = ""
    is_figure: bool = False
    title: str = ""
    """Of a number: what it counts, of which years."""


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
    over: str
    """Over which communities the mean is, where it is not over all of the street's."""
    each: str
    """For each thousand who live there, where that means something."""
    said: str
    """What paper says of it, before what the records say; blank where nothing was declared."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One below a paragraph, with what it shows and where it is had."""

    key: str
    caption: str
    url: str
    """Of the record that it belongs to."""
    small: str
    full: str
    width: int
    height: int


Sentence = list[Span]


@dataclass(frozen=True, slots=True)
class Read:
    name: str
    title: str
    sentences: Sequence[Sentence]
    rows: Sequence[Row]
    pictures: Sequence[Sequence[Picture]] = ()
    """Of each sentence's."""
    taken_down: int = 0
    """How many were signed with and may not be shown any more."""

    def __bool__(self) -> bool:
        return bool(self.sentences or self.rows)

    @property
    def first_picture(self) -> Picture | None:
        """Of a spot before and after, as it is now."""
        return next((line[-1] for line in self.pictures if line), None)

    @property
    def lines(self) -> Sequence[tuple[Sentence, Sequence[Picture]]]:
        pictures = [*self.pictures, *([()] * len(self.sentences))]
        return list(zip(self.sentences, pictures, strict=False))


def read(doc: Doc) -> list[Read]:
    """The sections in which there is anything."""
    found = [
        Read(
            section["name"],
            section["title"],
            [_sentence(doc, line) for line in section["paragraphs"]],
            [row(doc, code) for code in section["figures"] if code not in doc["rates"]],
            [[_picture(doc, *each) for each in line] for line in section.get("shown", ())],
            section.get("taken_down", 0),
        )
        for section in doc["sections"]
    ]
    return [each for each in found if each]


def leading(sections: Sequence[Read]) -> Picture | None:
    """The picture that stands for a card where there is room for one: its first."""
    return next(filter(None, (each.first_picture for each in sections)), None)


def _picture(doc: Doc, ref: str, key: str) -> Picture:
    record = doc["named"][ref]
    found = next(each for each in record["pictures"] if each["key"] == key)
    caption = found["caption"]
    if record["title"] not in caption:
        caption = _("：").join(part for part in (record["title"], caption) if part)
    return Picture(
        key,
        caption,
        record["url"],
        found["small"],
        found["full"],
        found["width"],
        found["height"],
    )


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
        over_words(doc, code),
        figure["each"],
        declared_words(figure["declared"]["value"]) if figure["declared"] else "",
    )


def over_words(doc: Doc, code: str) -> str:
    """Over how many of the street's communities a mean is; blank where over all, and on cards of
    old, which did not say it.
    """
    over = doc["figures"][code].get("over", 0)
    return (
        ngettext("%(count)d 个社区", "%(count)d 个社区", over) % {"count": over}
        if 0 < over < doc.get("places", 0)
        else ""
    )


def _sentence(doc: Doc, line: Sequence[Mapping[str, Any]]) -> Sentence:
    """A picture alone has no words in its sentence."""
    return [_led(doc, span) for span in line if span["words"]]


def _led(doc: Doc, span: Mapping[str, Any]) -> Span:
    slug, year = doc["slug"], doc["year"]
    if record := span.get("record"):
        url = span.get("url")
        # Cards that were signed before other kinds could be named have a matter's number alone.
        return Span(
            span["words"], reverse("matters:show", args=[slug, record]) if url is None else url
        )
    if not (code := span.get("code")):
        return Span(span["words"])
    scope = span.get("scope", "")
    return Span(
        span["words"],
        _scoped(slug, year, code, scope),
        is_figure=True,
        title=_titled(doc, code, scope),
    )


def _titled(doc: Doc, code: str, scope: str) -> str:
    """The figure's name with the years that this number of it tells."""
    year, label = doc["year"], doc["figures"][code]["label"]
    told = {
        "last": _("去年（%(year)d年）") % {"year": year - 1},
        "ever": _("累计（到%(year)d年）") % {"year": year},
        "mean": _("%(year)d年，街道平均") % {"year": year} + _over(doc, code),
        "each": _("%(year)d年，%(each)s") % {"year": year, "each": doc.get("each") or _("每千户")},
    }
    return _("%(label)s：%(scope)s") % {
        "label": label,
        "scope": told.get(scope) or _("今年（%(year)d年）") % {"year": year},
    }


def _over(doc: Doc, code: str) -> str:
    words = over_words(doc, code)
    return _("（有记录的 %(communities)s）") % {"communities": words} if words else ""


def _scoped(slug: str, year: int, code: str, scope: str) -> str:
    if scope == "mean":
        # Over the street, it has no records of one community.
        return ""
    if scope == "ever":
        return door(slug, year, code, ever=1)
    return door(slug, year - 1 if scope == "last" else year, code)
