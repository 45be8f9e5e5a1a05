"""What no program can store, asked of the database itself."""

import pytest
from django.db import DatabaseError, transaction

from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import Sound
from lianxin.facilities.tests.factories import (
    EVENING,
    AskFactory,
    BookingFactory,
    EquipmentFactory,
    ExhibitFactory,
    FilmFactory,
    LoanFactory,
    RoomFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


def sound(**changed):
    given = {"file": "a.mp3", "kind": "audio/mpeg", "size": 3, "uploaded_at": MONDAY}
    return Sound.objects.create(**{**given, **changed})


IMPOSSIBLE = [
    ("room_kind_is_known", lambda: RoomFactory.create(kind="palace")),
    ("ask_state_is_known", lambda: AskFactory.create(state="maybe", answered_at=MONDAY)),
    ("ask_ends_after_it_begins", lambda: AskFactory.create(ends_at=EVENING)),
    ("ask_says_what_for", lambda: AskFactory.create(what="")),
    ("ask_is_for_somebody", lambda: AskFactory.create(people=0)),
    (
        "only_a_confirmed_ask_has_a_booking",
        lambda: AskFactory.create(state="confirmed", answered_at=MONDAY),
    ),
    (
        "only_a_confirmed_ask_has_a_booking",
        lambda: AskFactory.create(booking=BookingFactory.create()),
    ),
    ("ask_is_open_or_ended_on_a_day", lambda: AskFactory.create(answered_at=MONDAY)),
    (
        "declined_ask_says_why",
        lambda: AskFactory.create(state="declined", answered_at=MONDAY),
    ),
    ("equipment_kind_is_known", lambda: EquipmentFactory.create(kind="ship")),
    ("equipment_condition_is_known", lambda: EquipmentFactory.create(condition="so-so")),
    ("equipment_has_a_name", lambda: EquipmentFactory.create(name="")),
    (
        "loan_state_is_known",
        lambda: LoanFactory.create(state="gone", ended_at=MONDAY, after="good"),
    ),
    ("loan_is_out_or_ended", lambda: LoanFactory.create(ended_at=MONDAY)),
    ("loan_is_out_or_ended", lambda: LoanFactory.create(state="returned", ended_at=MONDAY)),
    (
        "harm_to_what_was_lent_is_told",
        lambda: LoanFactory.create(state="lost", ended_at=MONDAY, after="lost"),
    ),
    ("only_what_works_is_lent", lambda: LoanFactory.create(before="damaged")),
    ("exhibit_has_title_and_words", lambda: ExhibitFactory.create(words="")),
    ("voice_of_an_exhibit_is_written_out", lambda: ExhibitFactory.create(sound=sound())),
    ("sound_kind_is_known", lambda: sound(kind="text/html")),
    ("sound_has_a_size", lambda: sound(size=0)),
    ("film_has_a_title", lambda: FilmFactory.create(title="")),
    ("film_lasts", lambda: FilmFactory.create(minutes=0)),
    ("film_says_by_what_right_it_is_shown", lambda: FilmFactory.create(rights="")),
    ("film_was_made_after_films_were_invented", lambda: FilmFactory.create(year=1700)),
    ("visit_is_of_somebody", lambda: VisitFactory.create(count=0)),
]


@pytest.mark.parametrize(("constraint", "store"), IMPOSSIBLE)
def test_the_database_refuses_what_cannot_be(constraint, store):
    with pytest.raises(DatabaseError, match=constraint), transaction.atomic():
        store()


def test_one_film_and_one_label_stand_once_in_a_community():
    film = FilmFactory.create(year=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        FilmFactory.create(room=film.room, title=film.title, year=None)
    thing = EquipmentFactory.create(label="A-1")
    EquipmentFactory.create(label="A-1")
    with pytest.raises(DatabaseError), transaction.atomic():
        EquipmentFactory.create(room=thing.room, label="A-1")
