"""`lianxin bench_debate`: many onlookers follow one session of a council at once."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.council.models import Council
from lianxin.demo.bench.debate import SECONDS, measure


class Command(BaseCommand):
    help = "Measure the polled part of a session's page; needs an empty database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seconds", type=float, default=SECONDS, help="of each kind")

    def handle(self, *, seconds: float, **_: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Council.objects.exists():
            raise CommandError("this database has councils; measure in an empty one")
        took = measure(seconds)
        self.stdout.write("\n".join(map(str, took)))
        if not all(each.is_reached for each in took):
            raise CommandError("too slow, or too much to send")
