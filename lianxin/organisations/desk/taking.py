"""How a step at the desk is taken: one form, one action, and the same page again when refused."""

from collections.abc import Mapping

from lianxin.core import http
from lianxin.core.answering import tried
from lianxin.core.deeds import Deed, Taken
from lianxin.core.errors import NotFound
from lianxin.core.http import Request
from lianxin.organisations.forms.steps import Asked, Offers

__all__ = ["Deed", "Taken", "fresh", "take"]


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
