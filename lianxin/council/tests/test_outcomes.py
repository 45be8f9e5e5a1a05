import pytest

from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import ItemState, Reserved
from lianxin.council.tests.factories import DAY, MEETING, Stage, decision
from lianxin.matters.models import Matter, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def reserved(stage):
    """A matter that only the owners may decide, before the meeting."""
    matter = stage.matter(title="动用维修资金修屋面")
    item = stage.sitting(matters=[matter]).items.get()
    return actions.call(stage.staff, item.pk, now=MEETING)


def test_what_the_law_leaves_to_the_owners_is_never_moved(stage, reserved):
    assert reserved.reserved == Reserved.FUND_USE
    with pytest.raises(OutOfOrder) as refusal:
        actions.move(
            stage.staff, reserved.pk, motion="修", mover_id=stage.members[0].pk, now=MEETING
        )
    assert refusal.value.message == "动用维修资金须业主共同决定，这里只能转交。"


def test_what_the_law_leaves_to_the_owners_can_be_referred_to_them(stage, reserved):
    actions.refer_to_owners(stage.staff, reserved.pk, words="请业委会召集。", now=MEETING)
    matter = Matter.objects.get(pk=reserved.matter_id)
    assert (matter.state, matter.authority) == (State.REFERRED, "业主大会")


def test_what_the_council_may_decide_is_not_pushed_to_the_owners(stage):
    item = stage.sitting().items.get()
    with pytest.raises(OutOfOrder, match="须业主共同决定"):
        actions.refer_to_owners(stage.staff, item.pk, words="不想管", now=MEETING)


def test_a_disputed_item_can_only_go_to_the_residents_representatives(stage):
    item = stage.voted(stage.sitting(matters=[stage.matter()]), ayes=5)
    item = actions.dispute(stage.staff, item.pk, words="两栋楼意见相反。", now=MEETING)
    assert (item.state, item.votes) == (ItemState.DISCUSSED, 0)
    with pytest.raises(OutOfOrder, match="只能转居民代表会议"):
        actions.move(stage.staff, item.pk, motion="建", mover_id=stage.members[0].pk, now=MEETING)
    with pytest.raises(OutOfOrder, match="只能转居民代表会议"):
        actions.conclude(stage.staff, item.pk, words="议过", now=MEETING)
    actions.refer_to_delegates(stage.staff, item.pk, words="请居委会召集。", now=MEETING)
    matter = Matter.objects.get(pk=item.matter_id)
    assert (matter.state, matter.authority) == (State.REFERRED, "居民代表会议")


def test_a_dispute_that_was_talked_out_lets_the_item_be_moved_again(stage):
    item = stage.moved(stage.sitting())
    actions.dispute(stage.staff, item.pk, now=MEETING)
    actions.settle(stage.staff, item.pk, now=MEETING)
    moved = actions.move(
        stage.staff, item.pk, motion="建", mover_id=stage.members[0].pk, now=MEETING
    )
    assert moved.state == ItemState.MOVED


def test_an_undisputed_item_is_not_referred_to_the_representatives(stage):
    item = stage.moved(stage.sitting())
    with pytest.raises(OutOfOrder):
        actions.refer_to_delegates(stage.staff, item.pk, words="转", now=MEETING)


def test_an_opinion_before_the_notice_is_refused(stage):
    """D-04: the written opinion comes after notice and discussion."""
    item = stage.plan("车棚建在哪儿").items.get()
    with pytest.raises(OutOfOrder):
        actions.conclude(stage.staff, item.pk, words="同意建。", now=MONDAY)
    with pytest.raises(OutOfOrder, match="先通知"):
        actions.call(stage.staff, item.pk, now=MONDAY)


def test_a_concluded_matter_goes_back_to_the_staff_with_what_was_said(stage):
    item = stage.sitting(matters=[stage.matter()]).items.get()
    actions.call(stage.staff, item.pk, now=MEETING)
    with pytest.raises(Invalid):
        actions.conclude(stage.staff, item.pk, words=" ", now=MEETING)
    actions.conclude(stage.staff, item.pk, words="由社工先去看。", now=MEETING)
    assert Matter.objects.get(pk=item.matter_id).state == State.ACCEPTED


def test_a_postponed_matter_comes_on_the_next_agenda(stage):
    session = stage.sitting(matters=[stage.matter()])
    item = stage.voting(session)
    actions.postpone(stage.staff, item.pk, words="人没到齐。", now=MEETING)
    stage.held(session)
    following = stage.plan(matters=[item.matter], at=MEETING + 9 * DAY)
    assert following.items.get().matter == item.matter


def test_feedback_before_the_work_is_refused(stage):
    """D-04: implementing comes before feeding back."""
    item = stage.passed(stage.sitting())
    with pytest.raises(OutOfOrder):
        actions.feed_back(stage.staff, item.pk, now=MEETING)
    actions.finish(stage.staff, item.pk, words="车棚建好了。", now=MEETING + DAY)
    told = actions.feed_back(stage.staff, item.pk, now=MEETING + DAY)
    assert (told.state, told.resolution.finished_at) == (ItemState.FED_BACK, MEETING + DAY)


def test_a_resolution_on_a_matter_ends_with_the_matter_and_not_before(stage):
    item = stage.passed(stage.sitting(matters=[stage.matter()]))
    with pytest.raises(OutOfOrder, match="还没有办结"):
        actions.finish(stage.staff, item.pk, words="办好了。", now=MEETING)


def test_the_clock_closes_what_has_ended_once_and_tells_it(stage):
    item = stage.passed(stage.sitting(matters=[stage.matter()]))
    Matter.objects.filter(pk=item.matter_id).update(
        state=State.SOLVED, outcome="车棚建好了。", closed_at=MEETING + DAY
    )
    assert actions.sweep(now=MEETING + 2 * DAY)["fed_back"] == 1
    assert actions.sweep(now=MEETING + 2 * DAY)["fed_back"] == 0
    item.refresh_from_db()
    assert (item.state, item.outcome) == (ItemState.FED_BACK, "已解决。车棚建好了。")
    assert item.resolution.finished_at == MEETING + DAY


def test_the_clock_calls_once_for_minutes_that_are_due(stage):
    session = stage.held(stage.sitting())
    assert actions.sweep(now=MEETING + 6 * DAY)["reminded"] == 0
    assert actions.sweep(now=MEETING + 7 * DAY)["reminded"] == 1
    assert actions.sweep(now=MEETING + 8 * DAY)["reminded"] == 0
    session.refresh_from_db()
    assert session.is_reminded


def test_a_motion_declared_twice_is_resolved_once(stage):
    item = stage.passed(stage.sitting())
    with pytest.raises(OutOfOrder):
        actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)
