from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lianxin.core import http
from lianxin.core.errors import Refused
from lianxin.places.queries import community_called
from lianxin.reports.formats import FORMATS, title, written
from lianxin.reports.queries.editions import as_it_stands


class Command(BaseCommand):
    help = "Write a community's report card of a year: PDF, Word, Excel, JSON or a web page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("community", help="its name, or its part of the address")
        parser.add_argument("year", type=int)
        parser.add_argument(
            "-o",
            "--output",
            type=Path,
            required=True,
            help=f"its ending says what: {', '.join(FORMATS)}",
        )
        parser.add_argument(
            "--site",
            default=(settings.CSRF_TRUSTED_ORIGINS or ["http://127.0.0.1:8000"])[0],
            help="where the numbers lead, e.g. https://lianxin.example",
        )

    def handle(self, *, community: str, year: int, output: Path, site: str, **_: Any) -> None:
        kind = output.suffix.removeprefix(".")
        if kind not in FORMATS:
            raise CommandError(f"{output}: name it *.{', *.'.join(FORMATS)}")
        try:
            slug = community_called(community).slug
            doc, sha256 = as_it_stands(slug, year, today=http.today())
        except Refused as refusal:
            raise CommandError(f"{community} {year}: {refusal.message}") from refusal
        output.write_bytes(written(kind, doc, site=site, sha256=sha256, today=http.today()))
        self.stdout.write(f"{output}: {title(doc)}")
