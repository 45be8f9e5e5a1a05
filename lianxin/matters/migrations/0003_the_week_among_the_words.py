from django.db import migrations

from lianxin.core.http import local_day
from lianxin.matters.queries.searching import narrowing, scope

BATCH = 1000


def name_the_week(apps, schema_editor):
    """Put its week among each matter's words, right after its community."""
    matters = apps.get_model("matters", "Matter").objects.using(schema_editor.connection.alias)
    last = 0
    while rows := list(
        matters.filter(pk__gt=last).only("tokens", "community_id", "reported_at").order_by("pk")[:BATCH]
    ):
        for row in rows:
            before = scope(row.community_id)
            after = narrowing(row.community_id, local_day(row.reported_at))
            row.tokens = f"{after}{row.tokens.removeprefix(after).removeprefix(before)}"
        matters.bulk_update(rows, ["tokens"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("matters", "0002_index_the_words")]
    operations = [migrations.RunPython(name_the_week, migrations.RunPython.noop)]
