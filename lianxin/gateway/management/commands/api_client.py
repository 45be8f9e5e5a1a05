"""`lianxin api_client`: the API's Python client, written out of its document."""

from django.core.management.base import BaseCommand

from lianxin.gateway.api.client import source


class Command(BaseCommand):
    help = "Write the typed Python client of the API (for clients/python) to the standard output."
    # Nothing of the installation is asked but the operations.
    requires_system_checks = []  # noqa: RUF012  # as the base class has it

    def handle(self, **_: object) -> None:
        self.stdout.write(source(), ending="")
