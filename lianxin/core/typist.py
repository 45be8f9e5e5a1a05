"""The process in which paper is set: words come in as JSON, a PDF goes out.

It imports nothing of the software, so that it is there in no time.
"""

import sys
from pathlib import Path

import typst


def main() -> None:
    template, made_at = sys.argv[1:]
    setting = typst.Compiler(
        template, font_paths=_fonts(), sys_inputs={"told": sys.stdin.buffer.read().decode()}
    )
    made = setting.compile(format="pdf", timestamp=int(made_at))
    if isinstance(made, bytes):
        sys.stdout.buffer.write(made)


def _fonts() -> typst.Fonts:
    """Ours first; the machine's own stand in for characters that it lacks, as in rare names."""
    ours = Path(__file__).parent / "fonts"
    return typst.Fonts(include_embedded_fonts=False, font_paths=[str(ours)])


if __name__ == "__main__":
    main()
