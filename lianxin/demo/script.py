"""The year as it is written down in `data/`, read into plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from lianxin.core.figures import LOCAL

DATA: Final = Path(__file__).parent / "data"
SLUGS: Final = ("jiefangqiao", "lishanlu", "houpojie", "shimuyuan", "qinglongjie")
"""In code order."""


@cache
def read(name: str) -> Any:
    """One of the data files, e.g. "places" or "matters/lishanlu"."""
    text = (DATA / f"{name}.yaml").read_text(encoding="utf8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both are safe


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a course: when, what, in which words, and what else it needs."""

    when: int | str
    """The n-th working day after the report, or "03-20" or "03-20 14:30" of its year."""
    verb: str
    words: str = ""
    more: Any = field(default_factory=dict)
    """A mapping; after an answer, the words that go with it."""

    @property
    def note(self) -> str:
        return self.more if isinstance(self.more, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A matter as it is told: fields as in the files; see the head of `matters/lishanlu.yaml`."""

    community: str
    title: str
    words: str
    category: str
    course: Sequence[Line]
    at: datetime | None = None
    ago: int | None = None
    time: str = ""
    minutes: int | None = None
    place: str = ""
    where: str = ""
    kind: str = "help"
    via: str = "web"
    by: str = "guest"
    reporter: str = ""
    named: bool = False
    private: bool = False
    answers: Mapping[str, Any] = field(default_factory=dict)
    joined: Sequence[Any] = ()
    """How many join it, and from when to when, as a line's `when`."""
    says: Mapping[str, int] = field(default_factory=dict)
    """How many of all who are asked answer what; the others stay silent."""
    photo: str = ""
    following: int = 0

    @property
    def is_taken_down(self) -> bool:
        """Whether staff recorded it for somebody (代办)."""
        return self.via in ("counter", "phone", "door")

    @property
    def verbs(self) -> list[str]:
        return [line.verb for line in self.course]


def told_matters() -> list[Told]:
    """All of 2015, community by community, and what is on the desks now."""
    rows = [row | {"community": slug} for slug in SLUGS for row in read(f"matters/{slug}")]
    return [_told(row) for row in [*rows, *read("matters/lately")]]


def _told(row: Mapping[str, Any]) -> Told:
    fields = dict(row)
    fields["course"] = [Line(*parts) for parts in row["course"]]
    joined = row.get("joined", [])
    fields["joined"] = joined if isinstance(joined, list) else [joined]
    if "at" in row:
        fields["at"] = _moment(row["at"])
    return Told(**fields)


def _moment(value: str | date | datetime) -> datetime:
    found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return found.replace(tzinfo=LOCAL)
