from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.core import http
from lianxin.core.errors import Refused
from lianxin.places.queries import community_called
from lianxin.reports import pdf, queries


class Command(BaseCommand):
    help = "Print a community's report card of a year as PDF."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("community", help="its name, or its part of the address")
        parser.add_argument("year", type=int)
        parser.add_argument("-o", "--output", type=Path, required=True, help="e.g. card.pdf")
        parser.add_argument(
            "--site",
            default=(settings.CSRF_TRUSTED_ORIGINS or ["http://127.0.0.1:8000"])[0],
            help="where the numbers lead, e.g. https://lianxin.example",
        )

    def handle(self, *, community: str, year: int, output: Path, site: str, **_: Any) -> None:
        today = http.today()
        try:
            card = queries.card_of(community_called(community).slug, year, today=today)
        except Refused as refusal:
            raise CommandError(f"{community} {year}: {refusal.message}") from refusal
        output.write_bytes(pdf.paper(card, site=site, today=today))
        self.stdout.write(f"{output}: {pdf.title(card)}")
