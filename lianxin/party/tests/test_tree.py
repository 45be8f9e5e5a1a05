from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.core.actor import Role
from lianxin.core.errors import NotFound
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions.placing import place
from lianxin.party.actions.structure import accompany
from lianxin.party.models import Duty
from lianxin.party.queries.tree import tree
from lianxin.party.rules.placing import Placing
from lianxin.party.tests.factories import (
    LONG_AGO,
    BranchFactory,
    GroupFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
    oneself,
)
from lianxin.people.tests.factories import PostFactory, staff_of

TODAY = MONDAY.date()


@pytest.fixture
def branch(db):
    return BranchFactory.create(name="第一党支部", position=1)


@pytest.fixture
def group(branch):
    group = GroupFactory.create(parent=branch, name="第一党小组")
    MemberFactory.create_batch(4, branch=branch, group=group)
    MemberFactory.create_batch(7, branch=branch)
    return group


@pytest.fixture
def other(branch):
    other = BranchFactory.create(parent=branch.parent, name="第二党支部", position=2)
    MemberFactory.create_batch(3, branch=other)
    return other


def drawn(actor, branch, **more):
    return tree(actor, branch.community.slug, on=more.pop("on", TODAY), **more)


def told(node, depth=0):
    """The lines of a tree: its names with their counts, those hidden as None."""
    yield depth, node.body.name, node.members if node.is_told else None
    for child in node.children:
        yield from told(child, depth + 1)


def test_the_tree_has_every_organisation_with_its_members_under_its_parent(branch, group, other):
    page = drawn(clerk_of(branch.community), branch)
    assert list(told(page.roots[0])) == [
        (0, "社区党委", 14),
        (1, "第一党支部", 11),
        (2, "第一党小组", 4),
        (1, "第二党支部", 3),
    ]
    counts = [layer.count for layer in page.layers]
    assert counts == [1, 0, 2, 1, 0]


def test_a_themed_branch_counts_its_company_and_the_committee_does_not(branch, group):
    clerk = clerk_of(branch.community)
    themed = BranchFactory.create(parent=branch.parent, themed=True, position=9)
    keys = [member.pk for member in branch.members.all()[:5]]
    accompany(clerk, themed.pk, keys, since=TODAY, now=MONDAY)
    root = drawn(clerk, branch).roots[0]
    assert (root.members, root.children[-1].members) == (11, 5)


def test_a_branchs_secretary_is_not_told_small_counts_of_other_branches(branch, group, other):
    page = drawn(head_of(branch), branch)
    # The secretary is a member as well.
    assert list(told(page.roots[0]))[1:] == [
        (1, "第一党支部", 12),
        (2, "第一党小组", 4),
        (1, "第二党支部", None),
    ]


def test_neither_staff_nor_an_ordinary_member_has_a_tree(branch, group):
    member = MemberFactory.create(branch=branch, with_account=True)
    for actor in (staff_of(branch.community), oneself(member), clerk_of_elsewhere()):
        with pytest.raises(NotFound):
            drawn(actor, branch)


def clerk_of_elsewhere():
    return clerk_of(BranchFactory.create().community)


def test_the_tree_of_a_past_day_is_as_it_stood_then(branch, group, other):
    member = branch.members.filter(group=None).first()
    clerk = clerk_of(branch.community)
    moved = [Placing(member.pk, other.pk)]
    place(clerk, branch.community_id, moved, since=TODAY, now=MONDAY)
    other.dissolved_on = TODAY + timedelta(days=1)
    other.save()
    leader = TermFactory.create(body=branch, ended_on=TODAY).member
    yesterday = drawn(clerk, branch, on=TODAY - timedelta(days=1)).roots[0]
    assert [node.members for node in yesterday.children] == [12, 3]
    assert yesterday.children[0].head == leader.name
    today = drawn(clerk, branch).roots[0]
    assert [(node.members, node.head) for node in today.children] == [(11, ""), (4, "")]
    later = drawn(clerk, branch, on=TODAY + timedelta(days=1)).roots[0]
    assert [node.body for node in later.children] == [branch]
    assert drawn(clerk, branch, on=LONG_AGO - timedelta(days=1)).roots == []


def test_words_find_organisations_and_members_and_open_the_way_to_them(branch, group, other):
    found = MemberFactory.create(branch=branch, group=group, name="欧阳明慧")
    page = drawn(clerk_of(branch.community), branch, words="欧阳")
    assert list(page.found) == [found]
    first, second = page.roots[0].children
    assert (first.is_open, first.children[0].is_hit, second.is_hit) == (True, True, False)
    assert drawn(clerk_of(branch.community), branch, words="第二").hits == 1


def test_a_branchs_secretary_finds_no_member_of_another_branch(branch, other):
    MemberFactory.create(branch=other, name="欧阳明慧")
    assert not drawn(head_of(branch), branch, words="欧阳").found


def test_a_tree_is_drawn_in_ten_statements_however_large(
    branch, group, other, django_assert_max_num_queries
):
    GroupFactory.create_batch(5, parent=other)
    TermFactory.create(body=group, duty=Duty.LEADER, member__branch=branch)
    clerk = clerk_of(branch.community)
    with django_assert_max_num_queries(10):
        assert drawn(clerk, branch, words="孙").found


@pytest.fixture
def desk(branch, client):
    user = PostFactory.create(community=branch.community, role=Role.PARTY).user
    client.force_login(user)
    return client


def at(name, branch, *more):
    return reverse(f"party_desk:{name}", args=[branch.community.slug, *more])


def test_the_page_of_the_tree_writes_down_whom_it_was_searched_for(desk, branch, group):
    words = desk.get(at("tree", branch), {"on": "2020-01-01"}).content.decode()
    assert "2020年1月1日的样子" in words
    assert "不是正式的党员信息库" in words
    assert not Entry.objects.filter(deed="look_at_roster").exists()
    desk.get(at("tree", branch), {"q": "孙"})
    assert Entry.objects.get(deed="look_at_roster").details["count"] == 11


def test_an_empty_community_is_led_to_found_its_committee(desk, branch):
    branch.parent.children.all().delete()
    branch.parent.delete()
    assert "还没有党组织" in desk.get(at("tree", branch)).content.decode()


def test_a_branch_is_founded_from_its_page_and_a_refusal_keeps_what_was_typed(desk, branch):
    form = {
        "kind": "branch:residents",
        "name": "第三党支部",
        "parent": branch.parent_id,
        "founded_on": "2026-03-01",
        "full": 2,
        "probationary": 5,
        "heads": 0,
    }
    refused = desk.post(at("body_new", branch), form)
    assert refused.status_code == 422
    assert "不足 3 人" in refused.content.decode()
    assert 'value="第三党支部"' in refused.content.decode()
    assert desk.post(at("body_new", branch), {**form, "full": 3}).status_code == 302
    assert "第三党支部" in desk.get(at("tree", branch)).content.decode()


def test_duties_are_given_and_taken_on_an_organisations_page(desk, branch):
    member = MemberFactory.create(branch=branch, name="孙桂兰")
    page = at("body", branch, branch.pk)
    sent = {"member": member.pk, "duty": "secretary", "since": "2026-03-01"}
    assert desk.post(f"{page}appoint/", sent).status_code == 302
    words = desk.get(page).content.decode()
    assert "孙桂兰" in words
    assert "不足 3 人" in words
    again = desk.post(f"{page}appoint/", sent)
    assert again.status_code == 422
    assert "已经有书记了" in again.content.decode()
    term = branch.terms.get()
    assert desk.post(f"{page}release/", {"term": term.pk, "on": "2026-03-02"}).status_code == 302
    twice = desk.post(f"{page}release/", {"term": term.pk, "on": "2026-03-02"})
    assert twice.status_code == 409
    assert "已经卸任" in twice.content.decode()
    elsewhere = TermFactory.create(body=BranchFactory.create(parent=branch.parent))
    there = {"term": elsewhere.pk, "on": "2026-03-02"}
    assert desk.post(f"{page}release/", there).status_code == 404


def test_who_puts_down_their_own_duty_comes_to_their_own_page(client, branch, clock):
    own = TermFactory.create(
        body=branch.parent, member=MemberFactory.create(branch=branch, with_account=True)
    )
    client.force_login(own.member.person.user)
    page = at("body", branch, branch.parent_id)
    sent = {"term": own.pk, "on": "2026-03-02"}
    answer = client.post(f"{page}release/", sent, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("party:mine", args=[branch.community.slug])
    assert "卸任记好了" in answer.content.decode()
    assert client.get(page).status_code == 404


def test_the_day_due_is_moved_and_a_branch_dissolved_on_its_page(desk, branch):
    due_on = TODAY + timedelta(days=100)
    term = TermFactory.create(body=branch, due_on=due_on)
    page = at("body", branch, branch.pk)
    moved = {"due_on": due_on + timedelta(days=100), "approval": "解委7号"}
    assert desk.post(f"{page}move/", moved).status_code == 302
    assert "解委7号" in desk.get(page).content.decode()
    sent = {"on": "2026-03-02", "reason": "调整"}
    refused = desk.post(f"{page}dissolve/", sent)
    assert refused.status_code == 409
    assert "还有党员在里面" in refused.content.decode()
    term.member.left_on = TODAY
    term.member.save()
    assert desk.post(f"{page}dissolve/", sent).status_code == 302
    assert desk.post(f"{page}appoint/", sent).status_code == 404


def test_members_join_and_leave_a_themed_branch_on_its_page(desk, branch):
    member = MemberFactory.create(branch=branch, name="欧阳明慧")
    themed = BranchFactory.create(parent=branch.parent, themed=True)
    page = at("body", branch, themed.pk)
    sent = {"members": [member.pk], "since": "2026-03-01"}
    assert desk.post(f"{page}accompany/", sent).status_code == 302
    assert "欧阳明慧" in desk.get(page).content.decode()
    left = {"member": member.pk, "until": "2026-03-02"}
    assert desk.post(f"{page}part/", left).status_code == 302


def test_an_organisation_of_another_community_has_no_page_here(desk, branch):
    far = BranchFactory.create()
    assert desk.get(at("body", branch, far.pk)).status_code == 404
