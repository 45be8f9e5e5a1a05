"""The count without its weight: a server process, and a worker, load none of what counts."""

import json
import subprocess
import sys
from typing import Any

from lianxin.funds.solving.ballots import Election, written

MODULE = "lianxin.funds.solving.recount"
MOST_SECONDS = 600


def apart(election: Election, rule: str) -> dict[str, Any]:
    """The count, made in a process of its own; raises CalledProcessError where it failed."""
    counted = subprocess.run(  # noqa: S603  # our own program; what it is told goes in as data
        [sys.executable, "-m", MODULE, rule],
        input=written(election).encode(),
        stdout=subprocess.PIPE,
        check=True,
        timeout=MOST_SECONDS,
    )
    found: dict[str, Any] = json.loads(counted.stdout)
    return found
