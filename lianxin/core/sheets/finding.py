"""Runs as whoever sent them finds them, and their files."""

from collections.abc import Collection

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.models import SheetRun
from lianxin.core.secrets import open_file
from lianxin.core.sheets.checking import Fault, Table
from lianxin.core.sheets.matching import Layout, laid_out
from lianxin.core.sheets.reading import Source


def runs_of(actor: Actor, kinds: Collection[str], community_id: int) -> QuerySet[SheetRun]:
    """One's own tables of some kinds, the latest first."""
    mine = SheetRun.objects.filter(user_id=actor.user_id or 0, kind__in=kinds)
    return mine.filter(community_id=community_id).order_by("-pk")


def run_for(actor: Actor, kind: str, community_id: int, pk: int, *, lock: bool = False) -> SheetRun:
    found = runs_of(actor, [kind], community_id).filter(pk=pk)
    if run := (found.select_for_update() if lock else found).first():
        return run
    raise NotFound


def source_of(run: SheetRun) -> Source:
    """The file as it was sent; raises NotFound when it is gone, Invalid when it is no table."""
    if not run.file:
        raise NotFound
    try:
        with run.file.open("rb") as sealed:
            held = sealed.read()
    except FileNotFoundError as error:
        # Another worker has meanwhile written it, and thrown it away.
        raise NotFound from error
    return Source(open_file(held))


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
        SheetRun.objects.filter(pk=run.pk).update(file="", preview="")
