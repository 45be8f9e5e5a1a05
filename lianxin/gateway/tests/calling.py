"""When programs call, where, and one at that desk: a plugin of the tests that name it."""

from datetime import datetime

import pytest

from lianxin.core import http
from lianxin.core.tests.factories import MONDAY
from lianxin.gateway.tests.factories import desk_program
from lianxin.people.tests.factories import PostFactory
from lianxin.places.tests.factories import CommunityFactory


class Clock:
    """What the edge reads; a test turns it."""

    def __init__(self) -> None:
        self.at: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(http, "now", clock)
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def home():
    return CommunityFactory.create()


@pytest.fixture
def desk(home):
    return desk_program(PostFactory.create(community=home).user, home)
