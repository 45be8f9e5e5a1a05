"""What every judge of a table does alike: finds what stands here already, and tells new from
changed, changed from same, and what stands in a file twice.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianxin.core.sheets.checking import Change, Fault, Line
from lianxin.core.sheets.columns import closed_up

Held = Mapping[Hashable, tuple[int, Mapping[str, Any]]]
"""What stands here: its key and its row, by what a row means."""


class Comparing:
    """The base of judges; what a kind knows beyond it stands in the methods that say so.

    A blank cell says nothing: of what stands here already it leaves what is.
    """

    name_column = "name"
    """Beside which cell it is told that a row stands in a file twice."""

    def __init__(self, community_id: int, *, today: date) -> None:
        self.community_id, self.today = community_id, today
        self.seen: dict[Hashable, int] = {}

    def key(self, told: Mapping[str, Any]) -> Hashable | None:
        """What a row means, comparable; none where it does not say."""
        name = told.get(self.name_column)
        return closed_up(name) if name else None

    def known(self, lines: Sequence[Line]) -> Held:
        """What stands here of that which some lines may mean."""
        raise NotImplementedError

    def finish(self, told: dict[str, Any], line: Line) -> Iterator[tuple[str, str]]:
        """Fill in what goes without saying, find what the words name, and tell what is wrong by
        column; with faulty cells blank.
        """
        yield from ()

    def differ(self, line: Line, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Refuse that these columns of what stands here are to be otherwise; nothing lets them."""
        yield from ()

    def besides(self, lines: Sequence[Line]) -> Iterator[Fault]:
        """What else is wrong with new lines."""
        yield from ()

    def make(self, told: Mapping[str, Any]) -> Any:
        """What the kind's writer is given for a new line."""
        return dict(told)

    def look(self, lines: Sequence[Line]) -> Iterator[Fault]:
        held, fresh = self.known(lines), []
        for line in lines:
            key = self.key(line.values)
            if key in held:
                line.target, line.before = held[key][0], dict(held[key][1])
                blank = (each for each in line.before if line.values.get(each) is None)
                line.values |= {each: line.before[each] for each in blank}
            yield from self._faults(line, self.finish(line.values, line))
            if key is None:
                continue
            if (first := self.seen.setdefault(key, line.number)) != line.number:
                yield from self._faults(line, [self.twice(line, first)])
            elif line.before is None:
                fresh.append(line)
            else:
                yield from self._compared(line, line.before)
        yield from self.besides(fresh)

    def twice(self, line: Line, first: int) -> tuple[str, str]:
        return self.name_column, _("和第 %(row)d 行重复，留一行就行。") % {"row": first}

    def _faults(self, line: Line, told: Iterable[tuple[str, str]]) -> Iterator[Fault]:
        faults: dict[str, str] = {}
        for key, words in told:
            faults.setdefault(key, words)
        for key, words in faults.items():
            line.is_faulty = True
            yield Fault(line.number, key, words)

    def _compared(self, line: Line, before: Mapping[str, Any]) -> Iterator[Fault]:
        otherwise = changed(before, line.values)
        line.is_same = not line.is_faulty and not otherwise
        yield from self._faults(line, self.differ(line, otherwise))

    def ready(self, lines: Sequence[Line]) -> list[Any]:
        return [
            self.make(line.values)
            if line.target is None
            else Change(line.target, line.values, line.before or {})
            for line in lines
        ]


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The columns in which two rows differ."""
    return [key for key in before if not is_alike(before[key], after.get(key))]


def is_alike(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return closed_up(one) == closed_up(other)
    return bool(one == other)
