"""One box over everything: what each reader finds, and never more than they may read."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.activities.tests.factories import ActivityFactory
from lianxin.core.actor import Role
from lianxin.core.secrets import end_index
from lianxin.core.seeking import asked, finders
from lianxin.core.tests.factories import MONDAY
from lianxin.core.text import tokens
from lianxin.facilities.tests.factories import EquipmentFactory, RoomFactory
from lianxin.honours.tests.factories import ShownFactory, StoryFactory
from lianxin.matters.queries.searching import initials
from lianxin.matters.tests.factories import MatterFactory
from lianxin.organisations.tests.factories import OrganisationFactory
from lianxin.party.tests.factories import BranchFactory
from lianxin.people.actions import meet
from lianxin.people.tests.factories import (
    PersonFactory,
    PostFactory,
    actor_for,
    resident_of,
    sign_in,
    staff_of,
)
from lianxin.places.tests.factories import CommunityFactory, CourtyardFactory
from lianxin.works.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return CommunityFactory.create(slug="qinglong", prefix="QL")


def matter_in(community, words, **more):
    return MatterFactory.create(
        community=community,
        title=words,
        tokens=f"c{community.pk} {initials(words)} {tokens(words)}",
        **more,
    )


def found(client, community, words, *, view="home:find", **more):
    """What the page tells, as (kind, what it is called), and the page."""
    answer = client.get(reverse(view, args=[community.slug]), {"q": words, **more})
    assert answer.status_code == 200
    return [
        (group.finder.code, hit.called) for group in answer.context["groups"] for hit in group.hits
    ], answer.content.decode()


def test_staff_find_each_kind_by_words_pinyin_and_initials(client, here):
    sign_in(client, staff_of(here))
    matter_in(here, "青龙书画院门口积水")
    RoomFactory.create(community=here, name="青龙书画院")
    OrganisationFactory.create(community=here, name="青龙书画社")
    ProjectFactory.create(community=here, title="青龙街防水")
    ActivityFactory.create(community=here, title="青龙书画展")
    CourtyardFactory.create(community=here, name="青龙街1号院")
    RoomFactory.create(name="青龙书画院")
    by_words, _page = found(client, here, "青龙")
    assert {code for code, _name in by_words} == {
        "matters", "rooms", "organisations", "works", "activities", "places",
    }  # fmt: skip
    assert found(client, here, "书画院")[0] == [
        ("matters", "青龙书画院门口积水"),
        ("rooms", "青龙书画院"),
    ]
    for letters in ("qlshy", "qinglongshuhuayuan"):
        assert ("rooms", "青龙书画院") in found(client, here, letters)[0]
    assert ("matters", "青龙书画院门口积水") in found(client, here, "qlshy")[0]
    assert found(client, here, "mkjs")[0] == [("matters", "青龙书画院门口积水")]
    for letters in ("jishui", "ji shui", "men kou ji shui"):
        assert ("matters", "青龙书画院门口积水") in found(client, here, letters)[0], letters
    assert ("works", "青龙街防水") in found(client, here, "QLJ")[0]


def test_a_matter_is_found_by_its_number_whole_or_in_part(client, here):
    sign_in(client, staff_of(here))
    matter = MatterFactory.create(
        community=here, number="QL-2026-000123", tokens=f"c{here.pk} {tokens('QL-2026-000123')}"
    )
    for number in ("QL-2026-000123", "ql-2026-000123", "123", "000123"):
        assert found(client, here, number)[0][0] == ("matters", matter.title), number


def test_a_phones_last_four_find_a_person_masked_and_only_at_the_desk(client, here):
    person = meet(here.pk, now=MONDAY, phone="13800001234", name="王群群")
    matter = MatterFactory.create(community=here, reporter=person)
    account = resident_of(here)
    account_of = PersonFactory._meta.model.objects.get(pk=next(iter(account.person_ids))).user
    account_of.phone, account_of.phone_end = "13911111234", end_index("13911111234")
    account_of.save()
    meet(CommunityFactory.create().pk, now=MONDAY, phone="13800001234", name="王群群")
    sign_in(client, staff_of(here))
    hits, page = found(client, here, "1234")
    assert [code for code, _name in hits] == ["persons", "persons"]
    assert ("persons", "王*群") in hits
    assert "138****1234" in page
    assert "139****1234" in page
    assert "13800001234" not in page
    assert reverse("matters_desk:matter", args=[here.slug, matter.pk]) + "#people" in page
    for words in ("群群", "wqq", "wangqq"[:4]):
        assert ("persons", "王*群") in found(client, here, words)[0]
    client.logout()
    assert found(client, here, "1234", view="home:search")[0] == []
    assert found(client, here, "群群", view="home:search")[0] == []


def test_residents_find_only_what_their_pages_show(client, here):
    matter_in(here, "路灯坏了", private=True)
    shown = matter_in(here, "路灯又坏了")
    ActivityFactory.create(community=here, planned=True, title="路灯下的晚会")
    ProjectFactory.create(community=here, title="路灯改造", announced_at=None)
    EquipmentFactory.create(community=here, name="路灯备件")
    assert found(client, here, "路灯", view="home:search")[0] == [("matters", shown.title)]
    sign_in(client, resident_of(here))
    assert found(client, here, "路灯", view="home:search")[0] == [("matters", shown.title)]
    assert client.get(reverse("home:find", args=[here.slug])).status_code == 404


def test_party_records_are_found_only_by_who_works_with_them(client, here):
    BranchFactory.create(community=here, name="文体队伍特色党支部")
    sign_in(client, staff_of(here))
    assert found(client, here, "特色党支部")[0] == []
    assert found(client, here, "三会一课")[0] == []
    sign_in(client, actor_for(PostFactory.create(community=here, role=Role.PARTY).user))
    assert found(client, here, "特色党支部")[0] == [("branches", "文体队伍特色党支部")]
    hits, page = found(client, here, "三会一课")
    assert hits == [("party_pages", "三会一课")]
    assert reverse("party_desk:life", args=[here.slug]) in page


def test_a_kind_with_more_leads_to_all_of_it_and_to_its_own_list(client, here):
    sign_in(client, staff_of(here))
    for number in range(7):
        OrganisationFactory.create(community=here, name=f"书画社{number}")
        RoomFactory.create(community=here, name=f"书画室{number}")
    hits, page = found(client, here, "书画")
    assert len(hits) == 10
    listed = reverse("organisations_desk:register", args=[here.slug])
    own = re.search(rf'href="({re.escape(listed)}\?[^"]+)"', page)[1].replace("&amp;", "&")
    assert client.get(own).content.decode().count("书画社") >= 7
    assert "kind=rooms" in page
    assert len(found(client, here, "书画", kind="rooms")[0]) == 7
    assert len(found(client, here, "场所")[0]) == 5


def test_nothing_found_says_what_to_try_and_nothing_asked_says_what_there_is(client, here):
    _hits, page = found(client, here, "天外飞仙", view="home:search")
    assert "没有找到“天外飞仙”" in page
    assert "换几个字试试" in page
    for nothing in ("", "  ", "。！？", "%", "_", "的"):
        assert found(client, here, nothing, view="home:search")[0] == []
    RoomFactory.create(community=here, name="棋牌室")
    assert found(client, here, "%", view="home:search")[0] == []


@pytest.mark.parametrize("words", ["书画", "shuhua", "1234"])
def test_a_search_costs_as_many_statements_however_much_there_is(client, here, words):
    sign_in(client, staff_of(here))

    def statements():
        with CaptureQueriesContext(connection) as caught:
            found(client, here, words)
        return len(caught)

    def one_more(number):
        matter_in(here, f"书画室漏水1234 {number}")
        RoomFactory.create(community=here, name=f"书画室{number}")
        meet(here.pk, now=MONDAY, phone=f"138{number:04d}1234", name="舒华")

    one_more(1)
    found(client, here, words)
    few = statements()
    for number in range(2, 5):
        one_more(number)
    assert statements() == few


def test_each_app_brings_its_own_finders_and_takes_them_along(monkeypatch):
    every = finders()
    assert len({finder.code for finder in every}) == len(every)
    kept = [each for each in apps.get_app_configs() if each.name != "lianxin.works"]
    monkeypatch.setattr(apps, "get_app_configs", lambda: kept)
    finders.cache_clear()
    try:
        rest = {finder.code for finder in finders()}
    finally:
        finders.cache_clear()
    assert {finder.code for finder in every} - rest == {"works"}


def test_words_are_cut_where_they_are_not_letters():
    wanted = asked("  “聚党心,谱和谐”联谊活动 ")
    assert wanted.parts == ("聚党心", "谱和谐", "联谊活动")
    assert asked("１２３４").tail == "1234"
    assert asked("12345").tail == ""
    assert len(asked("字" * 200).words) == 60


def test_a_good_deed_is_found_only_while_everybody_shown_agrees(client, here):
    story = StoryFactory.create(board__community=here, title="青龙街换灯泡", shown_on=True)
    assert ("stories", story.title) in found(client, here, "换灯泡", view="home:search")[0]
    ShownFactory.create(story=story)
    assert found(client, here, "换灯泡", view="home:search")[0] == []


@pytest.mark.parametrize("words", ["没有这样的东西", "meiyouzheyang"])
def test_kinds_that_are_not_met_cost_one_statement_in_all(client, here, words):
    sign_in(client, staff_of(here))
    found(client, here, words)
    with CaptureQueriesContext(connection) as caught:
        assert found(client, here, words)[0] == []
    assert len(caught) <= 10
