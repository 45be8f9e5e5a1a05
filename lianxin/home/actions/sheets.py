"""Tables of any kind taken in and out: all rows of one, or none."""

from collections.abc import Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import NotPermitted
from lianxin.core.models import SheetRun
from lianxin.core.sheets import running
from lianxin.core.sheets.finding import run_for
from lianxin.core.sheets.kinds import Intake, Kind, Told
from lianxin.home.tasks import check_sheet, undo_sheet, write_sheet


def send(
    actor: Actor, kind: Kind, community_id: int, file: UploadedFile, *, now: datetime
) -> SheetRun:
    """Keep a file, and let it be checked."""
    _intake(actor, kind, community_id)
    return running.send(actor, kind.table, community_id, file, now=now, check=check_sheet.enqueue)


@transaction.atomic
def confirm(actor: Actor, kind: Kind, community_id: int, pk: int, *, now: datetime) -> SheetRun:
    """Let a table that was checked be written."""
    _intake(actor, kind, community_id)
    run = run_for(actor, kind.table.kind, community_id, pk, lock=True)
    return running.confirm(actor, run, now=now, write=write_sheet.enqueue)


@transaction.atomic
def drop(actor: Actor, kind: Kind, community_id: int, pk: int, *, now: datetime) -> None:
    run = run_for(actor, kind.table.kind, community_id, pk, lock=True)
    running.drop(actor, run, now=now)


@transaction.atomic
def undo(actor: Actor, kind: Kind, community_id: int, pk: int, *, now: datetime) -> SheetRun:
    """Let all that a table wrote be taken away again, where nobody went on with any of it since."""
    _intake(actor, kind, community_id)
    run = run_for(actor, kind.table.kind, community_id, pk, lock=True)
    return running.ask_undo(actor, run, now=now, undo=undo_sheet.enqueue)


@transaction.atomic
def take_out(
    actor: Actor,
    kind: Kind,
    community_id: int,
    rows: Sequence[Told],
    *,
    purpose: str,
    is_full: bool,
    now: datetime,
) -> None:
    """Write down that rows are taken out, before they are, where they are personal."""
    if not kind.sees(actor, community_id):
        raise NotPermitted(_("这种表的导入导出，请找管这件事的同事来做。"))
    if kind.noted is not None:
        kind.noted(actor, community_id, rows, purpose=purpose, is_full=is_full, now=now)


def _intake(actor: Actor, kind: Kind, community_id: int) -> Intake:
    if kind.intake is None or not kind.intake.keeps(actor, community_id):
        raise NotPermitted(_("这种表的导入导出，请找管这件事的同事来做。"))
    return kind.intake
