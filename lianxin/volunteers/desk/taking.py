"""How a step at the desk is taken: one form, one action, and the same page again when refused."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.volunteers.forms.steps import Asked

Choices = dict[str, list[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Deed:
    """A step as the desk takes it: what it asks for, what does it, what is said when it is done."""

    form: type[Asked]
    act: Callable[..., object]
    done: Text
    verb: str = ""
    """The flow's name for it, where that differs from the address's."""


@dataclass(slots=True)
class Taken:
    """A step that was sent: its form, and why it was not done."""

    verb: str = ""
    form: Asked | None = None
    refusal: Refusal = field(default_factory=Refusal)

    @property
    def status(self) -> int:
        return self.refusal.status or 200


def forms_for(
    request: Request,
    deeds: Mapping[str, Deed],
    open_verbs: Collection[str],
    thing: Any,
    choices: Choices,
    taken: Taken,
) -> dict[str, Asked]:
    """A fresh form for each open step, but for the one that failed, which keeps what was typed."""
    made = {
        name: deed.form(request.actor, thing, http.today(), choices)
        for name, deed in deeds.items()
        if (deed.verb or name) in open_verbs
    }
    return made | ({taken.verb: taken.form} if taken.form and taken.verb in made else {})


def take(
    request: Request,
    deeds: Mapping[str, Deed],
    verb: str,
    thing: Any,
    choices: Choices | None = None,
) -> Taken:
    """Do what was sent; says what was done, or gives back the form with what is wrong."""
    if verb not in deeds:
        raise NotFound
    deed = deeds[verb]
    form = deed.form(request.actor, thing, http.today(), choices or {}, request.POST, request.FILES)
    refusal = tried(form, lambda: deed.act(request.actor, thing.pk, now=http.now(), **form.said()))
    if refusal.status:
        return Taken(verb, form, refusal)
    http.say(request, deed.done)
    return Taken()
