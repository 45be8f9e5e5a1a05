import pytest

from lianxin.core.errors import OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.matters import actions
from lianxin.matters.models import Matter, Outcome, Say, State, Support
from lianxin.matters.queries.audience import audience
from lianxin.matters.tests.factories import MatterFactory, SupportFactory
from lianxin.people.tests.factories import PersonFactory, actor_for, resident_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return CommunityFactory.create()


@pytest.fixture
def staff(home):
    return staff_of(home)


@pytest.fixture
def head(home):
    reporter = PersonFactory.create(community=home, resident=True)
    return MatterFactory.create(community=home, reporter=reporter)


@pytest.fixture
def member(home):
    reporter = PersonFactory.create(community=home, resident=True)
    return MatterFactory.create(community=home, reporter=reporter, accepted=True)


def joined(staff, member, head):
    return actions.join(staff, member.pk, head_id=head.pk, now=MONDAY)


def test_a_joined_matter_remembers_where_it_stood_and_returns_there(staff, head, member):
    assert joined(staff, member, head).state == State.JOINED
    back = actions.separate(staff, member.pk, now=MONDAY)
    assert (back.state, back.joined_to, back.state_before) == (State.ACCEPTED, None, "")


def test_no_support_is_moved_when_matters_are_joined(staff, head, member):
    SupportFactory.create(matter=member)
    joined(staff, member, head)
    assert list(Support.objects.values_list("matter_id", flat=True)) == [member.pk]


def test_every_reporter_of_a_cluster_hears_and_is_asked(staff, head, member):
    SupportFactory.create(
        matter=member, person=PersonFactory.create(community=head.community, resident=True)
    )
    joined(staff, member, head)
    actions.handle(staff, head.pk, lead_id=staff.user_id, due_on=head.due_on, now=MONDAY)
    actions.report_done(staff, head.pk, outcome="换好了。", now=MONDAY)
    assert Say.objects.filter(matter=head).count() == 3
    assert member.reporter.user_id in audience(head, but=None)


def test_a_joined_reporter_answers_on_the_matter_that_was_worked_on(staff, head, member):
    joined(staff, member, head)
    actions.handle(staff, head.pk, lead_id=staff.user_id, due_on=head.due_on, now=MONDAY)
    actions.report_done(staff, head.pk, outcome="换好了。", now=MONDAY)
    own = actor_for(member.reporter.user)
    actions.say(own, head.pk, outcome=Outcome.SOLVED, now=MONDAY)
    assert Say.objects.get(matter=head, person=member.reporter).outcome == Outcome.SOLVED


def test_a_head_does_not_join_another_with_what_hangs_on_it(home, staff, head, member):
    joined(staff, member, head)
    other = MatterFactory.create(community=home)
    with pytest.raises(OutOfOrder, match="先拆开"):
        joined(staff, head, other)


def test_nothing_joins_a_matter_of_another_community_or_an_ended_one(staff, member, home):
    for head in (MatterFactory.create(), MatterFactory.create(community=home, solved=True)):
        with pytest.raises(OutOfOrder):
            joined(staff, member, head)


def test_a_cluster_whose_head_has_ended_stays_as_it_was(staff, head, member):
    joined(staff, member, head)
    actions.decline(staff, head.pk, words="不归我们", now=MONDAY)
    with pytest.raises(OutOfOrder, match="已经办结"):
        actions.separate(staff, member.pk, now=MONDAY)


def test_a_selection_is_joined_into_its_oldest_matter(home, staff):
    three = [MatterFactory.create(community=home).pk for _ in range(3)]
    head = actions.join_all(staff, list(reversed(three)), now=MONDAY)
    assert head.pk == three[0]
    assert Matter.objects.filter(joined_to=head).count() == 2


def test_a_selection_that_cannot_be_joined_whole_is_not_joined_at_all(home, staff):
    first, last = MatterFactory.create(community=home), MatterFactory.create(community=home)
    ended = MatterFactory.create(community=home, solved=True)
    with pytest.raises(OutOfOrder):
        actions.join_all(staff, [first.pk, last.pk, ended.pk], now=MONDAY)
    assert not Matter.objects.filter(state=State.JOINED).exists()


def test_one_cannot_withdraw_what_others_are_joined_to(staff, head, member):
    joined(staff, member, head)
    with pytest.raises(OutOfOrder):
        actions.withdraw(actor_for(head.reporter.user), head.pk, now=MONDAY)


def test_a_resident_does_not_join_matters(home, head, member):
    with pytest.raises(Exception, match="社区的工作人员"):
        joined(resident_of(home), member, head)
