"""Volunteering through the API: joined, served, verified by another, certified; never compared."""

import pytest

from lianxin.core.models import Entry
from lianxin.core.scopes import DESK_SCOPES, Scope
from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.tests.factories import (
    Program,
    desk_program,
    done,
    fields,
    resident_program,
    token_for,
)
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.volunteers.models import HourEntry, Volunteer
from lianxin.volunteers.tests.factories import (
    DAY,
    HOUR,
    IDENTITY,
    CampaignFactory,
    SpotFactory,
    Stage,
    VolunteerFactory,
)

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SERVICE = {
    "name": "清扫楼院", "beneficiary": "院里的居民", "what": "扫院子", "venue": "东院",
    "kind": "ordinary", "risk": "地面湿滑",
}  # fmt: skip


@pytest.fixture
def path(home):
    return f"/communities/{home.slug}/volunteering"


def shift_on(desk, path, day):
    """A published project with a shift from nine to eleven."""
    made = done(desk.post(f"{path}/projects", SERVICE), 201)["project"]
    here = f"{path}/projects/{made['id']}"
    assert desk.post(f"{here}/publish", If_Match='"9"').status_code == 412
    done(desk.post(f"{here}/publish", If_Match='"0"'))
    when = {"day_on": day, "starts": "09:00", "ends": "11:00", "needed": 1}
    page = done(desk.post(f"{here}/add-shift", when))
    return page["shifts"][0]["id"]


def test_a_resident_joins_serves_and_somebody_else_verifies_the_hours(home, desk, path, clock):
    own = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    shift = shift_on(desk, path, "2026-03-03")
    notice = done(Program().get(path))["notice"]
    assert fields(own.post(f"{path}/join", {"notice": notice, "name": "", "age": "adult"})) == {
        "name",
        "agrees",
    }
    said = {"notice": notice, "name": "王桂芬", "age": "adult", "agrees": True, "free": ["6am"]}
    assert own.post(f"{path}/shifts/{shift}/sign-up", {"knows_risk": True}).status_code == 409
    for _each in "ab":
        mine = done(own.post(f"{path}/join", said, Idempotency_Key="join"), 201)
    assert (mine["state"], mine["free"], Volunteer.objects.count()) == ("active", ["6am"], 1)
    assert fields(own.post(f"{path}/shifts/{shift}/sign-up", {"knows_risk": False})) == {
        "knows_risk"
    }
    seen = done(own.post(f"{path}/shifts/{shift}/sign-up", {"knows_risk": True}))
    assert seen["shift"]["taken"] == 1
    duty = f"{path}/duties/{seen['duty']['id']}"
    clock.at = MONDAY + 3 * DAY
    done(own.post(f"{duty}/record", {"starts": "09:00", "ends": "10:30"}))
    assert own.post(f"{duty}/verify", {"hours": "1.5"}).status_code == 403
    page = done(desk.post(f"{duty}/desk/verify", {"hours": "1.5"}))
    assert [(each["who"], each["verified_minutes"]) for each in page["duties"]] == [("王*芬", 90)]
    entry = page["duties"][0]["verified_entry"]
    fixed = {"hours": "1", "reason": "提前走了", "entry_id": entry}
    done(desk.post(f"{duty}/desk/correct", fixed))
    assert done(own.get(f"{path}/mine"))["verified_minutes"] == 60
    assert HourEntry.objects.count() == 3
    assert Program().get(f"{path}/mine").status_code == 401
    done(own.post(f"{path}/mine/withdraw"))
    assert own.get(f"{path}/mine").status_code == 404


def test_the_register_is_masked_and_only_for_the_desk(home, desk, path):
    paper = {
        "notice": done(desk.get(path))["notice"], "name": "李秀英", "phone": "13800003333",
        "age": "adult", "agrees": True, "paper": "3月2日签字的登记表", "identity": IDENTITY,
        "may_keep_identity": True,
    }  # fmt: skip
    assert fields(desk.post(f"{path}/people", {**paper, "paper": " ", "phone": "138"})) == {
        "paper",
        "phone",
    }
    made = done(desk.post(f"{path}/people", paper, Idempotency_Key="p"), 201)
    assert (made["name"], made["phone"]) == ("李*英", "138****3333")
    whole = str(made) + desk.get(f"{path}/people").content.decode()
    assert "13800003333" not in whole
    assert IDENTITY not in whole
    assert "李秀英" not in whole
    [row] = done(desk.get(f"{path}/people", {"q": "李秀英"}))["items"]
    here = f"{path}/people/{row['id']}"
    told = {"kind": "training", "what": "急救培训", "on": "2026-03-01"}
    kept = done(desk.post(f"{here}/attain", told))["attainments"]
    done(desk.post(f"{here}/strike", {"attainment_id": kept[0]["id"], "reason": "记错了人"}))
    assert (
        resident_program(PersonFactory.create(community=home, resident=True).user, home)
        .get(here)
        .status_code
        == 403
    )
    elsewhere = CommunityFactory.create()
    far = desk_program(PostFactory.create(community=elsewhere).user, elsewhere)
    for address in (here, f"{path}/people", f"{path}/desk", f"{path}/teams"):
        assert far.get(address).status_code == 404
    deeds = set(
        Entry.objects.filter(subject_kind="volunteers.volunteer").values_list("deed", flat=True)
    )
    assert "register" in deeds


def test_a_certificate_is_asked_for_and_issued_by_another(clock):
    stage = Stage()
    volunteer = stage.volunteer(identity=IDENTITY)
    stage.verified(volunteer, MONDAY - 10 * DAY)
    own = resident_program(volunteer.person.user, stage.community)
    desk = desk_program(PostFactory.create(community=stage.community).user, stage.community)
    path = f"/communities/{stage.community.slug}/volunteering"
    asked = {"since": "2026-02-01", "until": "2026-03-02"}
    mine = done(own.post(f"{path}/mine/certificates", asked), 201)
    assert [each["state"] for each in mine["certificates"]] == ["asked"]
    [waiting] = done(desk.get(f"{path}/desk"))["certificates"]
    here = f"{path}/certificates/{waiting['id']}"
    assert own.post(f"{here}/grant").status_code == 403
    page = done(desk.post(f"{here}/grant"))
    assert page["certificates"][0]["state"] in ("posted", "issued")
    assert page["certificates"][0]["minutes"] == 120
    assert fields(desk.post(f"{here}/revoke", {"words": ""})) == {"words"}


def test_a_roster_is_written_down_once_and_a_team_is_led(home, desk, path, clock):
    people = VolunteerFactory.create_batch(2, community=home)
    team = done(desk.post(f"{path}/teams", {"name": "清扫队"}), 201)
    ids = [each.pk for each in people]
    here = f"{path}/teams/{team['id']}"
    assert len(done(desk.post(f"{here}/enlist", {"volunteer_ids": ids}))["members"]) == 2
    led = done(desk.post(f"{here}/leader", {"volunteer_id": ids[0]}))
    assert [each["is_leader"] for each in led["members"]].count(True) == 1
    assert fields(desk.post(f"{here}/leader", {"volunteer_id": 999_999})) == {"volunteer_id"}
    shift = f"{path}/shifts/{shift_on(desk, path, '2026-03-02')}"
    clock.at = MONDAY + DAY + HOUR
    roster = {"volunteer_ids": ids, "minutes": "2"}
    for _each in "ab":
        page = done(desk.post(f"{shift}/roster", roster, Idempotency_Key="roster"))
    assert (len(page["duties"]), HourEntry.objects.count()) == (2, 2)
    assert desk.post(f"{shift}/verify-all", If_Match='"0"').status_code == 412
    done(desk.post(f"{shift}/verify-all"))
    done(desk.post(f"{shift}/hold"))
    told = done(desk.post(f"{shift}/evaluate", {"words": "扫得干净"}))
    assert (told["shift"]["state"], told["shift"]["evaluation"]) == ("held", "扫得干净")


def test_what_a_resident_found_is_shown_when_staff_have_looked(home, desk, path):
    campaign = CampaignFactory.create(community=home)
    spot = SpotFactory.create(campaign=campaign)
    own = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    here = f"{path}/campaigns/{campaign.pk}"
    found = {"spot": spot.pk, "kind": "poster", "words": "贴满小广告"}
    assert fields(own.post(f"{here}/tasks", {**found, "spot": 999_999})) == {"spot"}
    assert done(own.post(f"{here}/tasks", found), 201)["tasks"] == []
    [task] = done(desk.get(here))["tasks"]
    done(desk.post(f"{path}/tasks/{task['id']}/show"))
    assert len(done(Program().get(here))["tasks"]) == 1
    covered = done(desk.post(f"{path}/spots/{spot.pk}/cover"))
    assert covered["spots"][0]["covered_at"]
    cleaned = done(desk.post(f"{path}/tasks/{task['id']}/clean", {"words": "揭了"}))
    assert cleaned["tasks"][0]["state"] == "cleaned"
    assert own.post(f"{path}/spots/{spot.pk}/cover").status_code == 403


def test_a_token_without_the_scope_reads_no_hours_and_signs_nobody_up(home, path):
    user = PersonFactory.create(community=home, resident=True).user
    own = Program(token_for(user, home, scopes={Scope.MATTERS_READ})[1])
    assert own.get(f"{path}/mine").status_code == 403
    assert own.post(f"{path}/mine/withdraw").status_code == 403
    assert Scope.VOLUNTEERS_WORK in DESK_SCOPES
