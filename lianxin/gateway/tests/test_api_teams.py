"""Cultural teams through the API: somebody asks, the leader answers, names are told by consent;
staff write rehearsals, shows and honours down.
"""

import pytest

from lianxin.activities.models import MemberState, TeamMember
from lianxin.activities.tests.classes import School
from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.tests.factories import MONDAY
from lianxin.facilities.models import Booking
from lianxin.facilities.tests.factories import RoomFactory
from lianxin.gateway.tests.factories import Program, desk_program, done, fields, resident_program
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CHOIR = {"name": "枫林合唱团", "art": "choir", "founded_on": "2012-03-01"}


def resident(home, **more):
    person = PersonFactory.create(community=home, resident=True, **more)
    return resident_program(person.user, home)


def led_choir(home, desk):
    """The choir's address, and the program of who leads it."""
    leader = resident(home, name="赵秀兰")
    path = f"/communities/{home.slug}/teams"
    here = f"{path}/{done(desk.post(path, CHOIR), 201)['id']}"
    asked = done(leader.post(f"{here}/ask"))["own"]
    done(desk.post(f"{here}/members/{asked['id']}/desk/accept"))
    done(desk.post(f"{here}/members/{asked['id']}/desk/make-leader"))
    return here, leader


def test_who_asks_to_sing_is_answered_by_the_leader_and_named_only_by_consent(home, desk):
    here, leader = led_choir(home, desk)
    singer, other = resident(home, name="钱小梅"), resident(home)
    for _each in "ab":
        own = done(singer.post(f"{here}/ask", {"words": "学过二胡"}, Idempotency_Key="k"))["own"]
    assert (own["state"], own["is_named"]) == ("asked", False)
    [asking] = [each for each in done(leader.get(here))["members"] if each["state"] == "asked"]
    assert (asking["name"], asking["words"]) == ("钱*梅", "学过二胡")
    assert set(asking["verbs"]) == {"accept", "decline"}
    assert done(other.get(here))["members"] == done(Program().get(here))["members"] == []
    mine = f"{here}/members/{own['id']}"
    assert other.post(f"{mine}/accept").status_code == 404
    assert singer.post(f"{mine}/accept").status_code == 403
    done(leader.post(f"{mine}/accept"))
    assert done(Program().get(here))["named"] == []
    assert leader.post(f"{mine}/name", {"is_named": True}).status_code in (403, 404)
    done(singer.post(f"{mine}/name", {"is_named": True}))
    assert done(Program().get(here))["named"] == ["钱小梅"]
    done(singer.post(f"{mine}/leave"))
    assert done(Program().get(here))["named"] == []
    assert TeamMember.objects.get(pk=own["id"]).state == MemberState.LEFT


def test_staff_write_a_member_a_rehearsal_a_show_and_an_honour_down(home, desk):
    here, _leader = led_choir(home, desk)
    room = RoomFactory.create(community=home)
    told = {"name": "孙桂英", "phone": "13800005555", "since": "2025-01-01", "is_named": True}
    page = done(desk.post(f"{here}/admit", told))
    [member] = [each for each in page["members"] if each["name"] == "孙*英"]
    assert (member["phone"], page["named"]) == ("138****5555", ["孙桂英"])
    assert fields(desk.post(f"{here}/admit", {**told, "phone": "138"})) == {"phone"}
    when = {"day": "2026-03-04", "starts": "18:00", "ends": "20:00", "room": room.pk}
    [rehearsal] = done(desk.post(f"{here}/rehearse", when))["rehearsals"]
    assert Booking.objects.get(room=room).released_at is None
    assert fields(desk.post(f"{here}/rehearse", {**when, "room": 999_999})) == {"room"}
    dropped = done(desk.post(f"{here}/rehearsals/{rehearsal['id']}/drop"))
    assert (dropped["rehearsals"], Booking.objects.get(room=room).released_at) == ([], MONDAY)
    activity = ActivityFactory.create(community=home, recorded=True, title="元宵灯会")
    elsewhere = ActivityFactory.create(recorded=True)
    assert [each["id"] for each in done(desk.get(f"{here}/desk"))["stages"]] == [activity.pk]
    assert fields(desk.post(f"{here}/show", {"activity": elsewhere.pk})) == {"activity"}
    shown = done(desk.post(f"{here}/show", {"activity": activity.pk, "what": "大合唱"}))["shows"]
    assert [(each["title"], each["what"]) for each in shown] == [("元宵灯会", "大合唱")]
    done(desk.post(f"{here}/honour", {"year": 2025, "what": "金奖", "by_whom": "区文化馆"}))
    assert done(Program().get(here))["honours"][0]["what"] == "金奖"


def test_a_team_is_found_by_no_other_desk_and_kept_by_no_resident(home, desk):
    here, leader = led_choir(home, desk)
    far = CommunityFactory.create()
    other = desk_program(PostFactory.create(community=far).user, far)
    assert other.get(f"{here}/desk").status_code == 404
    assert other.get(f"/communities/{home.slug}/teams/desk").status_code == 404
    assert leader.post(f"{here}/disband").status_code == 403
    again = desk.post(f"/communities/{home.slug}/teams", CHOIR)
    assert fields(again) == {"name"}
    done(desk.post(f"{here}/change", {"art": "opera", "meets": "每周二"}))
    row = done(Program().get(f"/communities/{home.slug}/teams"))["items"][0]
    assert (row["art"], row["size"], row["disbanded_on"]) == ("opera", 1, None)
    assert done(desk.post(f"{here}/disband"))["disbanded_on"] == "2026-03-02"
    assert resident(home).post(f"{here}/ask").status_code == 409


def test_a_leaders_token_for_one_community_tells_no_members_of_another(home, desk):
    school = School()
    team = school.team()
    path = f"/communities/{school.community.slug}/teams/{team.pk}"
    person = PersonFactory.create(community=school.community, resident=True)
    own = resident_program(person.user, school.community)
    asked = done(own.post(f"{path}/ask"))["own"]
    TeamMember.objects.filter(pk=asked["id"]).update(
        state=MemberState.MEMBER, since=MONDAY.date(), is_leader=True
    )
    assert [each["is_leader"] for each in done(own.get(path))["members"]] == [True]
    PersonFactory.create(community=home, user=person.user)
    abroad = resident_program(person.user, home)
    seen = done(abroad.get(path))
    assert (seen["own"], seen["members"]) == (None, [])
    assert abroad.post(f"{path}/members/{asked['id']}/leave").status_code == 403
