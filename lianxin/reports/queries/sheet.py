"""All cards of a street in a year, for one sheet."""

from collections.abc import Sequence
from datetime import date

from lianxin.core.errors import NotFound
from lianxin.places.models import Subdistrict
from lianxin.places.queries import communities
from lianxin.reports.models import Edition, EditionState
from lianxin.reports.queries.card import period_of
from lianxin.reports.queries.doc import Doc, live
from lianxin.reports.queries.pictures import settled


def sheet_of(code: str, year: int, *, today: date) -> tuple[Subdistrict, Sequence[Doc]]:
    """By the street's nine digits; each card as published, without the pictures that may not be
    shown any more, or as the records have it now.
    """
    street = Subdistrict.objects.filter(code=code).first()
    if street is None:
        raise NotFound
    period_of(year, today=today)
    signed: dict[int, Doc] = {}
    found = Edition.objects.filter(
        community__subdistrict=street, year=year, state=EditionState.PUBLISHED
    )
    for edition in found.order_by("number"):
        if edition.frozen is not None:
            signed[edition.community_id] = edition.frozen
    docs = [
        settled(signed[place.pk], today=today)
        if place.pk in signed
        else live(place.slug, year, today=today)
        for place in communities().filter(subdistrict=street)
    ]
    return street, [doc for doc in docs if not doc["is_empty"]]
