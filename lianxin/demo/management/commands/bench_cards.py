"""`lianxin bench_cards`: report cards of a hundred communities over five years."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from lianxin.demo.bench.cards import YEARS, cold, fill, keep, lines, measure, records, times
from lianxin.places.models import Community


class Command(BaseCommand):
    help = "Measure report cards; needs an empty PostgreSQL database of its own."

    def handle(self, **_: object) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("report cards are measured on PostgreSQL")
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Community.objects.exists():
            raise CommandError("this database has communities; measure in an empty one")
        call_command("demo")
        often = times()
        fill(often, range(1))
        young = cold()
        fill(often, range(1, YEARS))
        found, rows = list(measure(young)), records()
        self.stdout.write(f"\n{rows:,} records, {Community.objects.count()} communities\n")
        self.stdout.write("\n".join(lines(found)))
        self.stdout.write(f"written to {keep(found, rows).name}")
