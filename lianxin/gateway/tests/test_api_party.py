"""A member's own Party life through the API; nobody else's is reached, and no desk's."""

import pytest

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.tests.factories import Program, desk_program, resident_program
from lianxin.party.actions import attending
from lianxin.party.models import Claim, PostDeed, StudyHours
from lianxin.party.tests.meetings import EVENING, Stage
from lianxin.party.tests.studying import DutyPostFactory, HoursFactory, settled
from lianxin.people.tests.factories import PersonFactory, PostFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = MONDAY.date().isoformat()


@pytest.fixture
def member():
    return settled()


@pytest.fixture
def own(member):
    return resident_program(member.person.user, member.community)


@pytest.fixture
def path(member):
    return f"/communities/{member.community.slug}/party"


def test_a_member_writes_down_their_study_once_and_takes_it_back(own, member, path):
    studied = {"title": "学习党章", "studied_on": TODAY, "halves": 3}
    made = [own.post(f"{path}/me/study", studied, Idempotency_Key="study") for _each in "ab"]
    assert [each.status_code for each in made] == [201, 201], made[0].content.decode()
    assert (made[0].json()["halves"], StudyHours.objects.count()) == (3, 1)
    pk = made[0].json()["items"][0]["id"]
    assert own.post(f"{path}/me/study/{pk}/take-back").json()["halves"] == 0
    assert own.post(f"{path}/me/study/{pk}/take-back", {"is_back": True}).json()["halves"] == 3
    others = HoursFactory.create(member=settled(branch=member.branch))
    assert own.post(f"{path}/me/study/{others.pk}/take-back").status_code == 404
    branch = HoursFactory.create(member=member, kind="branch")
    assert own.post(f"{path}/me/study/{branch.pk}/take-back").status_code == 403
    late = own.post(f"{path}/me/study", {**studied, "studied_on": "2026-03-09"})
    assert late.json()["errors"][0]["field"] == "studied_on"


def test_a_post_is_claimed_worked_in_and_given_back(own, member, path):
    post = DutyPostFactory.create(community=member.community)
    assert [each["id"] for each in own.get(f"{path}/me/posts").json()["open"]] == [post.pk]
    [held] = own.post(f"{path}/posts/{post.pk}/claim").json()["held"]
    assert own.post(f"{path}/posts/{post.pk}/claim").status_code == 409
    deed = {"post": post.pk, "words": "扫了二单元的雪", "done_on": TODAY}
    assert own.post(f"{path}/me/posts/log", deed).status_code == 201
    assert own.post(f"{path}/me/posts/log", {**deed, "post": 999_999}).status_code == 422
    assert own.post(f"{path}/me/claims/{held['id']}/give-up").json()["held"] == []
    assert own.post(f"{path}/me/claims/{held['id']}/give-up").status_code == 404
    assert (PostDeed.objects.count(), Claim.objects.get().until) == (1, MONDAY.date())


def test_a_member_asks_for_leave_and_says_that_they_have_come(monkeypatch):
    stage = Stage()
    own = resident_program(stage.members[0].person.user, stage.community)
    path = f"/communities/{stage.slug}/party/me"
    meeting = stage.told()
    [call] = own.get(f"{path}/meetings").json()["coming"]
    assert (call["meeting"], call["turnout"]) == (meeting.pk, "called")
    leave = f"{path}/meetings/{meeting.pk}/leave"
    assert own.post(leave, {"reason": "住院"}).json()["turnout"] == "excused"
    assert own.post(leave, {"reason": " "}).status_code == 422
    monkeypatch.setattr(http, "now", lambda: EVENING)
    meeting = attending.open_meeting(stage.head, meeting.pk, now=EVENING)
    here = f"{path}/meetings/{meeting.pk}/check-in"
    assert own.post(here, {"code": "000000x"}).status_code == 422
    assert own.post(here, {"code": meeting.code}).json()["turnout"] == "present"
    assert own.post(here, {"code": meeting.code}).status_code == 409


def test_who_is_no_member_finds_none_of_it_whatever_their_desk(own, member, path):
    neighbour = PersonFactory.create(community=member.community, resident=True).user
    asks = ("study", "posts", "meetings", "dues")
    assert {own.get(f"{path}/me/{each}").status_code for each in asks} == {200}
    staff = desk_program(PostFactory.create(community=member.community).user, member.community)
    for who in (resident_program(neighbour, member.community), staff):
        assert {who.get(f"{path}/me/{each}").status_code for each in asks} == {404}
    assert {Program().get(f"{path}/me/{each}").status_code for each in asks} == {401}
