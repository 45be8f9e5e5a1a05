"""How Chinese names sound: found by pinyin, whole or by initials, e.g. qlhj or qinglong."""

import os
import re
from collections.abc import Callable, Iterable, Iterator

import rjieba

# Characters are spelt one by one: the dictionary of phrases would be 45 MiB for nothing.
os.environ.update(PYPINYIN_NO_PHRASES="true", PYPINYIN_NO_DICT_COPY="true")

from pypinyin import Style, pinyin  # reads what is set above

LETTERS = re.compile(r"[a-z]{2,30}")


class _Table(dict[int, str]):
    """For str.translate: each character is asked for once."""

    def __init__(self, spell: Callable[[str], str]) -> None:
        super().__init__()
        self._spell = spell

    def __missing__(self, code: int) -> str:
        found = self[code] = self._spell(chr(code))
        return found


def readings(character: str) -> list[str]:
    """Its syllables, the common ones first; none of what is no Chinese."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return found[0] if found else []


def _nth(character: str, number: int) -> str:
    """One of its readings, the last where it has fewer; what is no Chinese stays."""
    found = readings(character)
    return found[min(number, len(found) - 1)] if found else character.lower()


def _syllable(number: int) -> Callable[[str], str]:
    return lambda character: f" {_nth(character, number)} "


def _initial(number: int) -> Callable[[str], str]:
    return lambda character: _nth(character, number)[:1] if character.isalnum() else ""


# 解 is jie and xie, 曾 zeng and ceng: a name is tried with the first readings, then the second.
_INITIALS = [_Table(_initial(number)) for number in (0, 1)]
_SYLLABLES = [_Table(_syllable(number)) for number in (0, 1)]


LONGEST_OPENING = 6
"""Letters; of what is typed, no more are looked for."""


def openings(words: str) -> list[str]:
    """The initials from each word of a line on, for an index of beginnings: of 暖气不热 they are
    nqbr and br.
    """
    cut, found = rjieba.cut(words, False), list[str]()
    for place in range(len(cut)):
        rest = "".join(cut[place:])
        for table in _INITIALS:
            opening = rest.translate(table)[:LONGEST_OPENING]
            if len(opening) > 1 and opening.isascii() and opening.isalpha():
                found.append(opening)
    return list(dict.fromkeys(found))


def letters_of(words: str) -> str:
    """The letters that a query is, or nothing where it is something else."""
    plain = words.strip().lower().replace("'", "").replace(" ", "")
    return plain if plain.isascii() and LETTERS.fullmatch(plain) else ""


def sounding(rows: Iterable[tuple[int, str]], letters: str) -> Iterator[int]:
    """The keys of those whose names sound so, as they come."""
    spelt = re.compile(r"\b" + " *".join(letters))
    for key, name in rows:
        if any(letters in name.translate(table) for table in _INITIALS) or any(
            spelt.search(name.translate(table)) for table in _SYLLABLES
        ):
            yield key
