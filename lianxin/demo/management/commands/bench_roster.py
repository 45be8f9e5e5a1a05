"""`lianxin bench_roster`: take a roster of a hundred thousand in from Excel and out again."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.demo.bench.roster import SIZE, keep, lines, measure
from lianxin.party.models import Member


class Command(BaseCommand):
    help = "Measure taking in a roster from Excel; needs an empty database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=SIZE, help="members in the table")

    def handle(self, *, size: int, **_: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Member.objects.exists():
            raise CommandError("this database has members; measure in an empty one")
        took = measure(size)
        self.stdout.write("\n".join(lines(took)))
        self.stdout.write(f"written to {keep(took).name}")
        if not took.is_reached:
            raise CommandError("too slow, or too much memory")
