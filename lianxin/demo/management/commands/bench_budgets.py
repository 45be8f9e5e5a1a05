"""`lianxin bench_budgets FILE …`: count participatory budgets out of Pabulib's files."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.funds.solving import greedy, shares
from lianxin.funds.solving.ballots import read

MOST_SECONDS = 60


class Command(BaseCommand):
    help = (
        "Measure counting participatory budgets, by equal shares and by the most supported first."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", help=".pb files; none are shipped")

    def handle(self, *, files: list[str], **_: object) -> None:
        slow = False
        for name in files:
            begun = time.perf_counter()
            election = read(Path(name).read_text(encoding="utf8"))
            took = [time.perf_counter() - begun]
            for count in (greedy.count, shares.count):
                begun = time.perf_counter()
                count(election)
                took.append(time.perf_counter() - begun)
            slow = slow or max(took) > MOST_SECONDS
            told = f"{election.voters:>8,} ballots {len(election.candidates):>4} projects"
            parts = "read {:.2f} s, by support {:.2f} s, by equal shares {:.2f} s".format(*took)
            self.stdout.write(f"{Path(name).stem:<45} {told}  {parts}")
        if slow:
            raise CommandError("too slow")
