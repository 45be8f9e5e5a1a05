"""A verb as a page takes it: what it asks for, what does it, what is said when it is done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lianxin.core.answering import Refusal
from lianxin.core.flow import Flow, Text


@dataclass(frozen=True, slots=True)
class Deed:
    form: type[Any]
    """A form; what it is made of besides what was sent differs from page to page."""
    act: Callable[..., object]
    done: Text


@dataclass(frozen=True, slots=True)
class Offered(Deed):
    """The same with its button's face."""

    icon: str
    label: Text

    @property
    def is_bare(self) -> bool:
        """Whether a button is enough; a template would call the form's class instead."""
        return bool(self.form.is_bare)


def offered(
    flow: Flow, verb: str, form: type[Any], act: Callable[..., object], icon: str, done: Text
) -> tuple[str, Offered]:
    """A flow's verb under its own name."""
    return verb, Offered(form, act, done, icon, flow[verb].label)


@dataclass(slots=True)
class Taken:
    """A step that was sent: its form, and why it was not done; empty when it was."""

    verb: str = ""
    form: Any = None
    refusal: Refusal = field(default_factory=Refusal)

    @property
    def status(self) -> int:
        return self.refusal.status or 200
