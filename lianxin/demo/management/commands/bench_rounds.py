"""`lianxin bench_rounds`: measure the planner of visits; it needs no database."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from lianxin.demo.bench.rounds import solomon_lines, town_line

PRESS_SECONDS = 5
"""As the rule pack gives it to one press."""


class Command(BaseCommand):
    help = "Measure the planner of visits on Solomon's problems and on a made-up town's day."

    def add_arguments(self, parser: CommandParser) -> None:
        default = settings.ROOT.parent / "shared" / "data" / "solomon"
        parser.add_argument("--data", type=Path, default=default, help="Solomon's files")
        parser.add_argument("--seconds", type=float, default=30, help="for each problem")
        parser.add_argument("--every", type=int, default=1, help="only each so many-th problem")

    def handle(self, *, data: Path, seconds: float, every: int, **_: object) -> None:
        self.stdout.write(town_line(200, 12, seconds=PRESS_SECONDS))
        for line in solomon_lines(data, seconds=seconds, every=every):
            self.stdout.write(line)
            self.stdout.flush()
