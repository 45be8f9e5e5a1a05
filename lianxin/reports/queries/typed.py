"""Numbers that were typed by hand where a figure has them: found, offered, replaced.

A number is one of a figure's where it is the same, or where it counts what the figure counts by
the words around it, whatever it says. Of which years it is, its clause says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lianxin.reports.queries.text import GAP, SCOPES, YEAR_SAID

_BEFORE, _AFTER = r"(?<![A-Za-z0-9_.\-〔/:@{第])", r"(?![A-Za-z0-9_.\-]|号|年|月|日|楼|院)"
"""Around a number that counts something: it is none of a date, an address or a name."""
_DIGITS = _BEFORE + r"\d[\d,]*(?:\.\d+)?%?" + _AFTER
_SPELLED = r"(?<!第)[零〇一二两三四五六七八九十百千万]+"
_NUMBER = re.compile(rf"{_DIGITS}|{_SPELLED}")
_VALUES = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_CLAUSE = re.compile(r"[，。；：、！？\n]")
SCOPE_SAID: Mapping[str, Sequence[str]] = {
    "last": ("去年", "上年"),
    "ever": ("累计", "历年", "以来"),
    "mean": ("街道平均", "全街道"),
    "each": ("每千人", "每千户"),
}
"""Words in a number's clause by which it is of another scope than the year's own."""
COUNTING = {"人": "人名位", "个": "个支家", "件": "件桩", "户": "户家", "场": "场次"}
"""What else stands for a unit in a sentence."""
FILLING = "有共计达到为了约近设建成已经现一的：: "
LEADING = ("解决", "办了", "培育的", "登记的", "开放的", "评出的", "验收的", "发布的", "开的")
SMALL = frozenset({"0", "1"})
"""Too common to be told by their value alone."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A figure that could stand for a typed number, and what it says."""

    code: str
    scope: str
    label: str
    words: str

    @property
    def scope_words(self) -> str:
        return str(SCOPES[self.scope]) if self.scope else ""

    @property
    def key(self) -> str:
        return f"{self.code}:{self.scope}" if self.scope else self.code


@dataclass(frozen=True, slots=True)
class Bare:
    """A number that was typed where a figure has it."""

    typed: str
    at: int
    """Where in the text it begins."""
    offers: Sequence[Offer]


def bare(text: str, figures: Mapping[str, Mapping[str, Any]]) -> list[Bare]:
    """The typed numbers for which there is a figure, those that are called so first."""
    found = []
    gaps = [gap.span() for gap in GAP.finditer(text)]
    for number in _NUMBER.finditer(text):
        if any(first <= number.start() < after for first, after in gaps):
            continue
        clause = _CLAUSE.split(text[: number.start()])[-1]
        rest = _CLAUSE.split(text[number.end() :])[0]
        offers = list(_offers(number[0], clause, rest, figures))
        if offers:
            found.append(Bare(number[0], number.start(), offers))
    return found


def _offers(
    typed: str, clause: str, rest: str, figures: Mapping[str, Mapping[str, Any]]
) -> Iterator[Offer]:
    scope = scope_of(clause)
    number = spelled(typed)
    called = {code for code, each in figures.items() if _is_called(number, clause, rest, each)}
    equal = {
        code
        for code, each in figures.items()
        # Words that are no number are full of figures: only before a unit do they count anything.
        if same(number, each[scope or "words"]) and (number == typed or _fits(rest, each))
    }
    by_unit = sorted(equal - called, key=lambda code: (not _fits(rest, figures[code]), code))
    for code in [*sorted(called), *by_unit]:
        figure = figures[code]
        if figure["words"] or code in equal:
            words = figure[scope or "words"]
            yield Offer(code, scope, figure["label"], f"{words}{figure['after']}" if words else "")


def spelled(typed: str) -> str:
    """A number in figures: 三百二十 is 320; what are figures already stays."""
    if typed[0] not in _VALUES and typed[0] not in _TENS and typed[0] != "万":
        return typed
    whole = part = digit = 0
    for each in typed:
        if each == "万":
            whole, part, digit = (whole + part + digit) * 10_000, 0, 0
        elif each in _TENS:
            part, digit = part + (digit or 1) * _TENS[each], 0
        else:
            digit = _VALUES[each]
    return str(whole + part + digit)


def scope_of(clause: str) -> str:
    """Of which years a number is, by the words before it in its clause."""
    if any(said in clause for said in YEAR_SAID):
        return ""
    said = (scope for scope, words in SCOPE_SAID.items() if any(each in clause for each in words))
    return next(said, "")


def same(typed: str, number: str) -> bool:
    """Compared without the commas between thousands."""
    return typed.replace(",", "") == number.replace(",", "") and typed not in SMALL


def _is_called(typed: str, clause: str, rest: str, figure: Mapping[str, Any]) -> bool:
    """Whether the words around a number name what the figure counts."""
    if (figure["whole"] is not None) != typed.endswith("%"):
        return False
    unit = unit_of(figure)
    if (after := _unit_at(rest, unit)) is None:
        return False
    follows = rest[after:].lstrip().removeprefix("的")
    return any(
        _ends_with(clause, name) or (bool(unit) and follows.startswith(name))
        for name in _names(figure["label"])
    )


def unit_of(figure: Mapping[str, Any]) -> str:
    """What is told after a figure's number; nothing after a share."""
    return "" if figure["whole"] is not None else str(figure["unit"])


def _fits(rest: str, figure: Mapping[str, Any]) -> bool:
    return _unit_at(rest, unit_of(figure)) is not None


def _unit_at(rest: str, unit: str) -> int | None:
    """Where a unit, or what else is said for it, ends at the beginning of the words."""
    if not unit:
        return 0
    told = "|".join(map(re.escape, dict.fromkeys([unit, *COUNTING.get(unit, "")])))
    found = re.match(rf"\s*(?:{told})", rest)
    return found.end() if found else None


def _ends_with(clause: str, name: str) -> bool:
    at = clause.rfind(name)
    between = clause[at + len(name) :]
    return at >= 0 and len(between) <= 4 and not between.strip(FILLING)


def _names(label: str) -> set[str]:
    """What a sentence calls it: the figure's name, with and without what was done to it."""
    short = next((label.removeprefix(each) for each in LEADING if label.startswith(each)), label)
    return {name for name in (label, short, label.rsplit("的", 1)[-1]) if len(name) > 1}


def replaced(text: str, number: Bare, offer: Offer, unit: str) -> str:
    """The text with a typed number made a figure that lives, which tells its unit."""
    rest = text[number.at + len(number.typed) :]
    return text[: number.at] + "{" + offer.key + "}" + rest[_unit_at(rest, unit) or 0 :]
