from django.db import migrations

from lianxin.party.models.keeping import OnePrimaryBranch, Unkept


def keep_rows(apps, _editor):
    """Members remember no more by which table they came: the tables remember what they made."""
    members, rows = apps.get_model("party", "Member").objects, apps.get_model("core", "SheetRow")
    runs, deeds = apps.get_model("core", "SheetRun").objects, apps.get_model("core", "Entry").objects
    for run in runs.filter(kind="party.roster", state="done"):
        written = deeds.filter(subject_kind="core.sheetrun", subject_id=run.pk, deed="write_sheet")
        run.mark = written.values_list("pk", flat=True).first() or 0
        run.save(update_fields=["mark"])
        keys = members.filter(sheet=run).values_list("pk", flat=True)
        made = (rows(run=run, subject_kind="party.member", subject_id=key) for key in keys)
        rows.objects.bulk_create(made, batch_size=2_000)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_what_tables_wrote"),
        ("party", "0010_party_dues"),
    ]

    operations = [
        migrations.RunPython(keep_rows, migrations.RunPython.noop),
        Unkept(),
        migrations.RemoveIndex(model_name="member", name="members_of_a_sheet"),
        migrations.RemoveField(model_name="member", name="sheet"),
        OnePrimaryBranch(),
    ]
