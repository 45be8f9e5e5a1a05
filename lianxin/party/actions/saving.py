from collections.abc import Sequence
from typing import Any

from lianxin.core.models import SheetRun
from lianxin.party.models import Member

BATCH = 2_000


def save(run: SheetRun, members: Sequence[Any]) -> None:
    """Write the members of a table, within its one transaction; the database lets each belong to
    its branch.
    """
    for member in members:
        member.sheet = run
    Member.objects.bulk_create(members, batch_size=BATCH)
