from django.db import migrations

from lianxin.core.operations import NoOverlap


class Migration(migrations.Migration):
    dependencies = [("services", "0001_begin")]
    operations = [
        NoOverlap(
            "visit",
            "service_member_is_at_one_home_at_a_time",
            key="member",
            start="starts_at",
            end="ends_at",
            unless="released_at",
        ),
    ]
