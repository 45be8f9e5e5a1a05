"""A draw that anybody can repeat: the seed's hash is published before, the seed itself after.

Each number's lot is SHA-256 of `seed|number`, and the lowest lots win. Who knows the seed, the
numbers and this sentence comes to the same list, with any tool.
"""

import hashlib
from collections.abc import Iterable


def commitment(seed: str) -> str:
    """What is published of a seed before the draw: it binds, and tells nothing."""
    return hashlib.sha256(seed.encode()).hexdigest()


def lot(seed: str, number: int) -> str:
    return hashlib.sha256(f"{seed}|{number}".encode()).hexdigest()


def drawn(seed: str, numbers: Iterable[int]) -> list[int]:
    """The numbers in the order in which they are drawn."""
    return sorted(numbers, key=lambda number: lot(seed, number))
