"""What no program can store of teams, requests and visits, asked of the database itself by SQL."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from lianxin.core.tests.factories import MONDAY
from lianxin.services.models import (
    DayPlan,
    HelpRequest,
    Licence,
    Line,
    Member,
    MemberSkill,
    MemberTime,
    Service,
    Team,
    Used,
    Visit,
    WantedHalf,
)
from lianxin.services.tests.factories import (
    DAY,
    HOUR,
    DayPlanFactory,
    LicenceFactory,
    LineFactory,
    MemberFactory,
    RequestFactory,
    ServiceFactory,
    TeamFactory,
    UsedFactory,
    VisitFactory,
    WantedHalfFactory,
)

pytestmark = pytest.mark.django_db
LAWFUL: dict[type[Model], Any] = {
    Team: TeamFactory,
    Member: MemberFactory,
    Licence: LicenceFactory,
    Line: LineFactory,
    Service: ServiceFactory,
    HelpRequest: RequestFactory,
    WantedHalf: WantedHalfFactory,
    DayPlan: DayPlanFactory,
    Visit: VisitFactory,
    Used: UsedFactory,
}
EARLIER = "2001-01-01"
A_MOMENT = (MONDAY - DAY).isoformat(sep=" ")
NEVER: list[tuple[type[Model], dict[str, Any]]] = [
    (Team, {"name": ""}),
    (Team, {"ended_on": EARLIER}),
    (Member, {"name": ""}),
    (Member, {"way": "flying"}),
    (Member, {"until": EARLIER}),
    (Licence, {"work": "water"}),
    (Licence, {"title": ""}),
    (Licence, {"until": EARLIER}),
    (Line, {"name": ""}),
    (Service, {"name": ""}),
    (Service, {"work": "magic"}),
    (Service, {"asker": "nobody"}),
    (Service, {"paid": "somehow"}),
    (Service, {"minutes": 4}),
    (Service, {"minutes": 241}),
    (HelpRequest, {"state": "lost"}),
    (HelpRequest, {"state": "closed"}),
    (HelpRequest, {"closed_at": A_MOMENT}),
    (HelpRequest, {"state": "closed", "closed_at": A_MOMENT}),
    (HelpRequest, {"state": "visited"}),
    (HelpRequest, {"wait_hours": 3}),
    (HelpRequest, {"whom": "cat"}),
    (HelpRequest, {"whom": "family"}),
    (HelpRequest, {"channel": "pigeon"}),
    (HelpRequest, {"is_urgent": True}),
    (HelpRequest, {"urgent_words": "漏到楼下"}),
    (HelpRequest, {"satisfaction": "splendid"}),
    (WantedHalf, {"half": "night"}),
    (DayPlan, {"state": "lost"}),
    (DayPlan, {"half": "night"}),
    (DayPlan, {"progress": 101}),
    (Visit, {"state": "lost"}),
    (Visit, {"half": "night"}),
    (Visit, {"ends_at": A_MOMENT}),
    (Visit, {"state": "done"}),
    (Visit, {"state": "missed", "released_at": A_MOMENT}),
    (Visit, {"state": "called_off", "words": "下雨"}),
    (Visit, {"released_at": A_MOMENT}),
    (Used, {"name": ""}),
]


def _never(model: type[Model], values: dict[str, Any]) -> None:
    thing = LAWFUL[model].create()
    sets = ", ".join(f"{name} = %s" for name in values)
    sql = f"UPDATE {model._meta.db_table} SET {sets} WHERE id = %s"
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, [*values.values(), thing.pk])


@pytest.mark.parametrize(("model", "values"), NEVER)
def test_the_database_refuses_what_cannot_be(model: type[Model], values: dict[str, Any]) -> None:
    _never(model, values)


def test_a_member_is_never_in_two_homes_at_once() -> None:
    visit = VisitFactory.create()
    other = RequestFactory.create(community=visit.community)
    half = HOUR / 2
    with pytest.raises(DatabaseError), transaction.atomic():
        VisitFactory.create(
            request=other,
            member=visit.member,
            starts_at=visit.starts_at + half,
            ends_at=visit.ends_at + half,
        )
    VisitFactory.create(
        request=other, member=visit.member, starts_at=visit.ends_at, ends_at=visit.ends_at + HOUR
    )


def test_a_request_has_never_two_planned_visits() -> None:
    visit = VisitFactory.create()
    with pytest.raises(DatabaseError), transaction.atomic():
        VisitFactory.create(
            request=visit.request, starts_at=visit.starts_at + DAY, ends_at=visit.ends_at + DAY
        )


def test_somebody_is_in_a_team_once_and_may_come_back() -> None:
    member = MemberFactory.create()
    again = {"team": member.team, "person": member.person}
    with pytest.raises(DatabaseError), transaction.atomic():
        MemberFactory.create(**again)
    Member.objects.filter(pk=member.pk).update(until=MONDAY.date())
    assert MemberFactory.create(**again).pk


def test_a_skill_and_a_half_day_are_known_ones_and_kept_once() -> None:
    member = MemberFactory.create()
    MemberSkill.objects.create(member=member, work="water")
    MemberTime.objects.create(member=member, weekday=1, half="am")
    for model, values in (
        (MemberSkill, {"work": "water"}),
        (MemberSkill, {"work": "magic"}),
        (MemberTime, {"weekday": 1, "half": "am"}),
        (MemberTime, {"weekday": 8, "half": "am"}),
        (MemberTime, {"weekday": 2, "half": "night"}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.create(member=member, **values)
