"""The fund and the works through the API: ideas, ballots, what residents say and staff note."""

import pytest

from lianxin.core.tests.factories import MONDAY
from lianxin.funds import actions as fund_actions
from lianxin.funds.models import Ballot, Idea, Objection
from lianxin.funds.tests.factories import Purse
from lianxin.funds.tests.test_votes import Poll
from lianxin.gateway.models import Answered
from lianxin.gateway.tests.factories import Program, desk_program, resident_program
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.works.tests.factories import TODAY, MilestoneFactory, Site

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def own_in(community):
    return resident_program(
        PersonFactory.create(community=community, resident=True).user, community
    )


def desk_in(community):
    return desk_program(PostFactory.create(community=community).user, community)


def test_an_idea_is_raised_once_and_its_answer_is_read_by_all():
    purse = Purse()
    own, path = own_in(purse.community), f"/communities/{purse.community.slug}/fund/ideas"
    idea = {"title": "在东院装一排晾衣架", "words": "没处晒被子"}
    made = [own.post(path, idea, Idempotency_Key="idea") for _each in "ab"]
    assert [each.status_code for each in made] == [201, 201], made[0].content.decode()
    assert Idea.objects.count() == 1
    assert [each["state"] for each in own.get(f"{path}/mine").json()["items"]] == ["raised"]
    assert Program().get(path).json()["items"] == []
    pk = made[0].json()["id"]
    assert own_in(purse.community).post(f"/me/ideas/{pk}/withdraw").status_code == 404
    fund_actions.decline_idea(purse.staff, pk, words="楼下已有一排", now=MONDAY)
    [told] = Program().get(path).json()["items"]
    assert (told["answer"], told["state"]) == ("楼下已有一排", "declined")
    assert own.post(f"/me/ideas/{pk}/withdraw").status_code == 409
    assert own.post(path, {**idea, "title": " "}).json()["errors"][0]["field"] == "title"


def test_a_project_on_notice_is_objected_to_once_until_it_is_answered():
    purse = Purse()
    project, own = purse.noticed(), own_in(purse.community)
    path = f"/communities/{purse.community.slug}/fund/projects/{project.pk}"
    assert own.get(path).json()["may_object"] is True
    assert own.post(f"{path}/object", {"words": "报价高"}).json()["waiting"] == 1
    assert own.post(f"{path}/object", {"words": "报价高"}).status_code == 409
    assert Objection.objects.get().words == "报价高"
    year = Program().get(f"/communities/{purse.community.slug}/fund").json()
    assert (year["year"], [each["id"] for each in year["projects"]]) == (2026, [project.pk])


def test_a_ballot_is_cast_changed_and_never_kept_beside_who_cast_it():
    poll = Poll()
    own, path = (
        own_in(poll.community),
        f"/communities/{poll.community.slug}/fund/votes/{poll.vote.pk}",
    )
    for number, key in ((1, "first"), (2, "second")):
        told = own.post(f"{path}/cast", {"choices": [{"number": number}]}, Idempotency_Key=key)
        assert told.json() == {"vote": poll.vote.pk, "is_received": True, "may_change": True}
    assert [each.points for each in Ballot.objects.all()] == [{"2": 1}]
    assert own.get(f"{path}/mine").json()["choices"] == [{"number": 2, "points": 1}]
    assert all("number" not in each.body for each in Answered.objects.all())
    refused = {
        "empty": [], "unknown": [{"number": 9}], "twice": [{"number": 1}, {"number": 1}],
    }  # fmt: skip
    for name, choices in refused.items():
        assert own.post(f"{path}/cast", {"choices": choices}).status_code == 422, name
    elsewhere = resident_program(PersonFactory.create(resident=True).user, poll.community)
    assert elsewhere.post(f"{path}/cast", {"choices": [{"number": 1}]}).status_code == 403
    seen = Program().get(path).json()
    assert (seen["cast"], [each["number"] for each in seen["options"]]) == (1, [1, 2])


def test_staff_note_what_is_built_and_residents_say_whether_it_is_fine():
    site = Site(buildings=2).started()
    milestone = MilestoneFactory.create(project=site.project)
    desk, own = desk_in(site.community), own_in(site.community)
    path, today = f"/communities/{site.community.slug}/works/{site.pk}", TODAY.isoformat()
    first = desk.get(path)
    reached = desk.post(
        f"{path}/reach", {"milestone": milestone.pk, "on": today}, If_Match=first["ETag"]
    )
    assert reached.status_code == 200, reached.content.decode()
    late = {"milestone": milestone.pk, "on": today}
    assert desk.post(f"{path}/reach", late, If_Match=first["ETag"]).status_code == 412
    assert desk.post(f"{path}/reach", late).status_code == 409
    assert own.post(f"{path}/hand-in").status_code == 403
    pieces = [each["id"] for each in first.json()["pieces"]]
    done = desk.post(f"{path}/finish", {"pieces": pieces, "on": today}).json()
    assert (done["todo"], done["done"], "hand_in" in done["verbs"]) == (0, 2, True)
    assert desk.post(f"{path}/hand-in").json()["state"] == "inspecting"
    found = {"by": "监理刘工", "on": today, "words": "蓄水二十四小时不漏"}
    asked = desk.post(f"{path}/pass", found).json()
    assert (asked["state"], len(asked["voices"])) == ("asking", 2)
    where = [each["place"] for each in asked["voices"]]
    assert desk.post(f"{path}/accept").status_code == 409
    bad = own.post(f"{path}/say", {"place": where[0], "is_fine": False})
    assert bad.json()["errors"][0]["field"] == "words"
    for place in where:
        for _each in "ab":
            said = own_in(site.community).post(f"{path}/say", {"place": place, "is_fine": True})
            assert said.json()["own"] is True, said.content.decode()
    accepted = desk.post(f"{path}/accept").json()
    assert (accepted["state"], all(each["warranty_until"] for each in accepted["pieces"])) == (
        "accepted", True,
    )  # fmt: skip
    assert Program().get(path).json()["verbs"] == []
