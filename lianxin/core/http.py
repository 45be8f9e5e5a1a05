"""The edge: what a request carries here, and the clock that is read once for each."""

from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from lianxin.core.actor import Actor


class Request(HttpRequest):
    """A request after the middleware: it knows its actor."""

    actor: Actor
    htmx: HtmxDetails


def now() -> datetime:
    return timezone.now()


def local_day(moment: datetime) -> date:
    """The day that a moment is in Shanghai."""
    return timezone.localtime(moment).date()


def today() -> date:
    return local_day(now())
