from pathlib import Path

from lianxin.home.management.commands.flows import document

PAGE = Path(__file__).parents[3] / "docs" / "flows.md"


def test_the_diagrams_in_the_docs_are_drawn_from_the_tables():
    assert PAGE.read_text(encoding="utf8") == document(), "lianxin flows > docs/flows.md"
