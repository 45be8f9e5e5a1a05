import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.models import DayOverride, Entry
from lianxin.core.tests.factories import MONDAY

pytestmark = pytest.mark.django_db


def entry_of_something() -> Entry:
    subject = DayOverride.objects.create(day=MONDAY.date(), is_workday=False)
    return journal.record(Actor(user_id=7), "mend", subject, 3, at=MONDAY, office="居委会", n=1)


def test_an_entry_says_who_did_what_to_what_and_when():
    entry = entry_of_something()
    assert (entry.actor_id, entry.deed, entry.subject_kind) == (7, "mend", "core.dayoverride")
    assert (entry.at, entry.community_id, entry.details) == (MONDAY, 3, {"n": 1})


@pytest.mark.parametrize("sql", ["UPDATE core_entry SET deed = 'x'", "DELETE FROM core_entry"])
def test_the_database_refuses_to_change_or_delete_an_entry(sql):
    entry = entry_of_something()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Entry.objects.get(pk=entry.pk).deed == "mend"


def test_the_public_course_has_public_entries_only():
    subject = DayOverride.objects.create(day=MONDAY.date(), is_workday=False)
    for deed, is_public in (("seen", True), ("unseen", False)):
        journal.record(Actor(), deed, subject, None, at=MONDAY, is_public=is_public)
    assert [e.deed for e in journal.course_of(subject, public_only=True)] == ["seen"]
    assert [e.deed for e in journal.course_of(subject, public_only=False)] == ["seen", "unseen"]
