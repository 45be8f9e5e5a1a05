"""How a step at the desk is taken: one form, one action, and the same page again when refused."""

from collections.abc import Collection, Mapping
from typing import Any

from lianxin.core import http
from lianxin.core.answering import tried
from lianxin.core.deeds import Taken
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.volunteers.deeds import Deed
from lianxin.volunteers.forms.steps import Asked

__all__ = ["Choices", "Deed", "Taken", "forms_for", "take"]

Choices = dict[str, list[tuple[int, str]]]


def forms_for(
    request: Request,
    known: Mapping[str, Deed],
    open_verbs: Collection[str],
    thing: Any,
    choices: Choices,
    taken: Taken,
) -> dict[str, Asked]:
    """A fresh form for each open step, but for the one that failed, which keeps what was typed."""
    made = {
        name: deed.form(request.actor, thing, http.today(), choices)
        for name, deed in known.items()
        if (deed.verb or name) in open_verbs
    }
    return made | ({taken.verb: taken.form} if taken.form and taken.verb in made else {})


def take(
    request: Request,
    known: Mapping[str, Deed],
    verb: str,
    thing: Any,
    choices: Choices | None = None,
) -> Taken:
    """Do what was sent; says what was done, or gives back the form with what is wrong."""
    if verb not in known:
        raise NotFound
    deed = known[verb]
    form = deed.form(request.actor, thing, http.today(), choices or {}, request.POST, request.FILES)
    refusal = tried(form, lambda: deed.act(request.actor, thing.pk, now=http.now(), **form.said()))
    if refusal.status:
        return Taken(verb, form, refusal)
    http.say(request, deed.done)
    return Taken()
