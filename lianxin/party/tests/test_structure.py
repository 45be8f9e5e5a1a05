from datetime import date, timedelta
from typing import Any

import pytest

from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.organisations.tests.factories import OrganisationFactory
from lianxin.party.actions.structure import Founding, accompany, dissolve, found, part
from lianxin.party.models import Body, BodyKind, BranchKind, Company, Term
from lianxin.party.queries.structure import belonging, law_of, remarked
from lianxin.party.rules.structure import Shape, remarks
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    GroupFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
)

TODAY = MONDAY.date()


@pytest.fixture
def committee(db):
    return CommitteeFactory.create()


@pytest.fixture
def clerk(committee):
    return clerk_of(committee.community)


def founded(actor, committee, **more):
    wanted: dict[str, Any] = {
        "kind": BodyKind.BRANCH,
        "branch_kind": BranchKind.RESIDENTS,
        "name": "第一党支部",
        "founded_on": TODAY,
        "parent_id": committee.pk,
        "full": 6,
    }
    return found(actor, committee.community, Founding(**{**wanted, **more}), now=MONDAY)


def codes(committee, **numbers):
    law = law_of(committee.community, TODAY)
    return [remark.code for remark in remarks(Shape(**numbers), law)]


def test_a_branch_with_two_full_members_is_refused_and_a_joint_one_offered(committee, clerk):
    with pytest.raises(Invalid, match=r"联合党支部.*第4条") as refused:
        founded(clerk, committee, full=2, probationary=5)
    assert refused.value.field == "full"
    assert founded(clerk, committee, full=3).parent == committee


def test_a_joint_branch_of_six_units_is_warned_of_and_founded_with_a_reason(committee, clerk):
    units = OrganisationFactory.create_batch(6, community=committee.community)
    keys = tuple(unit.pk for unit in units)
    joint: dict[str, Any] = {"branch_kind": BranchKind.JOINT, "unit_ids": keys, "full": 2}
    with pytest.raises(Invalid, match="6 个，一般不超过 5 个") as warned:
        founded(clerk, committee, **joint)
    assert warned.value.field == "reason"
    branch = founded(clerk, committee, **joint, reason="同在一幢楼里")
    assert [(each.code, each.reason) for each in branch.waivers.all()] == [("P-02", "同在一幢楼里")]
    assert branch.units.count() == 6
    entry = Entry.objects.get(deed="found_body", subject_id=branch.pk)
    assert entry.details["warned"] == ["P-02"]


def test_a_joint_branch_joins_at_least_two_units(committee, clerk):
    with pytest.raises(Invalid, match="至少联合两个单位"):
        founded(clerk, committee, branch_kind=BranchKind.JOINT)


@pytest.mark.parametrize(("members", "warned"), [(50, []), (51, ["P-03"]), (281 // 8, [])])
def test_more_than_fifty_members_in_a_branch_are_warned_of(committee, members, warned):
    shape: dict[str, Any] = {
        "kind": BodyKind.BRANCH,
        "members": members,
        "full": members,
        "heads": 3,
    }
    assert codes(committee, **shape) == warned


@pytest.mark.parametrize(
    ("kind", "members", "approval", "warned"),
    [
        (BodyKind.COMMITTEE, 80, "", ["P-04"]),
        (BodyKind.COMMITTEE, 80, "解委〔2015〕3号", []),
        (BodyKind.COMMITTEE, 148, "", []),
        (BodyKind.COMMITTEE, 100, "", ["P-04"]),
        (BodyKind.GENERAL_BRANCH, 50, "", ["P-04"]),
        (BodyKind.GENERAL_BRANCH, 51, "", []),
        (BodyKind.GENERAL_BRANCH, 101, "", ["P-04"]),
    ],
)
def test_a_level_that_does_not_fit_the_number_wants_an_approval(
    committee, kind, members, approval, warned
):
    assert codes(committee, kind=kind, members=members, approval=approval) == warned


@pytest.mark.parametrize(
    ("full", "heads", "warned"), [(7, 0, ["P-05"]), (6, 0, []), (7, 3, []), (20, 8, ["P-05"])]
)
def test_seven_full_members_want_a_committee_of_three_to_seven(committee, full, heads, warned):
    shape: dict[str, Any] = {
        "kind": BodyKind.BRANCH,
        "branch_kind": "residents",
        "full": full,
        "members": full,
    }
    assert codes(committee, **shape, heads=heads) == warned


def test_a_branch_as_it_stands_is_judged_by_its_records(committee):
    branch = BranchFactory.create(parent=committee)
    MemberFactory.create_batch(2, branch=branch)
    MemberFactory.create_batch(5, branch=branch, probationary=True)
    assert [remark.code for remark in remarked(branch, on=TODAY)] == ["P-01"]


def test_a_new_sector_branch_stands_in_an_organisation_of_the_community(committee, clerk):
    abroad = OrganisationFactory.create()
    new: dict[str, Any] = {"branch_kind": BranchKind.NEW_SECTOR}
    for key in (None, abroad.pk):
        with pytest.raises(Invalid, match="建在哪个单位"):
            founded(clerk, committee, **new, organisation_id=key)
    firm = OrganisationFactory.create(community=committee.community)
    assert founded(clerk, committee, **new, organisation_id=firm.pk).organisation == firm


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"parent_id": None}, "parent"),
        ({"kind": BodyKind.GROUP, "branch_kind": ""}, "parent"),
        ({"founded_on": TODAY + timedelta(days=1)}, "founded_on"),
        ({"founded_on": date(2001, 1, 1)}, "founded_on"),
        ({"name": " "}, "name"),
    ],
)
def test_what_cannot_be_founded_is_refused_beside_its_field(committee, clerk, more, field):
    with pytest.raises(Invalid) as refused:
        founded(clerk, committee, **more)
    assert refused.value.field == field


def test_two_branches_of_one_parent_do_not_share_a_name(committee, clerk):
    founded(clerk, committee)
    with pytest.raises(Invalid, match="同名"):
        founded(clerk, committee)


def test_a_community_has_one_committee_at_a_time(committee, clerk):
    second: dict[str, Any] = {
        "kind": BodyKind.COMMITTEE,
        "branch_kind": "",
        "parent_id": None,
        "full": 148,
    }
    with pytest.raises(OutOfOrder, match="已经有党委"):
        founded(clerk, committee, **second)


def test_a_branchs_secretary_founds_groups_of_that_branch_alone(committee):
    branch = BranchFactory.create(parent=committee)
    head = head_of(branch)
    group: dict[str, Any] = {"kind": BodyKind.GROUP, "branch_kind": "", "name": "第一党小组"}
    assert founded(head, committee, **group, parent_id=branch.pk).parent == branch
    other = BranchFactory.create(parent=committee)
    for more in ({**group, "parent_id": other.pk}, {}):
        with pytest.raises(NotPermitted):
            founded(head, committee, **more)


def test_who_works_elsewhere_founds_nothing_here(committee):
    with pytest.raises(NotFound):
        founded(clerk_of(BranchFactory.create().community), committee)


def test_a_branch_with_members_or_groups_is_not_dissolved(committee, clerk):
    branch = BranchFactory.create(parent=committee)
    group = GroupFactory.create(parent=branch)
    asked: dict[str, Any] = {"on": TODAY, "reason": "调整", "now": MONDAY}
    with pytest.raises(OutOfOrder, match="下面还有"):
        dissolve(clerk, branch.pk, **asked)
    dissolve(clerk, group.pk, **asked)
    member = MemberFactory.create(branch=branch)
    with pytest.raises(OutOfOrder, match="还有党员"):
        dissolve(clerk, branch.pk, **asked)
    member.left_on = TODAY
    member.save()
    TermFactory.create(body=branch, member=member)
    assert dissolve(clerk, branch.pk, **asked).dissolved_on == TODAY
    assert Term.objects.get().ended_on == TODAY
    with pytest.raises(OutOfOrder, match="已经撤销"):
        dissolve(clerk, branch.pk, **asked)


def test_company_in_a_themed_branch_leaves_members_where_they_belong(committee, clerk):
    home = BranchFactory.create(parent=committee)
    members = MemberFactory.create_batch(3, branch=home)
    themed = BranchFactory.create(parent=committee, themed=True)
    keys = [member.pk for member in members]
    accompany(clerk, themed.pk, keys, since=TODAY - timedelta(days=9), now=MONDAY)
    accompany(clerk, themed.pk, keys, since=TODAY, now=MONDAY)
    assert Company.objects.count() == 3
    assert belonging(themed).count() == belonging(home).count() == 3
    part(clerk, themed.pk, keys[0], until=TODAY, now=MONDAY)
    assert belonging(themed).count() == 2
    with pytest.raises(NotFound):
        part(clerk, themed.pk, keys[0], until=TODAY, now=MONDAY)


def test_nobody_keeps_company_with_a_branch_that_is_not_themed(committee, clerk):
    member = MemberFactory.create(branch__parent=committee)
    with pytest.raises(NotFound):
        accompany(clerk, member.branch_id, [member.pk], since=TODAY, now=MONDAY)


def test_a_themed_branch_takes_no_members_of_another_community(committee, clerk):
    themed = BranchFactory.create(parent=committee, themed=True)
    with pytest.raises(NotFound):
        accompany(clerk, themed.pk, [MemberFactory.create().pk], since=TODAY, now=MONDAY)
    assert Body.objects.get(pk=themed.pk).companions.count() == 0
