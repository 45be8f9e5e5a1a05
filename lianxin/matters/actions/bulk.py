"""One deed on a selection: each matter in its own transaction, and what failed says why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.errors import Refused
from lianxin.matters.actions.cluster import join
from lianxin.matters.models import Matter


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one of the selection; `refusal` is blank where the deed was done."""

    pk: int
    refusal: str = ""


def each(
    actor: Actor, pks: Sequence[int], deed: Callable[..., Matter], *, now: datetime, **said: Any
) -> list[Tried]:
    """Do a deed on each, oldest first; a refusal stops only its own matter."""
    return [_tried(actor, pk, deed, now=now, **said) for pk in sorted(set(pks))]


def join_each(actor: Actor, pks: Sequence[int], *, now: datetime) -> list[Tried]:
    """Join each into the oldest of them, which itself is not among the results."""
    oldest, *others = sorted(set(pks))
    return [_tried(actor, pk, join, now=now, head_id=oldest) for pk in others]


def _tried(
    actor: Actor, pk: int, deed: Callable[..., Matter], *, now: datetime, **said: Any
) -> Tried:
    try:
        deed(actor, pk, now=now, **said)
    except Refused as refusal:
        return Tried(pk, refusal.message)
    return Tried(pk)
