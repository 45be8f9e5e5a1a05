from django.db import migrations

from lianxin.core.operations import NoOverlap


class Migration(migrations.Migration):
    dependencies = [("facilities", "0001_begin")]
    operations = [
        NoOverlap(
            "booking",
            "room_is_given_to_one_at_a_time",
            key="room",
            start="starts_at",
            end="ends_at",
            unless="released_at",
        )
    ]
