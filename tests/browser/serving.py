"""The demo as anybody gets it by `make run`: loaded once, served by the real command."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.watching import Watch
from tests.keeping import as_migrated

PATIENCE_SECONDS = 120
STEP_MILLISECONDS = 60_000
PASSWORD = "lianxinqiao-demo"
PHONE, DESKTOP = (390, 844), (1440, 900)
SIZES = {"phone": PHONE, "desktop": DESKTOP}

Storage = dict[str, object]


@dataclass
class Demo:
    """The running demo, and browsers that have signed in to it."""

    url: str
    browser: Browser

    @cached_property
    def _signed_in(self) -> dict[str, Storage]:
        return {}

    @contextmanager
    def visit(
        self, size: tuple[int, int] = PHONE, *, login: str = "", elder: bool = False
    ) -> Iterator[Page]:
        """A page of a browser of its own; it fails the test if a page of it misbehaved."""
        with closing(self._context(size, login)) as context:
            if elder:
                context.add_cookies([{"name": "elder", "value": "1", "url": self.url}])
            watch = Watch(context, self.url)
            yield context.new_page()
            watch.complain()

    def _context(self, size: tuple[int, int], login: str) -> BrowserContext:
        if login and login not in self._signed_in:
            with closing(new_context(self.browser, self.url, size)) as context:
                page = context.new_page()
                sign_in(page, login, PASSWORD)
                self._signed_in[login] = dict(context.storage_state())
        return new_context(self.browser, self.url, size, state=self._signed_in.get(login))


@contextmanager
def closing(context: BrowserContext) -> Iterator[BrowserContext]:
    try:
        yield context
    finally:
        context.close()


def new_context(
    browser: Browser,
    url: str,
    size: tuple[int, int],
    *,
    state: Storage | None = None,
    scripts: bool = True,
) -> BrowserContext:
    width, height = size
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        device_scale_factor=1,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        storage_state=state,  # type: ignore[arg-type]  # as it came from another
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    context.set_default_timeout(STEP_MILLISECONDS)
    return context


def sign_in(page: Page, login: str, password: str) -> None:
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(password)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/accounts/login" not in url)


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "LIANXIN_DEMO": "1",
        "LIANXIN_VAR": str(folder),
        "LIANXIN_MEDIA": str(folder / "media"),
        "LIANXIN_DATABASE": f"sqlite:///{folder}/lianxin.sqlite3",
    }


def load(folder: Path) -> None:
    """Load the demo in a folder."""
    folder.mkdir()
    if (migrated := as_migrated()).exists():
        shutil.copy(migrated, folder / "lianxin.sqlite3")
    for words in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"], ["demo"]):
        subprocess.run(
            _lianxin(*words), env=_environment(folder), check=True, stdout=subprocess.DEVNULL
        )


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve what was loaded in a folder, and give its address."""
    environment = _environment(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen(_lianxin("serve", "--port", str(port)), env=environment) as server:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url, server)
            yield url
        finally:
            server.terminate()


def _lianxin(*words: str) -> list[str]:
    return [sys.executable, "-m", "lianxin.config.cli", *words]


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(PATIENCE_SECONDS * 10):
        if _answers(url):
            return
        with suppress(subprocess.TimeoutExpired):
            server.wait(0.1)
            break
    raise AssertionError("the server never answered")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url):
            return True
    except OSError:
        return False


if __name__ == "__main__":
    import_module("conftest")  # the tests read it with their own keys, which stand there
    load(Path(sys.argv[1]))
