"""An index of words that was laid before this one let some wait: see PENDING."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lianxin.core.operations.searching import PENDING


def let_wait(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(f'ALTER INDEX "matters_matter_tokens_gin" SET ({PENDING})')


class Migration(migrations.Migration):
    dependencies: ClassVar = [("matters", "0006_sound_the_titles")]
    operations: ClassVar = [migrations.RunPython(let_wait, migrations.RunPython.noop)]
