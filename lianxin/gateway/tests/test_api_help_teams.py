"""Teams that go to people's homes through the API: enlisted, licensed, and what they offer."""

import pytest

from lianxin.core.models import Entry
from lianxin.gateway.tests.factories import desk_program, done, fields, resident_program
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory
from lianxin.services.tests.factories import LicenceFactory, ServiceFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PLUMBER = {
    "name": "赵建国", "phone": "13800006666", "works": ["water"], "times": ["1am", "6pm"],
    "way": "riding",
}  # fmt: skip


@pytest.fixture
def path(home):
    return f"/communities/{home.slug}/services"


def test_a_team_is_founded_with_a_plumber_whose_service_residents_find(home, desk, path):
    yard = CourtyardFactory.create(community=home)
    known = done(desk.get(f"{path}/teams"))
    assert [each["id"] for each in known["bases"]] == [yard.pk]
    told = {"name": "夕阳红维修队", "base_id": yard.pk}
    assert fields(desk.post(f"{path}/teams", {**told, "base_id": 999_999})) == {"base_id"}
    for _each in "ab":
        team = done(desk.post(f"{path}/teams", told, Idempotency_Key="t"), 201)
    here = f"{path}/teams/{team['id']}"
    assert fields(desk.post(f"{here}/enlist", {**PLUMBER, "times": [], "phone": "138"})) == {
        "phone"
    }
    [member] = done(desk.post(f"{here}/enlist", PLUMBER))["members"]
    assert (member["name"], member["times"]) == ("赵*国", ["1am", "6pm"])
    assert "13800006666" not in desk.get(here).content.decode()
    line = done(desk.post(f"{path}/catalogue/lines", {"name": "家政维修"}), 201)["lines"][0]
    offers = {
        "name": "修水龙头", "team_id": team["id"], "line_id": line["id"], "work": "water",
        "asker": "everybody", "paid": "free", "minutes": 40,
    }  # fmt: skip
    assert fields(desk.post(f"{path}/catalogue", {**offers, "team_id": 999_999})) == {"team_id"}
    [service] = done(desk.post(f"{path}/catalogue", offers), 201)["items"]
    own = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    assert [each["name"] for each in done(own.get(path))["items"]] == ["修水龙头"]
    done(desk.post(f"{path}/catalogue/{service['id']}/stop"))
    assert done(own.get(path))["items"] == []
    done(desk.post(f"{path}/catalogue/{service['id']}/offer"))
    assert own.post(f"{path}/catalogue/{service['id']}/stop").status_code == 403
    assert own.get(here).status_code == 403


def test_a_licence_is_recorded_withdrawn_and_good_no_more(home, desk, path):
    team = done(desk.post(f"{path}/teams", {"name": "医疗巡诊队"}), 201)
    nurse = {**PLUMBER, "works": ["medical"]}
    [member] = done(desk.post(f"{path}/teams/{team['id']}/enlist", nurse))["members"]
    here = f"{path}/members/{member['id']}"
    paper = {"work": "medical", "title": "执业护士", "since": "2020-01-01", "until": "2026-03-20"}
    [licence] = done(desk.post(f"{here}/licence", paper))["members"][0]["licences"]
    assert licence["is_good"] is True
    [soon] = done(desk.get(f"{path}/teams"))["expiring"]
    assert (soon["id"], soon["member"]) == (licence["id"], "赵*国")
    told = done(desk.post(f"{path}/licences/{licence['id']}/withdraw"))
    assert told["members"][0]["licences"][0]["is_good"] is False
    assert desk.post(f"{path}/licences/{licence['id']}/withdraw").status_code == 409
    done(desk.post(f"{here}/change", {"works": ["nursing"], "times": ["2pm"], "way": "walking"}))
    assert done(desk.post(f"{here}/release"))["members"] == []
    deeds = set(Entry.objects.filter(subject_kind="services.team").values_list("deed", flat=True))
    assert deeds == {
        "found_team", "enlist", "add_licence", "withdraw_licence", "change_member",
        "release_member",
    }  # fmt: skip


def test_another_communitys_desk_finds_neither_team_nor_member_nor_licence(home, path):
    licence = LicenceFactory.create(member__team__community=home)
    service = ServiceFactory.create(team=licence.member.team)
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far).user, far)
    for base in (path, f"/communities/{far.slug}/services"):
        assert other.get(f"{base}/teams/{licence.member.team_id}").status_code == 404
        for deed in (
            f"teams/{licence.member.team_id}/enlist",
            f"members/{licence.member_id}/release",
            f"licences/{licence.pk}/withdraw",
            f"catalogue/{service.pk}/stop",
        ):
            sent = PLUMBER if deed.endswith("enlist") else {}
            assert other.post(f"{base}/{deed}", sent).status_code == 404, deed
    licence.refresh_from_db()
    assert (licence.withdrawn_on, licence.member.until) == (None, None)
