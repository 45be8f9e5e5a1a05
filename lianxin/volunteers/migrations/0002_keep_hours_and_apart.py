from django.db import migrations

from lianxin.core.operations import AppendOnly, NoOverlap


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0001_begin")]
    operations = [
        AppendOnly("hourentry"),
        NoOverlap(
            "duty",
            "volunteer_serves_in_one_place_at_a_time",
            key="volunteer",
            start="starts_at",
            end="ends_at",
            unless="released_at",
        ),
    ]
