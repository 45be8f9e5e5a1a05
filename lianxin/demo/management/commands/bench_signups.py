"""`lianxin bench_signups`: 5,000 people press for 50 places, on an empty database of its own."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from lianxin.demo.bench.fill import fill
from lianxin.demo.bench.serving import SERVERS, served
from lianxin.demo.bench.signups import rush_lines, rushes
from lianxin.matters.models import Matter


class Command(BaseCommand):
    help = "Measure signing up under a rush; needs an empty database of its own."

    def handle(self, **_: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Matter.objects.exists():
            raise CommandError("this database has matters; measure in an empty one")
        fill(1_000)
        with served() as (port, _pid):
            found = rushes(port)
        self.stdout.write(f"{connection.vendor}, {SERVERS} server processes")
        self.stdout.write("\n".join(rush_lines(found)))
        if any(each.faults for each in found):
            raise CommandError("somebody was served wrongly")
