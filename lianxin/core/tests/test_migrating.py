"""An installation goes on from the migrations that others replaced, or is told how."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from lianxin.core.management.commands.migrate import stuck

pytestmark = pytest.mark.django_db

APPLIED = MigrationRecorder.Migration.objects


@pytest.fixture
def replaced():
    """What stands for several, by app, as in a database that was made before it was written."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    ours = {app: each for (app, _), each in loader.disk_migrations.items() if each.replaces}
    for app, each in ours.items():
        APPLIED.get(app=app, name=each.name).delete()
    return ours


def test_a_database_with_all_that_was_replaced_only_takes_down_that_it_was(replaced):
    tables = connection.introspection.table_names()
    call_command("migrate", verbosity=0)
    assert all(APPLIED.filter(app=app, name=each.name) for app, each in replaced.items())
    assert connection.introspection.table_names() == tables


def test_a_database_that_lacks_one_that_was_replaced_is_told_where_to_get_it(replaced):
    app, name = replaced["party"].replaces[-1]
    APPLIED.get(app=app, name=name).delete()
    left = APPLIED.count()
    with pytest.raises(CommandError, match=r"\(party\)\. Check out commit \w{7}, run"):
        call_command("migrate", verbosity=0)
    assert APPLIED.count() == left


def test_an_app_of_which_nothing_was_applied_is_none_that_stopped_halfway(replaced):
    APPLIED.filter(app="party").delete()
    assert stuck("default") == []
