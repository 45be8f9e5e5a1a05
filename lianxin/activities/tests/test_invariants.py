"""Each impossible row is refused by the database itself, by a constraint that says why."""

import pytest
from django.db import IntegrityError, transaction

from lianxin.activities.models import Activity, Feedback, Signup
from lianxin.activities.tests.factories import (
    AFTER,
    CLOSES,
    OPENS,
    ActivityFactory,
    SignupFactory,
)
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import EVENING

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("trait", "broken", "constraint"),
    [
        ({}, {"state": "dreamt"}, "activity_state_is_known|activity_is_seen_once_it_is_published"),
        ({}, {"kind": "none"}, "activity_kind_is_known"),
        ({}, {"way": "none"}, "activity_way_is_known"),
        ({}, {"title": ""}, "activity_has_title_and_organiser"),
        ({}, {"ends_at": EVENING}, "activity_ends_after_it_begins"),
        ({}, {"place_words": ""}, "activity_has_a_place"),
        ({}, {"opens_at": OPENS}, "only_sign_up_opens_and_closes"),
        ({"first_come": True}, {"closes_at": None}, "only_sign_up_opens_and_closes"),
        ({"first_come": True}, {"closes_at": AFTER}, "only_sign_up_opens_and_closes"),
        ({"first_come": True}, {"taken": 3}, "no_more_places_are_taken_than_there_are"),
        ({"first_come": True}, {"waiting": 3}, "no_more_wait_than_may"),
        ({"first_come": True}, {"capacity": 0}, "activity_has_room_for_somebody"),
        ({"draw": True}, {"capacity": None}, "draw_is_for_a_number_of_places"),
        ({"draw": True}, {"draw_commitment": ""}, "draw_is_committed_to_before_it_is_seen"),
        ({"first_come": True}, {"drawn_at": CLOSES}, "only_a_draw_is_drawn"),
        ({}, {"published_at": None}, "activity_is_seen_once_it_is_published"),
        ({}, {"state": "planned"}, "activity_is_seen_once_it_is_published"),
        ({}, {"state": "called_off"}, "called_off_activity_says_when_and_why"),
        ({}, {"reason": "雨"}, "called_off_activity_says_when_and_why"),
        ({}, {"headcount": 5}, "recorded_activity_has_a_headcount"),
        ({"recorded": True}, {"headcount": None}, "recorded_activity_has_a_headcount"),
        ({}, {"is_approximate": True}, "only_a_headcount_is_approximate"),
    ],
)
def test_an_impossible_activity_is_refused(trait, broken, constraint):
    activity = ActivityFactory.create(**trait)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(**broken)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        ({"state": "dreamt"}, "signup_state_is_known|signup_is_ended_or_live"),
        ({"number": 0}, "signup_has_a_number"),
        ({"offered_at": OPENS}, "offer_has_an_end"),
        ({"state": "offered"}, "offered_place_was_offered"),
        ({"state": "cancelled"}, "signup_is_ended_or_live"),
        ({"ended_at": OPENS}, "signup_is_ended_or_live"),
    ],
)
def test_an_impossible_sign_up_is_refused(broken, constraint):
    signup = SignupFactory.create()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Signup.objects.filter(pk=signup.pk).update(**broken)


def test_a_person_cannot_sign_up_twice_at_once():
    signup = SignupFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        SignupFactory.create(activity=signup.activity, person=signup.person)


def test_six_stars_are_not_to_be_had():
    signup = SignupFactory.create()
    with pytest.raises(IntegrityError, match="stars_are_one_to_five"), transaction.atomic():
        Feedback.objects.create(activity=signup.activity, person=signup.person, stars=6, at=MONDAY)
