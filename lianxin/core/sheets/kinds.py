"""The kinds of tables that apps take in and give out: each tells its own in `<app>/sheets.py`."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from django.apps import apps
from django.db.models import Model, QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.sheets.checking import Table

Told = tuple[Model, Mapping[str, Any]]
"""A thing, and its row."""
Row = tuple[int, Mapping[str, Any]]
"""The key of a thing, and its row with what a judge has found for it."""


class Prepare(Protocol):
    """Does of new lines what takes long, before the one transaction in which all are written."""

    def __call__(self, community_id: int, news: Sequence[Any], /, *, now: datetime) -> Any: ...


def as_they_are(_community_id: int, news: Sequence[Any], *, now: datetime) -> Sequence[Any]:  # noqa: ARG001  # the protocol's
    """Where nothing of them takes long."""
    return news


class Save(Protocol):
    """Writes what a judge made of new lines, prepared, by the app's own action; returns all rows
    that came of it, what belongs to others after these.
    """

    def __call__(
        self, actor: Actor, community_id: int, news: Any, *, now: datetime
    ) -> Iterable[Model]: ...


class Mend(Protocol):
    """Makes things, each by its key, as their rows say, by the app's own action; returns them in
    the same order.
    """

    def __call__(self, actor: Actor, every: Sequence[Row], *, now: datetime) -> Sequence[Model]: ...


class Noted(Protocol):
    """Writes down who takes what out and what for, struck or in full, before it is."""

    def __call__(
        self,
        actor: Actor,
        community_id: int,
        rows: Sequence[Told],
        *,
        purpose: str,
        is_full: bool,
        now: datetime,
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How a kind is taken in."""

    keeps: Callable[[Actor, int], bool]
    """Whether somebody may, in a community."""
    save: Save
    prepare: Prepare = as_they_are
    mend: Mend | None = None
    """None where what stands here is changed on its own page alone."""
    moved: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None
    """Of what a table made, what has changed since without the journal telling it by itself."""
    along: Collection[str] = ()
    """Models whose rows the database itself takes away with what they belong to."""
    forget: Callable[[], None] = lambda: None
    """Forget what is kept in memory of all this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    code: str
    """In addresses."""
    table: Table
    label: Text
    what: Text
    """What is in it, for who chooses among the kinds."""
    icon: str
    rank: int
    listed: str
    """The view of its own list."""
    sees: Callable[[Actor, int], bool]
    """Whether somebody finds it at all in a community, and may take it out."""
    rows: Callable[[Actor, int, Mapping[str, str], date], Iterable[Told]]
    """What is taken out for an actor of a community, narrowed as its list is by a query."""
    intake: Intake | None = None
    noted: Noted | None = None
    """For what is personal: writes down that it is taken out, and what for. Nothing else asks."""
    note: Text = ""
    """What stands above all its pages."""

    @property
    def is_personal(self) -> bool:
        """Whether it is struck unless somebody says what they need it for."""
        return self.noted is not None

    @property
    def taken_in(self) -> Intake:
        """How it is taken in; raises NotFound for what is only taken out."""
        if self.intake is None:
            raise NotFound
        return self.intake

    def is_open(self, actor: Actor, community_id: int) -> bool:
        return self.intake is not None and self.intake.keeps(actor, community_id)


@cache
def kinds() -> tuple[Kind, ...]:
    """Those of the apps that are installed: an app that goes takes its own along."""
    modules = [
        import_module(f"{config.name}.sheets")
        for config in apps.get_app_configs()
        if config.name.startswith("lianxin.")
        and config.name != "lianxin.core"
        and find_spec(f"{config.name}.sheets")
    ]
    every: list[Kind] = [kind for module in modules for kind in module.KINDS]
    return tuple(sorted(every, key=lambda kind: kind.rank))


def kind_coded(code: str) -> Kind:
    """The kind of an address; raises NotFound."""
    if kind := next((kind for kind in kinds() if kind.code == code), None):
        return kind
    raise NotFound


def kind_of(table: str) -> Kind:
    """The kind of a run."""
    return next(kind for kind in kinds() if kind.table.kind == table)
