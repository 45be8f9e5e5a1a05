"""Votes for others, votes written down by staff, and one's own that goes before them."""

import pytest

from lianxin.core import packs
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.tests.factories import picture
from lianxin.council import actions
from lianxin.council.models import AgendaItem, Choice, Proxy, Session, Vote
from lianxin.council.queries.sitting import sitting
from lianxin.council.tests.factories import MEETING, Stage, charter, decision, put_rule
from lianxin.council.tests.test_debate import member_actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget():
    yield
    packs.forget()


@pytest.fixture
def stage() -> Stage:
    return Stage(6, proxies_each=1)


def empower(stage: Stage, session: Session, giver: int, holder: int) -> Proxy:
    return actions.empower(
        stage.staff,
        session.pk,
        giver_id=stage.members[giver].pk,
        holder_id=stage.members[holder].pk,
        now=MEETING,
    )


def test_without_a_word_in_the_charter_nobody_votes_for_another():
    stage = Stage()
    session = stage.sitting(present=4)
    with pytest.raises(OutOfOrder, match="不能委托"):
        empower(stage, session, 4, 1)


def test_where_the_rule_forbids_it_the_charter_does_not_help(stage):
    session = stage.sitting(present=4)
    put_rule("council.proxies_each", "0")
    with pytest.raises(OutOfOrder, match="不能委托"):
        empower(stage, session, 4, 1)


def test_a_charter_allows_no_more_proxies_than_the_rule():
    stage = Stage()
    with pytest.raises(Invalid):
        actions.amend(stage.secretary, stage.council.pk, charter(proxies_each=2), now=MEETING)
    amended = actions.amend(stage.secretary, stage.council.pk, charter(proxies_each=1), now=MEETING)
    assert amended.proxies_each == 1


def test_one_member_holds_as_many_as_the_limit_and_no_chain_of_them(stage):
    session = stage.sitting(present=4)
    empower(stage, session, 4, 1)
    with pytest.raises(Invalid, match="最多"):
        empower(stage, session, 5, 1)
    with pytest.raises(Invalid):
        empower(stage, session, 5, 4)
    with pytest.raises(OutOfOrder):
        empower(stage, session, 4, 2)
    with pytest.raises(Invalid, match="自己"):
        empower(stage, session, 5, 5)
    with pytest.raises(Invalid, match="在场"):
        empower(stage, session, 2, 3)


def test_proxies_make_no_quorum_but_vote_and_are_counted_apart(stage):
    session = stage.sitting(present=3)
    empower(stage, session, 4, 1)
    item = stage.moved(session)
    with pytest.raises(OutOfOrder, match="还差 1 人"):
        actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    actions.arrive(
        stage.staff,
        session.pk,
        [session.seats.get(member=stage.members[3]).pk],
        now=MEETING,
    )
    item = actions.put_to_vote(stage.staff, item.pk, now=MEETING)
    assert (item.present, item.proxied, item.ayes_needed) == (4, 1, 3)
    votes = {member.pk: "aye" for member in stage.members[:5]}
    item = actions.enter_votes(stage.staff, item.pk, votes, now=MEETING)
    assert (item.ayes, item.unvoted) == (5, 0)
    actions.declare_passed(stage.staff, item.pk, decision(), now=MEETING)


def test_the_holder_casts_it_from_the_phone_beside_their_own(stage):
    holder = member_actor(stage, 1)
    session = stage.sitting(present=4)
    empower(stage, session, 4, 1)
    item = actions.put_to_vote(stage.staff, stage.moved(session).pk, now=MEETING)
    actions.vote(holder, item.pk, choice=Choice.NO, now=MEETING)
    giver = stage.members[4].pk
    item = actions.vote(holder, item.pk, choice=Choice.AYE, member_id=giver, now=MEETING)
    assert (item.ayes, item.noes) == (1, 1)
    with pytest.raises(OutOfOrder, match="不在场"):
        actions.vote(holder, item.pk, choice=Choice.AYE, member_id=stage.members[2].pk, now=MEETING)
    seen = sitting(holder, stage.community.slug, session.pk, now=MEETING)
    assert [each.member_id for each in seen.held_ballots] == [giver]


def test_a_proxy_ends_when_its_giver_comes_or_takes_it_back(stage):
    session = stage.sitting(present=4)
    first, second = empower(stage, session, 4, 1), empower(stage, session, 5, 2)
    seat = session.seats.get(member=stage.members[4])
    actions.arrive(stage.staff, session.pk, [seat.pk], now=MEETING)
    actions.take_proxy_back(stage.staff, session.pk, proxy_id=second.pk, now=MEETING)
    assert set(Proxy.objects.values_list("ended_at", flat=True)) == {MEETING}
    item = actions.put_to_vote(stage.staff, stage.moved(session).pk, now=MEETING)
    assert (item.proxied, first.giver_id) == (0, stage.members[4].pk)


def test_a_proxy_whose_holder_left_is_not_counted(stage):
    session = stage.sitting(present=5)
    empower(stage, session, 5, 4)
    seat = session.seats.get(member=stage.members[4])
    actions.leave(stage.staff, session.pk, [seat.pk], now=MEETING)
    item = actions.put_to_vote(stage.staff, stage.moved(session).pk, now=MEETING)
    assert (item.present, item.proxied) == (4, 0)


def heard(stage: Stage, choice: str) -> tuple[Actor, AgendaItem]:
    """A vote in which staff wrote down what a member with a phone had said."""
    actor = member_actor(stage, 1)
    item = stage.voting(stage.sitting())
    votes = {stage.members[1].pk: choice}
    return actor, actions.enter_votes(stage.staff, item.pk, votes, now=MEETING)


def test_ones_own_vote_goes_before_what_staff_wrote_and_both_stay_on_record(stage):
    actor, item = heard(stage, Choice.NO)
    item = actions.vote(actor, item.pk, choice=Choice.AYE, now=MEETING)
    ballot = Vote.objects.get(item=item, member=stage.members[1])
    assert (item.ayes, item.noes) == (1, 0)
    assert (ballot.choice, ballot.heard, ballot.entered_by) == (Choice.AYE, Choice.NO, None)
    lines = sitting(stage.staff, stage.community.slug, item.session_id, now=MEETING).lines
    assert "自己投票：赞成；先前由工作人员记的反对不算。" in lines[0].text


def test_ones_own_vote_is_cast_once_and_staff_do_not_write_over_it(stage):
    actor, item = heard(stage, Choice.NO)
    actions.vote(actor, item.pk, choice=Choice.AYE, now=MEETING)
    with pytest.raises(OutOfOrder, match="已经投过"):
        actions.vote(actor, item.pk, choice=Choice.NO, now=MEETING)
    with pytest.raises(OutOfOrder, match="自己投了"):
        actions.enter_votes(stage.staff, item.pk, {stage.members[1].pk: "no"}, now=MEETING)


def test_a_secret_paper_cannot_be_taken_out_of_the_box_again():
    stage = Stage(is_secret=True)
    actor = member_actor(stage, 1)
    item = stage.voting(stage.sitting())
    papers = actions.Papers([stage.members[1].pk], 0, 1, 0, picture())
    actions.enter_papers(stage.staff, item.pk, papers, now=MEETING)
    with pytest.raises(OutOfOrder, match="无记名的票认不出是谁的"):
        actions.vote(actor, item.pk, choice=Choice.AYE, now=MEETING)
    item.refresh_from_db()
    assert (item.ayes, item.noes) == (0, 1)


def test_a_vote_does_not_make_the_chairs_page_stale(stage):
    actor = member_actor(stage, 1)
    item = stage.voting(stage.sitting())
    votes = {member.pk: "aye" for member in stage.members if member != stage.members[1]}
    item = actions.enter_votes(stage.staff, item.pk, votes, now=MEETING)
    seen = item.revision
    actions.vote(actor, item.pk, choice=Choice.AYE, now=MEETING)
    actions.declare_passed(stage.staff, item.pk, decision(), seen=seen, now=MEETING)
