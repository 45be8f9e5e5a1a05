"""A small community with a council, in one test's database, at a moment that the test turns."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from lianxin.accounts.models import User
from lianxin.core import http
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.tests.factories import MONDAY, picture
from lianxin.council.tests.factories import Stage
from lianxin.matters.actions.categories import stock
from lianxin.places.actions import Courtyard, survey
from lianxin.places.models import DoorCode
from tests.browser.serving import new_context
from tests.browser.watching import Watch


def enter_as(context: BrowserContext, url: str, username: str) -> None:
    """Give a browser the session of an account."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


class Clock:
    """What the server takes for the moment."""

    def __init__(self) -> None:
        self.at: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.at

    def later(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class Town:
    """Its pages are served by the test's own process, so that its clock can be turned."""

    url: str
    browser: Browser
    clock: Clock
    contexts: list[BrowserContext] = field(default_factory=list)
    watches: list[Watch] = field(default_factory=list)

    def __post_init__(self) -> None:
        stock(CLOCK, now=MONDAY)
        self.stage = Stage(5)
        self.community = self.stage.community
        yard = survey(CLOCK, self.community, Courtyard("东舍坊118号院", {"7号楼": 3}), now=MONDAY)
        self.code = DoorCode.objects.get(place__courtyard=yard, place__name="2单元").code
        self.home = f"/c/{self.community.slug}/"
        self.desk = f"/desk/c/{self.community.slug}/"

    def page(
        self, size: tuple[int, int], actor: Actor | None = None, *, scripts: bool = True
    ) -> Page:
        """A page of a browser of its own, signed in as an actor."""
        context = new_context(self.browser, self.url, size, scripts=scripts)
        self.contexts.append(context)
        self.watches.append(Watch(context, self.url))
        if actor:
            self.enter(context, actor)
        return context.new_page()

    def enter(self, context: BrowserContext, actor: Actor) -> None:
        """Sign in (again: staff who were idle for days have been signed out)."""
        enter_as(context, self.url, User.objects.get(pk=actor.user_id).username)

    def complain(self) -> None:
        for watch in self.watches:
            watch.complain()

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def town(chromium, live_server, transactional_db, monkeypatch):
    clock = Clock()
    monkeypatch.setattr(http, "now", clock)
    made = Town(live_server.url, chromium, clock)
    yield made
    made.close()
    made.complain()


@pytest.fixture
def photo(tmp_path) -> Path:
    """A small true picture on the reporter's telephone."""
    path = Path(tmp_path) / "灯.jpg"
    path.write_bytes(picture().read())
    return path
