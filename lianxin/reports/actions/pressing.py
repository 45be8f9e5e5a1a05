"""All cards of a street at one press, and what becomes of the parcel."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.places.models import Subdistrict
from lianxin.reports.models import Parcel, ParcelCard, ParcelKind, ParcelState
from lianxin.reports.queries.card import period_of
from lianxin.reports.queries.pressing import kept_until, street_here
from lianxin.reports.tasks import forget_files, press_cards

STALE = timedelta(minutes=10)
"""A card takes a second or two: a parcel that has not moved for so long was broken off."""


@transaction.atomic
def order(
    actor: Actor, year: int, kind: str, *, site: str, language: str, now: datetime
) -> tuple[Parcel, bool]:
    """Have all cards of the actor's street made; the parcel, and whether it is a new one: while
    one of the year is being made, no other is begun.
    """
    street, here = street_here(actor)
    period_of(year, today=local_day(now))
    if kind not in ParcelKind.values:
        raise NotFound
    # Two presses at once meet here.
    Subdistrict.objects.select_for_update().get(pk=street.pk)
    making = Parcel.objects.filter(subdistrict=street, year=year, state=ParcelState.MAKING).first()
    if making is not None:
        if making.stepped_at < now - STALE:
            _go_on(making, now=now)
        return making, False
    parcel = Parcel.objects.create(
        subdistrict=street,
        year=year,
        kind=kind,
        language=language,
        site=site,
        asked_by=actor.name,
        asked_at=now,
        stepped_at=now,
    )
    ParcelCard.objects.bulk_create(ParcelCard(parcel=parcel, community=place) for place in here)
    told: dict[str, Any] = {"year": year, "kind": kind, "cards": len(here)}
    journal.record(actor, "order_cards", parcel, None, at=now, **told)
    press_cards.enqueue(parcel.pk)
    return parcel, True


def _go_on(parcel: Parcel, *, now: datetime) -> None:
    Parcel.objects.filter(pk=parcel.pk).update(stepped_at=now)
    press_cards.enqueue(parcel.pk)


def sweep_parcels(*, now: datetime) -> None:
    """Go on with what was broken off, and clear away what has lain long enough."""
    for pk in Parcel.objects.filter(state=ParcelState.MAKING).values_list("pk", flat=True):
        _wake(pk, now=now)
    for pk in Parcel.objects.filter(state=ParcelState.DONE).values_list("pk", flat=True):
        _clear(pk, now=now)


@transaction.atomic
def _wake(pk: int, *, now: datetime) -> None:
    stale = Parcel.objects.filter(state=ParcelState.MAKING, stepped_at__lt=now - STALE)
    if parcel := stale.select_for_update().filter(pk=pk).first():
        _go_on(parcel, now=now)


@transaction.atomic
def _clear(pk: int, *, now: datetime) -> None:
    done = Parcel.objects.select_for_update(of=("self",)).select_related("subdistrict")
    parcel = done.filter(pk=pk, state=ParcelState.DONE).first()
    if parcel is None or parcel.ended_at is None or now < kept_until(parcel):
        return
    name = parcel.file.name or ""
    parcel.state, parcel.file.name = ParcelState.CLEARED, ""
    parcel.save()
    journal.record(CLOCK, "clear_cards", parcel, None, at=now, year=parcel.year)
    transaction.on_commit(partial(forget_files, [name]))
