from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.party.actions import commendation as actions
from lianxin.party.actions.commendation import Nomination
from lianxin.party.models import Commendation, CommendationState
from lianxin.party.queries import commendation as queries
from lianxin.party.rules.commendation import COMMENDATION_FLOW
from lianxin.party.tests.factories import BranchFactory, MemberFactory, clerk_of, head_of, oneself
from lianxin.party.tests.studying import TODAY, CommendationFactory
from lianxin.people.actions import withdraw_consent
from lianxin.people.tests.factories import staff_of

pytestmark = pytest.mark.django_db
AFTER = MONDAY + timedelta(days=9)


class Stage:
    """A commendation with a member and a branch proposed."""

    def __init__(self):
        self.member = MemberFactory.create(with_account=True, name="孙桂兰")
        self.branch = self.member.branch
        self.community = self.branch.community
        self.clerk, self.head = clerk_of(self.community), head_of(self.branch)
        self.pk = CommendationFactory.create(community=self.community).pk
        for who in ({"member_id": self.member.pk}, {"body_id": self.branch.pk}):
            honour = Nomination(honour="先进", deeds="做了很多事", **who)
            actions.nominate(self.head, self.pk, honour, now=MONDAY)
        found = Commendation.objects.get(pk=self.pk).nominees.order_by("pk")
        self.person_line, self.branch_line = found

    def vet(self):
        for line in (self.person_line, self.branch_line):
            actions.judge(self.clerk, self.pk, nominee=line.pk, is_fit=True, now=MONDAY)
        actions.step_with_words(self.clerk, self.pk, "vet", words="", now=MONDAY)

    def notice(self):
        self.vet()
        return actions.notice(self.clerk, self.pk, now=MONDAY)

    def public(self):
        return queries.public(self.community.slug, self.pk, today=TODAY)


@pytest.fixture
def stage():
    return Stage()


def test_it_is_proposed_vetted_noticed_and_announced(stage):
    noticed = stage.notice()
    assert noticed.notice_until == TODAY.replace(day=9)
    with pytest.raises(OutOfOrder, match="公示"):
        actions.announce(stage.clerk, stage.pk, words="大会上", now=MONDAY)
    done = actions.announce(stage.clerk, stage.pk, words="七一大会上颁奖", now=AFTER)
    assert (done.state, done.announced_at) == (CommendationState.ANNOUNCED, AFTER)


def test_the_public_reads_a_members_name_only_as_long_as_they_let_it(stage):
    stage.notice()
    assert [line.nominee for line in stage.public().lines if line.is_named] == [stage.branch_line]
    assert stage.public().unnamed == 1
    me = oneself(stage.member)
    given = actions.agree(me, stage.member.pk, stage.person_line.pk, now=MONDAY)
    assert stage.public().unnamed == 0
    withdraw_consent(me, given.pk, now=MONDAY)
    assert stage.public().unnamed == 1


def test_consent_to_one_commendation_is_none_to_another(stage):
    stage.notice()
    actions.agree(oneself(stage.member), stage.member.pk, stage.person_line.pk, now=MONDAY)
    other = CommendationFactory.create(
        community=stage.community, opened_at=MONDAY + timedelta(days=400)
    )
    assert queries.place_of(other) != queries.place_of(stage.person_line.commendation)


def test_nobody_outside_reads_of_it_before_it_is_noticed(stage):
    stage.vet()
    with pytest.raises(NotFound):
        stage.public()
    for actor in (GUEST, oneself(stage.member), staff_of(stage.community)):
        assert not queries.commendations_for(actor).exists()


def test_who_leads_a_branch_proposes_their_own_and_vets_nobody(stage):
    stranger = MemberFactory.create(branch=BranchFactory.create(parent=stage.branch.parent))
    honour = Nomination(honour="先进", deeds="做了很多事", member_id=stranger.pk)
    with pytest.raises(NotFound):
        actions.nominate(stage.head, stage.pk, honour, now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.judge(stage.head, stage.pk, nominee=stage.person_line.pk, is_fit=True, now=MONDAY)


def test_who_is_proposed_twice_for_one_honour_is_refused(stage):
    again = Nomination(honour="先进", deeds="做了很多事", member_id=stage.member.pk)
    with pytest.raises(Invalid):
        actions.nominate(stage.head, stage.pk, again, now=MONDAY)


def test_who_is_dropped_is_told_why_and_not_published(stage):
    drop = partial(
        actions.judge, stage.clerk, stage.pk, nominee=stage.person_line.pk, is_fit=False, now=MONDAY
    )
    with pytest.raises(Invalid):
        drop()
    drop(reason="材料不齐")
    actions.judge(stage.clerk, stage.pk, nominee=stage.branch_line.pk, is_fit=True, now=MONDAY)
    actions.step_with_words(stage.clerk, stage.pk, "vet", words="", now=MONDAY)
    actions.notice(stage.clerk, stage.pk, now=MONDAY)
    assert [line.nominee for line in stage.public().lines] == [stage.branch_line]


def test_an_objection_sends_it_back_to_be_vetted_anew(stage):
    stage.notice()
    actions.step_with_words(stage.clerk, stage.pk, "send_back", words="有人反映", now=MONDAY)
    with pytest.raises(OutOfOrder):
        actions.step_with_words(stage.clerk, stage.pk, "vet", words="", now=MONDAY)


@pytest.mark.parametrize(
    "broken", [{"state": "noticed"}, {"announced_at": MONDAY}, {"state": "lost"}, {"name": ""}]
)
def test_the_database_keeps_no_commendation_that_cannot_be(broken):
    commendation = CommendationFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Commendation.objects.filter(pk=commendation.pk).update(**broken)


@given(
    verb=st.sampled_from(sorted(COMMENDATION_FLOW)),
    state=st.sampled_from(CommendationState.values),
    is_ours=st.booleans(),
    is_heads=st.booleans(),
    has_fit=st.booleans(),
    has_unvetted=st.booleans(),
)
def test_a_step_is_open_just_where_the_table_lets_it(
    verb, state, is_ours, is_heads, has_fit, has_unvetted
):
    commendation = Commendation(state=state)
    vars(commendation).update(
        is_ours=is_ours, is_heads=is_heads, has_fit=has_fit, has_unvetted=has_unvetted
    )
    step = COMMENDATION_FLOW[verb]
    may = is_heads if verb == "nominate" else is_ours
    is_ready = verb != "vet" or (has_fit and not has_unvetted)
    is_open = step in COMMENDATION_FLOW.open_to(GUEST, commendation)
    assert is_open == (may and is_ready and state in step.sources)
