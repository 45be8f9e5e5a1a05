"""Each impossible row, tried against the database itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from lianxin.core.models import RulePack
from lianxin.core.tests.factories import MONDAY
from lianxin.council.models import (
    AgendaItem,
    Council,
    Member,
    Passage,
    Presence,
    Resolution,
    Seat,
    Session,
    Term,
    Vote,
)
from lianxin.council.tests.factories import (
    DAY,
    MEETING,
    CouncilFactory,
    ItemFactory,
    MemberFactory,
    SeatFactory,
    SessionFactory,
    Stage,
    TermFactory,
)

pytestmark = pytest.mark.django_db
EARLIER = MEETING - timedelta(hours=1)

UNHELD = dict.fromkeys(("opened_at", "closed_at", "publish_due_on", "publish_rule"))

IMPOSSIBLE: list[tuple[type[models.Model], str, dict[str, Any]]] = [
    (Council, "council_has_a_name", {"name": ""}),
    (Council, "quorum_is_a_proper_share", {"quorum_part": 2, "quorum_whole": 2}),
    (Council, "quorum_is_a_proper_share", {"quorum_part": 0}),
    (Council, "majority_is_a_proper_share", {"majority_part": 3, "majority_whole": 2}),
    (Council, "majority_is_of_a_known_base", {"majority_of": "some"}),
    (Term, "term_ends_after_it_begins", {"until": MONDAY.date().replace(year=2000)}),
    (Member, "member_has_a_name", {"name": ""}),
    (Member, "member_kind_is_known", {"kind": "king"}),
    (Member, "member_leaves_after_joining", {"until": MONDAY.date().replace(year=2000)}),
    (Session, "session_state_is_known", {"state": "asleep", **UNHELD}),
    (Session, "session_has_a_number", {"number": 0}),
    (Session, "noticed_session_keeps_its_rule", {"notice_rule": None}),
    (Session, "session_is_noticed_before_it_opens", {"opened_at": MONDAY - DAY}),
    (Session, "session_opens_once_it_sits", {"opened_at": None}),
    (Session, "held_session_has_an_end_and_a_day_to_publish_by", {"closed_at": None}),
    (Session, "held_session_has_an_end_and_a_day_to_publish_by", {"closed_at": EARLIER}),
    (Session, "held_session_has_an_end_and_a_day_to_publish_by", {"publish_due_on": None}),
    (Session, "published_minutes_were_approved", {"state": "published"}),
    (Session, "published_minutes_were_approved", {"published_at": MEETING}),
    (Session, "published_minutes_were_approved", {"state": "approved"}),
    # Whichever of the two the database tries first: who is lost is neither present nor called.
    (Seat, "seat_state_is_known|only_who_came_is_present_or_away", {"state": "lost"}),
    (Seat, "only_who_came_is_present_or_away", {"first_at": None}),
    (Seat, "only_who_came_is_present_or_away", {"state": "excused"}),
    (Presence, "member_leaves_after_arriving", {"left_at": EARLIER}),
    (AgendaItem, "item_state_is_known", {"state": "lost"}),
    (AgendaItem, "item_has_a_title", {"title": ""}),
    (AgendaItem, "item_is_reserved_for_a_known_reason", {"reserved": "whim"}),
    (AgendaItem, "what_is_reserved_or_disputed_is_never_voted", {"reserved": "fund_use"}),
    (AgendaItem, "what_is_reserved_or_disputed_is_never_voted", {"is_disputed": True}),
    (AgendaItem, "voted_item_has_a_motion", {"motion": ""}),
    (AgendaItem, "voted_item_has_a_motion", {"mover": None, "seconder": None}),
    (AgendaItem, "mover_does_not_second_themself", {"seconder": models.F("mover")}),
    (AgendaItem, "voted_item_keeps_its_numbers_and_rules", {"quorum_rule": None}),
    (AgendaItem, "voted_item_keeps_its_numbers_and_rules", {"ayes_needed": None}),
    (AgendaItem, "quorum_numbers_are_counts_of_members", {"present": 6}),
    (AgendaItem, "quorum_numbers_are_counts_of_members", {"state": "postponed", "present": None}),
    (AgendaItem, "nothing_is_voted_below_quorum", {"quorum_needed": 6}),
    (AgendaItem, "votes_do_not_exceed_those_present", {"noes": 1}),
    (AgendaItem, "resolved_item_has_the_ayes_it_needs", {"ayes": 2}),
    (AgendaItem, "rejected_item_lacks_the_ayes_it_needs", {"state": "rejected"}),
    (AgendaItem, "item_is_decided_or_undated", {"decided_at": None}),
    (AgendaItem, "referred_item_names_the_authority", {"state": "referred"}),
    (AgendaItem, "ayes", {"ayes": -1}),
    (Vote, "choice_is_known", {"choice": "maybe"}),
    (Vote, "secret_vote_tells_no_choice", {"is_secret": True}),
    (Vote, "named_vote_is_cast_with_a_choice", {"choice": ""}),
    (Resolution, "resolution_says_what", {"what": ""}),
    (Resolution, "resolution_has_a_lead", {"lead_office": ""}),
    (
        Resolution,
        "resolution_is_finished_after_it_is_made",
        {"finished_at": EARLIER, "result": "done"},
    ),
]


@pytest.fixture
def held(db) -> Stage:
    """A held session with one resolution: at least one row of every table."""
    stage = Stage()
    TermFactory.create(council=stage.council)
    session = stage.sitting()
    stage.passed(session)
    stage.held(session)
    return stage


@pytest.mark.parametrize(
    ("model", "name", "change"),
    IMPOSSIBLE,
    ids=[f"{name}-{'-'.join(change)}" for _model, name, change in IMPOSSIBLE],
)
def test_the_database_refuses_a_row_that_cannot_be(held, model, name, change):
    assert model.objects.exists()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**change)


def twice(model: type[models.Model], row: models.Model, **fields) -> None:
    """Store a row a second time."""
    row.pk, row._state.adding = None, True
    for field, value in fields.items():
        setattr(row, field, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_community_has_no_second_council_and_a_term_no_second_number(held):
    twice(Council, Council.objects.get())
    twice(Term, Term.objects.get())


def test_a_council_gives_no_number_to_two_of_its_sessions(held):
    session = Session.objects.get()
    twice(Session, session)


def test_a_council_has_no_second_chair_and_a_user_no_second_seat(held):
    twice(Member, Member.objects.get(is_chair=True))
    member = MemberFactory.create(council=held.council, user_id=held.staff.user_id)
    twice(Member, member)


def test_two_sessions_of_a_council_cannot_sit_at_once():
    council = CouncilFactory.create()
    chair = MemberFactory.create(council=council, chair=True)
    rule = RulePack.objects.first()
    told = {"notified_at": MONDAY, "notice_days": 3, "notice_rule": rule, "opened_at": MEETING}
    SessionFactory.create(council=council, chair=chair, state="open", **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionFactory.create(council=council, chair=chair, state="paused", **told)


def test_a_member_has_one_seat_one_presence_and_one_vote(held):
    twice(Seat, Seat.objects.first())
    presence = Presence.objects.first()
    Presence.objects.filter(pk=presence.pk).update(left_at=None)
    twice(Presence, presence, left_at=None)
    twice(Vote, Vote.objects.first())


def test_a_resolution_and_a_passage_belong_to_one_item_alone(held):
    twice(Resolution, Resolution.objects.get())
    twice(Passage, Passage.objects.get(item=None))
    twice(Passage, Passage.objects.exclude(item=None).get())


def test_a_session_has_one_item_before_it_and_a_matter_one_agenda():
    session = SessionFactory.create()
    ItemFactory.create(session=session, state="discussed")
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemFactory.create(session=session, state="discussed")
    stage = Stage()
    matter = stage.matter()
    ItemFactory.create(session=session, matter=matter)
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemFactory.create(session=SessionFactory.create(), matter=matter)


def test_nobody_is_in_the_room_twice_at_once():
    seat = SeatFactory.create(came=True)
    Presence.objects.create(seat=seat, arrived_at=MEETING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Presence.objects.create(seat=seat, arrived_at=MEETING)
