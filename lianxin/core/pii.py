"""Personal data in free text: found, pointed out, struck.

What is struck is gone for those who do the work too, so buildings, entrances and forms of address
stay: doors, numbers and full names go.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lianxin.core.masks import mask_id, mask_name, mask_phone
from lianxin.core.names import Sentence


class Kind(TextChoices):
    PHONE = "phone", _("电话")
    ID = "id", _("身份证号")
    NAME = "name", _("姓名")
    DOOR = "door", _("门牌号")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive), what they are, and what stands there when struck."""

    start: int
    end: int
    kind: Kind
    masked: str


_PLAIN = {
    ord(wide): narrow
    for wide, narrow in zip("０１２３４５６７８９Ｘｘ－＃", "0123456789Xx-#", strict=True)
}
_NUMERAL = "一二三四五六七八九十"
_MARK = "mark"
"""The group that is struck, where not all of the match is."""

_NUMBERS = (
    (
        Kind.ID,
        r"(?<!\d)[1-9]\d{5}[ -]?(?:19|20)\d\d[ -]?[01]\d[0-3]\d[ -]?\d{3}[\dXx](?![\dA-Za-z])",
    ),
    (Kind.PHONE, r"(?<!\d)(?:(?:\+|00)?86[ -]?)?(?P<mark>1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)"),
    (Kind.PHONE, r"(?<!\d)[(（]?0\d{2,3}[)）]?[ -]?[2-8]\d{2,3}[ -]?\d{4}(?!\d)"),
    (Kind.PHONE, r"(?:电话|座机)(?:号码?)?[是为:： ]{0,3}(?P<mark>[2-8]\d{2,3}[ -]?\d{4})(?!\d)"),
)
_FEW = f"(?:\\d{{1,2}}|[{_NUMERAL}]{{1,3}})"
_DOOR = r"\d{3,4}(?![\d米元块人平度年级瓦天次多余]|户(?:居民|人家|业主|住户))"
_WHO_LIVES = "住户|业主|户主|房主|房东|租户|租客|那家|这家"
_DOORS = (
    rf"{_FEW}\s*单元[ -]?(?:{_DOOR}|[〇零{_NUMERAL}]{{3,4}})(?:号?[室户房])?",
    rf"{_FEW}\s*单元\s*{_FEW}[层楼][东西南北中左右]边?[户门]",
    rf"(?<![\d-])\d{{1,3}}(?:号楼|[号栋幢座#])?(?P<mark>-\d{{1,2}}-{_DOOR}室?)(?!-)",
    rf"(?:号楼|[栋幢座#])\s*(?P<mark>-?\d{{1,2}}-{_DOOR}室?)(?!-)",
    rf"(?:号楼|\d楼|[栋幢座])\s*(?P<mark>{_DOOR}(?!户)(?:室|号房)?)",
    r"(?<![\d-])\d{1,2}-\d{3,4}室",
    r"(?<!\d)\d{3,4}\s?(?:室|号房|房间)",
    rf"(?<![\d共约近有])\d{{3,4}}(?=\s?的?(?:{_WHO_LIVES}))",
)
_RULES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (*_NUMBERS, *((Kind.DOOR, pattern) for pattern in _DOORS))
)


def find(text: str) -> list[Span]:
    """Phones, identity numbers, doors and likely names, in order and without overlap."""
    kept: list[Span] = []
    for span in sorted(_all(text), key=lambda each: (each.start, -each.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def strike(text: str) -> str:
    """The text with everything found replaced by its mask."""
    for span in reversed(find(text)):
        text = text[: span.start] + span.masked + text[span.end :]
    return text


def _all(text: str) -> Iterator[Span]:
    plain = text.translate(_PLAIN)
    phones = []
    for kind, rule in _RULES:
        for match in rule.finditer(plain):
            start, end = match.span(_MARK if _MARK in rule.groupindex else 0)
            yield Span(start, end, kind, _masked(kind, plain, start, end))
            if kind == Kind.PHONE:
                phones.append((start, end))
    for start, end in Sentence(plain).names(phones):
        yield Span(start, end, Kind.NAME, mask_name(text[start:end]))


def _masked(kind: Kind, text: str, start: int, end: int) -> str:
    if kind == Kind.DOOR:
        return "号楼某户" if text[start - 1 : start].isdecimal() else "某户"
    return mask_id(text[start:end]) if kind == Kind.ID else mask_phone(text[start:end])
