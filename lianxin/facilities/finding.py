"""What is found of places to go to, and of what is in them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.core.seeking import Finder, Search, Shot, at, pictured
from lianxin.facilities.models import Equipment, Exhibit, Film
from lianxin.facilities.queries.lending import equipment_for
from lianxin.facilities.queries.rooms import facilities_for
from lianxin.facilities.rules.rooms import exhibits_visible_to, kept_by


def _things(search: Search) -> QuerySet[Equipment]:
    found = equipment_for(search.actor).filter(retired_at__isnull=True)
    return found.filter(community_id=search.community_id)


def _exhibits(search: Search) -> QuerySet[Exhibit]:
    seen = Exhibit.objects.filter(exhibits_visible_to(search.actor))
    seen = seen.filter(community_id=search.community_id)
    return seen.select_related("room", "picture").defer("words", "transcript")


def _films(search: Search) -> QuerySet[Film]:
    kept = Film.objects.filter(kept_by(search.actor), is_kept=True)
    return kept.filter(community_id=search.community_id)


def _exhibit_for_all(slug: str, exhibit: Exhibit) -> str:
    where = {"slug": slug, "pk": exhibit.room_id, "item": exhibit.pk}
    return reverse("facilities:exhibit", kwargs=where)


def _covers(rows: Sequence[Any]) -> list[Shot]:
    return [Shot(row.pk, row.cover, row.cover_alt) for row in rows if row.cover_id]


def _pictures(rows: Sequence[Exhibit]) -> list[Shot]:
    return [Shot(row.pk, row.picture, row.picture_alt) for row in rows if row.picture]


FINDERS = (
    Finder(
        code="rooms",
        label=_("场所"),
        icon="map-pin",
        rank=60,
        rows=lambda search: facilities_for(search.actor, search.community_id),
        desk=at("facilities_desk:facility"),
        portal=at("facilities:show"),
        called=lambda room: str(room.name),
        order=("name", "pk"),
        shots=_covers,
        picture=pictured("facilities:photo"),
    ),
    Finder(
        code="exhibits",
        label=_("展品"),
        icon="photo",
        rank=62,
        rows=_exhibits,
        fields=("title",),
        desk=at("facilities_desk:exhibit"),
        portal=_exhibit_for_all,
        called=lambda exhibit: str(exhibit.title),
        note=lambda exhibit: str(exhibit.room.name),
        shots=_pictures,
        picture=pictured("facilities:photo"),
    ),
    Finder(
        code="things",
        label=_("设备和图书"),
        icon="book",
        rank=64,
        rows=_things,
        fields=("name", "label"),
        desk=at("facilities_desk:thing"),
        called=lambda thing: str(thing.name),
        note=lambda thing: str(thing.label),
        order=("name", "pk"),
    ),
    Finder(
        code="films",
        label=_("片子"),
        icon="player-play",
        rank=66,
        rows=_films,
        fields=("title",),
        desk=at("facilities_desk:film"),
        called=lambda film: str(film.title),
    ),
)
