from django.db import migrations

from lianxin.matters.queries.searching import initials

BATCH = 1000


def sound_the_titles(apps, schema_editor):
    """Put the initials of its title among each matter's words."""
    matters = apps.get_model("matters", "Matter").objects.using(schema_editor.connection.alias)
    last = 0
    while rows := list(
        matters.filter(pk__gt=last).only("tokens", "title").order_by("pk")[:BATCH]
    ):
        for row in rows:
            known = set(row.tokens.split())
            more = [each for each in initials(row.title).split() if each not in known]
            row.tokens = " ".join([row.tokens, *more])
        matters.bulk_update(rows, ["tokens"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [("matters", "0005_fetch_what_was_sent_along")]
    operations = [migrations.RunPython(sound_the_titles, migrations.RunPython.noop)]
