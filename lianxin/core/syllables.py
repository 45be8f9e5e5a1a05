"""What letters may mean that spell whole syllables: gongnuan is 供暖.

The dictionary by which texts are cut into words is asked which of all that sounds so is a word, so
nothing is kept beside an index of words, and whatever it holds is found. Ambiguous letters are read
each way (fangan is 方案 and 反感), ambiguous characters by their first two readings.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

import rjieba

from lianxin.core.spelling import readings
from lianxin.core.text import EMPTY_WORDS

LONGEST_SYLLABLE = 6
MOST_SPLITS = 4
PIECES = (2, 3)
"""Syllables of a word that is looked for."""
TELLING = 40
"""Characters of a syllable at the most, if a text that has one of them is to mean anything."""
_KEPT = 512


@cache
def _characters() -> dict[str, tuple[str, ...]]:
    """By their sound, the 6,763 characters of GB 2312."""
    found: dict[str, list[str]] = {}
    for row, cell in product(range(0xB0, 0xF8), range(0xA1, 0xFF)):
        character = bytes((row, cell)).decode("gb2312", errors="ignore")
        for sound in readings(character)[:2] if character else []:
            found.setdefault(sound, []).append(character)
    return {sound: tuple(every) for sound, every in found.items()}


@lru_cache(_KEPT)
def splits(letters: str) -> Sequence[tuple[str, ...]]:
    """Each way in which letters are the fewest whole syllables; none where they are not, or are
    only one.
    """
    known = _characters()
    ways: list[tuple[tuple[str, ...], str]] = [((), letters)]
    found: list[tuple[str, ...]] = []
    while ways and not found:
        ways = [
            ((*spelt, rest[:end]), rest[end:])
            for spelt, rest in ways
            for end in range(min(LONGEST_SYLLABLE, len(rest)), 0, -1)
            if rest[:end] in known
        ]
        found = [spelt for spelt, rest in ways if not rest]
    return [spelt for spelt in found if len(spelt) > 1][:MOST_SPLITS]


@lru_cache(_KEPT)
def words(syllables: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the dictionary that sound so; of three syllables those that grow from two."""
    known = _characters()
    if len(syllables) == 2:
        tried = ["".join(each) for each in product(*(known[sound] for sound in syllables))]
    else:
        *first, last = syllables
        tried = [word + end for word in words(tuple(first)) for end in known[last]]
        head, *rest = syllables
        tried += [start + word for word in words(tuple(rest)) for start in known[head]]
    cut = rjieba.cut_all("\n".join(tried))
    return tuple(dict.fromkeys(word for word in cut if len(word) == len(syllables)))


def covered(syllables: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words of each piece, where all of it can be said in words; of none, nothing."""
    for size in PIECES:
        piece, rest = syllables[:size], syllables[size:]
        if len(piece) < size or not (meant := words(piece)):
            continue
        if not rest:
            return [meant]
        if more := covered(rest):
            return [meant, *more]
    return []


def telling(sounds: set[str]) -> tuple[str, ...]:
    """The characters of which a text must have one, to sound so; none where that tells little."""
    every = [character for sound in sorted(sounds) for character in _characters()[sound]]
    is_told = len(every) <= TELLING and not EMPTY_WORDS.intersection(every)
    return tuple(every) if is_told else ()
