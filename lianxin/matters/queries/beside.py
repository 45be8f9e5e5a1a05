"""What apps above have to say beside a matter, without this app knowing of them.

`settings.MATTER_NEIGHBOURS` names what is asked, in order: each takes the keys of a matter and of
its building, if it is in one, and the day, and gives shelves of rows that become notes in plain
words. They are told to everybody who may see the matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.utils.module_loading import import_string

from lianxin.core.kept import Kept, kept, some_keys
from lianxin.matters.models import Matter
from lianxin.places.models import Kind, Place


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


Neighbour = Callable[[int, int | None, date], Sequence[Shelf]]


@cache
def _neighbours() -> tuple[Neighbour, ...]:
    """Looked up when first asked: what stands above is loaded after this app."""
    return tuple(import_string(path) for path in settings.MATTER_NEIGHBOURS)


def beside(matter: Matter, *, today: date) -> list[Note]:
    """In one statement where nobody has anything to say, as beside most; in one more for each shelf
    that has.
    """
    building = _building_of(matter.place)
    [found] = _whether(building is not None, today).rows([matter.pk, building or 0])
    if not any(found):
        return []
    shelves = _shelves(matter.pk, building, today)
    full = [shelf for shelf, has_any in zip(shelves, found, strict=True) if has_any]
    return [shelf.say(row) for shelf in full for row in shelf.rows]


@lru_cache(maxsize=4)
def _whether(is_in_a_building: bool, today: date) -> Kept:
    """Kept, for each page of a matter that is drawn asks it."""
    one, building = some_keys(2)
    shelves = _shelves(one, building if is_in_a_building else None, today)
    asked = (Exists(shelf.rows) for shelf in shelves)
    return kept(Matter.objects.filter(pk=one).values_list(*asked))


def _shelves(matter_id: int, building_id: int | None, today: date) -> list[Shelf]:
    return [shelf for each in _neighbours() for shelf in each(matter_id, building_id, today)]


def _building_of(place: Place | None) -> int | None:
    """The building of a place inside it; a courtyard's buildings are not all meant."""
    if place is None or place.kind == Kind.COURTYARD:
        return None
    return place.pk if place.kind == Kind.BUILDING else place.parent_id
