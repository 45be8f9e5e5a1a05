"""Health notes: for that team and the person alone, and nowhere in clear."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from lianxin.accounts.models import User
from lianxin.core.errors import Invalid, NotFound
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.people import actions as people
from lianxin.people.models import Consent, Person
from lianxin.people.tests.factories import (
    actor_for,
    officer_of,
    secretary_of,
    sign_in,
    staff_of,
)
from lianxin.services import actions
from lianxin.services.models import HealthNote, Work
from lianxin.services.queries.health import notes_for
from lianxin.services.tests.care_factories import carer_of
from lianxin.services.tests.health_factories import HealthNoteFactory, MedicFactory

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
SECRET = "糖化血红蛋白九点七"


def acts(person: Person):
    return actor_for(User.objects.get(pk=person.user_id))


def noted(member, *, may_keep=True, phone="13800007777", **more):
    told = actions.Noted(words=SECRET, may_keep=may_keep, name="李桂芳", phone=phone, **more)
    slug = member.team.community.slug
    return actions.note_health(acts(member.person), slug, member.team_id, told, now=MONDAY)


def test_no_note_is_kept_without_the_person_s_separate_consent():
    member = MedicFactory.create()
    with pytest.raises(Invalid) as refused:
        noted(member, may_keep=False)
    assert refused.value.field == "may_keep"
    assert not HealthNote.objects.exists()
    assert not Consent.objects.exists()


def test_a_note_is_read_by_its_team_and_its_person_and_by_no_post():
    note = HealthNoteFactory.create()
    colleague = MedicFactory.create(team=note.team)
    place = note.community
    for reader in (note.person, note.member.person, colleague.person):
        assert notes_for(acts(reader), today=TODAY).get() == note
    other_team = MedicFactory.create(team__community=place)
    posts = (staff_of(place), secretary_of(place), officer_of(place.subdistrict), carer_of(place))
    for actor in (*posts, acts(other_team.person)):
        assert not notes_for(actor, today=TODAY).exists()


def test_a_member_without_medical_work_or_who_left_reads_nothing():
    note = HealthNoteFactory.create()
    driver = MedicFactory.create(team=note.team, skill__work=Work.ERRAND)
    gone = MedicFactory.create(team=note.team, until=TODAY - timedelta(days=1))
    for member in (driver, gone):
        assert not notes_for(acts(member.person), today=TODAY).exists()
        with pytest.raises(NotFound):
            noted(member)


def test_what_the_person_takes_back_only_they_still_read():
    note = HealthNoteFactory.create()
    owner = acts(note.person)
    people.withdraw_consent(owner, note.consent_id, now=MONDAY)
    assert notes_for(owner, today=TODAY).get() == note
    assert not notes_for(acts(note.member.person), today=TODAY).exists()


def test_a_note_is_neither_changed_nor_taken_away():
    note = HealthNoteFactory.create()
    for change in (note.delete, lambda: HealthNote.objects.filter(pk=note.pk).update(words="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def _dump() -> str:
    """Every value of every table, as the database holds it."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            told.append(str(cursor.fetchall()))
    return "\n".join(told)


def test_no_dump_of_the_database_and_no_log_tells_a_note(tmp_path, client):
    """Through the pages, with the log as talkative as it can be, into a file of its own."""
    file = tmp_path / "lianxin.log"
    handler = logging.FileHandler(file, encoding="utf8")
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        member = MedicFactory.create()
        slug, team = member.team.community.slug, member.team_id
        sign_in(client, acts(member.person))
        new = reverse("health:new", args=(slug, team))
        sent = {"words": SECRET, "name": "李桂芳", "phone": "13800007777"}
        assert client.post(new, sent).status_code == 422
        assert client.post(new, {**sent, "may_keep": "on"}).status_code == 302
        note = HealthNote.objects.get()
        page = reverse("health:patient", args=(slug, team, note.person_id))
        assert SECRET in client.get(page).content.decode()
        assert client.post(page, {"words": f"又{SECRET}"}).status_code == 302
        Client().get(page)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert HealthNote.objects.count() == 2
    assert SECRET not in _dump()
    assert SECRET not in file.read_text(encoding="utf8")
    assert SECRET.encode() not in _database_file()
    assert SECRET not in str(list(Entry.objects.values_list("details", flat=True)))


def _database_file() -> bytes:
    if connection.vendor != "sqlite":
        return b""
    return Path(connection.settings_dict["NAME"]).read_bytes()


def test_staff_of_the_desk_meet_no_page_of_a_patient(client):
    note = HealthNoteFactory.create()
    page = reverse("health:patient", args=(note.community.slug, note.team_id, note.person_id))
    for actor in (staff_of(note.community), secretary_of(note.community)):
        sign_in(client, actor)
        assert client.get(page).status_code == 404
    sign_in(client, acts(note.person))
    own = client.get(reverse("health:mine", args=(note.community.slug,)))
    assert note.words in own.content.decode()
