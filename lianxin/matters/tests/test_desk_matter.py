"""One matter at the desk: what it shows, the steps, two people at once, names in full."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lianxin.core import http
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.matters import actions
from lianxin.matters.desk.deeds import DEEDS
from lianxin.matters.models import Matter, Say, State
from lianxin.matters.rules import FLOW
from lianxin.matters.tests.factories import (
    CategoryFactory,
    MatterFactory,
    MatterPhotoFactory,
    QuestionFactory,
    SayFactory,
    SupportFactory,
    joined_to,
)
from lianxin.people.tests.factories import (
    PersonFactory,
    member_of,
    officer_of,
    resident_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory, EntranceFactory

pytest_plugins = ["lianxin.matters.tests.desk"]
pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


def url_of(matter: Matter, verb: str = "", **more: Any) -> str:
    place = {"slug": matter.community.slug, "pk": matter.pk, **more}
    if verb:
        return reverse("matters_desk:step", kwargs=place | {"verb": verb})
    return reverse("matters_desk:unmask" if more else "matters_desk:matter", kwargs=place)


def step(desk: Client, matter: Matter, verb: str, **said: Any) -> Any:
    """Take a step from a page that was drawn just now."""
    seen = said.pop("seen", Matter.objects.get(pk=matter.pk).revision)
    return desk.post(url_of(matter, verb), {"seen": seen, **said})


def state(matter: Matter) -> str:
    return Matter.objects.get(pk=matter.pk).state


@pytest.fixture
def matter(community):
    return MatterFactory.create(community=community, title="楼道的灯不亮")


@pytest.fixture
def in_hand(community, worker):
    return MatterFactory.create(community=community, in_hand=True, lead_id=worker.user_id)


@pytest.mark.parametrize(
    "of", [member_of, resident_of, lambda _here: staff_of(CommunityFactory.create())]
)
@pytest.mark.parametrize("verb", ["", "reply"])
def test_it_does_not_exist_for_those_who_do_not_work_there(client, matter, of, verb):
    sign_in(client, of(matter.community))
    assert client.get(url_of(matter, verb)).status_code == 404


def test_under_another_communitys_address_it_does_not_exist(client, matter):
    elsewhere = CommunityFactory.create(subdistrict=matter.community.subdistrict)
    sign_in(client, officer_of(matter.community.subdistrict))
    url = reverse("matters_desk:matter", kwargs={"slug": elsewhere.slug, "pk": matter.pk})
    assert client.get(url).status_code == 404


def test_staff_read_the_whole_place_the_answers_and_a_masked_contact(desk, community):
    person = PersonFactory.create(community=community, name="王立群", phone="13812341234")
    matter = MatterFactory.create(
        community=community,
        place=EntranceFactory.create(parent__parent__community=community),
        reporter=person,
        answers={"room": 13},
        private=True,
    )
    body = desk.get(url_of(matter)).content.decode()
    assert matter.place.label in body
    assert "13" in body
    assert "王*群" in body
    assert "138****1234" in body
    assert "王立群" not in body
    assert "13812341234" not in body


def test_the_course_tells_staff_what_the_public_is_not_told(desk, matter):
    step(desk, matter, "ask", words="是哪一层？")
    body = desk.get(url_of(matter)).content.decode()
    assert "是哪一层？" in body
    assert "居民看不到" in body


def test_the_buttons_are_those_that_the_flow_opens(desk, matter, worker):
    offered = [name for name, _deed in desk.get(url_of(matter)).context["deeds"]]
    open_now = {each.verb for each in FLOW.open_to(worker, matter)} - {"answer"}
    assert set(offered) == open_now & set(DEEDS) | {"photos"}


def test_a_street_officer_is_offered_the_streets_step_alone(client, community, monday):
    matter = MatterFactory.create(community=community, supervised=True)
    sign_in(client, officer_of(community.subdistrict))
    offered = [name for name, _deed in client.get(url_of(matter)).context["deeds"]]
    assert offered == ["instruct"]


DUE = (TODAY + timedelta(days=9)).isoformat()


@pytest.mark.parametrize(
    ("trait", "verb", "said", "after"),
    [
        ({}, "accept", {}, State.ACCEPTED),
        ({}, "reply", {"words": "明天上门看"}, State.REPORTED),
        ({}, "ask", {"words": "是哪一层？"}, State.REPORTED),
        ({}, "decline", {"words": "不在社区职责内"}, State.DECLINED),
        ({}, "refer", {"authority": "供热企业", "words": "管道归他们"}, State.REFERRED),
        ({}, "put_before_council", {"words": "几栋楼都这样"}, State.AT_COUNCIL),
        ({}, "mark_focal", {}, State.REPORTED),
        ({"in_hand": True}, "progress", {"words": "配件到了", "stage": "during"}, State.IN_HAND),
        ({"in_hand": True}, "report_done", {"outcome": "换了新灯"}, State.TO_CONFIRM),
        ({"in_hand": True}, "extend", {"words": "配件缺货", "due_on": DUE}, State.IN_HAND),
    ],
)
def test_each_step_is_taken_with_what_it_needs(desk, community, trait, verb, said, after):
    matter = MatterFactory.create(community=community, **trait)
    assert desk.get(url_of(matter, verb)).status_code == 200
    answer = step(desk, matter, verb, **said)
    assert answer.status_code == 302
    assert state(matter) == after
    assert Entry.objects.filter(deed=verb, subject_id=matter.pk).count() == 1


@pytest.mark.parametrize(
    ("trait", "verb", "wanting"),
    [
        ({}, "reply", {"words"}),
        ({}, "refer", {"authority", "words"}),
        ({}, "handle", {"lead_id", "due_on"}),
        ({}, "send", {"community", "words"}),
        ({}, "join", {"number"}),
        ({}, "recategorise", {"category"}),
        ({"in_hand": True}, "progress", {"words", "stage"}),
        ({"in_hand": True}, "report_done", {"outcome"}),
        ({}, "photos", {"stage"}),
    ],
)
def test_what_a_step_lacks_is_said_beside_its_field(desk, community, trait, verb, wanting):
    matter = MatterFactory.create(community=community, **trait)
    answer = step(desk, matter, verb)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == wanting
    assert not Entry.objects.filter(deed=verb).exists()


def test_what_was_typed_stays_beside_a_fault(desk, in_hand):
    answer = step(desk, in_hand, "extend", words="配件缺货", due_on="2027-01-01")
    assert answer.status_code == 422
    assert "最多延 10 个工作日" in str(answer.context["form"].errors["due_on"])
    assert "配件缺货" in answer.content.decode()


def test_it_is_handed_to_a_lead_and_helpers_with_a_day(desk, matter, community, worker):
    helper = staff_of(community)
    day = TODAY + timedelta(days=4)
    step(
        desk,
        matter,
        "handle",
        lead_id=worker.user_id,
        helper_ids=[helper.user_id],
        due_on=day.isoformat(),
    )
    matter.refresh_from_db()
    assert (matter.lead_id, matter.due_on) == (worker.user_id, day)
    assert [each.pk for each in matter.helpers.all()] == [helper.user_id]
    step(desk, matter, "reassign", lead_id=helper.user_id)
    matter.refresh_from_db()
    assert matter.lead_id == helper.user_id


def test_nobody_from_elsewhere_can_be_put_in_charge(desk, matter):
    elsewhere = staff_of(CommunityFactory.create())
    answer = step(desk, matter, "handle", lead_id=elsewhere.user_id, due_on=DUE)
    assert "lead_id" in answer.context["form"].errors


def test_another_category_is_chosen_from_the_list(desk, matter):
    other = CategoryFactory.create(name="道路照明")
    step(desk, matter, "recategorise", category=other.pk)
    assert Matter.objects.get(pk=matter.pk).category == other


def test_it_goes_to_another_community_and_out_of_sight(desk, matter, community):
    there = CommunityFactory.create(subdistrict=community.subdistrict)
    answer = step(desk, matter, "send", community=there.pk, words="门牌是那边的")
    assert answer["Location"] == reverse("matters_desk:backlog", args=[community.slug])
    assert Matter.objects.get(pk=matter.pk).community == there


@pytest.mark.parametrize("by", ["choice", "number", "last digits"])
def test_it_is_joined_to_another_and_taken_apart_by_undo(desk, community, by):
    head = MatterFactory.create(community=community, number="LSL-2026-000014")
    matter = MatterFactory.create(
        community=community, title=head.title, words=head.words, number="LSL-2026-000015"
    )
    said = {
        "choice": {"head_id": head.pk},
        "number": {"number": "lsl-2026-000014"},
        "last digits": {"number": "14"},
    }[by]
    answer = desk.post(url_of(matter, "join"), said, follow=True)
    assert state(matter) == State.JOINED
    undo = url_of(matter, "separate")
    assert undo in answer.content.decode()
    desk.post(undo)
    assert state(matter) == State.REPORTED


def test_a_head_that_is_not_there_is_said_so(desk, matter):
    answer = step(desk, matter, "join", number="LSL-2026-999999")
    assert "没有编号是" in str(answer.context["form"].errors["number"])


def test_like_matters_are_offered_the_private_among_them(desk, community, matter):
    like = MatterFactory.create(
        community=community, private=True, title=matter.title, words=matter.words
    )
    assert desk.get(url_of(matter)).context["told"].likes == [like]


def test_photos_are_hung_on_a_matter_and_shown(desk, matter):
    answer = step(desk, matter, "photos", photos=[picture()], stage="before")
    assert answer.status_code == 302
    key = matter.photos.get().upload.key
    assert str(key) in desk.get(url_of(matter)).content.decode()


def test_a_file_that_is_no_picture_is_refused_beside_its_field(desk, matter):
    picture_of_nothing = picture()
    picture_of_nothing.file.seek(0)
    picture_of_nothing.file.write(b"not a picture at all")
    picture_of_nothing.file.truncate()
    picture_of_nothing.file.seek(0)
    answer = step(desk, matter, "photos", photos=[picture_of_nothing], stage="before")
    assert answer.status_code == 422
    assert "photos" in answer.context["form"].errors


def test_the_second_of_two_people_sees_what_the_first_did_and_keeps_their_words(desk, matter):
    seen = matter.revision
    actions.accept(staff_of(matter.community), matter.pk, now=MONDAY)
    answer = step(desk, matter, "reply", seen=seen, words="明天上门看")
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "刚刚“受理”" in body
    assert "明天上门看" in body
    assert "已受理" in body
    assert not Entry.objects.filter(deed="reply").exists()
    again = answer.context["form"]["seen"].value()
    assert step(desk, matter, "reply", seen=again, words="明天上门看").status_code == 302


def test_words_for_a_step_that_is_gone_are_still_shown(desk, matter):
    actions.decline(staff_of(matter.community), matter.pk, words="不在职责内", now=MONDAY)
    answer = step(desk, matter, "ask", words="是哪一层？")
    assert answer.status_code == 409
    assert answer.context["form"] is None
    assert ("想问什么", "是哪一层？") in answer.context["typed"]


def test_a_button_pressed_too_late_says_what_has_become_of_it(desk, matter):
    actions.accept(staff_of(matter.community), matter.pk, now=MONDAY)
    answer = step(desk, matter, "accept", seen=0)
    assert answer.status_code == 409
    assert "刚刚" in answer.content.decode()


def test_the_page_of_a_step_that_is_not_open_is_refused(desk, matter):
    assert desk.get(url_of(matter, "progress")).status_code == 409
    assert desk.get(url_of(matter, "instruct")).status_code == 403
    assert desk.get(url_of(matter, "vanish")).status_code == 404


def test_a_name_and_phone_are_shown_in_full_for_a_reason_and_a_while(
    desk, community, monkeypatch, worker
):
    person = PersonFactory.create(community=community, name="王立群", phone="13812341234")
    matter = MatterFactory.create(community=community, reporter=person)
    desk.post(url_of(matter, person=person.pk), {"reason": "上门办理"})
    assert "13812341234" in desk.get(url_of(matter)).content.decode()
    entry = Entry.objects.get(deed="unmask")
    assert (entry.subject_id, entry.actor_id) == (person.pk, worker.user_id)
    assert entry.details == {"reason": "上门办理"}
    monkeypatch.setattr(http, "now", lambda: MONDAY + timedelta(minutes=14))
    assert "王立群" in desk.get(url_of(matter)).content.decode()
    monkeypatch.setattr(http, "now", lambda: MONDAY + timedelta(minutes=28))
    desk.get(url_of(matter))
    assert "王立群" not in desk.get(url_of(matter)).content.decode()


def test_without_a_reason_nothing_is_shown_or_journalled(desk, matter):
    answer = desk.post(url_of(matter, person=matter.reporter.pk), {"reason": "  "})
    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_a_person_of_another_community_is_not_unmasked(desk, matter):
    stranger = PersonFactory.create()
    assert desk.post(url_of(matter, person=stranger.pk), {"reason": "看看"}).status_code == 404


@pytest.fixture
def asked(community):
    """A matter that is to be confirmed by its reporter and one who joined."""
    matter = MatterFactory.create(community=community, to_confirm=True)
    SayFactory.create(matter=matter)
    neighbour = SupportFactory.create(matter=matter).person
    SayFactory.create(matter=matter, person=neighbour)
    return matter


def test_a_call_back_is_written_down_for_whom_was_called(desk, asked, worker):
    page = desk.get(f"{url_of(asked, 'say')}?person={asked.reporter.pk}")
    assert page.context["whom"].pk == asked.reporter.pk
    step(desk, asked, "say", person_id=asked.reporter.pk, outcome="solved", satisfaction="good")
    said = Say.objects.get(matter=asked, is_reporter=True)
    assert (said.outcome, said.heard_by_id) == ("solved", worker.user_id)
    assert state(asked) == State.SOLVED


def test_a_joiners_word_is_counted_and_does_not_move_it(desk, asked):
    joiner = Say.objects.get(matter=asked, is_reporter=False)
    step(desk, asked, "say", person_id=joiner.person_id, outcome="partly")
    joiner.refresh_from_db()
    assert joiner.outcome == "partly"
    assert state(asked) == State.TO_CONFIRM


def test_who_is_not_content_is_asked_why(desk, asked):
    answer = step(desk, asked, "say", person_id=asked.reporter.pk, outcome="not")
    assert answer.status_code == 422
    assert "reason" in answer.context["form"].errors


def test_staff_write_down_what_the_reporter_answered(desk, community):
    matter = QuestionFactory.create(matter__community=community).matter
    actions_offered = dict(desk.get(url_of(matter)).context["deeds"])
    assert "answer" not in actions_offered
    asked = MatterFactory.create(community=community)
    step(desk, asked, "ask", words="是哪一层？")
    step(desk, asked, "answer", words="三层到五层")
    assert asked.questions.get().answer == "三层到五层"


def test_the_street_sets_a_day_for_what_was_twice_not_solved(client, community, monday):
    matter = MatterFactory.create(community=community, supervised=True)
    sign_in(client, officer_of(community.subdistrict))
    step(client, matter, "instruct", words="供热企业三天内换管", due_on=DUE)
    assert state(matter) == State.IN_HAND


def test_the_page_asks_the_database_a_bounded_number_of_times(desk, community, statements):
    matter = MatterFactory.create(community=community, to_confirm=True)
    for _n in range(5):
        MatterPhotoFactory.create(matter=matter)
        joined_to(matter)
        SayFactory.create(matter=matter, person=PersonFactory.create(community=community))
    desk.get(url_of(matter))
    with statements() as told:
        desk.get(url_of(matter))
    assert len(told) <= 10


def test_danger_comes_first_on_the_page(desk, community):
    matter = MatterFactory.create(community=community, words="楼道里有煤气味，很大。")
    assert "先出门，再打 119" in desk.get(url_of(matter)).content.decode()
