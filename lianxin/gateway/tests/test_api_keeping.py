"""The council itself through the API: its charter, who sits in it, its terms; the joint conference
by the same operations.
"""

import pytest

from lianxin.core.actor import Role
from lianxin.council.models import Council, CouncilKind, Session
from lianxin.gateway.tests.factories import Program, desk_program, done, fields, resident_program
from lianxin.organisations.tests.factories import OrganisationFactory
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CHARTER = {
    "name": "群策联盟", "quorum": "1/2", "majority": "2/3", "majority_of": "present",
    "is_secret": False, "notice_days": 3, "duties": "议院里的事\n盯着办",
}  # fmt: skip
CHAIR = {"name": "张建国", "kind": "resident", "since": "2026-03-01", "is_chair": True}


@pytest.fixture
def path(home):
    return f"/communities/{home.slug}/council"


@pytest.fixture
def secretary(home):
    return desk_program(PostFactory.create(community=home, role=Role.SECRETARY).user, home)


def test_a_council_is_founded_amended_and_its_members_come_and_go(home, path, secretary):
    wrong = secretary.post(f"{path}/charter", {**CHARTER, "name": " "})
    assert fields(wrong) == {"name"}
    for _each in "ab":
        made = done(secretary.post(f"{path}/charter", CHARTER, Idempotency_Key="c"))
    assert (Council.objects.count(), made["duties"]) == (1, ["议院里的事", "盯着办"])
    stale = secretary.post(f"{path}/charter", CHARTER, If_Match='"9"')
    assert stale.status_code == 412
    anew = {**CHARTER, "notice_days": 5}
    told = done(secretary.post(f"{path}/charter", anew, If_Match=f'"{made["revision"]}"'))
    assert (told["notice_days"], told["revision"]) == (5, made["revision"] + 1)
    kinds = {"name": "张建国", "kind": "nobody", "since": "2026-03-01"}
    assert fields(secretary.post(f"{path}/members", kinds)) == {"kind"}
    [member] = done(secretary.post(f"{path}/members", CHAIR), 201)["members"]
    again = {**CHAIR, "name": "王桂芬"}
    assert fields(secretary.post(f"{path}/members", again)) == {"is_chair"}
    term = {"since": "2026-03-02", "until": "2029-03-01"}
    assert done(secretary.post(f"{path}/terms", term), 201)["until"] == "2029-03-01"
    here = f"{path}/members/{member['id']}/release"
    assert done(secretary.post(here, {"until": "2026-03-01"}))["members"] == []
    assert secretary.post(here, {"until": "2026-03-01"}).status_code == 404
    assert done(Program().get(path))["name"] == "群策联盟"


def test_the_joint_conference_has_a_charter_delegates_and_sessions_of_its_own(
    home, path, secretary
):
    joint = "?kind=joint"
    done(secretary.post(f"{path}/charter{joint}", {**CHARTER, "name": "共建联席会"}))
    assert done(Program().get(path))["name"] == ""
    assert done(Program().get(path, {"kind": "joint"}))["name"] == "共建联席会"
    firm, elsewhere = OrganisationFactory.create(community=home), OrganisationFactory.create()
    sent = {**CHAIR, "kind": "unit", "delegated_by": elsewhere.pk}
    assert "delegated_by" in fields(secretary.post(f"{path}/members{joint}", sent))
    told = done(secretary.post(f"{path}/members{joint}", {**sent, "delegated_by": firm.pk}), 201)
    chair = told["members"][0]["id"]
    assert done(secretary.get(f"{path}/desk"))["members"] == []
    day = {"day": "2026-03-10", "time": "14:00", "venue": "议事厅", "chair": chair}
    assert secretary.post(f"/communities/{home.slug}/sessions", day).status_code == 409
    done(secretary.post(f"/communities/{home.slug}/sessions{joint}", day), 201)
    assert Session.objects.get().council.kind == Council.objects.get().kind == CouncilKind.JOINT


def test_neither_a_resident_nor_another_desk_writes_a_charter(home, desk, path):
    own = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    assert own.post(f"{path}/charter", CHARTER).status_code == 403
    assert desk.post(f"{path}/charter", CHARTER).status_code == 403
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far, role=Role.SECRETARY).user, far)
    assert other.post(f"{path}/charter", CHARTER).status_code == 404
    assert not Council.objects.exists()
