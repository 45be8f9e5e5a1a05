"""`lianxin bench_sheets`: take twenty thousand rows of each kind in from Excel, and back."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.core.models import SheetRun
from lianxin.demo.bench.sheets import ROWS, SIZE, community, keep, lines, measure


class Command(BaseCommand):
    help = "Measure taking tables in and back while others write; needs a database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=SIZE, help="rows of each table")
        parser.add_argument("--kind", choices=sorted(ROWS), action="append", help="these alone")

    def handle(self, *, size: int, kind: list[str] | None, **_: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if SheetRun.objects.exists():
            raise CommandError("this database has tables; measure in an empty one")
        here = community()
        took = [measure(here, each, size) for each in kind or ROWS]
        self.stdout.write("\n".join(lines(took)))
        self.stdout.write(f"written to {keep(took).name}")
        if not all(each.is_reached for each in took):
            raise CommandError("too slow, or others waited too long")
