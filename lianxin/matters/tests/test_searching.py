"""The latest that have the words, page after page, found week by week or all at once alike."""

from datetime import date, timedelta

import pytest

from lianxin.core.keyset import page
from lianxin.core.tests.factories import MONDAY
from lianxin.core.text import terms
from lianxin.matters.actions.taking import tokens_of
from lianxin.matters.models import Matter
from lianxin.matters.queries.searching import LATEST, SPANS, Turn, Words, searched, week
from lianxin.matters.tests.factories import MatterFactory
from lianxin.places.tests.factories import CommunityFactory

TODAY = MONDAY.date()


def brought_up(community, ago, title="暖气不热", words=""):
    made = MatterFactory.create(
        community=community,
        title=title,
        words=words or title,
        reported_at=MONDAY - timedelta(days=ago),
    )
    made.tokens = tokens_of(made)
    made.save(update_fields=["tokens"])
    return made


@pytest.fixture
def community(db):
    return CommunityFactory.create()


def heat(community):
    return Words(community.pk, ["暖气"])


def walk(community, size):
    """Every page's keys, from the first to the last."""
    turn, found = Turn(size=size), []
    while True:
        got = searched(Matter.objects.all(), heat(community), LATEST, turn, day=TODAY)
        found.append([row.pk for row in got.rows])
        if not got.next:
            return found
        turn = Turn(after=got.next, size=size)


@pytest.mark.parametrize(
    "days",
    [
        range(20),
        [0, 1, 2, 30, 31, 32, 33, 500, 501, 502, 503, 504],
        [400, 410, 420, 430, 440],
        [0, 6, 7, 8, 55, 56, 57, 58, 700],
    ],
)
def test_pages_by_weeks_are_the_pages_of_the_whole(community, days):
    made = [brought_up(community, ago) for ago in days]
    brought_up(community, 3, title="路灯不亮")
    told = walk(community, 3)
    whole = page(Matter.objects.filter(pk__in=[each.pk for each in made]), LATEST).rows
    assert [pk for part in told for pk in part] == [row.pk for row in whole]
    assert [len(part) for part in told[:-1]] == [3] * (len(told) - 1)


def test_what_is_common_is_found_without_fetching_all_of_it(
    community, django_assert_max_num_queries
):
    for ago in (0, 0, 9, 400):
        brought_up(community, ago)
    with django_assert_max_num_queries(1) as caught:
        searched(Matter.objects.all(), heat(community), LATEST, Turn(size=1), day=TODAY)
    assert week(community.pk, TODAY) in caught.captured_queries[0]["sql"]


def test_what_is_rare_takes_one_statement_for_each_span_and_one_for_all_time(
    community, django_assert_num_queries
):
    brought_up(community, 900)
    with django_assert_num_queries(len(SPANS) + 1):
        searched(Matter.objects.all(), heat(community), LATEST, Turn(), day=TODAY)


def test_the_first_days_of_a_year_may_belong_to_the_last_week_of_another():
    assert week(7, date(2027, 1, 1)) == week(7, date(2026, 12, 31)) == "c7w202653"


def sounds_like(community, letters):
    words = Words(community.pk, terms(letters))
    return [
        row.title for row in searched(Matter.objects.all(), words, LATEST, Turn(), day=TODAY).rows
    ]


def test_a_title_is_found_by_the_initials_of_any_of_its_words_on(
    community, django_assert_num_queries
):
    brought_up(community, 3, title="7号楼暖气不热")
    brought_up(community, 900, title="楼道wifi断了")
    brought_up(CommunityFactory.create(), 3, title="暖气不热")
    for letters in ("nqbr", "NQ", "br", "nqbr 7", "hlnq"):
        assert sounds_like(community, letters) == ["7号楼暖气不热"], letters
    assert sounds_like(community, "wifi") == sounds_like(community, "ld") == ["楼道wifi断了"]
    assert sounds_like(community, "qb") == sounds_like(community, "nqbrr") == []
    with django_assert_num_queries(len(SPANS) + 1):
        sounds_like(community, "nqbr")


def test_a_matter_is_found_by_its_words_spelt_out_wherever_they_stand(
    community, django_assert_num_queries
):
    asked = brought_up(community, 3, title="问一问", words="今年什么时候供暖？")
    other = brought_up(community, 900, title="院里楼灯不热只闪", words="看看方案")
    brought_up(community, 3, title="公园里有暖阳", words="反正干净")
    brought_up(CommunityFactory.create(), 3, title="供暖")
    for letters in ("gongnuan", "gongnuan shenmeshihou", "gongnuan 今年"):
        assert sounds_like(community, letters) == [asked.title], letters
    for letters in ("fangan", "loudeng", "dengbure", "loudengbure"):
        assert sounds_like(community, letters) == [other.title], letters
    assert sounds_like(community, "nuangong") == sounds_like(community, "loudengbuliang") == []
    with django_assert_num_queries(len(SPANS) + 1):
        sounds_like(community, "gongnuan")
