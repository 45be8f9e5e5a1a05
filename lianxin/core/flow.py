"""States and steps as data, and the one way to take a step.

Pages ask a flow which buttons to show, actions ask it for leave, and the diagram in the docs is
drawn from it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound, NotPermitted, OutOfOrder

Text = str | Promise


BACK = "<back>"
"""The target of a step that returns a thing to where it stood before, by its `state_before`."""


def always(_thing: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Step:
    """One lawful step: its verb, from where, to where, who may, and what else must hold."""

    verb: str
    label: Text
    sources: frozenset[str]
    target: str | None
    """The state that follows; None where the step leaves the state as it is, BACK where it undoes
    one.
    """
    by: Callable[[Actor, Any], bool]
    when: Callable[[Any], bool] = always
    unless: Text = ""
    """Said when `when` does not hold."""
    who: Text = ""
    """Who may, in words, for the diagram and the refusal."""

    def leads_to(self, thing: Any) -> str:
        if self.target == BACK:
            return str(thing.state_before)
        return str(thing.state) if self.target is None else self.target


class Flow(dict[str, Step]):
    """Lawful steps by verb, each written once."""

    def __init__(self, *steps: Step) -> None:
        super().__init__({step.verb: step for step in steps})
        if len(self) != len(steps):
            raise ValueError("a verb is written twice")

    def require(self, verb: str, actor: Actor, thing: Any, *, standing: Text = "") -> Step:
        """Return the step, or refuse with the reason why it cannot be taken now.

        Raises NotFound for an unknown verb, NotPermitted for the wrong person, OutOfOrder for the
        wrong moment; `standing` is how the thing stands, in words, for the last.
        """
        if (step := self.get(verb)) is None:
            raise NotFound
        if not step.by(actor, thing):
            raise NotPermitted(_("这一步要由%(who)s来做。") % {"who": step.who or _("别的人")})
        if thing.state not in step.sources:
            raise OutOfOrder(
                _("刚刚有人走了一步，现在是“%(state)s”，不能再“%(verb)s”。下面是最新的样子。")
                % {"state": standing or thing.state, "verb": step.label}
            )
        if not step.when(thing):
            raise OutOfOrder(str(step.unless))
        return step

    def open_to(self, actor: Actor, thing: Any) -> list[Step]:
        """The steps that this actor could take now, in the order in which they are written."""
        return [
            step
            for step in self.values()
            if thing.state in step.sources and step.when(thing) and step.by(actor, thing)
        ]

    def states(self) -> Iterable[str]:
        """Every state that the flow names, each once, in order of appearance."""
        named = (
            state
            for step in self.values()
            for state in (*sorted(step.sources), step.target)
            if state and state != BACK
        )
        return dict.fromkeys(named)
