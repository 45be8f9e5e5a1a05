"""What no program can store, asked of the database itself by SQL."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from lianxin.core.tests.factories import MONDAY
from lianxin.volunteers.models import (
    Campaign,
    Certificate,
    Crew,
    Duty,
    FreeTime,
    Guardian,
    HourEntry,
    Invitation,
    Project,
    Shift,
    Spot,
    Task,
    Team,
    TeamMember,
    Volunteer,
    VolunteerSkill,
)
from lianxin.volunteers.tests.factories import (
    DAY,
    HOUR,
    CampaignFactory,
    CertificateFactory,
    DutyFactory,
    GuardianFactory,
    InvitationFactory,
    ProjectFactory,
    ShiftFactory,
    SpotFactory,
    Stage,
    TaskFactory,
    TeamFactory,
    VolunteerFactory,
)

pytestmark = pytest.mark.django_db
LAWFUL: dict[type[Model], Any] = {
    Volunteer: VolunteerFactory,
    Guardian: GuardianFactory,
    Invitation: InvitationFactory,
    Team: TeamFactory,
    Project: ProjectFactory,
    Shift: ShiftFactory,
    Duty: DutyFactory,
    Certificate: CertificateFactory,
    Campaign: CampaignFactory,
    Spot: SpotFactory,
    Task: TaskFactory,
}
EARLIER = (MONDAY - DAY).isoformat(sep=" ")
NEVER = [
    (Volunteer, {"state": "lost"}),
    (Volunteer, {"state": "withdrawn"}),
    (Volunteer, {"name": ""}),
    (Volunteer, {"person_id": None}),
    (Volunteer, {"confirmed_at": None}),
    (Volunteer, {"state": "waiting"}),
    (Volunteer, {"left_at": EARLIER}),
    (Guardian, {"name": ""}),
    (Guardian, {"phone": ""}),
    (Guardian, {"agreed_at": EARLIER}),
    (Invitation, {"state": "lost"}),
    (Invitation, {"state": "declined"}),
    (Invitation, {"state": "accepted", "answered_at": EARLIER, "name": "", "phone": ""}),
    (Team, {"name": ""}),
    (Team, {"ended_on": "2000-01-01"}),
    (Project, {"kind": "war"}),
    (Project, {"state": "lost"}),
    (Project, {"beneficiary": ""}),
    (Project, {"risk": ""}),
    (Project, {"kind": "rescue"}),
    (Project, {"is_dangerous": True}),
    (Project, {"kind": "medical"}),
    (Shift, {"state": "lost"}),
    (Shift, {"ends_at": EARLIER}),
    (Shift, {"taken": 6}),
    (Shift, {"state": "held"}),
    (Shift, {"state": "cancelled"}),
    (Duty, {"state": "lost"}),
    (Duty, {"ends_at": EARLIER}),
    (Duty, {"state": "left"}),
    (Duty, {"released_at": EARLIER}),
    (Duty, {"out_at": EARLIER}),
    (Certificate, {"state": "lost"}),
    (Certificate, {"until": "2000-01-01"}),
    (Certificate, {"state": "issued"}),
    (Certificate, {"state": "refused"}),
    (Certificate, {"state": "posted"}),
    (Campaign, {"state": "lost"}),
    (Campaign, {"name": ""}),
    (Campaign, {"ends_on": "2000-01-01"}),
    (Spot, {"name": ""}),
    (Spot, {"latitude": 91.0, "longitude": 0.0}),
    (Spot, {"latitude": 36.0}),
    (Task, {"kind": "lost"}),
    (Task, {"state": "lost"}),
    (Task, {"words": ""}),
    (Task, {"state": "cleaned"}),
    (Task, {"state": "dropped", "ended_at": "2030-01-01 00:00:00+00:00"}),
    (Task, {"ended_at": "2030-01-01 00:00:00+00:00"}),
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


def refused(make) -> bool:
    try:
        with transaction.atomic():
            make()
    except DatabaseError:
        return True
    return False


def test_one_person_registers_once_and_a_number_is_used_once():
    one = VolunteerFactory.create()
    home = {"community": one.community}
    assert refused(lambda: VolunteerFactory.create(person=one.person, number=999, **home))
    assert refused(lambda: VolunteerFactory.create(number=one.number, **home))
    VolunteerFactory.create(identity_index="x", **home)
    assert refused(lambda: VolunteerFactory.create(identity_index="x", **home))


def test_a_phone_is_invited_once_and_never_again_when_it_declined():
    one = InvitationFactory.create()
    again = {"community": one.community, "phone_index": one.phone_index}
    assert refused(lambda: InvitationFactory.create(**again))
    change(Invitation, one.pk, {"state": "lapsed", "name": "", "phone": "", "answered_at": EARLIER})
    assert not refused(lambda: InvitationFactory.create(**again))


def test_names_of_teams_projects_and_spots_are_used_once_where_they_are():
    for factory, home in (
        (TeamFactory, "community"),
        (ProjectFactory, "community"),
        (SpotFactory, "campaign"),
    ):
        one = factory.create()
        same = {home: getattr(one, home), "name": one.name}
        assert refused(lambda make=factory, same=same: make.create(**same))


def test_skills_free_times_and_memberships_are_told_once():
    volunteer = VolunteerFactory.create()
    team = TeamFactory.create(community=volunteer.community)
    for model, fields in (
        (VolunteerSkill, {"volunteer": volunteer, "skill": "art"}),
        (FreeTime, {"volunteer": volunteer, "weekday": 1, "half": "am"}),
        (TeamMember, {"volunteer": volunteer, "team": team, "since": MONDAY.date()}),
    ):
        model.objects.create(**fields)
        assert refused(lambda model=model, fields=fields: model.objects.create(**fields))
    assert refused(lambda: FreeTime.objects.create(volunteer=volunteer, weekday=8, half="am"))
    assert refused(lambda: VolunteerSkill.objects.create(volunteer=volunteer, skill="magic"))


def test_a_shift_goes_to_a_spot_once():
    shift, spot = ShiftFactory.create(), SpotFactory.create()
    Crew.objects.create(spot=spot, shift=shift)
    assert refused(lambda: Crew.objects.create(spot=spot, shift=shift))


def test_one_certificate_is_asked_for_at_a_time():
    one = CertificateFactory.create()
    assert refused(lambda: CertificateFactory.create(volunteer=one.volunteer))


def test_duties_of_one_person_touch_but_never_overlap():
    duty = DutyFactory.create()
    project = duty.shift.project

    def beside(**span):
        shift = ShiftFactory.create(project=project, **span)
        return DutyFactory.create(shift=shift, volunteer=duty.volunteer)

    inside = {"starts_at": duty.starts_at + HOUR, "ends_at": duty.ends_at + HOUR}
    after = {"starts_at": duty.ends_at, "ends_at": duty.ends_at + HOUR}
    assert refused(lambda: beside(**inside))
    assert not refused(lambda: beside(**after))
    change(Duty, duty.pk, {"state": "left", "released_at": EARLIER})
    assert not refused(
        lambda: beside(starts_at=duty.starts_at, ends_at=duty.starts_at + timedelta(minutes=30))
    )


def entry(**fields) -> HourEntry:
    old = HourEntry.objects.first()
    made = {
        "duty": old.duty,
        "volunteer": old.volunteer,
        "kind": "claimed",
        "minutes": 60,
        "rule": old.rule,
        "served_at": MONDAY,
        "at": MONDAY,
    }
    return HourEntry.objects.create(**{**made, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "guessed"},
        {"kind": "verified", "minutes": 0, "by_id": 1},
        {"kind": "verified"},
    ],
)
def test_the_ledger_takes_no_entry_that_is_not_lawful(fields):
    stage = Stage()
    stage.served(stage.volunteer(), MONDAY)
    assert refused(lambda: entry(**fields))


def test_a_correction_has_a_reason_and_is_the_only_one_of_its_entry():
    stage = Stage()
    stage.served(stage.volunteer(), MONDAY)
    old = HourEntry.objects.get()
    assert refused(lambda: entry(corrects=old, reason=""))
    assert not refused(lambda: entry(corrects=old, reason="记错了"))
    assert refused(lambda: entry(corrects=old, reason="又记错了"))


@pytest.mark.parametrize("words", ["UPDATE {} SET minutes = 9000", "DELETE FROM {}"])
def test_no_entry_of_the_ledger_is_changed_or_deleted_by_sql(words):
    stage = Stage()
    stage.served(stage.volunteer(), MONDAY)

    def by_hand():
        with connection.cursor() as cursor:
            cursor.execute(words.format(f'"{HourEntry._meta.db_table}"'))

    assert refused(by_hand)
