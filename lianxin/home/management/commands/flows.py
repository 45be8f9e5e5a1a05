"""`lianxin flows`: the flows of all apps as diagrams and tables, for docs/flows.md."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand

from lianxin.core.diagram import draw, table
from lianxin.home.management.lower import LOWER
from lianxin.home.management.upper import UPPER

HEAD = """# 每一步从哪里到哪里

Drawn from the tables in the code by `lianxin flows`; a test compares. Do not edit by hand.
"""


def document() -> str:
    """The whole page, with a final line end."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for title, flow, states, first in (*LOWER, *UPPER):
        words = {state.value: str(state.label) for state in states}
        drawn = draw(flow, words, first=first)
        yield f"## {title}\n\n```mermaid\n{drawn}```\n\n{table(flow, words)}"


class Command(BaseCommand):
    help = "Print the flows as docs/flows.md has them."

    def handle(self, **_: object) -> None:
        self.stdout.write(document(), ending="")
