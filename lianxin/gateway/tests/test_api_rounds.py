"""Help at home through the API: taken down, set, promised, recorded by whoever went; planned by one
call; names masked, and what was found read by nobody else.
"""

import pytest

from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.tests.factories import desk_program, done, resident_program
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.services.models import DayPlan, HelpRequest, MemberSkill, Visit
from lianxin.services.tests.factories import MemberFactory, ServiceFactory
from lianxin.volunteers.tests.factories import DAY

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TOMORROW = "2026-03-03"


class Team:
    """A team's plumber, who has an account, and a worker at the desk."""

    def __init__(self):
        self.home = CommunityFactory.create()
        self.service = ServiceFactory.create(team__community=self.home)
        person = PersonFactory.create(community=self.home, resident=True)
        self.plumber = MemberFactory.create(team=self.service.team, person=person)
        MemberSkill.objects.create(member=self.plumber, work="water")
        self.goes = resident_program(person.user, self.home)
        self.desk = desk_program(PostFactory.create(community=self.home).user, self.home)
        self.path = f"/communities/{self.home.slug}"

    def asked(self):
        told = {
            "service": self.service.pk, "words": "水管漏水", "place": "东院7号楼", "name": "李桂芳",
            "phone": "13800001234", "halves": [f"{TOMORROW}am"],
        }  # fmt: skip
        return self.desk.post(f"{self.path}/requests/taken-down", told, Idempotency_Key="down")


def test_what_somebody_telephoned_is_set_promised_and_recorded_once(clock):
    team = Team()
    wrong = team.desk.post(
        f"{team.path}/requests/taken-down",
        {"service": 999_999, "words": "水管漏水", "place": "东院", "halves": ["2020-01-01am"]},
    )
    assert {each["field"] for each in wrong.json()["errors"]} == {"service", "halves"}
    for _each in "ab":
        page = done(team.asked(), 201)
    assert (page["name"], page["phone"]) == ("李*芳", "138****1234")
    assert HelpRequest.objects.count() == 1
    here = f"{team.path}/requests/{page['request']['id']}"
    assert team.goes.get(here).status_code == 403
    told = {"member_id": team.plumber.pk, "day_on": TOMORROW, "clock": "09:00"}
    page = done(team.desk.post(f"{here}/set", told, If_Match=f'"{page["revision"]}"'))
    stale = team.desk.post(f"{here}/urge", {"words": "要泡楼下"}, If_Match='"0"')
    assert stale.status_code == 412
    [call] = page["visits"]
    visit = f"{team.path}/visits/{call['id']}"
    assert call["is_promised"] is True
    moved = {"member_id": team.plumber.pk, "clock": "10:00"}
    assert done(team.desk.post(f"{visit}/reassign", moved))["able"]
    assert team.desk.post(f"{visit}/promise").status_code == 409
    assert [each["name"] for each in done(team.goes.get("/me/visits"))["items"]] == ["李桂芳"]
    clock.at = MONDAY + DAY + 4 * DAY / 24
    record = f"/me/visits/{call['id']}/record"
    other = resident_program(
        PersonFactory.create(community=team.home, resident=True).user, team.home
    )
    assert other.post(record, {"is_met": True, "did": "换了软管"}).status_code == 404
    for _each in "ab":
        kept = {"is_met": True, "found": "软管老化", "did": "换了软管", "used": "软管 1 根"}
        assert done(team.goes.post(record, kept, Idempotency_Key="r"))["state"] == "done"
    assert Visit.objects.get().used.count() == 1
    page = done(team.desk.get(here))
    assert "软管老化" not in str(page)
    done(team.desk.post(f"{here}/rate", {"satisfaction": "good", "words": "修好了"}))
    assert HelpRequest.objects.get().state == "closed"


def test_a_half_day_is_planned_by_one_call_of_the_desk_alone():
    team = Team()
    done(team.asked(), 201)
    half = {"day": TOMORROW, "half": "am"}
    seen = done(team.desk.get(f"{team.path}/rounds", half))
    assert (seen["state"], seen["waiting"]) == (None, 1)
    assert done(team.desk.post(f"{team.path}/rounds/plan", half))["state"] == "computing"
    past = team.desk.post(f"{team.path}/rounds/plan", {**half, "day": "2026-03-01"})
    assert past.json()["errors"][0]["field"] == "day"
    assert done(team.desk.post(f"{team.path}/rounds/promise", half))["loose"] == 0
    assert team.goes.post(f"{team.path}/rounds/plan", half).status_code == 403
    assert DayPlan.objects.count() == 1
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far).user, far)
    assert other.get(f"{team.path}/rounds", half).status_code == 404
    assert other.get(f"{team.path}/requests").status_code == 404
