"""What the database itself refuses, tried by plain SQL past every action and form."""

import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.matters.models import Matter
from lianxin.matters.tests.factories import (
    FollowFactory,
    MatterFactory,
    MatterPhotoFactory,
    QuestionFactory,
    SayFactory,
    SupportFactory,
    joined_to,
)

pytestmark = pytest.mark.django_db


def refuses(sql, *params):
    with pytest.raises(DatabaseError), transaction.atomic():
        run(sql, params)


def run(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
    # Foreign keys wait for the commit, which a test never comes to.
    connection.check_constraints()


@pytest.mark.parametrize(
    "change",
    [
        "state = 'forgotten'",
        "kind = 'gossip'",
        "channel = 'pigeon'",
        "state = 'declined'",
        "closed_at = reported_at",
        "state = 'in_hand'",
        "state = 'to_confirm'",
        "state = 'referred', closed_at = reported_at",
        "state = 'solved', closed_at = reported_at, lead_office = 'x'",
        "state = 'joined'",
        "state_before = 'reported'",
        "is_public = false",
        "reopened = -1",
        "escalation = 3",
        "supports = -1",
        "words = ''",
        "community_id = 0",
        "category_id = 0",
        "reply_rule_id = 0",
        "number = NULL",
    ],
)
def test_a_matter_that_cannot_be_is_refused(change):
    matter = MatterFactory.create()
    refuses(f"UPDATE matters_matter SET {change} WHERE id = %s", matter.pk)


def test_a_matter_does_not_end_or_get_its_reply_before_it_began():
    matter = MatterFactory.create(solved=True)
    for column in ("closed_at", "replied_at"):
        refuses(f"UPDATE matters_matter SET {column} = %s", "1999-01-01 00:00:00+00:00")
    assert Matter.objects.get().closed_at == matter.closed_at


def test_a_matter_is_not_joined_to_itself():
    head = MatterFactory.create()
    member = joined_to(head)
    refuses("UPDATE matters_matter SET joined_to_id = id WHERE id = %s", member.pk)


@pytest.mark.parametrize("column", ["number", "token", "draft_key"])
def test_what_names_a_matter_names_only_one(column):
    first, second = MatterFactory.create(draft_key="0" * 32), MatterFactory.create()
    refuses(
        f"UPDATE matters_matter SET {column} ="
        f" (SELECT {column} FROM matters_matter WHERE id = %s) WHERE id = %s",
        first.pk,
        second.pk,
    )


@pytest.mark.parametrize(
    ("make", "table", "columns"),
    [
        (SupportFactory, "matters_support", "matter_id, person_id, at"),
        (FollowFactory, "matters_follow", "matter_id, user_id, at"),
        (QuestionFactory, "matters_question", "matter_id, text, asked_at, answer, answered_at"),
        (
            SayFactory,
            "matters_say",
            "matter_id, person_id, round, is_reporter, asked_at, outcome, satisfaction, reason",
        ),
        (MatterPhotoFactory, "matters_matterphoto", "matter_id, upload_id, stage, at"),
    ],
)
def test_the_same_voice_is_not_written_twice(make, table, columns):
    make.create()
    refuses(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}")


@pytest.mark.parametrize(
    "change",
    [
        "outcome = 'solved'",
        "outcome = 'brilliant', answered_at = asked_at",
        "satisfaction = 'good'",
        "answered_at = asked_at",
    ],
)
def test_an_answer_is_whole_or_not_there(change):
    SayFactory.create()
    refuses(f"UPDATE matters_say SET {change}")


def test_a_question_is_answered_in_words_or_open():
    QuestionFactory.create()
    refuses("UPDATE matters_question SET answered_at = asked_at")
    refuses("UPDATE matters_question SET answer = '三楼'")
