from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection
from django.db.models import Q, QuerySet

from lianxin.accounts.models import User
from lianxin.core.actor import DESK, Actor, Role
from lianxin.core.errors import NotFound
from lianxin.core.fresh import FreshOf
from lianxin.core.kept import KeptRecords, kept_records, some_keys, some_words
from lianxin.core.masks import mask_name, mask_phone
from lianxin.people.models import Consent, Person, Purpose
from lianxin.people.rules import consents_visible_to, in_force, visible_to
from lianxin.places.models import Community
from lianxin.places.queries import community_by_slug

_PERSON, _UNREAD = "person", "unread"
# Written out, since every page of somebody who is signed in asks it.
_WHO = """SELECT 'person' AS kind, id AS key, community_id AS place
FROM people_person WHERE user_id = %s
UNION ALL SELECT held.role, held.id, coalesce(held.community_id, theirs.id, 0) FROM people_post held
LEFT JOIN places_community theirs ON theirs.subdistrict_id = held.subdistrict_id
WHERE held.user_id = %s AND held.since <= %s AND (held.until IS NULL OR held.until >= %s)
UNION ALL SELECT 'unread', count(*), 0 FROM notifications_notice
WHERE user_id = %s AND read_at IS NULL"""
_KNOWN = f"""SELECT accounts_user.*, told.kind, told.key, told.place FROM accounts_user
CROSS JOIN ({_WHO}) AS told WHERE accounts_user.id = %s"""  # noqa: S608  # written out above
_TOLD = "told_here"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as shown: masked, unless the reader has said why and it is not long ago."""

    pk: int
    name: str
    phone: str
    is_full: bool


def actor_of(user: User, *, today: date, granted: Iterable[int] = ()) -> Actor:
    """The actor whom a user is today: one statement, none for whom `user_known` has just given."""
    told = getattr(user, _TOLD, None) or _who(user, today)
    rows = [row for row in told if row[0] != _UNREAD]
    homes = [place for kind, _pk, place in rows if kind == _PERSON]
    return Actor(
        user_id=user.pk,
        person_ids=frozenset(pk for kind, pk, _place in rows if kind == _PERSON),
        posts=frozenset((Role(kind), place) for kind, _pk, place in rows if kind != _PERSON),
        name=user.name,
        home_id=homes[0] if homes else None,
        granted=frozenset(granted),
        unread=next(count for kind, count, _place in told if kind == _UNREAD),
    )


def actor_in(user: User, community_id: int, *, today: date, roles: Collection[Role]) -> Actor:
    """The same narrowed to one community and to some of its posts, for who lets a program act in
    their name there.
    """
    rows = [row for row in _who(user, today) if row[2] == community_id and row[0] != _UNREAD]
    posts = ((Role(kind), place) for kind, _pk, place in rows if kind != _PERSON)
    return Actor(
        user_id=user.pk,
        person_ids=frozenset(pk for kind, pk, _place in rows if kind == _PERSON),
        posts=frozenset(post for post in posts if post[0] in roles),
        name=user.name,
        home_id=community_id,
    )


def user_known(user_id: int, *, today: date) -> User | None:
    """A user with all that `actor_of` asks of them, in one statement."""
    rows = list(User.objects.raw(_KNOWN, [*_asked(user_id, today), user_id]))
    if not rows:
        return None
    told = [tuple(getattr(row, name) for name in ("kind", "key", "place")) for row in rows]
    setattr(rows[0], _TOLD, told)
    return rows[0]


def _asked(user_id: int, today: date) -> list[int | date]:
    return [user_id, user_id, today, today, user_id]


def _who(user: User, today: date) -> list[tuple[str, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_WHO, _asked(user.pk, today))
        rows: list[tuple[str, int, int]] = cursor.fetchall()
    return rows


def persons_for(actor: Actor) -> QuerySet[Person]:
    return Person.objects.filter(visible_to(actor))


def person_for(actor: Actor, pk: int) -> Person:
    if person := persons_for(actor).filter(pk=pk).first():
        return person
    raise NotFound


def known_by_phone(community_id: int, index: str) -> Person | None:
    """Whom a community knows by a phone, for deeds that meet them; by the phone's blind index."""
    return _by_phone().first([community_id], [index])


@cache
def _by_phone() -> KeptRecords[Person]:
    """Kept, for each matter that is filed asks it."""
    [somewhere], [something] = some_keys(1), some_words(1)
    rows = Person.objects.filter(community_id=somewhere, phone_index=something)
    return kept_records(rows.order_by("pk")[:1])


def oneself_in(actor: Actor, community_id: int) -> Person | None:
    """As whom a community knows the reader; none where it does not."""
    return Person.objects.filter(pk__in=actor.person_ids, community=community_id).first()


def workplace(actor: Actor, slug: str) -> Community:
    """A community at whose desk the actor works; to all others its desk does not exist."""
    community = community_by_slug(slug)
    if actor.holds(DESK, community.pk):
        return community
    raise NotFound


def workers_of(community_id: int, *, today: date) -> QuerySet[User]:
    """Who can be put in charge in a community, by name."""
    return (
        User.objects.filter(
            # In one filter: it must be the same post that is there, begun, and not over.
            Q(posts__until__isnull=True) | Q(posts__until__gte=today),
            posts__community_id=community_id,
            posts__role__in=[Role.STAFF, Role.SECRETARY],
            posts__since__lte=today,
            is_active=True,
        )
        .distinct()
        .order_by("name", "pk")
    )


def _worker_names(key: tuple[int, date]) -> dict[int, str]:
    community_id, today = key
    return dict(workers_of(community_id, today=today).values_list("pk", "name"))


worker_names = FreshOf(_worker_names)
"""Who can be put in charge, by key, from memory: by (community id, day), for lists to filter by."""


def account_here(community_id: int, username: str) -> User | None:
    """A user whom the community knows or who works there; of others nothing is told."""
    known = Q(persons__community_id=community_id) | Q(posts__community_id=community_id)
    return User.objects.filter(known, username=username, is_active=True).first()


def holders_of(role: Role, community_id: int, *, today: date) -> QuerySet[User]:
    """Users with a role over a community, a street officer's being over all of the street's."""
    place = Q(posts__community_id=community_id) | Q(
        posts__subdistrict__communities__id=community_id
    )
    current = Q(posts__until__isnull=True) | Q(posts__until__gte=today)
    return User.objects.filter(
        place, current, posts__role=role, posts__since__lte=today, is_active=True
    ).distinct()


def consents_for(actor: Actor) -> QuerySet[Consent]:
    return Consent.objects.filter(consents_visible_to(actor)).order_by("-since", "-pk")


def own_consents(actor: Actor) -> QuerySet[Consent]:
    """What the actor themself has let be used and shown, the latest first."""
    mine = consents_for(actor).filter(person_id__in=actor.person_ids)
    return mine.select_related("community")


def consenting(purpose: Purpose, field: str, *, today: date) -> QuerySet[Consent]:
    """The consents in force for a purpose, to be asked with `Exists` for each person shown."""
    return Consent.objects.filter(in_force(today), purpose=purpose, field=field)


def contact(person: Person, unmasked: Collection[int]) -> Contact:
    phone = person.phone or (person.user.phone if person.user else "")
    if person.pk in unmasked:
        return Contact(person.pk, person.name, phone, is_full=True)
    masked = mask_phone(phone) if phone else ""
    return Contact(person.pk, mask_name(person.name), masked, is_full=False)
