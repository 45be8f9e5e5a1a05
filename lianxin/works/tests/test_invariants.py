"""What no program can store, asked of the database itself."""

import pytest
from django.db import DatabaseError, transaction

from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.tests.factories import RoomFactory
from lianxin.works.models import Inspection, OwnersConsent
from lianxin.works.tests.factories import (
    DAY,
    TODAY,
    ConsentFactory,
    FundingFactory,
    InspectionFactory,
    MilestoneFactory,
    PieceFactory,
    ProjectFactory,
    SayFactory,
)

pytestmark = pytest.mark.django_db
IMPOSSIBLE = [
    ("works_state_is_known", lambda: ProjectFactory.create(state="x", announced_at=MONDAY)),
    ("project_has_title_and_office", lambda: ProjectFactory.create(title="")),
    (
        "project_ends_no_earlier_than_it_starts",
        lambda: ProjectFactory.create(starts_on=TODAY, ends_on=TODAY - DAY),
    ),
    ("project_is_announced_before_it_is_built", lambda: ProjectFactory.create(state="under_way")),
    (
        "project_under_way_has_a_builder",
        lambda: ProjectFactory.create(state="under_way", announced_at=MONDAY, contractor_words=""),
    ),
    (
        "settled_project_says_since_when",
        lambda: ProjectFactory.create(state="accepted", announced_at=MONDAY),
    ),
    (
        "whole_project_leaves_nothing_out",
        lambda: ProjectFactory.create(
            state="accepted", announced_at=MONDAY, accepted_at=MONDAY, put_off=1
        ),
    ),
    (
        "partly_done_project_has_both",
        lambda: ProjectFactory.create(
            state="partly", announced_at=MONDAY, accepted_at=MONDAY, done=1
        ),
    ),
    ("stopped_project_says_why", lambda: ProjectFactory.create(state="stopped")),
    (
        "emergency_is_confirmed_by_somebody_on_a_day",
        lambda: ProjectFactory.create(emergency_by="街道"),
    ),
    ("piece_kind_is_known", lambda: PieceFactory.create(kind="gold")),
    ("piece_state_is_known", lambda: PieceFactory.create(state="maybe")),
    (
        "piece_is_on_one_building_or_one_room",
        lambda: PieceFactory.create(room=RoomFactory.create()),
    ),
    ("piece_is_on_one_building_or_one_room", lambda: PieceFactory.create(place=None)),
    ("piece_is_done_on_a_day", lambda: PieceFactory.create(state="done")),
    ("piece_that_is_put_off_says_why", lambda: PieceFactory.create(state="put_off")),
    (
        "only_what_is_done_is_accepted",
        lambda: PieceFactory.create(accepted=True, state="todo", done_on=None),
    ),
    (
        "what_is_accepted_is_under_warranty",
        lambda: PieceFactory.create(accepted=True, warranty_until=None),
    ),
    ("consent_purpose_is_known", lambda: ConsentFactory.create(purpose="fun")),
    ("consent_says_whose_and_where_it_stands", lambda: ConsentFactory.create(document="")),
    ("no_more_owners_agree_than_there_are", lambda: ConsentFactory.create(ayes=61)),
    ("no_more_area_agrees_than_there_is", lambda: ConsentFactory.create(area_part=900_001)),
    ("funding_source_is_known", lambda: FundingFactory.create(source="moon")),
    ("funding_is_some_money", lambda: FundingFactory.create(fen=0)),
    ("milestone_has_a_title", lambda: MilestoneFactory.create(title="")),
    ("inspection_says_who_found_what", lambda: InspectionFactory.create(by="")),
    ("who_is_not_content_says_what_is_wrong", lambda: SayFactory.create(is_fine=False)),
    ("say_belongs_to_a_round", lambda: SayFactory.create(round=0)),
]


@pytest.mark.parametrize(("constraint", "store"), IMPOSSIBLE)
def test_the_database_refuses_what_cannot_be(constraint, store):
    with pytest.raises(DatabaseError, match=constraint), transaction.atomic():
        store()


def test_a_building_gets_a_thing_once_and_a_person_speaks_once_a_round():
    piece, say = PieceFactory.create(), SayFactory.create()
    with pytest.raises(DatabaseError), transaction.atomic():
        PieceFactory.create(project=piece.project, place=piece.place)
    with pytest.raises(DatabaseError), transaction.atomic():
        SayFactory.create(project=say.project, person=say.person)


@pytest.mark.parametrize(
    ("make", "model"), [(ConsentFactory, OwnersConsent), (InspectionFactory, Inspection)]
)
def test_what_is_on_paper_is_neither_changed_nor_rubbed_out(make, model):
    kept = make.create()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.filter(pk=kept.pk).update(project=kept.project)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.filter(pk=kept.pk).delete()
