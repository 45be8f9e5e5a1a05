"""Pages of a list by where the last one ended: as fast at the thousandth as at the first."""

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import connections
from django.db.models import BooleanField, Field, Func, Model, Q, QuerySet, Value
from django.db.models.lookups import IsNull
from django.db.models.sql.where import AND, WhereNode
from django.utils.translation import gettext as _

from lianxin.core.errors import Invalid

Row = TypeVar("Row", bound=Model)
_ROW = "(%(expressions)s)"


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of a list, and the cursors to the page after and before them, blank where none is."""

    rows: list[Row]
    next: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True)
class _Key:
    """One field of an order."""

    name: str
    is_falling: bool
    field: "Field[Any, Any]"

    def of(self, row: Model) -> Any:
        value: Any = row
        for part in self.name.split("__"):
            value = getattr(value, part)
        return value.pk if isinstance(value, Model) else value


def page(
    queryset: QuerySet[Row],
    order: Sequence[str],
    *,
    after: str = "",
    before: str = "",
    size: int = 50,
) -> Page[Row]:
    """The rows after (or before) a cursor; where none is left there, those at that end of the list.

    Raises ValueError for an order whose last field is not unique, or with a field that may be null
    and is not filtered by `isnull=False`; Invalid for a cursor that cannot be of this order.
    """
    keys = _keys(queryset, order)
    is_back = bool(before) and not after
    mark = after or before
    rows, is_more = _fetch(queryset, keys, _read(mark, keys) if mark else None, size, is_back)
    if mark and not rows:
        is_back, mark = not is_back, ""
        rows, is_more = _fetch(queryset, keys, None, size, is_back)
    has_next, has_previous = (bool(mark), is_more) if is_back else (is_more, bool(mark))
    return Page(
        rows,
        next=_cursor_at(rows[-1], keys) if rows and has_next else "",
        previous=_cursor_at(rows[0], keys) if rows and has_previous else "",
    )


def values_at(queryset: QuerySet[Any], order: Sequence[str], text: str) -> list[Any]:
    """What the order's fields are at a cursor; raises as `page` does."""
    return _read(text, _keys(queryset, order))


def cursor(values: Sequence[Any]) -> str:
    """The place of a row with these values in the order's fields."""
    plain = [each if isinstance(each, int) else _text(each) for each in values]
    told = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _cursor_at(row: Model, keys: Sequence[_Key]) -> str:
    return cursor([key.of(row) for key in keys])


def _keys(queryset: QuerySet[Any], order: Sequence[str]) -> list[_Key]:
    keys = [_key(queryset, name.removeprefix("-"), name.startswith("-")) for name in order]
    if not (keys and keys[-1].field.unique and "__" not in keys[-1].name):
        raise ValueError(f"the order {order!r} does not end in a unique field")
    return keys


def _key(queryset: QuerySet[Any], name: str, is_falling: bool) -> _Key:
    if name in queryset.query.annotations:
        return _Key(name, is_falling, queryset.query.annotations[name].output_field)
    model: Any = queryset.model
    for part in name.split("__"):
        if model is None:
            raise FieldDoesNotExist(name)
        field = model._meta.pk if part == "pk" else model._meta.get_field(part)
        if field.null and not _is_without_null(queryset.query.where, field):
            raise ValueError(f"a null has no place in an order: filter {name}__isnull=False")
        model = field.related_model
    return _Key(name, is_falling, field)


def _is_without_null(where: WhereNode, field: "Field[Any, Any]") -> bool:
    """Whether a query's conditions, all of which must hold, keep a field's nulls out."""
    if where.connector != AND or where.negated:
        return False
    return any(
        _is_without_null(each, field)
        if isinstance(each, WhereNode)
        else isinstance(each, IsNull) and not each.rhs and each.lhs.target == field
        for each in where.children
    )


def _read(text: str, keys: Sequence[_Key]) -> list[Any]:
    try:
        told = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True))
        return [_value(each, key.field) for each, key in zip(told, keys, strict=True)]
    except (ValidationError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        raise Invalid(_("翻页的地址不完整，请从第一页看起。")) from error


def _value(told: Any, field: "Field[Any, Any]") -> Any:
    """What a cursor says of a field, if the database could hold it."""
    value = field.to_python(told)
    if value is None or "\x00" in str(value).encode().decode():
        raise ValueError(told)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(told)
    if isinstance(value, int) and value.bit_length() > 63:
        raise ValueError(told)
    return value


def _fetch(
    queryset: QuerySet[Row],
    keys: Sequence[_Key],
    values: Sequence[Any] | None,
    size: int,
    is_back: bool,
) -> tuple[list[Row], bool]:
    """At most `size` rows in the list's order, and whether more lie in the way that was gone."""
    turned = [_Key(key.name, key.is_falling != is_back, key.field) for key in keys]
    found = queryset.order_by(*(f"{'-' * key.is_falling}{key.name}" for key in turned))
    rows: list[Row] = []
    for condition in [Q()] if values is None else _beyond(turned, values, queryset.db):
        rows += found.filter(condition)[: size + 1 - len(rows)]
        if len(rows) > size:
            break
    is_more, rows = len(rows) > size, rows[:size]
    return (rows[::-1] if is_back else rows), is_more


def _beyond(keys: Sequence[_Key], values: Sequence[Any], database: str) -> Iterator[Q]:
    """The rows past a place in stretches, the nearest first, each of which an index can seek.

    PostgreSQL seeks by whole rows as far as the fields go one way; SQLite does not where one of
    them is the primary key, and would read all that are equal in the fields before it.
    """
    pairs = list(zip(keys, values, strict=True))
    if connections[database].vendor == "postgresql":
        runs = [list(run) for _way, run in groupby(pairs, lambda pair: pair[0].is_falling)]
    else:
        runs = [[pair] for pair in pairs]
    for place in reversed(range(len(runs))):
        equal = (_compared(run, "=") for run in runs[:place])
        yield Q(*equal, _compared(runs[place], "<" if runs[place][0][0].is_falling else ">"))


def _compared(run: Sequence[tuple[_Key, Any]], sign: str) -> Func:
    """`(a, b) > (x, y)`, and of truth values `(a) = (x)` too, where Django would write only `a`."""
    fields = Func(*(key.name for key, _value in run), template=_ROW)
    values = Func(*(Value(value, output_field=key.field) for key, value in run), template=_ROW)
    return Func(
        fields,
        values,
        template="%(expressions)s",
        arg_joiner=f" {sign} ",
        output_field=BooleanField(),
    )
