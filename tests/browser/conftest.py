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
    made = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        made = made.parent
    # Loading takes a minute: one worker does it, the others wait and copy.
    with (made / "demo.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (made / "demo.made").exists():
            load(made / "demo.part")
            (made / "demo.part").rename(made / "demo.made")
    shutil.copytree(made / "demo.made", folder, dirs_exist_ok=True)
    with serving(folder) as url:
        yield Demo(url, chromium)
