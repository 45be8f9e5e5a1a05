"""The rush for places, small, over real connections: what the bench says of it is true."""

from urllib.parse import urlsplit

import pytest

from lianxin.activities.models import Way
from lianxin.demo.bench import signups
from lianxin.places.tests.factories import CommunityFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port(live_server, monkeypatch) -> int:
    for name, value in {"PEOPLE": 60, "PLACES": 5, "WAITING": 4, "LINES": 8}.items():
        monkeypatch.setattr(signups, name, value)
    CommunityFactory.create()
    found = urlsplit(live_server.url).port
    assert found is not None
    return found


def test_a_rush_gives_each_place_once_and_everybody_an_answer(port):
    found = signups.rush(port, "先到先得", Way.FIRST_COME)
    assert (found.placed, found.waiting, found.faults) == (5, 4, [])
    assert found.answers == {"200": 51, "302": 9}


def test_in_a_rush_for_lots_everybody_gets_a_number(port):
    found = signups.rush(port, "抽签", Way.DRAW)
    assert (found.entered, found.answers, found.faults) == (60, {"302": 60}, [])
    assert "没有" in list(signups.rush_lines([found]))[-1]
