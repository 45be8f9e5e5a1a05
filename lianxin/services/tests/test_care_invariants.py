"""What no program can store of care, asked of the database itself by SQL."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from lianxin.core.tests.factories import MONDAY
from lianxin.services.models import (
    Assessment,
    Care,
    CareMark,
    CareVisit,
    EmergencyContact,
    Festival,
    Gift,
    Helper,
    LogEntry,
    Pairing,
)
from lianxin.services.tests.care_factories import (
    DAY,
    AssessmentFactory,
    CareFactory,
    CareVisitFactory,
    ContactFactory,
    FestivalFactory,
    GiftFactory,
    HelperFactory,
    LogFactory,
    MarkFactory,
    PairingFactory,
)

pytestmark = pytest.mark.django_db
EARLIER = (MONDAY - DAY).isoformat(sep=" ")
LATER = (MONDAY + DAY).isoformat(sep=" ")
LAWFUL: dict[type[Model], Any] = {
    Care: CareFactory,
    CareMark: MarkFactory,
    EmergencyContact: ContactFactory,
    Helper: HelperFactory,
    Pairing: PairingFactory,
    CareVisit: CareVisitFactory,
    Festival: FestivalFactory,
    Gift: GiftFactory,
}
NEVER = [
    (Care, {"state": "lost"}),
    (Care, {"need": "huge"}),
    (Care, {"ground_words": ""}),
    (Care, {"ground": "consent"}),
    (Care, {"ground": "hearsay"}),
    (Care, {"state": "ended"}),
    (Care, {"state": "ended", "ended_at": EARLIER, "end_reason": "died"}),
    (Care, {"state": "ended", "ended_at": LATER, "end_reason": "bored"}),
    (Care, {"end_reason": "died"}),
    (CareMark, {"kind": "tall"}),
    (EmergencyContact, {"name": ""}),
    (EmergencyContact, {"phone": ""}),
    (EmergencyContact, {"relation": ""}),
    (Helper, {"kind": "robot"}),
    (Helper, {"most": 0}),
    (Helper, {"wish": "rich"}),
    (Helper, {"left_at": EARLIER}),
    (Pairing, {"state": "lost"}),
    (Pairing, {"state": "ended"}),
    (Pairing, {"state": "ended", "ended_at": EARLIER, "end_reason": "well"}),
    (Pairing, {"end_reason": "well"}),
    (CareVisit, {"state": "lost"}),
    (CareVisit, {"state": "kept"}),
    (CareVisit, {"kept_on": "2026-03-02"}),
    (CareVisit, {"state": "missed"}),
    (CareVisit, {"needs_help": True}),
    (Festival, {"state": "lost"}),
    (Festival, {"name": ""}),
    (Festival, {"gift": ""}),
    (Gift, {"state": "lost"}),
    (Gift, {"state": "given"}),
    (Gift, {"state": "given", "receipt": "phone", "ended_at": LATER}),
    (Gift, {"state": "given", "receipt": "word", "signed_by": "x", "ended_at": LATER}),
    (Gift, {"state": "dropped", "ended_at": LATER}),
    (Gift, {"signed_by": "x"}),
]


def refused(model: type[Model], pk: int, values: dict[str, Any]) -> bool:
    told = ", ".join(f"{name} = %s" for name in values)
    table = model._meta.db_table
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {told} WHERE id = %s", [*values.values(), pk])
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize(("model", "values"), NEVER)
def test_what_cannot_be_is_not_stored(model, values):
    assert refused(model, LAWFUL[model].create().pk, values)


def test_nobody_is_cared_for_twice_nor_helps_twice_nor_is_paired_twice():
    pairing = PairingFactory.create()
    for again in (
        lambda: CareFactory.create(community=pairing.care.community, person=pairing.care.person),
        lambda: HelperFactory.create(
            community=pairing.care.community, person=pairing.helper.person
        ),
        lambda: PairingFactory.create(care=pairing.care, helper=pairing.helper),
        lambda: [CareVisitFactory.create(pairing=pairing) for _each in range(2)],
        lambda: [MarkFactory.create(care=pairing.care) for _each in range(2)],
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            again()


@pytest.mark.parametrize("make", [LogFactory, AssessmentFactory])
def test_what_was_noted_is_neither_changed_nor_taken_away(make):
    row = make.create()
    assert refused(type(row), row.pk, {"words": "x"})
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


@pytest.mark.parametrize("model", [Assessment, LogEntry, EmergencyContact])
def test_what_is_private_is_encrypted_in_its_table(model):
    made: dict[Any, Any] = {
        Assessment: AssessmentFactory,
        LogEntry: LogFactory,
        EmergencyContact: ContactFactory,
    }
    row = made[model].create()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} WHERE id = %s", [row.pk])
        stored = str(cursor.fetchone())
    for word in ("一个人住", "精神不错", "王桂芬", "李建国", "13900001111"):
        assert word not in stored
