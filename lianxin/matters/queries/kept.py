"""What is asked whenever a shown matter's page is drawn, or shown again: Django takes longer to put
these together than a database to answer them.
"""

from functools import cache
from typing import Any

from django.db.models import Count, QuerySet

from lianxin.core import journal
from lianxin.core.actor import GUEST, Actor
from lianxin.core.kept import Kept, KeptRecords, kept, kept_records, some_keys, some_words
from lianxin.core.models import Entry
from lianxin.matters.models import Matter, MatterPhoto, Say
from lianxin.matters.queries.access import matters_for

MARK = ("revision", "supports", "community_id", "community__phone", "community__is_open")


def numbered(actor: Actor, number: str) -> QuerySet[Matter]:
    """A matter by its number as it is written, with what its page tells of it; one at the most."""
    found = matters_for(actor).filter(number=number)
    # Not first(): ordering what is unique costs as much again as finding it.
    return found.select_related("community", "category", "place")[:1]


def shown(number: str) -> list[Matter]:
    """The same for whoever passes by."""
    return _shown().records([], [number])


@cache
def _shown() -> KeptRecords[Matter]:
    [number] = some_words(1)
    return kept_records(numbered(GUEST, number))


def marks(number: str) -> list[tuple[Any, ...]]:
    """What a shown matter's page changes with, by `MARK`; one row at the most."""
    return _marks().rows([], [number])


@cache
def _marks() -> Kept:
    [number] = some_words(1)
    found = matters_for(GUEST).filter(number=number)
    return kept(found.values_list(*MARK)[:1])


def course(matter_id: int) -> list[Entry]:
    """What may be told of all that happened to it, the earliest first."""
    return _course().records([matter_id])


@cache
def _course() -> KeptRecords[Entry]:
    [one] = some_keys(1)
    return kept_records(journal.course_of(Matter(pk=one), public_only=True))


def photos(matter_id: int) -> list[MatterPhoto]:
    """All that are kept with it, with their files, the earliest first."""
    return _photos().records([matter_id])


@cache
def _photos() -> KeptRecords[MatterPhoto]:
    [one] = some_keys(1)
    found = MatterPhoto.objects.filter(matter=one).select_related("upload")
    return kept_records(found.order_by("at", "pk"))


def said(matter_id: int) -> list[tuple[Any, ...]]:
    """Round, outcome (empty for the silent) and how many said so."""
    return _said().rows([matter_id])


@cache
def _said() -> Kept:
    [one] = some_keys(1)
    asked = Say.objects.filter(matter=one).values_list("round", "outcome")
    return kept(asked.annotate(Count("pk")).order_by())
