"""Chinese text: tidied, cut into tokens, found by them.

A text is found by any piece of it: its index has every dictionary word that it contains and every
single character, so however the searcher's words are cut, they are among them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import rjieba
from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid

MOST_TOKENS = 800
MOST_TERMS = 16
LONGEST_TOKEN = 40

_PICTURE = r"\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_TAGS = r"[\U000e0020-\U000e007e]+\U000e007f"
_UNSEEN = re.compile(
    rf"(?P<joined>(?<=[{_PICTURE}\ufe0f])\u200d(?=[{_PICTURE}])|(?<=\U0001f3f4){_TAGS})"
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")

_HAN = r"\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<plain>[a-z0-9]+)|[^\W_a-z0-9{_HAN}]+")
_WORD = re.compile(rf"(?:[^\W_]|[{_HAN}])+")
_PART = re.compile(r"[a-z]+|[0-9]+")
EMPTY_WORDS = frozenset("的了是在和就也都而及与着把被吗呢吧啊呀嘛哦")


def tidy(text: str) -> str:
    """NFC, lines ended by \\n, without what nobody sees: control, zero-width and direction marks.

    Emoji keep what joins them, and rare characters stay as they are.
    """
    lines = _BREAK.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub(lambda mark: mark["joined"] or "", lines))


def said(text: str, *, field: str, missing: str, most: int = 1000) -> str:
    """Words that a step cannot do without, tidied; raises Invalid with `missing` when there are
    none.
    """
    words = tidy(text).strip()
    if not words:
        raise Invalid(missing, field=field)
    if len(words) > most:
        raise Invalid(
            _("写了 %(now)d 字，最多 %(most)d 字，请删短一些。")
            % {"now": len(words), "most": most},
            field=field,
        )
    return words


def tokens(text: str) -> str:
    """The words by which a text is to be found, each once, parted by spaces."""
    words = (token for run in _runs(text) for token in _indexed(run))
    return " ".join(list(dict.fromkeys(words))[:MOST_TOKENS])


def terms(query: str, *, most: int = MOST_TERMS) -> list[str]:
    """The words that a query asks for, all of them; one that ends in `*` asks for a beginning."""
    words = (term for run in _runs(query) for term in _asked(run))
    return list(dict.fromkeys(words))[:most]


def _runs(text: str) -> Iterator[re.Match[str]]:
    plain = unicodedata.normalize("NFKC", tidy(text)).lower()
    return _RUN.finditer(plain)


def _indexed(run: re.Match[str]) -> Iterable[str]:
    word = run.group()
    if run["han"]:
        return (each for each in (*rjieba.cut_all(word), *word) if each not in EMPTY_WORDS)
    parts = _PART.findall(word)
    numbers = (part.lstrip("0") for part in parts if part.startswith("0"))
    return (each[:LONGEST_TOKEN] for each in (word, *parts, *numbers) if each)


def _asked(run: re.Match[str]) -> Iterable[str]:
    if run["han"]:
        return (each for each in rjieba.cut(run.group(), False) if each not in EMPTY_WORDS)
    is_beginning = run.string[run.end() : run.end() + 1] == "*"
    return [run.group()[:LONGEST_TOKEN] + "*" * is_beginning]


class TokensField(models.TextField[str, str]):
    """Tokens parted by spaces, over which `migrations` lay a SearchIndex.

    `field__matches` takes a query as typed, or a list of words with such as scope it (“c12”), and
    finds the rows that have all; of no words, none. A tuple in the list asks for any of its words.
    """

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else " ".join(_WORD.findall(str(value).lower()))


@TokensField.register_lookup
class Matches(Lookup[Any]):
    lookup_name = "matches"
    prepare_rhs = False

    def get_prep_lookup(self) -> list[tuple[str, ...]]:
        groups: list[tuple[str, ...]] = []
        for word in [self.rhs] if isinstance(self.rhs, str) else self.rhs:
            groups += [word] if isinstance(word, tuple) else [(term,) for term in terms(str(word))]
        return groups

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        query = self._written("'{}'", ":*", " | ", " & ")
        return f"{as_vector(column)} @@ %s::tsquery", [*params, query]

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        if not isinstance(self.lhs, Col):
            raise TypeError("only a column has an index")
        meta = self.lhs.target.model._meta
        row = f'"{self.lhs.alias}"."{meta.pk.column}"'
        index = index_of(meta.db_table)
        query = self._written('"{}"', "*", " OR ", " AND ")
        found = f'SELECT rowid FROM "{index}" WHERE "{index}" MATCH %s'  # noqa: S608  # a table's name
        return f"{row} IN ({found})", [query]

    def _written(self, word: str, beginning: str, either: str, both: str) -> str:
        """The query in a database's own way of writing a word, a beginning, “or” and “and”."""
        if not self.rhs:
            raise EmptyResultSet
        return both.join(
            "({})".format(
                either.join(
                    word.format(each.rstrip("*")) + beginning * each.endswith("*") for each in group
                )
            )
            for group in self.rhs
        )


def as_vector(column: str) -> str:
    """PostgreSQL's expression over the tokens; the index serves only what is written like this.

    Its own parser would read “lsl-2026-000123” as two negative numbers, hence no to_tsvector.
    """
    return f"array_to_tsvector(array_remove(string_to_array({column}, ' '), ''))"


def index_of(table: str) -> str:
    """The name of SQLite's search index over a table."""
    return f"{table}_fts"
