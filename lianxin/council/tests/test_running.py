import pytest

from lianxin.core.errors import NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import ItemState, Presence, Seat, SeatState, SessionState
from lianxin.council.tests.factories import DAY, MEETING, MemberFactory, Stage
from lianxin.people.tests.factories import member_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def told(stage):
    session = stage.plan("车棚建在哪儿")
    return actions.notify(stage.staff, session.pk, now=MONDAY)


def test_a_session_that_nobody_was_told_of_cannot_open(stage):
    session = stage.plan("车棚建在哪儿")
    with pytest.raises(OutOfOrder):
        actions.open_session(stage.staff, session.pk, now=MEETING)


def test_a_session_cannot_open_before_its_notice_is_old_enough(stage, told):
    told.starts_at = MONDAY + DAY
    told.save()
    with pytest.raises(OutOfOrder, match="通知还没满 3 天"):
        actions.open_session(stage.staff, told.pk, now=MONDAY + DAY)


def test_a_session_cannot_open_before_the_day_that_was_told(stage, told):
    with pytest.raises(OutOfOrder, match="还没到通知的日子"):
        actions.open_session(stage.staff, told.pk, now=MEETING - DAY)


def test_the_roll_is_of_those_who_sit_on_the_day_itself(stage, told):
    newcomer = MemberFactory.create(council=stage.council, since=MEETING.date())
    gone = stage.members[-1]
    gone.until = MONDAY.date()
    gone.save()
    actions.open_session(stage.staff, told.pk, now=MEETING)
    called = set(told.seats.values_list("member_id", flat=True))
    assert newcomer.pk in called
    assert gone.pk not in called


def test_two_sessions_of_a_council_do_not_sit_at_once(stage, told):
    other = stage.plan("广场舞")
    actions.notify(stage.staff, other.pk, now=MONDAY)
    actions.open_session(stage.staff, told.pk, now=MEETING)
    with pytest.raises(OutOfOrder, match="还没有散会"):
        actions.open_session(stage.staff, other.pk, now=MEETING)


def test_coming_leaving_and_coming_again_make_two_intervals(stage):
    session = stage.sitting(present=0)
    seat = session.seats.first()
    for deed, hours in ((actions.arrive, 0), (actions.leave, 1), (actions.arrive, 2)):
        deed(stage.staff, session.pk, [seat.pk], now=MEETING + hours * DAY / 24)
    seat.refresh_from_db()
    assert (seat.state, seat.first_at) == (SeatState.PRESENT, MEETING)
    assert Presence.objects.filter(seat=seat).count() == 2
    assert Presence.objects.filter(seat=seat, left_at=None).count() == 1


def test_who_is_already_in_the_room_does_not_come_again(stage):
    session = stage.sitting()
    seats = list(session.seats.values_list("pk", flat=True))
    with pytest.raises(OutOfOrder):
        actions.arrive(stage.staff, session.pk, seats, now=MEETING)
    assert Presence.objects.count() == len(seats)


def test_a_seat_of_another_session_is_not_found(stage):
    other = Stage().sitting()
    session = stage.sitting()
    with pytest.raises(NotFound):
        actions.leave(stage.staff, session.pk, [other.seats.first().pk], now=MEETING)


def test_who_asked_for_leave_may_come_after_all(stage, told):
    seat = told.seats.first()
    actions.excuse(stage.staff, told.pk, [seat.pk], now=MONDAY)
    actions.open_session(stage.staff, told.pk, now=MEETING)
    seat.refresh_from_db()
    assert seat.state == SeatState.EXCUSED
    actions.arrive(stage.staff, told.pk, [seat.pk], now=MEETING)
    assert Seat.objects.get(pk=seat.pk).state == SeatState.PRESENT


def test_a_mistaken_arrival_is_taken_back_until_a_vote_has_counted_it(stage):
    session = stage.sitting()
    seat = session.seats.order_by("-pk").first()
    actions.take_back(stage.staff, session.pk, [seat.pk], now=MEETING)
    seat.refresh_from_db()
    assert (seat.state, seat.first_at, seat.presences.count()) == (SeatState.CALLED, None, 0)
    stage.voting(session)
    first = session.seats.order_by("pk").first()
    with pytest.raises(OutOfOrder, match="算作到会"):
        actions.take_back(stage.staff, session.pk, [first.pk], now=MEETING)


def test_nothing_is_put_while_the_meeting_rests(stage):
    session = stage.sitting()
    item = stage.moved(session)
    actions.pause(stage.staff, session.pk, now=MEETING)
    with pytest.raises(OutOfOrder):
        actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    actions.resume(stage.staff, session.pk, now=MEETING)
    assert actions.put_to_vote(stage.staff, item.pk, now=MEETING).state == ItemState.VOTING


def test_a_meeting_does_not_end_with_an_item_before_it(stage):
    session = stage.sitting("甲", "乙")
    item = stage.moved(session)
    with pytest.raises(OutOfOrder, match="甲"):
        actions.adjourn(stage.staff, session.pk, now=MEETING)
    actions.postpone(stage.staff, item.pk, now=MEETING)
    ended = actions.adjourn(stage.staff, session.pk, now=MEETING)
    states = session.items.values_list("state", flat=True)
    assert set(states) == {ItemState.POSTPONED}
    assert (ended.state, ended.publish_due_on) == (
        SessionState.HELD,
        (MEETING + 7 * DAY).date(),
    )
    assert not Presence.objects.filter(left_at=None).exists()


def test_members_see_the_meeting_and_cannot_run_it(stage, told):
    with pytest.raises(NotPermitted):
        actions.open_session(member_of(stage.community), told.pk, now=MEETING)


def test_staff_of_another_community_cannot_run_it(stage, told):
    with pytest.raises(NotPermitted):
        actions.open_session(staff_of(CommunityFactory.create()), told.pk, now=MEETING)


def test_a_plan_of_another_community_is_not_found(stage):
    session = stage.plan("车棚建在哪儿")
    with pytest.raises(NotFound):
        actions.notify(staff_of(CommunityFactory.create()), session.pk, now=MONDAY)
