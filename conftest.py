"""How the suite runs: on a database file of its own, or on the server that LIANXIN_DATABASE names.

Settings are read as in real life, from the environment, which is therefore set on top.
"""

import atexit
import gc
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from fcntl import LOCK_EX, LOCK_UN, flock
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.cache import caches
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.emptying import empty
from tests.keeping import Kept, as_migrated

# A test makes much that dies with it, beside a heap of modules that does not: to look through all
# of it every seven hundred objects, as Python does of itself, is a tenth of the suite's time.
gc.set_threshold(20_000, 10, 10)

ROOT = Path(__file__).parent
FOLDER = Path(tempfile.mkdtemp(prefix="lianxin-tests."))
"""Each process of the suite has one: its database file, its uploads; gone when it ends."""

atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ.update(
    DJANGO_SETTINGS_MODULE="lianxin.config.settings",
    LIANXIN_DEBUG="0",
    LIANXIN_DEMO="0",
    LIANXIN_TLS="0",
    LIANXIN_HOSTS="testserver,localhost,127.0.0.1",
    LIANXIN_SECRET_KEY="known-to-every-test",
    LIANXIN_FIELD_KEYS="dGVzdC1rZXktb25seS1mb3ItdGhlLXRlc3RzLTAwMDE=",
    LIANXIN_LOG="ERROR",
    LIANXIN_VAR=str(FOLDER),
    LIANXIN_MEDIA=str(FOLDER / "media"),
)

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class FoundStaticFiles(StaticFilesStorage):
    """Serves from the sources, and like the real storage refuses a file that is not there."""

    def url(self, name: str | None) -> str:
        assert is_found(name or ""), f"no static file {name}"
        return super().url(name)


@cache
def is_found(name: str) -> bool:
    return finders.find(name) is not None


def pytest_configure() -> None:
    # How long an example takes tells of the machine's other work, not of the example.
    hypothesis_settings.register_profile("house", deadline=None)
    hypothesis_settings.load_profile("house")
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        # A file, not memory: threads must meet on it, and a writer must wait for another.
        database.setdefault("TEST", {})["NAME"] = str(FOLDER / "test.sqlite3")
    # What Argon2 costs is the point of it, but not of a test that only needs somebody signed in.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": f"{__name__}.{FoundStaticFiles.__name__}"},
    }


LONG = ("lianxin/demo/tests/test_loading.py", "tests/test_walk.py", "tests/browser/test_axe.py")


ASK_DATABASE = {"_django_db_helper", "django_db_setup", "live_server"}
NAMES_DATABASE = re.compile(r"\bconnections?\b|DATABASE|call_command|subprocess|\.query\b")


@cache
def names_the_database(path: Path) -> bool:
    return bool(NAMES_DATABASE.search(path.read_text(encoding="utf8")))


def is_of_the_database(item: pytest.Item) -> bool:
    """Whether a test may know which database there is: pytest-django lets no other reach it."""
    return bool(
        item.get_closest_marker("django_db")
        or ASK_DATABASE.intersection(getattr(item, "fixturenames", ()))
        or names_the_database(item.path)
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if is_of_the_database(item):
            item.add_marker("database")
    # What takes a minute or more goes first, so that no worker is left alone with it at the end;
    # who else wants the demo goes last, when it is there.
    items.sort(
        key=lambda item: (
            not item.nodeid.startswith(LONG),
            "demo" in getattr(item, "fixturenames", ()),
        )
    )
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: scripts/postgres pytest …"))


def pytest_collection_finish(session: pytest.Session) -> None:
    """pytest-django makes a database only where a test that is left is marked; the walks ask for
    theirs by a fixture. What was collected is not looked through again for what may go.
    """
    asking = [item for item in session.items if ASK_DATABASE & {*getattr(item, "fixturenames", ())}]
    if asking and not any(item.get_closest_marker("django_db") for item in session.items):
        asking[0].add_marker("django_db")
    gc.collect()
    gc.freeze()  # modules and tests stay to the end


@pytest.fixture(scope="session")
def kept(django_db_modify_db_settings: None) -> Iterator[Kept | None]:
    """The database as the migrations leave it, on SQLite: made by the first process that wants it,
    while the others wait, and copied by all until a migration reads otherwise.
    """
    if connection.vendor != "sqlite":
        yield None
        return
    path = as_migrated()
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield Kept(path, lock)


@pytest.fixture(scope="session")
def django_db_keepdb(kept: Kept | None) -> bool:
    """Whether the database is a copy, which pytest-django then need not make."""
    if kept is None or not kept.is_there():
        return False
    shutil.copy(kept.path, connection.settings_dict["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    kept: Kept | None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Every test finds the shipped rule packs, as every installation does."""
    # Django's own way meets the journal, which refuses deletion, and empties hundreds of tables.
    setattr(TransactionTestCase, "_fixture_teardown", _empty_and_restore)  # noqa: B010  # no stub knows it
    with django_db_blocker.unblock():
        if kept:
            if not kept.is_there():
                kept.keep()
            flock(kept.lock, LOCK_UN)
        _ship_packs()


def _ship_packs() -> None:
    from lianxin.core import packs
    from lianxin.core.models import RulePack

    if not RulePack.objects.exists():
        RulePack.objects.bulk_create(packs.shipped())
    packs.forget()


def _empty_and_restore(_test: TransactionTestCase) -> None:
    empty()
    _ship_packs()


@pytest.fixture(autouse=True)
def _nothing_kept_from_another_test() -> None:
    from lianxin.core import fresh

    fresh.forget_all()
    caches["pages"].clear()


@pytest.fixture(scope="session")
def browser_tools() -> Iterator[Playwright]:
    """What browsers are driven with."""
    # Playwright keeps a loop in this thread, in which Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # A page that is slow because the machine is busy is no fault of the page.
    expect.set_options(timeout=30_000)
    with sync_playwright() as tools:
        yield tools


@pytest.fixture(scope="session")
def chromium(browser_tools: Playwright) -> Browser:
    """The system's Chromium without its window, which costs more to draw than our pages do."""
    return _launched(browser_tools, "chromium-headless-shell", *CHROMIUM)


@pytest.fixture(scope="session")
def whole_chromium(browser_tools: Playwright) -> Browser:
    """The system's Chromium as people have it, headless."""
    return _launched(browser_tools, *CHROMIUM)


def _launched(tools: Playwright, *programs: str) -> Browser:
    program = next(filter(None, map(shutil.which, programs)), None)
    if program is None:
        _lacks("Chromium (Debian: apt-get install chromium)")
    return tools.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)


@pytest.fixture(scope="session")
def axe() -> Path:
    """The accessibility checker's script, to be added to a page."""
    script = ROOT / "node_modules/axe-core/axe.min.js"
    if not script.exists():
        _lacks("axe-core (npm ci)")
    return script


@pytest.fixture
def office(tmp_path: Path) -> Callable[[Path, str], Path]:
    """LibreOffice opens a file and saves it in another format; gives what it saved."""
    program = shutil.which("soffice")
    if program is None:
        _lacks("LibreOffice (Debian: apt-get install libreoffice-writer-nogui)")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def saved(file: Path, kind: str) -> Path:
        into = tmp_path / "saved"
        command = [
            program,
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(into),
            str(file),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # ours
        return into / f"{file.stem}.{kind}"

    return saved


def _lacks(what: str) -> NoReturn:
    """On a developer's machine a test may be left out for want of a program; in CI it may not."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"needs {what}")
