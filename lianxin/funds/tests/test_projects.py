"""A project's way (F-04): its uses, its words, its quotes, its interests, its notice."""

import pytest

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.core.workdays import add_workdays
from lianxin.funds import actions
from lianxin.funds.models import Acceptor, Project, Use
from lianxin.funds.queries import project_for
from lianxin.funds.tests.factories import DAY, NOTICE_OVER, YUAN, OverseerFactory, Purse
from lianxin.matters.tests.factories import MatterFactory
from lianxin.people.tests.factories import resident_of

pytestmark = pytest.mark.django_db

ALLOWED = ["party", "service", "selfgov", "urgent", "volunteers", "culture", "repairs"]


@pytest.mark.parametrize("use", ALLOWED)
def test_money_may_be_asked_for_what_the_fund_is_for(use):
    assert Purse().draft(use=use).use == use


@pytest.mark.parametrize("use", sorted(set(Use.values) - set(ALLOWED)))
def test_money_for_what_it_is_not_for_is_refused_with_the_article(use):
    with pytest.raises(Invalid, match="七不用") as refused:
        Purse().draft(use=use)
    assert refused.value.field == "use"


@pytest.mark.parametrize("words", ["补贴工资", "发节日津贴", "装修办公室"])
def test_words_that_give_pause_are_refused_until_they_are_explained(words):
    purse = Purse()
    with pytest.raises(OutOfOrder, match="写明为什么"):
        purse.proposed(words=words)
    assert purse.proposed(words=words, use_reason="是给困难户的，不是发给干部").state == "proposed"


@pytest.mark.parametrize(("yuan", "quotes", "is_fit"), [
    (9_999, 0, True), (10_000, 2, False), (10_000, 3, True), (10_001, 2, False),
])  # fmt: skip
def test_three_quotes_are_wanted_from_the_limit_on(yuan, quotes, is_fit):
    purse = Purse()
    project = purse.draft(yuan)
    for number in range(quotes):
        actions.quote(
            purse.staff, project.pk, supplier=f"第{number}家", amount=5 * YUAN, now=MONDAY
        )
    if is_fit:
        assert actions.propose(purse.staff, project.pk, now=MONDAY).state == "proposed"
    else:
        with pytest.raises(OutOfOrder, match="3 家报价"):
            actions.propose(purse.staff, project.pk, now=MONDAY)


def test_fewer_quotes_pass_with_a_reason():
    assert Purse().proposed(50_000).quotes_reason


def test_one_supplier_quotes_once():
    purse = Purse()
    project = purse.draft()
    actions.quote(purse.staff, project.pk, supplier="甲", amount=5, now=MONDAY)
    with pytest.raises(Invalid):
        actions.quote(purse.staff, project.pk, supplier="甲", amount=6, now=MONDAY)


def test_a_project_without_costs_is_not_proposed():
    purse = Purse()
    project = purse.draft(0)
    with pytest.raises(OutOfOrder, match="先写预算"):
        actions.propose(purse.staff, project.pk, now=MONDAY)


def test_a_cost_is_what_its_lines_add_up_to():
    purse = Purse()
    costs = [actions.Cost("灯", 3, "盏", 4_550), actions.Cost("人工", 1, "天", 30_000)]
    project = purse.draft()
    made = actions.Proposal(title="灯", words="换灯", use=Use.REPAIRS)
    found = actions.write(purse.staff, project.pk, made, costs, now=MONDAY)
    assert found.cost == 3 * 4_550 + 30_000
    assert sum(line.amount for line in found.costs.all()) == found.cost


@pytest.mark.parametrize(("origin", "field"), [
    ("matter", "matter_id"), ("resolution", "resolution_id"),
])  # fmt: skip
def test_a_project_from_a_matter_or_resolution_points_to_one_of_its_own_community(origin, field):
    purse = Purse()
    elsewhere = MatterFactory.create()
    with pytest.raises(Invalid) as refused:
        purse.draft(origin=origin, matter_id=elsewhere.pk, resolution_id=None)
    assert refused.value.field == field
    here = MatterFactory.create(community=purse.community)
    assert purse.draft(origin="matter", matter_id=here.pk).matter == here


def test_what_neither_residents_nor_their_council_decided_is_not_agreed_to():
    purse = Purse()
    project = purse.proposed(resolution_id=None)
    with pytest.raises(OutOfOrder, match="议事会作出决议"):
        actions.agree(purse.secretary, project.pk, words="定了", now=MONDAY)


def test_delivery_before_approval_is_refused():
    purse = Purse()
    for project in (purse.proposed(), purse.agreed(), purse.approved()):
        with pytest.raises(OutOfOrder):
            actions.deliver(purse.staff, project.pk, now=NOTICE_OVER)


def test_the_notice_lasts_five_working_days_and_not_one_less():
    purse = Purse()
    project = purse.noticed()
    assert project.notice_until == add_workdays(MONDAY.date(), 5)
    last = MONDAY + 7 * DAY
    assert last.date() == project.notice_until
    with pytest.raises(OutOfOrder, match="公示还没有满"):
        actions.deliver(purse.staff, project.pk, now=last)
    assert actions.deliver(purse.staff, project.pk, now=last + DAY).state == "delivering"


def test_work_is_not_accepted_without_residents_or_without_the_oversight_committee():
    purse = Purse()
    project = purse.delivering()
    gone = OverseerFactory.create(community=purse.community, until="2015-01-01")
    elsewhere = OverseerFactory.create()
    for residents, overseers, field in (
        ([], [purse.overseer.pk], "residents"),
        ([" "], [purse.overseer.pk], "residents"),
        (["李桂芳"], [], "overseers"),
        (["李桂芳"], [gone.pk], "overseers"),
        (["李桂芳"], [elsewhere.pk], "overseers"),
        ([purse.overseer.name], [purse.overseer.pk], "residents"),
    ):
        with pytest.raises(Invalid) as refused:
            actions.accept(
                purse.staff,
                project.pk,
                residents=residents,
                overseer_ids=overseers,
                now=NOTICE_OVER,
            )
        assert refused.value.field == field
    assert purse.accept(project).state == "accepted"
    assert sorted(Acceptor.objects.values_list("capacity", flat=True)) == ["overseer", "resident"]


def test_who_has_an_interest_takes_no_step_and_does_not_accept():
    purse = Purse()
    project = purse.agreed()
    project = actions.declare_interest(
        purse.street, project.pk, name=purse.street.name, words="供应商是他弟弟", now=MONDAY
    ).project
    with pytest.raises(NotPermitted):
        actions.approve(purse.street, project.pk, now=MONDAY)
    other = purse.delivering()
    actions.declare_interest(purse.staff, other.pk, name="李桂芳", words="施工", now=MONDAY)
    with pytest.raises(Invalid, match="利害关系"):
        purse.accept(other)


def test_the_secretary_who_is_named_by_somebody_else_is_recused():
    purse = Purse()
    project = purse.proposed()
    actions.declare_interest(
        purse.staff, project.pk, name=purse.secretary.name, words="亲属施工", now=MONDAY
    )
    with pytest.raises(NotPermitted):
        actions.agree(purse.secretary, project.pk, words="定了", now=MONDAY)


def test_a_draft_is_hidden_and_a_proposal_is_everybodys_to_read():
    purse = Purse()
    reader = resident_of(purse.community)
    draft = purse.draft()
    with pytest.raises(NotFound):
        project_for(reader, draft.pk)
    shown = purse.proposed()
    assert project_for(reader, shown.pk) == shown


def test_dropping_a_project_frees_its_money_and_wants_a_reason():
    purse = Purse()
    project = purse.approved()
    with pytest.raises(Invalid):
        actions.drop(purse.secretary, project.pk, words="", now=MONDAY)
    assert actions.drop(purse.secretary, project.pk, words="不做了", now=MONDAY).state == "dropped"
    free = purse.budget.accounts.get(kind="free")
    assert free.balance == purse.budget.amount


def test_of_two_who_saw_the_same_page_the_second_is_told():
    purse = Purse()
    project = purse.proposed()
    actions.rework(purse.staff, project.pk, now=MONDAY, seen=project.revision)
    with pytest.raises(OutOfOrder, match="最新的样子"):
        actions.propose(purse.staff, project.pk, now=MONDAY, seen=project.revision)


def test_a_refused_project_keeps_the_streets_reason():
    purse = Purse()
    project = actions.refuse(purse.street, purse.agreed().pk, words="另有经费", now=MONDAY)
    assert (project.state, project.result) == ("refused", "另有经费")
    assert Project.objects.get(pk=project.pk).approved_at is None
