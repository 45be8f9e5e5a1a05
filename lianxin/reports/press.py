"""Sets a report card on paper in a process of its own: its words come in as JSON, a PDF goes out.

Typst keeps what it has set, up to 80 MiB; a server process shall not.
"""

import json
import sys
from pathlib import Path

import typst

HERE = Path(__file__).parent


def main() -> None:
    told = sys.stdin.buffer.read()
    setting = typst.Compiler(
        (HERE / "paper/card.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"card": told.decode()},
    )
    made = setting.compile(format="pdf", timestamp=json.loads(told)["made_at"])
    if isinstance(made, bytes):
        sys.stdout.buffer.write(made)


def _fonts() -> typst.Fonts:
    """Ours first; the machine's own stand in for characters that it lacks, as in rare names."""
    return typst.Fonts(include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])


if __name__ == "__main__":
    main()
