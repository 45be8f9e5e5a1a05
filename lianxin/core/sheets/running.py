"""A table's way from the file that was sent to rows that can be taken back for a day.

Both long steps run in the background: each finds its run as it must be, and writes all or nothing.
"""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder, Refused
from lianxin.core.models import SheetRun, SheetState
from lianxin.core.secrets import seal_file
from lianxin.core.sheets.checking import Change, Findings, Judge, Line, Table, checked
from lianxin.core.sheets.finding import forget_file, source_of
from lianxin.core.sheets.kinds import Intake, Kind
from lianxin.core.sheets.reading import MOST_BYTES
from lianxin.core.sheets.telling import told
from lianxin.core.sheets.undoing import (
    HANGING,
    forget_rows,
    keep_before,
    keep_made,
    take_back,
    undo_until,
)

STALE = timedelta(minutes=30)
"""A step that has not moved for so long was broken off."""
KEPT = timedelta(days=1)
"""A file that nobody went on with is thrown away after this."""
WAITING = (SheetState.CHECKING, SheetState.WRITING, SheetState.UNDOING)
AFTER_A_BREAK = {
    SheetState.CHECKING: SheetState.FAILED,
    SheetState.WRITING: SheetState.FAILED,
    # Nothing of it was taken back.
    SheetState.UNDOING: SheetState.DONE,
}


@transaction.atomic
def send(
    actor: Actor,
    table: Table,
    community_id: int,
    file: UploadedFile,
    *,
    now: datetime,
    check: Callable[[int], Any],
) -> SheetRun:
    """Keep a file, encrypted, and let it be checked; `check` is given the run's key."""
    if (file.size or 0) > MOST_BYTES:
        raise Invalid(
            _("文件有 %(size)d MB，最多 %(most)d MB，请拆成几份。")
            % {"size": (file.size or 0) >> 20, "most": MOST_BYTES >> 20},
            field="file",
        )
    run = SheetRun(
        kind=table.kind,
        user_id=actor.user_id or 0,
        community_id=community_id,
        name=(file.name or "")[-120:],
        sent_at=now,
        stepped_at=now,
    )
    run.file.save(f"sheets/{uuid.uuid4()}.sealed", ContentFile(seal_file(file.read())), save=False)
    run.save()
    journal.record(actor, "send_sheet", run, community_id, at=now, kind=table.kind)
    check(run.pk)
    return run


def check(run_id: int, table: Table, judge: Judge, *, now: datetime) -> None:
    """Go through a file and keep what was found, once however often it runs."""
    run = SheetRun.objects.filter(pk=run_id, state=SheetState.CHECKING).first()
    if run is None:
        return
    try:
        found = _gone_through(run, table, judge)
    except Invalid as refusal:
        _step(run, SheetState.FAULTY, now=now, report={"refused": refusal.message})
        return
    _step(run, _outcome(found), now=now, **told(found, table))


def _gone_through(
    run: SheetRun,
    table: Table,
    judge: Judge,
    gather: Callable[[Findings, Sequence[Line]], None] = lambda _found, _lines: None,
) -> Findings:
    source = source_of(run)
    SheetRun.objects.filter(pk=run.pk).update(total=max(source.height - 1, 0), passed=0)

    def each(found: Findings, lines: Sequence[Line]) -> None:
        gather(found, lines)
        passed = min(found.total, max(source.height - 1, 0))
        SheetRun.objects.filter(pk=run.pk).update(passed=passed)

    return checked(source, table, judge, each=each)


def _outcome(found: Findings) -> SheetState:
    return SheetState.CHECKED if found.is_clean and found.total else SheetState.FAULTY


@transaction.atomic
def confirm(actor: Actor, run: SheetRun, *, now: datetime, write: Callable[[int], Any]) -> SheetRun:
    """Let a locked run that was checked be written; `write` is given its key."""
    if run.state != SheetState.CHECKED:
        raise OutOfOrder(_("这份表现在是“%(state)s”，不能再确认。") % {"state": _label(run)})
    _step(run, SheetState.WRITING, now=now, passed=0)
    journal.record(actor, "confirm_sheet", run, run.community_id, at=now, new=run.new)
    write(run.pk)
    return run


def write(
    run_id: int, kind: Kind, intake: Intake, judge: Judge, *, actor: Actor, now: datetime
) -> None:
    """Check a file once more and write all of it in one transaction, or nothing.

    All that takes long is done before the transaction, so that others wait but a few seconds.
    """
    run = SheetRun.objects.filter(pk=run_id, state=SheetState.WRITING).first()
    if run is None:
        return
    ready: list[Any] = []
    began = journal.mark()

    def gather(found: Findings, lines: Sequence[Line]) -> None:
        if not found.faulty:
            ready.extend(judge.ready([line for line in lines if not line.is_same]))

    try:
        found = _gone_through(run, kind.table, judge, gather)
        kept = told(found, kind.table)
        if _outcome(found) == SheetState.FAULTY:
            _end(run.pk, [SheetState.WRITING], SheetState.FAULTY, now=now, **kept)
            return
        due = _due(run, intake, ready, now=now)
        _write_all(actor, run, kind, intake, due, kept, began=began, now=now)
    except (Refused, IntegrityError) as error:
        words = "" if isinstance(error, (NotFound, IntegrityError)) else error.message
        _end(run.pk, [SheetState.WRITING], SheetState.FAILED, now=now, report={"refused": words})
    forget_file(run)


@dataclass(frozen=True, slots=True)
class _Due:
    """What is to be written, with all done that takes long."""

    news: Any
    """As the kind prepared it."""
    new: int
    changes: Sequence[Change]


def _due(run: SheetRun, intake: Intake, ready: Sequence[Any], *, now: datetime) -> _Due:
    news = [each for each in ready if not isinstance(each, Change)]
    changes = [each for each in ready if isinstance(each, Change)]
    prepared = intake.prepare(run.community_id, news, now=now) if news else ()
    return _Due(prepared, len(news), changes)


@transaction.atomic
def _end(
    pk: int, among: Collection[str], state: SheetState, *, now: datetime, **changed: Any
) -> bool:
    """Say how a run ended, unless another worker has meanwhile."""
    run = SheetRun.objects.select_for_update().filter(pk=pk, state__in=among).first()
    if run is None:
        return False
    _step(run, state, now=now, **changed)
    return True


@transaction.atomic
def _write_all(
    actor: Actor,
    run: SheetRun,
    kind: Kind,
    intake: Intake,
    due: _Due,
    findings: dict[str, Any],
    *,
    began: int,
    now: datetime,
) -> None:
    alike = SheetRun.objects.filter(kind=run.kind, community_id=run.community_id)
    writing = alike.select_for_update().filter(state=SheetState.WRITING).order_by("pk")
    held = next((each for each in writing if each.pk == run.pk), None)
    if held is None:
        return
    if alike.filter(mark__gt=began).exists():
        raise OutOfOrder(_("刚刚有另一份同样的表写了进来，这一份要重新核对。请再传一次。"))
    if due.new:
        keep_made(held, intake.save(actor, held.community_id, due.news, now=now))
    if intake.mend is not None:
        mended = intake.mend(actor, [(each.pk, each.values) for each in due.changes], now=now)
        before = (each.before for each in due.changes)
        keep_before(held, kind.table, zip(mended, before, strict=True))
    intake.forget()
    counts: dict[str, Any] = {"new": due.new, "changed": len(due.changes)}
    journal.record(actor, "write_sheet", held, held.community_id, at=now, **counts)
    ended = findings | {"preview": "", "written_at": now, "mark": journal.mark()}
    _step(held, SheetState.DONE, now=now, **ended)


@transaction.atomic
def ask_undo(actor: Actor, run: SheetRun, *, now: datetime, undo: Callable[[int], Any]) -> SheetRun:
    """Let all that a run wrote be taken away again, within a day; `undo` is given its key."""
    if run.state != SheetState.DONE or run.written_at is None:
        raise OutOfOrder(_("这份表现在是“%(state)s”，没有可撤销的。") % {"state": _label(run)})
    if now > undo_until(run):
        raise OutOfOrder(_("写入已经过了一天，不能整份撤销了。要改的请一条一条改。"))
    _step(run, SheetState.UNDOING, now=now)
    journal.record(actor, "ask_undo_sheet", run, run.community_id, at=now)
    undo(run.pk)
    return run


def undo(run_id: int, kind: Kind, intake: Intake, *, actor: Actor, now: datetime) -> None:
    """Take all that a run wrote away again where nobody went on with it, or say why not."""
    try:
        _undo_all(run_id, kind, intake, actor=actor, now=now)
    except (Refused, IntegrityError) as error:
        words = error.message if isinstance(error, Refused) else str(HANGING)
        _end(run_id, [SheetState.UNDOING], SheetState.DONE, now=now, report={"refused": words})


@transaction.atomic
def _undo_all(run_id: int, kind: Kind, intake: Intake, *, actor: Actor, now: datetime) -> None:
    asked = SheetRun.objects.select_for_update().filter(pk=run_id, state=SheetState.UNDOING)
    run = asked.first()
    if run is None:
        return
    take_back(actor, run, kind, intake, now=now)
    _step(run, SheetState.UNDONE, now=now)
    journal.record(actor, "undo_sheet", run, run.community_id, at=now, new=run.new)


@transaction.atomic
def drop(actor: Actor, run: SheetRun, *, now: datetime) -> None:
    """Throw a locked run's file away, of which nothing was written."""
    if run.state not in (SheetState.CHECKED, SheetState.FAULTY):
        raise OutOfOrder(_("这份表现在是“%(state)s”，扔不掉。") % {"state": _label(run)})
    _step(run, SheetState.DROPPED, now=now)
    journal.record(actor, "drop_sheet", run, run.community_id, at=now)
    transaction.on_commit(partial(forget_file, run))


def sweep(*, now: datetime) -> dict[str, int]:
    """Give up what was broken off, and throw away files that nobody went on with."""
    stale = SheetRun.objects.filter(state__in=WAITING, stepped_at__lt=now - STALE)
    broken = sum(
        _end(pk, [state], AFTER_A_BREAK[SheetState(state)], now=now, report={"refused": ""})
        for pk, state in list(stale.values_list("pk", "state"))
    )
    left = SheetRun.objects.filter(~Q(file=""), stepped_at__lt=now - KEPT)
    dropped = 0
    for run in left.exclude(state__in=WAITING):
        if run.state in (SheetState.CHECKED, SheetState.FAULTY):
            drop(CLOCK, run, now=now)
            dropped += 1
        else:
            forget_file(run)
    return {"broken": broken, "dropped": dropped, "forgotten": forget_rows(now=now)}


def _step(run: SheetRun, state: SheetState, *, now: datetime, **changed: Any) -> None:
    for name, value in {**changed, "state": state, "stepped_at": now}.items():
        setattr(run, name, value)
    run.save(update_fields={"state", "stepped_at", *changed})


def _label(run: SheetRun) -> str:
    return str(SheetState(run.state).label)
