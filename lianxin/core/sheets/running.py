"""A table's way from the file that was sent to rows that can be taken back for a day.

Both long steps run in the background: each finds its run as it must be, and writes all or nothing.
"""

import uuid
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK, Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.core.http import local_day
from lianxin.core.models import SheetRun, SheetState
from lianxin.core.packs import rule
from lianxin.core.secrets import open_file, seal_file
from lianxin.core.sheets.checking import Fault, Findings, Judge, Line, Table, checked
from lianxin.core.sheets.matching import Layout, laid_out
from lianxin.core.sheets.reading import MOST_BYTES, Source

STALE = timedelta(minutes=30)
"""A step that has not moved for so long was broken off."""
KEPT = timedelta(days=1)
"""A file that nobody went on with is thrown away after this."""
WAITING = (SheetState.CHECKING, SheetState.WRITING)


def runs_of(actor: Actor, kind: str, community_id: int) -> QuerySet[SheetRun]:
    """One's own tables of a kind, the latest first."""
    mine = SheetRun.objects.filter(user_id=actor.user_id or 0, kind=kind)
    return mine.filter(community_id=community_id).order_by("-pk")


def run_for(actor: Actor, kind: str, community_id: int, pk: int, *, lock: bool = False) -> SheetRun:
    found = runs_of(actor, kind, community_id).filter(pk=pk)
    if run := (found.select_for_update() if lock else found).first():
        return run
    raise NotFound


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


def told(found: Findings, table: Table) -> dict[str, Any]:
    """What a run keeps of findings: places and words, and nothing that a cell held."""
    layout, headings = found.layout, table.headings
    return {
        "total": found.total,
        "passed": found.total,
        "new": found.new,
        "same": found.same,
        "faulty": found.faulty,
        "report": {
            "unknown": layout.unknown,
            "missing": layout.missing,
            "twice": layout.twice,
            "is_empty": layout.is_usable and not found.total,
            "is_headless": not layout.row,
            "faults": [
                {
                    "cell": f"{layout.letter(fault.key)}{fault.row}",
                    "row": fault.row,
                    "key": fault.key,
                    "heading": headings[fault.key],
                    "words": fault.words,
                }
                for fault in found.faults
            ],
        },
    }


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
    run_id: int,
    table: Table,
    judge: Judge,
    *,
    now: datetime,
    save: Callable[[SheetRun, Sequence[Any]], None],
) -> None:
    """Check a file once more and write all of it in one transaction, or nothing.

    All that takes long is done before the transaction, so that others wait but a few seconds.
    """
    run = SheetRun.objects.filter(pk=run_id, state=SheetState.WRITING).first()
    if run is None:
        return
    ready: list[Any] = []

    def gather(found: Findings, lines: Sequence[Line]) -> None:
        if not found.faulty:
            ready.extend(judge.ready([line for line in lines if not line.is_same]))

    try:
        found = _gone_through(run, table, judge, gather)
        if _outcome(found) == SheetState.FAULTY:
            _end(run.pk, [SheetState.WRITING], SheetState.FAULTY, now=now, **told(found, table))
            return
        _write_all(run, ready, told(found, table), now=now, save=save)
    except (Invalid, IntegrityError) as error:
        words = error.message if isinstance(error, Invalid) else ""
        _end(run.pk, [SheetState.WRITING], SheetState.FAILED, now=now, report={"refused": words})
    forget_file(run)


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
    run: SheetRun,
    ready: Sequence[Any],
    findings: dict[str, Any],
    *,
    now: datetime,
    save: Callable[[SheetRun, Sequence[Any]], None],
) -> None:
    held = SheetRun.objects.select_for_update().filter(pk=run.pk, state=SheetState.WRITING).first()
    if held is None:
        return
    save(held, ready)
    _step(held, SheetState.DONE, now=now, written_at=now, **findings)
    actor = Actor(user_id=held.user_id)
    journal.record(actor, "write_sheet", held, held.community_id, at=now, new=len(ready))


@transaction.atomic
def undo(
    actor: Actor, run: SheetRun, *, now: datetime, take_back: Callable[[SheetRun], None]
) -> SheetRun:
    """Take all rows of a locked run away again, within a day; `take_back` refuses where one of
    them is in use.
    """
    if run.state != SheetState.DONE or run.written_at is None:
        raise OutOfOrder(_("这份表现在是“%(state)s”，没有可撤销的。") % {"state": _label(run)})
    if now > undo_until(run):
        raise OutOfOrder(_("写入已经过了一天，不能整份撤销了。要改的请一条一条改。"))
    take_back(run)
    _step(run, SheetState.UNDONE, now=now)
    journal.record(actor, "undo_sheet", run, run.community_id, at=now, new=run.new)
    return run


def undo_until(run: SheetRun) -> datetime:
    """The last moment at which a written run can be taken back."""
    written_at = run.written_at or run.sent_at
    hours = rule("sheets.undo_hours", on=local_day(written_at), jurisdictions=())
    return written_at + timedelta(hours=hours.count)


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
        _end(pk, WAITING, SheetState.FAILED, now=now, report={"refused": ""})
        for pk in list(stale.values_list("pk", flat=True))
    )
    left = SheetRun.objects.filter(~Q(file=""), stepped_at__lt=now - KEPT)
    dropped = 0
    for run in left.exclude(state__in=WAITING):
        if run.state in (SheetState.CHECKED, SheetState.FAULTY):
            drop(CLOCK, run, now=now)
            dropped += 1
        else:
            forget_file(run)
    return {"broken": broken, "dropped": dropped}


def source_of(run: SheetRun) -> Source:
    """The file as it was sent; raises NotFound when it is gone, Invalid when it is no table."""
    if not run.file:
        raise NotFound
    with run.file.open("rb") as sealed:
        return Source(open_file(sealed.read()))


def found_in(run: SheetRun, source: Source, table: Table) -> tuple[Layout, list[Fault]]:
    """What a run's report says of its file, to be marked in it."""
    faults = run.report.get("faults", [])
    return (
        laid_out(source, table.columns),
        [Fault(each["row"], each["key"], each["words"]) for each in faults],
    )


def forget_file(run: SheetRun) -> None:
    if run.file:
        run.file.delete(save=False)
        SheetRun.objects.filter(pk=run.pk).update(file="")


def _step(run: SheetRun, state: SheetState, *, now: datetime, **changed: Any) -> None:
    for name, value in {**changed, "state": state, "stepped_at": now}.items():
        setattr(run, name, value)
    run.save(update_fields={"state", "stepped_at", *changed})


def _label(run: SheetRun) -> str:
    return str(SheetState(run.state).label)
