"""What no page may do while a test looks at it, and what a test asks of a whole page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, Route

HAS_AXE = "() => 'axe' in window"
RUN_AXE = """async () => {
  // What a rule finds has the rule's own weight, so the light ones need not be asked.
  const light = axe._audit.rules.filter(rule => ['minor', 'moderate'].includes(rule.impact))
  const rules = Object.fromEntries(light.map(rule => [rule.id, {enabled: false}]))
  return (await axe.run(document, {resultTypes: ['violations'], rules})).violations
}"""
CUT = ("Failed to load resource", "htmx:afterRequest", "htmx:sendError")
PAGES_IN_A_ROW = 3
Answer = TypeVar("Answer")
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


class Road:
    """The way on which a page sends, to be cut and mended by a test.

    It is laid before the page is opened: a road laid while the page is being served by its worker
    may be told to it too late.
    """

    def __init__(self, page: Page, pattern: str) -> None:
        self.is_cut = False
        page.route(pattern, self)

    def __call__(self, route: Route) -> None:
        if self.is_cut and route.request.method == "POST":
            route.abort()
        else:
            route.fallback()


@contextmanager
def breaking_off(page: Page) -> Iterator[None]:
    """Lose the line in here; who left before the browser says so would be called back."""
    with page.expect_event(
        "framenavigated", lambda frame: bool(frame.url.startswith("chrome-error:"))
    ):
        yield


def serious(page: Page, axe: Path) -> list[str]:
    """What axe-core finds serious or critical: the rule, and where."""
    found = _settled(page, lambda: _violations(page, axe))
    return [
        f"{each['id']}: {node['html'][:160]} {node['any'][:1] and node['any'][0]['message']}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many px the page is wider than its window."""
    return max(0, int(_settled(page, lambda: page.evaluate(WIDER))))


def _violations(page: Page, axe: Path) -> list[dict[str, Any]]:
    if not page.evaluate(HAS_AXE):
        # Not as a script element: the content policy would rightly refuse it.
        page.evaluate(axe.read_text())
    return list(page.evaluate(RUN_AXE))


def _settled(page: Page, ask: Callable[[], Answer]) -> Answer:
    """The answer of a page; what a press has led to meanwhile is asked again."""
    for _gone in range(PAGES_IN_A_ROW):
        page.wait_for_load_state()
        try:
            return ask()
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
    raise AssertionError(f"{page.url} leads on and on")
