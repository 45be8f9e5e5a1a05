"""Organisations through the API: written down, brought along their way, held to what they pledged;
and the joint conference's lists from the offer to what was done.
"""

import pytest

from lianxin.gateway.tests.factories import Program, desk_program, done, resident_program
from lianxin.organisations.models import Contact, Match, Organisation
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = "2026-03-02"


@pytest.fixture
def path(home):
    return f"/communities/{home.slug}"


def added(desk, path, **told):
    made = {"name": "绣源艺术团", "kind": "social", "since": TODAY, **told}
    return done(desk.post(f"{path}/organisations", made, Idempotency_Key=made["name"]), 201)


def test_a_social_organisation_goes_its_way_and_keeps_what_it_pledged(home, desk, path):
    wrong = desk.post(
        f"{path}/organisations",
        {"name": "甲", "kind": "social", "since": TODAY, "credit_code": "123"},
    )
    assert wrong.json()["errors"][0]["field"] == "credit_code"
    for _each in "ab":
        made = added(desk, path, state="idea")
    assert Organisation.objects.count() == 1
    here = f"{path}/organisations/{made['id']}"
    assert "prepare" in made["verbs"]
    done(desk.post(f"{here}/prepare", {"on": TODAY}))
    page = done(desk.post(f"{here}/file", {"on": TODAY, "number": "备2026-3"}))
    assert page["state"] == "filed"
    assert desk.post(f"{here}/prepare", {"on": TODAY}).status_code == 409
    spoke = {"name": "赵桂华", "phone": "13800001234", "title": "负责人"}
    [contact] = done(desk.post(f"{here}/introduce", spoke))["contacts"]
    assert (contact["name"], contact["phone"]) == ("赵*华", "138****1234")
    page = done(desk.post(f"{here}/pledge", {"what": "周末教戏", "due_on": "2026-06-01"}))
    pledge = page["pledges"][0]["id"]
    unproved = desk.post(f"{here}/pledges/{pledge}/keep", {"proof": " "})
    assert unproved.json()["errors"][0]["field"] == "proof"
    page = done(desk.post(f"{here}/pledges/{pledge}/keep", {"proof": "教了八次"}))
    assert page["pledges"][0]["state"] == "kept"
    [shown] = done(Program().get(f"{path}/organisations"))["items"]
    assert [each["state"] for each in shown["pledges"]] == ["kept"]
    assert "赵桂华" not in str(shown)
    done(desk.post(f"{here}/contacts/{contact['id']}/leave"))
    assert Contact.objects.count() == 1
    own = resident_program(PersonFactory.create(community=home, resident=True).user, home)
    assert own.get(here).status_code == 403
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far).user, far)
    assert other.get(here).status_code == 404
    assert other.post(f"{path}/together/needs", {"field": "room", "what": "x"}).status_code == 422


def test_what_is_offered_meets_what_is_needed_when_people_agree(desk, path):
    school = added(desk, path, name="历山小学", kind="local")["id"]
    offer = {"organisation": school, "field": "room", "what": "会议室", "since": TODAY}
    done(desk.post(f"{path}/together/resources", offer), 201)
    unknown = desk.post(f"{path}/together/resources", {**offer, "organisation": 999_999})
    assert unknown.json()["errors"][0]["field"] == "organisation"
    want = {"field": "room", "what": "老年大学要会议室", "since": TODAY}
    page = done(desk.post(f"{path}/together/needs", want), 201)
    [pair] = page["proposed"]
    both = {"resource": pair["resource"], "need": pair["need"]}
    page = done(desk.post(f"{path}/together/matches/accept", both))
    assert (page["proposed"], len(page["accepted"])) == ([], 1)
    told = {
        "name": "同用一间会议室", "due_on": "2026-06-01", "partners": [school],
        "match": page["accepted"][0]["id"],
    }  # fmt: skip
    page = done(desk.post(f"{path}/together/projects", told), 201)
    project = f"{path}/together/projects/{page['lists']['projects'][0]['id']}"
    done(desk.post(f"{project}/begin"))
    done(desk.post(f"{project}/finish", {"outcome": "每周三用"}))
    [shown] = done(Program().get(f"{path}/together"))["projects"]
    assert (shown["state"], shown["partners"]) == ("done", ["历山小学"])
    assert Match.objects.count() == 1
