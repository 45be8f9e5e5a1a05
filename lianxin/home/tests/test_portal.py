"""The street's page, a community's first page, one's own page, and 长辈版."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.urls import reverse

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.models import Entry
from lianxin.core.tests.factories import MONDAY
from lianxin.matters.tests.factories import MatterFactory, SupportFactory
from lianxin.notifications.actions import tell
from lianxin.notifications.models import Notice
from lianxin.people.actions import unmask
from lianxin.people.tests.factories import resident_of, sign_in, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory, SubdistrictFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_page_of_another_test() -> None:
    caches["pages"].clear()


@pytest.fixture
def community() -> Community:
    return CommunityFactory.create()


@pytest.fixture
def resident(community) -> Actor:
    return resident_of(community)


def own_page(client) -> str:
    return client.get(reverse("home:me"), follow=True).content.decode()


def told(user_id: int | None, matter, *, text: str = "受理", mark: int = 1) -> Notice:
    tell(
        [user_id or 0],
        matter,
        title=matter.title,
        text=text,
        url=reverse("matters:show", args=[matter.community.slug, matter.number]),
        at=MONDAY,
        community_id=matter.community_id,
        mark=mark,
    )
    return Notice.objects.get()


def test_the_street_lists_its_communities_in_code_order(client):
    street = SubdistrictFactory.create()
    CommunityFactory.create(subdistrict=street, code="370102001009", name="青龙街社区")
    CommunityFactory.create(subdistrict=street, code="370102001002", name="历山路社区")
    page = client.get("/").content.decode()
    assert page.index("历山路社区") < page.index("青龙街社区")


def test_a_street_without_communities_says_what_to_do(client):
    assert "这里还没有社区" in client.get("/").content.decode()


def test_a_communitys_page_has_three_doors_and_this_years_figures(client, community):
    now = http.now()
    MatterFactory.create_batch(2, community=community, reported_at=now)
    MatterFactory.create(
        community=community, solved=True, reported_at=now, closed_at=now, replied_at=now
    )
    page = client.get(reverse("home:community", args=[community.slug])).content.decode()
    for name in ("matters:new", "services:help", "matters:find"):
        assert reverse(name, args=[community.slug]) in page
    year = http.today().year
    assert f'/report/{year}/received/">3 件' in page
    assert f'/report/{year}/matters_solved/">1 件' in page


def test_only_shown_outcomes_stand_on_a_communitys_page(client, community):
    shown = MatterFactory.create(community=community, solved=True)
    hidden = MatterFactory.create(community=community, solved=True, private=True)
    page = client.get(reverse("home:community", args=[community.slug])).content.decode()
    assert shown.title in page
    assert hidden.title not in page


def test_a_communitys_page_takes_few_statements(client, community, django_assert_max_num_queries):
    MatterFactory.create_batch(5, community=community, solved=True)
    with django_assert_max_num_queries(7):
        client.get(reverse("home:community", args=[community.slug]))


def test_a_closed_communitys_page_offers_no_report(client):
    closed = CommunityFactory.create(closed=True)
    page = client.get(reverse("home:community", args=[closed.slug])).content.decode()
    assert reverse("matters:new", args=[closed.slug]) not in page
    assert "暂时不收新的事" in page


def test_a_guest_sees_what_this_browser_has_opened(client):
    matter = MatterFactory.create(private=True)
    client.get(reverse("matters:token", args=[matter.token]))
    assert matter.title in own_page(client)


def test_ones_own_page_lists_what_one_brought_up_joined_and_follows(client, community, resident):
    (person,) = resident.person_ids
    own = MatterFactory.create(community=community, reporter_id=person)
    joined = SupportFactory.create(person_id=person).matter
    others = MatterFactory.create(community=community)
    sign_in(client, resident)
    page = own_page(client)
    assert own.title in page
    assert joined.title in page
    assert others.title not in page


def test_news_is_told_in_one_digest_and_opening_it_marks_it_read(client, community, resident):
    matter = MatterFactory.create(community=community)
    told(resident.user_id, matter)
    notice = told(resident.user_id, matter, text="答复：明天来修", mark=2)
    sign_in(client, resident)
    assert "答复：明天来修" in own_page(client)
    response = client.post(reverse("home:read", args=[notice.pk]))
    assert response.url == notice.url
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_nobody_reads_anothers_notice(client, community, resident):
    notice = told(resident.user_id, MatterFactory.create(community=community))
    sign_in(client, resident_of(community))
    client.post(reverse("home:read", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_one_sees_who_looked_at_ones_name_and_why(client, community, resident):
    staff = staff_of(community)
    (person,) = resident.person_ids
    unmask(staff, person, reason="上门看漏水", now=MONDAY)
    sign_in(client, resident)
    page = own_page(client)
    assert "上门看漏水" in page
    assert staff.name in page


def test_far_too_many_matters_are_paged_on_ones_own_page(client, community, resident):
    (person,) = resident.person_ids
    for each in range(30):
        MatterFactory.create(
            community=community, reporter_id=person, reported_at=MONDAY - timedelta(hours=each)
        )
    sign_in(client, resident)
    assert "下一页" in own_page(client)


def test_the_elder_mode_is_remembered_with_browser_and_account(client, resident):
    sign_in(client, resident)
    response = client.post(reverse("home:elder"), {"next": "/me/"})
    assert response.url == "/me/"
    assert 'data-mode="elder"' in own_page(client)
    assert User.objects.get(pk=resident.user_id).is_elder_mode
    assert Entry.objects.get(deed="choose_elder_mode").actor_id == resident.user_id
    client.post(reverse("home:elder"))
    assert 'data-mode="elder"' not in own_page(client)


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_the_switch_never_leads_to_another_site(client, away):
    assert client.post(reverse("home:elder"), {"next": away}).url == "/"


def test_staff_come_to_the_desk_and_residents_to_their_own_page(client, community, resident):
    sign_in(client, staff_of(community))
    assert client.get(reverse("home:arrive")).url == reverse("home:desk")
    sign_in(client, resident)
    assert client.get(reverse("home:arrive")).url == reverse("home:me")


def test_the_service_worker_stands_at_the_root_and_takes_in_the_push_part(client):
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert 'importScripts("/static/push.js")' in answer.content.decode()


def test_the_worker_keeps_what_the_page_without_a_line_is_made_of_and_no_page_of_anybodys(client):
    text = client.get("/sw.js").content.decode()
    assert '"/offline/"' in text
    for part in ("lx.js", "kept.js", "matters/letters.js", "matters/pocket.js"):
        assert f'"/static/{part}"' in text
    answer = client.get("/sw.js")
    assert "no-cache" in answer.headers["Cache-Control"]
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_communitys_program_begins_at_its_own_page_and_is_called_by_its_name(client):
    here = CommunityFactory.create(name="青龙街社区")
    told = client.get(reverse("home:app", args=[here.slug])).json()
    assert (told["start_url"], told["short_name"]) == (f"/c/{here.slug}/", "青龙街社区")
    assert {each["purpose"] for each in told["icons"]} == {"any", "maskable"}
    assert client.get(reverse("home:manifest")).json()["start_url"] == "/"
    assert client.get(reverse("home:app", args=["nowhere"])).status_code == 404


def test_the_page_for_no_line_knows_nobody(client):
    sign_in(client, resident_of(CommunityFactory.create()))
    page = client.get("/offline/").content.decode()
    assert "data-who" not in page
    assert "现在没有信号" in page
