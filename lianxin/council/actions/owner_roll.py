"""The roll of owners: who owns which door, and how large it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.identifiers import mobile
from lianxin.council.actions.ownership import enter_with_paper
from lianxin.council.models import Holding, Owner, Proof
from lianxin.council.rules.access import WORKERS, enters
from lianxin.people.actions import meet
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
        holding, _made = Holding.objects.update_or_create(
            place=place, door=each.door, defaults={"owner": owner, "area": each.area}
        )
        # Another's door from now on: what was shown of the last owner says nothing of the next.
        Proof.objects.filter(holding=holding).exclude(owner=owner).delete()
        if each.paper:
            enter_with_paper(holding, each.paper, actor, now=now)
    journal.record(
        actor, "enter_roll", place, community.pk, at=now, office=actor.name, doors=len(doors)
    )
    return len(doors)


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
