"""What no program can store, asked of the database itself by SQL."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model

from lianxin.core.tests.factories import MONDAY
from lianxin.honours.models import (
    Announcement,
    Ballot,
    Board,
    Brand,
    Nominee,
    Objection,
    PaperEntry,
    Round,
    SetAside,
    Shown,
    Story,
    Tie,
    Vote,
)
from lianxin.honours.tests.factories import (
    DAY,
    AnnouncementFactory,
    BoardFactory,
    BrandFactory,
    NomineeFactory,
    ObjectionFactory,
    RoundFactory,
    ShownFactory,
    StoryFactory,
    TieFactory,
    VoteFactory,
)
from lianxin.places.tests.factories import CourtyardFactory

pytestmark = pytest.mark.django_db
LAWFUL: dict[type[Model], Any] = {
    Round: RoundFactory,
    Nominee: NomineeFactory,
    Objection: ObjectionFactory,
    Vote: VoteFactory,
    Board: BoardFactory,
    Story: StoryFactory,
    Shown: ShownFactory,
    Announcement: AnnouncementFactory,
    Brand: BrandFactory,
    Tie: TieFactory,
}
EARLIER = (MONDAY - DAY).isoformat(sep=" ")
NEVER = [
    (Round, {"state": "lost"}),
    (Round, {"subject": "cat"}),
    (Round, {"name": ""}),
    (Round, {"deeds": 21}),
    (Round, {"deeds": 0, "residents": 70}),
    (Round, {"deeds": 100, "residents": 0, "jury": 0}),
    (Round, {"seats": 0}),
    (Round, {"vote_until": "2026-03-09"}),
    (Round, {"state": "noticed"}),
    (Round, {"state": "counted"}),
    (Round, {"state": "announced"}),
    (Round, {"announced_at": EARLIER}),
    (Round, {"papers_in": 1}),
    (Nominee, {"state": "lost"}),
    (Nominee, {"words": ""}),
    (Nominee, {"state": "agreed"}),
    (Nominee, {"answered_at": EARLIER}),
    (Nominee, {"state": "fit", "answered_at": EARLIER}),
    (Nominee, {"state": "fit", "answered_at": EARLIER, "score": 6}),
    (Nominee, {"state": "dropped", "answered_at": EARLIER}),
    (Nominee, {"is_awarded": True}),
    (Nominee, {"certificate": "X-1"}),
    (Objection, {"words": ""}),
    (Objection, {"answer": "好"}),
    (Objection, {"answered_at": EARLIER, "is_upheld": True}),
    (Objection, {"answer": "好", "answered_at": EARLIER, "is_upheld": True}),
    (Vote, {"panel": "cats"}),
    (Vote, {"channel": "crow"}),
    (Vote, {"voter": ""}),
    (Vote, {"at": None}),
    (Vote, {"is_sealed": True}),
    (Vote, {"channel": "paper", "device": "x"}),
    (Vote, {"channel": "paper", "envelope": "x"}),
    (Board, {"name": ""}),
    (Story, {"state": "lost"}),
    (Story, {"title": ""}),
    (Story, {"state": "shown"}),
    (Story, {"state": "shown", "shown_at": EARLIER}),
    (Story, {"state": "declined"}),
    (Story, {"state": "down"}),
    (Shown, {"answer": "lost"}),
    (Shown, {"name": ""}),
    (Shown, {"answer": "agreed"}),
    (Announcement, {"state": "lost"}),
    (Announcement, {"words": ""}),
    (Announcement, {"audience": "moon"}),
    (Announcement, {"audience": "building"}),
    (Announcement, {"audience": "group"}),
    (Announcement, {"valid_until": "2000-01-01"}),
    (Announcement, {"state": "published"}),
    (Announcement, {"published_at": EARLIER}),
    (Announcement, {"state": "withdrawn", "published_at": EARLIER}),
    (Announcement, {"state": "withdrawn", "published_at": EARLIER, "withdrawn_at": EARLIER}),
    (Announcement, {"reason": "x"}),
    (Brand, {"words": ""}),
    (Tie, {"path": ""}),
    (Tie, {"path": "https://x/"}),
    (Tie, {"title": ""}),
]


def change(model, pk, fields):
    columns = ", ".join(f'"{name}" = %s' for name in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{model._meta.db_table}" SET {columns} WHERE id = %s',
            [*fields.values(), pk],
        )


@pytest.mark.parametrize(("model", "fields"), NEVER)
def test_the_database_refuses_what_cannot_be(model, fields):
    thing = LAWFUL[model].create()
    with pytest.raises(DatabaseError), transaction.atomic():
        change(model, thing.pk, fields)


def is_refused(make) -> bool:
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


def test_what_is_unique_cannot_be_there_twice():
    award = RoundFactory.create(open=True)
    nominee = NomineeFactory.create(round=award)
    vote = VoteFactory.create(round=award)
    shown = ShownFactory.create()
    board = BoardFactory.create()
    tie = TieFactory.create()
    Ballot.objects.create(round=award, panel="residents", receipt="A", choices=[1])
    twice = [
        lambda: RoundFactory.create(community=award.community, name=award.name),
        lambda: NomineeFactory.create(round=award, person=nominee.person),
        lambda: VoteFactory.create(round=award, voter=vote.voter),
        lambda: ShownFactory.create(story=shown.story, person=shown.person),
        lambda: BoardFactory.create(community=board.community, name=board.name),
        lambda: TieFactory.create(brand=tie.brand, path=tie.path),
        lambda: Ballot.objects.create(round=award, panel="jury", receipt="A", choices=[2]),
    ]
    assert [is_refused(make) for make in twice] == [True] * len(twice)


def test_an_announcement_is_not_to_a_place_and_to_everybody_at_once():
    place = CourtyardFactory.create()
    assert is_refused(lambda: AnnouncementFactory.create(place=place))
    made = AnnouncementFactory.create(place=place, audience="courtyard")
    assert made.pk


@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_ballots_and_what_was_set_aside_stay_as_they_are(verb):
    award = RoundFactory.create(open=True)
    ballot = Ballot.objects.create(round=award, panel="residents", choices=[1])
    aside = SetAside.objects.create(ballot=ballot, reason="两次")
    for rows in (Ballot.objects.filter(pk=ballot.pk), SetAside.objects.filter(pk=aside.pk)):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete(rows.db) if verb == "DELETE" else rows.update(id=7)


def test_a_paper_is_read_once_by_each():
    award = RoundFactory.create(open=True)
    user = NomineeFactory.create(round=award, person__resident=True).person.user
    PaperEntry.objects.create(round=award, serial=1, choices=[1], by=user, at=MONDAY)
    assert is_refused(
        lambda: PaperEntry.objects.create(round=award, serial=1, choices=[2], by=user, at=MONDAY)
    )
