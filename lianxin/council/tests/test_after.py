"""What becomes of a resolution: progress, results, dissent answered, late ones that rise."""

from datetime import datetime

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.figures import Period, values
from lianxin.core.models import Entry
from lianxin.council import actions
from lianxin.council.figures import ANSWERED, CARRIED_OUT
from lianxin.council.models import AgendaItem, Dissent, ItemState, Result
from lianxin.council.tasks import tell_participants
from lianxin.council.tests.factories import DAY, MEETING, Stage, decision
from lianxin.council.tests.test_debate import member_actor
from lianxin.matters.models import Follow, Matter, State
from lianxin.notifications.models import Notice
from lianxin.people.tests.factories import PersonFactory, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day_after(monkeypatch) -> None:
    monkeypatch.setattr(http, "now", lambda: MEETING + DAY)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def item(stage) -> AgendaItem:
    """A free question's resolution, due on the day after the meeting."""
    return resolved(stage)


def resolved(stage: Stage, **fields) -> AgendaItem:
    item = stage.voted(stage.sitting(), ayes=3, noes=2)
    made = decision(due_on=(MEETING + DAY).date(), **fields)
    actions.declare_passed(stage.staff, item.pk, made, now=MEETING)
    item.refresh_from_db()
    return item


def on_a_matter(stage: Stage) -> AgendaItem:
    session = stage.sitting(matters=[stage.matter(title="供暖")])
    return stage.passed(session)


def at(day: int) -> datetime:
    """MEETING is a Friday."""
    return MEETING + day * DAY


def test_a_late_resolution_rises_to_the_secretary_and_then_to_the_street(stage, item):
    levels = []
    for day in (1, 2, 3, 4, 5, 6, 7):
        actions.sweep(now=at(day))
        item.resolution.refresh_from_db()
        levels.append(item.resolution.escalation)
    # Due on Saturday: Monday is the first workday late, Wednesday the third.
    assert levels == [0, 0, 1, 1, 2, 2, 2]
    assert Entry.objects.filter(deed="escalate").count() == 2


def test_a_resolution_on_a_matter_does_not_rise_twice_but_with_its_matter(stage):
    item = on_a_matter(stage)
    actions.sweep(now=at(90))
    item.resolution.refresh_from_db()
    assert item.resolution.escalation == 0


def test_what_was_finished_partly_is_not_counted_as_carried_out(stage, item):
    actions.finish(stage.staff, item.pk, words="建了一半。", result=Result.PARTLY, now=at(1))
    item.resolution.refresh_from_db()
    assert (item.resolution.result, item.resolution.finished_at) == (Result.PARTLY, at(1))
    found = values([CARRIED_OUT], [stage.community.pk], Period(2026))
    assert found[stage.community.pk, CARRIED_OUT.code].part == 0


def test_revoking_is_a_step_of_its_own_for_the_secretary_with_a_reason(stage, item):
    with pytest.raises(Invalid):
        actions.finish(stage.staff, item.pk, words="算了。", result=Result.REVOKED, now=at(1))
    with pytest.raises(NotPermitted):
        actions.revoke(stage.staff, item.pk, words="算了。", now=at(1))
    with pytest.raises(Invalid):
        actions.revoke(stage.secretary, item.pk, words=" ", now=at(1))
    actions.revoke(stage.secretary, item.pk, words="地不归社区。", now=at(1))
    item.refresh_from_db()
    assert (item.state, item.resolution.result) == (ItemState.REVOKED, Result.REVOKED)
    actions.sweep(now=at(30))
    item.resolution.refresh_from_db()
    assert item.resolution.escalation == 0


@pytest.mark.parametrize(
    ("state", "result"),
    [
        (State.SOLVED, Result.DONE),
        (State.PARTLY_SOLVED, Result.PARTLY),
        (State.LAPSED, Result.UNDONE),
    ],
)
def test_a_matters_end_gives_its_resolution_the_result(stage, state, result):
    item = on_a_matter(stage)
    Matter.objects.update(state=state, outcome="说完了", closed_at=at(2))
    actions.sweep(now=at(3))
    item.resolution.refresh_from_db()
    assert item.resolution.result == result


def test_a_reason_against_is_owed_an_answer_and_called_for_once_on_its_day(stage):
    item = resolved(stage, dissent="怕挡光。")
    found = Dissent.objects.get()
    assert (found.words, found.due_on) == ("怕挡光。", (MEETING + 15 * DAY).date())
    assert [actions.sweep(now=at(day))["asked"] for day in (14, 15, 16)] == [0, 1, 0]
    actions.answer_dissent(
        stage.staff, item.pk, dissent_id=found.pk, words="棚顶用透光板。", now=at(16)
    )
    with pytest.raises(OutOfOrder):
        actions.answer_dissent(
            stage.staff, item.pk, dissent_id=found.pk, words="再说。", now=at(16)
        )
    with pytest.raises(NotFound):
        actions.answer_dissent(stage.staff, item.pk, dissent_id=0, words="再说。", now=at(16))


@pytest.mark.parametrize(("day", "part"), [(15, 1), (16, 0)])
def test_an_answer_on_the_last_day_is_in_time_and_on_the_next_is_not(stage, day, part):
    item = resolved(stage, dissent="怕挡光。")
    dissent_id = Dissent.objects.get().pk
    actions.answer_dissent(
        stage.staff, item.pk, dissent_id=dissent_id, words="透光板。", now=at(day)
    )
    period = Period(2026)
    found = values([ANSWERED], [stage.community.pk], period)[stage.community.pk, ANSWERED.code]
    assert (found.part, found.whole) == (part, 1)


def test_a_member_who_voted_against_says_why_once_and_who_voted_for_it_does_not(stage):
    against, in_favour = member_actor(stage, 4), member_actor(stage, 1)
    item = resolved(stage)
    made = actions.dissent(against, item.pk, words="太吵。", now=at(1))
    assert made.member == stage.members[4]
    with pytest.raises(OutOfOrder):
        actions.dissent(against, item.pk, words="太吵。", now=at(1))
    with pytest.raises(OutOfOrder, match="赞成"):
        actions.dissent(in_favour, item.pk, words="改主意了。", now=at(1))


def page(client, stage: Stage, item: AgendaItem, name: str = "resolution") -> str:
    args = [stage.community.slug, item.resolution.pk] if name == "resolution" else None
    response = client.get(reverse(f"council:{name}", args=args or [stage.community.slug]))
    assert response.status_code == 200
    return response.content.decode()


def test_one_page_tells_asked_decided_done_without_the_dissenters_name(client, stage):
    member_actor(stage, 4)
    item = resolved(stage, dissent="怕挡光。", cost=128_050)
    actions.dissent(stage.staff, item.pk, words="太吵。", member_id=stage.members[4].pk, now=at(1))
    actions.progress(stage.staff, item.pk, words="料到了。", now=at(1))
    told = page(client, stage, item)
    for words in ("1,280.50 元", "料到了。", "怕挡光。", "太吵。", "赞成 3，反对 2"):
        assert words in told
    assert stage.members[4].name not in told
    sign_in(client, stage.staff)
    assert stage.members[4].name in page(client, stage, item)


def test_the_list_says_how_many_were_carried_out_and_how_many_are_late(client, stage, item):
    told = page(client, stage, item, "resolutions")
    assert "在办 1 项" in told
    assert "过了日子" not in told
    actions.finish(stage.staff, item.pk, words="建好了。", now=at(1))
    told = page(client, stage, item, "resolutions")
    assert '落实了 <b class="num">1</b> 项' in told


def test_a_private_matters_resolution_is_counted_but_not_shown(client, stage):
    session = stage.sitting(matters=[stage.matter(private=True, title="老伴照护")])
    item = stage.passed(session)
    told = page(client, stage, item, "resolutions")
    assert "老伴照护" not in told
    assert '共 <b class="num">1</b> 项' in told
    address = reverse("council:resolution", args=[stage.community.slug, item.resolution.pk])
    assert client.get(address).status_code == 404


def test_a_resolution_of_another_community_is_not_at_this_address(client, stage, item):
    other = Stage().community.slug
    assert (
        client.get(reverse("council:resolution", args=[other, item.resolution.pk])).status_code
        == 404
    )


def test_followers_of_a_matter_hear_how_the_dissent_about_it_was_answered(stage):
    follower = PersonFactory.create(community=stage.community, resident=True).user
    session = stage.sitting(matters=[stage.matter(title="供暖")])
    item = stage.voted(session, ayes=5)
    Follow.objects.create(matter_id=item.matter_id, user=follower, at=MEETING)
    made = decision(dissent="怕挡光。")
    actions.declare_passed(stage.staff, item.pk, made, now=MEETING)
    dissent = Dissent.objects.get()
    actions.answer_dissent(stage.staff, item.pk, dissent_id=dissent.pk, words="透光板。", now=at(1))
    tell_participants.call(Entry.objects.get(deed="answer_dissent").pk)
    item.refresh_from_db()
    notice = Notice.objects.filter(user=follower).latest("pk")
    assert notice.url.endswith(f"/resolutions/{item.resolution.pk}/")


def test_the_pages_take_as_many_statements_whatever_there_is(
    client, stage, django_assert_max_num_queries
):
    item = resolved(stage, dissent="怕挡光。")
    for index in (1, 2, 3):
        actions.dissent(
            stage.staff,
            item.pk,
            words="太吵。",
            member_id=stage.members[index].pk,
            now=at(1),
        )
        actions.progress(stage.staff, item.pk, words="料到了。", now=at(1))
    with django_assert_max_num_queries(14):
        page(client, stage, item)
    with django_assert_max_num_queries(8):
        page(client, stage, item, "resolutions")


def test_the_desk_answers_revokes_and_writes_progress_by_plain_forms(client, stage):
    item = resolved(stage, dissent="怕挡光。")
    stage.held(item.session)
    sign_in(client, stage.secretary)

    def press(verb: str, **typed: object) -> int:
        address = reverse(
            "council_desk:item_step", args=[stage.community.slug, item.session_id, item.pk, verb]
        )
        return client.post(address, typed).status_code

    assert press("progress", words="料到了。") == 302
    assert press("answer_dissent", dissent_id=Dissent.objects.get().pk, words="透光板。") == 302
    assert press("dissent", words="太贵。") == 302
    assert press("finish", words="", result="partly") == 422
    assert press("revoke", words="地不归社区。") == 302
    item.refresh_from_db()
    assert (item.state, Dissent.objects.filter(answered_on=None).count()) == ("revoked", 1)
