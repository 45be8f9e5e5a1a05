"""How a deed that was refused is answered: on the same page, with everything typed kept."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms

from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.fields import put_refusal


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing when it was done; else the status, and what to say at the page's head."""

    status: int = 0
    message: str = ""


UNFIT = Refusal(422)


def tried(form: forms.Form, deed: Callable[[], object]) -> Refusal:
    """Do what a form asks if it is filled in; what is wrong with it is said beside its field."""
    if not form.is_valid():
        return UNFIT
    try:
        deed()
    except OutOfOrder as refusal:
        return Refusal(refusal.status, refusal.message)
    except Invalid as refusal:
        put_refusal(form, refusal)
        return Refusal(refusal.status)
    return Refusal()
