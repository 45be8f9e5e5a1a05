"""What is on the wall, by whose leave, and how it leaves it at once."""

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.honours import actions
from lianxin.honours.actions import Telling
from lianxin.honours.models import Shown, Story, Thanks
from lianxin.honours.queries.wall import stories_on_wall, told, turn
from lianxin.honours.tests.factories import BoardFactory, Stage
from lianxin.notifications.models import Notice
from lianxin.people.actions import withdraw_consent
from lianxin.people.models import Consent
from lianxin.people.tests.factories import sign_in

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture
def stage():
    return Stage()


@pytest.fixture
def board(stage):
    return BoardFactory.create(community=stage.community)


def tell(stage, board, actor=GUEST, **fields) -> Story:
    known = {"board": board.pk, "title": "帮邻居换灯泡", "words": "自己买来换上。"}
    if actor is GUEST:
        known["phone"] = "13900001111"
    return actions.tell_story(actor, stage.community, Telling(**{**known, **fields}), now=MONDAY)


def on_wall(stage) -> list[Story]:
    return list(stories_on_wall(stage.community.pk, today=TODAY))


def test_a_story_is_on_the_wall_once_somebody_looked_and_all_shown_agree(stage, board):
    story = tell(stage, board, about=["周桂兰", "李建国"])
    assert on_wall(stage) == []
    actions.show_story(stage.staff, story.pk, now=MONDAY)
    assert on_wall(stage) == []
    first, second = story.shown.order_by("pk")
    actions.answer_shown(stage.staff, first.pk, agrees=True, given_by="当面", now=MONDAY)
    assert on_wall(stage) == []
    actions.answer_shown(stage.staff, second.pk, agrees=True, given_by="当面", now=MONDAY)
    assert on_wall(stage) == [story]
    assert told(on_wall(stage)[0]).names == ["周桂兰", "李建国"]


def test_nobody_named_means_that_a_look_is_enough(stage, board):
    story = tell(stage, board)
    actions.show_story(stage.staff, story.pk, now=MONDAY)
    assert on_wall(stage) == [story]


def test_a_guest_without_a_phone_is_asked_for_one(stage, board):
    with pytest.raises(Invalid) as refused:
        tell(stage, board, phone="")
    assert refused.value.field == "phone"


def shown_story(stage, board, *, photo=True) -> Shown:
    story = tell(stage, board, about=["周桂兰"], photo=picture())
    actions.show_story(stage.staff, story.pk, now=MONDAY)
    shown = story.shown.get()
    actions.answer_shown(
        stage.staff, shown.pk, agrees=True, photo=photo, given_by="当面", now=MONDAY
    )
    return shown


def test_without_leave_for_the_picture_the_story_stands_without_it(stage, board):
    shown_story(stage, board, photo=False)
    assert told(on_wall(stage)[0]).photo is None


def test_a_consent_taken_back_takes_story_and_picture_down_at_once(
    stage, board, client, monkeypatch
):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    shown = shown_story(stage, board)
    slug, photo = stage.community.slug, shown.story.photo
    page = reverse("honours:story", args=[slug, shown.story_id])
    image = reverse("honours:photo", args=[slug, photo.key, "full"])
    assert client.get(page).status_code == 200
    first = client.get(image)
    assert first.headers["Cache-Control"] == "private, no-cache"
    kept = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    assert client.get(image, **kept).status_code == 304
    withdraw_consent(
        stage.staff, Consent.objects.get(person=shown.person, purpose="wall").pk, now=MONDAY
    )
    assert [client.get(each).status_code for each in (page, image)] == [404, 404]
    assert client.get(image, **kept).status_code == 404
    assert "周桂兰" not in client.get(reverse("honours:wall", args=[slug])).content.decode()
    assert "周桂兰" not in client.get(reverse("honours:screen", args=[slug])).content.decode()


def test_who_is_shown_says_no_by_their_own_link_and_no_other(stage, board):
    shown = shown_story(stage, board)
    stranger, _person = stage.resident()
    with pytest.raises(NotFound):
        actions.answer_shown(stranger, shown.pk, agrees=False, now=MONDAY)
    with pytest.raises(Invalid):
        actions.answer_shown(stage.staff, shown.pk, agrees=False, now=MONDAY)
    holder = type(GUEST)(keys=frozenset({shown.token}))
    actions.answer_shown(holder, shown.pk, agrees=False, now=MONDAY)
    assert on_wall(stage) == []
    shown.refresh_from_db()
    assert shown.answer == "withdrawn"


def test_a_closed_board_takes_its_stories_along_and_brings_them_back(stage, board):
    shown_story(stage, board)
    actions.close_board(stage.staff, board.pk, now=MONDAY)
    assert on_wall(stage) == []
    actions.open_board(stage.staff, stage.community, name=board.name, now=MONDAY)
    assert len(on_wall(stage)) == 1


@pytest.mark.parametrize("verb", ["decline_story", "take_down"])
def test_what_is_kept_off_the_wall_says_why(stage, board, verb):
    story = tell(stage, board)
    if verb == "take_down":
        actions.show_story(stage.staff, story.pk, now=MONDAY)
    with pytest.raises(Invalid):
        getattr(actions, verb)(stage.staff, story.pk, words=" ", now=MONDAY)
    getattr(actions, verb)(stage.staff, story.pk, words="讲错人了", now=MONDAY)
    assert on_wall(stage) == []


def test_thanks_reach_those_shown_and_are_counted_nowhere(stage, board, client, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    hero, person = stage.resident()
    story = tell(stage, board)
    Shown.objects.create(story=story, person=person, name="周桂兰", where="墙", asked_at=MONDAY)
    actions.show_story(stage.staff, story.pk, now=MONDAY)
    shown = story.shown.get()
    actions.answer_shown(hero, shown.pk, agrees=True, now=MONDAY)
    for _each in range(3):
        fan, _person = stage.resident()
        actions.thank(fan, stage.community.slug, story.pk, words="谢谢您！", now=MONDAY)
        actions.thank(fan, stage.community.slug, story.pk, words="再谢", now=MONDAY)
    assert Thanks.objects.count() == 3
    page = client.get(reverse("honours:story", args=[stage.community.slug, story.pk]))
    assert "谢谢您！" not in page.content.decode()
    sign_in(client, hero)
    mine = client.get(reverse("honours:asked", args=[stage.community.slug])).content.decode()
    assert mine.count("谢谢您！") == 3
    with pytest.raises(NotPermitted):
        actions.thank(GUEST, stage.community.slug, story.pk, now=MONDAY)


def test_the_picture_dropped_is_gone_for_good(stage, board):
    shown = shown_story(stage, board)
    name = shown.story.photo.file.name
    actions.drop_photo(stage.staff, shown.story_id, now=MONDAY)
    assert told(on_wall(stage)[0]).photo is None
    with pytest.raises(OutOfOrder):
        actions.drop_photo(stage.staff, shown.story_id, now=MONDAY)
    assert name


def test_the_screen_takes_turns_and_skips_what_was_taken_down(stage, board):
    made = [tell(stage, board, title=f"好事{number}") for number in range(3)]
    for story in made:
        actions.show_story(stage.staff, story.pk, now=MONDAY)
    latest = turn(stage.community.pk, pk=0, today=TODAY)
    assert latest.told
    assert latest.told.story == made[2]
    assert latest.following == made[1].pk
    actions.take_down(stage.staff, made[1].pk, words="收回了", now=MONDAY)
    after = turn(stage.community.pk, pk=made[1].pk, today=TODAY)
    assert after.told
    assert after.told.story == made[2]
    last = turn(stage.community.pk, pk=made[0].pk, today=TODAY)
    assert last.following == made[2].pk


def test_the_screen_shows_how_to_tell_the_first_while_there_is_none(stage):
    assert turn(stage.community.pk, pk=0, today=TODAY).told is None


def test_who_is_named_later_takes_the_story_off_until_they_agree(
    stage, board, django_capture_on_commit_callbacks
):
    story = tell(stage, board)
    actions.show_story(stage.staff, story.pk, now=MONDAY)
    with django_capture_on_commit_callbacks(execute=True):
        actions.name_shown(stage.staff, story.pk, name="李建国", phone="13900002222", now=MONDAY)
    assert on_wall(stage) == []
    assert not Notice.objects.exists()
