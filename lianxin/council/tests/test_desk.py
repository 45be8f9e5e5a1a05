"""A session from plan to publication through the desk's own pages."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.council import actions
from lianxin.council.models import (
    AgendaItem,
    Choice,
    Council,
    ItemState,
    Member,
    Resolution,
    Seat,
    Session,
    SessionState,
)
from lianxin.council.tests.factories import DAY, MEETING, MemberFactory, Stage, decision
from lianxin.people.tests.factories import (
    member_of,
    officer_of,
    resident_of,
    secretary_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


class Clock:
    """What the edge reads; a test turns it."""

    def __init__(self) -> None:
        self.at: datetime = MEETING

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
def desk(client, stage) -> Client:
    """The browser of one of the staff."""
    sign_in(client, stage.staff)
    return client


def to(stage: Stage, name: str, *more: object) -> str:
    return reverse(f"council_desk:{name}", args=[stage.community.slug, *more])


def step(desk: Client, stage: Stage, session: Session, verb: str, **typed: object):
    return desk.post(to(stage, "step", session.pk, verb), typed)


def item_step(desk: Client, stage: Stage, item: AgendaItem, verb: str, **typed: object):
    return desk.post(to(stage, "item_step", item.session_id, item.pk, verb), typed)


def page_of(desk: Client, stage: Stage, session: Session) -> str:
    response = desk.get(to(stage, "session", session.pk))
    assert response.status_code == 200
    return response.content.decode()


def plan_fields(stage: Stage) -> dict[str, object]:
    when = timezone.localtime(MEETING)
    return {
        "day": when.date(),
        "time": "14:30",
        "venue": "社区议事厅",
        "chair": stage.chair.pk,
        "invited": ["property"],
    }


def test_a_session_goes_from_plan_to_published_minutes_by_plain_forms(desk, client, stage, clock):
    clock.at = MONDAY
    made = desk.post(to(stage, "new"), plan_fields(stage))
    session = Session.objects.get()
    assert made.url == to(stage, "session", session.pk)
    matter = stage.matter(title="小区门口乱停车")
    for verb, typed in (
        ("add_matters", {"matters": matter.pk}),
        ("add_question", {"title": "广场舞几点收"}),
        ("notify", {}),
    ):
        assert step(desk, stage, session, verb, **typed).status_code == 302
    clock.at = MEETING
    client.logout()  # four days idle
    sign_in(client, stage.staff)
    assert step(desk, stage, session, "open").url == to(stage, "session", session.pk)
    seats = list(session.seats.values_list("pk", flat=True))
    assert step(desk, stage, session, "arrive", seats=seats).status_code == 302
    item = session.items.get(matter=matter)
    members = [member.pk for member in stage.members]
    motion = {"motion": "划停车线。", "mover": members[0], "seconder": members[1]}
    passed = {"what": "划停车线", "lead_office": "社区居委会", "due_on": "2026-04-01"}
    for verb, typed in (
        ("call", {}),
        ("move", motion),
        ("put", {}),
        ("enter_votes", {f"m{members[0]}": "no", "rest": "aye"}),
        ("declare_passed", passed),
    ):
        assert item_step(desk, stage, item, verb, **typed).status_code == 302, verb
    assert step(desk, stage, session, "adjourn").status_code == 302
    sign_in(client, stage.secretary)
    for verb in ("sign", "approve", "publish"):
        assert step(client, stage, session, verb).status_code == 302
    session.refresh_from_db()
    assert session.state == SessionState.PUBLISHED
    resolution = Resolution.objects.get()
    assert (resolution.item.ayes, resolution.item.noes) == (4, 1)


def test_the_running_page_tells_the_quorum_as_the_charter_has_it(client):
    stage = Stage(21)
    session = stage.sitting(present=17)
    sign_in(client, stage.staff)
    assert "章程要求过半，即 11 人；再走 6 人仍够。" in page_of(client, stage, session)
    item = stage.voting(session)
    votes = {member.pk: Choice.AYE for member in stage.members[:16]}
    actions.enter_votes(stage.staff, item.pk, votes, now=MEETING)
    page = page_of(client, stage, session)
    assert "到会 17 人，过半需 9 票赞成；现有 16 票。" in page
    assert "宣布：通过" in page


def test_too_few_people_are_said_and_no_vote_is_offered(desk, stage):
    session = stage.sitting(present=2)
    stage.moved(session)
    page = page_of(desk, stage, session)
    assert "即 3 人；还差 1 人。" in page
    assert "不能付表决" in page


def test_a_reserved_item_offers_its_referral_and_no_motion(desk, stage):
    session = stage.sitting("动用维修资金修屋面漏水")
    item = session.items.get()
    actions.call(stage.staff, item.pk, now=MEETING)
    page = page_of(desk, stage, session)
    assert "动用维修资金须业主共同决定，这里只能转交。" in page
    assert "民法典第281条" in page
    assert "记下动议" not in page
    typed = {"motion": "修", "mover": stage.chair.pk}
    response = item_step(desk, stage, item, "move", **typed)
    assert response.status_code == 409
    assert "这里只能转交" in response.content.decode()


def test_who_is_late_is_told_and_keeps_every_word(desk, stage):
    session = stage.sitting()
    item = stage.moved(session)
    seen = item.revision
    item = actions.put_to_vote(stage.secretary, item.pk, now=MEETING)
    typed = {"motion": "我改写的动议", "mover": stage.chair.pk, "seen": seen}
    response = item_step(desk, stage, item, "move", **typed)
    page = response.content.decode()
    assert response.status_code == 409
    assert f"{stage.secretary.name}刚刚记下“付表决”" in page
    assert "我改写的动议" in page


def test_a_form_that_is_still_open_keeps_what_was_typed_in_it(desk, stage):
    session = stage.sitting()
    item = session.items.get()
    actions.call(stage.staff, item.pk, now=MEETING)
    response = item_step(desk, stage, item, "move", motion="写好的", mover="")
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("写好的") == 1


def test_of_two_who_declare_from_one_page_the_second_sees_the_result(desk, stage):
    session = stage.sitting()
    item = stage.voted(session, ayes=5)
    seen = item.revision
    actions.declare_passed(stage.secretary, item.pk, decision(), now=MEETING)
    typed = {"what": "别的", "lead_office": "居委会", "due_on": "2026-04-01", "seen": seen}
    response = item_step(desk, stage, item, "declare_passed", **typed)
    assert response.status_code == 409
    assert "宣布：通过" in response.content.decode()
    assert Resolution.objects.get().what == decision().what


def test_a_notice_too_late_is_refused_on_the_page_with_its_article(desk, stage, clock):
    session = stage.plan("车棚建在哪儿")
    clock.at = MEETING - DAY
    response = step(desk, stage, session, "notify")
    assert response.status_code == 422
    assert "至少提前 3 天通知" in response.content.decode()


def test_topics_that_forget_the_neighbours_are_pointed_out_and_may_be_told(desk, stage, clock):
    clock.at = MONDAY
    session = stage.plan("广场舞噪音扰民")
    assert "楼上楼下的邻居" in page_of(desk, stage, session)
    assert step(desk, stage, session, "notify").status_code == 302


def test_an_unchecked_rule_is_told_to_staff_on_every_page(desk, stage):
    session = stage.sitting()
    assert "还没有人对过原文" in page_of(desk, stage, session)
    assert "还没有人对过原文" in desk.get(to(stage, "council")).content.decode()


def test_attendance_without_a_member_chosen_is_asked_again(desk, stage):
    session = stage.sitting()
    response = step(desk, stage, session, "leave")
    assert response.status_code == 422
    assert "先勾选成员" in response.content.decode()
    seat = session.seats.first()
    assert step(desk, stage, session, "take_back", seats=[seat.pk]).status_code == 302
    assert Seat.objects.get(pk=seat.pk).first_at is None


def test_secret_papers_are_counted_from_the_box(client):
    stage = Stage(is_secret=True)
    session = stage.sitting()
    item = stage.voting(session)
    sign_in(client, stage.staff)
    members = [member.pk for member in stage.members]
    typed = {"members": members, "ayes": 4, "noes": 0, "abstentions": 0}
    wrong = item_step(client, stage, item, "enter_papers", **typed, photo=picture())
    assert wrong.status_code == 422
    assert "一样多" in wrong.content.decode()
    bare = item_step(client, stage, item, "enter_papers", **{**typed, "noes": 1})
    assert bare.status_code == 422
    assert "拍一张计票单的照片" in bare.content.decode()
    right = item_step(client, stage, item, "enter_papers", **{**typed, "noes": 1}, photo=picture())
    assert right.status_code == 302


def test_minutes_are_edited_passage_by_passage_with_a_preview(desk, stage):
    session = stage.held(stage.sitting())
    page = page_of(desk, stage, session)
    assert "没有议到，留待下次。" in page
    assert "居民会看到的纪要" in page
    texts = {f"p{passage.pk}": "改过的话。" for passage in session.passages.all()}
    assert step(desk, stage, session, "write", **texts).status_code == 302
    empty = step(desk, stage, session, "write", **dict.fromkeys(texts, ""))
    assert empty.status_code == 422


def test_a_free_resolution_is_finished_and_fed_back_from_its_session(desk, stage):
    session = stage.sitting()
    item = stage.passed(session)
    stage.held(session)
    assert item_step(desk, stage, item, "finish", words="建好了。").status_code == 302
    assert "告诉参加的人" in page_of(desk, stage, session)
    assert item_step(desk, stage, item, "feed_back").status_code == 302
    item.refresh_from_db()
    assert item.state == ItemState.FED_BACK


@pytest.mark.parametrize("name", ["council", "charter", "members", "new"])
def test_the_desk_does_not_exist_for_who_does_not_work_there(client, stage, name):
    elsewhere = staff_of(CommunityFactory.create())
    url = to(stage, name)
    assert client.get(url).status_code == 404
    for actor in (elsewhere, resident_of(stage.community), member_of(stage.community)):
        sign_in(client, actor)
        assert client.get(url).status_code == 404


def test_a_session_of_another_community_is_absent_under_ones_own_address(client, stage):
    session = stage.sitting()
    elsewhere = CommunityFactory.create()
    sign_in(client, staff_of(elsewhere))
    wrong = reverse("council_desk:session", args=[elsewhere.slug, session.pk])
    assert client.get(wrong).status_code == 404
    assert client.get(to(stage, "session", session.pk)).status_code == 404
    assert step(client, stage, session, "adjourn").status_code == 404


def test_an_unknown_step_or_an_item_of_another_session_is_absent(desk, stage):
    session = stage.sitting()
    assert step(desk, stage, session, "dance").status_code == 404
    other = Stage().sitting().items.get()
    url = to(stage, "item_step", session.pk, other.pk, "call")
    assert desk.post(url).status_code == 404


def test_the_street_reads_the_desk_and_is_offered_no_step(client, stage):
    session = stage.sitting()
    sign_in(client, officer_of(stage.community.subdistrict))
    page = page_of(client, stage, session)
    assert "记到会" not in page
    assert "开始议" not in page


def test_a_secretary_founds_amends_and_staffs_the_council(client):
    community = CommunityFactory.create()
    sign_in(client, secretary_of(community))
    url = reverse("council_desk:charter", args=[community.slug])
    typed = {
        "name": "协商民主议事会",
        "quorum": "1/2",
        "majority": "1/2",
        "majority_of": "present",
        "is_secret": "0",
        "notice_days": "3",
        "duties": "收集群众意见\n化解矛盾纠纷",
    }
    assert client.post(url, typed).status_code == 302
    council = Council.objects.get()
    assert council.duties == ["收集群众意见", "化解矛盾纠纷"]
    laxer = client.post(url, {**typed, "notice_days": "1", "seen": council.revision})
    assert laxer.status_code == 422
    assert "不能更宽" in laxer.content.decode()
    stricter = client.post(url, {**typed, "quorum": "2/3", "seen": council.revision})
    assert stricter.status_code == 302
    members = reverse("council_desk:members", args=[community.slug])
    fields = {"name": "李桂芳", "kind": "resident", "since": "2026-03-01", "is_chair": "on"}
    assert client.post(members, fields).status_code == 302
    again = client.post(members, {**fields, "name": "王二"})
    assert "已经有一位主持人" in again.content.decode()
    release = reverse("council_desk:release", args=[community.slug, Member.objects.get().pk])
    assert client.post(release, {"until": "2026-03-05"}).status_code == 302
    assert Member.objects.get().until is not None


def test_a_new_term_is_begun_from_the_members_page(client, stage):
    sign_in(client, stage.secretary)
    leaving = stage.members[-1]
    typed = {"since": "2026-03-07", "until": "2031-03-06", "leaving": [leaving.pk]}
    assert client.post(to(stage, "term"), typed).status_code == 302
    leaving.refresh_from_db()
    assert leaving.until is not None
    wrong = client.post(to(stage, "term"), {"since": "2026-03-01", "until": "2031-03-06"})
    assert wrong.status_code == 422


def test_late_minutes_are_pointed_out_on_the_councils_page(desk, stage, clock):
    stage.held(stage.sitting())
    clock.at = MEETING + 8 * DAY
    assert "还没有公布" in desk.get(to(stage, "council")).content.decode()


def test_names_of_forty_characters_do_not_break_a_page(desk, stage):
    stage.members[1].name = "阿" * 40
    stage.members[1].save()
    session = stage.sitting("很长的议题" * 12)
    stage.voting(session)
    assert "阿" * 40 in page_of(desk, stage, session)


def test_the_desks_pages_ask_few_statements_whatever_their_size(
    client, django_assert_max_num_queries
):
    stage = Stage(60)
    titles = [f"议题{number}" for number in range(12)]
    matters = [stage.matter() for _ in range(6)]
    running = stage.sitting(*titles, matters=matters)
    stage.voted(running, ayes=50)
    MemberFactory.create_batch(20, council=stage.council)
    draft = stage.plan(*titles, at=MEETING + 20 * DAY)
    urls = [to(stage, name) for name in ("council", "members", "charter", "new")]
    urls += [to(stage, "session", session.pk) for session in (running, draft)]
    sign_in(client, stage.secretary)
    client.get(urls[0])
    for url in urls:
        with django_assert_max_num_queries(12):
            assert client.get(url).status_code == 200
    item = running.items.get(state=ItemState.VOTING)
    actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
    actions.adjourn(stage.staff, running.pk, now=MEETING)
    with django_assert_max_num_queries(12):
        client.get(to(stage, "session", running.pk))
