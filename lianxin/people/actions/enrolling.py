"""Persons written down by staff, many at once, and put right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NoReturn

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.bulk import Ready, update_all
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.secrets import blind_index, end_index, seal
from lianxin.people.models import Person
from lianxin.people.rules import OWN_NAME, door_index, keeps, visible_to, works_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody whom a community knows, as staff write them down."""

    name: str
    phone: str = ""
    place_id: int | None = None
    door: str = ""
    """Which home at the place."""


def drawn_up(community_id: int, every: Sequence[Known], *, now: datetime) -> Ready[Person]:
    """Persons to be enrolled, what is personal sealed: for before a transaction."""
    persons = [
        Person(
            community_id=community_id,
            name=each.name,
            phone=seal(each.phone),
            phone_index=blind_index(each.phone) if each.phone else "",
            phone_end=end_index(each.phone),
            place_id=each.place_id,
            door=seal(each.door),
            door_index=door_index(each.door),
            known_since=now,
        )
        for each in every
    ]
    return Ready(persons)


@transaction.atomic
def enrol_all(
    actor: Actor, community_id: int, drawn: Ready[Person], *, now: datetime
) -> Sequence[Person]:
    """Write many down whom the community does not know yet; raises IntegrityError where a phone is
    somebody's already.
    """
    _require(actor, community_id)
    if any(each.community_id != community_id for each in drawn.rows):
        raise NotFound
    persons = drawn.insert()
    journal.record_each(actor, "enrol", [(each, {}) for each in persons], community_id, at=now)
    return persons


@transaction.atomic
def enrol(actor: Actor, community_id: int, told: Known, *, now: datetime) -> Person:
    """Write one down; sent twice, or already known by the same phone, or by the same name and home
    where there is none, it is the same one.

    Raises Invalid where the phone is somebody else's.
    """
    _require(actor, community_id)
    if known := _known(community_id, told):
        return known
    try:
        with transaction.atomic():
            drawn = drawn_up(community_id, [told], now=now)
            return enrol_all(actor, community_id, drawn, now=now)[0]
    except IntegrityError:
        # Written down at the same moment: the database keeps one.
        return _known(community_id, told) or _refuse_phone()


def _known(community_id: int, told: Known) -> Person | None:
    """Raises Invalid where the phone is somebody else's."""
    here = Person.objects.filter(community_id=community_id).order_by("pk")
    if not told.phone:
        alike = Q(phone_index="", user__isnull=True, name=told.name, place_id=told.place_id)
        if told.door:  # of the same name behind another door is somebody else
            alike &= Q(door_index__in=["", door_index(told.door)])
        return here.filter(alike).first()
    index = blind_index(told.phone)
    found = here.filter(Q(phone_index=index) | Q(user__phone_index=index)).first()
    if found is not None and found.name != told.name:
        _refuse_phone()
    return found


def _refuse_phone() -> NoReturn:
    raise Invalid(_("这个手机号已经记在另一位名下。一个号只记一位，请空着。"), field="phone")


@transaction.atomic
def correct(actor: Actor, pk: int, told: Known, *, now: datetime) -> Person:
    """Put one right; a phone that is left out stays, and who has an account keeps their own."""
    person = Person.objects.select_for_update().filter(visible_to(actor), pk=pk).first()
    if person is None:
        raise NotFound
    [person] = put_right(actor, {pk: replace(told, name=told.name or person.name)}, now=now)
    if not told.phone or told.phone == person.phone:
        return person
    if person.user_id is not None:
        raise NotPermitted(_("这位居民有账号，手机号由本人自己改。"))
    index = blind_index(told.phone)
    others = Person.objects.filter(community_id=person.community_id).exclude(pk=pk)
    if others.filter(Q(phone_index=index) | Q(user__phone_index=index)).exists():
        _refuse_phone()
    person.phone, person.phone_index = told.phone, index
    person.phone_end = end_index(told.phone)
    person.save(update_fields=["phone", "phone_index", "phone_end"])
    return person


@transaction.atomic
def put_right(actor: Actor, told: Mapping[int, Known], *, now: datetime) -> Sequence[Person]:
    """Write anew what persons are called and where they live, by their keys, and leave their
    phones; who has an account says for themselves how they are called.
    """
    found = Person.objects.select_for_update().order_by("pk").in_bulk(told)
    persons = [found[pk] for pk in told if pk in found]
    here = {each.community_id for each in persons}
    if len(persons) < len(told) or not all(works_with(actor, each) for each in here):
        raise NotFound
    for community_id in here:
        _require(actor, community_id)
    for person in persons:
        now_told = told[person.pk]
        if person.user_id is not None and now_told.name != person.name:
            raise NotPermitted(str(OWN_NAME))
        person.name, person.place_id = now_told.name, now_told.place_id
        person.door, person.door_index = now_told.door, door_index(now_told.door)
    update_all(persons, ["name", "place", "door", "door_index"])
    for community_id in here:
        those = [each for each in persons if each.community_id == community_id]
        noted: list[tuple[Person, dict[str, Any]]] = [(each, {}) for each in those]
        journal.record_each(actor, "put_person_right", noted, community_id, at=now)
    return persons


def _require(actor: Actor, community_id: int) -> None:
    if not keeps(actor, community_id):
        raise NotPermitted(_("居民由本社区的工作人员来登记。"))
