from datetime import UTC, datetime

import pytest
from django.urls import reverse

from lianxin.core.actor import Role
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
SPRING = datetime(2015, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def community():
    return CommunityFactory.create()


def cards(client, community, user=None):
    if user:
        client.force_login(user)
    return client.get(reverse("reports_desk:cards", kwargs={"slug": community.slug}))


def worker(community):
    return PostFactory.create(community=community).user


def test_the_years_with_records_are_listed_with_their_doors(client, community):
    MatterFactory.create(
        community=community,
        solved=True,
        reported_at=SPRING,
        replied_at=SPRING,
        closed_at=datetime(2016, 1, 5, tzinfo=UTC),
    )
    answer = cards(client, community, worker(community))
    rows = [(row.year, row.received, row.solved) for row in answer.context["years"]]
    assert rows == [(2016, 0, 1), (2015, 1, 0)]
    page = answer.content.decode()
    assert reverse("reports:card", args=[community.slug, 2015]) in page
    assert reverse("reports:download", args=[community.slug, 2016, "pdf"]) in page


def test_without_any_record_the_desk_says_what_to_do(client, community):
    page = cards(client, community, worker(community)).content.decode()
    assert "还没有可数的记录" in page


def test_the_list_takes_as_few_statements_for_ten_years_as_for_one(
    client, community, django_assert_max_num_queries
):
    for year in range(2015, 2025):
        at = SPRING.replace(year=year)
        MatterFactory.create(community=community, reported_at=at)
    client.force_login(worker(community))
    with django_assert_max_num_queries(10):
        cards(client, community)


def test_who_does_not_work_there_finds_no_such_page(client, community):
    elsewhere = worker(CommunityFactory.create())
    member = PostFactory.create(community=community, role=Role.MEMBER).user
    resident = PersonFactory.create(community=community, resident=True).user
    for user in (None, elsewhere, member, resident):
        assert cards(client, community, user).status_code == 404
        client.logout()
