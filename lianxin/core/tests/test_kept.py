import pytest

from lianxin.core.kept import kept, some_keys, some_words
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


def test_the_first_record_comes_with_the_kinds_of_its_columns():
    person = PersonFactory.create(name="李淑芳", known_since=MONDAY)
    [here], [word] = some_keys(1), some_words(1)
    statement = kept(Person.objects.filter(community_id=here, name=word).order_by("pk")[:1])
    found = statement.first(Person, [person.community_id], ["李淑芳"])
    assert found == person
    assert found.known_since == MONDAY
    assert statement.first(Person, [person.community_id], ["没有这个人"]) is None
