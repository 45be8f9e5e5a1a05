from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from lianxin.core.errors import Invalid, NotPermitted
from lianxin.core.figures import LOCAL, Period, evidence, values
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.notifications.models import Notice
from lianxin.party import figures
from lianxin.party.actions import gathering, posts, showing
from lianxin.party.actions.gathering import Slip
from lianxin.party.actions.showing import Wish
from lianxin.party.actions.study_reminding import sweep_study
from lianxin.party.models import PostDeed, Standing, Writing, WritingKind
from lianxin.party.rules.posts import NAME, POST
from lianxin.party.tests.factories import BranchFactory, MemberFactory, clerk_of, head_of, oneself
from lianxin.party.tests.studying import (
    TODAY,
    ClaimFactory,
    HoursFactory,
    WritingFactory,
    settled,
)
from lianxin.people.actions import withdraw_consent
from lianxin.people.models import Consent, Person

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 1, 9, tzinfo=LOCAL)


@pytest.fixture
def branch():
    return BranchFactory.create()


def number(figure, branch, *, year=2026, today=TODAY):
    period = Period(year, today=today)
    value = values([figure], [branch.community_id], period)[branch.community_id, figure.code]
    assert evidence(figure, branch.community_id, period).count() == value.part
    return figure.number(value)


def test_notes_are_told_as_characters_for_each_who_wrote(branch):
    first, second = MemberFactory.create_batch(2, branch=branch)
    MemberFactory.create(branch=branch)
    WritingFactory.create(member=first, by_hand=True, characters=20_000)
    WritingFactory.create(member=first, by_hand=True, characters=20_000)
    WritingFactory.create(member=second, by_hand=True, characters=20_000)
    WritingFactory.create(member=second, essay=True)
    WritingFactory.create(member=second, written_on=date(2025, 12, 31))
    WritingFactory.create(member=second, taken_back_at=MONDAY)
    assert number(figures.NOTES, branch) == 30_000
    assert number(figures.ESSAYS, branch) == 1


def test_where_nobody_wrote_the_mean_is_unknown(branch):
    MemberFactory.create(branch=branch)
    assert number(figures.NOTES, branch) is None


def test_coverage_is_who_let_their_name_be_shown_of_all_members(branch):
    members = [settled(branch=branch) for _number in range(2)]
    MemberFactory.create(branch=branch, standing=Standing.CHECKED_IN)
    assert number(figures.COVERAGE, branch) == 0
    for member in members:
        wish = Wish(fields=[NAME, POST])
        showing.show(oneself(member), member.pk, wish, now=MONDAY - timedelta(days=9))
    assert number(figures.COVERAGE, branch) == 1
    held = Consent.objects.filter(person=members[0].person, field=NAME).get()
    withdraw_consent(oneself(members[0]), held.pk, now=MONDAY)
    assert number(figures.COVERAGE, branch) == Fraction(1, 2)


def test_a_past_years_coverage_stands_whatever_is_withdrawn_later(branch):
    member = settled(branch=branch)
    wish = Wish(fields=[NAME])
    showing.show(oneself(member), member.pk, wish, now=datetime(2025, 3, 2, 9, tzinfo=LOCAL))
    showing.show(oneself(member), member.pk, Wish(fields=[]), now=MONDAY)
    assert number(figures.COVERAGE, branch, year=2025) == 1
    assert number(figures.COVERAGE, branch) == 0


def test_participation_is_who_did_anything_once(branch):
    claim = ClaimFactory.create(member__branch=branch)
    MemberFactory.create(branch=branch)
    assert number(figures.PARTICIPATION, branch) == 0
    for day in (date(2026, 1, 8), date(2026, 2, 8)):
        PostDeed.objects.create(
            community=branch.community, member=claim.member, post=claim.post, words="扫雪",
            done_on=day, recorded_at=MONDAY,
        )  # fmt: skip
    assert number(figures.PARTICIPATION, branch) == Fraction(1, 2)
    PostDeed.objects.update(taken_back_at=MONDAY)
    assert number(figures.PARTICIPATION, branch) == 0


def test_evidence_is_listed_for_who_leads_and_for_nobody_else(branch):
    kept = WritingFactory.create(member__branch=branch)
    other = head_of(BranchFactory.create(parent=branch.parent))
    seen = {
        who: Writing.objects.filter(figures.NOTES.sees(who)) for who in (head_of(branch), other)
    }
    assert [list(rows) for rows in seen.values()] == [[kept], []]


def test_whoever_is_short_in_july_is_told_once_and_alone(branch):
    short = MemberFactory.create(branch=branch, with_account=True)
    enough = MemberFactory.create(branch=branch, with_account=True)
    HoursFactory.create(member=short, halves=20)
    HoursFactory.create(member=enough, halves=32)
    HoursFactory.create(member=enough, halves=32)
    head = head_of(branch)
    assert sweep_study(now=JULY - timedelta(days=1)) == 0
    assert sweep_study(now=JULY) == 1
    assert sweep_study(now=JULY + timedelta(hours=1)) == 0
    told = Notice.objects.get(user=short.person.user)
    assert "还差 22" in told.lines[0]["text"]
    assert not Notice.objects.filter(user=enough.person.user).exists()
    assert Notice.objects.filter(user_id=head.user_id, title__contains=branch.name).exists()


def test_october_reminds_anew_of_what_july_did(branch):
    MemberFactory.create(branch=branch, with_account=True)
    sweep_study(now=JULY)
    assert sweep_study(now=datetime(2026, 10, 2, 9, tzinfo=LOCAL)) == 1
    assert Entry.objects.filter(deed="remind_of_study").count() == 2


def noted(member, **fields):
    told = {"kind": WritingKind.NOTE, "title": "笔记", "characters": 3000, "written_on": TODAY}
    return Writing(member=member, **told | fields)


def test_paper_notebooks_of_many_are_written_down_in_one_go(branch):
    members = MemberFactory.create_batch(3, branch=branch)
    slug, clerk = branch.community.slug, clerk_of(branch.community)
    gathering.gather_writings(clerk, slug, [noted(each) for each in members], now=MONDAY)
    assert Writing.objects.filter(is_stated=True).count() == 3
    assert Entry.objects.filter(deed="gather_writings").count() == 3
    with pytest.raises(NotPermitted):
        gathering.gather_writings(head_of(branch), slug, [noted(members[0])], now=MONDAY)
    for wrong in (
        noted(MemberFactory.create()),
        noted(members[0], words="抄来的"),
        noted(members[0], written_on=TODAY + timedelta(days=1)),
    ):
        with pytest.raises(Invalid):
            gathering.gather_writings(clerk, slug, [noted(members[1]), wrong], now=MONDAY)
    assert Writing.objects.count() == 3


def test_slips_make_members_known_and_are_shown_by_their_paper(branch):
    members = [settled(branch=branch) for _number in range(2)]
    for member in members:
        member.person = None
        member.save()
    slips = [Slip(member=each, pledge="随叫随到", fields=frozenset({NAME})) for each in members]
    clerk = clerk_of(branch.community)
    before = Person.objects.count()
    gathering.gather_slips(clerk, branch.community.slug, slips, given_by="纸质同意书", now=MONDAY)
    assert Person.objects.count() == before + 2
    assert Consent.objects.filter(given_by="纸质同意书").count() == 2
    assert number(figures.COVERAGE, branch) == 1


def test_posts_are_allotted_within_their_seats_and_deeds_within_their_days(branch):
    claim = ClaimFactory.create(member__branch=branch, post__seats=2)
    slug, clerk = branch.community.slug, clerk_of(branch.community)
    more = MemberFactory.create_batch(2, branch=branch)
    with pytest.raises(Invalid):
        gathering.allot(clerk, slug, {claim.post_id: more}, now=MONDAY)
    (made,) = gathering.allot(clerk, slug, {claim.post_id: more[:1]}, now=MONDAY)
    gathering.gather_deeds(clerk, slug, [(made, "扫雪", TODAY)], now=MONDAY)
    with pytest.raises(Invalid):
        gathering.gather_deeds(clerk, slug, [(made, "扫雪", date(2026, 1, 1))], now=MONDAY)
    posts.give_up(clerk, made.pk, now=MONDAY)
    assert PostDeed.objects.count() == 1
