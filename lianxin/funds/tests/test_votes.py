"""A residents' vote: one ballot each, paper by two, counted as announced, told in plain words."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from lianxin.accounts.models import User
from lianxin.core.actor import CLOCK
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.secrets import blind_index
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.funds import actions
from lianxin.funds.models import Ballot, PaperEntry, Vote
from lianxin.funds.queries.voting import booth, election, open_election, vote_desk
from lianxin.funds.solving import recount
from lianxin.funds.solving.ballots import read, written
from lianxin.funds.tests.factories import DAY, YUAN, Purse
from lianxin.people.tests.factories import resident_of, staff_of

pytestmark = pytest.mark.django_db
AFTER = MONDAY + 3 * DAY


class Poll:
    """An open vote on projects of these costs, in yuan."""

    def __init__(self, *costs, amount=100, **plan):
        self.purse = Purse()
        self.community = self.purse.community
        self.staff, self.other = self.purse.staff, staff_of(self.community)
        self.projects = [
            self.purse.proposed(cost, title=f"项目{number}")
            for number, cost in enumerate(costs or (60, 60), 1)
        ]
        made = actions.Plan(
            title="花在哪儿",
            amount=amount * YUAN,
            closes_on=MONDAY.date() + timedelta(days=2),
            project_ids=[each.pk for each in self.projects],
            **plan,
        )
        draft = actions.plan_vote(self.staff, self.purse.budget.pk, made, now=MONDAY)
        self.vote = actions.open_vote(self.staff, draft.pk, now=MONDAY)

    def cast(self, *numbers, actor=None, **more):
        actor = actor or resident_of(self.community)
        given = dict.fromkeys(numbers, 1)
        return actions.cast(actor, self.vote.pk, given, now=MONDAY, **more)

    def paper(self, actor, number=1, voter="13800001234", points=None):
        return actions.enter_paper(
            actor, self.vote.pk, paper=number, voter=voter, points=points or {1: 1}, now=MONDAY
        )

    def counted(self):
        actions.close_vote(CLOCK, self.vote.pk, now=AFTER)
        vote = Vote.objects.select_related("community", "budget").get(pk=self.vote.pk)
        if vote.state == "closed":
            outcome = recount.told(election(vote), vote.rule)
            vote = actions.keep_count(vote.pk, outcome, now=AFTER)
        return vote


def test_everybody_has_one_ballot_and_may_change_it_while_the_vote_runs():
    poll = Poll()
    voter = resident_of(poll.community)
    poll.cast(1, actor=voter)
    poll.cast(2, actor=voter)
    assert [each.points for each in Ballot.objects.all()] == [{"2": 1}]
    with pytest.raises(OutOfOrder):
        actions.cast(voter, poll.vote.pk, {1: 1}, now=AFTER)


def test_who_is_not_of_the_community_does_not_vote():
    poll = Poll()
    for actor in (resident_of(Purse().community), CLOCK):
        with pytest.raises((NotPermitted, OutOfOrder)):
            poll.cast(1, actor=actor)


def test_the_database_keeps_a_second_ballot_of_the_same_voter_out():
    poll = Poll()
    ballot = poll.cast(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(
            vote=poll.vote, community=poll.community, voter=ballot.voter, way="online",
            points={}, at=MONDAY,
        )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(
            vote=poll.vote, community=poll.community, voter="x", way="paper", points={}, at=MONDAY,
            entered_by_id=poll.staff.user_id, checked_by_id=poll.staff.user_id,
        )  # fmt: skip


def test_a_household_has_one_ballot_however_its_door_is_written():
    poll = Poll(unit="household")
    poll.cast(1, door="7号楼2单元301")
    for door in ("7号楼2单元301室", "7-2-301", " 7 2 301 "):
        with pytest.raises(OutOfOrder, match="这一户已经投过"):
            poll.cast(2, door=door)
    poll.cast(2, door="7号楼2单元302")
    assert Ballot.objects.count() == 2
    with pytest.raises(Invalid):
        poll.cast(2, door=" ")


def test_a_paper_counts_when_two_have_read_it_alike():
    poll = Poll()
    assert poll.paper(poll.staff) is None
    assert poll.paper(poll.staff) is None
    assert Ballot.objects.count() == 0
    assert poll.paper(poll.other, points={2: 1}) is None
    assert vote_desk(poll.staff, poll.community.slug, poll.vote.pk).differing == [1]
    ballot = poll.paper(poll.other)
    assert ballot is not None
    assert (ballot.way, ballot.points) == ("paper", {"1": 1})
    assert {ballot.entered_by_id, ballot.checked_by_id} == {
        poll.staff.user_id, poll.other.user_id,
    }  # fmt: skip
    with pytest.raises(Invalid):
        poll.paper(poll.other, points={2: 1})


def test_who_voted_online_does_not_vote_on_paper_again():
    poll = Poll()
    voter = resident_of(poll.community)
    from_phone = "13800001234"
    _give_phone(voter, from_phone)
    poll.cast(1, actor=voter)
    poll.paper(poll.staff, voter="138 0000 1234")
    with pytest.raises(Invalid, match="已经投过票"):
        poll.paper(poll.other, voter=from_phone)
    assert Ballot.objects.count() == 1


def _give_phone(actor, phone):
    from_index = {"phone": phone, "phone_index": blind_index(phone)}
    User.objects.filter(pk=actor.user_id).update(**from_index)


@pytest.mark.parametrize("given", [{}, {9: 1}, {1: -1}, {1: 1, 2: 1, 3: 1}])
def test_what_is_no_ballot_is_refused(given):
    poll = Poll(60, 60, 60, most_choices=2)
    with pytest.raises(Invalid):
        actions.cast(resident_of(poll.community), poll.vote.pk, given, now=MONDAY)


def test_points_are_given_up_to_what_one_has():
    poll = Poll(kind="points", points=5, most_choices=2)
    voter = resident_of(poll.community)
    with pytest.raises(Invalid, match="一共有 5 点"):
        actions.cast(voter, poll.vote.pk, {1: 3, 2: 3}, now=MONDAY)
    assert actions.cast(voter, poll.vote.pk, {1: 3, 2: 2}, now=MONDAY).points == {"1": 3, "2": 2}


def test_equal_shares_tell_in_plain_words_why_each_won_or_lost():
    poll = Poll(60, 40, 40, amount=100)
    for _each in range(3):
        poll.cast(1)
    for _each in range(2):
        poll.cast(2)
    poll.cast(2, 3)
    vote = poll.counted()
    seen = booth(poll.staff, poll.community.slug, vote.pk)
    assert [(each.option.number, each.is_won) for each in seen.told] == [
        (1, True), (2, True), (3, False),
    ]  # fmt: skip
    _first, won, lost = seen.told
    assert "3 人赞成。要 40 元。" in won.words[0]
    assert "所以选上" in won.words[1]
    assert "没有选上" in lost.words[1]
    assert "要是再有" in lost.words[2]
    assert vote.outcome["is_checked"]


def test_the_most_supported_first_tells_what_was_left_when_a_turn_came():
    poll = Poll(60, 60, 30, amount=100, rule="greedy")
    for numbers in ((1,), (1, 2), (1, 2), (3,)):
        poll.cast(*numbers)
    vote = poll.counted()
    seen = booth(poll.staff, poll.community.slug, vote.pk)
    told = {each.option.number: each for each in seen.told}
    assert [told[number].is_won for number in (1, 2, 3)] == [True, False, True]
    assert "还剩 40 元，它要 60 元" in told[2].words[0]
    assert "差 20 元" in told[2].words[1]
    assert "再多 2 票" in told[2].words[2]


def test_declaring_moves_each_project_as_the_count_has_it():
    poll = Poll(60, 60)
    poll.cast(1)
    poll.counted()
    with pytest.raises(NotPermitted):
        actions.declare(poll.staff, poll.vote.pk, now=AFTER)
    actions.declare(poll.purse.secretary, poll.vote.pk, now=AFTER)
    states = []
    for each in poll.projects:
        each.refresh_from_db()
        states.append(each.state)
    assert states == ["chosen", "unchosen"]
    agreed = actions.agree(poll.purse.secretary, poll.projects[0].pk, words="照办", now=AFTER)
    assert agreed.state == "agreed"


def test_deciding_against_the_count_wants_a_reason_and_keeps_within_the_money():
    poll = Poll(60, 60)
    poll.cast(1)
    poll.counted()
    secretary, pk = poll.purse.secretary, poll.vote.pk
    for numbers, words in (([2], " "), ([], "因为"), ([1, 2], "因为"), ([9], "因为")):
        with pytest.raises(Invalid):
            actions.override(secretary, pk, numbers=numbers, words=words, now=AFTER)
    vote = actions.override(secretary, pk, numbers=[2], words="一号的墙要拆了", now=AFTER)
    assert vote.state == "declared"
    told = booth(resident_of(poll.community), poll.community.slug, pk).told
    assert [each.is_overridden for each in told] == [True, True]


def test_ballots_are_given_out_when_nobody_can_vote_any_more_and_count_the_same():
    poll = Poll(60, 40, 40)
    for numbers in ((1,), (1, 2), (3,), (2, 3)):
        poll.cast(*numbers)
    slug, pk = poll.community.slug, poll.vote.pk
    with pytest.raises(NotFound):
        open_election(poll.staff, slug, pk)
    vote = poll.counted()
    text = written(open_election(resident_of(poll.community), slug, pk))
    assert recount.told(read(text), vote.rule)["won"] == vote.outcome["won"]
    voters = Ballot.objects.values_list("voter", flat=True)
    assert not any(voter in text for voter in voters)


def test_the_clock_closes_a_vote_after_its_last_day_and_not_before():
    poll = Poll()
    assert actions.sweep(now=MONDAY + 2 * DAY) == 0
    with pytest.raises(OutOfOrder):
        actions.close_vote(poll.staff, poll.vote.pk, now=MONDAY + 2 * DAY)
    assert actions.sweep(now=AFTER) == 1
    assert actions.sweep(now=AFTER) == 0


def test_a_cancelled_vote_gives_its_projects_back():
    poll = Poll()
    actions.cancel_vote(poll.staff, poll.vote.pk, words="改期", now=MONDAY)
    for each in poll.projects:
        each.refresh_from_db()
        assert each.state == "proposed"


def test_a_vote_cannot_share_out_more_than_is_free_or_among_less_than_two():
    poll = Poll()
    pks = [each.pk for each in poll.projects]
    for wrong, field in (
        ({"amount": 200_001 * YUAN}, "amount"),
        ({"amount": 55}, "amount"),
        ({"project_ids": pks[:1]}, "projects"),
    ):
        told: dict[str, Any] = {
            "title": "再投", "amount": 100, "closes_on": MONDAY.date(), "project_ids": pks, **wrong,
        }  # fmt: skip
        with pytest.raises(Invalid) as refused:
            actions.plan_vote(poll.staff, poll.purse.budget.pk, actions.Plan(**told), now=MONDAY)
        assert refused.value.field == field


@pytest.mark.django_db(transaction=True)
def test_one_household_voting_from_many_phones_at_once_has_one_ballot():
    poll = Poll(unit="household")
    voters = [resident_of(poll.community) for _each in range(6)]
    found = at_once(
        *(lambda who=who: poll.cast(1, actor=who, door="7号楼2单元301") for who in voters)
    )
    assert sum(each is None for each in found) == 1
    assert Ballot.objects.count() == 1


def test_paper_entries_keep_no_name_and_no_number():
    poll = Poll()
    poll.paper(poll.staff, voter="13800001234")
    entry = PaperEntry.objects.get()
    assert len(entry.voter) == 64
    assert "13800001234" not in str(vars(entry))
