"""Likely personal names in free text.

There is no recogniser of names here: a name is a surname and a given name that the cutting into
words allows, next to what only people have: a relation, a form of address, a phone number. What it
misses the writer sees in the preview; what it wrongly strikes would spoil the report.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import rjieba

_KNOWN = json.loads(Path(__file__).with_name("names.json").read_text(encoding="utf8"))


def _any(*keys: str) -> str:
    words = (word for key in keys for word in _KNOWN[key].split())
    return "|".join(sorted(words, key=len, reverse=True))


DOTS = "·•・‧∙⋅"
SURNAMES = frozenset(_KNOWN["surnames"])
COMPOUND = frozenset(_KNOWN["compound_surnames"].split())
"""Surnames of two characters."""
COMMON_WORDS = frozenset(_KNOWN["surnames_that_are_words"])
"""Surnames that begin many a sentence's next word."""
ORDINARY = frozenset(_KNOWN["words_that_begin_like_names"].split())
"""Words that begin with a surname; jieba takes many of them for names."""
NEVER_GIVEN = frozenset(_KNOWN["never_in_given_names"])
STANDS_ALONE = frozenset(_KNOWN["words_that_follow_names"])
"""Words of one character with which a sentence goes on after a name."""

_HAN = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_ALL_HAN = re.compile(f"[{_HAN}]+")
_CUE = re.compile(
    f"(?:(?P<sure>{_any('said_only_before_names')})|{_any('said_before_names')})"
    r"[:：是为叫，,“\"（(\s]{0,3}"
)
_ADDRESS = re.compile(_any("said_after_names"))
_CALLED = re.compile(f"{_any('said_after_names', 'posts_and_trades')}|[家总工]$")
"""After a surname alone it is a form of address, and tells no more than a masked name does."""
_DOTTED = re.compile(rf"[{_HAN}]{{2,6}}(?:[{DOTS}][{_HAN}]{{1,8}}){{1,3}}")
_LINK = r"[\s:：,，、（(的]{0,2}(?:电话|手机|联系方式|联系电话)?(?:号码?|是)?[\s:：]{0,2}"
_TO_NUMBER = re.compile(rf"{_LINK}$")
_FROM_NUMBER = re.compile(r"[\s,，、（(]{0,2}")


class Sentence:
    """A text cut into words once, in which names are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> dict[int, tuple[int, str]]:
        """Where each word begins: where it ends, and what jieba takes it for."""
        found, at = {}, 0
        for word, tag in rjieba.tag(self.text):
            found[at] = (at + len(word), tag)
            at += len(word)
        return found

    @cached_property
    def ends(self) -> frozenset[int]:
        return frozenset(end for end, _tag in self.words.values())

    def names(self, numbers: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Start and end of each likely name; `numbers` are where phones stand."""
        for cue in _CUE.finditer(self.text):
            yield from self._from(cue.end(), is_sure=cue["sure"] is not None)
        for address in _ADDRESS.finditer(self.text):
            yield from self._up_to(address.start())
        for start, end in numbers:
            link = _TO_NUMBER.search(self.text, max(0, start - 12), start)
            yield from self._up_to(link.start() if link else start)
            gap = _FROM_NUMBER.match(self.text, end)
            yield from self._from(gap.end() if gap else end)
        yield from self._dotted()

    def _from(self, start: int, *, is_sure: bool = False) -> Iterator[tuple[int, int]]:
        """The name that begins here, if one does: of three characters rather than of two."""
        surname = self._surname(start)
        for end in (start + surname + 2, start + surname + 1):
            is_end = end in self.ends or self.text[end : end + 1] in STANDS_ALONE
            if not self._reads_as_name(start, surname, end):
                continue
            if (is_sure and self._is_bounded(end)) or (
                is_end and self._is_name(start, surname, end)
            ):
                yield start, end
                return

    def _up_to(self, end: int) -> Iterator[tuple[int, int]]:
        """The name that ends here."""
        for start in range(max(0, end - 4), end - 1):
            surname = self._surname(start)
            is_whole = 0 < end - start - surname <= 2
            if is_whole and self._reads_as_name(start, surname, end):
                if self._is_name(start, surname, end):
                    yield start, end
                return

    def _dotted(self) -> Iterator[tuple[int, int]]:
        for match in _DOTTED.finditer(self.text):
            first = min(match.group().find(dot) for dot in DOTS if dot in match.group())
            last = max(match.group().rfind(dot) for dot in DOTS)
            starts = [at for at in self.words if 2 <= match.start() + first - at <= first]
            end, _tag = self.words.get(match.start() + last + 1, (match.end(), ""))
            if starts:
                yield max(starts), end

    def _surname(self, start: int) -> int:
        """How many characters of it begin here, if any."""
        if self.text[start : start + 2] in COMPOUND:
            return 2
        return int(self.text[start : start + 1] in SURNAMES)

    def _reads_as_name(self, start: int, surname: int, end: int) -> bool:
        given = self.text[start + surname : end]
        return (
            surname > 0
            and len(given) == end - start - surname
            and _ALL_HAN.fullmatch(given) is not None
            and NEVER_GIVEN.isdisjoint(given)
            and not _CALLED.match(given)
            and not _CALLED.match(self.text, start + surname)
        )

    def _is_name(self, start: int, surname: int, end: int) -> bool:
        """Whether the cutting into words lets a name stand here."""
        if start not in self.words:
            return False
        word_end, tag = self.words[start]
        is_word_for_names = tag.startswith("nr") or tag == "x"
        if self.text[start : start + 2] in ORDINARY:
            return is_word_for_names and start + 2 < word_end == end and self._is_bounded(end)
        if word_end > start + surname:
            return is_word_for_names
        return self.text[start] not in COMMON_WORDS or surname == 2 or self._is_bounded(end)

    def _is_bounded(self, end: int) -> bool:
        return not _ALL_HAN.match(self.text, end)
