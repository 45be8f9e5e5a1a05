"""Members on their way: both sides confirm, letters are good for a while."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lianxin.core import http
from lianxin.core.actor import CLOCK
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.notifications.models import Notice
from lianxin.party.actions import transfers as actions
from lianxin.party.actions.letters import sweep
from lianxin.party.actions.transfers import Letter
from lianxin.party.models import Company, Member, Transfer, TransferState
from lianxin.party.queries.placing import branch_on
from lianxin.party.queries.transfers import letters_waiting, transfer_for, transfers_for
from lianxin.party.rules.transfers import TRANSFER_FLOW
from lianxin.party.tasks.roster import tell_clerks
from lianxin.party.tests.factories import (
    BranchFactory,
    CommitteeFactory,
    MemberFactory,
    TermFactory,
    clerk_of,
    head_of,
)
from lianxin.people.tests.factories import secretary_of, sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

TODAY = MONDAY.date()
WANG = "37010219500101002X"
OUT = Letter(elsewhere="中共青岛市市北区某街道工委")


@pytest.fixture
def old(db):
    return BranchFactory.create(name="第一党支部")


@pytest.fixture
def new(old):
    return BranchFactory.create(parent=old.parent, name="第二党支部")


@pytest.fixture
def member(old):
    return MemberFactory.create(
        branch=old, name="王桂兰", identity=WANG, identity_index=blind_index(WANG)
    )


@pytest.fixture
def clerk(old):
    return clerk_of(old.community)


@pytest.fixture
def next_door(old):
    """Another community of the street, with a branch."""
    community = CommunityFactory.create(subdistrict=old.community.subdistrict)
    parent = CommitteeFactory.create(community=community)
    return BranchFactory.create(parent=parent)


def out(clerk, member, *, letter=OUT, now=MONDAY):
    return actions.issue(clerk, member.pk, letter, why="", now=now)


def after(days):
    return MONDAY + timedelta(days=days)


def state_of(transfer):
    transfer.refresh_from_db()
    return transfer.state


def test_a_member_changes_branch_only_when_the_other_confirms(old, new, member):
    giver, taker = head_of(old), head_of(new)
    way = actions.ask_branch(giver, member.pk, new, why="搬家", now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.accept(giver, way.pk, seen=1, now=MONDAY)
    assert branch_on(member, TODAY) == old
    actions.accept(taker, way.pk, seen=1, now=MONDAY)
    assert branch_on(member, TODAY) == new
    assert state_of(way) == TransferState.DONE


def test_a_branch_that_declines_leaves_the_member_where_they_were(old, new, member):
    way = actions.ask_branch(head_of(old), member.pk, new, why="", now=MONDAY)
    taker = head_of(new)
    with pytest.raises(Invalid):
        actions.end(taker, way.pk, "decline", seen=1, words=" ", now=MONDAY)
    actions.end(taker, way.pk, "decline", seen=1, words="不住这边", now=MONDAY)
    assert branch_on(member, TODAY) == old
    again = actions.ask_branch(head_of_again(old), member.pk, new, why="", now=MONDAY)
    assert state_of(again) == TransferState.ASKED


def head_of_again(branch):
    return clerk_of(branch.community)


def test_within_the_street_both_communities_confirm_and_history_stays(
    clerk, member, next_door, old
):
    way = actions.ask_community(clerk, member.pk, next_door.community, why="", now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.accept(clerk, way.pk, seen=1, branch_id=next_door.pk, now=MONDAY)
    there = clerk_of(next_door.community)
    with pytest.raises(Invalid):
        actions.accept(there, way.pk, seen=1, now=MONDAY)
    done = actions.accept(there, way.pk, seen=1, branch_id=next_door.pk, now=MONDAY)
    member.refresh_from_db()
    assert member.left_on == TODAY
    assert done.became is not None
    assert (done.became.branch, done.became.identity) == (next_door, WANG)
    assert branch_on(member, TODAY - timedelta(days=1)) == old


def test_a_letter_goes_out_with_a_number_and_the_receipt_lets_the_member_go(clerk, member):
    way = out(clerk, member)
    prefix = member.community.prefix
    assert (way.letter, way.valid_until) == (f"{prefix}〔2026〕001号", date(2026, 5, 31))
    other = out(clerk, MemberFactory.create(branch=member.branch))
    assert other.letter == f"{prefix}〔2026〕002号"
    with pytest.raises(Invalid, match="回执上的日子"):
        actions.confirm(clerk, way.pk, seen=1, on=TODAY + timedelta(days=9), now=MONDAY)
    actions.confirm(clerk, way.pk, seen=1, on=TODAY + timedelta(days=9), now=after(30))
    member.refresh_from_db()
    assert member.left_on == TODAY + timedelta(days=9)


def test_a_letter_across_provinces_is_good_for_twice_as_long(clerk, member):
    way = out(clerk, member, letter=Letter(elsewhere="中共南京市某街道工委", is_across=True))
    assert way.valid_until == TODAY + timedelta(days=180)


def test_a_letter_is_good_on_day_ninety_and_expired_on_day_ninety_one(clerk, member):
    way = out(clerk, member)
    sweep(now=after(90))
    assert state_of(way) == TransferState.ISSUED
    sweep(now=after(91))
    assert state_of(way) == TransferState.EXPIRED
    seen = way.revision
    with pytest.raises(Invalid, match="过期"):
        actions.confirm(clerk, way.pk, seen=seen, on=TODAY + timedelta(days=91), now=after(92))
    fresh = actions.renew(clerk, way.pk, seen=seen, now=after(92))
    assert (fresh.state, fresh.letter[-4:]) == (TransferState.ISSUED, "002号")
    member.refresh_from_db()
    assert member.left_on is None


def test_a_letter_is_reminded_of_on_two_days_and_once_on_each(clerk, member):
    out(clerk, member)
    told = [sweep(now=after(day))["letters"] for day in (59, 60, 60, 79, 80, 81)]
    assert told == [0, 1, 0, 0, 1, 0]
    entry = Entry.objects.filter(deed="remind").last()
    tell_clerks.func(entry.pk)
    tell_clerks.func(entry.pk)
    notice = Notice.objects.get(user_id=clerk.user_id)
    assert (notice.title, len(notice.lines)) == ("王桂兰", 1)


def test_the_end_of_a_probation_is_reminded_of_thirty_days_before(old):
    MemberFactory.create(branch=old, probationary=True, admitted_on=date(2025, 7, 1))
    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 2)]
    moments = [MONDAY + (day - TODAY) for day in days]
    assert [sweep(now=moment)["probations"] for moment in moments] == [0, 1, 0]


def received(clerk, community, **more):
    letter = Letter(elsewhere="中共泰安市某社区", number="泰〔2026〕7号", issued_on=TODAY, **more)
    return actions.receive(clerk, community, letter, name="李建国", identity="", now=MONDAY)


def test_who_comes_with_a_letter_is_put_on_the_roster_and_in_a_branch(clerk, old):
    way = received(clerk, old.community)
    told = {"name": "李建国", "rank": "full", "standing": "enrolled", "identity": "", "phone": "",
            "admitted_on": date(1990, 7, 1), "full_on": date(1991, 7, 1),
            "branch_id": old.pk}  # fmt: skip
    actions.admit(clerk, way.pk, told, seen=1, now=after(3))
    way.refresh_from_db()
    assert way.member is not None
    assert (way.state, way.member.branch) == (TransferState.DONE, old)
    assert way.member.entered_on == TODAY + timedelta(days=3)


def test_an_expired_letter_is_not_taken_down(clerk, old):
    letter = Letter(elsewhere="某地", number="7", issued_on=TODAY - timedelta(days=91))
    with pytest.raises(Invalid, match="重开"):
        actions.receive(clerk, old.community, letter, name="李", identity="", now=MONDAY)


def test_a_member_is_on_one_way_at_a_time(clerk, new, member):
    out(clerk, member)
    with pytest.raises(OutOfOrder):
        actions.ask_branch(clerk, member.pk, new, why="", now=MONDAY)


def test_who_holds_a_duty_is_released_before_they_go(clerk, old, new, member):
    way = actions.ask_branch(clerk, member.pk, new, why="", now=MONDAY)
    term = TermFactory.create(body=old, member=member)
    with pytest.raises(OutOfOrder, match="先免职再转"):
        actions.accept(clerk, way.pk, seen=1, now=MONDAY)
    term.ended_on = TODAY
    term.save()
    actions.accept(clerk, way.pk, seen=1, now=MONDAY)
    TermFactory.create(body=old.parent, member=member)
    with pytest.raises(OutOfOrder):
        out(clerk, member)


def test_who_leaves_the_community_leaves_its_themed_branches_too(clerk, old, member):
    themed = BranchFactory.create(parent=old.parent, themed=True)
    joined = Company.objects.create(
        community=old.community, member=member, branch=themed, since=date(2015, 1, 1)
    )
    way = out(clerk, member)
    actions.confirm(clerk, way.pk, seen=1, on=TODAY, now=MONDAY)
    joined.refresh_from_db()
    assert joined.until == TODAY


def test_only_the_two_sides_know_of_a_transfer(clerk, member, next_door):
    way = actions.ask_community(clerk, member.pk, next_door.community, why="", now=MONDAY)
    strangers = [staff_of(member.community), secretary_of(member.community),
                 head_of(member.branch), clerk_of(CommunityFactory.create())]  # fmt: skip
    for actor in strangers:
        assert not transfers_for(actor).exists()
        with pytest.raises(NotFound):
            transfer_for(actor, way.pk)
    assert transfers_for(clerk_of(next_door.community)).get() == way


def test_no_step_is_open_to_who_speaks_for_neither_side():
    nobody = Transfer(kind="out")
    for state in TransferState:
        nobody.state = state
        open_steps = {step.verb for step in TRANSFER_FLOW.open_to(CLOCK, nobody)}
        assert open_steps <= {"expire"}


def test_letters_that_wait_are_listed_by_what_ends_first(clerk, member, old):
    later = out(clerk, member, now=after(1))
    sooner = received(clerk, old.community)
    assert list(letters_waiting(clerk, old.community)) == [sooner, later]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_at_once_one_is_told_that_it_is_done():
    branch = BranchFactory.create()
    member = MemberFactory.create(branch=branch)
    clerk = clerk_of(branch.community)
    way = out(clerk, member)
    found = at_once(
        *(lambda: actions.confirm(clerk, way.pk, seen=1, on=TODAY, now=MONDAY) for _ in range(3))
    )
    assert sorted(type(each).__name__ for each in found) == ["NoneType", "OutOfOrder", "OutOfOrder"]
    assert Entry.objects.filter(deed="leave").count() == 1
    assert Member.objects.filter(left_on__isnull=False).count() == 1


@pytest.fixture
def desk(client, clerk, old, monkeypatch):
    monkeypatch.setattr(http, "now", lambda: MONDAY)
    sign_in(client, clerk)
    client.post(at("members", old), {"purpose": "daily"})
    return client


def at(view, branch, **more):
    return reverse(f"party_desk:{view}", kwargs={"slug": branch.community.slug, **more})


def test_the_desk_takes_a_transfer_from_its_beginning_to_its_letter(desk, old, new, member):
    begin = f"{at('transfer_new', old)}?member={member.pk}"
    assert "还在这个支部" in desk.get(begin).content.decode()
    assert "写上对方党组织" in desk.post(begin, {"kind": "out"}).content.decode()
    answer = desk.post(begin, {"kind": "out", "elsewhere": "中共青岛市某街道工委", "why": ""})
    way = Transfer.objects.get()
    assert answer.headers["Location"] == at("transfer", old, pk=way.pk)
    assert "收到回执" in desk.get(at("transfer", old, pk=way.pk)).content.decode()
    assert member.name in desk.get(at("transfers", old)).content.decode()
    paper = desk.get(at("transfer_letter", old, pk=way.pk))
    assert paper.content.startswith(b"%PDF")
    step = at("transfer_step", old, pk=way.pk, verb="confirm")
    assert desk.post(step, {"seen": 9, "on": "2026-03-02"}).status_code == 409
    assert desk.post(step, {"seen": 1, "on": "2026-03-02"}).status_code == 302
    assert member.name in desk.get(f"{at('transfers', old)}?group=ended").content.decode()


def test_the_desk_takes_a_letter_in_and_puts_its_bearer_in_a_branch(desk, old):
    letter = {"name": "李建国", "elsewhere": "中共泰安市某社区", "number": "7号",
              "issued_on": "2026-03-01", "identity": ""}  # fmt: skip
    assert desk.get(at("transfer_letter_in", old)).status_code == 200
    answer = desk.post(at("transfer_letter_in", old), letter)
    way = Transfer.objects.get()
    assert answer.headers["Location"] == at("transfer", old, pk=way.pk)
    assert "编入支部" in desk.get(at("transfer", old, pk=way.pk)).content.decode()
    step = at("transfer_step", old, pk=way.pk, verb="admit")
    told = {"seen": 1, "name": "李建国", "rank": "full", "standing": "enrolled",
            "admitted_on": "1990-07-01", "full_on": "1991-07-01"}  # fmt: skip
    assert desk.post(step, told).status_code == 422
    assert desk.post(step, told | {"branch": old.pk}).status_code == 302
    assert Member.objects.get(name="李建国").branch == old


def test_the_desk_lets_a_branch_accept_and_decline(desk, old, new, member):
    begin = f"{at('transfer_new', old)}?member={member.pk}"
    for verb in ("decline", "accept"):
        desk.post(begin, {"kind": "branches", "to_branch": new.pk})
        way = Transfer.objects.latest("pk")
        step = at("transfer_step", old, pk=way.pk, verb=verb)
        assert desk.post(step, {"seen": 1, "words": "不住这边"}).status_code == 302
    assert branch_on(member, TODAY) == new
