"""`lianxin bench_branches`: measure the planner of branches; it needs no database."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from lianxin.demo.bench.branches import lines, runs


class Command(BaseCommand):
    help = "Measure the planner of branches against the classic problems and on made-up towns."

    def add_arguments(self, parser: CommandParser) -> None:
        default = settings.ROOT.parent / "shared" / "data" / "pmedcap"
        parser.add_argument("--data", type=Path, default=default, help="OR-Library's pmedcap files")

    def handle(self, *, data: Path, **_: object) -> None:
        self.stdout.write("\n".join(lines(list(runs(data)))))
