"""Many rows in one statement, made inside the database out of what it already holds."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet, Value
from django.db.models.expressions import Combinable


def write(model: type[Model], found: QuerySet[Any], told: Mapping[str, Any]) -> None:
    """One row of a model for each row found, by field: a value, or an expression over what was
    found. Rows that would break a rule of uniqueness are there already, and stay as they are.
    """
    fields = [model._meta.get_field(name) for name in told]
    values = [
        value if isinstance(value, Combinable) else Value(value, output_field=_plain(field))
        for field, value in zip(fields, told.values(), strict=True)
    ]
    select, params = found.order_by().values_list(*values).query.sql_with_params()
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(getattr(field, "column", ""))) for field in fields)
    table = quote(model._meta.db_table)
    insert = f"INSERT INTO {table} ({columns}) {select}"  # names are the models'
    with connection.cursor() as cursor:
        cursor.execute(f"{insert} ON CONFLICT DO NOTHING", params)


def _plain(field: Any) -> Any:
    """The field by which a value is written: of a foreign key, the one that it points at."""
    return field.target_field if field.is_relation else field
