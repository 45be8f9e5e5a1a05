"""What a secretary writes: words, with figures and records in braces that live with the records.

`{matters_solved}` is the year's figure, `:last` after its code last year's, `:ever` all until the
year's end, `:mean` the street's mean, `:each` the year's for each thousand who live there;
`{@LSL-2015-000012}` is a matter by its number, `{@activities/12}` a record of another kind, see
`kinds`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.core.flow import Text

SCOPES: Mapping[str, Text] = {
    "": _("今年"),
    "last": _("去年"),
    "ever": _("累计"),
    "mean": _("街道平均"),
    "each": _("每千人"),
}
NEAR = 8
"""Letters in which a word stands just before."""
NAME_ONLY = "name"
"""After a record: without its picture."""
GAP = re.compile(r"\{(@?)([A-Za-z0-9_\-/]+)(?::([a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words, a figure by code and scope, or a record by its key."""

    words: str
    code: str = ""
    scope: str = ""
    record: str = ""


def parts(text: str) -> Iterator[Part]:
    """A line in its parts; what stands in braces and is none of ours is words."""
    end = 0
    for gap in GAP.finditer(text):
        if gap.start() > end:
            yield Part(text[end : gap.start()])
        at, key, scope = gap.groups()
        found = {"record": key} if at else {"code": key}
        yield Part(gap[0], scope=scope or "", **found)
        end = gap.end()
    if end < len(text):
        yield Part(text[end:])


def paragraphs(text: str) -> list[list[Part]]:
    """A text's paragraphs, one a line."""
    lines = (line.strip() for line in text.splitlines())
    return [list(parts(line)) for line in lines if line]


YEAR_SAID = ("今年", "这一年", "全年", "本年", "现有", "this year", "This year")
"""Words after which a number is the year's own without being labelled once more."""


def scopes(line: Sequence[Part]) -> set[str]:
    return {part.scope for part in line if part.code}


def wants_year(line: Sequence[Part]) -> bool:
    """Whether a paragraph has numbers of the year and does not say so in its own words."""
    words = "".join(part.words for part in line if not part.code and not part.record)
    return scopes(line) == {""} and not any(said in words for said in YEAR_SAID)


OTHER_SAID = ("累计", "历年", "以来", "去年", "上年")
"""Words in whose clause a number seems to be of other years than this."""
_CLAUSE = re.compile("[，。；：、！？]")


def seems_other(before: str) -> bool:
    """Whether the words before a number of the year sound as if it were of other years."""
    clause = _CLAUSE.split(before)[-1]
    return any(said in clause for said in OTHER_SAID) and not any(
        said in clause for said in YEAR_SAID
    )


def label_of(part: Part, before: str, *, is_mixed: bool, each: str) -> str:
    """Of which years a number is, unless the words just before say so."""
    if part.code and (part.scope or is_mixed or seems_other(before)):
        label = each if part.scope == "each" else str(SCOPES[part.scope])
        return "" if label in before[-NEAR:] else f"{label} "
    return ""


def declared_words(value: int) -> str:
    """What paper says a figure was, before what stands on record: the two are never one number."""
    return gettext("申报 %(said)s · 有据") % {"said": f"{value:,}"} + " "


def codes(text: str) -> set[str]:
    return {part.code for each in paragraphs(text) for part in each if part.code}


def records(texts: Iterable[str]) -> set[str]:
    return {
        part.record for text in texts for each in paragraphs(text) for part in each if part.record
    }


def unknown(text: str, known: Mapping[str, object], keys: set[str]) -> list[str]:
    """What stands in braces and names no figure, no scope and no record, in order."""
    found = [part for each in paragraphs(text) for part in each]
    return [
        part.words
        for part in found
        if (part.code and (part.code not in known or part.scope not in SCOPES))
        or (part.record and (part.record not in keys or part.scope not in ("", NAME_ONLY)))
    ]
