"""The polled fragment: what it costs when nothing changed, and what it tells to whom."""

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import Role
from lianxin.council import actions
from lianxin.council.models import AgendaItem, Session, Speech
from lianxin.council.tests.factories import MEETING, Stage
from lianxin.council.tests.test_debate import hand, member_actor
from lianxin.people.tests.factories import PostFactory, resident_of, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_the_meeting(monkeypatch) -> None:
    monkeypatch.setattr(http, "now", lambda: MEETING)


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.members[1].name = "张建国"
    stage.members[1].save()
    return stage


@pytest.fixture
def item(stage) -> AgendaItem:
    return stage.moved(stage.sitting())


def at(stage: Stage, item: AgendaItem, name: str, *more: object) -> str:
    return reverse(f"council:{name}", args=[stage.community.slug, item.session_id, *more])


def test_an_unchanged_session_costs_an_onlooker_one_small_statement(
    client, stage, item, django_assert_num_queries
):
    pulse = Session.objects.get().pulse
    with django_assert_num_queries(1):
        answer = client.get(at(stage, item, "live"), {"since": pulse})
    assert (answer.status_code, answer.content) == (204, b"")
    tag = client.get(at(stage, item, "live"))["ETag"]
    with django_assert_num_queries(1):
        answer = client.get(at(stage, item, "live"), headers={"If-None-Match": tag})
    assert answer.status_code == 304
    hand(stage, item, 2)
    changed = client.get(at(stage, item, "live"), headers={"If-None-Match": tag})
    assert changed.status_code == 200


def test_a_changed_fragment_takes_as_many_statements_whatever_there_is(
    client, stage, item, django_assert_max_num_queries
):
    for index in (1, 2, 3, 4):
        hand(stage, item, index)
    with django_assert_max_num_queries(12):
        client.get(at(stage, item, "live"))


def test_an_onlooker_reads_the_speaker_masked_and_a_member_in_full(client, stage, item):
    up = hand(stage, item, 1)
    actions.recognise(stage.staff, up.pk, now=MEETING)
    page = client.get(at(stage, item, "live")).content.decode()
    assert "张*国" in page
    assert "张建国" not in page
    actor = member_actor(stage, 2)
    PostFactory.create(user_id=actor.user_id, community=stage.community, role=Role.MEMBER)
    sign_in(client, actor)
    assert "张建国" in client.get(at(stage, item, "live")).content.decode()


def test_a_session_that_is_over_asks_the_page_to_draw_itself_anew(client, stage, item):
    actions.postpone(stage.staff, item.pk, now=MEETING)
    actions.adjourn(stage.staff, item.session_id, now=MEETING)
    answer = client.get(at(stage, item, "live"))
    assert (answer.status_code, answer["HX-Refresh"]) == (204, "true")


def test_a_plan_is_not_followed_by_anybody_outside(client, stage):
    session = stage.plan("车棚")
    address = reverse("council:live", args=[stage.community.slug, session.pk])
    assert client.get(address).status_code == 404


def test_residents_and_guests_raise_no_hand_and_second_nothing(client, stage, item):
    sign_in(client, resident_of(stage.community))
    for name, typed in (("hand", {"stance": "for"}), ("second", {})):
        assert client.post(at(stage, item, name, item.pk), typed).status_code == 403
        assert client.post(at(stage, item, name, 0), typed).status_code == 404
    assert Speech.objects.count() == 0


def test_a_chair_without_a_desk_gives_the_floor_from_their_phone(client, stage, item):
    actor = member_actor(stage, 0)
    PostFactory.create(user_id=actor.user_id, community=stage.community, role=Role.MEMBER)
    up = hand(stage, item, 1)
    sign_in(client, actor)
    assert "请他说" in client.get(at(stage, item, "live")).content.decode()
    for verb in ("recognise", "pause_speech", "resume_speech", "end_speech"):
        assert client.post(at(stage, item, "speech", up.pk, verb)).status_code == 302
    again = client.post(at(stage, item, "speech", up.pk, "end_speech"))
    assert again.status_code == 409
    assert client.post(at(stage, item, "speech", up.pk, "fly")).status_code == 404


def test_the_chairs_part_is_drawn_anew_only_when_something_happened(client, stage, item):
    sign_in(client, stage.staff)
    address = reverse("council_desk:floor", args=[stage.community.slug, item.session_id])
    pulse = Session.objects.get().pulse
    assert client.get(address, {"since": pulse}).status_code == 204
    item.refresh_from_db()
    stands = f"{item.session.revision}.{item.pk}.{item.revision}"
    hand(stage, item, 1)
    page = client.get(address, {"since": pulse, "at": stands}).content.decode()
    assert "张建国" in page
    assert "有人刚刚走了一步" not in page
    actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    page = client.get(address, {"since": pulse, "at": stands}).content.decode()
    assert "有人刚刚走了一步" in page


def test_minutes_on_paper_are_full_for_members_and_masked_for_all(client, stage, item):
    address = at(stage, item, "minutes")
    actions.postpone(stage.staff, item.pk, now=MEETING)
    actions.adjourn(stage.staff, item.session_id, now=MEETING)
    assert client.get(address).status_code == 404
    sign_in(client, stage.staff)
    assert client.get(address).content.startswith(b"%PDF")
    actions.sign(stage.staff, item.session_id, now=MEETING)
    actions.approve(stage.secretary, item.session_id, now=MEETING)
    actions.publish(stage.staff, item.session_id, now=MEETING)
    client.logout()
    assert client.get(address)["Content-Type"] == "application/pdf"
