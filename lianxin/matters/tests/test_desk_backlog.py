"""The backlog's page: who may see it, what each filter finds, pages, saved views."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lianxin.core.actor import Actor
from lianxin.core.models import Entry, SavedView
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.models import Matter, State
from lianxin.matters.tests.factories import CategoryFactory, MatterFactory, joined_to
from lianxin.people.tests.factories import (
    member_of,
    officer_of,
    resident_of,
    secretary_of,
    sign_in,
    staff_of,
)
from lianxin.places.models import Community
from lianxin.places.tests.factories import BuildingFactory, CommunityFactory

pytest_plugins = ["lianxin.matters.tests.desk"]
pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


def url_of(community: Community, name: str = "backlog", **more: Any) -> str:
    return reverse(f"matters_desk:{name}", kwargs={"slug": community.slug, **more})


def found(desk: Client, community: Community, query: str = "") -> list[str]:
    """Titles in the order in which the page shows them."""
    response = desk.get(f"{url_of(community)}?{query}")
    assert response.status_code == 200
    return [row.title for row in response.context["rows"]]


def open_matter(community: Community, title: str, **more: Any) -> Matter:
    return MatterFactory.create(community=community, title=title, **more)


@pytest.mark.parametrize("role", ["guest", "resident", "member", "staff elsewhere"])
def test_the_backlog_does_not_exist_for_those_who_do_not_work_there(client, community, role):
    actors = {
        "resident": lambda: resident_of(community),
        "member": lambda: member_of(community),
        "staff elsewhere": lambda: staff_of(CommunityFactory.create()),
    }
    if role in actors:
        sign_in(client, actors[role]())
    assert client.get(url_of(community)).status_code == 404


@pytest.mark.parametrize("of", [staff_of, secretary_of, lambda here: officer_of(here.subdistrict)])
def test_staff_secretary_and_street_see_the_backlog(client, community, of):
    sign_in(client, of(community))
    assert client.get(url_of(community)).status_code == 200


def test_another_communitys_matters_are_not_among_them(desk, community):
    open_matter(community, "这里的灯不亮")
    MatterFactory.create(title="别处的灯不亮")
    assert found(desk, community) == ["这里的灯不亮"]


@pytest.fixture
def many(community: Community, worker: Actor) -> None:
    """One of each kind that the views part."""
    late = TODAY - timedelta(days=3)
    open_matter(community, "超期的", due_on=late, supports=1)
    open_matter(community, "今天的", due_on=TODAY, supports=5, accepted=True)
    soon = TODAY + timedelta(days=5)
    head = open_matter(community, "我的", in_hand=True, lead_id=worker.user_id, due_on=soon)
    open_matter(community, "等确认的", to_confirm=True, due_on=late)
    open_matter(community, "办结的", solved=True, supports=9)
    joined_to(head, title="并进去的")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["超期的", "等确认的", "今天的", "我的"]),
        ("view=late", ["超期的"]),
        ("view=today", ["今天的"]),
        ("view=mine", ["我的"]),
        ("view=confirm", ["等确认的"]),
        ("view=shared", ["今天的"]),
        ("view=all&sort=oldest", ["超期的", "今天的", "我的", "等确认的", "办结的", "并进去的"]),
        ("state=ended", ["办结的"]),
        ("state=joined", ["并进去的"]),
        ("state=accepted", ["今天的"]),
        ("lead=none&due=today", ["今天的"]),
        ("due=week", ["今天的", "我的"]),
        ("sort=supports&least=1", ["今天的", "超期的"]),
        ("view=late&state=accepted", []),
    ],
)
def test_each_view_and_filter_finds_its_own(desk, community, many, query, titles):
    assert found(desk, community, query) == titles


def test_category_courtyard_and_age_narrow_the_list(desk, community):
    heating, house = CategoryFactory.create(), BuildingFactory.create(parent__community=community)
    common = {"category": heating, "place": house, "courtyard": house.courtyard}
    old = MONDAY - timedelta(days=31)
    open_matter(community, "都合的", reported_at=old, **common)
    open_matter(community, "太新的", **common)
    open_matter(community, "别类的", reported_at=old, place=house, courtyard=house.courtyard)
    query = f"category={heating.pk}&place={house.courtyard.pk}&age=30"
    assert found(desk, community, query) == ["都合的"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-5, "超 4 天"),  # the Saturday before is worked
        (-2, "超 1 天"),
        (0, "今天"),
        (1, "还有 1 天"),
        (7, "还有 5 天"),
        (6, "还有 4 天"),
    ],
)
def test_how_late_a_matter_is_counts_working_days_as_its_rule_does(desk, community, days, words):
    open_matter(community, "楼道的灯不亮", due_on=TODAY + timedelta(days=days))
    assert f">{words}<" in desk.get(url_of(community)).content.decode()


@pytest.mark.parametrize("said", ["看不见台阶", "台阶", "{number}", "{last}"])
def test_words_and_numbers_are_found(desk, community, said):
    wanted = open_matter(community, "楼道的灯不亮")
    open_matter(community, "下水返味", words="一楼地漏返味。")
    said = said.format(number=wanted.number, last=wanted.number[-6:])
    assert found(desk, community, f"q={said}") == ["楼道的灯不亮"]


@pytest.mark.parametrize(
    "nonsense",
    ["state=gone", "category=x", "category=99999999999999999999", "place=-1", "lead=5;drop",
     "due=never", "age=%00", "sort=size", "q=%00%E2%80%8B", "view=nothing", "least=1.5"],
)  # fmt: skip
def test_a_forged_address_is_read_as_far_as_it_makes_sense(desk, community, nonsense):
    open_matter(community, "楼道的灯不亮")
    assert found(desk, community, nonsense) == ["楼道的灯不亮"]


def test_a_broken_cursor_is_refused_in_words(desk, community):
    response = desk.get(f"{url_of(community)}?after=nonsense")
    assert response.status_code == 422
    assert "翻页的地址不完整" in response.content.decode()


@pytest.mark.parametrize("sort", ["due", "newest", "oldest", "supports"])
def test_walking_the_pages_meets_every_matter_once_and_leads_back(desk, community, sort):
    common = {"category": CategoryFactory.create(), "reporter": None}
    for n in range(120):
        due_on = TODAY + timedelta(days=n % 7)
        open_matter(community, f"{n}", due_on=due_on, supports=n % 4, **common)
    walked, query = [], f"sort={sort}"
    for _page in range(3):
        response = desk.get(f"{url_of(community)}?{query}")
        walked.append([row.title for row in response.context["rows"]])
        query = f"sort={sort}&after={response.context['page'].next}"
    assert [len(rows) for rows in walked] == [50, 50, 20]
    assert len({title for rows in walked for title in rows}) == 120
    assert response.context["page"].next == ""
    back = f"sort={sort}&before={response.context['page'].previous}"
    assert found(desk, community, back) == walked[1]


@pytest.mark.parametrize("count", [1, 60])
def test_the_page_asks_the_database_ten_times_at_most(desk, community, count, statements):
    for n in range(count):
        house = BuildingFactory.create(parent__community=community)
        lead_id = staff_of(community).user_id
        open_matter(community, f"{n}", place=house, in_hand=True, lead_id=lead_id)
    desk.get(url_of(community))
    with statements() as told:
        desk.get(url_of(community))
    assert len(told) <= 10


def test_nothing_is_counted_and_nothing_is_skipped(desk, community, statements):
    open_matter(community, "楼道的灯不亮")
    with statements() as told:
        desk.get(f"{url_of(community)}?q=灯&sort=newest")
    assert not [sql for sql in told if "COUNT(" in sql or "OFFSET" in sql]


def test_a_long_name_and_markup_are_shown_as_they_are(desk, community):
    open_matter(community, "长" * 56 + "<b>")
    body = desk.get(url_of(community)).content.decode()
    assert "长" * 56 + "&lt;b&gt;" in body


def test_an_empty_list_says_what_to_do_next(desk, community):
    assert "代办登记" in desk.get(url_of(community)).content.decode()
    assert "没有查到" in desk.get(f"{url_of(community)}?q=恐龙").content.decode()


def test_with_htmx_only_the_list_and_the_tabs_come(desk, community):
    body = desk.get(url_of(community), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in body
    assert 'hx-swap-oob="true"' in body


def test_going_back_with_htmx_brings_the_whole_page(desk, community):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in desk.get(url_of(community), headers=headers).content.decode()


def test_a_filter_is_kept_under_a_name_and_found_again(desk, community, worker):
    desk.post(url_of(community, "keep_view"), {"name": "老问题", "query": "due=late&age=30"})
    view = SavedView.objects.get()
    assert (view.user_id, view.community_id, view.name) == (worker.user_id, community.pk, "老问题")
    response = desk.get(f"{url_of(community)}?{view.query}")
    assert response.context["current"] == view
    assert "老问题" in response.content.decode()


def test_the_same_name_replaces_what_it_stood_for(desk, community):
    for query in ("due=late", "due=today"):
        desk.post(url_of(community, "keep_view"), {"name": "今天", "query": query})
    assert [view.query for view in SavedView.objects.all()] == ["due=today"]


def test_what_is_kept_is_a_filter_and_nothing_else(desk, community):
    forged = "due=late&next=https://example.org/&state=gone"
    desk.post(url_of(community, "keep_view"), {"name": "坏", "query": forged})
    assert SavedView.objects.get().query == "due=late"


def test_a_deleted_view_can_be_had_back(desk, community):
    desk.post(url_of(community, "keep_view"), {"name": "老问题", "query": "age=30"})
    desk.post(url_of(community, "drop_view", pk=SavedView.objects.get().pk))
    assert not SavedView.objects.exists()
    desk.post(url_of(community, "restore_view"))
    assert SavedView.objects.get().name == "老问题"
    assert [entry.deed for entry in Entry.objects.order_by("pk")] == [
        "keep_view",
        "drop_view",
        "keep_view",
    ]


def test_nobody_deletes_anothers_view(client, desk, community):
    desk.post(url_of(community, "keep_view"), {"name": "老问题", "query": "age=30"})
    sign_in(client, staff_of(community))
    url = url_of(community, "drop_view", pk=SavedView.objects.get().pk)
    assert client.post(url).status_code == 404
    assert SavedView.objects.exists()


def test_twenty_views_are_enough(desk, community):
    for n in range(21):
        response = desk.post(url_of(community, "keep_view"), {"name": f"{n}", "query": "age=30"})
    assert response.status_code == 422
    assert SavedView.objects.count() == 20


def test_what_has_ended_says_when_and_is_never_late(desk, community):
    ended = open_matter(community, "办结的", solved=True, due_on=TODAY - timedelta(days=9))
    row = desk.get(f"{url_of(community)}?state=ended").context["rows"][0]
    assert (row.due, row.haste) == ("3月5日办结", "")
    assert ended.state == State.SOLVED
