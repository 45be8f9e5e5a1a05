"""What residents and members see of a council, and a member's own vote."""

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.council import actions
from lianxin.council.models import Member, Resolution, Session, Vote
from lianxin.council.tests.factories import DAY, MEETING, MemberFactory, Stage
from lianxin.people.tests.factories import (
    PersonFactory,
    PostFactory,
    actor_for,
    member_of,
    resident_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day_after(monkeypatch) -> None:
    """The edge reads the clock; here it is the day after the meeting."""
    monkeypatch.setattr(http, "now", lambda: MEETING + DAY)


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    named = stage.members[1]
    named.name = "张建国"
    named.save()
    return stage


def council_page(client, stage) -> str:
    response = client.get(reverse("council:public", args=[stage.community.slug]))
    assert response.status_code == 200
    return response.content.decode()


def address(stage: Stage, session: Session, name: str = "public_session", *more: int) -> str:
    return reverse(f"council:{name}", args=[stage.community.slug, session.pk, *more])


def session_page(client, stage, session) -> str:
    response = client.get(address(stage, session))
    assert response.status_code == 200
    return response.content.decode()


def seat_user(stage: Stage, member: Member):
    """Give a member an account with the post that goes with the seat."""
    user = PersonFactory.create(community=stage.community, resident=True).user
    PostFactory.create(user=user, community=stage.community, role=Role.MEMBER)
    member.user = user
    member.save()
    return actor_for(user)


def test_a_community_without_a_council_says_so_kindly(client):
    community = CommunityFactory.create()
    response = client.get(reverse("council:public", args=[community.slug]))
    assert "这里还没有议事会" in response.content.decode()


def test_the_charter_is_told_in_plain_words_and_members_are_masked(client, stage):
    page = council_page(client, stage)
    assert "成员过半到会才能表决：现在 5 人，要到 3 人。" in page
    assert "票数打平不通过" in page
    assert "张*国" in page
    assert "张建国" not in page
    assert "董主任" in page


def test_a_resolution_links_to_its_matter_only_where_the_matter_is_shown(client, stage):
    shown = stage.matter(title="小区门口乱停车")
    hidden = stage.matter(private=True, title="老伴照护")
    session = stage.sitting(matters=[shown, hidden])
    stage.passed(session, 0)
    stage.passed(session, 1)
    stage.held(session)
    page = council_page(client, stage)
    told = Resolution.objects.get(item__matter=shown)
    address = reverse("council:resolution", args=[stage.community.slug, told.pk])
    assert address in page
    matter = reverse("matters:show", args=[stage.community.slug, shown.number])
    assert matter in client.get(address).content.decode()
    assert "老伴照护" not in page
    assert hidden.number not in page


def test_a_plan_is_nobodys_but_the_staffs(client, stage):
    session = stage.plan("车棚建在哪儿")
    assert client.get(address(stage, session)).status_code == 404
    sign_in(client, member_of(stage.community))
    assert client.get(address(stage, session)).status_code == 404
    sign_in(client, stage.staff)
    assert client.get(address(stage, session)).status_code == 200


def test_an_announced_session_shows_its_agenda_without_private_topics(client, stage):
    private = stage.matter(private=True, title="老伴照护")
    session = stage.plan("车棚建在哪儿", matters=[private])
    actions.notify(stage.staff, session.pk, now=MEETING - 4 * DAY)
    page = session_page(client, stage, session)
    assert "车棚建在哪儿" in page
    assert "一件不公开的事" in page
    assert "老伴照护" not in page


def test_a_running_session_tells_the_public_neither_names_nor_votes(client, stage):
    session = stage.sitting()
    stage.voted(session, ayes=3)
    page = session_page(client, stage, session)
    assert "张建国" not in page
    assert "成员正在表决" in page
    assert "已投" not in page
    sign_in(client, member_of(stage.community))
    assert "已投 3 / 5" in session_page(client, stage, session)


def test_of_a_private_matter_the_public_is_told_only_that_it_is_being_talked_about(client, stage):
    session = stage.sitting(matters=[stage.matter(private=True, title="老伴照护")])
    stage.moved(session)
    page = session_page(client, stage, session)
    assert "正在议一件不公开的事" in page
    assert "老伴照护" not in page
    assert "建在东墙下" not in page


def test_a_member_votes_on_the_phone_and_sees_their_own_vote(client, stage):
    member = seat_user(stage, stage.members[1])
    session = stage.sitting()
    item = stage.voting(session)
    sign_in(client, member)
    assert "您这一票" in session_page(client, stage, session)
    response = client.post(address(stage, session, "vote", item.pk), {"choice": "aye"})
    assert response.status_code == 302
    assert "您投了赞成" in session_page(client, stage, session)
    again = client.post(address(stage, session, "vote", item.pk), {"choice": "no"})
    assert again.status_code == 409
    assert "您这一票已经投过了" in again.content.decode()
    assert Vote.objects.get(is_cast=True).choice == "aye"


def test_a_secret_vote_is_shown_back_to_nobody(client):
    stage = Stage(is_secret=True)
    member = seat_user(stage, stage.members[1])
    session = stage.sitting()
    item = stage.voting(session)
    sign_in(client, member)
    client.post(address(stage, session, "vote", item.pk), {"choice": "no"})
    assert "不显示投了什么" in session_page(client, stage, session)


@pytest.mark.parametrize("choice", ["", "perhaps"])
def test_a_vote_without_a_choice_is_asked_again(client, stage, choice):
    member = seat_user(stage, stage.members[1])
    session = stage.sitting()
    item = stage.voting(session)
    sign_in(client, member)
    response = client.post(address(stage, session, "vote", item.pk), {"choice": choice})
    assert response.status_code == 422
    assert "请选赞成、反对或弃权" in response.content.decode()


def test_residents_and_strangers_cannot_vote(client, stage):
    session = stage.sitting()
    item = stage.voting(session)
    elsewhere = member_of(CommunityFactory.create())
    for actor in (resident_of(stage.community), elsewhere):
        sign_in(client, actor)
        response = client.post(address(stage, session, "vote", item.pk), {"choice": "aye"})
        assert response.status_code == 403
    assert client.post(address(stage, session, "vote", 0), {"choice": "aye"}).status_code == 404


def test_minutes_are_shown_when_published_and_masked(client, stage):
    session = stage.sitting()
    stage.passed(session)
    stage.held(session)
    assert "附议" not in session_page(client, stage, session)
    actions.sign(stage.staff, session.pk, now=MEETING + DAY)
    actions.approve(stage.secretary, session.pk, now=MEETING + DAY)
    actions.publish(stage.staff, session.pk, now=MEETING + DAY)
    page = session_page(client, stage, session)
    assert "张*国附议" in page
    assert "张建国" not in page


def test_the_chair_approves_the_minutes_on_their_own_page(client, stage):
    chair = seat_user(stage, stage.chair)
    session = stage.held(stage.sitting())
    sign_in(client, chair)
    assert "没有错，定稿" in session_page(client, stage, session)
    response = client.post(address(stage, session, "approve"), {"seen": session.revision})
    assert response.status_code == 302
    again = client.post(address(stage, session, "approve"), {"seen": session.revision})
    assert again.status_code == 409


def test_a_session_is_found_only_under_its_own_community(client, stage):
    session = stage.held(stage.sitting())
    other = CommunityFactory.create()
    response = client.get(reverse("council:public_session", args=[other.slug, session.pk]))
    assert response.status_code == 404


def test_a_page_asks_as_many_statements_for_many_members_as_for_few(
    client, django_assert_max_num_queries
):
    stage = Stage(40)
    session = stage.sitting("甲", "乙", "丙", matters=[stage.matter() for _ in range(4)])
    stage.voted(session, ayes=40)
    MemberFactory.create_batch(20, council=stage.council)
    member = seat_user(stage, stage.members[1])
    for actor in (member, staff_of(stage.community)):
        sign_in(client, actor)
        for url in (
            reverse("council:public", args=[stage.community.slug]),
            address(stage, session),
        ):
            with django_assert_max_num_queries(15):
                assert client.get(url).status_code == 200
