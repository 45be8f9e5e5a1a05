"""Many rows written at once are as they would be one by one."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lianxin.core.bulk import insert_all, update_all
from lianxin.core.models import Entry
from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import Holding, Owner
from lianxin.people.models import Person
from lianxin.places.tests.factories import CommunityFactory, EntranceFactory

pytestmark = pytest.mark.django_db


def persons(community, count, start=0):
    return [
        Person(
            community=community,
            name=f"𠮷{n}",
            phone=f"138{n:08d}",
            phone_index=blind_index(f"138{n:08d}"),
            known_since=MONDAY,
        )
        for n in range(start, start + count)
    ]


def test_rows_get_keys_of_their_own_and_read_as_they_were_given():
    here = CommunityFactory.create()
    single = persons(here, 1)[0]
    single.save()
    made = insert_all(persons(here, 60, start=1))
    keys = [each.pk for each in made]
    assert len({single.pk, *keys}) == 61
    found = Person.objects.in_bulk(keys)
    assert [(found[key].name, found[key].phone) for key in keys] == [
        (f"𠮷{n}", f"138{n:08d}") for n in range(1, 61)
    ]
    later = persons(here, 1, start=90)[0]
    later.save()
    assert later.pk not in keys
    made[0].name = "改"
    made[0].save()
    assert Person.objects.count() == 62


def test_entries_of_many_deeds_keep_their_details_as_json():
    entries = [
        Entry(at=MONDAY, deed="look", subject_kind="core.entry", subject_id=n, details={"n": n})
        for n in range(50)
    ]
    insert_all(entries)
    assert [each.details["n"] for each in Entry.objects.filter(deed="look").order_by("pk")] == list(
        range(50)
    )


def test_rows_point_to_what_had_no_key_yet_when_they_were_given_it():
    here = CommunityFactory.create()
    owners = [Owner(community=here, name=f"业主{n}") for n in range(30)]
    place = EntranceFactory.create()
    homes = [
        Holding(owner=owner, place=place, door=f"{n}", area=1) for n, owner in enumerate(owners)
    ]
    insert_all(owners)
    insert_all(homes)
    assert [each.owner.name for each in Holding.objects.order_by("pk")] == [
        f"业主{n}" for n in range(30)
    ]


def test_one_bad_row_among_many_leaves_none_of_them():
    here = CommunityFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all([*persons(here, 40), persons(here, 1)[0]])
    assert not Person.objects.exists()


def test_many_rows_are_changed_each_in_its_own_way_in_few_statements():
    here = CommunityFactory.create()
    few, many = persons(here, 30), persons(here, 300, start=100)
    counts = []
    for rows in (few, many):
        insert_all(rows)
        for row in rows:
            row.name, row.phone = f"{row.name}改", ""
        with CaptureQueriesContext(
            connection,
        ) as caught:
            update_all(rows, ["name", "phone"])
        counts.append(len(caught))
        found = Person.objects.in_bulk([row.pk for row in rows])
        assert all(found[row.pk].name == row.name and not found[row.pk].phone for row in rows)
    assert counts[0] == counts[1]
    assert insert_all([]) == []
    assert update_all([], ["name"]) == []
