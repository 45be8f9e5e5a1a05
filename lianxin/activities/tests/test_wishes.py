from datetime import timedelta

import pytest

from lianxin.activities import actions
from lianxin.activities.actions import Wanting, Who
from lianxin.activities.models import Wish
from lianxin.activities.queries.wishes import groups, own_wishes, ready, wanted
from lianxin.activities.tests.classes import NOBODY_ELSE, School
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import officer_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return School()


def test_a_wish_said_twice_stays_one_wish(school):
    actor = school.resident()
    first = school.wish(actor, "想学中国结", times=("evening",))
    assert school.wish(actor, "想学中国结") == first
    assert first.spoken_times == "晚上"


def test_a_wish_that_names_a_known_subject_joins_it_by_itself(school):
    subject, _actors = school.wishers(2)
    made = school.wish(school.resident(), "晚上想学中国结，过年挂门上")
    assert made.subject == subject


def test_one_person_wishes_for_a_subject_once_however_it_is_said(school):
    subject, (actor,) = school.wishers(1)
    again = school.wish(actor, "还是中国结")
    by_name = actions.wish(actor, school.community, Wanting(subject.pk), NOBODY_ELSE, now=MONDAY)
    assert again == by_name
    assert Wish.objects.count() == 1


def test_a_guest_leaves_a_telephone_and_is_known_by_it(school):
    with pytest.raises(Invalid) as refused:
        actions.wish(GUEST, school.community, Wanting(words="书法"), NOBODY_ELSE, now=MONDAY)
    assert refused.value.field == "phone"
    who = Who("李桂芳", "13900001234")
    first = actions.wish(GUEST, school.community, Wanting(words="书法"), who, now=MONDAY)
    again = actions.wish(GUEST, school.community, Wanting(words="书法"), who, now=MONDAY)
    assert first == again


def test_a_wish_for_nothing_is_refused_beside_its_field(school):
    with pytest.raises(Invalid) as refused:
        school.wish(school.resident(), "  ")
    assert refused.value.field == "words"


def test_enough_wishes_make_a_subject_ready_for_a_course(school):
    school.wishers(4)
    assert ready(school.staff, school.community, now=MONDAY) == []
    school.wish(school.resident(), "中国结")
    (found,) = ready(school.staff, school.community, now=MONDAY)
    assert (found.subject.name, found.count, found.needed) == ("中国结", 5, 5)


def test_residents_read_how_many_wish_and_not_who(school):
    _subject, (actor, *_others) = school.wishers(3)
    (seen,) = wanted(actor, school.community, now=MONDAY)
    assert (seen.count, seen.is_mine, seen.missing) == (3, True, 2)
    assert [wish.person_id in actor.person_ids for wish in own_wishes(actor, school.community.pk)]
    found, loose = groups(actor, school.community, [], now=MONDAY)
    assert [len(group.said) for group in found] == [1]
    assert loose == []


def test_staff_see_wishes_by_subject_with_names_masked(school):
    school.wishers(2)
    loose = school.wish(school.resident(), "想学打太极")
    found, unnamed = groups(school.staff, school.community, [], now=MONDAY)
    assert [len(group.said) for group in found] == [2]
    assert [row.wish for row in unnamed] == [loose]
    assert all("*" in row.contact.name for row in unnamed)


def test_two_wishes_of_one_person_put_under_one_name_count_once(school):
    actor = school.resident()
    pks = [school.wish(actor, words).pk for words in ("毛笔字", "练字")]
    actions.name_wishes(school.staff, school.community, pks, name="书法", now=MONDAY)
    (seen,) = wanted(school.staff, school.community, now=MONDAY)
    assert seen.count == 1


def test_a_wish_is_taken_back_by_its_own_person_alone(school):
    subject, (actor,) = school.wishers(1)
    wish = Wish.objects.get()
    with pytest.raises(NotPermitted):
        actions.take_back(school.staff, wish.pk, now=MONDAY)
    with pytest.raises(NotFound):
        actions.take_back(school.resident(), wish.pk, now=MONDAY)
    actions.take_back(actor, wish.pk, now=MONDAY)
    actions.take_back(actor, wish.pk, now=MONDAY)
    assert wanted(actor, school.community, now=MONDAY) == []
    again = actions.wish(actor, school.community, Wanting(subject.pk), NOBODY_ELSE, now=MONDAY)
    assert again.pk != wish.pk


def test_a_wish_that_a_course_answers_is_not_taken_back(school):
    subject, (actor,) = school.wishers(1)
    school.open(subject_id=subject.pk)
    with pytest.raises(OutOfOrder):
        actions.take_back(actor, Wish.objects.get().pk, now=MONDAY + timedelta(hours=1))


def test_only_those_who_work_there_name_what_is_wished_for(school):
    elsewhere = staff_of(CommunityFactory.create())
    for actor in (school.resident(), elsewhere, officer_of(school.community.subdistrict)):
        with pytest.raises(NotPermitted):
            actions.name_wishes(actor, school.community, [], name="书法", now=MONDAY)
