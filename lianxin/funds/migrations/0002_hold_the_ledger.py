from django.db import migrations

from lianxin.core.operations import AppendOnly, KeepBalances


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_begin")]
    operations = [
        AppendOnly("voucher"),
        AppendOnly("line"),
        AppendOnly("receipt"),
        KeepBalances("account", "line"),
    ]
