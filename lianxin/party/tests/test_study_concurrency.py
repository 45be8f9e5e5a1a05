"""Several people at one post, one loop, one consent at once: nothing is given twice."""

import pytest

from lianxin.core.errors import OutOfOrder
from lianxin.core.tests.factories import MONDAY
from lianxin.core.tests.threads import at_once
from lianxin.party.actions import loop, posts, showing
from lianxin.party.actions.showing import Wish
from lianxin.party.models import Claim, Pledge, Problem
from lianxin.party.rules.posts import NAME, POST
from lianxin.party.tests.factories import BranchFactory, MemberFactory, head_of, oneself
from lianxin.party.tests.studying import DutyPostFactory, LoopFactory, settled
from lianxin.people.models import Consent

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_posts_one_seat_is_given_to_one_of_four_who_claim_it_at_once():
    branch = BranchFactory.create()
    members = MemberFactory.create_batch(4, branch=branch, with_account=True)
    post, slug = DutyPostFactory.create(community=branch.community, seats=1), branch.community.slug
    actors = [(oneself(member), member.pk) for member in members]
    found = at_once(
        *(
            lambda actor=actor, pk=pk: posts.claim(actor, slug, post.pk, pk, now=MONDAY)
            for actor, pk in actors
        )
    )
    assert sorted(type(refusal).__name__ for refusal in found) == ["NoneType"] + ["OutOfOrder"] * 3
    assert Claim.objects.count() == 1


def test_of_two_who_write_on_one_loop_at_once_the_second_is_told():
    made = LoopFactory.create(found=True)
    head = head_of(made.body)
    found = at_once(
        *(lambda: loop.find(head, made.pk, words="走访少", now=MONDAY, seen=0) for _number in "ab")
    )
    assert [type(refusal) for refusal in found if refusal] == [OutOfOrder]
    assert Problem.objects.count() == 1


def test_a_consent_given_twice_at_once_is_one_consent():
    member = settled()
    me, wish = oneself(member), Wish(fields=[NAME, POST])
    at_once(*(lambda: showing.show(me, member.pk, wish, now=MONDAY) for _number in "abc"))
    assert Consent.objects.filter(withdrawn_at__isnull=True).count() == 2


def test_of_pledges_made_at_once_one_is_in_force():
    member = settled()
    me = oneself(member)
    at_once(*(lambda: posts.pledge(me, member.pk, words="随叫随到", now=MONDAY) for _n in "abc"))
    assert Pledge.objects.filter(until__isnull=True).count() == 1
