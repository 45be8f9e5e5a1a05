from django.db import migrations

from lianxin.core.operations import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("matters", "0001_begin")]
    operations = [SearchIndex("matter", "tokens")]
