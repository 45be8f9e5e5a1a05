"""The desk's pages of reorganisations."""

import pytest
from django.urls import reverse

from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions.reorganisation import asking
from lianxin.party.models import Plan, PlanState
from lianxin.party.tests.estate import Estate
from lianxin.party.tests.factories import head_of
from lianxin.people.tests.factories import secretary_of, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def estate(client) -> Estate:
    estate = Estate()
    sign_in(client, estate.clerk)
    return estate


def address(estate, view, *args):
    return reverse(f"party_desk:{view}", args=[estate.community.slug, *args])


def asked(estate, **more):
    wish = estate.wish()
    fields = {name: getattr(wish, name) for name in wish.__dataclass_fields__}
    return {name: value for name, value in (fields | more).items() if value is not False}


def test_a_question_is_offered_with_what_rules_and_records_say(client, estate):
    page = client.get(address(estate, "plan_new")).content.decode()
    assert "现在有 2 个居民党支部，24 名党员" in page
    assert "规则要求一般不超过 50 人" in page


def test_asking_leads_to_the_page_that_shows_how_far_the_work_is(client, estate):
    answer = client.post(address(estate, "plan_new"), asked(estate))
    plan = Plan.objects.get()
    assert answer.headers["Location"] == address(estate, "plan", plan.pk)
    page = client.get(address(estate, "plan", plan.pk)).content.decode()
    assert "正在算方案" in page
    assert "<progress" in page


def test_bounds_that_cross_are_said_beside_their_field(client, estate):
    answer = client.post(address(estate, "plan_new"), asked(estate, least=13))
    assert answer.status_code == 422
    assert "每个支部最少的人数比最多的还多" in answer.content.decode()
    assert not Plan.objects.exists()


def test_what_collides_is_told_in_sentences(client, estate):
    plan = estate.ready(branches=5)
    page = client.get(address(estate, "plan", plan.pk)).content.decode()
    assert "一共要 30 人，现有 24 人" in page


def test_proposals_stand_side_by_side_without_a_name(client, estate):
    plan = estate.ready()
    page = client.get(address(estate, "plan", plan.pk)).content.decode()
    for words in ("现在", "方案甲", "到开会的地方，平均步行", "按直线距离的 1.3 倍"):
        assert words in page
    assert "党员00" not in page
    assert page.count('<svg class="pl-svg"') == 1 + plan.proposals.count()


def test_a_building_is_moved_by_the_form_and_numbers_follow(client, estate):
    plan = estate.ready()
    home = estate.homes[0].pk
    proposal = plan.proposals.get(number=1)
    row = proposal.allotments.filter(member__home=home).first()
    source = row.branch.position
    answer = client.post(
        address(estate, "plan_change", plan.pk, 1),
        {"what": f"{home}-{source}", "to": str((source + 1) % 3), "seen": plan.revision},
    )
    assert answer.headers["Location"] == address(estate, "plan_proposal", plan.pk, 1)
    page = client.get(answer.headers["Location"]).content.decode()
    assert "手工改过 1 处" in page


def test_a_change_on_an_old_page_is_told_and_not_made(client, estate):
    plan = estate.ready()
    answer = client.post(
        address(estate, "plan_change", plan.pk, 1),
        {"member": estate.members[0].pk, "to": "1", "seen": plan.revision - 1},
    )
    assert answer.status_code == 409
    assert "刚刚有人改过这次调整" in answer.content.decode()


def test_names_are_shown_only_on_the_list_and_each_look_is_written_down(client, estate):
    plan = estate.ready()
    page = client.get(address(estate, "plan_members", plan.pk, 1)).content.decode()
    assert "党员00" in page
    assert Entry.objects.filter(deed="look", actor_id=estate.clerk.user_id).count() == 1


def test_a_plan_goes_to_the_committee_and_back_by_its_buttons(client, estate):
    plan = estate.ready()
    for verb, fields, state in (
        ("submit", {"number": 1}, PlanState.SUBMITTED),
        ("give_back", {"words": "再议"}, PlanState.READY),
        ("submit", {"number": 1}, PlanState.SUBMITTED),
    ):
        answer = client.post(address(estate, "plan_step", plan.pk, verb), fields)
        assert answer.status_code == 302
        plan.refresh_from_db()
        assert plan.state == state
    page = client.get(address(estate, "plan", plan.pk)).content.decode()
    assert "记下党委决定" in page
    answer = client.post(address(estate, "plan_step", plan.pk, "agree"), {})
    assert answer.status_code == 422
    assert "写上决议文号或内容" in answer.content.decode()


def test_a_step_that_nobody_knows_is_not_there(client, estate):
    plan = estate.ready()
    assert client.post(address(estate, "plan_step", plan.pk, "burn")).status_code == 404


@pytest.mark.parametrize("who", ["secretary", "head"])
def test_plans_do_not_exist_for_others_of_the_community(client, estate, who):
    plan = estate.ready()
    actor = secretary_of(estate.community) if who == "secretary" else head_of(estate.branches[0])
    sign_in(client, actor)
    for view, args in (
        ("plans", ()),
        ("plan_new", ()),
        ("plan", (plan.pk,)),
        ("plan_ask", (plan.pk,)),
        ("plan_proposal", (plan.pk, 1)),
        ("plan_members", (plan.pk, 1)),
    ):
        assert client.get(address(estate, view, *args)).status_code == 404


def test_earlier_plans_are_listed_and_a_new_one_waits_for_the_open_one(client, estate):
    plan = estate.begun()
    page = client.get(address(estate, "plans")).content.decode()
    assert "正在算" in page
    assert "开始一次调整" not in page
    asking.stop(estate.clerk, plan.pk, now=MONDAY)
    assert client.post(address(estate, "plan_new"), asked(estate)).status_code == 409


def test_choosing_who_would_lead_is_a_look_at_names(client, estate):
    client.get(address(estate, "plan_new"))
    assert Entry.objects.get(deed="look").details == {"purpose": "reorganisation"}


def test_who_came_after_the_decision_is_told_of_on_its_page(client, estate):
    plan = estate.agreed()
    estate.member(0, 9)
    page = client.get(address(estate, "plan", plan.pk)).content.decode()
    assert "方案定下以后来了 1 名党员" in page
