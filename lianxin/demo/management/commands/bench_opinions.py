"""`lianxin bench_opinions`: work out what ten thousand people said to five hundred statements."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.council.models import Question
from lianxin.demo.bench.opinions import PEOPLE, STATEMENTS, lines, measure


class Command(BaseCommand):
    help = "Measure working out a landscape of opinions; needs an empty database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=PEOPLE)
        parser.add_argument("--statements", type=int, default=STATEMENTS)

    def handle(self, *, people: int, statements: int, **_: object) -> None:
        call_command("migrate", verbosity=0)
        call_command("setup", verbosity=0)
        if Question.objects.exists():
            raise CommandError("this database has questions; measure in an empty one")
        took = measure(people, statements)
        self.stdout.write("\n".join(lines(took)))
        if not took.is_reached:
            raise CommandError("too slow")
