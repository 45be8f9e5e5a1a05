"""Small tables that every page asks, kept in memory for a moment."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, ClassVar, Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
FRESH_SECONDS = 30.0
MOST_KEPT = 500


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


class FreshOf(Generic[K, T]):
    """The same for each of many keys, of which the MOST_KEPT asked last are remembered."""

    kept: ClassVar[list["FreshOf[Any, Any]"]] = []

    def __init__(self, read: Callable[[K], T]) -> None:
        self._read = read
        self._shelf: OrderedDict[K, tuple[float, T]] = OrderedDict()
        self.kept.append(self)

    def __call__(self, key: K) -> T:
        now = time.monotonic()
        found = self._shelf.pop(key, None)
        if found is None or now - found[0] > FRESH_SECONDS:
            found = (now, self._read(key))
        self._shelf[key] = found
        while len(self._shelf) > MOST_KEPT:
            self._shelf.popitem(last=False)
        return found[1]

    def forget(self) -> None:
        self._shelf.clear()


def forget_all() -> None:
    """After a change that no action made, e.g. when a test's database is taken back."""
    for one in Fresh.kept:
        one.forget()
    for many in FreshOf.kept:
        many.forget()
