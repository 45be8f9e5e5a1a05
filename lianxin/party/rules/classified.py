"""Marks of what may not be kept here (P-23).

A mark is a grade of secrecy written as one: with its star (机密★10年), after 密级, in brackets, or
alone on a line. The mere word is none: a Party member's oath speaks of 保守党的秘密.
"""

import re
import unicodedata
from collections.abc import Iterable

GRADES = ("绝密", "机密", "秘密")
_GRADE = r"(绝\s*密|机\s*密|秘\s*密)"
_MARK = re.compile(
    rf"{_GRADE}\s*[★☆*]"
    rf"|密\s*级\s*[:：]?\s*{_GRADE}"
    rf"|[\[(（【〔]\s*{_GRADE}\s*[\])）】〕]"
    rf"|^\s*{_GRADE}\s*(?:\d+\s*年|长期)?\s*$",
    re.MULTILINE,
)
_NAMED = re.compile(rf"^{_GRADE}|{_GRADE}\s*(?:件|文件|级)|绝\s*密|机\s*密")


def mark_in(text: str) -> str:
    """The grade with which a text is marked, or nothing."""
    return _grade(_MARK.search(unicodedata.normalize("NFKC", text)))


def mark_of_name(name: str) -> str:
    """The grade that a title or a file's name claims, or nothing: it is short, so that a grade in
    it is meant.
    """
    plain = unicodedata.normalize("NFKC", name)
    return mark_in(plain) or _grade(_NAMED.search(plain))


def mark_among(texts: Iterable[str]) -> str:
    return next(filter(None, map(mark_in, texts)), "")


def _grade(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    closed = re.sub(r"\s", "", found.group())
    return next(grade for grade in GRADES if grade in closed)
