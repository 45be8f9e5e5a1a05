"""The persons whom a community knows, as its desk looks somebody up among them (居民名册)."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from lianxin.accounts.models import User
from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.keyset import Page, page
from lianxin.core.masks import mask_door
from lianxin.core.packs import Rule, rule
from lianxin.core.screening import MOST_SOUNDING
from lianxin.core.secrets import blind_index, end_index
from lianxin.core.seeking import asked
from lianxin.core.spelling import sounding
from lianxin.people.models import Person
from lianxin.people.queries import Contact, contact, persons_for
from lianxin.people.rules import door_index, keeps, works_with
from lianxin.places.models import Community, Place
from lianxin.places.queries import buildings, community_by_slug
from lianxin.places.rules import counts

PAGE = 50
_PHONE = re.compile(r"1\d{10}")
KINDS: Mapping[str, Q] = {
    "account": Q(user__isnull=False),
    "noted": Q(user__isnull=True),
    "phoneless": Q(user__isnull=True, phone_index=""),
    "homeless": Q(place__isnull=True),
}
"""Persons by how the community knows them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the register shows them."""

    person: Person
    contact: Contact
    home: str
    door: str
    """Struck with the rest."""


@dataclass(frozen=True, slots=True)
class Register:
    """A page of the register, by name."""

    community: Community
    page: Page[Person]
    rows: Sequence[Known]
    may_keep: bool
    may_count: bool
    """Whether the reader says how many live here."""
    is_asked: bool
    minutes: Rule
    """How long somebody is shown in full."""


def register(
    actor: Actor,
    slug: str,
    wish: Mapping[str, Any],
    *,
    on: date,
    unmasked: Collection[int],
    after: str = "",
    before: str = "",
) -> Register:
    community = register_at(actor, slug)
    found = listed(actor, community.pk, wish).select_related("user", "place")
    told = page(found, ["name", "pk"], after=after, before=before, size=PAGE)
    places = community.subdistrict.jurisdictions
    return Register(
        community,
        told,
        [_known(each, unmasked) for each in told.rows],
        keeps(actor, community.pk),
        counts(actor, community.pk),
        any(wish.values()),
        rule("people.unmask_minutes", on=on, jurisdictions=places),
    )


def _known(person: Person, unmasked: Collection[int]) -> Known:
    seen = contact(person, unmasked)
    door = person.door if seen.is_full else mask_door(person.door)
    return Known(person, seen, person.place.label if person.place else "", door)


def register_at(actor: Actor, slug: str) -> Community:
    """A community whose persons the actor works with; to all others its register is absent."""
    community = community_by_slug(slug)
    if works_with(actor, community.pk):
        return community
    raise NotFound


def grounds(community_id: int) -> QuerySet[Place]:
    """Where persons can be looked for: courtyards and their buildings."""
    return buildings(community_id)


def listed(actor: Actor, community_id: int, wish: Mapping[str, Any]) -> QuerySet[Person]:
    """Who is meant by what is typed and chosen."""
    found = persons_for(actor).filter(community_id=community_id).exclude(_NOBODY)
    if who := wish.get("who"):
        found = found.filter(pk=who)
    if kind := wish.get("kind"):
        found = found.filter(KINDS[kind])
    if place := wish.get("place"):
        found = found.filter(Q(place=place) | Q(place__parent=place) | Q(place__courtyard=place))
    if words := wish.get("q"):
        found = found.filter(_meant(found, words))
    return found


_NOBODY = Q(name="", phone_index="", user__isnull=True)
"""Of whom nothing is known but that they once were there."""


def _has(part: str) -> Q:
    named = Q(name__icontains=part) | Q(place__label__icontains=part)
    return named | Q(door_index=door_index(part))


def _meant(among: QuerySet[Person], words: str) -> Q:
    """By a whole phone or its end, by pieces of a name or of where they live and a whole door, or
    as it sounds.
    """
    wanted = asked(words)
    if _PHONE.fullmatch(wanted.words):
        index = blind_index(wanted.words)
        return Q(phone_index=index) | Q(user__phone_index=index)
    either = Q(pk__in=())
    if wanted.is_anything:
        either = Q()
        for part in wanted.parts:
            either &= _has(part)
    if wanted.tail:
        end = end_index(wanted.tail)
        either |= Q(phone_end=end) | Q(user__in=User.objects.filter(phone_end=end).values("pk"))
    if wanted.letters:
        named = among.order_by().values_list("pk", "name")
        either |= Q(pk__in=list(islice(sounding(named, wanted.letters), MOST_SOUNDING)))
    return either
