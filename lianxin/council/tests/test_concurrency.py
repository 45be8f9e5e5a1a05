"""Several people at one session at once: one wins, the others are told, nothing is lost."""

import pytest

from lianxin.core.actor import Actor, Role
from lianxin.core.errors import OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.threads import at_once
from lianxin.council import actions
from lianxin.council.models import Choice, ItemState, Resolution, Speech, SpeechState, Vote
from lianxin.council.tests.factories import MEETING, Stage, decision
from lianxin.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_declare_at_once_one_wins_and_one_is_told():
    stage = Stage()
    item = stage.voted(stage.sitting(matters=[stage.matter()]), ayes=5)

    def declare(actor: Actor) -> None:
        actions.declare_passed(actor, item.pk, decision(), now=MEETING)

    found = at_once(
        *(lambda actor=actor: declare(actor) for actor in (stage.staff, stage.secretary) * 2)
    )
    assert [type(refusal) for refusal in found if refusal] == [OutOfOrder] * 3
    assert Resolution.objects.count() == 1
    assert Entry.objects.filter(deed="declare_passed").count() == 1
    assert Entry.objects.filter(deed="resolve").count() == 1


def test_votes_cast_at_once_are_all_counted():
    stage = Stage(is_secret=True)
    members = []
    for member in stage.members:
        member.user = PersonFactory.create(community=stage.community, resident=True).user
        member.save()
        posts = frozenset({(Role.MEMBER, stage.community.pk)})
        members.append(Actor(user_id=member.user_id, posts=posts))
    item = stage.voting(stage.sitting())
    found = at_once(
        *(
            lambda actor=actor: actions.vote(actor, item.pk, choice=Choice.AYE, now=MEETING)
            for actor in members
        )
    )
    item.refresh_from_db()
    assert found == [None] * 5
    assert (item.ayes, Vote.objects.filter(is_cast=True).count()) == (5, 5)


def test_of_two_who_call_different_items_at_once_one_wins():
    stage = Stage()
    items = list(stage.sitting("甲", "乙").items.all())
    found = at_once(
        *(lambda item=item: actions.call(stage.staff, item.pk, now=MEETING) for item in items)
    )
    assert sorted(type(refusal).__name__ for refusal in found) == ["NoneType", "OutOfOrder"]
    states = sorted(item.session.items.get(pk=item.pk).state for item in items)
    assert states == [ItemState.DISCUSSED, ItemState.PLANNED]


def test_two_sessions_planned_at_once_get_two_numbers():
    stage = Stage()
    made = actions.Plan(starts_at=MEETING, venue="议事厅", chair_id=stage.chair.pk)

    def plan() -> None:
        actions.plan(stage.staff, stage.council.pk, made, now=MEETING)

    assert at_once(plan, plan, plan) == [None] * 3
    numbers = stage.council.sessions.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def test_of_two_chairs_who_give_the_floor_at_once_one_wins():
    stage = Stage()
    item = stage.moved(stage.sitting())
    hands = [
        actions.raise_hand(
            stage.staff, item.pk, stance="for", member_id=stage.members[index].pk, now=MEETING
        )
        for index in (1, 2)
    ]
    found = at_once(
        *(
            lambda actor=actor, up=up: actions.recognise(actor, up.pk, now=MEETING)
            for actor, up in zip((stage.staff, stage.secretary) * 2, hands * 2, strict=True)
        )
    )
    assert sorted(type(refusal).__name__ for refusal in found) == ["NoneType"] + ["OutOfOrder"] * 3
    assert Speech.objects.filter(state=SpeechState.SPEAKING).count() == 1


def test_a_hand_pressed_many_times_at_once_is_raised_once():
    stage = Stage()
    item = stage.moved(stage.sitting())
    member = stage.members[1]
    member.user = PersonFactory.create(community=stage.community, resident=True).user
    member.save()
    actor = Actor(user_id=member.user_id, posts=frozenset({(Role.MEMBER, stage.community.pk)}))
    found = at_once(*[lambda: actions.raise_hand(actor, item.pk, stance="for", now=MEETING)] * 4)
    assert found == [None] * 4
    assert Speech.objects.count() == 1
    assert Entry.objects.filter(deed="ask_to_speak").count() == 1


def test_a_vote_and_the_staffs_entry_of_it_at_once_leave_one_vote_and_true_sums():
    stage = Stage()
    member = stage.members[1]
    member.user = PersonFactory.create(community=stage.community, resident=True).user
    member.save()
    actor = Actor(user_id=member.user_id, posts=frozenset({(Role.MEMBER, stage.community.pk)}))
    item = stage.voting(stage.sitting())
    votes = {member.pk: "no"}
    at_once(
        lambda: actions.vote(actor, item.pk, choice=Choice.AYE, now=MEETING),
        lambda: actions.enter_votes(stage.staff, item.pk, votes, now=MEETING),
        lambda: actions.vote(actor, item.pk, choice=Choice.AYE, now=MEETING),
    )
    item.refresh_from_db()
    own = Vote.objects.get(item=item, member=member)
    assert (own.choice, own.entered_by, item.ayes, item.noes) == (Choice.AYE, None, 1, 0)


def test_of_two_who_put_and_amend_at_once_nothing_is_voted_that_was_not_put():
    stage = Stage()
    item = stage.moved(stage.sitting())
    ids = [member.pk for member in stage.members]

    def amend() -> None:
        actions.amend_motion(
            stage.secretary,
            item.pk,
            text="西墙。",
            mover_id=ids[1],
            seconder_id=ids[2],
            now=MEETING,
        )

    at_once(lambda: actions.put_to_vote(stage.staff, item.pk, now=MEETING), amend)
    item.refresh_from_db()
    told = Entry.objects.get(deed="put").details["is_amendment"]
    assert item.state == ItemState.VOTING
    assert told == (item.amendment_id is not None)
