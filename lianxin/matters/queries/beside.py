"""What apps above have to say beside a matter, without this app knowing of them.

`settings.MATTER_NEIGHBOURS` names what is asked, in order: each takes a matter and the day, and
gives notes in plain words. They are told to everybody who may see the matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
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


Neighbour = Callable[[Matter, date], Sequence[Note]]


@cache
def _neighbours() -> tuple[Neighbour, ...]:
    """Looked up when first asked: what stands above is loaded after this app."""
    return tuple(import_string(path) for path in settings.MATTER_NEIGHBOURS)


def beside(matter: Matter, *, today: date) -> list[Note]:
    return [note for neighbour in _neighbours() for note in neighbour(matter, today)]
