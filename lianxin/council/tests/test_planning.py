from datetime import timedelta

import pytest

from lianxin.core import packs
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import AgendaItem, ItemState, Reserved, SessionState
from lianxin.council.queries.planning import matters_waiting
from lianxin.council.tests.factories import DAY, MEETING, MemberFactory, Stage, put_rule
from lianxin.people.tests.factories import member_of, officer_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def new_rule(db):
    yield put_rule
    packs.forget()


def plan_of(stage: Stage, **fields) -> actions.Plan:
    made = {"starts_at": MEETING, "venue": "社区议事厅", "chair_id": stage.chair.pk}
    return actions.Plan(**{**made, **fields})


def test_a_planned_session_gets_the_next_number_and_its_usual_title(stage):
    first, second = (
        actions.plan(stage.staff, stage.council.pk, plan_of(stage), now=MONDAY) for _ in range(2)
    )
    assert [(s.number, s.title) for s in (first, second)] == [
        (1, "第一次会议"),
        (2, "第二次会议"),
    ]


def test_every_planning_deed_leaves_one_entry_in_the_journal(stage):
    session = stage.plan("车棚建在哪儿")
    actions.notify(stage.staff, session.pk, now=MONDAY)
    deeds = Entry.objects.order_by("id").values_list("deed", "subject_kind", "office")
    name = stage.staff.name
    assert list(deeds) == [
        (deed, "council.session", name) for deed in ("plan", "add_item", "notify")
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"starts_at": MONDAY - timedelta(minutes=1)}, "starts_at"),
        ({"venue": " "}, "venue"),
        ({"chair_id": 0}, "chair"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused_beside_its_field(stage, fields, field):
    with pytest.raises(Invalid) as refusal:
        actions.plan(stage.staff, stage.council.pk, plan_of(stage, **fields), now=MONDAY)
    assert refusal.value.field == field


def test_a_member_of_another_council_cannot_chair_a_session(stage):
    stranger = MemberFactory.create()
    with pytest.raises(Invalid):
        actions.plan(
            stage.staff, stage.council.pk, plan_of(stage, chair_id=stranger.pk), now=MONDAY
        )


def test_who_does_not_work_here_cannot_plan_and_is_not_told_that_it_exists(stage):
    elsewhere = staff_of(CommunityFactory.create())
    for actor in (elsewhere, GUEST, member_of(stage.community)):
        with pytest.raises(NotFound):
            actions.plan(actor, stage.council.pk, plan_of(stage), now=MONDAY)


def test_the_street_may_look_at_the_desk_but_not_plan_a_session(stage):
    officer = officer_of(stage.community.subdistrict)
    with pytest.raises(NotPermitted):
        actions.plan(officer, stage.council.pk, plan_of(stage), now=MONDAY)


def test_matters_before_the_council_come_on_the_agenda_once(stage):
    matter = stage.matter()
    session = stage.plan(matters=[matter])
    assert list(matters_waiting(stage.staff, stage.community.pk)) == []
    with pytest.raises(OutOfOrder):
        actions.add_matters(stage.staff, session.pk, [matter.pk], now=MONDAY)


def test_a_matter_of_another_community_cannot_come_on_the_agenda(stage):
    session = stage.plan("车棚建在哪儿")
    with pytest.raises(OutOfOrder):
        actions.add_matters(stage.staff, session.pk, [Stage().matter().pk], now=MONDAY)


def test_words_of_the_repair_fund_suggest_that_only_the_owners_may_decide(stage):
    session = stage.plan("动用维修资金修屋面", "广场舞音响")
    kinds = session.items.order_by("position").values_list("reserved", flat=True)
    assert list(kinds) == [Reserved.FUND_USE, ""]


def test_staff_correct_what_the_words_suggested(stage):
    item = stage.plan("动用维修资金修屋面").items.get()
    assert actions.reserve(stage.staff, item.pk, kind="", now=MONDAY).reserved == ""
    with pytest.raises(Invalid):
        actions.reserve(stage.staff, item.pk, kind="nothing known", now=MONDAY)


def test_a_notice_two_days_ahead_is_refused_with_its_article(stage):
    session = stage.plan("车棚建在哪儿")
    with pytest.raises(Invalid) as refusal:
        actions.notify(stage.staff, session.pk, now=MEETING - 2 * DAY)
    assert "中办发〔2015〕41号" in refusal.value.message
    assert "3月7日" in refusal.value.message


def test_a_notice_exactly_three_days_ahead_keeps_its_rule(stage):
    session = stage.plan("车棚建在哪儿")
    told = actions.notify(stage.staff, session.pk, now=MEETING - 3 * DAY)
    assert (told.state, told.notice_days) == (SessionState.NOTIFIED, 3)
    assert told.notice_rule.key == "council.notice_days"
    assert told.seats.count() == len(stage.members)


def test_a_stricter_charter_asks_for_an_earlier_notice():
    stage = Stage(notice_days=5)
    session = stage.plan("车棚建在哪儿")
    with pytest.raises(Invalid, match="本议事会章程"):
        actions.notify(stage.staff, session.pk, now=MEETING - 4 * DAY)


def test_a_rule_that_grew_stricter_outweighs_an_older_charter(stage, new_rule):
    new_rule("council.notice_days", "10")
    session = stage.plan("车棚建在哪儿")
    with pytest.raises(Invalid, match=r"10 天通知（济南市某办法第9条）"):
        actions.notify(stage.staff, session.pk, now=MONDAY)


def test_an_empty_agenda_is_told_to_nobody(stage):
    with pytest.raises(OutOfOrder, match="议程还是空的"):
        actions.notify(stage.staff, stage.plan().pk, now=MONDAY)


def test_a_topic_that_nobody_was_told_of_cannot_be_added(stage):
    session = stage.plan("车棚建在哪儿")
    actions.notify(stage.staff, session.pk, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.add_question(stage.staff, session.pk, title="临时加的", now=MONDAY)


def test_a_session_told_of_is_put_off_and_must_be_told_again(stage):
    session = stage.plan("车棚建在哪儿")
    actions.notify(stage.staff, session.pk, now=MONDAY)
    actions.reschedule(stage.staff, session.pk, words="停电", now=MONDAY)
    later = plan_of(stage, starts_at=MEETING + DAY)
    assert actions.replan(stage.staff, session.pk, later, now=MONDAY).notified_at is None
    with pytest.raises(OutOfOrder):
        actions.open_session(stage.staff, session.pk, now=MEETING + DAY)


def test_a_cancelled_sessions_matters_wait_for_another(stage):
    session = stage.plan(matters=[stage.matter()])
    actions.notify(stage.staff, session.pk, now=MONDAY)
    with pytest.raises(Invalid):
        actions.cancel(stage.staff, session.pk, words="", now=MONDAY)
    actions.cancel(stage.staff, session.pk, words="停电", now=MONDAY)
    assert matters_waiting(stage.staff, stage.community.pk).count() == 1


def test_an_item_taken_off_stays_on_record_and_frees_its_matter(stage):
    session = stage.plan(matters=[stage.matter()])
    item = actions.drop(stage.staff, session.items.get().pk, now=MONDAY)
    assert item.state == ItemState.DROPPED
    assert matters_waiting(stage.staff, stage.community.pk).count() == 1


def test_an_item_changes_places_with_the_one_before_it(stage):
    session = stage.plan("甲", "乙", "丙")
    last = session.items.get(title="丙")
    actions.bring_forward(stage.staff, session.pk, last.pk, now=MONDAY)
    titles = AgendaItem.objects.order_by("position").values_list("title", flat=True)
    assert list(titles) == ["甲", "丙", "乙"]
    first = session.items.get(title="甲")
    with pytest.raises(OutOfOrder):
        actions.bring_forward(stage.staff, session.pk, first.pk, now=MONDAY)


def test_who_drew_the_page_before_another_changed_it_is_told_who_did(stage):
    session = stage.plan("车棚建在哪儿")
    seen = session.revision
    actions.add_question(stage.secretary, session.pk, title="广场舞", now=MONDAY)
    with pytest.raises(OutOfOrder, match=stage.secretary.name):
        actions.notify(stage.staff, session.pk, now=MONDAY, seen=seen)
