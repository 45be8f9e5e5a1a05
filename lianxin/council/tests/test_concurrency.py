"""Several people at one session at once: one wins, the others are told, nothing is lost."""

import pytest

from lianxin.core.actor import Actor, Role
from lianxin.core.errors import OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.threads import at_once
from lianxin.council import actions
from lianxin.council.models import Choice, ItemState, Resolution, Vote
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
