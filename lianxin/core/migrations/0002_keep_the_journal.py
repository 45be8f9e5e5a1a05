from django.db import migrations

from lianxin.core.operations import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("core", "0001_begin")]
    operations = [AppendOnly("entry")]
