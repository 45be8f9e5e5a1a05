"""What no page may do while a test looks at it, and what a test asks of a whole page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

RUN_AXE = "() => axe.run(document, {resultTypes: ['violations']})"
CUT = ("Failed to load resource", "htmx:afterRequest", "htmx:sendError")
WIDER = "() => document.documentElement.scrollWidth - window.innerWidth"


class Watch:
    """Notes every foreign host, fault on the console and breach of the content policy."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.foreign: list[str] = []
        self.faults: list[str] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # A refusal of the server's, and a line that a test cut, are what that test asks about.
        if message.type == "error" and not any(cut in message.text for cut in CUT):
            self.faults.append(message.text)

    def complain(self) -> None:
        assert not self.foreign, f"asked of other hosts: {self.foreign}"
        assert not self.faults, f"on the console: {self.faults}"


def serious(page: Page, axe: Path) -> list[str]:
    """What axe-core finds serious or critical: the rule, and where."""
    # Not as a script element: the content policy would rightly refuse it.
    page.evaluate(axe.read_text())
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE)["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} {node['any'][:1] and node['any'][0]['message']}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many px the page is wider than its window."""
    return max(0, int(page.evaluate(WIDER)))
