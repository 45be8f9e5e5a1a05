"""Matters through the API: the same deeds, the same refusals as on the pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxin.core.models import Entry
from lianxin.gateway.tests.factories import Program, desk_program, resident_program
from lianxin.matters.models import Matter, State
from lianxin.matters.tests.factories import CategoryFactory, CategoryQuestionFactory, MatterFactory
from lianxin.people.tests.factories import PersonFactory, PostFactory
from lianxin.places.tests.factories import CommunityFactory

pytest_plugins = ["lianxin.gateway.tests.calling"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def resident(home):
    return resident_program(PersonFactory.create(community=home, resident=True).user, home)


@pytest.fixture
def worker(home):
    return PostFactory.create(community=home).user


@pytest.fixture
def staff(home, worker):
    return desk_program(worker, home)


def brought(category, **more):
    return {"words": "7号楼的暖气片是凉的。", "category": category.code, **more}


def test_from_the_report_to_the_confirmed_outcome_by_programs_alone(home, resident, staff, worker):
    category = CategoryFactory.create()
    made = resident.post(f"/communities/{home.slug}/matters", brought(category))
    assert made.status_code == 201, made.content.decode()
    number = made.json()["number"]
    assert staff.post(f"/matters/{number}/accept").json()["state"] == "accepted"
    due = timezone.localdate().isoformat()
    handled = staff.post(f"/matters/{number}/handle", {"lead": worker.pk, "due_on": due})
    assert handled.json()["state"] == "in_hand", handled.content.decode()
    done = staff.post(f"/matters/{number}/report-done", {"outcome": "换了阀门，热了"})
    assert done.json()["state"] == "to_confirm"
    said = resident.post(f"/matters/{number}/say", {"outcome": "solved", "satisfaction": "good"})
    assert said.json()["state"] == "solved"
    whole = Program().get(f"/matters/{number}").json()
    assert [line["deed"] for line in whole["course"]][::-1] == [
        "report", "accept", "handle", "report_done", "confirm_solved",
    ]  # fmt: skip
    assert whole["answers"] == {"solved": 1, "partly": 0, "not_solved": 0, "silent": 0}
    assert whole["is_own"] is False
    assert resident.get(f"/matters/{number}").json()["is_own"] is True


def test_the_categorys_questions_are_judged_as_the_page_judges_them(home, resident):
    category = CategoryFactory.create()
    CategoryQuestionFactory.create(category=category, code="temperature", is_required=True)
    path = f"/communities/{home.slug}/matters"
    missing = resident.post(path, brought(category))
    assert missing.status_code == 422
    assert missing.json()["errors"][0]["field"] == "answers.temperature"
    number = resident.post(path, brought(category, answers={"temperature": 13})).json()["number"]
    assert Matter.objects.get(number=number).answers == {"temperature": 13}


def test_a_token_for_another_community_brings_nothing_up_here(home, resident):
    far = CommunityFactory.create()
    refused = resident.post(f"/communities/{far.slug}/matters", brought(CategoryFactory.create()))
    assert refused.status_code == 403
    assert not Matter.objects.exists()


def test_what_is_private_is_as_absent_as_what_is_not_there(home, resident):
    hidden = MatterFactory.create(community=home, private=True)
    told = [resident.get(f"/matters/{number}") for number in (hidden.number, "XYZ-2026-999999")]
    assert [each.status_code for each in told] == [404, 404]
    assert told[0].content == told[1].content
    assert told[0]["Content-Type"] == "application/problem+json"


def test_the_staff_of_another_community_cannot_work_on_it(home):
    matter = MatterFactory.create(community=home)
    far = CommunityFactory.create()
    program = desk_program(PostFactory.create(community=far).user, far)
    assert program.post(f"/matters/{matter.number}/accept").status_code == 404
    assert program.get(f"/communities/{home.slug}/backlog").status_code == 404


def test_a_stale_version_does_nothing_and_the_present_one_does(home, staff):
    matter = MatterFactory.create(community=home)
    path = f"/matters/{matter.number}"
    mark = staff.get(path)["ETag"]
    assert staff.post(f"{path}/accept", If_Match='"99"').status_code == 412
    assert Matter.objects.get(pk=matter.pk).state == State.REPORTED
    assert staff.post(f"{path}/accept", If_Match=mark).status_code == 200
    again = staff.post(f"{path}/mark-focal", If_Match=mark)
    assert (again.status_code, again.json()["title"]) == (412, "您看到的不是最新的样子")


def test_a_step_out_of_order_is_a_conflict_in_the_pages_own_words(home, staff):
    matter = MatterFactory.create(community=home)
    staff.post(f"/matters/{matter.number}/accept")
    again = staff.post(f"/matters/{matter.number}/accept")
    assert again.status_code == 409
    assert "已受理" in again.json()["detail"]


def test_every_step_of_the_staff_leaves_its_entry_in_the_journal(home, staff, worker):
    head = MatterFactory.create(community=home)
    other, category = MatterFactory.create(community=home), CategoryFactory.create()
    day = timezone.localdate().isoformat()
    steps = [
        ("ask", {"words": "哪一组？"}), ("answer", {"words": "进门左手"}),
        ("recategorise", {"category": category.code}), ("mark-focal", {}),
        ("join", {"head": head.number}), ("separate", {}),
        ("reply", {"words": "明天来看"}), ("handle", {"lead": worker.pk, "due_on": day}),
        ("reassign", {"lead": worker.pk}), ("progress", {"words": "配件到了"}),
        ("refer", {"authority": "热力集团", "words": "主管道归他们"}),
    ]  # fmt: skip
    for verb, body in steps:
        answer = staff.post(f"/matters/{other.number}/{verb}", body)
        assert answer.status_code == 200, (verb, answer.content.decode())
    journalled = Entry.objects.filter(subject_kind="matters.matter", subject_id=other.pk)
    assert list(journalled.order_by("id").values_list("deed", flat=True)) == [
        verb.replace("-", "_") for verb, _body in steps
    ]


def test_a_list_goes_on_where_the_last_page_ended(home):
    for _each in range(5):
        MatterFactory.create(community=home)
    path, seen, mark = f"/communities/{home.slug}/matters", [], ""
    for _page in range(3):
        told = Program().get(path, {"limit": 2, "after": mark}).json()
        seen += [row["number"] for row in told["items"]]
        mark = told["next"]
    assert mark == ""
    assert len(set(seen)) == len(seen) == 5
    assert Program().get(path, {"after": "nonsense"}).status_code == 422


def test_a_page_of_any_length_costs_the_same_statements(home, django_assert_max_num_queries):
    MatterFactory.create(community=home)
    program, path = Program(), f"/communities/{home.slug}/matters"
    program.get(path)
    with django_assert_max_num_queries(8) as few:
        program.get(path)
    for _each in range(12):
        MatterFactory.create(community=home)
    with django_assert_max_num_queries(8) as many:
        assert len(program.get(path).json()["items"]) == 13
    assert len(few) == len(many)


def test_the_backlog_costs_the_same_statements_however_long(home, staff):
    def count():
        with CaptureQueriesContext(connection) as seen:
            items = staff.get(f"/communities/{home.slug}/backlog").json()["items"]
        return len(items), len(seen)

    MatterFactory.create(community=home)
    count()
    few = count()
    MatterFactory.create_batch(12, community=home)
    assert count() == (few[0] + 12, few[1])


def test_the_desk_sees_whom_to_ask_only_masked(home, staff):
    person = PersonFactory.create(community=home, name="李桂芳")
    matter = MatterFactory.create(community=home, reporter=person)
    told = staff.get(f"/matters/{matter.number}/dossier").json()
    assert told["reporter"]["name"] == "李*芳"
    assert "****" in told["reporter"]["phone"]


def test_staff_take_down_what_somebody_tells_them(home, staff):
    body = brought(CategoryFactory.create(), channel="phone", name="李桂芳", phone="13812345678")
    made = staff.post(f"/communities/{home.slug}/matters/taken-down", body)
    assert made.status_code == 201
    assert Matter.objects.get(number=made.json()["number"]).taken_by is not None


def test_a_neighbour_joins_follows_and_leaves_again(home, resident):
    matter = MatterFactory.create(community=home)
    path = f"/matters/{matter.number}"
    assert resident.post(f"{path}/support").json()["supports"] == 1
    assert resident.post(f"{path}/unfollow").status_code == 200
    told = resident.get(path).json()
    assert (told["has_joined"], told["follows"]) == (True, False)
    assert resident.get("/me/shared").json()["items"][0]["number"] == matter.number
    assert resident.post(f"{path}/unsupport").json()["supports"] == 0
