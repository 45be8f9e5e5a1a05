"""What is odd about how votes came in: to be looked at by somebody, never dropped by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote by its key, when and from what it came."""

    pk: int
    at: datetime
    device: str


@dataclass(frozen=True, slots=True)
class Group:
    """Votes that share something odd."""

    pks: tuple[int, ...]
    since: datetime
    until: datetime


def bursts(casts: Sequence[Cast], *, least: int, minutes: int) -> list[Group]:
    """Stretches in which at least so many came within so many minutes, joined where they overlap;
    what lies just so many minutes apart is still within.
    """
    ordered = sorted(casts, key=lambda cast: (cast.at, cast.pk))
    span, found, start = timedelta(minutes=minutes), list[list[Cast]](), 0
    last = -1
    for end, cast in enumerate(ordered):
        while cast.at - ordered[start].at > span:
            start += 1
        if end - start + 1 < least:
            continue
        if found and start <= last:
            found[-1] += ordered[last + 1 : end + 1]
        else:
            found.append(ordered[start : end + 1])
        last = end
    return [_group(each) for each in found]


def shared_devices(casts: Sequence[Cast], *, least: int) -> list[Group]:
    """The votes of each device from which at least so many came, in order of time."""
    by_device: dict[str, list[Cast]] = {}
    for cast in sorted(casts, key=lambda cast: (cast.at, cast.pk)):
        if cast.device:
            by_device.setdefault(cast.device, []).append(cast)
    return [_group(each) for each in by_device.values() if len(each) >= least]


def _group(casts: Sequence[Cast]) -> Group:
    return Group(tuple(cast.pk for cast in casts), casts[0].at, casts[-1].at)
