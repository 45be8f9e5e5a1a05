"""Tables on their way, step by step, as the worker takes them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from lianxin.core.actor import Actor
from lianxin.core.errors import OutOfOrder
from lianxin.core.models import SheetRun
from lianxin.core.sheets import running
from lianxin.core.sheets.kinds import Kind, kind_coded
from lianxin.core.sheets.writing import written
from lianxin.core.tests.factories import MONDAY
from lianxin.home.actions import sheets

TODAY = MONDAY.date()


class Way:
    """One actor's tables of one kind in one community."""

    def __init__(self, code: str, actor: Actor, community_id: int) -> None:
        self.kind: Kind = kind_coded(code)
        self.actor, self.here = actor, community_id

    def _judge(self):
        return self.kind.table.judge(self.here, today=TODAY)

    def send(self, held: bytes, name: str = "表.csv") -> SheetRun:
        file = SimpleUploadedFile(name, held)
        run = sheets.send(self.actor, self.kind, self.here, file, now=MONDAY)
        running.check(run.pk, self.kind.table, self._judge(), now=MONDAY)
        run.refresh_from_db()
        return run

    def check(self, *lines: str, encoding: str = "utf-8") -> SheetRun:
        return self.send("\n".join(lines).encode(encoding))

    def write(self, run: SheetRun) -> SheetRun:
        sheets.confirm(self.actor, self.kind, self.here, run.pk, now=MONDAY)
        intake = self.kind.taken_in
        running.write(run.pk, self.kind, intake, self._judge(), actor=self.actor, now=MONDAY)
        run.refresh_from_db()
        assert run.state == "done", run.report
        return run

    def take_in(self, *lines: str) -> SheetRun:
        run = self.check(*lines)
        assert run.state == "checked", run.report
        return self.write(run)

    def undo(self, run: SheetRun, *, now=MONDAY) -> None:
        """Raises OutOfOrder as the page would say it."""
        sheets.undo(self.actor, self.kind, self.here, run.pk, now=now)
        running.undo(run.pk, self.kind, self.kind.taken_in, actor=self.actor, now=now)
        run.refresh_from_db()
        if run.state != "undone":
            raise OutOfOrder(run.report["refused"])

    def rows(self) -> list[dict]:
        return [dict(row) for _thing, row in self.kind.rows(self.actor, self.here, {}, TODAY)]

    def book(self) -> bytes:
        return written(self.kind.table, self.rows())


def cells(run: SheetRun) -> dict[str, str]:
    """Where something is wrong, and what."""
    return {each["cell"]: each["words"] for each in run.report["faults"]}
