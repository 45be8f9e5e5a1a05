import threading
import uuid
from dataclasses import replace

import pytest
from django.db import connection, connections

from lianxin.core import journal
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotPermitted, TooMany
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.actions import Report, file
from lianxin.matters.actions.filing import title_of
from lianxin.matters.models import Channel, Matter, MatterKind
from lianxin.matters.tests.factories import CategoryFactory
from lianxin.people.models import Person
from lianxin.people.tests.factories import resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return CommunityFactory.create(prefix="LSL")


@pytest.fixture
def report(home):
    return Report(
        key=uuid.uuid4(),
        community=home,
        category=CategoryFactory.create(),
        kind=MatterKind.HELP,
        words="楼道的灯不亮。晚上看不见台阶。",
        phone="13800001234",
    )


def again(report, **changes):
    return replace(report, key=uuid.uuid4(), **changes)


def test_a_matter_gets_the_next_number_of_its_community_and_year(home, report):
    first, second = file(GUEST, report, now=MONDAY), file(GUEST, again(report), now=MONDAY)
    assert (first.number, second.number) == ("LSL-2026-000001", "LSL-2026-000002")


def test_the_reply_is_due_after_as_many_working_days_as_the_rule_says(report):
    matter = file(GUEST, report, now=MONDAY)
    assert (matter.reply_due_on.isoformat(), matter.due_on) == ("2026-03-09", matter.reply_due_on)
    assert matter.reply_rule.key == "matters.reply_workdays"


def test_sent_twice_under_one_key_it_is_one_matter(report):
    first, second = file(GUEST, report, now=MONDAY), file(GUEST, report, now=MONDAY)
    assert first.pk == second.pk
    assert journal.course_of(first, public_only=False).count() == 1


def test_what_a_guest_brings_up_waits_until_somebody_has_seen_it(report):
    assert file(GUEST, report, now=MONDAY).shown_at is None


def test_what_a_known_resident_brings_up_is_shown_at_once(home, report):
    matter = file(resident_of(home), report, now=MONDAY)
    assert matter.shown_at == MONDAY
    assert Person.objects.get(pk=matter.reporter_id).phone == ""


def test_a_private_matter_is_never_shown(home, report):
    assert file(resident_of(home), again(report, is_public=False), now=MONDAY).shown_at is None


def test_one_phone_is_one_person_however_often_it_reports(report):
    first, second = file(GUEST, report, now=MONDAY), file(GUEST, again(report), now=MONDAY)
    assert first.reporter_id == second.reporter_id


def test_a_phone_lies_encrypted_in_the_database(report):
    file(GUEST, report, now=MONDAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, phone_index FROM people_person")
        row = cursor.fetchone()
    assert "13800001234" not in "".join(row)
    assert Person.objects.get().phone == "13800001234"


def test_a_guest_without_a_phone_is_asked_for_one(report):
    with pytest.raises(Invalid) as refusal:
        file(GUEST, again(report, phone=""), now=MONDAY)
    assert refusal.value.field == "phone"


def test_staff_take_it_down_for_somebody_who_leaves_nothing(home, report):
    staff = staff_of(home)
    told = again(report, phone="", channel=Channel.COUNTER)
    matter = file(staff, told, now=MONDAY)
    assert (matter.taken_by_id, matter.reporter) == (staff.user_id, None)


def test_staff_of_elsewhere_report_as_themselves(report):
    matter = file(staff_of(CommunityFactory.create()), report, now=MONDAY)
    assert matter.taken_by is None
    assert matter.reporter is not None


def test_empty_words_are_refused_beside_their_field(report):
    with pytest.raises(Invalid) as refusal:
        file(GUEST, again(report, words=" \u200b\n"), now=MONDAY)
    assert refusal.value.field == "words"


def test_too_many_words_are_refused_and_counted_out(report):
    with pytest.raises(Invalid, match="501"):
        file(GUEST, again(report, words="灯" * 501), now=MONDAY)


def test_emoji_and_rare_characters_are_kept_and_marks_that_hide_are_not(report):
    matter = file(GUEST, again(report, words="👨‍👩‍👧𠮷家的灯\u202e不亮\u200b"), now=MONDAY)
    assert matter.words == "👨‍👩‍👧𠮷家的灯不亮"


def test_a_closed_community_takes_nothing_new(home, report):
    home.is_open = False
    home.save()
    with pytest.raises(NotPermitted):
        file(GUEST, report, now=MONDAY)


def test_an_eleventh_report_within_the_hour_is_asked_to_wait(report):
    for _ in range(10):
        file(GUEST, again(report), now=MONDAY)
    with pytest.raises(TooMany):
        file(GUEST, again(report), now=MONDAY)


def test_words_of_danger_make_it_urgent_and_it_is_still_recorded(report):
    assert file(GUEST, again(report, words="楼道里有煤气味"), now=MONDAY).is_urgent


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("楼道的灯不亮。晚上看不见", "楼道的灯不亮"),
        ("第一行\n第二行", "第一行"),
        ("灯" * 40, "灯" * 29 + "…"),
        ("。。", "。。"),
    ],
)
def test_a_title_is_the_first_clause_of_the_words(words, title):
    assert title_of(words) == title


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_with_one_key_and_one_new_phone_make_one_matter(report):
    keys = [report] * 4 + [again(report) for _ in range(4)]
    start, numbers, failures = threading.Barrier(8), [], []

    def send(told):
        start.wait()
        try:
            numbers.append(file(GUEST, told, now=MONDAY).number)
        except Exception as error:  # noqa: BLE001  # told by the test's own thread
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=(told,)) for told in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(numbers) == 8
    assert len(set(numbers)) == Matter.objects.count() == 5
    assert Person.objects.count() == 1
