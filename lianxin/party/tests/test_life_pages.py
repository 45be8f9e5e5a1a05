"""Party life from plan to approved record through the pages of those who lead and are called."""

from datetime import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions import attending
from lianxin.party.models import (
    Appraisal,
    Excusal,
    FixedDay,
    Meeting,
    MeetingKind,
    MeetingState,
    Motion,
    MotionState,
    Talk,
    Turnout,
)
from lianxin.party.tests.factories import GroupFactory, MemberFactory, oneself
from lianxin.party.tests.meetings import EVENING, HOUR, Stage
from lianxin.people.tests.factories import secretary_of, sign_in, staff_of

pytestmark = pytest.mark.django_db


class Clock:
    """What the edge reads; a test turns it."""

    def __init__(self) -> None:
        self.at: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(autouse=True)
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(http, "now", clock)
    return clock


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def desk(client, stage):
    sign_in(client, stage.head)
    return client


def to(stage: Stage, name: str, *more: object) -> str:
    return reverse(f"party_desk:{name}", args=[stage.slug, *more])


def step(desk, stage, meeting, verb, **typed):
    return desk.post(to(stage, "life_step", meeting.pk, verb), typed)


def page_of(desk, stage, meeting) -> str:
    response = desk.get(to(stage, "life_meeting", meeting.pk))
    assert response.status_code == 200
    return response.content.decode()


def plan_fields(**typed: object) -> dict[str, object]:
    when = timezone.localtime(EVENING)
    told = {"day": when.date(), "time": when.strftime("%H:%M"), "venue": "党员活动室"}
    return {**told, "title": "学习与讨论", **typed}


def whose(stage: Stage, kind: str) -> str:
    return f"?body={stage.branch.pk}&kind={kind}"


def test_a_members_meeting_goes_from_plan_to_approved_record(desk, stage, clock):
    asked = to(stage, "life_new") + whose(stage, MeetingKind.MEMBERS)
    assert "党员大会" in desk.get(asked).content.decode()
    assert desk.post(asked, plan_fields()).status_code == 302
    meeting = Meeting.objects.get()
    assert step(desk, stage, meeting, "notify").status_code == 302
    assert "到日子开会" in page_of(desk, stage, meeting)
    clock.at = EVENING
    assert step(desk, stage, meeting, "open").status_code == 302
    rows = list(meeting.attendances.values_list("pk", flat=True))
    assert step(desk, stage, meeting, "arrive", rows=rows[:4]).status_code == 302
    put = {"kind": "ordinary", "words": "同意年度计划", "manner": "show"}
    assert step(desk, stage, meeting, "put", **put).status_code == 302
    motion = Motion.objects.get()
    assert "正在表决" in page_of(desk, stage, meeting)
    count = to(stage, "life_motion", meeting.pk, motion.pk, "count")
    typed = {"ayes": 3, "noes": 1, "abstentions": 0}
    assert desk.post(count, typed).status_code == 302
    clock.at = EVENING + HOUR
    assert step(desk, stage, meeting, "close").status_code == 302
    assert "赞成 3，反对 1" in page_of(desk, stage, meeting)
    assert step(desk, stage, meeting, "write", minutes="改过的记录。").status_code == 302
    assert step(desk, stage, meeting, "approve").status_code == 302
    meeting.refresh_from_db()
    assert (meeting.state, meeting.minutes) == (MeetingState.APPROVED, "改过的记录。")
    assert "退回再改" in page_of(desk, stage, meeting)


def test_the_board_says_what_is_owed_and_links_to_its_plan(desk, stage):
    page = desk.get(to(stage, "life")).content.decode()
    assert "一季度" not in page
    assert "四季度没开够" in page
    assert "还没开" in page
    assert whose(stage, "members").replace("&", "&amp;") in page
    meeting = stage.told()
    assert "定在3月5日" in desk.get(to(stage, "life")).content.decode()
    assert f"meetings/{meeting.pk}/" in desk.get(to(stage, "life")).content.decode()


def test_a_kind_that_a_body_does_not_hold_is_refused_before_the_plan(desk, stage):
    page = desk.get(to(stage, "life_new") + whose(stage, MeetingKind.GROUP))
    assert "不开这种会" in page.content.decode()
    page = desk.get(to(stage, "life_new") + f"?body={stage.branch.pk}")
    assert "接着写" in page.content.decode()


@pytest.mark.parametrize("title", ["机密★", "传达绝密文件", "秘密★1年"])
def test_a_title_that_is_marked_as_secret_is_refused(desk, stage, title):
    asked = to(stage, "life_new") + whose(stage, MeetingKind.THEME_DAY)
    response = desk.post(asked, plan_fields(title=title))
    assert response.status_code == 422
    assert "保密规定" in response.content.decode()
    assert not Meeting.objects.exists()


def test_a_meeting_held_on_paper_is_written_down_with_who_came(desk, stage, clock):
    clock.at = EVENING + 5 * HOUR
    asked = to(stage, "life_paper") + whose(stage, MeetingKind.LESSON)
    came = [member.pk for member in stage.members[:3]]
    typed = plan_fields(until="11:00", present=came, minutes="讲了党章。", host="市委党校李老师")
    assert desk.post(asked, typed).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.is_from_paper) == (MeetingState.APPROVED, True)
    assert meeting.attendances.filter(state=Turnout.PRESENT).count() == 3
    assert "补记" in page_of(desk, stage, meeting)
    assert "讲了党章" in page_of(desk, stage, meeting)
    book = desk.get(to(stage, "life_meetings") + "?kind=lesson").content.decode()
    assert "3／5" in book


def test_two_names_in_one_vote_are_refused_beside_their_field(desk, stage, clock):
    meeting = stage.open()
    clock.at = EVENING
    typed = {"kind": "admission", "candidates": "王明、李芳", "manner": "secret"}
    response = step(desk, stage, meeting, "put", **typed)
    assert response.status_code == 422
    assert "一次只能一位" in response.content.decode()
    assert "王明、李芳" in response.content.decode()


def test_named_voices_are_entered_with_the_rest_as_ayes(desk, stage, clock):
    meeting = stage.open()
    motion = stage.put(meeting, manner="named")
    clock.at = EVENING
    url = to(stage, "life_motion", meeting.pk, motion.pk, "voices")
    typed = {f"m{stage.members[1].pk}": "no", "rest": "aye"}
    assert desk.post(url, typed).status_code == 302
    motion.refresh_from_db()
    assert (motion.ayes, motion.noes, motion.state) == (4, 1, MotionState.PASSED)


def test_who_is_quicker_wins_and_the_other_page_says_so(desk, stage, clock):
    meeting = stage.open()
    motion = stage.put(meeting)
    clock.at = EVENING
    url = to(stage, "life_motion", meeting.pk, motion.pk, "count")
    assert desk.post(url, {"ayes": 5, "noes": 0, "abstentions": 0, "seen": 0}).status_code == 302
    late = desk.post(url, {"ayes": 0, "noes": 5, "abstentions": 0, "seen": 0})
    assert late.status_code == 409
    motion.refresh_from_db()
    assert motion.ayes == 5


def test_a_branchs_fixed_day_talks_and_excusals_are_kept_on_its_page(desk, stage):
    branch = stage.branch.pk
    assert (
        desk.post(to(stage, "life_branch_step", branch, "fix_day"), {"day": 5}).status_code == 302
    )
    one, other = stage.members[0].pk, stage.members[1].pk
    talk = {"one": one, "other": other, "on": MONDAY.date()}
    assert desk.post(to(stage, "life_branch_step", branch, "log_talk"), talk).status_code == 302
    ask = {"member": other, "ground": "bedridden"}
    assert desk.post(to(stage, "life_branch_step", branch, "ask"), ask).status_code == 302
    excusal = Excusal.objects.get()
    consent = to(stage, "life_excusal", branch, excusal.pk, "consent")
    assert desk.post(consent, {"number": "", "on": MONDAY.date()}).status_code == 422
    assert desk.post(consent, {"number": "3号", "on": MONDAY.date()}).status_code == 302
    held = stage.held(starts_at=EVENING)
    approve = to(stage, "life_excusal", branch, excusal.pk, "approve")
    assert desk.post(approve, {"meeting": held.pk}).status_code == 302
    page = desk.get(to(stage, "life_branch", branch)).content.decode()
    assert FixedDay.objects.get().day == 5
    assert Talk.objects.get().pair == "mixed"
    assert "党员大会通过" in page
    again = desk.post(to(stage, "life_branch_step", branch, "log_talk"), {**talk, "other": one})
    assert again.status_code == 422


def test_an_appraisal_is_concluded_from_self_others_and_papers_for_few_eyes(client, stage, clock):
    member = MemberFactory.create(branch=stage.branch, with_account=True, name="孙桂兰")
    meeting = stage.open(MeetingKind.APPRAISAL)
    clock.at = EVENING
    sign_in(client, stage.head)
    url = to(stage, "life_appraise", meeting.pk, member.pk)
    assert client.get(url).status_code == 200
    numbers = {"excellent": 5, "fit": 1, "barely": 0, "unfit": 0}
    early = client.post(url, {**numbers, "grade": "excellent"})
    assert "才能定等次" in early.content.decode()
    typed = {**numbers, "own_words": "够用。", "others_words": "热心。", "grade": "excellent"}
    assert client.post(url, {**typed, "fit": 3}).status_code == 422
    assert client.post(url, typed).status_code == 302
    assert Appraisal.objects.get().grade == "excellent"
    own = reverse("party:own_meeting", args=[stage.slug, meeting.pk])
    sign_in(client, oneself(member))
    assert "支部评定：优秀" in client.get(own).content.decode()
    assert client.get(url).status_code == 404


def test_a_member_asks_leave_and_checks_in_from_their_own_page(client, stage, clock):
    member = MemberFactory.create(branch=stage.branch, with_account=True)
    meeting = stage.told()
    sign_in(client, oneself(member))
    own = reverse("party:own_meeting", args=[stage.slug, meeting.pk])
    assert meeting.title in client.get(own).content.decode()
    leave = reverse("party:ask_leave", args=[stage.slug, meeting.pk])
    assert client.post(leave, {"reason": ""}).status_code == 422
    assert client.post(leave, {"reason": "住院"}).status_code == 302
    assert "住院" in client.get(own).content.decode()
    clock.at = EVENING
    attending.open_meeting(stage.head, meeting.pk, now=EVENING)
    meeting.refresh_from_db()
    check_in = reverse("party:check_in", args=[stage.slug, meeting.pk])
    assert client.post(check_in, {"code": "x"}).status_code == 422
    assert client.post(check_in, {"code": meeting.code}).status_code == 302
    row = meeting.attendances.get(member=member)
    assert (row.state, row.is_by_code, row.reason) == (Turnout.PRESENT, True, "")
    assert client.post(check_in, {"code": meeting.code}).status_code == 409
    assert (
        "我的组织生活" in client.get(reverse("party:own_life", args=[stage.slug])).content.decode()
    )


@pytest.mark.parametrize("name", ["life", "life_new", "life_paper", "life_meetings"])
def test_party_life_does_not_exist_for_a_desk_without_a_party_post(client, stage, name):
    for actor in (staff_of(stage.community), secretary_of(stage.community), Stage(3).head):
        sign_in(client, actor)
        assert client.get(to(stage, name)).status_code == 404


def test_a_branchs_secretary_sees_that_branch_and_the_clerk_all(client, stage):
    other = Stage(3, parent=stage.branch.parent)
    sign_in(client, stage.head)
    page = client.get(to(stage, "life")).content.decode()
    assert stage.branch.name in page
    assert other.branch.name not in page
    assert client.get(to(stage, "life_branch", other.branch.pk)).status_code == 404
    theirs = other.told()
    assert client.get(to(stage, "life_meeting", theirs.pk)).status_code == 404
    sign_in(client, stage.clerk)
    page = client.get(to(stage, "life")).content.decode()
    assert other.branch.name in page
    assert client.get(to(stage, "life_meeting", theirs.pk)).status_code == 200


def test_an_unknown_step_or_one_of_another_meeting_is_absent(desk, stage):
    meeting = stage.told()
    assert step(desk, stage, meeting, "dance").status_code == 404
    motion = Stage(4)
    put = motion.put(motion.open())
    url = to(stage, "life_motion", meeting.pk, put.pk, "count")
    assert desk.post(url).status_code == 404


def test_the_pages_ask_few_statements_whatever_their_size(client, django_assert_max_num_queries):
    stage = Stage(40)
    for _number in range(3):
        GroupFactory.create(parent=stage.branch)
        Stage(5, parent=stage.branch.parent).approved()
    running = stage.open()
    stage.put(running)
    sign_in(client, stage.clerk)
    urls = [to(stage, name) for name in ("life", "life_meetings", "life_new")]
    urls += [to(stage, "life_meeting", running.pk), to(stage, "life_branch", stage.branch.pk)]
    client.get(urls[0])
    for url in urls:
        with django_assert_max_num_queries(20):
            assert client.get(url).status_code == 200
