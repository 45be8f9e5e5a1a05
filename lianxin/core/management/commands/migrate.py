"""Django's own `migrate`, once it is sure that it can come to an end."""

from typing import Any

from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

LAST = "3c49bce"
"""The last commit that has the migrations which others replaced; docs/running.md names it, too."""


class Command(migrate.Command):
    def handle(self, *words: Any, **options: Any) -> None:
        if apps := stuck(options["database"]):
            raise CommandError(
                f"This database lacks migrations that are no longer here ({', '.join(apps)}). "
                f"Check out commit {LAST}, run `lianxin migrate` there, then come back. "
                "Nothing was changed."
            )
        super().handle(*words, **options)


def stuck(alias: str) -> list[str]:
    """Apps of which some replaced migrations were applied, and some never can be any more.

    Django would leave out what replaces them, and go on or break off later.
    """
    applied = MigrationRecorder(connections[alias]).applied_migrations().keys()
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    known = applied | loader.disk_migrations.keys()
    return sorted(
        migration.app_label
        for migration in loader.disk_migrations.values()
        if applied & set(migration.replaces) and not known.issuperset(migration.replaces)
    )
