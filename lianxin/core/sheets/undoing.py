"""A table taken back: what it made goes, what it changed is as before, and nothing else moves."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, transaction
from django.db.models import Model, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.bulk import insert_all
from lianxin.core.errors import OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.models import Entry, SheetRow, SheetRun, SheetState
from lianxin.core.packs import rule
from lianxin.core.sheets.checking import Line, Table
from lianxin.core.sheets.kinds import Intake, Kind

HANGING = gettext_lazy("这份表写进来的，后来又挂上了别的记录，不能整份撤销。请一条一条改。")
LOOKS = ("look", "unmask")
"""Deeds that leave a thing as it is."""


def undo_until(run: SheetRun) -> datetime:
    """The last moment at which a written run can be taken back."""
    written_at = run.written_at or run.sent_at
    hours = rule("sheets.undo_hours", on=local_day(written_at), jurisdictions=())
    return written_at + timedelta(hours=hours.count)


def keep_made(run: SheetRun, made: Iterable[Model]) -> None:
    """Remember what a table made, in the order in which it did."""
    insert_all(
        [SheetRow(run=run, subject_kind=journal.kind_of(each), subject_id=each.pk) for each in made]
    )


def keep_before(
    run: SheetRun, table: Table, changed: Iterable[tuple[Model, Mapping[str, Any]]]
) -> None:
    """Remember what a table changed, as it was before."""
    rows = [
        SheetRow(
            run=run,
            subject_kind=journal.kind_of(each),
            subject_id=each.pk,
            before=json.dumps(cells_of(table, before)),
        )
        for each, before in changed
    ]
    insert_all(rows)


def cells_of(table: Table, values: Mapping[str, Any]) -> dict[str, str]:
    """A row as a file would have it, without blank cells."""
    told = ((column.key, str(column.cell(values.get(column.key)))) for column in table.columns)
    return {key: cell for key, cell in told if cell}


def values_of(table: Table, cells: Mapping[str, str]) -> dict[str, Any]:
    return {
        column.key: column.parse(cells[column.key]) if column.key in cells else None
        for column in table.columns
    }


def take_back(actor: Actor, run: SheetRun, kind: Kind, intake: Intake, *, now: datetime) -> None:
    """Undo what a run wrote, part of a greater deed; raises OutOfOrder where others went on with
    any of it.
    """
    made = list(dict.fromkeys(_made(run).order_by("pk").values_list("subject_kind", flat=True)))
    if (count := _touched(run, intake, made)) > 0:
        raise OutOfOrder(
            _("这份表写过的，有 %(count)d 条后来又改动过，不能整份撤销。请一条一条改。")
            % {"count": count}
        )
    if any(found.exists() for found in _hanging(run, made, intake)):
        raise OutOfOrder(str(HANGING))
    _mend_back(actor, run, kind, intake, now=now)
    _delete(run, made)
    run.rows.all().delete()
    intake.forget()


def _mend_back(actor: Actor, run: SheetRun, kind: Kind, intake: Intake, *, now: datetime) -> None:
    rows = list(run.rows.exclude(before="").order_by("-pk"))
    if intake.mend is None or not rows:
        return
    judge = kind.table.judge(run.community_id, today=local_day(now))
    every = []
    for row in rows:
        line = Line(0, values_of(kind.table, json.loads(row.before)), target=row.subject_id)
        if any(judge.finish(line.values, line)):
            raise OutOfOrder(_("表改过的，有的已经改不回去了，不能整份撤销。请一条一条改。"))
        every.append((row.subject_id, line.values))
    intake.mend(actor, every, now=now)


def forget_rows(*, now: datetime) -> int:
    """Forget what runs wrote that cannot be taken back any more."""
    left = SheetRun.objects.filter(state=SheetState.DONE, rows__isnull=False).distinct()
    over = [run.pk for run in left if undo_until(run) < now]
    SheetRow.objects.filter(run__in=over).delete()
    return len(over)


def _made(run: SheetRun) -> QuerySet[SheetRow]:
    return run.rows.filter(before="")


def _ids(run: SheetRun, label: str, *, made: bool = True) -> Subquery:
    rows = _made(run) if made else run.rows.all()
    return Subquery(rows.filter(subject_kind=label).values("subject_id"))


def _touched(run: SheetRun, intake: Intake, made: Iterable[str]) -> int:
    """How many of the things that a run wrote were written to since."""
    labels = set(run.rows.values_list("subject_kind", flat=True).distinct())
    later = Entry.objects.filter(pk__gt=run.mark).exclude(deed__in=LOOKS)
    count = sum(
        later.filter(subject_kind=label, subject_id__in=_ids(run, label, made=False))
        .values("subject_id")
        .distinct()
        .count()
        for label in labels
    )
    first = next(iter(made), None)
    if intake.moved is None or first is None:
        return count
    here = apps.get_model(first)._base_manager.filter(pk__in=_ids(run, first))
    return max(count, intake.moved(here).count())


def _hanging(run: SheetRun, made: list[str], intake: Intake) -> Iterator[QuerySet[Any]]:
    """What others may have made to belong to what a run made."""
    for label in made:
        for relation in apps.get_model(label)._meta.get_fields(include_hidden=True):
            if relation.many_to_many or not (relation.auto_created and relation.is_relation):
                continue
            if relation.concrete or isinstance(relation.related_model, str):
                continue
            other = relation.related_model
            if other is None or other._meta.label_lower in intake.along:
                continue
            name = relation.field.name
            found = other._base_manager.filter(**{f"{name}__in": _ids(run, label)})
            if other._meta.label_lower in made:
                found = found.exclude(pk__in=_ids(run, other._meta.label_lower))
            yield found


def _delete(run: SheetRun, made: list[str]) -> None:
    """What a table made goes at once, not by the models: some of it nobody else ever deletes."""
    try:
        with transaction.atomic():
            for label in reversed(made):
                here = apps.get_model(label)._base_manager.filter(pk__in=_ids(run, label))
                here._raw_delete(DEFAULT_DB_ALIAS)
            # What came to hang on it at this moment PostgreSQL tells now, not after our answer.
            connection.check_constraints([])
    except IntegrityError as error:
        raise OutOfOrder(str(HANGING)) from error
