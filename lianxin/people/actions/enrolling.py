"""Persons written down by staff, many at once, and put right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.bulk import Ready, update_all
from lianxin.core.errors import NotFound, NotPermitted
from lianxin.core.secrets import blind_index, end_index, seal
from lianxin.people.models import Person
from lianxin.people.rules import OWN_NAME, keeps, works_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody whom a community knows, as staff write them down."""

    name: str
    phone: str = ""
    place_id: int | None = None


def drawn_up(community_id: int, every: Sequence[Known], *, now: datetime) -> Ready[Person]:
    """Persons to be enrolled, their phones sealed: for before a transaction."""
    persons = [
        Person(
            community_id=community_id,
            name=each.name,
            phone=seal(each.phone),
            phone_index=blind_index(each.phone) if each.phone else "",
            phone_end=end_index(each.phone),
            place_id=each.place_id,
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
def put_right(
    actor: Actor, told: Mapping[int, tuple[str, int | None]], *, now: datetime
) -> Sequence[Person]:
    """Write anew what persons are called and where they live, by their keys; who has an account
    says for themselves how they are called.
    """
    found = Person.objects.select_for_update().order_by("pk").in_bulk(told)
    persons = [found[pk] for pk in told if pk in found]
    here = {each.community_id for each in persons}
    if len(persons) < len(told) or not all(works_with(actor, each) for each in here):
        raise NotFound
    for community_id in here:
        _require(actor, community_id)
    for person in persons:
        name, place_id = told[person.pk]
        if person.user_id is not None and name != person.name:
            raise NotPermitted(str(OWN_NAME))
        person.name, person.place_id = name, place_id
    update_all(persons, ["name", "place"])
    for community_id in here:
        those = [each for each in persons if each.community_id == community_id]
        noted: list[tuple[Person, dict[str, Any]]] = [(each, {}) for each in those]
        journal.record_each(actor, "put_person_right", noted, community_id, at=now)
    return persons


def _require(actor: Actor, community_id: int) -> None:
    if not keeps(actor, community_id):
        raise NotPermitted(_("居民由本社区的工作人员来登记。"))
