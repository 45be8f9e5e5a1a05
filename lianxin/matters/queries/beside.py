"""What apps above have to say beside a matter, without this app knowing of them.

`settings.MATTER_NEIGHBOURS` names what is asked, in order: each takes a matter and the day, and
gives shelves of rows that become notes in plain words. They are told to everybody who may see the
matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.utils.module_loading import import_string

from lianxin.matters.models import Matter


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence, where it leads, and the drawing that stands before it.

    Where it leads to a page that only staff may see, their page alone makes a link of it.
    """

    icon: str
    words: str
    url: str = ""
    desk_url: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Rows that have something to say, not asked for yet, and what one of them says."""

    rows: QuerySet[Any]
    say: Callable[[Any], Note]


Neighbour = Callable[[Matter, date], Sequence[Shelf]]


@cache
def _neighbours() -> tuple[Neighbour, ...]:
    """Looked up when first asked: what stands above is loaded after this app."""
    return tuple(import_string(path) for path in settings.MATTER_NEIGHBOURS)


def beside(matter: Matter, *, today: date) -> list[Note]:
    """In one statement where nobody has anything to say, as beside most; in one more for each shelf
    that has.
    """
    shelves = [shelf for neighbour in _neighbours() for shelf in neighbour(matter, today)]
    asked = (Exists(shelf.rows) for shelf in shelves)
    found = Matter.objects.filter(pk=matter.pk).values_list(*asked).get()
    full = [shelf for shelf, has_any in zip(shelves, found, strict=True) if has_any]
    return [shelf.say(row) for shelf in full for row in shelf.rows]
