"""`lianxin bench`: fill an empty database, serve it with two processes, and measure what people
do.
"""

import json

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from lianxin.demo.bench.deeds import World
from lianxin.demo.bench.fill import fill
from lianxin.demo.bench.measure import Row, file_of, lines, measure, memory
from lianxin.demo.bench.serving import SERVERS, served
from lianxin.demo.bench.signups import Rush, rush_lines, rushes
from lianxin.matters.models import Matter


class Command(BaseCommand):
    help = "Measure filing and reading at a size; needs an empty database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=100_000, help="matters in the database")

    def handle(self, *, size: int, **_: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Matter.objects.exists():
            raise CommandError("this database has matters; measure in an empty one")
        fill(size)
        with served() as (port, pid):
            rows = [measure(deed, port) for deed in World().deeds()]
            pressed = rushes(port)
            used = memory(pid)
        self._tell(size, rows, pressed, used)

    def _tell(self, size: int, rows: list[Row], pressed: list[Rush], used: list[float]) -> None:
        path = file_of(size)
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {
            "size": size,
            "rows": [row.as_json() for row in rows],
            "signups": [rush.as_json() for rush in pressed],
            "memory_mib": used,
        }
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf8")
        self.stdout.write(f"\n{connection.vendor}, {size:,} matters, {SERVERS} server processes\n")
        self.stdout.write("\n".join(lines(rows)))
        self.stdout.write("\n".join(rush_lines(pressed)))
        self.stdout.write(f"server processes, MiB: {', '.join(f'{each:.0f}' for each in used)}")
        self.stdout.write(f"written to {path.name}")
