"""Who takes part: the office, the neighbours, and the actors whom they are on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Q
from faker import Faker

from lianxin.accounts.actions import open_account
from lianxin.accounts.models import User
from lianxin.core.actor import CLOCK, GUEST, Actor, Role
from lianxin.core.figures import LOCAL
from lianxin.core.secrets import blind_index
from lianxin.demo.script import SLUGS, read
from lianxin.demo.timing import dice
from lianxin.people.actions import appoint
from lianxin.people.models import Person
from lianxin.people.queries import actor_of
from lianxin.places.models import Community, Subdistrict

BEGINNING = datetime(2014, 12, 1, 9, tzinfo=LOCAL)
"""When the office of the story took the software up."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A resident of the story: with an account, or known by a phone alone."""

    name: str
    phone: str
    user: User | None = None

    def acts(self, on: date) -> Actor:
        return actor_of(self.user, today=on) if self.user else GUEST

    def person_id(self, community_id: int) -> int:
        """As whom a community knows them."""
        known = Person.objects.filter(community_id=community_id)
        who = Q(user=self.user) if self.user else Q(phone_index=blind_index(self.phone))
        return known.values_list("pk", flat=True).get(who)


@dataclass(slots=True)
class Cast:
    admin: Actor
    street: Actor
    secretaries: dict[str, Actor] = field(default_factory=dict)
    workers: dict[str, list[Actor]] = field(default_factory=dict)
    clerks: dict[str, Actor] = field(default_factory=dict)
    """Who keeps each community's Party records."""
    neighbours: dict[str, list[Neighbour]] = field(default_factory=dict)
    resident: Neighbour | None = None
    """Whose login is told, and who brought up what the article tells of."""
    phones: int = 0

    def phone(self) -> str:
        """The next number of the block kept for stories."""
        self.phones += 1
        return f"1380000{self.phones:04d}"

    def with_account(self, slug: str) -> list[Neighbour]:
        return [each for each in self.neighbours[slug] if each.user]


def assemble(street: Subdistrict, communities: dict[str, Community]) -> Cast:
    """Open the accounts, fill the posts, and make the neighbours up."""
    people = read("people")
    users = {row["login"]: _user(row) for row in people["street"]}
    for login, role in (("jiedao", Role.STREET), ("guanli", Role.ADMIN)):
        where = street if role is Role.STREET else None
        _appoint(users[login], role, subdistrict=where)
    cast = Cast(admin=_actor(users["guanli"]), street=_actor(users["jiedao"]))
    for slug in SLUGS:
        for row in people["communities"][slug]:
            user = _user(row)
            _appoint(user, Role(row["role"]), community=communities[slug])
            if row["role"] == Role.SECRETARY:
                # The five secretaries head their community's Party committee as well.
                _appoint(user, Role.PARTY, community=communities[slug])
                _appoint(user, Role.CARE, community=communities[slug])
                cast.secretaries[slug] = _actor(user)
            elif row["role"] == Role.PARTY:
                cast.clerks[slug] = _actor(user)
            else:
                if row.get("care"):
                    _appoint(user, Role.CARE, community=communities[slug])
                cast.workers.setdefault(slug, []).append(_actor(user))
        cast.neighbours[slug] = _neighbours(cast, slug, people)
    row = people["resident"]
    phone = cast.phone()
    user = _user(row, phone=phone)
    cast.resident = Neighbour(row["name"], phone, user)
    return cast


def hand_out_passwords(logins: Iterable[str]) -> None:
    """Let these sign in, all by the one password: it is hashed once, as hashing is meant to be
    slow.
    """
    hashed = make_password(read("people")["password"])
    User.objects.filter(username__in=logins).update(password=hashed)


def _user(row: dict[str, Any], *, phone: str = "") -> User:
    name, login = row["name"], row["login"]
    return open_account(CLOCK, username=login, name=name, phone=phone, now=BEGINNING)


def _appoint(user: User, role: Role, **where: Any) -> None:
    appoint(CLOCK, user, role, since=BEGINNING.date(), now=BEGINNING, **where)


def _actor(user: User) -> Actor:
    """Posts are never taken from the story's people, so one look serves every day."""
    return actor_of(user, today=BEGINNING.date())


def _neighbours(cast: Cast, slug: str, people: dict[str, Any]) -> list[Neighbour]:
    faker = Faker("zh_CN")
    faker.seed_instance(slug)
    names = [*people["unusual"]]
    while len(names) < people["neighbours"]:
        if (name := faker.name()) not in names:
            names.append(name)
    dice(slug).shuffle(names)
    return [
        _neighbour(cast, f"{slug}-{number}" if number <= people["accounts"] else "", name)
        for number, name in enumerate(names, start=1)
    ]


def _neighbour(cast: Cast, login: str, name: str) -> Neighbour:
    phone = cast.phone()
    row = {"login": login, "name": name}
    return Neighbour(name, phone, _user(row, phone=phone) if login else None)
