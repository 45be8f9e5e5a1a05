from typing import ClassVar

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection, models
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.secrets import EncryptedTextField, blind_index
from lianxin.core.tests.tables import ALONE, standing

PHONE = "13800001234"


class Note(models.Model):
    phone = EncryptedTextField(blank=True)
    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        app_label = "core"
        apps = ALONE

    def __str__(self) -> str:
        return str(self.pk)


@pytest.fixture(scope="module")
def table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Note):
        yield


@pytest.fixture
def notes(table, db):
    return Note.objects


def stored(note: Note) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM core_note WHERE id = %s", [note.pk])
        return str(cursor.fetchone()[0])


def test_the_database_holds_nothing_that_can_be_read(notes):
    note = notes.create(phone=PHONE)
    assert PHONE not in stored(note)
    assert notes.get(pk=note.pk).phone == PHONE


def test_equal_texts_are_not_seen_to_be_equal(notes):
    first, second = notes.create(phone=PHONE), notes.create(phone=PHONE)
    assert stored(first) != stored(second)


def test_a_blank_stays_blank_and_can_be_looked_for(notes):
    blank, _full = notes.create(phone=""), notes.create(phone=PHONE)
    assert stored(blank) == ""
    assert list(notes.filter(phone="")) == [blank]


def test_a_new_first_key_encrypts_and_the_old_one_still_reads(notes, settings):
    old, new = settings.LIANXIN_FIELD_KEYS[0], Fernet.generate_key().decode()
    note = notes.create(phone=PHONE)
    settings.LIANXIN_FIELD_KEYS = [new, old]
    note = notes.get(pk=note.pk)
    assert note.phone == PHONE
    note.save()
    settings.LIANXIN_FIELD_KEYS = [new]
    assert notes.get(pk=note.pk).phone == PHONE


def test_a_lost_key_is_told_and_not_taken_for_a_text(notes, settings):
    note = notes.create(phone=PHONE)
    settings.LIANXIN_FIELD_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(ImproperlyConfigured, match="LIANXIN_FIELD_KEYS"):
        notes.get(pk=note.pk)


@pytest.mark.parametrize(
    "asked", [{"phone": PHONE}, {"phone__contains": "138"}, {"phone__in": [PHONE]}]
)
def test_an_encrypted_text_cannot_be_searched_in_vain(notes, asked):
    with pytest.raises(FieldError, match="blind index"):
        notes.filter(**asked)


def test_the_blind_index_is_the_same_for_equal_values_only():
    assert blind_index(PHONE) == blind_index(f" {PHONE} ")
    assert blind_index(PHONE) != blind_index("13800001235")
    assert len(blind_index(PHONE)) == 64


def test_the_blind_index_hangs_on_its_key(settings):
    before = blind_index(PHONE)
    settings.LIANXIN_INDEX_KEY = "another"
    assert blind_index(PHONE) != before


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_as_it_went(text):
    field = EncryptedTextField()
    assert field.from_db_value(field.get_prep_value(text), None, None) == text
