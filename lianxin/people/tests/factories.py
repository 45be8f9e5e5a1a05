"""Persons, posts, and the actors whom tests let act."""

import factory
from django.test import Client
from factory.django import DjangoModelFactory

from lianxin.accounts.models import User
from lianxin.accounts.tests.factories import UserFactory
from lianxin.core.actor import Actor, Role
from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY
from lianxin.people.models import Person, Post
from lianxin.people.queries import actor_of
from lianxin.places.models import Community, Subdistrict
from lianxin.places.tests.factories import CommunityFactory, SubdistrictFactory


class PersonFactory(DjangoModelFactory[Person]):
    """A guest who left a phone number."""

    class Meta:
        model = Person

    community = factory.SubFactory(CommunityFactory)
    name = "李桂芳"
    phone = factory.Sequence("138{:08d}".format)
    phone_index = factory.LazyAttribute(
        lambda person: blind_index(person.phone) if person.phone else ""
    )
    known_since = MONDAY

    class Params:
        resident = factory.Trait(
            user=factory.SubFactory(UserFactory), phone="", name=factory.SelfAttribute("user.name")
        )


class PostFactory(DjangoModelFactory[Post]):
    class Meta:
        model = Post

    user = factory.SubFactory(UserFactory)
    role = Role.STAFF
    community = factory.SubFactory(CommunityFactory)
    since = MONDAY.date().replace(year=2010)

    class Params:
        street = factory.Trait(
            role=Role.STREET, community=None, subdistrict=factory.SubFactory(SubdistrictFactory)
        )
        admin = factory.Trait(role=Role.ADMIN, community=None)


def actor_for(user: User) -> Actor:
    """The actor whom a user is on the day of the tests."""
    return actor_of(user, today=MONDAY.date())


def staff_of(community: Community) -> Actor:
    return actor_for(PostFactory.create(community=community).user)


def secretary_of(community: Community) -> Actor:
    return actor_for(PostFactory.create(community=community, role=Role.SECRETARY).user)


def member_of(community: Community) -> Actor:
    return actor_for(PostFactory.create(community=community, role=Role.MEMBER).user)


def officer_of(subdistrict: Subdistrict) -> Actor:
    return actor_for(PostFactory.create(street=True, subdistrict=subdistrict).user)


def admin() -> Actor:
    return actor_for(PostFactory.create(admin=True).user)


def resident_of(community: Community) -> Actor:
    person = PersonFactory.create(community=community, resident=True)
    assert person.user is not None
    return actor_for(person.user)


def sign_in(client: Client, actor: Actor) -> None:
    """Let a test's browser be this actor's."""
    client.force_login(User.objects.get(pk=actor.user_id or 0))
