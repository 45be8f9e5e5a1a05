"""A reader of English meets no Chinese on any page but what people wrote."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

import lianxin
from lianxin.core import http
from lianxin.core.models import Entry
from lianxin.people.tests.factories import sign_in, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory
from tests.test_walk import EVERY, World

pytestmark = pytest.mark.django_db
CHINESE = re.compile("[\u4e00-\u9fff]+")
NOT_READ = re.compile(
    r"<(script|style|template|textarea)\b.*?</\1>|<[^>]*lang=\"zh-CN\".*?</|<[^>]+>", re.DOTALL
)
LUNAR = re.compile(r"[正二三四五六七八九十冬腊]月[初十廿三][一二三四五六七八九十]")
"""A day of the lunar year has no other name."""
LAYOUT = Path(lianxin.__file__).with_name("reports") / "layout.json"
"""The street's words for its cards, until it writes its own."""
ONE_LANGUAGE = {"api_docs:documentation"}
"""It shows the API's schema, which is one file for all."""
READERS = ("clerk", "carer", "secretary", "resident", "admin", "guest")
"""Between them they may open every page."""


def kept() -> str:
    """Every word that the database holds: what people wrote stays as they wrote it."""
    words = [LAYOUT.read_text(encoding="utf8")]
    # A community is named with its street before it.
    words += [f"{each.subdistrict.name}{each.name}" for each in Community.objects.all()]
    for model in apps.get_models():
        names = [each.attname for each in model._meta.concrete_fields]
        for row in model._base_manager.values_list(*names):
            words.extend(str(value) for value in row if isinstance(value, str | dict | list))
    return "\n".join(words)


def chinese_on(answer, known) -> set[str]:
    """What is Chinese on a page and in no record."""
    text = LUNAR.sub(" ", NOT_READ.sub(" ", answer.content.decode()))
    return {run for run in CHINESE.findall(text) if run not in known}


def test_no_page_has_a_string_untranslated():
    world = World()
    known = kept()
    left: dict[str, set[str]] = defaultdict(set)
    for name in set(EVERY) - ONE_LANGUAGE:
        for who in READERS:
            client = world.client(who)
            client.cookies[http.LANGUAGE] = http.ENGLISH
            client.raise_request_exception = False  # the world's papers have no files
            answer = client.get(world.address(name))
            if answer.status_code < 400 and answer.headers["Content-Type"].startswith("text/html"):
                left[name] |= chinese_on(answer, known)
    assert {name: sorted(found) for name, found in left.items() if found} == {}


def test_a_deed_is_told_in_chinese_whoever_does_it(client):
    community = CommunityFactory.create()
    sign_in(client, staff_of(community))
    assert client.post("/language/", {"language": "en", "next": "/elder/"}).status_code == 302
    assert 'lang="en"' in client.get(f"/c/{community.slug}/").content.decode()
    client.post("/elder/", {"next": "/"})
    assert client.post("/language/", {"language": "zh-hans"}).status_code == 302
    assert 'lang="zh-CN"' in client.get(f"/c/{community.slug}/").content.decode()


def test_a_page_of_another_reader_is_not_kept_in_english():
    community = CommunityFactory.create()
    english = Client()
    english.cookies[http.LANGUAGE] = http.ENGLISH
    for _ in range(2):
        assert 'lang="en"' in english.get(f"/c/{community.slug}/").content.decode()
        assert 'lang="zh-CN"' in Client().get(f"/c/{community.slug}/").content.decode()
    assert not Entry.objects.filter(deed="language").exists()


def test_a_text_is_marked_by_a_name_that_is_gathered():
    renamed = re.compile(r"import n?gettext(?:_lazy)? as (?!_$)\w+$", re.MULTILINE)
    sources = Path(lianxin.__file__).parent.rglob("*.py")
    assert [path.name for path in sources if renamed.search(path.read_text(encoding="utf8"))] == []
