"""Parcels of a street's cards, as its officers see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from lianxin.core.actor import Actor, Role
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.places.models import Community, Subdistrict
from lianxin.places.queries import communities
from lianxin.reports.models import Parcel, ParcelCard, ParcelState
from lianxin.reports.queries.card import period_of
from lianxin.reports.rules import PARCEL_DAYS, parcels_visible_to

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a parcel is."""

    parcel: Parcel
    cards: Sequence[ParcelCard]
    """By community."""

    @property
    def ready(self) -> int:
        return sum(card.made_at is not None or bool(card.why_not) for card in self.cards)

    @property
    def failed(self) -> Sequence[ParcelCard]:
        return [card for card in self.cards if card.why_not]

    @property
    def made(self) -> int:
        return sum(card.made_at is not None for card in self.cards)

    @property
    def is_making(self) -> bool:
        return self.parcel.state == ParcelState.MAKING

    @property
    def kept_until(self) -> datetime:
        return kept_until(self.parcel)


def parcels_for(actor: Actor) -> QuerySet[Parcel]:
    found = Parcel.objects.filter(parcels_visible_to(actor)).distinct()
    return found.select_related("subdistrict")


def parcel_for(actor: Actor, year: int, pk: int) -> Parcel:
    if found := parcels_for(actor).filter(year=year, pk=pk).first():
        return found
    raise NotFound


def street_here(actor: Actor) -> tuple[Subdistrict, Sequence[Community]]:
    """The street that an officer works for, and its communities; to others there is none."""
    here = list(communities().filter(pk__in=actor.places(Role.STREET)))
    if not here:
        raise NotFound
    street = here[0].subdistrict
    return street, [place for place in here if place.subdistrict_id == street.pk]


def parcels_here(actor: Actor, year: int, *, today: date) -> tuple[Subdistrict, Sequence[Progress]]:
    """The actor's street, and its latest parcels of a year, the newest first."""
    street, _here = street_here(actor)
    period_of(year, today=today)
    found = parcels_for(actor).filter(subdistrict=street, year=year)
    parcels = list(found.order_by("-pk")[:SHOWN])
    cards = ParcelCard.objects.filter(parcel__in=parcels).select_related("community")
    listed = list(cards.order_by("community__code"))
    return street, [
        Progress(parcel, [card for card in listed if card.parcel_id == parcel.pk])
        for parcel in parcels
    ]


def kept_until(parcel: Parcel) -> datetime:
    """When a parcel that is done is cleared away."""
    ended = parcel.ended_at or parcel.asked_at
    jurisdictions = parcel.subdistrict.jurisdictions
    days = rule(PARCEL_DAYS, on=local_day(ended), jurisdictions=jurisdictions).value
    return ended + timedelta(days=int(days))
