"""Models that are made in one go."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState, StateApps


class Together(Operation):
    """Make models that follow one another, working out what is new and nothing else.

    Django works out anew, for each of them, whatever refers to anything, which at two hundred
    models is most of the time that an empty database takes. What stands already can stay: it does
    not know of the new ones. They may refer to one another in a circle.
    """

    reversible = True

    def __init__(self, operations: list[CreateModel]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        apps: StateApps | None = state.__dict__.pop("apps", None)
        for each in self.operations:
            each.state_forwards(app_label, state)
        if apps and _is_original(apps):
            apps.render_multiple(
                [state.models[app_label, each.name_lower] for each in self.operations]
            )
            state.__dict__["apps"] = apps

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: Any, new: ProjectState
    ) -> None:
        for each in self.operations:
            each.database_forwards(app_label, schema_editor, old, new)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, old: ProjectState, new: Any
    ) -> None:
        for each in reversed(self.operations):
            each.database_backwards(app_label, schema_editor, old, new)

    def describe(self) -> str:
        return f"Make {len(self.operations)} models"


def _is_original(apps: StateApps) -> bool:
    """A copy shares its models with what it was copied from, which must not learn of more."""
    return all(model._meta.apps is apps for model in apps.get_models())
