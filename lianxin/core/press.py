"""Sets paper: words and numbers go in as plain values, a PDF comes out.

Typst runs in a process of its own, for it keeps what it has set, up to 80 MiB; a server process
shall not.
"""

import io
import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import segno

from lianxin.core.figures import LOCAL

MARK = Path(__file__).parent / "static/favicon.svg"
TYPIST = "lianxin.core.typist"
MOST_SECONDS = 30
"""More than the slowest machine needs; it takes a tenth of one."""


def typeset(template: Path, told: dict[str, Any], *, today: date) -> bytes:
    """A PDF by a typst template, which finds `told` as JSON in `sys.inputs.told`.

    The same words on the same day give the same bytes. Pictures go along as SVG text or lie beside
    the template. Raises CalledProcessError where the template is at fault.
    """
    made_at = int(datetime(today.year, today.month, today.day, tzinfo=LOCAL).timestamp())
    command = [sys.executable, "-m", TYPIST, str(template), str(made_at)]
    pressed = subprocess.run(  # noqa: S603  # our own program; what it is told goes in as data
        command,
        input=json.dumps(told, ensure_ascii=False).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=MOST_SECONDS,
    )
    return pressed.stdout


def code(address: str) -> str:
    """An address as a code to be scanned, as SVG text without a size of its own."""
    drawn = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(drawn, kind="svg", border=2, xmldecl=False, omitsize=True)
    return drawn.getvalue().decode()
