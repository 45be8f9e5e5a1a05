from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.accounts.models import User
from lianxin.core import journal
from lianxin.core.actor import Actor, Role
from lianxin.core.bulk import insert_all
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.secrets import blind_index, end_index
from lianxin.people.models import Consent, Person, Post, Purpose
from lianxin.people.queries import consents_for, known_by_phone, person_for, worker_names
from lianxin.people.rules import may_unmask
from lianxin.places.models import Community, Subdistrict


def meet(
    community_id: int, *, now: datetime, phone: str = "", name: str = "", user_id: int | None = None
) -> Person:
    """The person whom a community knows by this user or phone, or a new one; part of a greater
    deed.

    Two deeds that meet the same new person at once: the second raises IntegrityError and is to be
    done again.
    """
    index = blind_index(phone) if phone else ""
    if user_id is not None:
        found = Person.objects.filter(community_id=community_id, user_id=user_id).first()
    else:
        found = known_by_phone(community_id, index) if index else None
    return found or Person.objects.create(
        community_id=community_id,
        user_id=user_id,
        name=name,
        phone="" if user_id else phone,
        phone_index="" if user_id else index,
        phone_end="" if user_id else end_index(phone),
        known_since=now,
    )


def meet_again(person: Person, community_id: int, *, now: datetime) -> Person:
    """The same person as another community will know them, when their matter is sent there."""
    if person.user_id is not None:
        return meet(community_id, now=now, name=person.name, user_id=person.user_id)
    return meet(community_id, now=now, name=person.name, phone=person.phone)


@transaction.atomic
def appoint(
    actor: Actor,
    user: User,
    role: Role,
    *,
    since: date,
    now: datetime,
    community: Community | None = None,
    subdistrict: Subdistrict | None = None,
    until: date | None = None,
) -> Post:
    """Give a user a post."""
    post = Post.objects.create(
        user=user,
        role=role,
        community=community,
        subdistrict=subdistrict,
        since=since,
        until=until,
    )
    worker_names.forget()
    journal.record(
        actor, "appoint", post, community.pk if community else None, at=now, role=str(role)
    )
    return post


@transaction.atomic
def dismiss(
    actor: Actor, user: User, role: Role, community: Community, *, until: date, now: datetime
) -> None:
    """End a user's post in a community; `until` is its last day."""
    held = Post.objects.select_for_update().filter(
        user=user, role=role, community=community, until__isnull=True
    )
    for post in held:
        post.until = max(until, post.since)
        post.save(update_fields=["until"])
        journal.record(actor, "dismiss", post, community.pk, at=now, role=str(role))
    worker_names.forget()


@transaction.atomic
def unmask(actor: Actor, pk: int, *, reason: str, now: datetime) -> Person:
    """Let somebody see a name and phone in full, and write down who, when and why (S-16)."""
    person = person_for(actor, pk)
    if not may_unmask(actor, person.community_id):
        raise NotPermitted("这里只有本社区的工作人员能看全名和电话。")
    if not reason.strip():
        raise Invalid("先写一句为什么要看，本人看得到。", field="reason")
    journal.record(actor, "unmask", person, person.community_id, at=now, reason=reason.strip())
    return person


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """What a consent is about: the purpose, the field, where, until when, by which notice."""

    purpose: Purpose
    field: str
    where: str = ""
    until: date | None = None
    notice: str = ""
    given_by: str = ""


@transaction.atomic
def consent(actor: Actor, person: Person, leave: Leave, *, now: datetime) -> Consent:
    """Record that a person, or somebody for them, lets one thing be used (S-03); once is enough."""
    if person.pk not in actor.person_ids and not leave.given_by:
        raise NotPermitted(_("同意要由本人来给；代为登记的，请写明凭什么登记。"))
    known = Consent.objects.select_for_update().filter(
        person=person,
        purpose=leave.purpose,
        field=leave.field,
        where=leave.where,
        withdrawn_at__isnull=True,
    )
    if held := known.first():
        return held
    given = Consent.objects.create(
        community_id=person.community_id, person=person, since=now, **asdict(leave)
    )
    journal.record(actor, "consent", given, person.community_id, at=now, purpose=leave.purpose)
    return given


@transaction.atomic
def withdraw_consent(actor: Actor, pk: int, *, now: datetime) -> Consent:
    """Take a consent back: as easy as giving it (S-02), and in force at once."""
    held = consents_for(actor).select_for_update().filter(pk=pk).first()
    if held is None:
        raise NotFound
    withdraw(actor, held, now=now)
    return held


def withdraw(actor: Actor, held: Consent, *, now: datetime) -> None:
    """End a locked consent, part of a greater deed that has judged who may."""
    if held.withdrawn_at is None:
        held.withdrawn_at = max(now, held.since)
        held.save(update_fields=["withdrawn_at"])
        journal.record(
            actor, "withdraw_consent", held, held.community_id, at=now, purpose=held.purpose
        )


@transaction.atomic
def meet_all(
    community_id: int, known_by: Sequence[tuple[str, str]], *, now: datetime
) -> list[Person]:
    """The persons whom a community knows by these names and phones, new ones where there are none;
    many at once, part of a greater deed.
    """
    indexes = [blind_index(phone) if phone else "" for _name, phone in known_by]
    known = Person.objects.filter(community_id=community_id).exclude(phone_index="")
    found = {each.phone_index: each for each in known.filter(phone_index__in=indexes)}
    new = []
    persons = []
    for (name, phone), index in zip(known_by, indexes, strict=True):
        person = found.get(index)
        if person is None:
            person = Person(
                community_id=community_id,
                name=name,
                phone=phone,
                phone_index=index,
                phone_end=end_index(phone),
                known_since=now,
            )
            new.append(person)
            if index:
                found[index] = person
        persons.append(person)
    insert_all(new)
    return persons


@transaction.atomic
def consent_on_paper(
    actor: Actor, community_id: int, given: Iterable[tuple[Person, Leave]], *, now: datetime
) -> list[Consent]:
    """Record consents that many gave on paper; each says by what, and none is in force yet."""
    rows = []
    for person, leave in given:
        if not leave.given_by or person.community_id != community_id:
            raise NotPermitted(_("同意要由本人来给；代为登记的，请写明凭什么登记。"))
        held = Consent(community_id=community_id, person=person, since=now, **asdict(leave))
        rows.append(held)
    Consent.objects.bulk_create(rows, batch_size=500)
    told = [(row, {"purpose": row.purpose}) for row in rows]
    journal.record_each(actor, "consent", told, community_id, at=now)
    return rows


@transaction.atomic
def take_out(
    actor: Actor,
    community_id: int,
    persons: Sequence[Person],
    *,
    purpose: str,
    is_full: bool,
    now: datetime,
) -> None:
    """Write down that persons are taken out as a table, before they are; in full it is a look at
    each of them, which they see themselves (S-16).
    """
    if not may_unmask(actor, community_id):
        raise NotPermitted(_("这里只有本社区的工作人员能看全名和电话。"))
    if not purpose.strip():
        raise Invalid(_("写一句拿去做什么，会记下来。"), field="purpose")
    told: dict[str, Any] = {"purpose": purpose.strip(), "is_full": is_full, "count": len(persons)}
    community = Community.objects.get(pk=community_id)
    journal.record(actor, "take_out_persons", community, community_id, at=now, **told)
    if is_full:
        looks = [(each, {"reason": purpose.strip()}) for each in persons]
        journal.record_each(actor, "unmask", looks, community_id, at=now)
