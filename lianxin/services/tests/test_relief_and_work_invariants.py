"""What no program can store of relief and work help, asked of the database itself by SQL."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from lianxin.core.tests.factories import MONDAY
from lianxin.services import actions
from lianxin.services.models import (
    FollowUp,
    Household,
    Jobseeker,
    Opening,
    Placement,
    Relief,
    Trainee,
    Training,
)
from lianxin.services.tests.relief_factories import (
    CheckFactory,
    HouseholdFactory,
    Office,
    ReliefFactory,
)
from lianxin.services.tests.test_care_invariants import EARLIER, LATER, refused
from lianxin.services.tests.work_factories import (
    FollowUpFactory,
    OpeningFactory,
    PlacementFactory,
    SeekerFactory,
    TraineeFactory,
    TrainingFactory,
)

pytestmark = pytest.mark.django_db
LAWFUL: dict[type[Model], Any] = {
    Household: HouseholdFactory,
    Relief: ReliefFactory,
    Training: TrainingFactory,
    Jobseeker: SeekerFactory,
    Trainee: TraineeFactory,
    Opening: OpeningFactory,
    Placement: PlacementFactory,
    FollowUp: FollowUpFactory,
}
NEVER = [
    (Household, {"door": ""}),
    (Relief, {"state": "lost"}),
    (Relief, {"words": ""}),
    (Relief, {"proof": ""}),
    (Relief, {"asked_fen": 0}),
    (Relief, {"photos_until": "2026-06-01"}),
    (Relief, {"first_checker_id": 7, "second_checker_id": 7}),
    (Relief, {"second_checker_id": 7}),
    (Relief, {"state": "checked"}),
    (Relief, {"state": "checked", "first_checker_id": 7}),
    (Relief, {"state": "noticed", "first_checker_id": 7, "second_checker_id": 8}),
    (Relief, {"state": "refused", "first_checker_id": 7, "second_checker_id": 8}),
    (Training, {"trade": "flying"}),
    (Training, {"certificate": ""}),
    (Training, {"issuer": ""}),
    (Training, {"most_age": 17}),
    (Jobseeker, {"state": "lost"}),
    (Trainee, {"state": "lost"}),
    (Trainee, {"state": "certified", "ended_at": LATER}),
    (Trainee, {"number": "YY-1"}),
    (Trainee, {"state": "left"}),
    (Trainee, {"state": "left", "ended_at": EARLIER}),
    (Opening, {"trade": "flying"}),
    (Opening, {"employer": ""}),
    (Opening, {"title": ""}),
    (Opening, {"places": 0}),
    (Placement, {"where": ""}),
    (Placement, {"ended_on": "2026-03-01"}),
    (FollowUp, {"trainee_id": None}),
    (FollowUp, {"answer": "work"}),
    (FollowUp, {"answered_on": "2026-04-01"}),
    (FollowUp, {"answer": "maybe", "answered_on": "2026-04-01"}),
]
GRANTED = [
    {"state": "ordered", "minute": ""},
    {"state": "ordered", "granted_fen": 0},
    {"state": "ordered", "rule_id": None},
    {"state": "ordered", "notice_until": "2026-03-01"},
    {"state": "paid"},
    {"state": "received"},
    {"state": "received", "paid_at": LATER},
    {"state": "refused", "reason": "不符"},
]


@pytest.mark.parametrize(("model", "values"), NEVER)
def test_what_cannot_be_is_not_stored(model, values):
    quoted = {('"where"' if name == "where" else name): value for name, value in values.items()}
    assert refused(model, LAWFUL[model].create().pk, quoted)


@pytest.mark.parametrize("values", GRANTED)
def test_what_was_granted_cannot_lose_what_it_rests_on(values):
    office = Office()
    relief = office.checked()
    actions.grant(office.lead, relief.pk, office.decision(), now=MONDAY)
    assert refused(Relief, relief.pk, values)


def test_a_door_is_one_household_and_has_one_open_request():
    relief = ReliefFactory.create()
    same = {"place": relief.household.place, "door": relief.household.door}
    for again in (
        lambda: HouseholdFactory.create(**same),
        lambda: ReliefFactory.create(community=relief.community, household=relief.household),
        lambda: [CheckFactory.create(relief=relief) for _each in range(2)],
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            again()


def test_what_was_found_at_the_door_is_neither_changed_nor_taken_away():
    check = CheckFactory.create()
    assert refused(type(check), check.pk, {"words": "x"})
    with pytest.raises(DatabaseError), transaction.atomic():
        check.delete()


def test_a_household_s_trouble_is_encrypted_in_its_tables():
    check = CheckFactory.create()
    with connection.cursor() as cursor:
        stored = ""
        for table in ("services_relief", "services_householdcheck", "services_household"):
            cursor.execute(f"SELECT * FROM {table}")
            stored += str(cursor.fetchall())
    assert check.relief.words not in stored
    for word in ("住院", "收费单"):
        assert word not in stored
