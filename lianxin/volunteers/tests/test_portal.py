import pytest
from django.test import Client
from django.urls import reverse

from lianxin.core import http, packs
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.people.tests.factories import sign_in
from lianxin.volunteers import actions
from lianxin.volunteers.models import (
    Certificate,
    Duty,
    Invitation,
    Task,
    Volunteer,
    VolunteerState,
)
from lianxin.volunteers.tests.factories import (
    DAY,
    IDENTITY,
    GuardianFactory,
    InvitationFactory,
    Stage,
    TaskFactory,
    TeamFactory,
    put_rule,
)

pytestmark = pytest.mark.django_db
JOIN = {
    "notice": "1",
    "name": "李秀英",
    "phone": "13800003333",
    "age": "adult",
    "skills": ["cleaning"],
    "free": ["6am"],
    "agrees": "on",
}


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def stage():
    return Stage()


def url(stage, name, **kwargs):
    return reverse(f"volunteers:{name}", kwargs={"slug": stage.community.slug, **kwargs})


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_everybody_sees_what_is_to_come_and_nobody_in_it(stage, client):
    shift = stage.shift()
    stage.signed(shift, stage.volunteer(name="王桂芬"))
    stage.campaign()
    TeamFactory.create(community=stage.community, name="党员卫生清扫队")
    told = page(client, url(stage, "overview"))
    assert shift.project.name in told
    assert "还要 4 人" in told
    assert "党员卫生清扫队" in told
    assert "王桂芬" not in told


def test_a_guest_registers_and_comes_back_by_the_private_link(stage, client):
    assert "登记以前，先告诉您" in page(client, url(stage, "join"))
    answer = client.post(url(stage, "join"), JOIN)
    assert answer.url == url(stage, "mine")
    assert "李秀英" in page(client, url(stage, "mine"))
    token = Volunteer.objects.get().token
    other = Client()
    assert "李秀英" not in page(other, url(stage, "mine"))
    other.get(url(stage, "private", token=token))
    assert "李秀英" in page(other, url(stage, "mine"))


def test_without_agreeing_to_the_notice_nobody_is_registered(stage, client):
    answer = client.post(url(stage, "join"), {**JOIN, "agrees": ""})
    assert answer.status_code == 422
    assert not Volunteer.objects.exists()
    assert 'value="李秀英"' in answer.content.decode()


def test_of_a_minor_birthday_and_guardian_are_asked(stage, client):
    answer = client.post(url(stage, "join"), {**JOIN, "age": "minor"})
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "写上监护人的姓名" in told
    minor = {
        **JOIN,
        "age": "minor",
        "born_on": "2010-01-05",
        "guardian_name": "王敏",
        "guardian_phone": "13800004444",
    }
    client.post(url(stage, "join"), minor)
    assert Volunteer.objects.get().state == VolunteerState.WAITING
    assert "社区会联系您的监护人" in page(client, url(stage, "mine"))


def test_a_guardian_answers_on_their_own_page(stage, client):
    guardian = GuardianFactory.create(volunteer=stage.volunteer(waiting=True, name="赵小满"))
    address = url(stage, "guardian", token=guardian.token)
    told = page(client, address)
    assert "赵*满" in told
    assert "赵小满" not in told
    assert "记下您同意了" in client.post(address, {"answer": "yes"}).content.decode()
    guardian.volunteer.refresh_from_db()
    assert guardian.volunteer.state == VolunteerState.ACTIVE


def test_the_invited_register_or_say_no(stage, client):
    one = InvitationFactory.create(community=stage.community)
    told = page(client, url(stage, "invited", token=one.token))
    assert "周秀兰" in told
    client.post(url(stage, "invited", token=one.token), {**JOIN, "name": "周秀兰"})
    other = InvitationFactory.create(community=stage.community)
    client.post(url(stage, "decline", token=other.token))
    states = Invitation.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["accepted", "declined"]
    assert "已经答复过了" in page(client, url(stage, "invited", token=other.token))


def test_a_link_under_another_communitys_address_is_not_there(stage, client):
    other, invitation = Stage(), InvitationFactory.create(community=stage.community)
    assert client.get(url(other, "invited", token=invitation.token)).status_code == 404
    guardian = GuardianFactory.create(volunteer=stage.volunteer(waiting=True))
    assert client.get(url(other, "guardian", token=guardian.token)).status_code == 404


def test_signing_up_asks_to_know_the_risk_first(stage, client):
    volunteer, shift = stage.volunteer(), stage.shift()
    sign_in(client, stage.acts(volunteer))
    assert "当心脚下" in page(client, url(stage, "shift", pk=shift.pk))
    refused = client.post(url(stage, "sign_up", pk=shift.pk))
    assert (refused.status_code, Duty.objects.count()) == (422, 0)
    client.post(url(stage, "sign_up", pk=shift.pk), {"knows_risk": "on"})
    assert Duty.objects.get().volunteer == volunteer
    assert "去不了了" in page(client, url(stage, "shift", pk=shift.pk))


def test_who_is_not_registered_is_led_to_registering(stage, client):
    answer = client.post(url(stage, "sign_up", pk=stage.shift().pk), {"knows_risk": "on"})
    assert answer.url == url(stage, "join")


def test_one_signs_in_and_out_with_the_code_on_the_spot(stage, client, monkeypatch):
    volunteer = stage.volunteer()
    duty = stage.signed(stage.shift(at=MONDAY), volunteer)
    sign_in(client, stage.acts(volunteer))
    wrong = client.post(url(stage, "duty", pk=duty.pk, verb="sign_in"), {"code": "111111"})
    assert "签到码不对" in wrong.content.decode()
    client.post(url(stage, "duty", pk=duty.pk, verb="sign_in"), {"code": "123456"})
    monkeypatch.setattr(http, "now", lambda: MONDAY + DAY)
    client.post(url(stage, "duty", pk=duty.pk, verb="sign_out"), {"code": "123456"})
    assert "申报 2 小时" in page(client, url(stage, "mine"))


def test_who_forgot_to_sign_in_writes_the_hours_by_hand(stage, client, monkeypatch):
    volunteer = stage.volunteer()
    duty = stage.signed(stage.shift(at=MONDAY), volunteer)
    monkeypatch.setattr(http, "now", lambda: MONDAY + DAY)
    sign_in(client, stage.acts(volunteer))
    assert "没签到？自己写时长" in page(client, url(stage, "shift", pk=duty.shift_id))
    record = url(stage, "duty", pk=duty.pk, verb="record")
    assert client.post(record, {"starts": "9:00", "ends": "8:00"}).status_code == 422
    client.post(record, {"starts": "9:00", "ends": "10:30"})
    assert duty.hours.get().minutes == 90


def test_another_persons_duty_does_not_exist(stage, client):
    duty = stage.signed(stage.shift())
    sign_in(client, stage.acts(stage.volunteer()))
    answer = client.post(url(stage, "duty", pk=duty.pk, verb="leave"))
    assert answer.status_code == 404


def test_one_changes_what_one_can_and_leaves_by_one_press(stage, client):
    volunteer = stage.volunteer()
    sign_in(client, stage.acts(volunteer))
    client.post(url(stage, "change"), {"skills": ["art"], "free": ["7pm"]})
    assert [each.skill for each in volunteer.skills.all()] == ["art"]
    client.post(url(stage, "withdraw"))
    volunteer.refresh_from_db()
    assert volunteer.state == VolunteerState.WITHDRAWN
    assert "还没有您的登记" in page(client, url(stage, "mine"))


def test_a_changed_notice_is_put_before_who_registered_earlier(stage, client):
    volunteer = stage.volunteer()
    sign_in(client, stage.acts(volunteer))
    put_rule("volunteers.notice", "2")
    packs.forget()
    assert "告知改过了" in page(client, url(stage, "mine"))
    client.post(url(stage, "notice"), {"notice": "2"})
    volunteer.refresh_from_db()
    assert volunteer.notice == 2


def test_a_leader_verifies_on_the_own_page(stage, client):
    leader, mate = stage.volunteer(), stage.volunteer(name="赵小满")
    team = TeamFactory.create(community=stage.community)
    ids = [leader.pk, mate.pk]
    actions.enlist(stage.staff, team.pk, ids, since=MONDAY.date(), now=MONDAY)
    actions.choose_leader(stage.staff, team.pk, leader.pk, now=MONDAY)
    shift = stage.shift(at=MONDAY - DAY, project=stage.project(team=team))
    actions.enter_roster(stage.staff, shift.pk, ids, minutes=60, now=MONDAY)
    sign_in(client, stage.acts(leader))
    assert "请您核实的" in page(client, url(stage, "mine"))
    duty = shift.duties.get(volunteer=mate)
    client.post(url(stage, "verify_hours", pk=duty.pk), {"hours": "1"})
    assert duty.hours.filter(kind="verified").get().by_id == stage.acts(leader).user_id


def test_a_certificate_is_asked_for_on_the_own_page_and_costs_nothing(stage, client):
    volunteer = stage.volunteer(identity=IDENTITY, identity_index="x")
    stage.verified(volunteer, MONDAY - DAY)
    sign_in(client, stage.acts(volunteer))
    asked = {"since": "2026-01-01", "until": "2026-03-02"}
    client.post(url(stage, "ask_certificate"), asked)
    assert Certificate.objects.get().state == "asked"
    again = client.post(url(stage, "ask_certificate"), asked)
    assert again.status_code == 409


def test_the_campaigns_map_shows_places_and_no_person(stage, client):
    campaign = stage.campaign(yards=3)
    project = stage.project(campaign=campaign)
    shift = stage.shift(project=project)
    stage.signed(shift, stage.volunteer(name="王桂芬"))
    spot = campaign.spots.first()
    actions.send(stage.staff, campaign.pk, shift.pk, [spot.pk], now=MONDAY)
    told = page(client, url(stage, "campaign", pk=campaign.pk))
    assert told.count("vmap-open") == 3
    assert "3月3日上午" in told
    assert "王桂芬" not in told


def test_what_a_resident_tells_is_shown_after_a_look(stage, client):
    campaign = stage.campaign()
    address = url(stage, "campaign", pk=campaign.pk)
    spot = campaign.spots.first()
    tell = {"spot": spot.pk, "kind": "poster", "words": "电线杆上贴满小广告"}
    client.post(address, {**tell, "photo": picture()})
    task = Task.objects.get()
    photo = url(stage, "photo", key=task.before.key, size="full")
    assert "电线杆上贴满" not in page(client, address)
    assert client.get(photo).status_code == 404
    actions.show_task(stage.staff, task.pk, now=MONDAY)
    assert "电线杆上贴满" in page(client, address)
    assert client.get(photo).status_code == 200


def test_a_project_and_its_shifts_have_a_page(stage, client):
    shift = stage.shift()
    told = page(client, url(stage, "project", pk=shift.project_id))
    assert "院里的居民" in told
    draft = stage.project(draft=True)
    assert client.get(url(stage, "project", pk=draft.pk)).status_code == 404


def test_a_task_found_on_the_map_counts_in_its_row(stage, client):
    campaign = stage.campaign(yards=1)
    TaskFactory.create(spot=campaign.spots.get(), is_shown=True)
    assert "卫生" in page(client, url(stage, "campaign", pk=campaign.pk))
