from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lianxin.core import http
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.people.tests.factories import officer_of, resident_of, sign_in
from lianxin.volunteers import actions
from lianxin.volunteers.models import (
    Campaign,
    Certificate,
    Duty,
    Invitation,
    Project,
    Shift,
    Task,
    Team,
    Volunteer,
)
from lianxin.volunteers.tests.factories import (
    DAY,
    IDENTITY,
    CertificateFactory,
    GuardianFactory,
    InvitationFactory,
    Stage,
    TaskFactory,
)
from lianxin.volunteers.tests.test_portal import JOIN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def stage():
    return Stage()


@pytest.fixture
def desk(stage, client):
    sign_in(client, stage.staff)
    return client


def url(stage, name, **kwargs):
    return reverse(f"volunteers_desk:{name}", kwargs={"slug": stage.community.slug, **kwargs})


def sign_in_again(client, stage):
    """Staff who were idle for a day have been signed out."""
    client.logout()
    sign_in(client, stage.staff)


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_what_waits_stands_on_the_first_page(stage, desk):
    GuardianFactory.create(volunteer=stage.volunteer(waiting=True, name="赵小满"), name="王敏")
    stage.served(stage.volunteer(name="孙大力"), MONDAY - DAY)
    InvitationFactory.create(community=stage.community)
    CertificateFactory.create(volunteer=stage.volunteer(name="周文静"))
    TaskFactory.create(spot=stage.campaign().spots.first())
    stage.shift(at=MONDAY - 2 * DAY)
    told = page(desk, url(stage, "overview"))
    for words in ("赵*满", "孙*力", "周*静", "小广告", "过了时间，还没记的班次"):
        assert words in told
    assert "赵小满" not in told


def test_the_register_is_by_name_masked_and_without_hours(stage, desk):
    one = stage.volunteer(name="王桂芬")
    stage.verified(one, MONDAY - DAY)
    stage.volunteer(name="赵小满")
    told = page(desk, url(stage, "people"))
    assert "王*芬" in told
    assert "王桂芬" not in told
    assert "小时" not in told.partition("<tbody>")[2]


def test_the_register_is_narrowed_by_name_skill_and_half_day(stage, desk):
    one = stage.volunteer(name="王桂芬")
    actions.change(stage.staff, one.pk, skills=["art"], free=[(6, "am")], now=MONDAY)
    stage.volunteer(name="赵小满")
    for asked in ("q=王桂芬", "skill=art", "free=6am", f"q={one.told_number}"):
        rows = page(desk, f"{url(stage, 'people')}?{asked}").partition("<tbody>")[2]
        assert "王*芬" in rows
        assert "赵*满" not in rows


def test_seeing_somebody_in_full_asks_for_a_reason_and_is_written_down(stage, desk):
    volunteer = stage.volunteer(identity=IDENTITY, identity_index="x")
    address = url(stage, "person", pk=volunteer.pk)
    assert IDENTITY not in page(desk, address)
    refused = desk.post(url(stage, "unmask", pk=volunteer.pk), {"reason": ""})
    assert refused.status_code == 422
    desk.post(url(stage, "unmask", pk=volunteer.pk), {"reason": "核对证件"})
    assert IDENTITY in page(desk, address)
    assert Entry.objects.get(deed="unmask").details["reason"] == "核对证件"


def test_staff_register_somebody_by_a_signed_paper(stage, desk):
    assert page(desk, url(stage, "new_person"))
    assert desk.post(url(stage, "new_person"), JOIN).status_code == 422
    desk.post(url(stage, "new_person"), {**JOIN, "paper": "签字的登记表"})
    assert Volunteer.objects.get().is_proxy


def test_a_guardians_word_is_written_down_on_the_persons_page(stage, desk):
    volunteer = stage.volunteer(waiting=True)
    GuardianFactory.create(volunteer=volunteer)
    assert "问监护人" in page(desk, url(stage, "person", pk=volunteer.pk))
    agree = url(stage, "person_step", pk=volunteer.pk, verb="agree")
    assert desk.post(agree, {"words": ""}).status_code == 422
    desk.post(agree, {"words": "打电话说同意"})
    volunteer.refresh_from_db()
    assert volunteer.state == "active"


def test_trainings_and_awards_stand_in_the_record_until_struck_with_a_reason(stage, desk):
    volunteer = stage.volunteer()
    attain = url(stage, "person_step", pk=volunteer.pk, verb="attain")
    told = {"kind": "training", "what": "急救常识", "on": "2026-03-01", "giver": "区红十字会"}
    assert desk.post(attain, {**told, "what": ""}).status_code == 422
    assert desk.post(attain, {**told, "on": "2026-03-09"}).status_code == 422
    desk.post(attain, told)
    assert desk.post(attain, told).status_code == 422
    assert "区红十字会" in page(desk, url(stage, "person", pk=volunteer.pk))
    noted = volunteer.attainments.get()
    strike = url(stage, "person_step", pk=volunteer.pk, verb="strike")
    assert desk.post(strike, {"attainment_id": noted.pk, "reason": ""}).status_code == 422
    desk.post(strike, {"attainment_id": noted.pk, "reason": "记错了人"})
    assert not volunteer.attainments.exists()
    assert Entry.objects.get(deed="strike_attainment").details["reason"] == "记错了人"


def sheet(*rows):
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    table = book.add_worksheet()
    for number, row in enumerate(rows):
        table.write_row(number, 0, row)
    book.close()
    return SimpleUploadedFile("名单.xlsx", out.getvalue())


def test_a_pasted_list_and_a_sheet_are_invited(stage, desk):
    address = url(stage, "invitations")
    assert page(desk, address)
    desk.post(address, {"people": "周秀兰 13800000001\n吴志强，13800000002"})
    desk.post(
        address, {"people": "", "sheet": sheet(("姓名", "手机号"), ("郑爱国", "13800000003"))}
    )
    assert Invitation.objects.count() == 3
    assert "周*兰" in page(desk, address)
    wrong = desk.post(address, {"people": "甲 1380000"})
    assert "第 1 行" in wrong.content.decode()
    headless = desk.post(address, {"people": "", "sheet": sheet(("甲", "乙"))})
    assert headless.status_code == 422


def test_a_team_is_founded_filled_and_led(stage, desk):
    volunteer = stage.volunteer()
    desk.post(url(stage, "teams"), {"name": "党员卫生清扫队", "what": "扫街"})
    team = Team.objects.get()
    steps = {"pk": team.pk}
    desk.post(url(stage, "team_step", verb="enlist", **steps), {"volunteer_ids": [volunteer.pk]})
    desk.post(url(stage, "team_step", verb="leader", **steps), {"volunteer_id": volunteer.pk})
    team.refresh_from_db()
    assert team.leader == volunteer
    assert "队长" in page(desk, url(stage, "team", pk=team.pk))
    assert "党员卫生清扫队" in page(desk, url(stage, "teams"))
    desk.post(url(stage, "team_step", verb="release", **steps), {"volunteer_id": volunteer.pk})
    team.refresh_from_db()
    assert (team.leader, team.members.filter(until__isnull=True).count()) == (None, 0)
    assert desk.post(url(stage, "teams"), {"name": "党员卫生清扫队"}).status_code == 422


PROJECT = {
    "name": "义诊", "beneficiary": "老人", "what": "量血压", "venue": "活动室", "kind": "medical",
    "risk": "没有特别的风险",
}  # fmt: skip


def test_a_project_is_written_refused_without_licence_mended_and_published(stage, desk):
    desk.post(url(stage, "new_project"), PROJECT)
    project = Project.objects.get()
    publish = url(stage, "project_step", pk=project.pk, verb="publish")
    assert "资质" in desk.post(publish).content.decode()
    rewrite = url(stage, "rewrite_project", pk=project.pk)
    assert "量血压" in page(desk, rewrite)
    desk.post(rewrite, {**PROJECT, "licence": "历下区医院执业许可证", "seen": "0"})
    stale = desk.post(rewrite, {**PROJECT, "seen": "0"})
    assert stale.status_code == 409
    desk.post(publish)
    project.refresh_from_db()
    assert project.state == "open"
    assert "义诊" in page(desk, url(stage, "projects"))


def test_a_shift_is_planned_held_verified_and_corrected(stage, desk, monkeypatch):
    project, people = stage.project(), [stage.volunteer(), stage.volunteer()]
    add = url(stage, "project_step", pk=project.pk, verb="add_shift")
    assert desk.post(add, {"day_on": "2026-03-03"}).status_code == 422
    desk.post(add, {"day_on": "2026-03-03", "starts": "9:00", "ends": "11:00", "needed": "3"})
    shift = Shift.objects.get()
    assert shift.code in page(desk, url(stage, "shift", pk=shift.pk))
    stage.signed(shift, people[0])
    monkeypatch.setattr(http, "now", lambda: MONDAY + 2 * DAY)
    sign_in_again(desk, stage)
    step = {"pk": shift.pk}
    roster = url(stage, "shift_step", verb="roster", **step)
    desk.post(roster, {"volunteer_ids": [each.pk for each in people], "minutes": "1.5"})
    desk.post(url(stage, "shift_step", verb="hold", **step))
    desk.post(url(stage, "shift_step", verb="verify_all", **step))
    told = page(desk, url(stage, "shift", pk=shift.pk))
    assert told.count("核实 1.5 小时") == 2
    duty = shift.duties.first()
    entry = duty.hours.get(kind="verified")
    correct = url(stage, "duty_step", pk=duty.pk, verb="correct")
    wrong = desk.post(correct, {"entry_id": entry.pk, "hours": "1", "reason": ""})
    assert wrong.status_code == 422
    desk.post(correct, {"entry_id": entry.pk, "hours": "1", "reason": "早走了"})
    assert "由 1.5 更正为 1 小时：早走了" in page(desk, url(stage, "shift", pk=shift.pk))
    desk.post(url(stage, "shift_step", verb="evaluate", **step), {"words": "院里干净多了"})
    assert "院里干净多了" in page(desk, url(stage, "shift", pk=shift.pk))


def test_one_duty_is_recorded_by_hand_or_noted_as_missed(stage, desk, monkeypatch):
    shift = stage.shift(at=MONDAY)
    came, missed = stage.signed(shift), stage.signed(shift)
    monkeypatch.setattr(http, "now", lambda: MONDAY + DAY)
    sign_in_again(desk, stage)
    record = url(stage, "duty_step", pk=came.pk, verb="record")
    assert desk.post(record, {"starts": "11:00", "ends": "9:00"}).status_code == 422
    desk.post(record, {"starts": "9:00", "ends": "10:00"})
    desk.post(url(stage, "duty_step", pk=missed.pk, verb="miss"))
    states = dict(Duty.objects.values_list("pk", "state"))
    assert states == {came.pk: "served", missed.pk: "absent"}


def test_shifts_are_listed_in_order_of_time(stage, desk):
    stage.shift()
    stage.shift(at=MONDAY - DAY)
    assert "过了时间，还没记" in page(desk, url(stage, "shifts"))


def test_a_certificate_is_issued_and_revoked_on_the_persons_page(stage, desk):
    volunteer = stage.volunteer(identity=IDENTITY, identity_index="x")
    stage.verified(volunteer, MONDAY - DAY)
    made = CertificateFactory.create(volunteer=volunteer)
    desk.post(url(stage, "certificate_step", pk=made.pk, verb="grant"))
    assert Certificate.objects.get().state == "issued"
    revoke = url(stage, "certificate_step", pk=made.pk, verb="revoke")
    assert desk.post(revoke, {"words": ""}).status_code == 422
    desk.post(revoke, {"words": "开错了"})
    assert Certificate.objects.get().state == "revoked"


def test_a_campaign_is_planned_covered_and_ended(stage, desk, monkeypatch):
    told = {
        "name": "创建全国卫生城市和文明城市", "what": "清理卫生死角、小广告",
        "starts_on": "2026-03-02", "ends_on": "2026-03-31",
    }  # fmt: skip
    assert desk.post(url(stage, "new_campaign"), {**told, "name": ""}).status_code == 422
    desk.post(url(stage, "new_campaign"), told)
    campaign = Campaign.objects.get()
    step = {"pk": campaign.pk}
    lanes = "青龙巷 36.665 117.031\n没测过的巷子"
    desk.post(url(stage, "campaign_step", verb="spots", **step), {"lanes": lanes})
    desk.post(url(stage, "campaign_step", verb="begin", **step))
    spots = list(campaign.spots.order_by("pk"))
    assert (spots[0].latitude, spots[1].latitude) == (36.665, None)
    shift = stage.shift(at=MONDAY, project=stage.project(campaign=campaign))
    sent = {"shift_id": shift.pk, "spot_ids": [spots[0].pk]}
    desk.post(url(stage, "campaign_step", verb="send", **step), sent)
    monkeypatch.setattr(http, "now", lambda: MONDAY + DAY)
    sign_in_again(desk, stage)
    ids = [stage.volunteer().pk]
    actions.enter_roster(stage.staff, shift.pk, ids, minutes=60, now=MONDAY + DAY)
    actions.hold(stage.staff, shift.pk, now=MONDAY + DAY)
    assert "走到了 1 处，一共 2 处" in page(desk, url(stage, "campaign", **step))
    desk.post(url(stage, "cover", pk=spots[1].pk))
    assert "走到了 2 处" in page(desk, url(stage, "campaign", **step))
    assert desk.post(url(stage, "cover", pk=spots[1].pk)).status_code == 409
    desk.post(url(stage, "rewrite_campaign", **step), {**told, "what": "改过了", "seen": "4"})
    desk.post(url(stage, "campaign_step", verb="end", **step), {"words": "都走到了"})
    campaign.refresh_from_db()
    assert campaign.state == "ended"
    assert campaign.name in page(desk, url(stage, "campaigns"))


def test_what_is_found_is_cleaned_with_or_without_a_picture(stage, desk):
    campaign = stage.campaign()
    spot = campaign.spots.first()
    task = url(stage, "campaign_step", pk=campaign.pk, verb="task")
    tell = {"spot": spot.pk, "kind": "corner", "words": "楼后堆着旧家具"}
    desk.post(task, {**tell, "photo": picture()})
    desk.post(task, {**tell, "words": "墙角有垃圾"})
    assert desk.post(task, {**tell, "words": ""}).status_code == 422
    one, other = Task.objects.order_by("pk")
    desk.post(url(stage, "task_step", pk=one.pk, verb="clean"), {"photo": picture()})
    desk.post(url(stage, "task_step", pk=other.pk, verb="clean"), {"words": "清走了"})
    assert list(Task.objects.values_list("state", flat=True)) == ["cleaned", "cleaned"]
    spot.refresh_from_db()
    assert spot.covered_at == MONDAY
    drop = url(stage, "task_step", pk=one.pk, verb="drop")
    assert desk.post(drop, {"words": "看错了"}).status_code == 409


def test_a_street_officer_looks_and_does_not_write(stage, client):
    volunteer = stage.volunteer()
    sign_in(client, officer_of(stage.community.subdistrict))
    assert page(client, url(stage, "overview"))
    assert page(client, url(stage, "person", pk=volunteer.pk))
    answer = client.post(url(stage, "person_step", pk=volunteer.pk, verb="withdraw"))
    assert answer.status_code == 403
    assert client.post(url(stage, "teams"), {"name": "甲队"}).status_code == 403


def test_the_desk_does_not_exist_for_residents(stage, client):
    sign_in(client, resident_of(stage.community))
    assert client.get(url(stage, "overview")).status_code == 404
    assert client.get(url(stage, "people")).status_code == 404
