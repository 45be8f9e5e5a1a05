"""The roll of owners: who owns which door, and how large it is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.bulk import insert_all
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.identifiers import mobile
from lianxin.core.secrets import blind_index
from lianxin.council.actions.ownership import enter_with_paper
from lianxin.council.models import Holding, Owner, Proof
from lianxin.council.rules.access import WORKERS, enters
from lianxin.people.actions import meet, meet_all
from lianxin.people.models import Person
from lianxin.people.queries import account_here
from lianxin.places.models import Community, Place

AREA = re.compile(r"(\d{1,6})(?:\.(\d{1,2}))?")
LARGEST = 100_000_00
"""Hundredths of a square metre."""


@dataclass(frozen=True, slots=True)
class Door:
    """One line of a roll: the door, its area in hundredths, its owner, how they sign in or are
    called.
    """

    door: str
    area: int
    name: str
    contact: str = ""
    """A telephone or an account; blank for who votes on paper."""
    paper: str = ""
    """The number of the deed that was seen; blank where nobody has looked yet."""


@dataclass(frozen=True, slots=True)
class Home:
    """A door as a table has it, in a place of the community."""

    place_id: int
    door: str
    area: int
    name: str
    phone: str = ""


def area_of(words: str) -> int:
    """“89.5” square metres as 8950 hundredths; raises ValueError for what is no area."""
    found = AREA.fullmatch(words.strip())
    if found is None:
        raise ValueError(words)
    whole, part = found.groups(default="")
    area = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    if not 0 < area <= LARGEST:
        raise ValueError(words)
    return area


def read_roll(text: str) -> list[Door]:
    """Lines as pasted from a table: door, area, owner and, if known, telephone or account, and the
    number of the deed that was seen.
    """
    doors = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [each.strip() for each in re.split(r"[\t,，]", line)]
        try:
            door, area, name, *more = parts
            contact, paper, *_rest = (*more, "", "")
            doors.append(Door(door, area_of(area), name, contact, paper))
        except ValueError as fault:
            raise Invalid(
                _("第 %(number)d 行读不懂：“%(line)s”。像这样写：1单元101，89.50，王群")
                % {"number": number, "line": line.strip()[:40]},
                field="text",
            ) from fault
    return doors


@transaction.atomic
def enter_roll(
    actor: Actor, community: Community, place: Place, doors: Sequence[Door], *, now: datetime
) -> int:
    """Write a building's doors down; a door that is known changes hands. Votes already announced
    keep their roll.
    """
    if not enters(actor, community.pk):
        raise NotFound
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("业主名册由本社区的工作人员来记。"))
    if place.community_id != community.pk or not doors:
        raise Invalid(_("选一栋楼，再写上门牌。"), field="text")
    handed = []
    for each in doors:
        if (
            not each.door
            or not each.name
            or len(each.door) > 40
            or len(each.name) > 60
            or len(each.paper) > 60
        ):
            raise Invalid(_("每一行都要有门牌和姓名。"), field="text")
        owner = _owner(community, place, each, now=now)
        holding, is_new = Holding.objects.update_or_create(
            place=place, door=each.door, defaults={"owner": owner, "area": each.area}
        )
        if not is_new:
            handed.append(holding)
        # Another's door from now on: what was shown of the last owner says nothing of the next.
        Proof.objects.filter(holding=holding).exclude(owner=owner).delete()
        if each.paper:
            enter_with_paper(holding, each.paper, actor, now=now)
    journal.record(
        actor, "enter_roll", place, community.pk, at=now, office=actor.name, doors=len(doors)
    )
    # Of the doors themselves: whoever wants to take a table of them back sees that others went on.
    told: list[tuple[Holding, dict[str, str]]] = [(each, {}) for each in handed]
    journal.record_each(actor, "enter_anew", told, community.pk, at=now)
    return len(doors)


@transaction.atomic
def enter_homes(
    actor: Actor, community: Community, every: Sequence[Home], *, now: datetime
) -> list[Holding | Owner | Person]:
    """Write many doors down that are not on the roll yet; returns them, and the owners and persons
    who were not known. Raises IntegrityError where one is on the roll already.
    """
    if not actor.holds(WORKERS, community.pk):
        raise NotPermitted(_("业主名册由本社区的工作人员来记。"))
    called = {each.phone: each.name for each in reversed(every) if each.phone}
    indexes = [blind_index(phone) for phone in called]
    known = Person.objects.filter(community=community, phone_index__in=indexes)
    known_ids = set(known.values_list("pk", flat=True))
    met = meet_all(community.pk, [(name, phone) for phone, name in called.items()], now=now)
    persons = dict(zip(called, met, strict=True))
    owners, fresh = _owners(community, every, persons)
    insert_all(fresh)
    homes = insert_all(
        [
            Holding(owner=owner, place_id=each.place_id, door=each.door, area=each.area)
            for each, owner in zip(every, owners, strict=True)
        ]
    )
    told: list[tuple[Holding, dict[str, str]]] = [(each, {}) for each in homes]
    journal.record_each(actor, "enter_home", told, community.pk, at=now)
    return [*homes, *fresh, *(each for each in met if each.pk not in known_ids)]


def _owners(
    community: Community, every: Sequence[Home], persons: Mapping[str, Person]
) -> tuple[list[Owner], list[Owner]]:
    """Each home's owner, as `_owner` finds them one at a time; and those who are to be saved."""
    known = Owner.objects.filter(community=community)
    by_person = {each.person_id: each for each in known.filter(person__in=persons.values())}
    places = {each.place_id for each in every}
    named = known.filter(person=None, holdings__place__in=places)
    by_name = {
        (place_id, owner.name): owner
        for owner in named.prefetch_related("holdings")
        for place_id in {each.place_id for each in owner.holdings.all()}
    }
    known_as: dict[Any, Owner] = {**by_name, **by_person}
    owners, fresh = list[Owner](), list[Owner]()
    for each in every:
        person = persons.get(each.phone)
        key = (each.place_id, each.name) if person is None else person.pk
        if key not in known_as:
            known_as[key] = Owner(community=community, name=each.name, person=person)
            fresh.append(known_as[key])
        owners.append(known_as[key])
    return owners, fresh


def _owner(community: Community, place: Place, door: Door, *, now: datetime) -> Owner:
    """The owner of this telephone or account; without one, of this name in the same building."""
    known = Owner.objects.filter(community=community)
    if door.contact:
        person = _person(community, door, now=now)
        found = known.filter(person=person).first()
        return found or Owner.objects.create(community=community, name=door.name, person=person)
    found = known.filter(name=door.name, person=None, holdings__place=place).first()
    return found or Owner.objects.create(community=community, name=door.name)


def _person(community: Community, door: Door, *, now: datetime) -> Person:
    if user := account_here(community.pk, door.contact):
        return meet(community.pk, now=now, name=door.name, user_id=user.pk)
    try:
        return meet(community.pk, now=now, name=door.name, phone=mobile(door.contact))
    except Invalid as fault:
        raise Invalid(
            _("“%(contact)s”不是手机号，也不是本社区的账号。") % {"contact": door.contact[:30]},
            field="text",
        ) from fault
