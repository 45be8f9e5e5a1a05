"""All cards of a street in a year, for one sheet."""

from collections.abc import Sequence
from datetime import date

from lianxin.core.errors import NotFound
from lianxin.places.models import Subdistrict
from lianxin.places.queries import communities
from lianxin.reports.models import Edition, EditionState
from lianxin.reports.queries.card import period_of
from lianxin.reports.queries.doc import Doc, live


def sheet_of(code: str, year: int, *, today: date) -> tuple[Subdistrict, Sequence[Doc]]:
    """By the street's nine digits; each card as published, or as the records have it now."""
    street = Subdistrict.objects.filter(code=code).first()
    if street is None:
        raise NotFound
    period_of(year, today=today)
    signed: dict[int, Doc] = {}
    found = Edition.objects.filter(
        community__subdistrict=street, year=year, state=EditionState.PUBLISHED
    )
    for edition in found.order_by("number"):
        signed[edition.community_id] = edition.frozen or {}
    docs = [
        signed.get(place.pk) or live(place.slug, year, today=today)
        for place in communities().filter(subdistrict=street)
    ]
    return street, [doc for doc in docs if not doc["is_empty"]]
