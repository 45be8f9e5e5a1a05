from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from lianxin.core import http, journal
from lianxin.core.actor import CLOCK
from lianxin.core.figures import Period
from lianxin.council.tests.factories import CouncilFactory
from lianxin.matters.models import Outcome, Satisfaction
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory, SayFactory
from lianxin.people.tests.factories import PostFactory
from lianxin.places.tests.factories import CommunityFactory
from lianxin.reports.queries.counting import counted_of

pytestmark = pytest.mark.django_db
SPRING = datetime(2015, 3, 2, 1, tzinfo=UTC)
SUMMER = datetime(2015, 7, 2, 1, tzinfo=UTC)


@pytest.fixture
def community():
    return CommunityFactory.create(name="历山路社区")


@pytest.fixture
def heating():
    return CategoryFactory.create(name="供暖", code="heating")


def solved(community, at=SPRING, **fields):
    return MatterFactory.create(
        community=community, solved=True, reported_at=SPRING, replied_at=at, closed_at=at, **fields
    )


def card(client, community, year=2015):
    page = client.get(reverse("reports:card", kwargs={"slug": community.slug, "year": year}))
    return page.content.decode()


def evidence(client, community, code="matters_solved", **asked):
    where = {"slug": community.slug, "year": 2015, "code": code}
    return client.get(f"{reverse('reports:evidence', kwargs=where)}?{urlencode(asked)}")


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_card_tells_how_many_were_solved_and_leads_to_them(client, community):
    solved(community)
    solved(community, SUMMER)
    page = card(client, community)
    door = reverse("reports:evidence", args=[community.slug, 2015, "matters_solved"])
    assert f'<a class="fig" href="{door}">2</a>' in page
    told = "解决大事小情：今年（2015年）"
    assert f'<a class="fig" title="{told}" href="{door}">2 件</a>' in page
    assert "草稿，随记录变化" in page


def test_a_community_without_a_council_is_told_of_no_nought_of_sessions(client, community):
    solved(community)
    assert "议事会开会</span>" not in card(client, community)
    CouncilFactory.create(community=community)
    journal.record(CLOCK, "found", community, community.pk, at=SPRING)
    assert "议事会开会</span>" in card(client, community)


def test_each_bar_leads_to_the_evidence_of_its_month_and_its_category(client, community, heating):
    matter = solved(community, SUMMER, category=heating)
    solved(community, SPRING)
    page = card(client, community)
    assert "matters_solved/?month=7" in page
    assert "matters_solved/?category=heating" in page
    for asked in ({"month": 7}, {"category": "heating"}, {"month": 7, "category": "heating"}):
        listed = text_of(evidence(client, community, **asked))
        assert matter.number in listed
        assert "数的就是这 1 件" in listed
    assert "所以数字是 0" in text_of(evidence(client, community, month=3, category="heating"))


def test_a_year_without_records_says_what_to_do_instead_of_noughts(client, community):
    past, running = card(client, community), card(client, community, http.today().year)
    assert "这一年没有记录" in past
    assert "报第一件" not in past
    assert "报第一件" in running
    assert 'class="fig"' not in past + running


def test_a_rate_of_nothing_is_told_as_not_applicable(client, community):
    solved(community)
    page = card(client, community)
    assert "0.0%" not in page
    assert "没有可数的" in page


def test_a_rate_stands_with_its_numerator_denominator_and_the_silent(client, community):
    for outcome in (Outcome.SOLVED, Outcome.SOLVED, Outcome.NOT, ""):
        matter = MatterFactory.create(community=community, to_confirm=True, reported_at=SPRING)
        SayFactory.create(
            matter=matter,
            asked_at=SPRING,
            outcome=outcome,
            answered_at=SPRING if outcome else None,
            satisfaction=Satisfaction.GOOD if outcome == Outcome.SOLVED else "",
        )
    page = card(client, community)
    door = reverse("reports:evidence", args=[community.slug, 2015, "resolution_rate"])
    assert f'<a class="fig" href="{door}">66.7%</a>' in page
    assert f'href="{door}">2</a>／<a class="fig" href="{door}?of=whole">3</a> 人次' in page
    assert f'href="{door}?of=silent">1</a> 人次' in page
    assert "数的就是这 3 人次" in text_of(
        evidence(client, community, "resolution_rate", of="whole")
    )


def test_what_the_reader_may_not_see_is_counted_and_not_shown(client, community):
    shown, private = solved(community), solved(community, private=True)
    page = text_of(evidence(client, community))
    assert "数的就是这 2 件" in page
    assert "另有 1 件不公开的事：数在内，内容不显示。" in page
    assert shown.title in page
    assert private.title not in page
    assert private.number not in page


def test_staff_see_of_their_own_community_what_the_public_does_not(client, community):
    private = solved(community, private=True)
    client.force_login(PostFactory.create(community=community).user)
    page = text_of(evidence(client, community))
    assert private.title in page
    assert "不公开的事" not in page


def test_the_card_itself_is_the_same_for_staff_and_for_the_public(client, community):
    private = solved(community, private=True, is_focal=True)
    client.force_login(PostFactory.create(community=community).user)
    assert private.title not in card(client, community)


def test_focal_matters_are_named_with_their_state(client, community):
    heat = solved(community, is_focal=True, title="东舍坊118号院供暖问题")
    gas = MatterFactory.create(
        community=community,
        partly=True,
        is_focal=True,
        reported_at=SPRING,
        replied_at=SPRING,
        closed_at=SUMMER,
        title="燃气问题",
    )
    page = card(client, community)
    assert "其中有" in page
    for matter in (heat, gas):
        assert reverse("matters:show", args=[community.slug, matter.number]) in page
    assert "部分解决" in page


def test_the_pages_of_a_long_list_hold_every_record_once(client, community):
    made = {solved(community).number for _ in range(60)}
    first = evidence(client, community)
    following = first.context["evidence"].page.next
    rest = evidence(client, community, after=following)
    seen = [row.number for answer in (first, rest) for row in answer.context["evidence"].page.rows]
    assert len(seen) == 60
    assert set(seen) == made


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("nothing", {}),
        ("matters_solved", {"of": "whole"}),
        ("matters_solved", {"month": 13}),
        ("matters_solved", {"month": "March"}),
        ("matters_solved", {"category": "unheard-of"}),
        ("resolution_rate", {"category": "heating"}),
    ],
)
def test_an_address_that_asks_for_what_there_is_not_is_not_found(
    client, community, heating, code, asked
):
    assert evidence(client, community, code, **asked).status_code == 404


@pytest.mark.parametrize("year", [1, 1999, 2999])
def test_a_year_that_has_not_begun_or_never_was_is_not_found(client, community, year):
    for page in (
        reverse("reports:card", args=[community.slug, year]),
        reverse("reports:download", args=[community.slug, year, "pdf"]),
    ):
        assert client.get(page).status_code == 404


def test_a_mangled_place_in_a_list_is_told_plainly(client, community):
    assert evidence(client, community, after="not-a-cursor").status_code == 422


def test_last_year_is_compared_only_where_something_is_known_of_it(client, community):
    solved(community)
    assert "去年没有记录，不能比" in card(client, community)
    solved(community, datetime(2016, 3, 2, tzinfo=UTC))
    assert "去年 <a" in card(client, community, year=2016)


@pytest.mark.parametrize("count", [1, 30])
def test_a_card_takes_the_same_statements_however_much_there_is(
    client, community, django_assert_max_num_queries, count
):
    for _ in range(count):
        solved(community, is_focal=True)
    with django_assert_max_num_queries(75):
        card(client, community)


def test_a_card_that_nothing_has_happened_to_since_is_not_counted_again(
    client, community, django_assert_max_num_queries
):
    solved(community)
    card(client, community)
    with django_assert_max_num_queries(2):
        assert 'matters_solved/">1 件</a>' in card(client, community)


def test_any_deed_makes_a_card_be_counted_again(client, community):
    solved(community)
    card(client, community)
    second = solved(community)
    journal.record(CLOCK, "confirm_solved", second, community.pk, at=SPRING)
    assert 'matters_solved/">2 件</a>' in card(client, community)


def test_a_streets_numbers_are_counted_again_only_where_something_was_done(
    community, django_assert_num_queries
):
    neighbour = CommunityFactory.create(subdistrict=community.subdistrict)
    places, period = [community, neighbour], Period(2015)
    counted_of(places, period)
    with django_assert_num_queries(1):
        counted_of(places, period)
    second = solved(neighbour)
    journal.record(CLOCK, "confirm_solved", second, neighbour.pk, at=SPRING)
    solved(community)
    told = counted_of(places, period).year
    assert told[neighbour.pk, "matters_solved"].part == 1
    assert told[community.pk, "matters_solved"].part == 0
    told = counted_of(places, period, anew=community.pk).year
    assert told[community.pk, "matters_solved"].part == 1


def test_an_evidence_page_takes_few_statements_however_long_it_is(
    client, community, django_assert_max_num_queries
):
    for _ in range(30):
        solved(community)
    with django_assert_max_num_queries(6):
        evidence(client, community)
