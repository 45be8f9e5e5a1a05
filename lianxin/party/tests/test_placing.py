from datetime import date, timedelta

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.db.models import F

from lianxin.core.actor import CLOCK
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions.placing import place
from lianxin.party.models import Affiliation, Member
from lianxin.party.queries.placing import belonging_on, branch_on
from lianxin.party.rules.placing import Placing
from lianxin.party.tests.factories import (
    LONG_AGO,
    BranchFactory,
    GroupFactory,
    MemberFactory,
    clerk_of,
    head_of,
)

TODAY = MONDAY.date()
REFUSED = (IntegrityError, InternalError)


@pytest.fixture
def old(db):
    return BranchFactory.create()


@pytest.fixture
def new(old):
    return BranchFactory.create(parent=old.parent)


@pytest.fixture
def member(old):
    return MemberFactory.create(branch=old)


def moved(member, branch, *, since=TODAY, group=None, actor=CLOCK, now=MONDAY):
    placing = Placing(member.pk, branch.pk, group.pk if group else None)
    return place(actor, member.community_id, [placing], since=since, now=now)


def test_a_new_member_belongs_from_the_day_of_coming_without_a_second_step(member, old):
    row = Affiliation.objects.get(member=member)
    assert (row.branch, row.since) == (old, LONG_AGO)


def test_a_member_who_is_placed_anew_belonged_elsewhere_until_the_day_before(member, old, new):
    moved(member, new)
    member.refresh_from_db()
    assert member.branch == new
    assert branch_on(member, TODAY) == new
    assert branch_on(member, TODAY - timedelta(days=1)) == old
    assert branch_on(member, LONG_AGO - timedelta(days=1)) is None


def test_a_communitys_branches_can_be_told_as_of_any_past_day(member, old, new):
    moved(member, new)
    clerk, here = clerk_of(member.community), member.community_id
    then = belonging_on(clerk, here, TODAY - timedelta(days=1))
    assert [row.branch for row in then] == [old]
    assert [row.branch for row in belonging_on(clerk, here, TODAY)] == [new]


def test_a_mistake_of_the_same_day_is_put_right_in_place(member, old, new):
    moved(member, new)
    moved(member, old)
    assert branch_on(member, TODAY) == old
    assert Affiliation.objects.filter(member=member).count() == 2
    assert Entry.objects.filter(deed="place", subject_id=member.pk).count() == 2


def test_what_was_written_for_a_later_day_forbids_an_earlier_one(member, new):
    moved(member, new)
    with pytest.raises(OutOfOrder):
        moved(member, BranchFactory.create(parent=new.parent), since=date(2020, 1, 1))


def test_three_hundred_members_move_at_once_in_few_statements(
    old, new, django_assert_max_num_queries
):
    group = GroupFactory.create(parent=new)
    members = [MemberFactory.create(branch=old) for _ in range(300)]
    placings = [Placing(each.pk, new.pk, group.pk) for each in members]
    with django_assert_max_num_queries(10):
        place(CLOCK, old.community_id, placings, since=TODAY, now=MONDAY)
    assert Member.objects.filter(branch=new, group=group).count() == 300


def test_one_who_cannot_be_placed_leaves_all_where_they_were(member, old, new):
    other = MemberFactory.create(branch=old, left_on=TODAY)
    placings = [Placing(each.pk, new.pk) for each in (member, other)]
    with pytest.raises(Invalid):
        place(CLOCK, old.community_id, placings, since=TODAY, now=MONDAY)
    assert branch_on(member, TODAY) == old


@pytest.mark.parametrize("flaw", ["themed", "far", "dissolved", "group"])
def test_nobody_is_put_where_nobody_can_belong(member, old, new, flaw):
    group = None
    if flaw == "themed":
        new = BranchFactory.create(parent=old.parent, themed=True)
    elif flaw == "far":
        new = BranchFactory.create()
    elif flaw == "dissolved":
        new = BranchFactory.create(parent=old.parent, dissolved_on=TODAY)
    else:
        group = GroupFactory.create(parent=old)
    with pytest.raises(Invalid):
        moved(member, new, group=group)


def test_only_who_works_with_the_whole_community_places_members(member, old, new):
    moved(member, new, actor=clerk_of(member.community))
    with pytest.raises(NotPermitted):
        moved(member, old, actor=head_of(old))
    with pytest.raises(NotFound):
        place(CLOCK, BranchFactory.create().community_id, [Placing(member.pk, old.pk)],
              since=TODAY, now=MONDAY)  # fmt: skip


def refused(statement):
    with pytest.raises(REFUSED), transaction.atomic():
        statement()


def test_the_database_lets_nobody_have_two_primary_branches(member, old, new):
    def row(since, branch):
        return Affiliation.objects.create(
            community_id=member.community_id, member=member, branch=branch, since=since
        )

    row(TODAY, new)
    refused(lambda: row(TODAY, old))
    refused(lambda: row(TODAY - timedelta(days=9), old))
    refused(lambda: row(TODAY + timedelta(days=1), BranchFactory.create()))
    refused(
        lambda: row(TODAY + timedelta(days=1), BranchFactory.create(parent=old.parent, themed=True))
    )
    refused(lambda: Member.objects.filter(pk=member.pk).update(branch=old))
    refused(lambda: Member.objects.filter(pk=member.pk).update(branch=None, group=None))
    member.refresh_from_db()
    assert member.branch == new


def test_the_database_keeps_where_members_belonged(member, new):
    moved(member, new)
    rows = Affiliation.objects.filter(member=member)
    refused(lambda: rows.filter(since=LONG_AGO).update(branch=new))
    refused(lambda: rows.update(since=F("since") + timedelta(days=1)))
    refused(rows.delete)
    assert rows.count() == 2


def test_the_database_moves_a_member_with_the_newest_row_and_no_other(member, new):
    Affiliation.objects.create(
        community_id=member.community_id, member=member, branch=new, since=TODAY
    )
    member.refresh_from_db()
    assert member.branch == new


def test_where_a_member_belonged_goes_only_with_the_member(member):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM party_member WHERE id = %s", [member.pk])
    assert not Affiliation.objects.exists()
