"""The demo, served once for all tests of this folder."""

import os
import shutil
from collections.abc import Iterator
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Demo, load, serving


@pytest.fixture(scope="session")
def demo(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder: Path = tmp_path_factory.mktemp("demo")
    shutil.copytree(_loaded(tmp_path_factory.getbasetemp()), folder, dirs_exist_ok=True)
    with serving(folder) as url:
        yield Demo(url, chromium)


def _loaded(folder: Path) -> Path:
    """Where the demo has been loaded: beforehand, as scripts/test does it, or by the first worker
    that wants it while the others wait.
    """
    if beforehand := os.environ.get("LIANXIN_TESTS_DEMO"):
        return Path(beforehand)
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    made = folder / "demo.made"
    with (folder / "demo.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not made.exists():
            load(folder / "demo.part")
            (folder / "demo.part").rename(made)
    return made
