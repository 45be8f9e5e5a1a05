from datetime import date
from fractions import Fraction

import pytest

from lianxin.core.actor import Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted, OutOfOrder
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.council import actions
from lianxin.council.models import Base, Council, Term
from lianxin.council.tests.factories import Stage, charter
from lianxin.people.models import Post
from lianxin.people.tests.factories import PersonFactory, secretary_of, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_a_secretary_gives_the_community_its_council_once():
    community = CommunityFactory.create()
    secretary = secretary_of(community)
    made = charter(name="协商民主议事会", way="民事、民议、民决", duties=("收集群众意见",))
    council = actions.found(secretary, community, made, founded_on=TODAY, now=MONDAY)
    assert (council.name, council.quorum, council.duties) == (
        "协商民主议事会",
        Fraction(1, 2),
        ["收集群众意见"],
    )
    with pytest.raises(OutOfOrder):
        actions.found(secretary, community, made, founded_on=TODAY, now=MONDAY)


def test_nobody_from_elsewhere_founds_a_council_here():
    community = CommunityFactory.create()
    elsewhere = secretary_of(CommunityFactory.create())
    with pytest.raises(NotFound):
        actions.found(elsewhere, community, charter(), founded_on=TODAY, now=MONDAY)
    with pytest.raises(NotPermitted):
        actions.found(staff_of(community), community, charter(), founded_on=TODAY, now=MONDAY)


@pytest.mark.parametrize(
    ("fields", "field", "article"),
    [
        ({"quorum": Fraction(1, 3)}, "quorum", "2025年修订"),
        ({"majority": Fraction(2, 5)}, "majority", "2025年修订"),
        ({"notice_days": 2}, "notice_days", "41号"),
        ({"quorum": Fraction(1)}, "quorum", "小于 1"),
        ({"name": " "}, "name", "名字"),
    ],
)
def test_a_charter_laxer_than_the_rules_is_refused_with_the_article(stage, fields, field, article):
    with pytest.raises(Invalid, match=article) as refusal:
        actions.amend(stage.secretary, stage.council.pk, charter(**fields), now=MONDAY)
    assert refusal.value.field == field


def test_a_stricter_charter_is_kept_and_the_change_is_journalled(stage):
    made = charter(quorum=Fraction(2, 3), majority_of=Base.MEMBERS, is_secret=True, notice_days=7)
    council = actions.amend(stage.secretary, stage.council.pk, made, now=MONDAY)
    assert (council.quorum, council.majority_of, council.is_secret) == (
        Fraction(2, 3),
        Base.MEMBERS,
        True,
    )
    assert Entry.objects.get(deed="amend").details["changes"]["quorum"] == ["1/2", "2/3"]


def test_two_who_amend_from_one_page_do_not_overwrite_each_other(stage):
    seen = stage.council.revision
    actions.amend(stage.secretary, stage.council.pk, charter(notice_days=5), now=MONDAY, seen=seen)
    with pytest.raises(OutOfOrder):
        actions.amend(
            stage.secretary, stage.council.pk, charter(notice_days=4), now=MONDAY, seen=seen
        )
    assert Council.objects.get().notice_days == 5


def test_a_member_with_an_account_gets_the_post_and_loses_it_with_the_seat(stage):
    user = PersonFactory.create(community=stage.community, resident=True).user
    seating = actions.Seating(name="李桂芳", username=user.username)
    member = actions.admit(stage.staff, stage.council.pk, seating, since=TODAY, now=MONDAY)
    assert Post.objects.get(user=user).role == Role.MEMBER
    with pytest.raises(Invalid, match="已经在议事会里"):
        actions.admit(stage.staff, stage.council.pk, seating, since=TODAY, now=MONDAY)
    actions.release(stage.staff, member.pk, until=TODAY, now=MONDAY)
    assert Post.objects.get(user=user).until == TODAY
    with pytest.raises(OutOfOrder):
        actions.release(stage.staff, member.pk, until=TODAY, now=MONDAY)


def test_an_account_of_another_community_is_as_unknown_as_none(stage):
    stranger = PersonFactory.create(resident=True).user
    for username in (stranger.username, "nobody"):
        seating = actions.Seating(name="李桂芳", username=username)
        with pytest.raises(Invalid) as refusal:
            actions.admit(stage.staff, stage.council.pk, seating, since=TODAY, now=MONDAY)
        assert refusal.value.field == "username"


def test_a_council_has_one_chair_at_a_time(stage):
    seating = actions.Seating(name="另一位", is_chair=True)
    with pytest.raises(Invalid) as refusal:
        actions.admit(stage.staff, stage.council.pk, seating, since=TODAY, now=MONDAY)
    assert refusal.value.field == "is_chair"


def test_staff_of_another_community_cannot_touch_the_members(stage):
    elsewhere = staff_of(CommunityFactory.create())
    with pytest.raises(NotFound):
        actions.release(elsewhere, stage.members[0].pk, until=TODAY, now=MONDAY)


def test_a_new_term_ends_the_last_and_lets_some_go(stage):
    first = actions.begin_term(
        stage.secretary,
        stage.council.pk,
        since=date(2023, 1, 1),
        until=date(2027, 12, 31),
        now=MONDAY,
    )
    gone = stage.members[-1]
    second = actions.begin_term(
        stage.secretary,
        stage.council.pk,
        since=date(2026, 4, 1),
        until=date(2031, 3, 31),
        leaving_ids=[gone.pk],
        now=MONDAY,
    )
    first.refresh_from_db()
    gone.refresh_from_db()
    assert (first.until, second.number) == (date(2026, 3, 31), 2)
    assert gone.until == date(2026, 3, 31)


def test_a_term_that_ends_before_it_begins_or_before_the_last_is_refused(stage):
    def begin(since, until):
        actions.begin_term(stage.secretary, stage.council.pk, since=since, until=until, now=MONDAY)

    begin(date(2024, 1, 1), date(2028, 12, 31))
    for since, until, field in (
        (date(2024, 1, 1), date(2030, 1, 1), "since"),
        (date(2026, 1, 1), date(2025, 1, 1), "until"),
    ):
        with pytest.raises(Invalid) as refusal:
            begin(since, until)
        assert refusal.value.field == field
    assert Term.objects.count() == 1
