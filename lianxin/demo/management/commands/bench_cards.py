"""`lianxin bench_cards`: report cards of a hundred communities over five years."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from lianxin.demo.bench.cards import Size, cold, counted_records, fill, keep, lines, measure, times
from lianxin.places.models import Community


class Command(BaseCommand):
    help = "Measure report cards; needs an empty PostgreSQL database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--streets", type=int, default=20, help="of five communities each")
        parser.add_argument("--years", type=int, default=5)
        parser.add_argument("--records", type=int, default=2_000_000)

    def handle(self, *, streets: int, years: int, records: int, **_: object) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("report cards are measured on PostgreSQL")
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Community.objects.exists():
            raise CommandError("this database has communities; measure in an empty one")
        # Pages are timed as they are served.
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("demo")
        size = Size(streets, years, records)
        often = times(size)
        fill(size, often, range(1))
        young = cold()
        fill(size, often, range(1, years))
        found, rows = list(measure(young)), counted_records()
        self.stdout.write(f"\n{rows:,} records, {Community.objects.count()} communities\n")
        self.stdout.write("\n".join(lines(found)))
        self.stdout.write(f"written to {keep(found, rows).name}")
