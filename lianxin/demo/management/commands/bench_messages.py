"""`lianxin bench_messages`: tell a hundred thousand people, and send it with one worker killed."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.demo.bench.messages import SIZE, keep, lines, measure
from lianxin.notifications.models import Notice


class Command(BaseCommand):
    help = "Measure telling many people; needs an empty database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=SIZE, help="people who are told")

    def handle(self, *, size: int, **_: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Notice.objects.exists():
            raise CommandError("this database has notices; measure in an empty one")
        sent = measure(size)
        self.stdout.write("\n".join(lines(sent)))
        self.stdout.write(f"written to {keep(sent).name}")
        if not sent.is_reached:
            raise CommandError("too slow, or something was lost or doubled")
