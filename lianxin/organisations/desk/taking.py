"""How a step at the desk is taken: one form, one action, and the same page again when refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lianxin.core import http
from lianxin.core.answering import Refusal, tried
from lianxin.core.errors import NotFound
from lianxin.core.flow import Text
from lianxin.core.http import Request
from lianxin.organisations.forms.steps import Asked, Offers


@dataclass(frozen=True, slots=True)
class Deed:
    """A step as the desk takes it: what it asks for, what does it, what is said when it is done."""

    form: type[Asked]
    act: Callable[..., object]
    done: Text


@dataclass(slots=True)
class Taken:
    """A step that was sent: its form, and why it was not done."""

    verb: str = ""
    form: Asked | None = None
    refusal: Refusal = field(default_factory=Refusal)

    @property
    def status(self) -> int:
        return self.refusal.status or 200


def fresh(deeds: Mapping[str, Deed], offers: Offers, taken: Taken) -> dict[str, Asked]:
    """A form for each deed, but for the one that failed, which keeps what was typed."""
    made = {verb: deed.form(http.today(), offers, verb=verb) for verb, deed in deeds.items()}
    return made | ({taken.verb: taken.form} if taken.form else {})


def take(
    request: Request, deeds: Mapping[str, Deed], verb: str, *about: object, offers: Offers
) -> Taken:
    """Do what was sent to what it is about; gives back the form where that was refused."""
    if verb not in deeds:
        raise NotFound
    deed = deeds[verb]
    form = deed.form(http.today(), offers, request.POST, request.FILES, verb=verb)
    refusal = tried(form, lambda: deed.act(request.actor, *about, **form.said(), now=http.now()))
    if refusal.status:
        return Taken(verb, form, refusal)
    http.say(request, deed.done)
    return Taken()
