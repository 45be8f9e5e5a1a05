"""Study on its pages, at the desk and for members."""

import pytest
from django.test import Client
from django.urls import reverse

from lianxin.core.models import Entry
from lianxin.core.tests.factories import picture
from lianxin.party.models import Campaign, Loop, Material, Problem, StudyHours, Writing
from lianxin.party.tests.factories import (
    BranchFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
    oneself,
)
from lianxin.party.tests.studying import (
    CampaignFactory,
    HoursFactory,
    LoopFactory,
    ProblemFactory,
    WritingFactory,
    word_file,
)
from lianxin.people.tests.factories import resident_of, secretary_of, sign_in, staff_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    return BranchFactory.create()


@pytest.fixture
def member(branch):
    return MemberFactory.create(branch=branch, with_account=True, name="孙桂兰")


def browser(actor):
    client = Client()
    sign_in(client, actor)
    return client


def at(name, thing, *args):
    return reverse(name, args=[thing.community.slug, *args])


def told(answer):
    return answer.content.decode()


def test_who_leads_reads_the_hours_of_the_branch_by_name(branch, member):
    HoursFactory.create(member=member, halves=3)
    other = MemberFactory.create(branch=BranchFactory.create(parent=branch.parent), name="别人")
    page = told(browser(head_of(branch)).get(at("party_desk:study", branch)))
    assert "孙桂兰" in page
    assert "1.5" in page
    assert other.name not in page
    assert Entry.objects.filter(deed="look", details__purpose="study").count() == 1


def test_the_desk_of_study_does_not_exist_for_who_has_no_part_in_it(branch, member):
    for actor in (
        staff_of(branch.community),
        secretary_of(branch.community),
        resident_of(branch.community),
        oneself(member),
    ):
        for name in ("party_desk:study", "party_desk:study_hours", "party_desk:study_begin"):
            assert browser(actor).get(at(name, branch)).status_code == 404


def test_a_campaign_is_begun_planned_and_furnished_with_material(branch):
    client = browser(clerk_of(branch.community))
    days = {"since": "2026-03-01", "until": "2026-12-31"}
    client.post(
        at("party_desk:study_begin", branch), {"name": "三严三实专题教育", "plan": "先学", **days}
    )
    campaign = Campaign.objects.get()
    stage = {"name": "学习教育", "words": "读原著", "since": "2026-03-01", "until": "2026-05-31"}
    client.post(at("party_desk:study_stage", branch, campaign.pk), stage)
    file = {"title": "学习方案", "file": word_file("三严三实")}
    client.post(at("party_desk:study_material", branch, campaign.pk), file)
    page = told(client.get(at("party_desk:campaign", branch, campaign.pk)))
    assert all(words in page for words in ("三严三实专题教育", "先学", "学习教育", "学习方案"))


def test_a_paper_marked_secret_is_refused_beside_its_field(branch):
    campaign = CampaignFactory.create(community=branch.community)
    client = browser(clerk_of(branch.community))
    file = {"title": "机密★", "file": word_file("三严三实")}
    answer = client.post(at("party_desk:study_material", branch, campaign.pk), file)
    assert answer.status_code == 422
    assert "涉密" in told(answer)
    assert not Material.objects.exists()


def test_material_is_read_by_members_and_by_nobody_else(branch, member):
    campaign = CampaignFactory.create(community=branch.community)
    clerk = clerk_of(branch.community)
    browser(clerk).post(
        at("party_desk:study_material", branch, campaign.pk),
        {"title": "学习方案", "file": word_file("三严三实")},
    )
    material = Material.objects.get()
    address = at("party:material", branch, material.pk)
    assert browser(oneself(member)).get(address).status_code == 200
    for actor in (resident_of(branch.community), staff_of(branch.community)):
        assert browser(actor).get(address).status_code == 404
    assert Client().get(address).status_code == 404
    browser(clerk).post(at("party_desk:study_strike", branch, "material", material.pk))
    assert browser(oneself(member)).get(address).status_code == 404


def test_hours_are_written_down_for_those_who_were_picked(branch, member):
    stranger = MemberFactory.create()
    client = browser(head_of(branch))
    form = {"title": "党课", "studied_on": "2026-03-01", "hours": "1.5", "kind": "branch"}
    answer = client.post(
        at("party_desk:study_hours", branch), form | {"members": [member.pk, stranger.pk]}
    )
    assert answer.status_code == 422
    client.post(at("party_desk:study_hours", branch), form | {"members": [member.pk]})
    hours = StudyHours.objects.get()
    assert (hours.member, hours.halves) == (member, 3)


def test_a_member_writes_reads_and_takes_back_their_own(branch, member):
    client = browser(oneself(member))
    form = {
        "kind": "note",
        "title": "读《党章》",
        "written_on": "2026-03-01",
        "words": "学而 时习之",
    }
    page = told(client.post(at("party:write", branch), form, follow=True))
    writing = Writing.objects.get()
    assert "5 字" in page
    client.post(at("party:strike", branch, "writing", writing.pk))
    assert "读《党章》" not in told(client.get(at("party:studied", branch)))
    client.post(at("party:strike", branch, "writing", writing.pk), {"back": "1"})
    assert "读《党章》" in told(client.get(at("party:studied", branch)))


def test_a_word_document_and_a_handwritten_book_are_handed_in(branch, member):
    client = browser(oneself(member))
    form = {"kind": "essay", "title": "心得", "written_on": "2026-03-01"}
    client.post(at("party:write", branch), form | {"file": word_file("三严三实")})
    client.post(at("party:write", branch), form | {"photos": [picture()], "stated": "3000"})
    assert list(Writing.objects.order_by("pk").values_list("characters", flat=True)) == [4, 3000]
    assert "手写，本人报 3,000 字" in told(client.get(at("party:studied", branch)))


def test_what_is_handed_in_two_ways_comes_back_with_its_words(branch, member):
    client = browser(oneself(member))
    form = {
        "kind": "note",
        "title": "笔记",
        "written_on": "2026-03-01",
        "words": "写过的字",
        "stated": "9",
    }
    answer = client.post(at("party:write", branch), form)
    assert answer.status_code == 422
    assert "写过的字" in told(answer)


def test_nobody_reads_anothers_writing_at_its_address(branch, member):
    writing = WritingFactory.create(member=member, words="只给自己和支部看")
    fellow = MemberFactory.create(branch=branch, with_account=True)
    mine, desk = (
        at(name, branch, writing.pk) for name in ("party:writing", "party_desk:study_writing")
    )
    assert "只给自己和支部看" in told(browser(oneself(member)).get(mine))
    assert "只给自己和支部看" in told(browser(head_of(branch)).get(desk))
    for address in (mine, desk):
        assert browser(oneself(fellow)).get(address).status_code == 404
        assert browser(staff_of(branch.community)).get(address).status_code == 404


def test_a_loop_goes_round_on_its_page(branch, member):
    campaign = CampaignFactory.create(community=branch.community)
    client = browser(head_of(branch))
    client.post(at("party_desk:study_loops", branch, campaign.pk), {"body": branch.pk})
    loop = Loop.objects.get()

    def step(verb, **fields):
        address = at("party_desk:loop_step", branch, loop.pk, verb)
        answer = client.post(address, fields, follow=True)
        assert answer.status_code == 200, told(answer)
        return told(answer)

    step("study", words="读党章")
    assert "走访少" in step("find", words="走访少")
    step("look_into")
    problem = Problem.objects.get()
    step(
        "analyse", problem=problem.pk, cause="没排班", measure="每周一次", owner=member.pk,
        due_on="2026-03-31",
    )  # fmt: skip
    step("rectify")
    mine = browser(oneself(member))
    assert "走访少" in told(mine.get(at("party:mine", branch)))
    mine.post(
        at("party:loop_step", branch, loop.pk, "prove"), {"problem": problem.pk, "words": "走访了"}
    )
    assert "整改完成" in step("finish")


def test_a_loops_step_without_its_words_says_so_on_the_page(branch):
    loop = LoopFactory.create(body=branch, found=True)
    client = browser(head_of(branch))
    answer = client.post(at("party_desk:loop_step", branch, loop.pk, "find"), {"words": ""})
    assert answer.status_code == 422
    answer = client.post(at("party_desk:loop_step", branch, loop.pk, "finish"), {})
    assert answer.status_code == 409
    assert "data-refusal" in told(answer)
    assert client.post(at("party_desk:loop_step", branch, loop.pk, "leap"), {}).status_code == 404


def test_analysis_that_lacks_something_is_kept_beside_its_problem(branch, member):
    problem = ProblemFactory.create(loop__body=branch, loop__state="analysing")
    client = browser(head_of(branch))
    address = at("party_desk:loop_step", branch, problem.loop_id, "analyse")
    answer = client.post(address, {"problem": problem.pk, "cause": "没有排班表"})
    assert answer.status_code == 422
    assert "没有排班表" in told(answer)


def test_an_overdue_problem_stands_on_the_first_page(branch):
    ProblemFactory.create(
        analysed=True, loop__body=branch, loop__state="rectifying", due_on="2026-01-05"
    )
    assert "整改逾期" in told(browser(head_of(branch)).get(at("party_desk:study", branch)))


def test_a_members_page_of_study_is_shown_to_who_leads_and_journalled(branch, member):
    WritingFactory.create(member=member, title="读书笔记", by_hand=True)
    client = browser(head_of(branch))
    page = told(client.get(at("party_desk:study_member", branch, member.pk) + "?year=2026"))
    assert "读书笔记" in page
    assert Entry.objects.filter(deed="look", subject_id=member.pk).exists()
    writing = {"kind": "note", "title": "代交", "written_on": "2026-03-01", "stated": "800"}
    client.post(at("party_desk:study_write", branch, member.pk), writing)
    assert Writing.objects.filter(title="代交", member=member).exists()


def test_who_is_no_member_has_no_party_life(branch):
    TermFactory.create(body=branch)
    for actor in (resident_of(branch.community), clerk_of(branch.community)):
        assert browser(actor).get(at("party:mine", branch)).status_code == 404
