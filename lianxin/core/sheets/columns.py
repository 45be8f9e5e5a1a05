"""What a table's columns are called, and what their cells mean."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core import identifiers
from lianxin.core.errors import Invalid
from lianxin.core.text import tidy

Cell = str | date
Parse = Callable[[str], Any]

FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_COUNTED = 100_000
_DAY = re.compile(r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"\d{4}[-/.年]\d{1,2}月?")
_AS_NUMBER = re.compile(r"[\d.]+e\+?\d+", re.IGNORECASE)
_YES, _NO = (
    frozenset(("是", "对", "√", "有", "y", "yes")),
    frozenset(("否", "不", "×", "无", "n", "no")),
)
_ASIDE = re.compile(r"[(（\[][^)）\]]*[)）\]]$|[*＊:：]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading on paper, and how a cell is read and written.

    Headings are part of the file's format and therefore never translated.
    """

    key: str
    heading: str
    parse: Parse
    aliases: tuple[str, ...] = ()
    tell: Callable[[Any], Cell] = str
    """The cell for a value that is there; what is not there is a blank cell."""
    is_required: bool = False
    """Whether a file must have this column, and each row something in it."""
    hint: str = ""
    width: int = 14
    mask: Callable[[Any], Any] | None = None
    """How it is struck where it is shown to who gave no reason; what is struck does not go in."""

    def names(self) -> Iterable[str]:
        return map(plain, (self.heading, *self.aliases))

    def cell(self, value: Any) -> Cell:
        return "" if value is None or value == "" else self.tell(value)


@lru_cache(maxsize=4_096)
def plain(heading: str) -> str:
    """A heading as it is compared: without spaces, stars, colons and what stands in brackets."""
    closed = "".join(unicodedata.normalize("NFKC", heading).split())
    return _ASIDE.sub("", closed).lower()


@lru_cache(maxsize=8_192)
def closed_up(words: str) -> str:
    """Words as names are compared: as an old hand writes them and a new one."""
    return "".join(unicodedata.normalize("NFKC", words).split()).lower()


def words(most: int) -> Parse:
    """Text of so many characters at most."""

    def parse(cell: str) -> str:
        said = tidy(cell).strip()
        if len(said) > most:
            raise Invalid(
                _("写了 %(count)d 字，最多 %(most)d 字，请删短一些。")
                % {"count": len(said), "most": most}
            )
        return said

    return parse


def day(cell: str) -> date:
    """A day as people write it: 2026-03-09, 2026.3.9, 2026年3月9日, 20260309."""
    said = "".join(unicodedata.normalize("NFKC", cell).split())
    found = _DAY.fullmatch(said)
    if not found:
        if _MONTH.fullmatch(said):
            raise Invalid(_("只写到了月，请写到哪一天，例如 2026-03-09。"))
        raise Invalid(_("日期看不懂，请像这样写：2026-03-09。"))
    year, month, number = (int(part) for part in found.groups() if part)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(_("年份是 %(year)d，像是写错了。") % {"year": year})
    try:
        return date(year, month, number)
    except ValueError as error:
        raise Invalid(_("日历上没有这一天，请核对月和日。")) from error


def choice(labels: Mapping[str, str], aliases: Mapping[str, str] | None = None) -> Parse:
    """One of some values by its label; `aliases` are more words for them."""
    known = {plain(label): value for value, label in labels.items()}
    known |= {plain(label): value for label, value in (aliases or {}).items()}

    def parse(cell: str) -> str:
        if (value := known.get(plain(cell))) is None:
            raise Invalid(_("只能写：%(labels)s。") % {"labels": "、".join(labels.values())})
        return value

    return parse


def number(cell: str) -> int:
    """A whole number that counts something, without thousands' marks or units."""
    said = unicodedata.normalize("NFKC", cell).strip()
    if not said.isdecimal():
        raise Invalid(_("只能写数字，例如 3。"))
    if int(said) > MOST_COUNTED:
        raise Invalid(_("数字太大了，请核对。"))
    return int(said)


def degrees(most: int) -> Parse:
    """A longitude or latitude up to so many degrees either way."""

    def parse(cell: str) -> float:
        said = unicodedata.normalize("NFKC", cell).strip()
        try:
            found = float(said)
        except ValueError as error:
            raise Invalid(_("经纬度只写数字，例如 117.045612。")) from error
        if not abs(found) <= most:
            raise Invalid(_("经纬度超出了范围（±%(most)d），请核对。") % {"most": most})
        return found

    return parse


def whether(cell: str) -> bool:
    """Yes or no."""
    said = plain(cell)
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise Invalid(_("只能写：是、否。"))


def told_whether(value: bool) -> str:
    return "是" if value else "否"


def told_day(value: date) -> date:
    return value


def identity(cell: str) -> str:
    """An identity number, whose check digit must be right."""
    _refuse_lost_digits(cell)
    if "*" in cell:
        raise Invalid(_("这是遮过的号码，导不进来。请用完整的号码，或空着。"))
    return identifiers.identity(cell)


def mobile(cell: str) -> str:
    _refuse_lost_digits(cell)
    if "*" in cell:
        raise Invalid(_("这是遮过的号码，导不进来。请用完整的号码，或空着。"))
    return identifiers.mobile(cell)


def _refuse_lost_digits(cell: str) -> None:
    if _AS_NUMBER.fullmatch(cell):
        raise Invalid(_("这一格存成了数字，末尾几位已经丢了。先把这一列设成“文本”，再重新填。"))
