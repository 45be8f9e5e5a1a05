"""Whether those whom something shows agree to it today: asked of their consents on every read."""

from datetime import date

from django.db.models import Exists, OuterRef

from lianxin.honours.models import Shown
from lianxin.people.models import Purpose
from lianxin.people.queries import consenting

NAME, PHOTO = "name", "photo"


def nominee_agrees(today: date) -> Exists:
    """Of a nominee: that the name may be told, for the round that the consent names."""
    leave = consenting(Purpose.COMMENDATION, NAME, today=today)
    return Exists(leave.filter(person=OuterRef("person"), where=OuterRef("round__name")))


def somebody_disagrees(today: date) -> Exists:
    """Of a story: that not all whom it shows let it."""
    return _without(Purpose.WALL, NAME, today)


def somebody_minds_the_photo(today: date) -> Exists:
    return _without(Purpose.PHOTO, PHOTO, today)


def _without(purpose: Purpose, field: str, today: date) -> Exists:
    leave = consenting(purpose, field, today=today)
    given = leave.filter(person=OuterRef("person"), where=OuterRef("where"))
    return Exists(Shown.objects.filter(~Exists(given), story=OuterRef("pk")))
