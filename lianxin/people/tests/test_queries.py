from datetime import timedelta

import pytest

from lianxin.core.actor import Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.journal import looks_at
from lianxin.core.tests.factories import MONDAY
from lianxin.people import actions
from lianxin.people.queries import actor_of, holders_of, persons_for, workers_of
from lianxin.people.tests.factories import (
    PersonFactory,
    PostFactory,
    admin,
    member_of,
    resident_of,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def home(db):
    return CommunityFactory.create()


def test_an_actor_is_put_together_in_one_statement(home, django_assert_num_queries):
    user = PostFactory.create(community=home).user
    with django_assert_num_queries(1):
        actor = actor_of(user, today=TODAY)
    assert actor.holds(Role.STAFF, home.pk)


def test_a_street_officers_post_lies_over_each_of_its_communities(home):
    sister = CommunityFactory.create(subdistrict=home.subdistrict)
    user = PostFactory.create(street=True, subdistrict=home.subdistrict).user
    assert actor_of(user, today=TODAY).places(Role.STREET) == {home.pk, sister.pk}


def test_a_post_that_is_over_gives_nothing_any_more(home):
    user = PostFactory.create(community=home, until=YESTERDAY).user
    assert actor_of(user, today=TODAY).posts == frozenset()


def test_an_ended_post_is_not_kept_alive_by_another_of_the_same_user(home):
    user = PostFactory.create(community=home, until=YESTERDAY).user
    PostFactory.create(user=user, community=CommunityFactory.create())
    assert not workers_of(home.pk, today=TODAY).exists()


def test_a_street_officer_holds_their_role_in_each_community(home):
    user = PostFactory.create(street=True, subdistrict=home.subdistrict).user
    assert list(holders_of(Role.STREET, home.pk, today=TODAY)) == [user]


def test_persons_are_seen_by_those_who_work_there_and_by_themselves(home):
    person = PersonFactory.create(community=home)
    assert person in persons_for(staff_of(home))
    for stranger in (staff_of(CommunityFactory.create()), resident_of(home), admin()):
        assert person not in persons_for(stranger)


def test_a_look_at_the_full_name_needs_a_reason_and_is_written_down(home):
    person, staff = PersonFactory.create(community=home), staff_of(home)
    with pytest.raises(Invalid):
        actions.unmask(staff, person.pk, reason=" ", now=MONDAY)
    actions.unmask(staff, person.pk, reason="回访", now=MONDAY)
    look = looks_at(person).get()
    assert (look.actor_id, look.details["reason"], look.at) == (staff.user_id, "回访", MONDAY)


def test_a_resident_or_a_council_member_may_not_look_at_others(home):
    person = PersonFactory.create(community=home)
    for who in (resident_of(home), member_of(home)):
        with pytest.raises((NotFound, NotPermitted)):
            actions.unmask(who, person.pk, reason="好奇", now=MONDAY)
