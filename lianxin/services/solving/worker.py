"""The process in which rounds are planned: a problem comes in as JSON, a plan goes out.

It imports nothing of the software but the solver, which holds a hundred megabytes for as long as it
works and no longer.
"""

import json
import sys
from dataclasses import asdict

from lianxin.services.solving.problem import Problem
from lianxin.services.solving.rounds import plan


def main() -> None:
    json.dump(asdict(plan(Problem.read(json.load(sys.stdin)))), sys.stdout)


if __name__ == "__main__":
    main()
