"""The database as the migrations leave it, on SQLite: made once, and copied until a migration
reads otherwise.
"""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TextIO

from django.db import connection

ROOT = Path(__file__).parents[1]


class Kept(NamedTuple):
    path: Path
    lock: TextIO

    def is_there(self) -> bool:
        return self.path.exists()

    def keep(self) -> None:
        """Copied under another name first: what breaks off is no database."""
        for old in self.path.parent.glob("*.sqlite3"):
            old.unlink()
        part = self.path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(part)])
        part.rename(self.path)


def as_migrated() -> Path:
    """Where it is kept, if it was made already."""
    sources = [
        ROOT / "requirements/base.txt",
        *sorted(ROOT.glob("lianxin/*/migrations/*.py")),
        *sorted(ROOT.glob("lianxin/core/operations/*.py")),
    ]
    made_by = sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    return ROOT / "var/tests" / f"{made_by}.sqlite3"
