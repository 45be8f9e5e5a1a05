"""Keys and tokens that come out alike on every machine, while the demo is being loaded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Model

from lianxin.activities.models import Activity, Signup
from lianxin.core.models import Upload
from lianxin.council.models import Disputant
from lianxin.honours.models import Attachment, Ballot, Nominee, Shown
from lianxin.matters.models import Matter
from lianxin.places.models import DoorCode
from lianxin.services.models import HelpRequest, Member
from lianxin.volunteers.models import Guardian, Invitation, Shift, Volunteer

OURS = uuid5(NAMESPACE_URL, "lianxin-demo")
DRAWN: tuple[tuple[type[Model], str, Callable[[UUID], object]], ...] = (
    (DoorCode, "code", lambda key: key.hex[:10]),
    (Matter, "token", lambda key: key.hex[:24]),
    (Activity, "code", lambda key: key.hex[:10]),
    (Activity, "draw_seed", lambda key: key.hex),
    (Signup, "token", lambda key: key.hex[:24]),
    (Disputant, "token", lambda key: key.hex[:24]),
    (Upload, "key", lambda key: key),
    (Volunteer, "token", lambda key: key.hex[:24]),
    (Guardian, "token", lambda key: key.hex[:24]),
    (Invitation, "token", lambda key: key.hex[:24]),
    (HelpRequest, "token", lambda key: key.hex[:24]),
    (Member, "token", lambda key: key.hex[:24]),
    (Nominee, "token", lambda key: key.hex[:24]),
    (Ballot, "id", lambda key: key.int % 2**52 + 1),
    (Ballot, "receipt", lambda key: key.hex[:8].upper()),
    (Shown, "token", lambda key: key.hex[:24]),
    (Attachment, "key", lambda key: key),
    (Shift, "code", lambda key: f"{key.int % 1_000_000:06d}"),
)
"""The fields whose values are drawn by lot, and how one is made of a key instead."""


def key(*words: str) -> UUID:
    return uuid5(OURS, " ".join(words))


@contextmanager
def nothing_by_lot() -> Iterator[None]:
    fields: list[tuple[Any, Callable[[UUID], object]]] = [
        (model._meta.get_field(name), made) for model, name, made in DRAWN
    ]
    before = [field.default for field, _made in fields]
    for field, made in fields:
        _set_default(field, _in_order(str(field), made))
    try:
        yield
    finally:
        for (field, _made), default in zip(fields, before, strict=True):
            _set_default(field, default)


def _in_order(name: str, made: Callable[[UUID], object]) -> Callable[[], object]:
    numbers = count(1)
    return lambda: made(key(name, str(next(numbers))))


def _set_default(field: Any, default: object) -> None:
    field.default = default
    # Django keeps what it made of the default.
    field.__dict__.pop("_get_default", None)
