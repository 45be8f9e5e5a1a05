"""Tables that stand for the length of some tests and belong to no app."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps.registry import Apps
from django.db import connection
from django.db.models import Model

ALONE = Apps(["lianxin.core"])
"""A registry of their own: what walks all models does not meet them."""


@contextmanager
def standing(*models: type[Model]) -> Iterator[None]:
    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)
    yield
    with connection.schema_editor() as editor:
        for model in reversed(models):
            editor.delete_model(model)
