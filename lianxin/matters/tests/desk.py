"""What the desk's tests share: the clock, a community, somebody at its desk, their browser.

A test module has them by naming this one among its `pytest_plugins`.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianxin.core import http
from lianxin.core.actor import Actor
from lianxin.core.tests.factories import MONDAY
from lianxin.people.tests.factories import sign_in, staff_of
from lianxin.places.models import Community
from lianxin.places.tests.factories import CommunityFactory


@pytest.fixture
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every page be asked for on MONDAY."""
    monkeypatch.setattr(http, "now", lambda: MONDAY)


@pytest.fixture
def community() -> Community:
    return CommunityFactory.create()


@pytest.fixture
def worker(community: Community) -> Actor:
    return staff_of(community)


@pytest.fixture
def desk(client: Client, worker: Actor, monday: None) -> Client:
    """A browser at the community's desk."""
    sign_in(client, worker)
    return client


@pytest.fixture
def statements() -> Callable[[], AbstractContextManager[list[str]]]:
    """What the database is asked meanwhile, without the transactions' beginnings and ends."""
    return _statements


@contextmanager
def _statements() -> Iterator[list[str]]:
    told: list[str] = []
    with CaptureQueriesContext(connection) as caught:
        yield told
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    told += [each["sql"] for each in caught.captured_queries if not each["sql"].startswith(marks)]
