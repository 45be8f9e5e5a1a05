"""Small tables that every page asks, kept in memory for a moment."""

import time
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

T = TypeVar("T")
FRESH_SECONDS = 30.0


class Fresh(Generic[T]):
    """What `read` gives, read again when older than FRESH_SECONDS: a change may lag that long in
    other processes, and is seen at once in this one after `forget`.
    """

    kept: ClassVar[list["Fresh[Any]"]] = []

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._read_at = float("-inf")
        self.kept.append(self)

    def __call__(self) -> T:
        if time.monotonic() - self._read_at > FRESH_SECONDS:
            self._value = self._read()
            self._read_at = time.monotonic()
        return self._value

    def forget(self) -> None:
        self._read_at = float("-inf")


def forget_all() -> None:
    """After a change that no action made, e.g. when a test's database is taken back."""
    for each in Fresh.kept:
        each.forget()
