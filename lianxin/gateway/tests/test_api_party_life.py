"""Meetings of Party life through the API: from the plan to the approved record, by who leads."""

from datetime import timedelta

import pytest

from lianxin.accounts.models import User
from lianxin.core.scopes import PARTY_SCOPES
from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.tests.factories import OWN, Program, done, resident_program, token_for
from lianxin.party.models import Appraisal, Meeting, MeetingKind, Motion
from lianxin.party.tests.factories import BranchFactory, head_of
from lianxin.party.tests.meetings import EVENING, HOUR, Stage
from lianxin.people.tests.factories import PersonFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = (MONDAY + timedelta(days=3)).date().isoformat()
PLAN = {"day": DAY, "time": "17:00", "venue": "党员活动室", "title": "学习与讨论"}


def program_of(actor, community):
    user = User.objects.get(pk=actor.user_id)
    return Program(token_for(user, community, scopes=OWN | PARTY_SCOPES, now=MONDAY)[1])


class Room:
    """A branch of five, its secretary's program, and the addresses of its meetings."""

    def __init__(self):
        self.stage = Stage()
        self.head = program_of(self.stage.head, self.stage.community)
        self.path = f"/communities/{self.stage.slug}/party"
        self.meetings = f"{self.path}/meetings"

    def take(self, meeting, verb, body=None, status=200, **headers):
        return done(self.head.post(f"{self.meetings}/{meeting}/{verb}", body, **headers), status)


@pytest.fixture
def room():
    return Room()


def test_a_members_meeting_is_planned_told_held_voted_and_its_record_approved(room, clock):
    plan = {**PLAN, "body": room.stage.branch.pk, "kind": "members"}
    wrong = room.head.post(room.meetings, {**plan, "kind": "group"})
    assert wrong.json()["errors"][0]["field"] == "kind"
    for _each in "ab":
        made = done(room.head.post(room.meetings, plan, Idempotency_Key="m"), 201)
    assert Meeting.objects.count() == 1
    pk = made["id"]
    again = {**PLAN, "title": "年度计划"}
    assert room.take(pk, "replan", again, 412, If_Match='"99"')
    assert room.take(pk, "replan", again)["title"] == "年度计划"
    assert room.take(pk, "open", status=409)
    assert room.take(pk, "notify")["state"] == "told"
    clock.at = EVENING
    opened = room.take(pk, "open")
    assert (len(opened["code"]), opened["entitled"]) == (6, 5)
    rows = [each["id"] for each in opened["rows"]]
    room.take(pk, "arrive", {"rows": []}, 422)
    assert room.take(pk, "arrive", {"rows": rows[:4]})["entitled_present"] == 4
    assert room.take(pk, "excuse", {"rows": rows[4:], "reason": " "}, 422)
    assert room.take(pk, "excuse", {"rows": rows[4:], "reason": "住院"})
    put = {"kind": "ordinary", "words": "同意年度计划", "manner": "show"}
    [motion] = room.take(pk, "put", put)["motions"]
    count = f"{room.path}/motions/{motion['id']}/count"
    assert room.head.post(count, {"ayes": 5, "noes": 0, "abstentions": 0}).status_code == 422
    done(room.head.post(count, {"ayes": 3, "noes": 1, "abstentions": 0}))
    clock.at = EVENING + HOUR
    room.take(pk, "close")
    assert room.take(pk, "write", {"minutes": "改过的记录。"})["minutes"] == "改过的记录。"
    page = room.take(pk, "approve")
    assert (page["state"], page["motions"][0]["state"], page["code"]) == ("approved", "passed", "")
    [row] = done(room.head.get(room.meetings, {"kind": "members"}))["items"]
    assert (row["called"], row["came"]) == (5, 4)


def test_a_vote_by_name_is_written_down_member_by_member(room, clock):
    meeting = room.stage.open(present=4)
    clock.at = EVENING
    put = {"kind": "ordinary", "words": "同意", "manner": "named"}
    [motion] = room.take(meeting.pk, "put", put)["motions"]
    there = [each.pk for each in room.stage.members[:4]]
    voices = [{"member": there[0], "choice": "no"}]
    told = {"rest": "aye", "voices": voices}
    address = f"{room.path}/motions/{motion['id']}/voices"
    wrong = {**told, "voices": [{"member": there[0], "choice": "maybe"}]}
    assert room.head.post(address, wrong).status_code == 422
    [counted] = done(room.head.post(address, told))["motions"]
    assert (counted["ayes"], counted["noes"], counted["state"]) == (3, 1, "passed")
    assert Motion.objects.get().voices.count() == 4


def test_an_appraisal_is_written_down_for_the_eyes_of_who_leads_alone(room, clock):
    meeting = room.stage.open(MeetingKind.APPRAISAL, present=5)
    clock.at = EVENING
    who = room.stage.members[1]
    address = f"{room.meetings}/{meeting.pk}/appraisals/{who.pk}"
    told = {"own_words": "学得不够", "others_words": "肯帮人", "excellent": 3, "fit": 2,
            "barely": 0, "unfit": 0, "grade": "excellent"}  # fmt: skip
    assert room.head.post(address, {**told, "excellent": 9}).status_code == 422
    done(room.head.post(address, told))
    assert Appraisal.objects.get().grade == "excellent"
    read = done(room.head.get(address))
    assert (read["own_words"], read["papers"]["excellent"]) == ("学得不够", 3)
    assert room.head.get(f"{room.meetings}/{meeting.pk}/appraisals/999999").status_code == 404


def test_a_meeting_is_copied_from_the_paper_book(room):
    told = {
        "body": room.stage.branch.pk, "kind": "lesson", "day": "2026-02-20", "time": "09:00",
        "until": "10:30", "venue": "活动室", "title": "党章", "host": "市委党校",
        "present": [each.pk for each in room.stage.members[:3]], "minutes": "讲了党章第一章。",
    }  # fmt: skip
    assert room.head.post(f"{room.meetings}/paper", {**told, "minutes": ""}).status_code == 422
    page = done(room.head.post(f"{room.meetings}/paper", told), 201)
    assert page["state"] == "approved"
    assert sum(each["turnout"] == "present" for each in page["rows"]) == 3


def test_who_does_not_lead_the_branch_finds_no_meeting_of_it(room):
    meeting = room.stage.told()
    here = f"{room.meetings}/{meeting.pk}"
    other = BranchFactory.create(parent=room.stage.branch.parent)
    neighbour = program_of(head_of(other), room.stage.community)
    resident = PersonFactory.create(community=room.stage.community, resident=True).user
    assert neighbour.get(here).status_code == 404
    assert neighbour.post(f"{here}/call-off", {"words": "x"}).status_code == 404
    assert neighbour.post(room.meetings, {**PLAN, "body": room.stage.branch.pk, "kind": "members"}
                          ).status_code == 422  # fmt: skip
    assert done(neighbour.get(room.meetings))["items"] == []
    assert resident_program(resident, room.stage.community).get(here).status_code == 403
    clerk = program_of(room.stage.clerk, room.stage.community)
    assert done(clerk.get(here))["state"] == "told"


def test_a_branchs_day_talks_and_who_is_not_counted_are_noted(room):
    stage = room.stage
    here = f"{room.path}/branches/{stage.branch.pk}/life"
    assert done(room.head.post(f"{here}/fix-day", {"day": 5}))["fixed_day"] == 5
    assert room.head.post(f"{here}/fix-day", {"day": 31}).status_code == 422
    one, other = stage.members[:2]
    talk = {"one": one.pk, "other": other.pk, "on": "2026-03-01", "topic": "思想"}
    [told] = done(room.head.post(f"{here}/log-talk", talk))["talks"]
    assert (told["one"], told["other"]) == (one.pk, other.pk)
    assert room.head.post(f"{here}/log-talk", {**talk, "other": 999_999}).status_code == 422
    asked = {"member": other.pk, "ground": "bedridden"}
    [excusal] = done(room.head.post(f"{here}/ask", asked))["excusals"]
    assert (excusal["is_complete"], excusal["verbs"]) == (False, ["consent", "end"])
    way = f"{room.path}/excusals/{excusal['id']}"
    consent = {"number": "历发3号", "on": "2026-03-01"}
    [excusal] = done(room.head.post(f"{way}/consent", consent))["excusals"]
    assert excusal["verbs"] == ["approve", "end"]
    [excusal] = done(room.head.post(f"{way}/end"))["excusals"]
    assert (excusal["ended_on"], excusal["verbs"]) == ("2026-03-02", [])
    board = done(room.head.get(f"{room.path}/life"))
    [branch] = [each for each in board["branches"] if each["id"] == stage.branch.pk]
    assert branch["fixed_day"] == 5
    assert {each["code"] for each in branch["dues"]} >= {"members", "theme_day"}
    other = program_of(head_of(BranchFactory.create(parent=stage.branch.parent)), stage.community)
    assert other.get(here).status_code == 404
    assert other.post(f"{way}/end").status_code == 404
