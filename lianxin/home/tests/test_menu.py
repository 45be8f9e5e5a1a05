"""The desk's list of rooms: whole on a wide screen, behind a summary on a phone, with no script."""

import re

import pytest

from lianxin.people.tests.factories import sign_in, staff_of
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db


def test_the_folded_menu_names_the_page_that_is_open_and_the_list_stands_once(client):
    community = CommunityFactory.create(slug="qinglong")
    sign_in(client, staff_of(community))
    for path, name in (("matters/", "诉求"), ("works/", "工程")):
        page = client.get(f"/desk/c/qinglong/{path}").content.decode()
        [summary] = re.findall(r'<details class="d-menu"><summary.*?</summary></details>', page)
        assert re.sub(r"<[^>]+>", "", summary) == f"菜单，现在在：{name}"
        assert page.count('class="navs"') == 1
