"""The loop 理论学习 → 问题查找 → 原因分析 → 整改落实, each step by each role."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.party.actions import loop as actions
from lianxin.party.actions.loop import Analysis
from lianxin.party.models import Loop, LoopState, Problem
from lianxin.party.queries.access import office_of
from lianxin.party.queries.loop import late_problems, loops_for, seen_loop
from lianxin.party.rules.loop import LOOP_FLOW, is_late
from lianxin.party.tests.factories import BranchFactory, MemberFactory, clerk_of, head_of, oneself
from lianxin.party.tests.studying import TODAY, CampaignFactory, LoopFactory, ProblemFactory
from lianxin.people.tests.factories import staff_of

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 31)


def analysis(owner, **fields):
    told = {"cause": "没有排班", "measure": "每周一次", "owner_id": owner.pk, "due_on": DUE}
    return Analysis(**told | fields)


def test_a_branch_goes_the_whole_way_round():
    branch = BranchFactory.create()
    head, owner = head_of(branch), MemberFactory.create(branch=branch, with_account=True)
    campaign = CampaignFactory.create(community=branch.community)
    pk = actions.begin_for_branch(head, campaign.pk, branch.pk, now=MONDAY).pk
    actions.study(head, pk, words="读党章", now=MONDAY)
    actions.find(head, pk, words="走访少", now=MONDAY)
    actions.move(head, pk, "look_into", now=MONDAY)
    problem = Problem.objects.get()
    actions.analyse(head, pk, analysis(owner), problem=problem.pk, now=MONDAY)
    actions.move(head, pk, "rectify", now=MONDAY)
    actions.prove(oneself(owner), pk, problem=problem.pk, words="走访了两次", now=MONDAY)
    loop = actions.move(head, pk, "finish", now=MONDAY)
    assert (loop.state, loop.done_at) == (LoopState.DONE, MONDAY)
    told = Entry.objects.filter(subject_kind="party.loop", subject_id=pk).order_by("pk")
    assert [entry.deed for entry in told] == [
        "begin_loop", "study", "find", "look_into", "analyse", "rectify", "prove", "finish",
    ]  # fmt: skip
    assert actions.move(head, pk, "look_again", now=MONDAY).done_at is None


def test_a_member_goes_through_it_and_who_leads_the_branch_ends_it():
    member = MemberFactory.create(with_account=True)
    campaign = CampaignFactory.create(community=member.community)
    me = oneself(member)
    pk = actions.begin_for_member(me, campaign.pk, member.pk, now=MONDAY).pk
    actions.study(me, pk, words="读党章", now=MONDAY)
    actions.find(me, pk, words="学得少", now=MONDAY)
    actions.move(me, pk, "look_into", now=MONDAY)
    problem = Problem.objects.get()
    actions.analyse(me, pk, analysis(member), problem=problem.pk, now=MONDAY)
    actions.move(me, pk, "rectify", now=MONDAY)
    actions.prove(me, pk, problem=problem.pk, words="", photo=picture(), now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.move(me, pk, "finish", now=MONDAY)
    assert actions.move(head_of(member.branch), pk, "finish", now=MONDAY).state == LoopState.DONE


def test_a_campaign_is_gone_through_once_by_each():
    branch = BranchFactory.create()
    campaign = CampaignFactory.create(community=branch.community)
    head = head_of(branch)
    actions.begin_for_branch(head, campaign.pk, branch.pk, now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.begin_for_branch(head, campaign.pk, branch.pk, now=MONDAY)


def test_another_branchs_head_finds_no_such_loop():
    loop = LoopFactory.create(found=True)
    other = head_of(BranchFactory.create(parent=loop.body.parent))
    for actor in (other, staff_of(loop.community)):
        with pytest.raises(NotFound):
            actions.find(actor, loop.pk, words="走访少", now=MONDAY)
    with pytest.raises(NotFound):
        actions.begin_for_branch(other, loop.campaign_id, loop.body_id, now=MONDAY)


def test_nothing_is_rectified_before_every_problem_is_analysed():
    problem = ProblemFactory.create(loop__state=LoopState.ANALYSING)
    head = head_of(problem.loop.body)
    with pytest.raises(OutOfOrder):
        actions.move(head, problem.loop_id, "rectify", now=MONDAY)


def test_a_loop_does_not_end_while_a_problem_has_no_proof():
    problem = ProblemFactory.create(analysed=True, loop__state=LoopState.RECTIFYING)
    head = head_of(problem.loop.body)
    with pytest.raises(OutOfOrder):
        actions.move(head, problem.loop_id, "finish", now=MONDAY)
    with pytest.raises(Invalid):
        actions.prove(head, problem.loop_id, problem=problem.pk, words=" ", now=MONDAY)


def test_proof_that_does_not_hold_is_sent_back_with_the_reason():
    problem = ProblemFactory.create(analysed=True, loop__state=LoopState.RECTIFYING)
    head, pk = head_of(problem.loop.body), problem.loop_id
    actions.prove(head, pk, problem=problem.pk, words="走访了", now=MONDAY)
    actions.reopen(head, pk, problem=problem.pk, words="只去了一家", now=MONDAY)
    problem.refresh_from_db()
    assert problem.closed_at is None
    assert Entry.objects.get(deed="reopen").details["why"] == "只去了一家"


def test_the_owner_is_of_that_branch():
    problem = ProblemFactory.create(loop__state=LoopState.ANALYSING)
    head, stranger = head_of(problem.loop.body), MemberFactory.create()
    with pytest.raises(Invalid):
        actions.analyse(head, problem.loop_id, analysis(stranger), problem=problem.pk, now=MONDAY)


def test_of_two_who_work_on_one_loop_the_second_is_told():
    loop = LoopFactory.create(found=True)
    head = head_of(loop.body)
    actions.find(head, loop.pk, words="走访少", now=MONDAY, seen=0)
    with pytest.raises(OutOfOrder):
        actions.find(head, loop.pk, words="走访少", now=MONDAY, seen=0)


def test_an_overdue_problem_is_shown_to_who_leads_and_to_nobody_else():
    late = ProblemFactory.create(
        analysed=True, due_on=date(2026, 2, 1), loop__state=LoopState.RECTIFYING
    )
    branch = late.loop.body
    other = BranchFactory.create(parent=branch.parent)
    slug = branch.community.slug
    for actor in (head_of(branch), clerk_of(branch.community)):
        assert list(late_problems(office_of(actor, slug), today=TODAY)) == [late]
        assert seen_loop(actor, slug, late.loop_id, today=TODAY).late == 1
    assert not late_problems(office_of(head_of(other), slug), today=TODAY).exists()


def test_the_day_itself_is_not_yet_late():
    problem = ProblemFactory.create(analysed=True, due_on=TODAY)
    assert not is_late(problem, problem.loop, TODAY)
    assert is_late(problem, problem.loop, TODAY.replace(day=3))


def test_the_list_has_just_the_loops_that_can_be_opened():
    problem = ProblemFactory.create(analysed=True, owner__with_account=True)
    own = LoopFactory.create(
        body=problem.loop.body,
        member=MemberFactory.create(branch=problem.loop.body, with_account=True),
    )
    assert list(loops_for(oneself(problem.owner))) == [problem.loop]
    assert list(loops_for(oneself(own.member))) == [own]
    assert set(loops_for(head_of(own.body))) == {problem.loop, own}


@pytest.mark.parametrize(
    "broken",
    [
        {"closed_at": MONDAY},
        {"closed_at": MONDAY, "proof": "好了", "measure": ""},
        {"measure": "改", "owner": None},
        {"words": ""},
    ],
)
def test_the_database_keeps_no_problem_that_cannot_be(broken):
    problem = ProblemFactory.create(analysed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Problem.objects.filter(pk=problem.pk).update(**broken)


@pytest.mark.parametrize(
    "broken", [{"state": "gone"}, {"studied": ""}, {"state": "done"}, {"done_at": MONDAY}]
)
def test_the_database_keeps_no_loop_that_cannot_be(broken):
    loop = LoopFactory.create(found=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Loop.objects.filter(pk=loop.pk).update(**broken)


@given(
    verb=st.sampled_from(sorted(LOOP_FLOW)),
    state=st.sampled_from(LoopState.values),
    marks=st.fixed_dictionaries(
        {
            name: st.booleans()
            for name in (
                "is_led", "is_own", "is_owned", "has_problems", "has_unanalysed", "has_open",
            )
        }
    ),
)  # fmt: skip
def test_a_step_is_taken_just_where_the_table_lets_it(verb, state, marks):
    loop = Loop(state=state)
    vars(loop).update(marks)
    step = LOOP_FLOW[verb]
    may = (
        marks["is_led"]
        or (marks["is_own"] and verb not in {"reopen", "finish", "look_again"})
        or (verb == "prove" and marks["is_owned"])
    )
    is_ready = {
        "look_into": marks["has_problems"],
        "rectify": not marks["has_unanalysed"],
        "finish": not marks["has_open"],
    }.get(verb, True)
    is_open = step in LOOP_FLOW.open_to(None, loop)
    assert is_open == (may and state in step.sources and is_ready)
    try:
        LOOP_FLOW.require(verb, None, loop)
        assert is_open
    except NotPermitted:
        assert not may
    except OutOfOrder:
        assert may
        assert not is_open
