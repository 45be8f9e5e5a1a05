import pytest

from lianxin.accounts.tests.factories import UserFactory
from lianxin.core.kept import kept, kept_records, some_keys, some_words
from lianxin.core.tests.factories import MONDAY
from lianxin.people.models import Person
from lianxin.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_key_and_words_take_the_places_that_were_kept_for_them(django_assert_num_queries):
    first = PersonFactory.create(name="王桂芳")
    second = PersonFactory.create(name="王建国", community=first.community)
    elsewhere = PersonFactory.create(name="王桂芳")
    [here], [word] = some_keys(1), some_words(1)
    named = Person.objects.filter(community_id=here, name__icontains=word).order_by("pk")
    statement = kept(named.values_list("pk"))
    with django_assert_num_queries(3):
        assert statement.rows([first.community_id], ["王"]) == [(first.pk,), (second.pk,)]
        assert statement.rows([first.community_id], ["建国"]) == [(second.pk,)]
        assert statement.rows([elsewhere.community_id], ["王"]) == [(elsewhere.pk,)]


@pytest.mark.parametrize("name", ["100%", "_", "a\\b", "%s", "\ue000"])
def test_a_word_means_itself_alone_and_inside_a_pattern(name):
    person = PersonFactory.create(name=name)
    PersonFactory.create(name="100元", community=person.community)
    [here], [word] = some_keys(1), some_words(1)
    every = Person.objects.filter(community_id=here).order_by("pk")
    alone, inside = every.filter(name=word), every.filter(name__icontains=word)
    for rows in (alone, inside):
        found = kept(rows.values_list("pk")).rows([person.community_id], [name])
        assert found == [(person.pk,)]


def test_records_come_as_a_query_set_gives_them_with_what_was_selected_along(
    django_assert_num_queries,
):
    person = PersonFactory.create(name="李淑芳", known_since=MONDAY, user=UserFactory.create())
    [here], [word] = some_keys(1), some_words(1)
    rows = Person.objects.filter(community_id=here, name=word).select_related("community", "user")
    statement = kept_records(rows.order_by("pk"))
    with django_assert_num_queries(1):
        [found] = statement.records([person.community_id], ["李淑芳"])
        assert (found, found.known_since, found.phone) == (person, MONDAY, person.phone)
        assert (found.community, found.user) == (person.community, person.user)
    assert statement.first([person.community_id], ["李淑芳"]) == person
    assert statement.first([person.community_id], ["没有这个人"]) is None


def test_a_record_without_the_one_selected_along_has_none_beside_it():
    person = PersonFactory.create(user=None)
    [here] = some_keys(1)
    statement = kept_records(Person.objects.filter(community_id=here).select_related("user"))
    found = statement.first([person.community_id])
    assert found.user is None
