from datetime import date, timedelta

import pytest

from lianxin.core.actor import GUEST
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.party.actions import posts, showing
from lianxin.party.actions.posts import Done, PostPlan
from lianxin.party.actions.showing import Wish
from lianxin.party.models import Claim, Pledge, Portrait, PostDeed
from lianxin.party.queries import board as boards
from lianxin.party.queries import pictures
from lianxin.party.queries import posts as queries
from lianxin.party.rules.posts import FIELDS, NAME, PHOTO, PLEDGE, POST
from lianxin.party.tests.factories import BranchFactory, MemberFactory, clerk_of, head_of, oneself
from lianxin.party.tests.studying import (
    TODAY,
    BoardFactory,
    ClaimFactory,
    DutyPostFactory,
    SchemeFactory,
    settled,
)
from lianxin.people.actions import withdraw_consent
from lianxin.people.models import Consent
from lianxin.people.queries import own_consents
from lianxin.people.tests.factories import resident_of, staff_of

pytestmark = pytest.mark.django_db
ALL = frozenset(FIELDS)


def shown(member):
    """Everybody whom the board of a member's courtyard shows."""
    slug, yard = member.community.slug, member.home.courtyard_id
    return boards.sheet(slug, yard, today=TODAY).members


@pytest.fixture
def member():
    made = settled(name="孙桂兰")
    BoardFactory.create(community=made.community)
    return made


def lets(member, *fields, **rest):
    showing.show(oneself(member), member.pk, Wish(fields=fields, **rest), now=MONDAY)


def test_posts_are_set_up_by_who_works_with_all_party_records():
    branch = BranchFactory.create()
    slug, clerk = branch.community.slug, clerk_of(branch.community)
    plan = PostPlan(name="卫生监督岗", duties="每周看一遍楼道。")
    with pytest.raises(OutOfOrder):
        posts.open_post(clerk, slug, plan, now=MONDAY)
    posts.set_up(clerk, slug, name="设岗定责", words="", now=MONDAY)
    assert posts.open_post(clerk, slug, plan, now=MONDAY).scheme.name == "设岗定责"
    with pytest.raises(Invalid):
        posts.open_post(clerk, slug, plan, now=MONDAY)
    with pytest.raises(NotPermitted):
        posts.open_post(head_of(branch), slug, plan, now=MONDAY)


def test_a_member_claims_a_post_once_and_gives_it_back():
    member = MemberFactory.create(with_account=True)
    post = DutyPostFactory.create(community=member.community)
    slug, me = member.community.slug, oneself(member)
    claim = posts.claim(me, slug, post.pk, member.pk, now=MONDAY)
    with pytest.raises(OutOfOrder):
        posts.claim(me, slug, post.pk, member.pk, now=MONDAY)
    posts.give_up(me, claim.pk, now=MONDAY)
    assert not queries.claims_of(member, today=TODAY).exists()
    assert Claim.objects.get().until == TODAY


def test_a_post_with_one_seat_is_held_by_one():
    first = MemberFactory.create(with_account=True)
    second = MemberFactory.create(branch=first.branch, with_account=True)
    post = DutyPostFactory.create(community=first.community, seats=1)
    slug = first.community.slug
    posts.claim(oneself(first), slug, post.pk, first.pk, now=MONDAY)
    with pytest.raises(OutOfOrder, match="满"):
        posts.claim(oneself(second), slug, post.pk, second.pk, now=MONDAY)


def test_nobody_claims_a_post_for_a_stranger_or_where_they_are_no_member():
    member = MemberFactory.create(with_account=True)
    fellow = MemberFactory.create(branch=member.branch)
    post = DutyPostFactory.create(community=member.community)
    slug = member.community.slug
    with pytest.raises(NotFound):
        posts.claim(oneself(member), slug, post.pk, fellow.pk, now=MONDAY)
    for actor in (resident_of(member.community), staff_of(member.community)):
        with pytest.raises(NotFound):
            posts.claim(actor, slug, post.pk, member.pk, now=MONDAY)


def test_a_deed_is_logged_for_a_day_on_which_the_post_was_held():
    claim = ClaimFactory.create(member__with_account=True)
    me = oneself(claim.member)
    done = Done(post_id=claim.post_id, words="扫雪", done_on=TODAY, photo=picture())
    deed = posts.log(me, claim.member_id, done, now=MONDAY)
    before = Done(post_id=claim.post_id, words="扫雪", done_on=date(2025, 12, 1))
    with pytest.raises(Invalid):
        posts.log(me, claim.member_id, before, now=MONDAY)
    posts.take_back_deed(me, deed.pk, now=MONDAY)
    assert not queries.deeds_of(claim.member).exists()
    posts.take_back_deed(me, deed.pk, now=MONDAY, is_back=True)
    assert PostDeed.objects.get().taken_back_at is None


def test_a_new_pledge_ends_the_one_before():
    member = MemberFactory.create(with_account=True)
    posts.pledge(oneself(member), member.pk, words="每天捡一次垃圾", now=MONDAY)
    posts.pledge(oneself(member), member.pk, words="照看楼道的灯", now=MONDAY + timedelta(days=1))
    assert queries.pledge_of(member).words == "照看楼道的灯"
    assert Pledge.objects.count() == 2


def test_a_board_shows_nobody_who_has_not_let_it(member):
    assert shown(member) == []
    assert boards.boards(member.community.slug, today=TODAY).courtyards == []


@pytest.mark.parametrize("fields", [(), (POST,), (PLEDGE,), (PHOTO,), (POST, PLEDGE, PHOTO)])
def test_a_board_shows_of_a_member_just_what_they_let_it(member, fields):
    ClaimFactory.create(member=member)
    posts.pledge(oneself(member), member.pk, words="照看楼道的灯", now=MONDAY)
    showing.portray(oneself(member), member.pk, photo=picture(), now=MONDAY)
    lets(member, NAME, *fields)
    (row,) = shown(member)
    assert row.name == "孙桂兰"
    assert bool(row.posts) == (POST in fields)
    assert bool(row.pledge) == (PLEDGE in fields)
    assert bool(row.portrait) == (PHOTO in fields)


def test_a_photo_without_the_name_is_shown_of_nobody(member):
    with pytest.raises(Invalid):
        lets(member, PHOTO)


def test_what_is_withdrawn_is_gone_from_the_board_at_once(member):
    lets(member, *ALL)
    assert len(shown(member)) == 1
    name = own_consents(oneself(member)).get(field=NAME)
    withdraw_consent(oneself(member), name.pk, now=MONDAY)
    assert shown(member) == []


def test_a_consent_ends_after_its_last_day(member):
    lets(member, NAME, until=TODAY)
    assert len(shown(member)) == 1
    slug, yard = member.community.slug, member.home.courtyard_id
    tomorrow = TODAY + timedelta(days=1)
    assert boards.sheet(slug, yard, today=tomorrow).members == []


def test_wishing_for_less_takes_the_rest_back(member):
    lets(member, *ALL)
    lets(member, NAME, POST)
    assert queries.showing_of(member, today=TODAY).fields == {NAME, POST}
    assert Consent.objects.filter(withdrawn_at__isnull=False).count() == 2
    lets(member)
    assert queries.showing_of(member, today=TODAY).fields == frozenset()


def test_who_leads_the_branch_records_consent_by_its_paper_alone(member):
    head = head_of(member.branch)
    with pytest.raises(Invalid):
        showing.show(head, member.pk, Wish(fields=[NAME]), now=MONDAY)
    showing.show(head, member.pk, Wish(fields=[NAME], given_by="纸质同意书"), now=MONDAY)
    assert Consent.objects.get().given_by == "纸质同意书"
    showing.show(head, member.pk, Wish(fields=[]), now=MONDAY)
    assert shown(member) == []


def test_a_member_without_account_is_known_by_the_paper():
    member = settled()
    member.person = None
    member.save()
    paper = Wish(fields=[NAME], given_by="纸质同意书")
    showing.show(head_of(member.branch), member.pk, paper, now=MONDAY)
    member.refresh_from_db()
    assert member.person.name == member.name


def test_who_moves_away_is_not_shown_in_the_new_courtyard(member):
    lets(member, NAME)
    old = member.home
    elsewhere = settled(branch=member.branch).home
    member.home = elsewhere
    member.save()
    assert shown(member) == []
    member.home = old
    assert shown(member) == []


def test_a_closed_board_shows_nothing_at_all(member):
    lets(member, NAME)
    clerk = clerk_of(member.community)
    posts.open_board(clerk, member.community.slug, name="展板", is_open=False, now=MONDAY)
    with pytest.raises(NotFound):
        shown(member)


def test_a_portrait_is_open_to_all_just_while_it_is_on_the_board(member):
    me = oneself(member)
    showing.portray(me, member.pk, photo=picture(), now=MONDAY)
    key = Portrait.objects.get().upload.key
    outsiders = (GUEST, resident_of(member.community), staff_of(member.community))
    for actor in outsiders:
        with pytest.raises(NotFound):
            pictures.picture_for(actor, key, today=TODAY)
    assert pictures.picture_for(me, key, today=TODAY)
    lets(member, NAME, PHOTO)
    for actor in outsiders:
        assert pictures.picture_for(actor, key, today=TODAY)
    lets(member, NAME)
    with pytest.raises(NotFound):
        pictures.picture_for(GUEST, key, today=TODAY)


def test_a_new_portrait_takes_the_place_of_the_old_one(member):
    me = oneself(member)
    showing.portray(me, member.pk, photo=picture(), now=MONDAY)
    showing.portray(me, member.pk, photo=picture(), now=MONDAY)
    assert Portrait.objects.count() == 1
    showing.portray(me, member.pk, photo=None, now=MONDAY)
    with pytest.raises(NotFound):
        showing.portray(me, member.pk, photo=None, now=MONDAY)


def test_posts_are_no_secret_among_members_and_none_of_others_business():
    member = MemberFactory.create(with_account=True)
    SchemeFactory.create(community=member.community)
    post = DutyPostFactory.create(community=member.community)
    assert list(queries.posts_for(oneself(member))) == [post]
    for actor in (GUEST, staff_of(member.community), resident_of(member.community)):
        assert not queries.posts_for(actor).exists()
