import pytest

from lianxin.core.errors import NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.council import actions
from lianxin.council.models import Session, SessionState
from lianxin.council.queries.minutes import lines_of, masked_texts, names_in
from lianxin.council.tests.factories import DAY, MEETING, Stage, decision

pytestmark = pytest.mark.django_db
HOUR = DAY / 24


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    for member, name in zip(stage.members[1:], ("张建国", "赵晓梅", "周平", "秦岭"), strict=True):
        member.name = name
        member.save()
    return stage


@pytest.fixture
def held(stage) -> Session:
    """A session of one item that four ayes passed against one no."""
    session = stage.sitting()
    item = stage.voted(session, ayes=4, noes=1)
    seat = session.seats.get(member__name="周平")
    actions.leave(stage.staff, session.pk, [seat.pk], now=MEETING + HOUR)
    actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING + HOUR)
    return actions.adjourn(stage.staff, session.pk, now=MEETING + 2 * HOUR)


def texts_of(session: Session) -> str:
    return "\n".join(session.passages.order_by("pk").values_list("text", flat=True))


def test_minutes_tell_arrivals_motion_vote_and_result_in_order_of_time(held):
    told = texts_of(held)
    wanted = [
        "9:00　开会，应到 5 人。",
        "董主任、张建国、赵晓梅、周平、秦岭到会，在场 5 人。",
        "11:00　散会。",
        "开始议“车棚建在哪儿”。",
        "董主任动议，张建国附议：“建在东墙下。”",
        "开始记名表决，在场 5 人。",
        "10:00　周平离席，在场 4 人。",
        "赞成 4 票，反对 1 票，弃权 0 票（反对：秦岭），通过。",
        "由社区居委会负责，2026年4月5日前办好。",
    ]
    places = [told.index(words) for words in wanted]
    assert places == sorted(places)


def test_lines_stand_in_order_of_time_and_under_their_item(held):
    items = list(held.items.all())
    lines = lines_of(held, items, names_in(held))
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    assert lines[0].item_id is None
    assert lines[2].item_id == items[0].pk
    assert lines[-1].item_id is None


def test_the_publics_version_masks_all_but_office_holders(held):
    told = "\n".join(masked_texts(held).values())
    assert "张*国" in told
    assert "周*离席" in told
    assert "张建国" not in told
    assert "董主任" in told


def test_a_phone_number_typed_into_the_minutes_does_not_get_out(stage, held):
    passage = held.passages.first()
    actions.write(stage.staff, held.pk, {passage.pk: "联系 13812345678。"}, now=MEETING + DAY)
    assert "13812345678" not in masked_texts(held)[passage.pk]


def test_what_was_said_on_a_private_matter_stays_out_of_the_publics_version():
    stage = Stage()
    matter = stage.matter(private=True, title="老伴的事")
    session = stage.sitting(matters=[matter])
    stage.passed(session)
    texts = masked_texts(stage.held(session))
    assert "老伴" not in "".join(texts.values())
    assert sorted(map(bool, texts.values())) == [False, True]


def test_an_edit_keeps_what_stood_there_before_in_the_journal(stage, held):
    passage = held.passages.first()
    before = passage.text
    actions.write(stage.staff, held.pk, {passage.pk: "改过的。"}, now=MEETING + DAY)
    edit = Entry.objects.get(deed="write").details["edits"][0]
    assert (edit["before"], edit["after"]) == (before, "改过的。")


def test_an_edit_without_a_change_or_of_another_session_is_refused(stage, held):
    passage = held.passages.first()
    with pytest.raises(OutOfOrder, match="没有改动"):
        actions.write(stage.staff, held.pk, {passage.pk: passage.text}, now=MEETING + DAY)
    with pytest.raises(NotFound):
        actions.write(stage.staff, held.pk, {0: "别人的"}, now=MEETING + DAY)


def test_only_chair_or_secretary_approve_and_then_nobody_edits(stage, held):
    with pytest.raises(NotPermitted):
        actions.approve(stage.staff, held.pk, now=MEETING + DAY)
    actions.approve(stage.secretary, held.pk, now=MEETING + DAY)
    passage = held.passages.first()
    with pytest.raises(OutOfOrder):
        actions.write(stage.staff, held.pk, {passage.pk: "改"}, now=MEETING + DAY)
    actions.reopen_minutes(stage.secretary, held.pk, now=MEETING + DAY)
    actions.write(stage.staff, held.pk, {passage.pk: "改"}, now=MEETING + DAY)


def test_unapproved_minutes_are_not_published(stage, held):
    with pytest.raises(OutOfOrder):
        actions.publish(stage.staff, held.pk, now=MEETING + DAY)
    actions.sign(stage.staff, held.pk, now=MEETING + DAY)
    actions.approve(stage.secretary, held.pk, now=MEETING + DAY)
    published = actions.publish(stage.staff, held.pk, now=MEETING + DAY)
    assert published.state == SessionState.PUBLISHED
    assert "张*国" in "".join(published.passages.values_list("public_text", flat=True))


def test_who_signed_signs_again_what_was_changed(stage, held):
    actions.sign(stage.staff, held.pk, now=MEETING + DAY)
    actions.write(stage.staff, held.pk, {held.passages.first().pk: "改"}, now=MEETING + DAY)
    actions.approve(stage.secretary, held.pk, now=MEETING + DAY)
    with pytest.raises(OutOfOrder, match="签字"):
        actions.publish(stage.staff, held.pk, now=MEETING + DAY)
    actions.sign(stage.staff, held.pk, now=MEETING + DAY)
    with pytest.raises(OutOfOrder):
        actions.sign(stage.staff, held.pk, now=MEETING + DAY)
    reopened = actions.reopen_minutes(stage.secretary, held.pk, now=MEETING + DAY)
    assert (reopened.recorder, reopened.recorded_at) == ("", None)
